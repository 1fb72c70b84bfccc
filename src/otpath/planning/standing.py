"""How a plan stands in one state: what is there, what holds, and when the job is free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from otpath.catalogue.requirements import JudgedBy
from otpath.planning.activities import Entries, Problem
from otpath.planning.conditions import NEVER, View
from otpath.planning.in_turn import Turn
from otpath.planning.relaxation import Standpoint
from otpath.planning.states import Placed, State


@dataclass(frozen=True)
class Standing:
    """Reads states of a problem, for one choice of real and given courses.

    `given` holds the month from which each given course is there, and `turns` what is known of real
    ones that are included.
    """

    problem: Problem
    real: tuple[int, ...]
    given: dict[int, int]
    turns: Mapping[int, Turn] = field(default_factory=dict)
    _given_by_ends: dict[tuple[int | None, ...], Mapping[int, int]] = field(default_factory=dict)

    def first_state(self) -> State:
        """Return the state in which the plan begins."""
        problem = self.problem
        return State(
            month=problem.start,
            done=0,
            running=(),
            booked=(),
            job=problem.first_job,
            coming=None,
            counters=problem.first_counters,
            latest_study=problem.first_study,
            waiting=0,
            new_job=False,
            declined=(),
        )

    def has_reached(self, state: State) -> bool:
        """Tell whether the target is reached."""
        if self.problem.target_role is not None:
            return state.job == self.problem.target_role
        return bool(self._done(state) & self.problem.target_courses)

    def _done(self, state: State) -> int:
        there = sum(1 << c for c, month in self._given(state).items() if month <= state.month)
        return state.done | there

    def _given(self, state: State) -> Mapping[int, int]:
        """Return the months from which given courses are there, as far as a state tells.

        Once an included course has ended, another is there no sooner than both of them can be. So
        it is, too, where the end that is settled for the included one is too soon for it to have
        waited for the other.
        """
        if not self.turns:
            return self.given
        ends = tuple(self._settled_end(state, number) for number in self.turns)
        if ends not in self._given_by_ends:
            self._given_by_ends[ends] = self._given_after(ends)
        return self._given_by_ends[ends]

    def _given_after(self, ends: tuple[int | None, ...]) -> Mapping[int, int]:
        given = self.given
        for end, turn in zip(ends, self.turns.values(), strict=True):
            if end is not None:
                given = {
                    course: max(month, turn.both[course]) if end < turn.later[course] else month
                    for course, month in given.items()
                }
        return given

    def _settled_end(self, state: State, number: int) -> int | None:
        """Return when a course ends: 0 where it has ended; None where it is still to be placed."""
        if state.done >> number & 1:
            return 0
        placed = (*state.running, *state.booked)
        return next((p.end for p in placed if p.course == number), None)

    def _view(self, state: State) -> View:
        return View(
            state.month, self._done(state), state.job, state.counters, self._latest_study(state)
        )

    def _latest_study(self, state: State) -> list[int]:
        latest = list(state.latest_study)
        for course, month in self._given(state).items():
            if month <= state.month:
                # Of what a course gives when, only what is expected is sure: the rest may be newer.
                ended = self.problem.expected.get(course, state.month)
                for level in self.problem.courses[course].studies:
                    latest[level] = max(latest[level], ended)
        return latest

    def standpoint(self, state: State) -> Standpoint:
        """Return where the look ahead begins from a state."""
        month, courses = state.month, self.problem.courses
        ends: list[int | None] = [NEVER] * len(courses)
        for course in self.real:
            ends[course] = month if state.done >> course & 1 else None
        for placed in (*state.running, *state.booked):
            ends[placed.course] = placed.end
        for course, there in self._given(state).items():
            ends[course] = max(month, there)
        study = [p for p in state.running if not courses[p.course].registration]
        full_time = _last_end(month, [p for p in study if courses[p.course].full_time])
        apprentice = _last_end(full_time, [p for p in study if courses[p.course].apprenticeship])
        return Standpoint(
            month=month,
            ends=ends,
            job=state.job,
            job_coming=(state.coming.start, state.coming.role) if state.coming else None,
            counters=state.counters,
            latest_study=self._latest_study(state),
            job_free=self.job_free(state),
            apply_from=state.coming.start if state.coming else month,
            course_free=(_last_end(month, study), apprentice, month, full_time),
        )

    def job_free(self, state: State) -> int:
        """Return the first month in which nothing under way binds the job."""
        locked = [p for p in state.running if self.problem.courses[p.course].locks_job]
        return _last_end(state.month, locked)

    def truth(self, entries: Entries, state: State, by: tuple[JudgedBy, ...]) -> int:
        """Return which leaves of a job or course, of those judged at some moments, are met now."""
        asked = [a for a in entries.asked if a.by in by]
        if not asked:
            return 0
        view = self._view(state)
        return sum(1 << a.number for a in asked if a.leaf.met(view))


def _last_end(month: int, placed: list[Placed]) -> int:
    return max((p.end for p in placed), default=month)
