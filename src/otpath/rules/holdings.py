"""What a holding is worth, and what a person may hold without having said so."""

from __future__ import annotations

from functools import lru_cache

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import UNKNOWN, ScaleName, at_least, read_grade
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import JudgedBy
from otpath.person.profile import Holding
from otpath.rules.logic import verdict_of
from otpath.rules.outcomes import Verdict
from otpath.rules.situation import Situation

FAILED = ("U", "F9", "H8", "O8")
"""Grades that are no pass, each on the scales that have it: GCSE and O level, WASSCE, Irish."""


def is_open(holding: Holding, by: JudgedBy) -> bool:
    """Tell whether a holding is only predicted. An application is judged on predictions."""
    return holding.predicted and by != "application"


def is_pass(holding: Holding) -> bool:
    """Tell whether a holding is an award at all: a U is none."""
    return holding.grade not in FAILED


def reach(
    holding: Holding, qualification: Qualification, grade: str | None, by: JudgedBy
) -> Verdict:
    """Judge one holding against a grade; None asks only that it was passed."""
    scale = qualification.scale
    if is_open(holding, by):
        return Verdict.NOT_KNOWN
    if grade is None or scale is None:
        return verdict_of(is_pass(holding))
    if holding.grade is None or holding.grade == UNKNOWN:
        return Verdict.NOT_KNOWN
    return verdict_of(at_least(scale, holding.grade, _spelled(scale, grade)))


@lru_cache(maxsize=512)
def _spelled(scale: ScaleName, grade: str) -> str:
    return read_grade(scale, grade) or grade


def may_hold(qualification: Qualification, subject: str | None, situation: Situation) -> bool:
    """Tell whether the person may hold this award although they did not say so.

    `subject` is None where any subject will do. An award that was stated is known; a second one of
    the same name is not imagined.
    """
    told = situation.all_gcses if qualification.scale == "gcse" else situation.all_awards
    if told or situation.denied & {(qualification.id, None), (qualification.id, subject)}:
        return False
    if qualification.kind in _HELD_ONCE and _holds(qualification.id, situation):
        return False
    if qualification.has_subjects and subject is None:
        return True
    return not any(
        holding.qualification == qualification.id
        and (holding.subject == subject or not qualification.has_subjects)
        for holding in situation.holdings
    )


_HELD_ONCE = ("degree", "access")
"""Kinds of which nobody who names one is taken to hold a second, in whatever subject."""


def _holds(qualification: str, situation: Situation) -> bool:
    return any(holding.qualification == qualification for holding in situation.holdings)


def is_gcse(holding: Holding, catalogue: Catalogue) -> bool:
    """Tell whether a holding is graded as a GCSE; a National 5 counts where a rule takes it."""
    return catalogue.qualifications[holding.qualification].scale == "gcse"
