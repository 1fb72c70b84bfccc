"""What a route takes beside time, and the least that any route can take.

The least is found as the look ahead finds months: every job and course takes at least as much as
what it cannot do without, and what needs several things takes at least as much as the dearest of
them. Nothing is counted twice, so no figure is ever too high.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar, assert_never

from otpath.planning.activities import CourseActivity, JobActivity, Problem
from otpath.planning.conditions import (
    NEVER,
    Asked,
    AwardsLeaf,
    ExperienceLeaf,
    JobLeaf,
    RecencyLeaf,
    WindowLeaf,
    Work,
    bits,
    earliest,
)
from otpath.planning.relaxation import Waiting, settle
from otpath.planning.states import Timetable

_Activity = TypeVar("_Activity")

POUNDS_IN_A_POINT = 100
"""Routes are compared in units that people feel: a difference of less is none."""


class Toll(NamedTuple):
    """What courses take: the person's own pounds, fee loans, academic years of full-time study."""

    own_pounds: int = 0
    loan_pounds: int = 0
    years: int = 0

    @property
    def pounds(self) -> int:
        """Own money and loans."""
        return self.own_pounds + self.loan_pounds

    def and_(self, other: Toll) -> Toll:
        """Return both together."""
        return Toll(*(one + two for one, two in zip(self, other, strict=True)))


class AtLeast(NamedTuple):
    """What a course takes at the least, wherever it is taken: own pounds, all pounds, years."""

    own_pounds: int = 0
    pounds: int = 0
    years: int = 0


Taken = Mapping[int, AtLeast]
"""Courses that must be taken, and at how much at the least."""


def academic_years(months: int) -> int:
    """Return the academic years that full-time study of so many months takes: 10 months are 1."""
    return -(-months // 12)


def toll_of(course: CourseActivity, start: int, end: int) -> Toll:
    """Return what a course takes from a start to an end."""
    price = course.price(start)
    years = academic_years(end - start) if course.full_time else 0
    return Toll(price.own_pounds, price.loan_pounds, years)


def tolls(problem: Problem, timetable: Timetable) -> dict[int, Toll]:
    """Return what each course of a timetable takes."""
    return {
        event.number: toll_of(problem.courses[event.number], event.start, event.end)
        for event in timetable.events
        if event.kind == "course" and event.end is not None
    }


def in_all(several: Iterable[Toll]) -> Toll:
    """Return several tolls together."""
    total = Toll()
    for toll in several:
        total = total.and_(toll)
    return total


def least_own_pounds(problem: Problem, left_out: Collection[int], taken: Taken) -> int:
    """Return own pounds that no route takes less of; see `least_pounds`."""

    def own(course: CourseActivity) -> int:
        return min((price.own_pounds for price in course.prices), default=0)

    spent = sum(least.own_pounds for least in taken.values())
    return _and_more(spent, _least(problem, left_out, taken, own))


def least_pounds(problem: Problem, left_out: Collection[int], taken: Taken) -> int:
    """Return pounds that no route takes less of, `NEVER` where there is none.

    Of the routes without the courses left out, and with those taken at no less than is told.
    """

    def pounds(course: CourseActivity) -> int:
        return min((p.own_pounds + p.loan_pounds for p in course.prices), default=0)

    spent = sum(least.pounds for least in taken.values())
    return _and_more(spent, _least(problem, left_out, taken, pounds))


def least_years(problem: Problem, left_out: Collection[int], taken: Taken) -> int:
    """Return years of full-time study that no route takes less of; see `least_pounds`."""

    def years(course: CourseActivity) -> int:
        return academic_years(course.shortest) if course.full_time else 0

    spent = sum(least.years for least in taken.values())
    return _and_more(spent, _least(problem, left_out, taken, years))


def _and_more(spent: int, least: int) -> int:
    return least if least >= NEVER else spent + least


def _least(
    problem: Problem,
    left_out: Collection[int],
    taken: Taken,
    takes: Callable[[CourseActivity], int],
) -> int:
    """Return what the target takes at the least beyond what is taken: that is free here."""
    courses = [NEVER] * len(problem.courses)
    roles = [NEVER] * len(problem.roles)
    for course in problem.expected:
        courses[course] = 0
    if problem.first_job is not None:
        roles[problem.first_job] = 0
    own = [0 if c in taken else takes(course) for c, course in enumerate(problem.courses)]

    def leaf_takes(asked: Asked, _: Work) -> int:
        return _leaf_takes(asked, problem, courses, roles)

    def role_takes(role: JobActivity) -> int:
        return earliest(role.entries.tree, leaf_takes, 0)

    def course_takes(course: CourseActivity, own_toll: int) -> int:
        entered = earliest(course.entries.tree, leaf_takes, 0)
        if course.employed_as:
            entered = max(entered, _least_of(course.employed_as, roles))
        return _and_more(own_toll, entered)

    waiting = [
        Waiting(number, number, 0, partial(role_takes, role), roles)
        for number, role in _last_first(problem.roles)
        if role is not None
    ]
    waiting += [
        Waiting(len(roles) + c, c, own[c], partial(course_takes, course, own[c]), courses)
        for c, course in _last_first(problem.courses)
        if c not in left_out and courses[c]
    ]
    settle(problem, waiting)
    if problem.target_role is not None:
        return max(roles[problem.target_role], max((courses[c] for c in taken), default=0))
    return max(_least_of(problem.target_courses, courses), 0)


# Numbers were given from the target on: what comes first in a plan was numbered last.


def _last_first(activities: Sequence[_Activity]) -> Iterator[tuple[int, _Activity]]:
    return reversed(list(enumerate(activities)))


def _leaf_takes(
    asked: Asked, problem: Problem, courses: Sequence[int], roles: Sequence[int]
) -> int:
    leaf = asked.leaf
    match leaf:
        case AwardsLeaf():
            return leaf.earliest_by(courses)
        case ExperienceLeaf():
            is_full = problem.first_counters[leaf.counter] >= leaf.months
            return 0 if is_full else _least_of(leaf.roles, roles)
        case JobLeaf():
            return _least_of(leaf.roles, roles)
        case WindowLeaf():
            return 0
        case RecencyLeaf():
            is_met = bool(leaf.is_recent(problem.start, problem.first_study))
            return 0 if is_met else _least_of(leaf.givers, courses)
        case _:
            assert_never(leaf)


def _least_of(mask: int, takes: Sequence[int]) -> int:
    return min((takes[number] for number in bits(mask)), default=NEVER)
