"""What a refusal says: a code, a sentence, and the changes that open a route."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from otpath.answers.openings import Change, in_order

ReasonCode = Literal[
    "in-training",
    "nobody-hired",
    "not-settled",
    "not-in-nation",
    "not-with-wage",
    "not-with-hours",
    "not-with-money",
    "not-by-then",
    "not-with-avoided",
    "not-with-included",
    "not-within-limits",
    "not-within-horizon",
    "not-reachable",
    "they-decide",
    "programme-elsewhere",
    "not-by-programme",
]


@dataclass(frozen=True)
class Reason:
    """One reason why there is no route, and the changes that would open one, the least first."""

    code: ReasonCode
    text: str
    changes: tuple[Change, ...] = ()
    advice: str | None = None
    """What to do beside planning again, as whom to ask."""


def smallest_change(reasons: Iterable[Reason]) -> Change | None:
    """Return the change that gives up the least, of those of all reasons."""
    return next(iter(in_order(change for reason in reasons for change in reason.changes)), None)
