"""Awards that were told and that a page may take in place of a GCSE, though it does not say so.

Whether it does is to be asked: no certificate answers it. Where it does, a step may fall away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from otpath.answers.steps import Need, Step
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.requirements import AccessCredits, Award, Gcses, Grades, Tariff
from otpath.person.profile import Holding
from otpath.rules.awards import level_two_grade
from otpath.rules.holdings import reach
from otpath.rules.outcomes import Outcome, Verdict

RESULTS = Gcses | Award | Grades | Tariff | AccessCredits


def awards_to_ask_of(needs: Iterable[Need]) -> tuple[Holding, ...]:
    """Return the awards of which these rules do not speak, each once."""
    return tuple(dict.fromkeys(holding for need in needs for _, holding in _unnamed(need)))


def is_untold(need: Need) -> bool:
    """Tell whether a result that is asked was not told: a certificate would show it."""
    return need.kind == "not-known" and not need.is_expected and _is_untold(need.outcome)


def with_spared(steps: tuple[Step, ...], catalogue: Catalogue) -> tuple[Step, ...]:
    """Say of each step which awards of the person may spare it, where a later page takes them."""
    return tuple(replace(step, spared_by=_spared_by(step, steps, catalogue)) for step in steps)


def is_usually_too_low(holding: Holding, catalogue: Catalogue) -> bool:
    """Tell whether an award is below the grade that is usually taken for a GCSE at grade 4."""
    qualification = catalogue.qualifications[holding.qualification]
    usual = level_two_grade(qualification)
    if usual is None:
        return False
    return reach(holding, qualification, usual, "application") is Verdict.NOT_MET


def _unnamed(need: Need) -> Iterator[tuple[str, Holding]]:
    if need.kind in {"need", "not-known"}:
        yield from _unnamed_in(need.outcome)


def _unnamed_in(outcome: Outcome) -> Iterator[tuple[str, Holding]]:
    if outcome.verdict is not Verdict.NOT_KNOWN:
        return
    if outcome.shortfall:
        yield from outcome.shortfall.unnamed
    for child in outcome.children:
        yield from _unnamed_in(child)


def _is_untold(outcome: Outcome) -> bool:
    if outcome.verdict is not Verdict.NOT_KNOWN:
        return False
    if outcome.children:
        return any(_is_untold(child) for child in outcome.children)
    short = outcome.shortfall
    is_asked_of = short is not None and bool(short.unnamed) and not short.untold
    return isinstance(outcome.requirement, RESULTS) and not is_asked_of


def _spared_by(step: Step, steps: tuple[Step, ...], catalogue: Catalogue) -> tuple[Holding, ...]:
    if not isinstance(step.record, Course):
        return ()
    given = set(_school_subjects(step.record, catalogue))
    return tuple(
        dict.fromkeys(
            holding
            for later in steps
            for need in later.needs
            if step.number in need.met_by
            for subject, holding in _unnamed(need)
            if subject in given and not is_usually_too_low(holding, catalogue)
        )
    )


def _school_subjects(course: Course, catalogue: Catalogue) -> Iterator[str]:
    """Yield the GCSE subjects in whose place a school-level course's awards are taken."""
    for gained in course.awards:
        award = catalogue.qualifications[gained.qualification]
        if award.kind == "gcse" and gained.subject:
            yield gained.subject
        if award.kind == "functional-skills":
            yield from award.often_taken_for
