"""How old somebody will be when an age counts: we never ask a birthday."""

from __future__ import annotations

from dataclasses import replace

from otpath.rules.phrases import joined
from otpath.rules.situation import Situation


def older(today: Situation, month: int) -> Situation:
    """Return a situation in which nothing but the age has changed by a month."""
    if today.age_from is None or today.age_to is None:
        return today
    passed = max(0, month - today.month)
    return replace(
        today,
        age_from=today.age_from + passed // 12,
        age_to=today.age_to + (passed + 11) // 12,
    )


def age_then_words(then: Situation) -> str:
    """Say the age, as '16 or 17'."""
    return joined(dict.fromkeys([str(then.age_from), str(then.age_to)]), "or")
