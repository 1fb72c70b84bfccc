"""A rule in few words, for a page with little room: long lists of awards are counted."""

from __future__ import annotations

from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import AnyOf, Award, Gcses, Requirement, Tariff
from otpath.rules.words import in_words

AWARDS_IN_BRIEF = 2
"""How many awards are all named; of more, the others are counted."""


def in_brief(requirement: Requirement, catalogue: Catalogue, nation: Nation) -> str:
    """Say what a requirement asks; where it takes any of many awards, say of how many."""
    if isinstance(requirement, AnyOf) and len(requirement.of) > 1 and not requirement.unless:
        first, *others = (in_brief(part, catalogue, nation) for part in requirement.of)
        ways = others[0] if len(others) == 1 else f"one of {len(others)} other ways"
        return f"{first}, or {ways}"
    shorter, counted = _without_list(requirement)
    words = in_words(shorter, catalogue, short=True, nation=nation)
    return f"{words} ({counted})" if counted else words


def _without_list(rule: Requirement) -> tuple[Requirement, str]:
    """Return a rule without its list of awards, and what to say of those left out."""
    match rule:
        case Award() if len(rule.qualifications) > AWARDS_IN_BRIEF:
            others = len(rule.qualifications) - 1
            kept = rule.model_copy(update={"qualifications": rule.qualifications[:1]})
            return kept, f"or one of {others} other awards"
        case Tariff() if len(rule.qualifications) > AWARDS_IN_BRIEF:
            kept_points = rule.model_copy(update={"qualifications": ()})
            return kept_points, f"from any of {len(rule.qualifications)} awards"
        case Gcses() if len({taken.qualification for taken in rule.accept}) > AWARDS_IN_BRIEF:
            others = len({taken.qualification for taken in rule.accept})
            return rule.model_copy(update={"accept": ()}), f"or one of {others} other awards"
        case _:
            return rule, ""
