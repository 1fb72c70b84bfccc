"""Two offers of one page that disagree about an award: its own grade, and its points.

A page may ask DDM of a BTEC and 112 points of everybody. A DMM is 112 points, and still below what
the page asks of a BTEC: that is the provider's to say, and no yes.
"""

from __future__ import annotations

from dataclasses import replace

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import AnyOf, Award, Tariff, walk
from otpath.rules.history import is_history
from otpath.rules.judging import judge
from otpath.rules.outcomes import Outcome, Shortfall, Verdict
from otpath.rules.situation import Situation


def doubt_points(outcome: Outcome, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Return an outcome that is no "yes" where only points reach what an award's grade does not."""
    rule = outcome.requirement
    if outcome.verdict is not Verdict.MET or not isinstance(rule, AnyOf):
        return outcome
    for asked in _missed_awards(outcome, situation.month):
        held = asked.requirement
        if isinstance(held, Award) and _asks_more_than_points(held, rule, catalogue):
            without = _without(held.qualifications, situation)
            if judge(rule, without, catalogue).verdict is not Verdict.MET and asked.shortfall:
                text = f"{asked.shortfall.text}: your points alone would do"
                return replace(
                    outcome, verdict=Verdict.NOT_KNOWN, shortfall=Shortfall("they-decide", text)
                )
    return outcome


def _missed_awards(outcome: Outcome, month: int) -> list[Outcome]:
    """Return the awards that the page names at a grade, and that are held below it."""
    return [
        child
        for child in outcome.children
        if child.shortfall is not None
        and child.shortfall.kind == "below-grade"
        and not is_history(child.requirement, month)
    ]


def _asks_more_than_points(award: Award, offers: AnyOf, catalogue: Catalogue) -> bool:
    asked = [
        catalogue.qualifications[id_].tariff.get(award.grade or "", 0)
        for id_ in award.qualifications
    ]
    totals = [node.points for node in walk(offers) if isinstance(node, Tariff)]
    return bool(totals) and min(asked, default=0) > min(totals)


def _without(qualifications: tuple[str, ...], situation: Situation) -> Situation:
    left = tuple(h for h in situation.holdings if h.qualification not in qualifications)
    return replace(situation, holdings=left)
