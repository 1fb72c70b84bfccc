"""What the look ahead leans on: the jobs and courses by which it reaches the target so soon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from otpath.planning.activities import Problem
from otpath.planning.conditions import (
    Asked,
    AtLeast,
    AwardsLeaf,
    ExperienceLeaf,
    JobLeaf,
    RecencyLeaf,
    Times,
    Tree,
    Work,
    bits,
    earliest,
)
from otpath.planning.relaxation import Lanes, Standpoint, course_leaf_month, job_leaf_month


def leaned_on(problem: Problem, at: Standpoint, courses: Sequence[int], times: Times) -> Support:
    """Return the jobs and courses the look ahead leans on, the earliest provider for each need."""
    support = Support(Lanes(problem, at, frozenset(courses), times))
    if problem.target_role is not None:
        support.add_job(1 << problem.target_role)
    else:
        givers = bits(problem.target_courses)
        support.add_courses([min(givers, key=lambda course: times.course_ends[course])])
    return support


class Support:
    """The jobs and courses that a look ahead leans on, by number."""

    def __init__(self, lanes: Lanes) -> None:
        self.lanes = lanes
        self.jobs: set[int] = set()
        self.courses: set[int] = set()

    def add_job(self, roles: int) -> None:
        """Add the job of these roles that can start first, unless one of them is held."""
        times = self.lanes.times
        if times.job is not None and roles >> times.job & 1:
            return
        number = min(bits(roles), key=lambda role: times.job_starts[role])
        role = self.lanes.problem.roles[number]
        if role is not None and number not in self.jobs:
            self.jobs.add(number)
            leaf_month = partial(job_leaf_month, role, self.lanes, times.job_starts[number])
            self._tree(role.entries.tree, leaf_month, ())

    def add_courses(self, courses: Sequence[int]) -> None:
        """Add courses that are still to be placed, and what they ask."""
        for number in courses:
            if self.lanes.at.ends[number] is None and number not in self.courses:
                self.courses.add(number)
                course = self.lanes.problem.courses[number]
                if course.employed_as:
                    self.add_job(course.employed_as)
                start = self.lanes.times.course_ends[number] - course.longest
                leaf_month = partial(course_leaf_month, course, self.lanes, start)
                self._tree(course.entries.tree, leaf_month, ())

    def _tree(self, tree: Tree, leaf_month: Callable[[Asked, Work], int], work: Work) -> None:
        if isinstance(tree, AtLeast):
            work += self.lanes.work_left(tree)

            def month_of(branch: Tree) -> int:
                now = self.lanes.at.month
                return earliest(branch, leaf_month, now, self.lanes.work_left, work)

            for branch in sorted(tree.branches, key=month_of)[: tree.needed]:
                self._tree(branch, leaf_month, work)
            return
        times, leaf = self.lanes.times, tree.leaf
        if isinstance(leaf, AwardsLeaf):
            self.add_courses(leaf.first_givers(self.lanes.ends_beside(leaf, work)))
        elif isinstance(leaf, RecencyLeaf):
            self.add_courses(leaf.first_givers(times))
        elif isinstance(leaf, JobLeaf) or (
            isinstance(leaf, ExperienceLeaf) and times.counters[leaf.counter] < leaf.months
        ):
            self.add_job(leaf.roles)
