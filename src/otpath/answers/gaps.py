"""Gaps: what a person told us and what is still missing beside it."""

from __future__ import annotations

from dataclasses import replace

from otpath.rules.outcomes import Outcome
from otpath.rules.situation import Situation

TOLD_OF = {"below-grade", "too-old", "wrong-subject", "not-accepted", "not-together", "not-named"}
"""Shortfalls of something that the person told us of; too few may be none at all."""


def all_told(today: Situation) -> Situation:
    """Return the situation of somebody whose story is whole: what was not said is not so."""
    return replace(today, all_gcses=True, all_awards=True, experience_told=True)


def falls_short(outcome: Outcome) -> bool:
    """Tell whether something that was told is too low or too little."""
    if outcome.children:
        return any(falls_short(child) for child in outcome.children)
    short = outcome.shortfall
    return short is not None and (
        short.kind == "below-grade" or (short.kind == "too-few" and bool(short.best))
    )


def tells_what_is_had(closed: Outcome) -> bool:
    """Tell whether a shortfall, judged on the whole story, names what the person has."""
    has_kind = closed.shortfall is not None and closed.shortfall.kind in TOLD_OF
    return has_kind or falls_short(closed)
