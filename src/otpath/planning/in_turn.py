"""How early the target could be, since all that is included has to be done as well.

The look ahead forgets that two courses leave no room for each other. Where one of them is included,
every route takes it: it comes before the other, or after it. That is kept here, for one included
course X at a time. Take a route, and any job or course V of it. Two months are never too late:

- `later(V)`: when X ends, if V is there before that. What V asks for was there before V, so it was
  before X ended too. Where V leaves no room for X, all of X comes after V. No job starts inside a
  course that ties one to a job.
- `both(V)`: when V and X are both there. Either X ended by the start of V. Then V starts once both
  X and what V asks for are there. Or X ended within V, where there is room for both: then what V
  asks for was there before X ended. Or X ended after V: see above.

Months of work for which X leaves no room come on top of the months of X. So, by induction over the
order in which things happen, no route has the target, and X before it, sooner than this says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, assert_never

from otpath.planning.activities import CourseActivity, Problem
from otpath.planning.conditions import (
    NEVER,
    Asked,
    AwardsLeaf,
    ExperienceLeaf,
    JobLeaf,
    RecencyLeaf,
    Times,
    Tree,
    WindowLeaf,
    Work,
    bits,
    earliest,
)
from otpath.planning.relaxation import Standpoint, Waiting, settle, soonest_end, target_month


class Turn(NamedTuple):
    """What is known from the start of an included course X: by course, `later` and `both`."""

    number: int
    later: Sequence[int]
    both: Sequence[int]


NO_TURNS: Mapping[int, Turn] = {}


def turns(
    problem: Problem, at: Standpoint, real: Sequence[int], roles: Sequence[int], times: Times
) -> dict[int, Turn]:
    """Return for each included course that is to be placed what is known of it from a standpoint.

    `times` are the look ahead's.
    """
    included = (
        _Turns(problem, at, real, roles, times, n) for n in _to_be_placed(problem, at, real)
    )
    return {one.number: one.turn() for one in included}


def soonest_target(
    problem: Problem,
    at: Standpoint,
    real: Sequence[int],
    roles: Sequence[int],
    times: Times,
    known: Mapping[int, Turn] = NO_TURNS,
) -> int:
    """Return a month before which the target is never reached. `times` are the look ahead's.

    `known` is what was known from the start, of courses that are taken as given.
    """
    month = target_month(problem, times)
    if month <= at.month:
        # Who is there has no way to the target that could lack something.
        return month
    for included in _to_be_placed(problem, at, real):
        if month <= problem.horizon:
            one = _Turns(problem, at, real, roles, times, included, known.get(included))
            month = max(month, one.target())
    return month


def _to_be_placed(problem: Problem, at: Standpoint, real: Sequence[int]) -> Iterator[int]:
    """Yield the included courses that are not under way: of these the look ahead knows."""
    for included in bits(problem.included):
        if included in real and at.ends[included] is None:
            yield included


@dataclass(frozen=True)
class _Turns:
    """The months of jobs and courses, as an included course that is to be placed leaves them."""

    problem: Problem
    at: Standpoint
    real: Sequence[int]
    roles: Sequence[int]
    times: Times
    """The look ahead's."""
    number: int
    """The included course."""
    known: Turn | None = None
    ends: dict[int, int] = field(default_factory=dict)
    """When it can end if it starts from some month on."""

    @property
    def included(self) -> CourseActivity:
        """The course itself."""
        return self.problem.courses[self.number]

    @property
    def end(self) -> int:
        """The month before which it never ends."""
        return self.times.course_ends[self.number]

    def turn(self) -> Turn:
        """Return what is known of the courses."""
        later, both = self._found()
        return Turn(self.number, later.course_ends, both.course_ends)

    def _found(self) -> tuple[Times, Times]:
        """Return `later` and `both` of all jobs and courses."""
        later = self._settled(
            self._job_before, self._course_before, self.known.later if self.known else ()
        )
        both = self._settled(
            partial(self._job_both, later),
            partial(self._course_both, later),
            self.known.both if self.known else (),
        )
        return later, both

    def target(self) -> int:
        """Return the month before which the target is never reached."""
        later, by_then = self._found()
        target = self.problem.target_role
        if target is not None:
            return self._job_with(target, by_then)
        givers = bits(self.problem.target_courses)
        return min((self._course_with(c, later, by_then) for c in givers), default=NEVER)

    def _settled(
        self,
        job: Callable[[int, Times], int],
        course: Callable[[int, Times], int],
        known: Sequence[int],
    ) -> Times:
        """Return the months that two functions give, from the months of what is asked for.

        `known` are months of the courses that are not worked out here, as they are given.
        """
        ends = [max(month, self.end) for month in self.times.course_ends]
        for number, month in enumerate(known):
            ends[number] = max(ends[number], month)
        starts = [max(month, self.end) for month in self.times.job_starts]
        found = self._times(ends, starts)
        jobs = [role for role in self.roles if not self._is_coming(role)]
        courses = [c for c in self.real if self.at.ends[c] is None and c != self.number]
        for role in jobs:
            starts[role] = NEVER
        for number in courses:
            ends[number] = NEVER
        # Numbers were given from the target on: what comes first in a plan was numbered last.
        waiting = [
            Waiting(role, role, 0, partial(job, role, found), starts)
            for role in sorted(jobs, reverse=True)
        ]
        waiting += [
            Waiting(len(starts) + number, number, 0, partial(course, number, found), ends)
            for number in sorted(courses, reverse=True)
        ]
        settle(self.problem, waiting)
        return found

    def _times(self, ends: list[int], starts: list[int]) -> Times:
        now = self.times
        return Times(now.month, ends, starts, now.counters, now.job, now.latest_study)

    def _is_coming(self, role: int) -> bool:
        return self.at.job_coming is not None and self.at.job_coming[1] == role

    # --- the included course ends later ---

    def _job_before(self, number: int, later: Times) -> int:
        start = self.times.job_starts[number]
        after = self._end_from(start) if self.included.locks_job else self.end
        return _latest(start, self.end, after, self._asked_by_job(number, later))

    def _course_before(self, number: int, later: Times) -> int:
        end = self.times.course_ends[number]
        after = self.end if self._leaves_room(number) else self._end_after(number)
        return _latest(end, self.end, after, self._asked_by_course(number, later))

    def _end_after(self, number: int) -> int:
        """Return when the included course can end, if it starts once another has ended."""
        end, course = self.times.course_ends[number], self.problem.courses[number]
        if end >= NEVER or not course.full_time or self.included.lead > course.shortest:
            return self._end_from(end)
        # Full-time study ends the job: what is asked of it at the application is in a later one.
        anew = partial(self._job_anew, end)
        return self._end_from(max(end, earliest(self.included.entries.tree, anew, end)))

    def _job_anew(self, month: int, asked: Asked, _: Work) -> int:
        is_at_application = isinstance(asked.leaf, JobLeaf) and asked.by == "application"
        return month + self.included.lead if is_at_application else month

    def _end_from(self, month: int) -> int:
        if month >= NEVER:
            return NEVER
        if month not in self.ends:
            self.ends[month] = soonest_end(
                self.problem, self.at, self.real, self.times, self.number, month
            )
        return self.ends[month]

    # --- both are there ---

    def _job_both(self, later: Times, number: int, both: Times) -> int:
        return min(self._job_with(number, both), later.job_starts[number])

    def _job_with(self, number: int, both: Times) -> int:
        """Return when a job can start, if the included course has ended by then."""
        return _latest(self.times.job_starts[number], self.end, self._asked_by_job(number, both))

    def _course_both(self, later: Times, number: int, both: Times) -> int:
        return min(self._course_with(number, later, both), later.course_ends[number])

    def _course_with(self, number: int, later: Times, both: Times) -> int:
        """Return when a course can end, if the included course has ended by then."""
        end = self.times.course_ends[number]
        if number == self.number or self.at.ends[number] is not None:
            return both.course_ends[number]
        start = _latest(self.end, self._asked_by_course(number, both))
        after = (
            NEVER if max(start, end) >= NEVER else self.problem.courses[number].soonest_end(start)
        )
        within = self._asked_by_course(number, later) if self._leaves_room(number) else NEVER
        return _latest(end, self.end, min(after, within))

    # --- what is asked ---

    def _leaves_room(self, number: int) -> bool:
        return not _exclude_each_other(
            self.problem.courses[number], self.included, self.problem.study_hours
        )

    def _asked_by_job(self, number: int, times: Times) -> int:
        role = self.problem.roles[number]
        return NEVER if role is None else self._entered(role.entries.tree, times)

    def _asked_by_course(self, number: int, times: Times) -> int:
        course = self.problem.courses[number]
        employed = JobLeaf(course.employed_as).earliest(times) if course.employed_as else 0
        return max(employed, self._entered(course.entries.tree, times))

    def _entered(self, tree: Tree, times: Times) -> int:
        return earliest(tree, partial(self._leaf_month, times), times.month)

    def _leaf_month(self, times: Times, asked: Asked, _: Work) -> int:
        leaf = asked.leaf
        # What is asked by the end of a course may come once the course has started.
        if asked.by == "during":
            return times.month
        match leaf:
            case AwardsLeaf() | JobLeaf():
                return leaf.earliest(times)
            case ExperienceLeaf():
                return self._experience_month(leaf, times)
            case WindowLeaf() | RecencyLeaf():
                return times.month
            case _:
                assert_never(leaf)

    def _experience_month(self, leaf: ExperienceLeaf, times: Times) -> int:
        missing = leaf.months - times.counters[leaf.counter]
        if missing <= 0:
            return times.month
        course = self.included
        is_other_job = course.employed_as and not course.employed_as & leaf.roles
        fills = course.shortest if course.full_time or is_other_job else 0
        return max(leaf.job_month(times), times.month + fills + missing if fills else 0)


def _latest(*months: int) -> int:
    return min(max(months), NEVER)


def _exclude_each_other(one: CourseActivity, other: CourseActivity, hours: int) -> bool:
    """Tell whether two courses can never run side by side."""
    if one.registration or other.registration:
        return False
    if one.full_time or other.full_time:
        return True
    are_two_jobs = one.employed_as and other.employed_as and not one.employed_as & other.employed_as
    are_apprenticeships = one.apprenticeship and other.apprenticeship
    return bool(are_two_jobs) or are_apprenticeships or one.hours + other.hours > hours
