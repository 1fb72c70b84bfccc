"""Rules of years ago: a page that old is no longer a yes."""

from __future__ import annotations

import re
from dataclasses import replace

from otpath.catalogue.requirements import Requirement
from otpath.rules.outcomes import Outcome, Shortfall, Verdict
from otpath.rules.ranges import you_have

OLD_AFTER_YEARS = 5
"""Rules of an entry year so long before the start are history: they are never a yes or a no."""


def is_history(rule: Requirement, month: int) -> bool:
    """Tell whether a rule is of an entry year of its own that lies years before `month`."""
    years = re.findall(r"\b(?:19|20)\d\d\b", rule.year or "")
    return bool(years) and month // 12 - int(max(years)) >= OLD_AFTER_YEARS


def as_history(outcome: Outcome, asked: str) -> Outcome:
    """Return the outcome of an old rule: what would meet it leaves the rule not known."""
    if outcome.verdict is not Verdict.MET or outcome.requirement.strength == "helps":
        return outcome
    text = (
        f"{asked}{you_have(outcome)}: a rule of {outcome.requirement.year}, which may not hold now"
    )
    return replace(outcome, verdict=Verdict.NOT_KNOWN, shortfall=Shortfall("not-known", text))
