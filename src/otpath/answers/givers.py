"""Which steps of a route give what a later one asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course, Gained
from otpath.catalogue.grades import at_least
from otpath.catalogue.requirements import (
    AccessCredits,
    Award,
    Experience,
    Gcses,
    Grades,
    Job,
    Recency,
    Requirement,
    Tariff,
    walk,
)
from otpath.planning.givers import gained_from
from otpath.rules.awards import is_named

if TYPE_CHECKING:
    from otpath.answers.steps import Step


def givers(node: Requirement, before: list[Step], catalogue: Catalogue) -> Iterator[Step]:
    """Yield the steps before that give what a rule asks: an award, or months in a job."""
    parts = tuple(walk(node))
    for step in before:
        awards = step.record.awards if isinstance(step.record, Course) else ()
        if any(
            _is_asked(gained, part, catalogue) for gained in awards for part in parts
        ) or _is_worked_in(step, parts):
            yield step


def _is_worked_in(step: Step, parts: Iterable[Requirement]) -> bool:
    return step.leg.kind == "job" and any(
        isinstance(part, Experience | Job) and step.leg.id in part.roles for part in parts
    )


def _is_asked(gained: Gained, part: Requirement, catalogue: Catalogue) -> bool:
    match part:
        case Award():
            fits = not part.subjects or gained.subject is None or gained.subject in part.subjects
            return fits and is_named(gained_from(gained), part, catalogue)
        case Grades():
            return gained.qualification in part.qualifications
        case Tariff():
            award = catalogue.qualifications[gained.qualification]
            has_points = bool(award.tariff) or award.scale == "access"
            return has_points and (not part.qualifications or award.id in part.qualifications)
        case Gcses():
            return _fills_a_place(gained, part)
        case AccessCredits():
            return gained.qualification == "access-to-he"
        case Recency():
            level = catalogue.qualifications[gained.qualification].rqf_level
            return level is not None and level >= part.level
        case _:
            return False


def _fills_a_place(gained: Gained, rule: Gcses) -> bool:
    taken = {
        e.subject for e in rule.accept if e.qualification == gained.qualification and e.subject
    }
    if gained.subject is not None:
        taken = {gained.subject} if gained.qualification == "gcse" else taken & {gained.subject}
    places = [(set(asked.subjects), asked.grade or rule.grade) for asked in rule.including]
    if rule.count > len(rule.including):
        places.append((taken, rule.grade))
    return any(taken & subjects and _reaches(gained, grade) for subjects, grade in places)


def _reaches(gained: Gained, grade: str) -> bool:
    is_graded = gained.qualification == "gcse" and gained.grade is not None
    return not is_graded or at_least("gcse", gained.grade or "", grade)
