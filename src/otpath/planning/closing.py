"""The soonest timetable, closed in on from below.

First the optimistic look ahead: nothing can be sooner than it says. The courses it leans on are
put into a real timetable. Where that is as soon as the look ahead, it is the soonest.

Where none is, the gap is closed from below. All other courses are taken as *given*, each from the
earliest month it could ever end; the best timetable leans on some, those become *real*, and the
question is put again. Each answer is a month that nothing can beat. It ends when a real timetable
meets that month, or when a timetable leans on nothing given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from otpath.planning.activities import Problem, useful_roles
from otpath.planning.conditions import NEVER, Times
from otpath.planning.in_turn import NO_TURNS, Turn, soonest_target, turns
from otpath.planning.relaxation import at_the_start, look_ahead
from otpath.planning.rereading import given_leaned_on
from otpath.planning.scheduling import UNLIMITED, Scheduler
from otpath.planning.states import Effort, EffortSpentError, Timetable
from otpath.planning.support import leaned_on
from otpath.planning.tolls import in_all, tolls

STATES_FOR_A_PREFERENCE = 150
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
        at = at_the_start(self.problem, left_out)
        times = look_ahead(self.problem, at, *self._everything)
        soonest = soonest_target(self.problem, at, *self._everything, times)
        if soonest > self.problem.horizon:
            return
        yield Bound(soonest)
        guess = leaned_on(self.problem, at, self._everything[0], times).courses
        met = self._of(guess).best(soonest)
        if met:
            yield Bound(soonest, met)
        else:
            known = turns(self.problem, at, *self._everything, times)
            yield from self._close_the_gap(times, guess, known)

    def soonest(self) -> Timetable | None:
        """Return a timetable that is proven to finish as soon as any, None where there is none."""
        return next((bound.met for bound in self.bounds() if bound.met), None)

    def with_fewer_jobs(self, found: Timetable) -> Timetable:
        """Return a timetable of the same courses, as soon, with fewer jobs if one is met.

        Nobody should hand in their notice for a job that brings them no nearer.
        """
        scheduler, least = self._of(found.courses), self._fewest_jobs(found.courses)
        while found.spent.jobs > least:
            fewer = found.spent.jobs - 1
            try:
                other = scheduler.best(found.finish, fewer, STATES_FOR_A_PREFERENCE)
            except EffortSpentError:
                return found
            if other is None or not self._takes_no_more(other, found):
                break
            found = other
        return found

    def _fewest_jobs(self, courses: set[int]) -> int:
        """Return how many new jobs the target and some courses take at the least."""
        job, target = self.problem.first_job, self.problem.target_role
        here = 0 if job is None else 1 << job
        tied = (self.problem.courses[course].employed_as for course in courses)
        is_tied_elsewhere = any(roles and not roles & here for roles in tied)
        return (target not in {None, job}) + is_tied_elsewhere

    def _takes_no_more(self, one: Timetable, other: Timetable) -> bool:
        """Compare own pounds, all pounds and years, each by itself: fewer jobs weigh less."""
        first, second = (in_all(tolls(self.problem, t).values()) for t in (one, other))
        return (
            first.own_pounds <= second.own_pounds
            and first.pounds <= second.pounds
            and first.years <= second.years
        )

    def _close_the_gap(
        self, times: Times, real: set[int], known: Mapping[int, Turn]
    ) -> Iterator[Bound]:
        """Raise the month that nothing can beat until it meets a real timetable.

        A short search for one follows each rise: to make real all that is leaned on takes long.
        """
        ends = list(times.course_ends)
        while True:
            given = {c: end for c, end in enumerate(ends) if c not in real and end < NEVER}
            timetable = self._scheduler(real, given, known).best(self.problem.horizon)
            if timetable is None:
                return
            yield Bound(timetable.finish)
            more = given_leaned_on(self.problem, timetable, given)
            met: Timetable | None = timetable
            if more:
                met = self._of(real).best(timetable.finish, UNLIMITED, STATES_FOR_A_PREFERENCE)
            if met is not None:
                yield Bound(timetable.finish, met)
                return
            real = real | more

    def _of(self, courses: set[int]) -> Scheduler:
        """Return the scheduler of some courses, with nothing given but what is to come."""
        key = tuple(sorted(courses))
        if key not in self._schedulers:
            self._schedulers[key] = self._scheduler(courses, self.problem.expected)
        return self._schedulers[key]

    def _scheduler(
        self, courses: set[int], given: dict[int, int], known: Mapping[int, Turn] = NO_TURNS
    ) -> Scheduler:
        real = _in_turn(self.problem, courses)
        roles = useful_roles(self.problem, real)
        included = {number: turn for number, turn in known.items() if number in courses}
        return Scheduler(self.problem, real, roles, given, self.effort, included)

    @property
    def _everything(self) -> tuple[range, range]:
        """The numbers of all courses and of all roles."""
        return range(len(self.problem.courses)), range(len(self.problem.roles))


def _in_turn(problem: Problem, real: set[int]) -> tuple[int, ...]:
    """Return the real courses, full-time first: what starts with it is judged without a job."""
    return tuple(sorted(real, key=lambda course: (not problem.courses[course].full_time, course)))
