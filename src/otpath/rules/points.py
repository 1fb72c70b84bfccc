"""Judging a total of UCAS Tariff points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import SCALES, UNKNOWN, AccessGrades, read_access
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import JudgedBy, Tariff
from otpath.person.profile import OTHER_SUBJECT, Holding
from otpath.rules.holdings import is_open, may_hold
from otpath.rules.outcomes import Outcome, Shortfall, Verdict
from otpath.rules.situation import Situation
from otpath.rules.words import asked_in_words, award_in_words, counted, joined

ACCESS_LOWEST = AccessGrades(0, 0, 45).points
ACCESS_HIGHEST = AccessGrades(45, 0, 0).points


@dataclass(frozen=True)
class Worth:
    """The points that an award surely brings, the most it may bring, and what it excludes.

    Of awards with the same `group` only the best counts: resits, and AS beside A level. An award
    whose subject was not named stands alone, with None.
    """

    holding: Holding
    low: int
    high: int
    group: tuple[str, str | None] | None


def judge_tariff(rule: Tariff, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge the sum of the best awards, as many as the rule adds up, none of them twice."""
    worths = _worths(rule, situation, catalogue)
    counting = _counting(sorted(worths, key=lambda w: w.low, reverse=True), rule.max_awards)
    low = sum(worth.low for worth in counting)
    evidence = _evidence(low, counting, catalogue)
    if low >= rule.points:
        return Outcome(rule, Verdict.MET, evidence)
    hoped = _counting(sorted(worths, key=lambda w: w.high, reverse=True), rule.max_awards)
    best = sum(worth.high for worth in hoped)
    may_do = best >= rule.points or _may_hold_more(rule, situation, catalogue)
    verdict = Verdict.NOT_KNOWN if may_do else Verdict.NOT_MET
    return Outcome(rule, verdict, evidence, _shortfall(rule, verdict, best, catalogue))


def _counting(best_first: Iterable[Worth], most: int | None) -> list[Worth]:
    """Take the first of each group, and of those as many as may be added up."""
    taken: dict[object, Worth] = {}
    for place, worth in enumerate(best_first):
        taken.setdefault(worth.group or place, worth)
    return list(taken.values())[:most]


def _shortfall(rule: Tariff, verdict: Verdict, best: int, catalogue: Catalogue) -> Shortfall:
    asked = asked_in_words(rule, catalogue)
    if verdict is Verdict.NOT_KNOWN:
        return Shortfall("not-known", asked)
    if not best:
        return Shortfall("missing", asked, rule.points, best)
    return Shortfall("too-few", f"{asked} (you have {best})", rule.points, best)


def _evidence(total: int, counting: list[Worth], catalogue: Catalogue) -> str | None:
    awards = [award_in_words(worth.holding, catalogue) for worth in counting if worth.low]
    return f"{counted(total, 'UCAS Tariff point')} from {joined(awards)}" if awards else None


def _may_hold_more(rule: Tariff, situation: Situation, catalogue: Catalogue) -> bool:
    """Tell whether an award with points may be held without having been stated."""
    return any(
        may_hold(qualification, None, situation)
        for qualification in catalogue.qualifications.values()
        if _counts(qualification, rule)
    )


def _counts(qualification: Qualification, rule: Tariff) -> bool:
    has_points = bool(qualification.tariff) or qualification.scale == "access"
    return has_points and (not rule.qualifications or qualification.id in rule.qualifications)


# --- what one holding is worth ----------------------------------------------------------------


def _worths(rule: Tariff, situation: Situation, catalogue: Catalogue) -> list[Worth]:
    pairs = [(h, catalogue.qualifications[h.qualification]) for h in situation.holdings]
    return [_worth(holding, q, rule.by) for holding, q in pairs if _counts(q, rule)]


def _worth(holding: Holding, qualification: Qualification, by: JudgedBy) -> Worth:
    group = _group(holding, qualification)
    lowest, highest = _range(qualification)
    if is_open(holding, by):
        return Worth(holding, 0, highest, group)
    points = _points(holding, qualification)
    return Worth(holding, *((lowest, highest) if points is None else (points, points)), group)


def _group(holding: Holding, qualification: Qualification) -> tuple[str, str | None] | None:
    if qualification.has_subjects and holding.subject in (None, OTHER_SUBJECT):
        return None
    family = "a-level" if qualification.kind == "a-level" else qualification.id
    return family, holding.subject


def _points(holding: Holding, qualification: Qualification) -> int | None:
    """Return the points of a holding, None where its grade was not said."""
    if qualification.scale == "access":
        grades = read_access(holding.grade or "")
        return grades.points if grades else None
    if qualification.scale and holding.grade in (None, UNKNOWN):
        return None
    return qualification.tariff.get(holding.grade or "pass", 0)


def _range(qualification: Qualification) -> tuple[int, int]:
    """Return the fewest points and the most that a pass can bring."""
    if qualification.scale == "access":
        return ACCESS_LOWEST, ACCESS_HIGHEST
    grades = SCALES[qualification.scale].grades if qualification.scale else ("pass",)
    points = [qualification.tariff.get(grade, 0) for grade in grades]
    return min(points), max(points)
