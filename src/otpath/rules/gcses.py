"""Judging a rule about GCSEs: different subjects, each used once, some of them named.

Each place that the rule asks to fill is matched with a unit. Where units that surely fit can fill
every place, the rule is met; where even units that may fit cannot, it is not met.
"""

from __future__ import annotations

from dataclasses import dataclass

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import Gcses
from otpath.catalogue.rule_parts import SubjectRule
from otpath.person.profile import COMBINED_SCIENCE, Holding
from otpath.rules.award_words import (
    at_grade,
    award_in_words,
    gcse_in_words,
    more_gcses_in_words,
    subjects_in_words,
)
from otpath.rules.logic import every
from otpath.rules.matching import fill_places
from otpath.rules.outcomes import Outcome, Shortfall, ShortfallKind, Verdict
from otpath.rules.parts import is_refused
from otpath.rules.phrases import joined
from otpath.rules.situation import Situation
from otpath.rules.units import GradeAsked, Unit, units_of

MET, NOT_KNOWN, NOT_MET = Verdict.MET, Verdict.NOT_KNOWN, Verdict.NOT_MET

AWARDS_IN_EVIDENCE = 4
"""How many awards the evidence names before it only counts the others."""


@dataclass(frozen=True)
class Place:
    """One GCSE that is asked: in one of these subjects, or in any where there are none."""

    subjects: tuple[str, ...]
    asked: GradeAsked
    open_list: bool = False

    @property
    def grade(self) -> str:
        """The grade asked, as the rule writes it."""
        return self.asked.grade

    def suits(self, unit: Unit) -> Verdict:
        """Judge a unit's subject; one that is not on a list of mere examples is not known."""
        verdict = unit.suits(self.subjects)
        if verdict is NOT_MET and unit.subject in _SCIENCES_OF_SEVERAL:
            return self._as_science()
        return NOT_KNOWN if verdict is NOT_MET and self.open_list else verdict

    def _as_science(self) -> Verdict:
        """Judge science that is not one of biology, chemistry and physics, but has them in it."""
        if COMBINED_SCIENCE in self.subjects and self.open_list:
            return MET
        return NOT_MET if _SCHOOL_SCIENCES.isdisjoint(self.subjects) else NOT_KNOWN


_SCHOOL_SCIENCES = frozenset({"biology", "chemistry", "physics"})
_SCIENCES_OF_SEVERAL = frozenset({COMBINED_SCIENCE, "science", "additional-science"})


@dataclass(frozen=True)
class Fit:
    """How units fit places: `rows` holds for each place the verdict on each unit."""

    rule: Gcses
    places: tuple[Place, ...]
    units: tuple[Unit, ...]
    rows: tuple[tuple[Verdict, ...], ...]

    def filled(self, *fitting: Verdict) -> tuple[Unit | None, ...]:
        """Return the unit in each place, as many filled as these verdicts allow."""
        takes = [[n for n, verdict in enumerate(row) if verdict in fitting] for row in self.rows]
        return tuple(None if n is None else self.units[n] for n in fill_places(takes))


def judge_gcses(rule: Gcses, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge by matching, on what surely counts and then on what may count."""
    fit = _fit(rule, units_of(rule, situation, catalogue))
    surely = fit.filled(MET)
    evidence = _evidence(fit, surely, catalogue)
    if None not in surely:
        return Outcome(rule, MET, evidence)
    possibly = fit.filled(MET, NOT_KNOWN)
    if None not in possibly:
        return Outcome(rule, NOT_KNOWN, evidence, _open_question(fit, surely, catalogue))
    return Outcome(rule, NOT_MET, evidence, _shortfall(fit, possibly, situation, catalogue))


def _fit(rule: Gcses, units: tuple[Unit, ...]) -> Fit:
    places = _places(rule)
    grades = {place.asked for place in places}
    reached = {grade: [unit.reach(grade, rule.by) for unit in units] for grade in grades}
    row_by_place = {
        place: tuple(
            every((place.suits(unit), verdict))
            for unit, verdict in zip(units, reached[place.asked], strict=True)
        )
        for place in set(places)
    }
    return Fit(rule, places, units, tuple(row_by_place[place] for place in places))


def _places(rule: Gcses) -> tuple[Place, ...]:
    """Return the named subjects first, then as many places for any subject as make up the count."""
    named = [_named_place(asked, rule) for asked in rule.including]
    free = max(0, rule.count - len(named))
    return (*named, *[Place((), GradeAsked(rule.grade, rule.letter))] * free)


def _named_place(asked: SubjectRule, rule: Gcses) -> Place:
    letter = asked.letter if asked.grade else asked.letter or rule.letter
    return Place(asked.subjects, GradeAsked(asked.grade or rule.grade, letter), asked.open_list)


def _evidence(fit: Fit, filled: tuple[Unit | None, ...], catalogue: Catalogue) -> str | None:
    """Name the awards that surely count, the ones in named subjects first."""
    awards = [
        award_in_words(unit.best(place.asked, fit.rule.by), catalogue)
        for place, unit in zip(fit.places, filled, strict=True)
        if unit is not None
    ]
    others = len(awards) - AWARDS_IN_EVIDENCE
    if others > 1:
        awards = [*awards[:AWARDS_IN_EVIDENCE], f"{others} other GCSEs"]
    return joined(awards) if awards else None


# --- what is missing --------------------------------------------------------------------------


def _open_question(fit: Fit, surely: tuple[Unit | None, ...], catalogue: Catalogue) -> Shortfall:
    """Say what we were not told."""
    unsure = [place for place, row in _named(fit) if MET not in row]
    more = surely.count(None) - len(unsure)
    text = joined([*_asked_together(unsure), *_more(more, fit)])
    unnamed = tuple(found for place in unsure if (found := _unnamed(place, fit)))
    if not unnamed:
        return Shortfall("not-known", text)
    awards = list(dict.fromkeys(award_in_words(holding, catalogue) for _, holding in unnamed))
    taken = "it is" if len(awards) == 1 else "they are"
    text += f" (you have {joined(awards)}; the page does not say whether {taken} taken)"
    is_more = more > 0 or len(unnamed) < len(unsure)
    return Shortfall("not-named", text, unnamed=unnamed, untold=is_more)


def _asked_together(places: list[Place]) -> list[str]:
    """Name the GCSEs that are asked, those at one grade together."""
    subjects_by_grade: dict[str, list[str]] = {}
    for place in places:
        subjects_by_grade.setdefault(place.grade, []).append(_one_of(place.subjects))
    return [
        f"GCSE {joined(subjects)}{at_grade('gcse', grade)}"
        for grade, subjects in subjects_by_grade.items()
    ]


def _one_of(subjects: tuple[str, ...]) -> str:
    return ("one of " if len(subjects) > 1 else "") + subjects_in_words(subjects)


def _unnamed(place: Place, fit: Fit) -> tuple[str, Holding] | None:
    """Return an award that others take for a GCSE, and of which this rule says nothing.

    With it comes the subject of that GCSE.
    """
    return next(
        (
            (unit.subject, candidate.holding)
            for unit in fit.units
            if unit.subject in place.subjects
            for candidate in unit.candidates
            if candidate.unnamed
        ),
        None,
    )


def _shortfall(
    fit: Fit, possibly: tuple[Unit | None, ...], situation: Situation, catalogue: Catalogue
) -> Shortfall:
    """Say what is missing: named subjects that nothing fills, then how many more."""
    lacking = [place for place, row in _named(fit) if set(row) == {NOT_MET} or not row]
    causes = [_cause(place, fit, situation, catalogue) for place in lacking]
    more = possibly.count(None) - len(lacking)
    kind = causes[0].kind if causes else _kind_of_too_little(fit)
    text = joined([*(cause.text for cause in causes), *_more(more, fit)])
    return Shortfall(kind, text, needed=len(fit.places), best=len(possibly) - possibly.count(None))


def _named(fit: Fit) -> list[tuple[Place, tuple[Verdict, ...]]]:
    return [(p, row) for p, row in zip(fit.places, fit.rows, strict=True) if p.subjects]


def _more(number: int, fit: Fit) -> list[str]:
    return [more_gcses_in_words(number, fit.rule.grade)] if number > 0 else []


def _kind_of_too_little(fit: Fit) -> ShortfallKind:
    """Tell too few from named subjects that are each held, but by one and the same award."""
    named = tuple(place for place in fit.places if place.subjects)
    only_named = Fit(fit.rule, named, fit.units, tuple(row for _, row in _named(fit)))
    return "not-together" if None in only_named.filled(MET, NOT_KNOWN) else "too-few"


def _cause(place: Place, fit: Fit, situation: Situation, catalogue: Catalogue) -> Shortfall:
    """Say why nothing fills a named place."""
    asked = gcse_in_words(place.subjects, place.grade)
    held = [c.holding for u in fit.units if u.subject in place.subjects for c in u.candidates]
    if held:
        words = award_in_words(held[0], catalogue)
        return Shortfall("below-grade", f"{asked} (you have {words})")
    refused = _refused(place, fit, situation, catalogue)
    if refused:
        return Shortfall("not-accepted", f"{asked} ({refused} is not taken here)")
    return Shortfall("missing", asked)


def _refused(place: Place, fit: Fit, situation: Situation, catalogue: Catalogue) -> str | None:
    """Name an award that others take for the subject and that this rule refuses."""
    for holding in situation.holdings:
        qualification = catalogue.qualifications[holding.qualification]
        stands_for = any(qualification.may_stand_for(s, holding.subject) for s in place.subjects)
        if stands_for and is_refused(holding, fit.rule.refuse):
            return award_in_words(holding, catalogue)
    return None
