"""The optimistic look ahead: how early each thing could be if nothing stood in each other's way.

Lanes are forgotten here (two full-time courses may run at once, experience may grow beside them),
so no month it gives is ever too late. That is what makes the search exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from otpath.planning.activities import CourseActivity, JobActivity, Problem
from otpath.planning.conditions import (
    NEVER,
    Asked,
    AtLeast,
    AwardsLeaf,
    ExperienceLeaf,
    JobLeaf,
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


def look_ahead(
    problem: Problem, at: Standpoint, courses: Sequence[int], roles: Sequence[int]
) -> Times:
    """Return earliest ends and starts, using only the courses and roles given."""
    ends = [NEVER if end is None else end for end in at.ends]
    starts = [NEVER] * len(problem.roles)
    if at.job_coming:
        starts[at.job_coming[1]] = at.job_coming[0]
    times = Times(at.month, ends, starts, at.counters, at.job, at.latest_study)
    # Numbers were given from the target on: what comes first in a plan was numbered last.
    open_courses = sorted((c for c in courses if at.ends[c] is None), reverse=True)
    open_roles = [
        (number, role, max(at.apply_from + role.delay, at.job_free))
        for number in sorted(roles, reverse=True)
        if (role := problem.roles[number]) is not None
    ]
    changed = True
    while changed:
        changed = False
        for number, role, soonest in open_roles:
            if soonest >= starts[number]:
                continue
            start = max(soonest, _job_entry(role, at, times))
            if start < starts[number]:
                starts[number] = start
                changed = True
        for number in open_courses:
            end = _course_end(problem, problem.courses[number], at, times)
            if end < ends[number]:
                ends[number] = end
                changed = True
    return times


def target_month(problem: Problem, times: Times) -> int:
    """Return the earliest month of the target in a look ahead."""
    if problem.target_role is not None:
        held = times.job == problem.target_role
        return times.month if held else times.job_starts[problem.target_role]
    return min((times.course_ends[c] for c in bits(problem.target_courses)), default=NEVER)


def _job_entry(role: JobActivity, at: Standpoint, times: Times) -> int:
    def leaf_month(asked: Asked) -> int:
        month = asked.leaf.earliest(times)
        return month + role.delay if asked.by == "application" else month

    return earliest(role.entries.tree, leaf_month, at.month)


def _course_end(problem: Problem, course: CourseActivity, at: Standpoint, times: Times) -> int:
    longest = max(course.lengths.values())

    def leaf_month(asked: Asked) -> int:
        month = asked.leaf.earliest(times)
        if month >= NEVER or asked.by == "start":
            return month
        return month + course.lead if asked.by == "application" else month + 1 - longest

    start = max(
        earliest(course.entries.tree, leaf_month, at.month),
        at.course_free[_lane(course)],
        problem.start + course.lead,
        _employed(course, times),
    )
    if start >= NEVER:
        return NEVER
    return course.soonest_end(start)


def _lane(course: CourseActivity) -> int:
    return (course.full_time, course.apprenticeship, course.registration, True).index(True)


def _employed(course: CourseActivity, times: Times) -> int:
    if not course.employed_as:
        return times.month
    if times.job is not None and course.employed_as >> times.job & 1:
        return times.month
    return min(times.job_starts[role] for role in bits(course.employed_as))


def steps_ahead(problem: Problem, times: Times, ends: Sequence[int | None]) -> int:
    """Return how many jobs and courses the look ahead leans on to reach the target.

    A guide for the search to the plainest of equally soon routes; nothing is proven by it. `ends`
    are those of the standpoint: what is settled there is no step.
    """
    return len(leaned_on(problem, times, ends))


def leaned_on(
    problem: Problem, times: Times, ends: Sequence[int | None]
) -> set[tuple[Literal["job", "course"], int]]:
    """Return the jobs and courses the look ahead leans on, the earliest provider for each need."""
    return _Support(problem, times, ends).of_target()


class _Support:
    """The activities that a look ahead leans on, the earliest provider for each need."""

    def __init__(self, problem: Problem, times: Times, ends: Sequence[int | None]) -> None:
        self.problem = problem
        self.times = times
        self.ends = ends
        self.found: set[tuple[Literal["job", "course"], int]] = set()

    def of_target(self) -> set[tuple[Literal["job", "course"], int]]:
        if self.problem.target_role is not None:
            self._job(1 << self.problem.target_role)
        else:
            self._courses([min(bits(self.problem.target_courses), key=self._end)])
        return self.found

    def _end(self, course: int) -> int:
        return self.times.course_ends[course]

    def _job(self, roles: int) -> None:
        if self.times.job is not None and roles >> self.times.job & 1:
            return
        number = min(bits(roles), key=lambda role: self.times.job_starts[role])
        role = self.problem.roles[number]
        if role is not None and ("job", number) not in self.found:
            self.found.add(("job", number))
            self._tree(role.entries.tree)

    def _courses(self, courses: Sequence[int]) -> None:
        for number in courses:
            if self.ends[number] is None and ("course", number) not in self.found:
                self.found.add(("course", number))
                course = self.problem.courses[number]
                if course.employed_as:
                    self._job(course.employed_as)
                self._tree(course.entries.tree)

    def _tree(self, tree: Tree) -> None:
        if isinstance(tree, AtLeast):
            branches = sorted(tree.branches, key=self._month)
            for branch in branches[: tree.needed]:
                self._tree(branch)
            return
        leaf = tree.leaf
        if isinstance(leaf, AwardsLeaf | RecencyLeaf):
            self._courses(leaf.first_givers(self.times))
        elif isinstance(leaf, JobLeaf) or (
            isinstance(leaf, ExperienceLeaf) and self.times.counters[leaf.counter] < leaf.months
        ):
            self._job(leaf.roles)

    def _month(self, tree: Tree) -> int:
        return earliest(tree, lambda asked: asked.leaf.earliest(self.times), self.times.month)
