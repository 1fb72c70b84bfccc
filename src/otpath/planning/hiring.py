"""Which jobs can be applied for in a month of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from otpath.planning.activities import Problem, useful_roles
from otpath.planning.conditions import Times, holds
from otpath.planning.standing import Standing
from otpath.planning.states import Applied, State


@dataclass(frozen=True)
class Hiring:
    """The choices of applications, with the courses that are real."""

    problem: Problem
    real: tuple[int, ...]
    stand: Standing
    worth: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[int, ...]] = field(
        default_factory=dict
    )
    """The roles worth having, by the real courses to come and the counters that are full."""

    def choices(self, state: State, times: Times) -> Iterator[State]:
        """Yield the state with each application that can go out now, and with none."""
        if state.coming is not None:
            yield state
            return
        free = self.stand.job_free(state)
        before = dict(state.declined)
        possible = []
        for number in self._roles_worth_having(state):
            role = self.problem.roles[number]
            if role is None or (number == state.job and not self._may_return(state, role.delay)):
                continue
            start = state.month + role.delay
            if start < free or start < times.job_starts[number]:
                continue
            truth = self.stand.truth(role.entries, state, ("application",))
            if holds(role.entries.tree, truth | role.entries.judged("start", "during")):
                sooner = None if self._is_moment(state, number, role.delay) else before.get(number)
                coming = Applied(start, number, state.month, truth, sooner)
                yield state._replace(coming=coming, declined=())
                possible.append((number, truth))
        yield state._replace(declined=tuple(possible))

    def _may_return(self, state: State, delay: int) -> bool:
        """Tell whether full-time study may end the present job, and end, before it is taken again.

        It must start in a later month than this and end by the start of the job.
        """
        courses = [self.problem.courses[c] for c in self.real if not state.done >> c & 1]
        return any(c.full_time and c.shortest < delay for c in courses)

    def _is_moment(self, state: State, new: int, delay: int) -> bool:
        """Tell whether leaving the present job in `delay` months is better than a month sooner.

        A job that could have begun a month sooner might as well have: the month spent in the old
        one must have been needed. It may have been where a rule asks for the old job itself, and
        where it counts as experience that the new job does not give: if it completes a span, or
        if a later job goes on with it.
        """
        if state.job is None:
            return False
        if self.problem.asked_as_job >> state.job & 1:
            return True
        later = sum(1 << role for role in self._roles_worth_having(state))
        return any(
            roles >> state.job & 1
            and not roles >> new & 1
            and (months + delay == needed or (months + delay < needed and roles & later))
            for months, roles, thresholds in zip(
                state.counters, self.problem.counter_roles, self.problem.thresholds, strict=True
            )
            for needed in thresholds
        )

    def _roles_worth_having(self, state: State) -> tuple[int, ...]:
        """Return the roles that something still to come asks for."""
        open_courses = tuple(c for c in self.real if not state.done >> c & 1)
        full = tuple(
            number
            for number, (months, cap) in enumerate(
                zip(state.counters, self.problem.counter_caps, strict=True)
            )
            if months >= cap
        )
        key = (open_courses, full)
        if key not in self.worth:
            self.worth[key] = useful_roles(self.problem, open_courses, frozenset(full))
        return self.worth[key]
