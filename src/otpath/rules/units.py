"""Units: what a person has, or may have, in one subject towards a rule about GCSEs.

A subject counts once however often it was taken, and an award taken in place of a GCSE counts in
that GCSE's subject. Combined science is a double award and so makes two units.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.qualifications import SAME_SUBJECT, Qualification
from otpath.catalogue.requirements import Gcses, JudgedBy
from otpath.catalogue.rule_parts import Equivalent
from otpath.person.profile import COMBINED_SCIENCE, OTHER_SUBJECT, Holding
from otpath.rules.holdings import is_gcse, may_hold, reach
from otpath.rules.logic import every, so_many
from otpath.rules.outcomes import Verdict
from otpath.rules.parts import is_refused, judge_parts
from otpath.rules.situation import Situation

UNTOLD_SUBJECT = ""
"""The subject of a GCSE that the person may hold and that no rule names."""


@dataclass(frozen=True)
class GradeAsked:
    """The grade asked of a place, and the one for GCSEs in letters where the page gives another."""

    grade: str
    letter: str | None = None

    def of(self, holding: Holding) -> str:
        """Return the grade that this holding must reach."""
        is_letter = bool(holding.grade) and not (holding.grade or "").isdecimal()
        return self.letter if self.letter and is_letter else self.grade


@dataclass(frozen=True)
class Candidate:
    """A holding that may stand in a subject, `instead` of a GCSE where it is none.

    It is `unnamed` where others take it for the subject and this rule says nothing of it.
    """

    holding: Holding
    qualification: Qualification
    instead: Equivalent | None = None
    unnamed: bool = False

    def reach(self, grade: GradeAsked, by: JudgedBy) -> Verdict:
        """Judge it against a GCSE grade; in place of a GCSE, against the grade its rule states."""
        if self.unnamed:
            passed = reach(self.holding, self.qualification, None, by)
            return Verdict.NOT_MET if passed is Verdict.NOT_MET else Verdict.NOT_KNOWN
        if self.instead is None:
            return reach(self.holding, self.qualification, grade.of(self.holding), by)
        reached = reach(self.holding, self.qualification, self.instead.grade, by)
        return every((reached, judge_parts(self.holding, self.instead.parts)))


@dataclass(frozen=True)
class Unit:
    """One subject's worth: the nth best of all that is held in it.

    `untold` counts awards in the subject that the person may hold without having said so.
    `guises` are the subjects that a GCSE in a subject not named may turn out to be.
    """

    subject: str
    candidates: tuple[Candidate, ...] = ()
    nth: int = 1
    untold: int = 0
    guises: frozenset[str] = frozenset()

    def reach(self, grade: GradeAsked, by: JudgedBy) -> Verdict:
        """Judge whether the subject is held at a grade."""
        stated = [candidate.reach(grade, by) for candidate in self.candidates]
        return so_many(self.nth, [*stated, *[Verdict.NOT_KNOWN] * self.untold])

    def suits(self, subjects: tuple[str, ...]) -> Verdict:
        """Judge whether it is in one of the subjects asked; none asked: any will do."""
        if not subjects or self.subject in subjects:
            return Verdict.MET
        return Verdict.NOT_MET if self.guises.isdisjoint(subjects) else Verdict.NOT_KNOWN

    def best(self, grade: GradeAsked, by: JudgedBy) -> Holding:
        """Return the holding that makes this unit reach the grade, once it surely does."""
        surely = [c for c in self.candidates if c.reach(grade, by) is Verdict.MET]
        return surely[self.nth - 1].holding


def units_of(rule: Gcses, situation: Situation, catalogue: Catalogue) -> tuple[Unit, ...]:
    """Return everything that could fill a place of the rule, the stated subjects first."""
    stated = _stated(rule, situation, catalogue)
    named = [subject for asked in rule.including for subject in asked.subjects]
    wanted = dict.fromkeys([*stated, *named, *(e.subject for e in rule.accept if e.subject)])
    wanted.pop(OTHER_SUBJECT, None)
    untold = _Untold(rule, situation, catalogue)
    units = [u for subject in wanted for u in _in_subject(subject, stated.get(subject, ()), untold)]
    guises = frozenset(s for s in wanted if s not in stated and untold.gcses(s))
    unnamed = [Unit(OTHER_SUBJECT, (c,), guises=guises) for c in stated.get(OTHER_SUBJECT, ())]
    unheard = rule.count if untold.gcses(UNTOLD_SUBJECT) else 0
    return (*units, *unnamed, *[Unit(UNTOLD_SUBJECT, untold=1)] * unheard)


def _in_subject(subject: str, candidates: tuple[Candidate, ...], untold: _Untold) -> Iterator[Unit]:
    """Yield one unit for a subject, two for a double award."""
    has_gcse = any(c.instead is None and not c.unnamed for c in candidates)
    missing = untold.equivalents(subject) + (0 if has_gcse else untold.gcses(subject))
    for nth in range(1, 1 + _worth(subject)):
        yield Unit(subject, candidates, nth, missing)


def _worth(subject: str) -> int:
    return 2 if subject == COMBINED_SCIENCE else 1


@dataclass(frozen=True)
class _Untold:
    """What the person may hold without having said so."""

    rule: Gcses
    situation: Situation
    catalogue: Catalogue

    def gcses(self, subject: str) -> int:
        """Count the GCSEs that may be held in a subject of which none was stated."""
        is_denied = any(
            denied_in in (None, subject) and self._is_gcse(id_)
            for id_, denied_in in self.situation.denied
        )
        return 0 if self.situation.all_gcses or is_denied else _worth(subject)

    def _is_gcse(self, qualification: str) -> bool:
        found = self.catalogue.qualifications.get(qualification)
        return found is not None and found.scale == "gcse"

    def equivalents(self, subject: str) -> int:
        """Count the awards taken in place of the subject that may be held.

        One that only others take is not imagined; a person who names it gets a "not known".
        """
        return sum(
            may_hold(self.catalogue.qualifications[taken.qualification], subject, self.situation)
            for taken in self.rule.accept
            if taken.subject == subject
        )


def _is_of_one_subject(qualification: Qualification) -> bool:
    """Tell whether the award's subject is a school subject, so that it must be the one asked.

    An Access diploma in health, or a degree, may be taken for GCSE English all the same.
    """
    is_school = qualification.kind in _SCHOOL_KINDS
    return qualification.has_subjects and (
        is_school or SAME_SUBJECT in qualification.often_taken_for
    )


_SCHOOL_KINDS = ("gcse", "a-level", "functional-skills")


def _stated(
    rule: Gcses, situation: Situation, catalogue: Catalogue
) -> dict[str, tuple[Candidate, ...]]:
    """Return what the person said they hold or expect, by the GCSE subject it counts in."""
    candidates_by_subject: dict[str, tuple[Candidate, ...]] = {}
    for holding in situation.holdings:
        for subject, candidate in _readings(holding, rule, catalogue):
            before = candidates_by_subject.get(subject, ())
            candidates_by_subject[subject] = (*before, candidate)
    return candidates_by_subject


def _readings(
    holding: Holding, rule: Gcses, catalogue: Catalogue
) -> Iterator[tuple[str, Candidate]]:
    qualification = catalogue.qualifications[holding.qualification]
    if is_refused(holding, rule.refuse):
        return
    if is_gcse(holding, catalogue):
        yield holding.subject or OTHER_SUBJECT, Candidate(holding, qualification)
        return
    named: set[str] = set()
    for taken in rule.accept:
        if taken.qualification != holding.qualification:
            continue
        if taken.subject is None:
            yield (
                f"{holding.qualification}-{holding.subject}",
                Candidate(holding, qualification, taken),
            )
        elif holding.subject == taken.subject or not _is_of_one_subject(qualification):
            named.add(taken.subject)
            yield taken.subject, Candidate(holding, qualification, taken)
    asked = {subject for place in rule.including for subject in place.subjects}
    for subject in sorted({*asked, *([holding.subject] if holding.subject else ())} - named):
        if qualification.may_stand_for(subject, holding.subject):
            yield subject, Candidate(holding, qualification, unnamed=True)
