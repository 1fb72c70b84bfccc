"""What a month of a plan brings when it passes: ends, counted experience, a new job."""

from __future__ import annotations

from dataclasses import dataclass

from otpath.planning.activities import Problem
from otpath.planning.conditions import holds
from otpath.planning.standing import Standing
from otpath.planning.states import Chain, Event, Placed, Reached, Spent, State


@dataclass(frozen=True)
class Passing:
    """Months that pass, with the courses that are real."""

    problem: Problem
    real: tuple[int, ...]
    stand: Standing

    def next_month(self, state: State, spent: Spent, chain: Chain | None) -> Reached | None:
        """Return what stands a month later; None where something promised does not hold."""
        if self._dawdles(state):
            return None
        month = state.month + 1
        ended = [placed for placed in state.running if placed.end == month]
        after = state._replace(
            month=month,
            done=state.done | sum(1 << placed.course for placed in ended),
            running=tuple(placed for placed in state.running if placed.end > month),
            counters=self._counted(state),
            latest_study=self._studied(state, ended, month),
            new_job=False,
            declined=() if ended else state.declined,
        )
        for placed in ended:
            passed = self._passed(state, placed)
            if passed is None:
                return None
            chain = Chain(passed, chain)
        return self._start_job(after, spent, chain)

    def _dawdles(self, state: State) -> bool:
        """Tell whether the job that starts next month could as well start now."""
        coming = state.coming
        if coming is None or coming.sooner is None or coming.start != state.month + 1:
            return False
        role = self.problem.roles[coming.role]
        if role is None or state.new_job or self.stand.job_free(state) > state.month:
            return False
        truth = coming.sooner | self.stand.truth(role.entries, state, ("start",))
        return holds(role.entries.tree, truth | role.entries.judged("during"))

    def _counted(self, state: State) -> tuple[int, ...]:
        if state.job is None:
            return state.counters
        problem = self.problem
        return tuple(
            min(cap, months + (roles >> state.job & 1))
            for months, cap, roles in zip(
                state.counters, problem.counter_caps, problem.counter_roles, strict=True
            )
        )

    def _studied(self, state: State, ended: list[Placed], month: int) -> tuple[int, ...]:
        levels = {level for p in ended for level in self.problem.courses[p.course].studies}
        return tuple(
            month if level in levels else latest for level, latest in enumerate(state.latest_study)
        )

    def _passed(self, state: State, placed: Placed) -> Event | None:
        """Judge in its last month what a course asks by then; None where it is not met."""
        entries = self.problem.courses[placed.course].entries
        truth = placed.truth | self.stand.truth(entries, state, ("during",))
        if not holds(entries.tree, truth):
            return None
        return Event("passed", placed.course, None, placed.start, placed.end, truth)

    def _start_job(self, state: State, spent: Spent, chain: Chain | None) -> Reached | None:
        coming = state.coming
        if coming is None or coming.start > state.month:
            return state, spent, chain
        role = self.problem.roles[coming.role]
        if role is None:
            return None
        truth = coming.truth | self.stand.truth(role.entries, state, ("start",))
        if not holds(role.entries.tree, truth | role.entries.judged("during")):
            return None
        event = Event("job", coming.role, coming.month, coming.start, None, truth)
        after = state._replace(
            job=coming.role,
            coming=None,
            waiting=self._still_waiting(state),
            new_job=True,
            declined=(),
        )
        return after, spent._replace(jobs=spent.jobs + 1), Chain(event, chain)

    def _still_waiting(self, state: State) -> int:
        """Return what still waits once a new job has started: not what needs one job throughout."""
        locked = sum(1 << c for c in self.real if self.problem.courses[c].locks_job)
        return state.waiting & ~locked
