"""Which courses can start, or be booked, in a month of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from otpath.planning.activities import CourseActivity, Problem
from otpath.planning.conditions import NEVER, holds
from otpath.planning.standing import Standing
from otpath.planning.states import Chain, Event, Placed, Reached, Spent, State


@dataclass(frozen=True)
class Studying:
    """The choices of courses, of those that are real."""

    problem: Problem
    real: tuple[int, ...]
    stand: Standing

    def choices(
        self, state: State, spent: Spent, chain: Chain | None, position: int = 0
    ) -> Iterator[Reached]:
        """Yield every set of courses that can start, or be booked, in this month.

        What was booked for this month starts in its turn: after full-time study, which ends the
        job. Where it cannot start, there is no way on.
        """
        for index in range(position, len(self.real)):
            number = self.real[index]
            due = _booked_for(state.month, number, state.booked)
            placed = self._startable(state, due) if due else self._placeable(state, number)
            if placed is None and due:
                return
            if placed is None:
                continue
            taken, longer = self._take(state, placed, chain)
            paid = spent if due else self._pay(spent, placed)
            yield from self.choices(taken, paid, longer, index + 1)
            if due:
                return
            state = self._pass_over(state, placed)
        yield state, spent, chain

    def _placeable(self, state: State, number: int) -> Placed | None:
        """Return the course as it would start or be booked now, or None where it cannot."""
        touched = (*state.running, *state.booked)
        if (state.done | state.waiting) >> number & 1 or any(p.course == number for p in touched):
            return None
        course = self.problem.courses[number]
        ahead = course.lead if self._is_booked(course) else 0
        start = state.month + ahead
        length = course.length(start)
        if length is None or start < self.problem.start + course.lead:
            return None
        truth = self.stand.truth(course.entries, state, ("application",))
        placed = Placed(start + length, number, start, truth)
        if not self._is_of_use(state, placed):
            return None
        return placed if ahead else self._startable(state, placed)

    def _is_of_use(self, state: State, placed: Placed) -> bool:
        """Tell whether a course, and all that is under way beside it, would give something new."""
        course = self.problem.courses[placed.course]
        if not course.new or not self._has_rivals(placed.course):
            return True
        under_way = (*state.running, *state.booked, placed)
        return all(
            self.problem.courses[one.course].is_new(
                one.end,
                state.done | sum(1 << p.course for p in under_way if p.end <= one.end),
            )
            for one in under_way
        )

    def _has_rivals(self, number: int) -> bool:
        """Tell whether what a course gives may come from elsewhere."""
        course = self.problem.courses[number]
        comes = any(award.givers or award.month < NEVER for award in course.new)
        return comes or bool(self.problem.rivals >> number & 1)

    def _startable(self, state: State, placed: Placed) -> Placed | None:
        """Return the course with what was judged at its start, or None where it cannot start."""
        course = self.problem.courses[placed.course]
        if course.employed_as and (state.job is None or not course.employed_as >> state.job & 1):
            return None
        if not self._fits(state, placed):
            return None
        truth = placed.truth | self.stand.truth(course.entries, state, ("start",))
        if not holds(course.entries.tree, truth | course.entries.judged("during")):
            return None
        return placed._replace(truth=truth)

    def _fits(self, state: State, placed: Placed) -> bool:
        course = self.problem.courses[placed.course]
        if course.locks_job and state.coming and state.coming.start < placed.end:
            return False
        if course.full_time and (state.new_job or self.stand.job_free(state) > state.month):
            return False
        if course.registration:
            return True
        beside = [self.problem.courses[p.course] for p in state.running]
        beside = [other for other in beside if not other.registration]
        if course.full_time:
            return not beside
        if any(other.full_time for other in beside):
            return False
        if course.apprenticeship and any(other.apprenticeship for other in beside):
            return False
        hours = sum(other.hours for other in beside) + course.hours
        return hours <= self.problem.study_hours

    def _take(
        self, state: State, placed: Placed, chain: Chain | None
    ) -> tuple[State, Chain | None]:
        if placed.start > state.month:
            return state._replace(booked=tuple(sorted((*state.booked, placed)))), chain
        course = self.problem.courses[placed.course]
        event = Event("course", placed.course, None, placed.start, placed.end, placed.truth)
        after = state._replace(
            running=tuple(sorted((*state.running, placed))),
            booked=tuple(p for p in state.booked if p.course != placed.course),
            job=None if course.full_time else state.job,
            waiting=state.waiting & ~self._conflicting(placed.course),
            declined=() if course.locks_job else state.declined,
        )
        return self._judged_anew(after) if course.full_time else after, Chain(event, chain)

    def _judged_anew(self, state: State) -> State:
        """Judge once more what was applied for in this month: full-time study has ended the job."""
        return state._replace(booked=tuple(self._applied_anew(state, p) for p in state.booked))

    def _applied_anew(self, state: State, placed: Placed) -> Placed:
        course = self.problem.courses[placed.course]
        if placed.start - course.lead < state.month:
            return placed
        return placed._replace(truth=self.stand.truth(course.entries, state, ("application",)))

    def _pay(self, spent: Spent, placed: Placed) -> Spent:
        course = self.problem.courses[placed.course]
        price = course.price(placed.start)
        return Spent(
            spent.own_pounds + price.own_pounds,
            spent.loan_pounds + price.loan_pounds,
            spent.full_time_months + (placed.end - placed.start if course.full_time else 0),
            spent.courses + 1,
            spent.jobs,
        )

    def _pass_over(self, state: State, placed: Placed) -> State:
        """Put a course that could start now aside, until something that excludes it has started.

        If it started later with nothing in its way between, it could as well start now. That does
        not hold for full-time study (it ends the job), nor where an earlier end can do harm.
        """
        course = self.problem.courses[placed.course]
        is_hindering = self.problem.hindering >> placed.course & 1
        harmless = not course.full_time and not course.studies and not is_hindering
        if placed.start > state.month or not harmless or not _is_steady(course):
            return state
        return state._replace(waiting=state.waiting | 1 << placed.course)

    def _conflicting(self, number: int) -> int:
        """Return the real courses that cannot run beside a course."""
        one = self.problem.courses[number]
        if one.registration:
            return 0
        courses = {other: self.problem.courses[other] for other in self.real}
        # Three small courses may exceed the hours although any two fit: then all may conflict.
        crowded = sum(course.hours for course in courses.values()) > self.problem.study_hours
        mask = 0
        for other, two in courses.items():
            both_apprentice = one.apprenticeship and two.apprenticeship
            both_take_hours = crowded and one.hours and two.hours
            if one.full_time or two.full_time or both_apprentice or both_take_hours:
                mask |= 1 << other
        return mask

    def _is_booked(self, course: CourseActivity) -> bool:
        return course.lead > 0 and course.entries.judged("application") != 0


def _booked_for(month: int, course: int, booked: tuple[Placed, ...]) -> Placed | None:
    return next((p for p in booked if p.course == course and p.start == month), None)


def _is_steady(course: CourseActivity) -> bool:
    """Tell whether an earlier start never means a later end, nor a leaf judged too early."""
    if course.entries.judged("during"):
        return False
    return len(set(course.lengths.values())) == 1
