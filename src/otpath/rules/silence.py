"""What a page does not speak of: an award that it does not name is neither taken nor refused.

Only for one provider's page. A rule of a course says what most pages ask, and names what they take.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import (
    AccessCredits,
    All,
    Award,
    Count,
    Gcses,
    Grades,
    Group,
    NoneOf,
    Requirement,
    Tariff,
)
from otpath.person.profile import Holding
from otpath.rules.award_words import award_in_words
from otpath.rules.history import is_history
from otpath.rules.holdings import is_pass
from otpath.rules.judging import join
from otpath.rules.outcomes import Outcome, Shortfall, Verdict
from otpath.rules.parts import is_refused
from otpath.rules.phrases import joined
from otpath.rules.points import counts_in
from otpath.rules.situation import Situation
from otpath.rules.words import asked_in_words

LOWEST_OFFER = 3
"""The RQF level from which a rule is an offer. Awards in place of a GCSE are judged with it."""

_WHOLE_KINDS = frozenset({
    "a-level", "vocational", "access", "apprenticeship", "higher-certificate", "foundation-degree",
    "degree",
})  # fmt: skip
_NEVER_ENOUGH = frozenset({"as-level", "ib-standard-level", "irish-leaving-ordinary"})
"""Awards that nobody takes in place of a whole offer."""
_OF_ANY_LEVEL = frozenset({"overseas-school-certificate", "overseas-ot-qualification"})
"""Awards of which only ENIC says the level."""


def leave_open(outcome: Outcome, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Return an outcome that is no "no" where the page is silent about an award that is held."""
    rule = outcome.requirement
    if outcome.verdict is not Verdict.NOT_MET or isinstance(rule, NoneOf):
        return outcome
    if rule.strength == "helps":
        return outcome
    if is_history(rule, situation.month):
        return replace(outcome, verdict=Verdict.NOT_KNOWN)
    if isinstance(rule, All | Count):
        children = tuple(leave_open(child, situation, catalogue) for child in outcome.children)
        return replace(join(rule, children, catalogue), unless=outcome.unless)
    unnamed = _unnamed(rule, situation, catalogue)
    if not unnamed:
        return outcome
    text = f"you have {_awards(unnamed, catalogue)}, which the page does not name"
    if not isinstance(rule, Group):
        # Of a group each rule is shown beside this.
        text = f"{asked_in_words(rule, catalogue)} ({text})"
    return replace(outcome, verdict=Verdict.NOT_KNOWN, shortfall=Shortfall("not-named", text))


def _awards(holdings: list[Holding], catalogue: Catalogue) -> str:
    """Name awards, of several subjects in one qualification only their number."""
    by_id: dict[str, list[Holding]] = {}
    for holding in holdings:
        by_id.setdefault(holding.qualification, []).append(holding)
    return joined(
        award_in_words(held[0], catalogue)
        if len(held) == 1
        else f"{len(held)} subjects in {catalogue.qualifications[id_].title}"
        for id_, held in by_id.items()
    )


def _unnamed(rule: Requirement, situation: Situation, catalogue: Catalogue) -> list[Holding]:
    """Return the awards held that are as high as the offer and that it does not speak of."""
    leaves = list(_weighing_leaves(rule))
    named = {
        qualification.id
        for leaf in leaves
        if not is_history(leaf, situation.month)
        for qualification in catalogue.qualifications.values()
        if _names(leaf, qualification)
    }
    levels = [catalogue.qualifications[id_].rqf_level for id_ in named]
    floor = min((level for level in levels if level is not None), default=0)
    if floor < LOWEST_OFFER or any(isinstance(leaf, Gcses) for leaf in leaves):
        return []
    return [
        holding
        for holding in situation.holdings
        if holding.qualification not in named
        and _is_as_high(catalogue.qualifications[holding.qualification], floor)
        and is_pass(holding)
        and not any(_refuses(leaf, holding) for leaf in leaves)
    ]


def _weighing_leaves(rule: Requirement) -> Iterator[Requirement]:
    if not isinstance(rule, Group):
        yield rule
        return
    for child in rule.of:
        if child.strength != "helps":
            yield from _weighing_leaves(child)


def _names(leaf: Requirement, qualification: Qualification) -> bool:
    match leaf:
        case Award(level=int(level)):
            return (qualification.rqf_level or 0) >= level
        case Award() | Grades():
            return qualification.id in leaf.qualifications
        case Tariff():
            return counts_in(qualification, leaf)
        case AccessCredits():
            return qualification.scale == "access"
        case _:
            return False


def _is_as_high(qualification: Qualification, floor: int) -> bool:
    if qualification.id in _OF_ANY_LEVEL:
        return True
    is_whole = qualification.kind in _WHOLE_KINDS and qualification.id not in _NEVER_ENOUGH
    return is_whole and (qualification.rqf_level or 0) >= floor


def _refuses(leaf: Requirement, holding: Holding) -> bool:
    return isinstance(leaf, Grades | Tariff) and is_refused(holding, leaf.refuse)
