"""The optimistic look ahead: how early each thing could be if nothing stood in each other's way.

Lanes are forgotten here (two full-time courses may run at once), but for one thing: where a rule
asks both for experience and for an award that only full-time study gives, the two take their months
one after the other. So no month it gives is ever too late, and that makes the search exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from otpath.planning.activities import CourseActivity, JobActivity, Problem
from otpath.planning.conditions import (
    NEVER,
    Asked,
    AtLeast,
    AwardsLeaf,
    ExperienceLeaf,
    JobLeaf,
    Leaf,
    RecencyLeaf,
    Times,
    Tree,
    bits,
    earliest,
)


@dataclass(frozen=True)
class Standpoint:
    """Where the look ahead begins.

    `ends` holds the month in which each course ends, for those finished, running or taken as given;
    None for those that are still to be placed. `job_free` is the first month in which a new job may
    start, `apply_from` the first in which one may apply. `course_free` is the first month in which
    each kind of course may start: (full-time, apprenticeship, registration, other).
    """

    month: int
    ends: Sequence[int | None]
    job: int | None
    job_coming: tuple[int, int] | None
    counters: Sequence[int]
    latest_study: Sequence[int]
    job_free: int
    apply_from: int
    course_free: tuple[int, int, int, int]


def at_the_start(problem: Problem, ends: Sequence[int | None]) -> Standpoint:
    """Return where the look ahead of a whole plan begins."""
    return Standpoint(
        month=problem.start,
        ends=ends,
        job=problem.first_job,
        job_coming=None,
        counters=problem.first_counters,
        latest_study=problem.first_study,
        job_free=problem.start,
        apply_from=problem.start,
        course_free=(problem.start,) * 4,
    )


def look_ahead(
    problem: Problem, at: Standpoint, courses: Sequence[int], roles: Sequence[int]
) -> Times:
    """Return earliest ends and starts, using only the courses and roles given."""
    ends = [NEVER if end is None else end for end in at.ends]
    starts = [NEVER] * len(problem.roles)
    if at.job_coming:
        starts[at.job_coming[1]] = at.job_coming[0]
    times = Times(at.month, ends, starts, at.counters, at.job, at.latest_study)
    lanes = _Lanes(problem, at, frozenset(courses), times)
    waiting = [
        *_open_roles(lanes, roles, starts),
        *_open_courses(lanes, courses, ends),
    ]
    left = sum(1 << waiter.bit for waiter in waiting)
    every = left
    while left:
        for bit, number, soonest, month_of, months in waiting:
            if not left >> bit & 1:
                continue
            left ^= 1 << bit
            if soonest < months[number] and (month := month_of(times)) < months[number]:
                months[number] = month
                # Only what leans on what has just moved can move again.
                left |= problem.leaning[bit] & every
    return times


def target_month(problem: Problem, times: Times) -> int:
    """Return the earliest month of the target in a look ahead."""
    if problem.target_role is not None:
        held = times.job == problem.target_role
        return times.month if held else times.job_starts[problem.target_role]
    return min((times.course_ends[c] for c in bits(problem.target_courses)), default=NEVER)


class _Waiting(NamedTuple):
    """A job or course whose month is still to be found, in the list of months it belongs to."""

    bit: int
    number: int
    soonest: int
    month_of: Callable[[Times], int]
    months: list[int]


# Numbers were given from the target on: what comes first in a plan was numbered last.


class _Lanes(NamedTuple):
    """What cannot go on side by side: paid work and full-time study."""

    problem: Problem
    at: Standpoint
    real: frozenset[int]
    """The courses that fill lanes; others are simply there."""
    times: Times

    def work_left(self, node: AtLeast) -> int:
        """Return the months of work that a node still asks for."""
        return max([0, *(self._months_of_work(asked.leaf) for asked in node.work_asked)])

    def _months_of_work(self, leaf: Leaf) -> int:
        if not isinstance(leaf, ExperienceLeaf):
            return 0
        return leaf.months - self.at.counters[leaf.counter]

    def award_month(self, leaf: AwardsLeaf, wait: int, work: int, times: Times) -> int:
        """Return when an award can be had for `wait` months, and so many months of work beside it.

        What full-time study gives takes its months before those of the work, or after them.
        """
        in_turn = [course for course in leaf.courses if self._fills(course)] if work else []
        if not in_turn:
            month = leaf.earliest(times)
            return month if month >= NEVER else month + wait
        now, ends = self.at.month, [end + wait for end in times.course_ends]
        for course in in_turn:
            if now < times.course_ends[course] < NEVER:
                ends[course] = max(ends[course], now + work + self._fills(course))
        return min(leaf.earliest_by(ends), NEVER)

    def _fills(self, number: int) -> int:
        """Return the months still to come in which a course leaves no room for work."""
        course, end = self.problem.courses[number], self.at.ends[number]
        if not course.full_time or number not in self.real:
            return 0
        return course.shortest if end is None else min(course.shortest, end - self.at.month)


def _open_roles(lanes: _Lanes, roles: Sequence[int], starts: list[int]) -> Iterator[_Waiting]:
    problem, at = lanes.problem, lanes.at
    for number in sorted(roles, reverse=True):
        role = problem.roles[number]
        if role is not None:
            soonest = max(at.apply_from + role.delay, at.job_free)
            month_of = partial(_job_start, role, lanes, soonest)
            yield _Waiting(number, number, soonest, month_of, starts)


def _open_courses(lanes: _Lanes, courses: Sequence[int], ends: list[int]) -> Iterator[_Waiting]:
    problem, at = lanes.problem, lanes.at
    first_bit = len(problem.roles)
    for number in sorted(courses, reverse=True):
        if at.ends[number] is None:
            course = problem.courses[number]
            soonest = max(at.course_free[_lane(course)], problem.start + course.lead)
            month_of = partial(_course_end, course, lanes, soonest)
            yield _Waiting(first_bit + number, number, at.month, month_of, ends)


def _job_start(role: JobActivity, lanes: _Lanes, soonest: int, times: Times) -> int:
    def leaf_month(asked: Asked, work: int) -> int:
        wait = role.delay if asked.by == "application" else 0
        if isinstance(asked.leaf, AwardsLeaf):
            return lanes.award_month(asked.leaf, wait, work, times)
        return asked.leaf.earliest(times) + wait

    month = lanes.at.month
    return max(soonest, earliest(role.entries.tree, leaf_month, month, lanes.work_left))


def _course_end(course: CourseActivity, lanes: _Lanes, soonest: int, times: Times) -> int:
    longest = course.longest

    def leaf_month(asked: Asked, work: int) -> int:
        wait = {"application": course.lead, "start": 0, "during": 1 - longest}[asked.by]
        if isinstance(asked.leaf, AwardsLeaf):
            # What is asked by the end may be gained beside the course: the work asked may not be.
            return lanes.award_month(asked.leaf, wait, 0 if wait < 0 else work, times)
        month = asked.leaf.earliest(times)
        return month if month >= NEVER else month + wait

    entered = earliest(course.entries.tree, leaf_month, lanes.at.month, lanes.work_left)
    start = max(entered, soonest, _employed(course, times))
    if start >= NEVER:
        return NEVER
    return course.soonest_end(start)


def _lane(course: CourseActivity) -> int:
    if course.full_time:
        return 0
    if course.apprenticeship:
        return 1
    return 2 if course.registration else 3


def _employed(course: CourseActivity, times: Times) -> int:
    if not course.employed_as:
        return times.month
    if times.job is not None and course.employed_as >> times.job & 1:
        return times.month
    return min(times.job_starts[role] for role in bits(course.employed_as))


def steps_ahead(problem: Problem, at: Standpoint, times: Times) -> int:
    """Return how many jobs and courses the look ahead leans on to reach the target.

    A guide for the search to the plainest of equally soon routes; nothing is proven by it. What is
    settled at the standpoint is no step: courses placed, and a job applied for.
    """
    coming = at.job_coming[1] if at.job_coming else None
    support = leaned_on(problem, times, at.ends)
    return len(support.jobs - {coming}) + len(support.courses)


def leaned_on(problem: Problem, times: Times, ends: Sequence[int | None]) -> Support:
    """Return the jobs and courses the look ahead leans on, the earliest provider for each need."""
    support = Support(problem, times, ends)
    if problem.target_role is not None:
        support.add_job(1 << problem.target_role)
    else:
        courses = bits(problem.target_courses)
        support.add_courses([min(courses, key=lambda course: times.course_ends[course])])
    return support


class Support:
    """The jobs and courses that a look ahead leans on, by number."""

    def __init__(self, problem: Problem, times: Times, ends: Sequence[int | None]) -> None:
        self.problem = problem
        self.times = times
        self.ends = ends
        self.jobs: set[int] = set()
        self.courses: set[int] = set()

    def add_job(self, roles: int) -> None:
        """Add the job of these roles that can start first, unless one of them is held."""
        if self.times.job is not None and roles >> self.times.job & 1:
            return
        number = min(bits(roles), key=lambda role: self.times.job_starts[role])
        role = self.problem.roles[number]
        if role is not None and number not in self.jobs:
            self.jobs.add(number)
            self._tree(role.entries.tree)

    def add_courses(self, courses: Sequence[int]) -> None:
        """Add courses that are still to be placed, and what they ask."""
        for number in courses:
            if self.ends[number] is None and number not in self.courses:
                self.courses.add(number)
                course = self.problem.courses[number]
                if course.employed_as:
                    self.add_job(course.employed_as)
                self._tree(course.entries.tree)

    def _tree(self, tree: Tree) -> None:
        if isinstance(tree, AtLeast):
            branches = sorted(tree.branches, key=self._month)
            for branch in branches[: tree.needed]:
                self._tree(branch)
            return
        leaf = tree.leaf
        if isinstance(leaf, AwardsLeaf | RecencyLeaf):
            self.add_courses(leaf.first_givers(self.times))
        elif isinstance(leaf, JobLeaf) or (
            isinstance(leaf, ExperienceLeaf) and self.times.counters[leaf.counter] < leaf.months
        ):
            self.add_job(leaf.roles)

    def _month(self, tree: Tree) -> int:
        return earliest(tree, lambda asked, _: asked.leaf.earliest(self.times), self.times.month)
