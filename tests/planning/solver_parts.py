"""The pieces of the solver's model: courses, jobs, and the months in which something is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ortools.sat.python import cp_model

from otpath.catalogue.courses import Course
from otpath.catalogue.months import calendar_month
from otpath.planning.routes import Question

Month = cp_model.LinearExpr | int
Literal = cp_model.IntVar


class Offer(NamedTuple):
    """What a course takes from some of its starts on: months, and pounds."""

    length: int
    own_pounds: int
    loan_pounds: int


@dataclass(frozen=True)
class Study:
    """A course that may be taken."""

    course: Course
    taken: Literal
    start: cp_model.IntVar
    end: cp_model.IntVar
    offers: dict[Offer, Literal]
    ways: dict[str, Literal]
    run: cp_model.IntervalVar


@dataclass(frozen=True)
class Stint:
    """A job that may be held from `start` to `end`. The present job is there from month 0."""

    role: str
    held: Literal
    start: Month
    end: cp_model.IntVar
    delay: int
    ways: dict[str, Literal]


class Moment(NamedTuple):
    """A month in which something is judged. `leaving`: on the job that ends in it."""

    name: str
    month: Month
    leaving: bool


def domain_of(months: Iterable[int]) -> cp_model.Domain:
    return cp_model.Domain.from_values(sorted(set(months)))


def lengths_of(course: Course, start: int) -> set[int]:
    usual = course.duration.months
    if not course.intakes:
        return {usual}
    intakes = [intake for intake in course.intakes if intake.month == calendar_month(start)]
    return {usual if intake.months is None else intake.months for intake in intakes}


def offers_of(course: Course, question: Question, last: int) -> dict[Offer, list[int]]:
    """Return the months in which the course can start, by what it takes from then on."""
    found: dict[Offer, list[int]] = {}
    for month in range(course.application.lead, last + 1):
        start = question.start + month
        costs = course.costs_in(question.nation, start)
        own = sum(cost.total for cost in costs if cost.paid_by == "you")
        loan = sum(cost.total for cost in costs if cost.paid_by == "loan")
        for length in lengths_of(course, start):
            if month + length <= last:
                found.setdefault(Offer(length, own, loan), []).append(month)
    return found


def week_of(courses: Sequence[Course], study_hours: int) -> tuple[list[int], int]:
    """Return what each course takes of a week, and the week. Full-time study fills it.

    Hours are scaled so that a course without any still has no room beside full-time study.
    """
    scale = len(courses) + 1
    week = study_hours * scale + scale - 1
    taken = [week if c.mode == "full-time" else c.hours_per_week * scale + 1 for c in courses]
    return taken, week
