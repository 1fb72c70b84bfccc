"""Judging a string of grades, as BBB at A level: each place filled by a different subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import SCALES
from otpath.catalogue.requirements import Grades
from otpath.catalogue.rule_parts import SubjectRule
from otpath.person.profile import OTHER_SUBJECT, Holding
from otpath.rules.award_words import award_in_words
from otpath.rules.holdings import may_hold, reach
from otpath.rules.logic import every
from otpath.rules.matching import fill_places
from otpath.rules.outcomes import Outcome, Shortfall, ShortfallKind, Verdict
from otpath.rules.parts import is_refused
from otpath.rules.phrases import joined
from otpath.rules.situation import Situation
from otpath.rules.words import asked_in_words

MET, NOT_KNOWN, NOT_MET = Verdict.MET, Verdict.NOT_KNOWN, Verdict.NOT_MET


@dataclass(frozen=True)
class Place:
    """One grade of the string, and the subject rule that it must also satisfy, if any."""

    grade: str | None
    """None where any pass will do."""
    asked: SubjectRule | None = None


def judge_grades(rule: Grades, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge by matching: on what surely counts, then on what may count.

    A subject that must be among the awards may stand in any place, so each way is tried.
    """
    held = [h for h in situation.holdings if h.qualification in rule.qualifications]
    held.sort(key=lambda holding: _rank(holding, catalogue), reverse=True)
    counting = [h for h in held if not is_refused(h, rule.refuse)]
    untold = _may_hold_more(rule, situation, catalogue)
    best = max(
        (_verdict_and_fit(places, counting, untold, rule, catalogue) for places in _ways(rule)),
        key=lambda found: (_RANK[found[0]], sum(h is not None for h in found[1])),
    )
    return _outcome(rule, best, held, counting, catalogue)


def _rank(holding: Holding, catalogue: Catalogue) -> int:
    """Order holdings by grade, so that of 2 resits the better one is named."""
    scale = catalogue.qualifications[holding.qualification].scale
    known = scale is not None and holding.grade in SCALES[scale].grades
    return SCALES[scale].rank(holding.grade) if scale and holding.grade and known else -1


_RANK = {NOT_MET: 0, NOT_KNOWN: 1, MET: 2}


def _ways(rule: Grades) -> Iterator[tuple[Place, ...]]:
    """Yield the ways to lay the named subjects on the places of the string."""
    grades = rule.grades or (None,) * (rule.count or 0)
    places = len(grades)
    for chosen in permutations(range(places), len(rule.including)):
        asked_by_place = dict(zip(chosen, rule.including, strict=True))
        yield tuple(Place(grade, asked_by_place.get(n)) for n, grade in enumerate(grades))


def _verdict_and_fit(
    places: Sequence[Place],
    holdings: Sequence[Holding],
    untold: bool,
    rule: Grades,
    catalogue: Catalogue,
) -> tuple[Verdict, tuple[Holding | None, ...]]:
    rows = [[_fits(h, place, rule, catalogue) for h in holdings] for place in places]
    surely = _filled(rows, holdings, MET)
    if None not in surely:
        return MET, surely
    may_be = untold or None not in _filled(rows, holdings, MET, NOT_KNOWN)
    return (NOT_KNOWN if may_be else NOT_MET), surely


def _filled(
    rows: Sequence[Sequence[Verdict]], holdings: Sequence[Holding], *fitting: Verdict
) -> tuple[Holding | None, ...]:
    """Return the holding in each place; of one subject only one counts."""
    takes = [[n for n, verdict in enumerate(row) if verdict in fitting] for row in rows]
    units = _units(holdings)
    filled = fill_places([sorted({units[n] for n in row}) for row in takes])
    return tuple(None if n is None else holdings[n] for n in filled)


def _units(holdings: Sequence[Holding]) -> list[int]:
    """Return a number for each holding, the same for one subject: a resit is no second award."""
    first_by_subject: dict[str, int] = {}
    units = []
    for n, holding in enumerate(holdings):
        is_named = holding.subject not in (None, OTHER_SUBJECT)
        units.append(first_by_subject.setdefault(holding.subject or "", n) if is_named else n)
    return units


def _fits(holding: Holding, place: Place, rule: Grades, catalogue: Catalogue) -> Verdict:
    qualification = catalogue.qualifications[holding.qualification]
    grade = (place.asked and place.asked.grade) or place.grade
    own = reach(holding, qualification, grade, rule.by)
    string = reach(holding, qualification, place.grade, rule.by)
    return every((own, string, _suits(holding, place.asked)))


def _suits(holding: Holding, asked: SubjectRule | None) -> Verdict:
    if asked is None or holding.subject in asked.subjects:
        return MET
    unnamed = holding.subject in (None, OTHER_SUBJECT)
    return NOT_KNOWN if asked.open_list or unnamed else NOT_MET


def _may_hold_more(rule: Grades, situation: Situation, catalogue: Catalogue) -> bool:
    return any(
        may_hold(catalogue.qualifications[qualification], None, situation)
        for qualification in rule.qualifications
    )


def _outcome(
    rule: Grades,
    found: tuple[Verdict, tuple[Holding | None, ...]],
    held: Iterable[Holding],
    counting: Sequence[Holding],
    catalogue: Catalogue,
) -> Outcome:
    verdict, fit = found
    words = [award_in_words(h, catalogue) for h in fit if h is not None]
    evidence = joined(words) or None
    if verdict is MET:
        return Outcome(rule, MET, evidence)
    asked = asked_in_words(rule, catalogue)
    if verdict is NOT_KNOWN:
        return Outcome(rule, NOT_KNOWN, evidence, Shortfall("not-known", asked))
    stated = [award_in_words(h, catalogue) for h in held]
    text = f"{asked} (you have {joined(stated)})" if stated else asked
    if not stated:
        return Outcome(rule, NOT_MET, None, Shortfall("missing", asked))
    needed, best = len(rule.grades) or rule.count or 0, len(counting)
    kind: ShortfallKind = "below-grade" if best >= needed else "too-few"
    shortfall = Shortfall(kind if counting else "not-accepted", text, needed, best)
    return Outcome(rule, NOT_MET, evidence, shortfall)
