"""The exact scheduler: the best timetable in which some courses are real and the rest are given.

*Real* courses take up lanes and hours, need their entry rules met, and cost money. *Given* courses
are simply there from a month that is never too late (the look ahead's). The best timetable is
therefore never later than the true best; where it leans on no given course, it is the true best.

The search is A* over months. A state is what stands in a month after everything that ends or
starts in it has taken effect; from there the plan chooses what to start (`studying.py`) and what
to apply for (`hiring.py`), and the month passes (`passing.py`).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from otpath.planning.activities import Problem
from otpath.planning.conditions import Times
from otpath.planning.hiring import Hiring
from otpath.planning.in_turn import Turn, soonest_target
from otpath.planning.passing import Passing
from otpath.planning.relaxation import Standpoint, look_ahead
from otpath.planning.standing import Standing
from otpath.planning.states import (
    Chain,
    Effort,
    Event,
    Expected,
    Node,
    Outlook,
    Queue,
    Reached,
    Seen,
    Spent,
    State,
    Timetable,
)
from otpath.planning.studying import Studying
from otpath.planning.support import leaned_on

UNLIMITED = 1_000_000_000

EAGERNESS = 2
"""Weight of the steps still to come against those taken, among equally soon plans.

With 1 every plan that looks a step shorter is tried first, and the look ahead is often a step
short: over 3,000 states where 300 do. It never bears on the finish.
"""


@dataclass(frozen=True)
class Scheduler:
    """Finds the best timetable for one choice of real and given courses.

    `given` holds the month from which each given course is there; `roles` are the jobs worth
    having for the real courses and the target.
    """

    problem: Problem
    real: tuple[int, ...]
    roles: tuple[int, ...]
    given: dict[int, int]
    effort: Effort
    turns: Mapping[int, Turn] = field(default_factory=dict)
    """What is known of real courses that are included, where others are given."""
    outlooks: dict[State, Outlook] = field(default_factory=dict)
    """What the look ahead says of each state: the same in every search."""

    @cached_property
    def stand(self) -> Standing:
        """How states stand under this choice."""
        return Standing(self.problem, self.real, self.given, self.turns)

    @cached_property
    def _studying(self) -> Studying:
        return Studying(self.problem, self.real, self.stand)

    @cached_property
    def _hiring(self) -> Hiring:
        return Hiring(self.problem, self.real, self.stand)

    @cached_property
    def _passing(self) -> Passing:
        return Passing(self.problem, self.real, self.stand)

    def best(
        self, latest: int, most_jobs: int = UNLIMITED, most_states: int = UNLIMITED
    ) -> Timetable | None:
        """Return the timetable with the soonest finish.

        None where none finishes by `latest`, or where none was met among the first `most_states`
        states, or with no more than `most_jobs` new jobs: these two limits prove nothing.
        """
        queue = Queue(latest, most_jobs)
        seen = Seen(self.problem.stands_in_for)
        first = (self.stand.first_state(), Spent(), None)
        self._push(queue, first, Expected(0, 0, frozenset(), frozenset()), None)
        while queue.waiting and queue.pushed < most_states:
            node = heapq.heappop(queue.waiting)
            outlook = self.outlooks.get(node.state) or self._look_ahead(node.state)
            looked_at = node.seen_with(outlook, self._steps(node, outlook.expected))
            if looked_at.bound > latest:
                continue
            if queue.waiting and queue.waiting[0] < looked_at:
                heapq.heappush(queue.waiting, looked_at)
                continue
            if self.stand.has_reached(node.state):
                return Timetable(node.state.month, node.spent, _in_order(node.chain))
            for after in self._onwards(looked_at, outlook.times):
                if after[1].jobs <= most_jobs and seen.is_new(after[0], after[1]):
                    self._push(queue, after, outlook.expected, looked_at)
        return None

    def _onwards(self, node: Node, times: Times) -> list[Reached]:
        """Return what can come next, past all months in which there is nothing to decide."""
        found = list(self._successors((node.state, node.spent, node.chain), times))
        while len(found) == 1 and not self.stand.has_reached(found[0][0]):
            if found[0][0].month > self.problem.horizon:
                return []
            found = list(self._successors(found[0], times))
        return found

    def _push(
        self, queue: Queue, reached: Reached, expected: Expected, before: Node | None
    ) -> None:
        """Put a state in the queue by what was expected before it: it is looked at in its turn.

        What was leaned on then and is begun now is a step less to come; all else is a detour.
        """
        state, spent, chain = reached
        begun = _under_way(state) - (_under_way(before.state) if before else frozenset())
        left = expected.steps - len(begun & expected.courses)
        if state.coming and (before is None or before.state.coming != state.coming):
            left -= state.coming.role in expected.jobs
        # A job applied for is as good as taken: what waits for no reason leads nowhere later.
        taken = spent.steps + (state.coming is not None)
        queue.pushed += 1
        node = Node(
            bound=max(expected.target, before.bound if before else 0),
            steps=taken + EAGERNESS * left,
            minus_steps_taken=-taken,
            minus_month=-state.month,
            money_and_study=spent[:3],
            pushed=queue.pushed,
            spent=spent,
            state=state,
            chain=chain,
        )
        heapq.heappush(queue.waiting, node)

    def _steps(self, node: Node, expected: Expected) -> int:
        return EAGERNESS * expected.steps - node.minus_steps_taken

    def _look_ahead(self, state: State) -> Outlook:
        self.effort.spend()
        standpoint = self.stand.standpoint(state)
        times = look_ahead(self.problem, standpoint, self.real, self.roles)
        target = soonest_target(self.problem, standpoint, self.real, self.roles, times, self.turns)
        self.outlooks[state] = outlook = Outlook(times, self._expected(standpoint, times, target))
        return outlook

    def _expected(self, at: Standpoint, times: Times, target: int) -> Expected:
        if target > self.problem.horizon:
            return Expected(target, 0, frozenset(), frozenset())
        support = leaned_on(self.problem, at, self.real, times)
        # What is settled is no step: a job applied for, and courses placed, which it leaves out.
        jobs = support.jobs - {at.job_coming[1] if at.job_coming else None}
        steps = len(jobs) + len(support.courses)
        return Expected(target, steps, frozenset(jobs), frozenset(support.courses))

    def _successors(self, reached: Reached, times: Times) -> Iterator[Reached]:
        for decided, cost, longer in self._studying.choices(*reached):
            for applied in self._hiring.choices(decided, times):
                after = self._passing.next_month(applied, cost, longer)
                if after is not None:
                    yield after


def _under_way(state: State) -> frozenset[int]:
    return frozenset(placed.course for placed in (*state.running, *state.booked))


def _in_order(chain: Chain | None) -> tuple[Event, ...]:
    events = []
    while chain is not None:
        events.append(chain.event)
        chain = chain.before
    return tuple(reversed(events))
