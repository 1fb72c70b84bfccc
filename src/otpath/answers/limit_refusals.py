"""Whether a last month, money, what is avoided or what is included leaves no route."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from otpath.planning.routes import Limits
from otpath.rules.phrases import joined

_NOTHING: frozenset[str] = frozenset()
_WITHOUT: dict[str, dict[str, Any]] = {
    "--finish-by": {"finish_by": None},
    "--money": {"own_pounds": None},
    "--avoid": {
        "avoid_modes": _NOTHING,
        "avoid_courses": _NOTHING,
        "avoid_roles": _NOTHING,
    },
    "--include": {"include_courses": _NOTHING, "include_roles": _NOTHING},
}
"""What each option sets, as it is where the option is not given."""


def too_narrow(limits: Limits, opens: Callable[[Limits], bool]) -> tuple[str, str] | None:
    """Return that these limits leave no route and which to give up, None where they are not why.

    `opens` tells whether there is a route within some limits. Hours and the wage are left alone.
    """
    given = [option for option in _WITHOUT if _without(limits, option) != limits]
    alone = [option for option in given if opens(_without(limits, option))]
    text = "No route fits within all the limits you set."
    if alone:
        which = joined((f"without {option}" for option in alone), "or")
        return text, f"A route opens {which}."
    if len(given) > 1 and opens(_without(limits, *given)):
        return text, f"A route opens if you leave out {joined(given)} together."
    return None


def _without(limits: Limits, *options: str) -> Limits:
    return replace(limits, **{k: v for option in options for k, v in _WITHOUT[option].items()})
