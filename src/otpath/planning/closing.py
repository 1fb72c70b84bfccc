"""The soonest timetable, closed in on from below.

First the optimistic look ahead: nothing can be sooner than it says. The courses it leans on are
put into a real timetable. Where that is as soon as the look ahead, it is the soonest.

Where none is, the gap is closed from below. All other courses are taken as *given*, each from the
earliest month it could ever end; the best timetable leans on some, those become *real*, and the
question is put again. Each answer is a month that nothing can beat. It ends when a real timetable
meets that month, or when a timetable leans on nothing given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from otpath.planning.activities import Problem, useful_roles
from otpath.planning.conditions import NEVER, Times
from otpath.planning.relaxation import (
    Support,
    at_the_start,
    leaned_on,
    look_ahead,
    target_month,
)
from otpath.planning.rereading import given_leaned_on
from otpath.planning.scheduling import UNLIMITED, Scheduler
from otpath.planning.states import Effort, Timetable

STATES_FOR_A_PREFERENCE = 500
"""How many states to look at for a plainer timetable of the same finish, or for a lucky find.

Counted, not timed, so that the same question always gets the same answer.
"""


class Bound(NamedTuple):
    """A month before which the target cannot be reached; `met` is a timetable that reaches it."""

    month: int
    met: Timetable | None = None


@dataclass
class Closing:
    """Closes in on the soonest timetable of a problem, with any courses left out.

    What its schedulers have looked up serves all that is asked of the same courses. All searches
    draw on one effort.
    """

    problem: Problem
    effort: Effort
    _schedulers: dict[tuple[int, ...], Scheduler] = field(default_factory=dict)

    def bounds(self, left_out: frozenset[int] = frozenset()) -> Iterator[Bound]:
        """Yield months that nothing can beat, rising, and at last one that is met.

        Without an end that is met there is no timetable within the horizon.
        """
        ends = self._first_ends(left_out)
        times = self._first_look(ends)
        soonest = target_month(self.problem, times)
        if soonest > self.problem.horizon:
            return
        yield Bound(soonest)
        guess = leaned_on(self.problem, times, ends)
        met = self._timetable_of(guess, soonest)
        if met:
            yield Bound(soonest, met)
        else:
            yield from self._close_the_gap(times, guess.courses)

    def soonest(self) -> Timetable | None:
        """Return a timetable that is proven to finish as soon as any, None where there is none."""
        return next((bound.met for bound in self.bounds() if bound.met), None)

    def with_fewer_jobs(self, found: Timetable) -> Timetable:
        """Return a timetable of the same courses, as soon, with fewer jobs if one is met.

        Nobody should hand in their notice for a job that brings them no nearer.
        """
        scheduler = self._of(found.courses)
        every = frozenset(range(len(self.problem.courses)))
        ends = self._first_ends(every - found.courses)
        least = len(leaned_on(self.problem, self._first_look(ends), ends).jobs)
        while found.spent.jobs > least:
            fewer = found.spent.jobs - 1
            other = scheduler.best(found.finish, fewer, STATES_FOR_A_PREFERENCE)
            if other is None or other.spent[:3] > found.spent[:3]:
                break
            found = other
        return found

    def _timetable_of(self, guess: Support, latest: int) -> Timetable | None:
        """Return a timetable of the courses guessed, with few jobs if a short search meets one."""
        scheduler = self._of(guess.courses)
        few = len(guess.jobs)
        return (
            scheduler.best(latest, few, STATES_FOR_A_PREFERENCE)
            or scheduler.best(latest, few + 1, STATES_FOR_A_PREFERENCE)
            or scheduler.best(latest, UNLIMITED)
        )

    def _close_the_gap(self, times: Times, real: set[int]) -> Iterator[Bound]:
        """Raise the month that nothing can beat until it meets a real timetable.

        A short search for one follows each rise: to make real all that is leaned on takes long.
        """
        ends = list(times.course_ends)
        while True:
            given = {c: end for c, end in enumerate(ends) if c not in real and end < NEVER}
            timetable = self._scheduler(real, given).best(self.problem.horizon)
            if timetable is None:
                return
            yield Bound(timetable.finish)
            more = given_leaned_on(self.problem, timetable, given)
            lucky = None if more else timetable
            lucky = lucky or self._of(real).best(
                timetable.finish, UNLIMITED, STATES_FOR_A_PREFERENCE
            )
            if lucky is not None:
                yield Bound(timetable.finish, lucky)
                return
            real = real | more

    def _of(self, courses: set[int]) -> Scheduler:
        """Return the scheduler of some courses, with nothing given but what is to come."""
        key = tuple(sorted(courses))
        if key not in self._schedulers:
            self._schedulers[key] = self._scheduler(courses, self.problem.expected)
        return self._schedulers[key]

    def _scheduler(self, courses: set[int], given: dict[int, int]) -> Scheduler:
        real = _in_turn(self.problem, courses)
        roles = useful_roles(self.problem, real)
        return Scheduler(self.problem, real, roles, given, self.effort)

    def _first_ends(self, left_out: frozenset[int]) -> list[int | None]:
        numbers = range(len(self.problem.courses))
        return [NEVER if c in left_out else self.problem.expected.get(c) for c in numbers]

    def _first_look(self, ends: list[int | None]) -> Times:
        problem, at = self.problem, at_the_start(self.problem, ends)
        return look_ahead(problem, at, range(len(problem.courses)), range(len(problem.roles)))


def _in_turn(problem: Problem, real: set[int]) -> tuple[int, ...]:
    """Return the real courses, full-time first: what starts with it is judged without a job."""
    return tuple(sorted(real, key=lambda course: (not problem.courses[course].full_time, course)))
