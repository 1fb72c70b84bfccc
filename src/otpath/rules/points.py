"""Judging a total of UCAS Tariff points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import SCALES, UNKNOWN, AccessGrades, read_access, read_grade
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import JudgedBy, Tariff
from otpath.catalogue.rule_parts import SubjectPoints, SubjectRule
from otpath.person.profile import OTHER_SUBJECT, Holding
from otpath.rules.award_words import award_in_words
from otpath.rules.holdings import is_open, may_hold, reach
from otpath.rules.outcomes import Outcome, Shortfall, ShortfallKind, Verdict
from otpath.rules.parts import is_refused
from otpath.rules.phrases import counted, joined
from otpath.rules.situation import Situation
from otpath.rules.words import asked_in_words

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

    def points(self, *, sure: bool) -> int:
        """Return the points it surely brings, or the most it may."""
        return self.low if sure else self.high


def judge_tariff(rule: Tariff, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge the sum of the best awards, as many as the rule adds up, none of them twice.

    Every choice of awards is tried where the rule caps their number: the ones with most points may
    not be those that bring a subject which is asked.
    """
    worths = _worths(rule, situation, catalogue)
    sure = _best_choice(worths, rule, catalogue, sure=True)
    low = sum(worth.low for worth in sure.chosen)
    evidence = _evidence(low, sure.chosen, catalogue)
    if sure.meets:
        return Outcome(rule, Verdict.MET, evidence)
    hoped = _best_choice(worths, rule, catalogue, sure=False)
    best = sum(worth.high for worth in hoped.chosen)
    may_do = hoped.meets or _may_hold_more(rule, situation, catalogue)
    verdict = Verdict.NOT_KNOWN if may_do else Verdict.NOT_MET
    return Outcome(rule, verdict, evidence, _shortfall(rule, verdict, best, catalogue))


@dataclass(frozen=True)
class Choice:
    """Awards that may be added up, and whether they meet all that the rule asks."""

    chosen: tuple[Worth, ...]
    meets: bool

    def rank(self, *, sure: bool) -> tuple[bool, int]:
        """Order choices: those that meet the rule first, then by points."""
        return self.meets, sum(worth.points(sure=sure) for worth in self.chosen)


def _best_choice(worths: list[Worth], rule: Tariff, catalogue: Catalogue, *, sure: bool) -> Choice:
    counting = _counting(worths, sure=sure)
    most = len(counting) if rule.max_awards is None else min(rule.max_awards, len(counting))
    choices = (
        Choice(chosen, _meets(chosen, rule, catalogue, sure=sure))
        for chosen in combinations(counting, most)
    )
    return max(choices, key=lambda choice: choice.rank(sure=sure))


MOST_AWARDS = 12
"""Awards of which choices are tried; nobody's thirteenth best makes an offer."""


def _counting(worths: Iterable[Worth], *, sure: bool) -> list[Worth]:
    """Return the best award of each group, those with most points first."""
    taken: dict[object, Worth] = {}
    best_first = sorted(worths, key=lambda worth: worth.points(sure=sure), reverse=True)
    for place, worth in enumerate(best_first):
        taken.setdefault(worth.group or place, worth)
    return list(taken.values())[:MOST_AWARDS]


def _meets(chosen: Sequence[Worth], rule: Tariff, catalogue: Catalogue, *, sure: bool) -> bool:
    has_subjects = all(
        _subject_points(chosen, asked, sure=sure) >= asked.points for asked in rule.subject_points
    ) and all(_is_among(chosen, asked, rule, catalogue, sure=sure) for asked in rule.including)
    a_levels = sum(_a_levels(worth, catalogue, sure=sure) for worth in chosen)
    total = sum(worth.points(sure=sure) for worth in chosen)
    return total >= rule.points and has_subjects and a_levels >= (rule.min_a_levels or 0)


def _subject_points(chosen: Iterable[Worth], asked: SubjectPoints, *, sure: bool) -> int:
    found = [
        worth.points(sure=sure)
        for worth in chosen
        if _may_be_in(worth.holding, asked.subjects, open_list=asked.open_list, sure=sure)
    ]
    return max(found, default=0) if asked.in_one_award else sum(found)


def _may_be_in(holding: Holding, subjects: Sequence[str], *, open_list: bool, sure: bool) -> bool:
    unnamed = holding.subject in (None, OTHER_SUBJECT)
    return holding.subject in subjects or (not sure and (unnamed or open_list))


def _is_among(
    chosen: Iterable[Worth], asked: SubjectRule, rule: Tariff, catalogue: Catalogue, *, sure: bool
) -> bool:
    return any(
        _may_be_in(worth.holding, asked.subjects, open_list=asked.open_list, sure=sure)
        and _reaches(worth.holding, asked.grade, rule, catalogue, sure=sure)
        for worth in chosen
    )


def _reaches(
    holding: Holding, grade: str | None, rule: Tariff, catalogue: Catalogue, *, sure: bool
) -> bool:
    """Judge a subject's own grade. A grade of another scale is left to the provider."""
    qualification = catalogue.qualifications[holding.qualification]
    if grade is not None and read_grade(qualification.scale, grade) != grade:
        return not sure
    verdict = reach(holding, qualification, grade, rule.by)
    return verdict is Verdict.MET or (not sure and verdict is Verdict.NOT_KNOWN)


_SMALLER_THAN_AN_A_LEVEL = ("as-level", "ib-standard-level", "irish-leaving-ordinary", "epq")


def _a_levels(worth: Worth, catalogue: Catalogue, *, sure: bool) -> int:
    """Count A levels. Whether another award equals one, or several, is the provider's to say."""
    qualification = catalogue.qualifications[worth.holding.qualification]
    if qualification.id == "a-level":
        return 1
    if sure or qualification.id in _SMALLER_THAN_AN_A_LEVEL:
        return 0
    return 1 if qualification.kind == "a-level" else 3


def _shortfall(rule: Tariff, verdict: Verdict, best: int, catalogue: Catalogue) -> Shortfall:
    asked = asked_in_words(rule, catalogue)
    if verdict is Verdict.NOT_KNOWN:
        return Shortfall("not-known", asked)
    if not best:
        return Shortfall("missing", asked, rule.points, best)
    kind: ShortfallKind = "too-few" if best < rule.points else "wrong-subject"
    return Shortfall(kind, f"{asked} (you have {best})", rule.points, best)


def _evidence(total: int, counting: Iterable[Worth], catalogue: Catalogue) -> str | None:
    awards = [award_in_words(worth.holding, catalogue) for worth in counting if worth.low]
    return f"{counted(total, 'UCAS Tariff point')} from {joined(awards)}" if awards else None


def _may_hold_more(rule: Tariff, situation: Situation, catalogue: Catalogue) -> bool:
    """Tell whether an award with points may be held without having been stated."""
    among = rule.qualifications or catalogue.qualifications
    return any(
        counts_in(catalogue.qualifications[id_], rule)
        and may_hold(catalogue.qualifications[id_], None, situation)
        for id_ in among
        if id_ in catalogue.qualifications
    )


def counts_in(qualification: Qualification, rule: Tariff) -> bool:
    """Tell whether a rule adds up the points of a qualification."""
    has_points = bool(qualification.tariff) or qualification.scale == "access"
    return has_points and (not rule.qualifications or qualification.id in rule.qualifications)


# --- what one holding is worth ----------------------------------------------------------------


def _worths(rule: Tariff, situation: Situation, catalogue: Catalogue) -> list[Worth]:
    pairs = [(h, catalogue.qualifications[h.qualification]) for h in situation.holdings]
    return [
        _worth(holding, q, rule.by)
        for holding, q in pairs
        if counts_in(q, rule) and not is_refused(holding, rule.refuse)
    ]


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
