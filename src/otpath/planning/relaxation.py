"""The optimistic look ahead: how early each thing could be if nothing stood in each other's way.

Lanes are forgotten here: two full-time courses may run at once. Three things are kept. Where a rule
asks for experience and for an award that leaves no room for that work, the two take their months
one after the other. A job is applied for once the job that it asks for has begun. What holds only
until a day may be over by the start. So no month it gives is ever too late, and that makes the
search exact.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, assert_never

from otpath.planning.activities import CourseActivity, Entries, JobActivity, Problem
from otpath.planning.conditions import (
    NEVER,
    Asked,
    AtLeast,
    AwardsLeaf,
    ExperienceLeaf,
    JobLeaf,
    RecencyLeaf,
    Times,
    WindowLeaf,
    Work,
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


def at_the_start(problem: Problem, left_out: Collection[int] = ()) -> Standpoint:
    """Return where the look ahead of a whole plan begins, with some courses never to be had."""
    numbers = range(len(problem.courses))
    return Standpoint(
        month=problem.start,
        ends=[NEVER if c in left_out else problem.expected.get(c) for c in numbers],
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
    lanes = Lanes(problem, at, frozenset(courses), times)
    waiting = [
        *_open_roles(lanes, roles, starts),
        *_open_courses(lanes, courses, ends),
    ]
    settle(problem, waiting)
    return times


def target_month(problem: Problem, times: Times) -> int:
    """Return the earliest month of the target in a look ahead."""
    if problem.target_role is not None:
        held = times.job == problem.target_role
        return times.month if held else times.job_starts[problem.target_role]
    return min((times.course_ends[c] for c in bits(problem.target_courses)), default=NEVER)


class Waiting(NamedTuple):
    """A job or course whose value is still to be found, in the list of values it belongs to.

    `bit` numbers roles, then courses. No value is less than `least`.
    """

    bit: int
    number: int
    least: int
    value_of: Callable[[], int]
    values: list[int]


def settle(problem: Problem, waiting: Sequence[Waiting]) -> None:
    """Lower the values until what each leans on lowers none any more."""
    left = every = sum(1 << waiter.bit for waiter in waiting)
    while left:
        for bit, number, least, value_of, values in waiting:
            if not left >> bit & 1:
                continue
            left ^= 1 << bit
            if least < values[number] and (value := value_of()) < values[number]:
                values[number] = value
                # Only what leans on what has just moved can move again.
                left |= problem.leaning[bit] & every


class Lanes(NamedTuple):
    """What cannot go on side by side: paid work, and study that leaves no room for it."""

    problem: Problem
    at: Standpoint
    real: frozenset[int]
    """The courses that fill lanes; others are simply there."""
    times: Times

    def work_left(self, node: AtLeast) -> Work:
        """Return the experience that a node still asks for."""
        return tuple(leaf for leaf in node.work_asked if self._months_of_work(leaf) > 0)

    def _months_of_work(self, leaf: ExperienceLeaf) -> int:
        return leaf.months - self.at.counters[leaf.counter]

    def ends_beside(self, leaf: AwardsLeaf, work: Work, wait: int = 0) -> Sequence[int]:
        """Return when courses can have ended for `wait` months, with so much work done as well.

        A course that leaves no room for the work takes its months before those of the work, or
        after them.
        """
        now, course_ends = self.at.month, self.times.course_ends
        in_turn = {
            course: now + max(self._in_turn(course, each) for each in work)
            for course in (leaf.courses if work else ())
            if now < course_ends[course] < NEVER
        }
        if not wait and all(course_ends[course] >= month for course, month in in_turn.items()):
            return course_ends
        ends = [end + wait for end in course_ends]
        for course, month in in_turn.items():
            ends[course] = max(ends[course], month)
        return ends

    def _in_turn(self, number: int, work: ExperienceLeaf) -> int:
        """Return the months of a course and of work, where one leaves no room for the other."""
        fills = self._fills(number, work.roles)
        return self._months_of_work(work) + fills if fills else 0

    def _fills(self, number: int, roles: int) -> int:
        """Return the months still to come in which a course leaves no room for these jobs.

        Full-time study leaves none; a course in one and the same job leaves none for others.
        """
        course, end = self.problem.courses[number], self.at.ends[number]
        is_other_job = course.employed_as and not course.employed_as & roles
        if not (course.full_time or is_other_job) or number not in self.real:
            return 0
        return course.shortest if end is None else min(course.shortest, end - self.at.month)


# Numbers were given from the target on: what comes first in a plan was numbered last.


def _open_roles(lanes: Lanes, roles: Sequence[int], starts: list[int]) -> Iterator[Waiting]:
    problem, at = lanes.problem, lanes.at
    for number in sorted(roles, reverse=True):
        role = problem.roles[number]
        if role is not None:
            soonest = max(at.apply_from + role.delay, at.job_free)
            value_of = partial(_job_start, role, lanes, soonest)
            yield Waiting(number, number, soonest, value_of, starts)


def _open_courses(lanes: Lanes, courses: Sequence[int], ends: list[int]) -> Iterator[Waiting]:
    problem, at = lanes.problem, lanes.at
    first_bit = len(problem.roles)
    for number in sorted(courses, reverse=True):
        if at.ends[number] is None:
            course = problem.courses[number]
            soonest = max(at.course_free[_lane(course)], problem.start + course.lead)
            value_of = partial(_course_end, number, lanes, soonest)
            yield Waiting(first_bit + number, number, at.month, value_of, ends)


def _job_start(role: JobActivity, lanes: Lanes, soonest: int) -> int:
    return _entered(role.entries, partial(job_leaf_month, role, lanes), lanes, soonest)


def _course_end(number: int, lanes: Lanes, soonest: int) -> int:
    course = lanes.problem.courses[number]
    soonest = max(soonest, _employed(course, lanes.times))
    start = _entered(course.entries, partial(course_leaf_month, course, lanes), lanes, soonest)
    return NEVER if start >= NEVER else _of_use(number, lanes, course.soonest_end(start))


def soonest_end(
    problem: Problem, at: Standpoint, real: Sequence[int], times: Times, number: int, month: int
) -> int:
    """Return when a course can end at the earliest if it starts in this month or later."""
    return _course_end(number, Lanes(problem, at, frozenset(real), times), month)


def _of_use(number: int, lanes: Lanes, end: int) -> int:
    """Return an end by which nothing stands in the way of what is included.

    What is included must give something new, and every route takes it. So it never ends once all
    that it gives is there, by what is under way for good; and what gives all that it gives ends
    later than it does.
    """
    problem, ends = lanes.problem, lanes.times.course_ends
    end = max([end, *(ends[first] + 1 for first in bits(problem.after[number]))])
    if end < NEVER and problem.included >> number & 1:
        settled = sum(1 << c for c in lanes.real if (lanes.at.ends[c] or NEVER) <= end)
        return end if problem.courses[number].is_new(end, settled) else NEVER
    return min(end, NEVER)


def _entered(
    entries: Entries, leaf_month: Callable[[int, Asked, Work], int], lanes: Lanes, soonest: int
) -> int:
    """Return the first month, not before the soonest, at which a way in can be open.

    `leaf_month` takes a month before which nothing starts: what holds until a month may be over.
    """
    month = soonest
    while True:
        at_once = partial(leaf_month, month)
        found = earliest(entries.tree, at_once, lanes.at.month, lanes.work_left)
        if found <= month or found >= NEVER or not entries.may_be_over:
            return max(found, month)
        month = found


def job_leaf_month(role: JobActivity, lanes: Lanes, start: int, asked: Asked, work: Work) -> int:
    """Return when a job can start at the earliest, for all that one leaf asks."""
    leaf, times = asked.leaf, lanes.times
    wait = role.delay if asked.by == "application" else 0
    match leaf:
        case AwardsLeaf():
            return leaf.earliest_by(lanes.ends_beside(leaf, work, wait))
        case WindowLeaf():
            return leaf.earliest_from(max(start - wait, lanes.at.month)) + wait
        case JobLeaf() | ExperienceLeaf():
            month = leaf.earliest(times) + wait
            # One application at a time: the next is sent once the job asked for has begun.
            is_to_come = month > lanes.at.month + wait
            return max(month, leaf.job_month(times) + role.delay) if is_to_come else month
        case RecencyLeaf():
            return leaf.earliest(times) + wait
        case _:
            assert_never(leaf)


def course_leaf_month(
    course: CourseActivity, lanes: Lanes, start: int, asked: Asked, work: Work
) -> int:
    """Return when a course can start at the earliest, for all that one leaf asks."""
    leaf, now = asked.leaf, lanes.at.month
    if asked.by == "during":
        # What is asked by the end may be gained beside the course: the work asked may not be.
        month = (
            leaf.earliest_from(max(start + course.shortest - 1, now))
            if isinstance(leaf, WindowLeaf)
            else leaf.earliest(lanes.times)
        )
        return month if month >= NEVER else month + 1 - course.longest
    wait = course.lead if asked.by == "application" else 0
    if isinstance(leaf, AwardsLeaf):
        return leaf.earliest_by(lanes.ends_beside(leaf, work, wait))
    if isinstance(leaf, WindowLeaf):
        return leaf.earliest_from(max(start - wait, now)) + wait
    return leaf.earliest(lanes.times) + wait


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
