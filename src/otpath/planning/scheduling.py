"""The exact scheduler: the best timetable in which some courses are real and the rest are given.

*Real* courses take up lanes and hours, need their entry rules met, and cost money. *Given* courses
are simply there from a month that is never too late (the look ahead's). The best timetable is
therefore never later than the true best; where it leans on no given course, it is the true best.

The search is A* over months. A state is what stands in a month after everything that ends or
starts in it has taken effect; from there the plan chooses what to start and what to apply for.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from otpath.catalogue.requirements import JudgedBy
from otpath.planning.activities import CourseActivity, Entries, Problem, useful_roles
from otpath.planning.conditions import Times, holds
from otpath.planning.relaxation import Standpoint, leaned_on, look_ahead, target_month
from otpath.planning.standing import Standing
from otpath.planning.states import (
    Applied,
    Chain,
    Effort,
    Event,
    Expected,
    Node,
    Outlook,
    Placed,
    Queue,
    Reached,
    Seen,
    Spent,
    State,
    Timetable,
)

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
    worth: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[int, ...]] = field(
        default_factory=dict
    )
    outlooks: dict[State, Outlook] = field(default_factory=dict)
    """What the look ahead says of each state: the same in every search."""

    @cached_property
    def stand(self) -> Standing:
        """How states stand under this choice."""
        return Standing(self.problem, self.real, self.given)

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
        target = target_month(self.problem, times)
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

    # --- what can be decided ----------------------------------------------------------------

    def _successors(self, reached: Reached, times: Times) -> Iterator[Reached]:
        for decided, cost, longer in self._course_choices(*reached, 0):
            for applied in self._application_choices(decided, times):
                after = self._next_month(applied, cost, longer)
                if after is not None:
                    yield after

    def _course_choices(
        self, state: State, spent: Spent, chain: Chain | None, position: int
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
            yield from self._course_choices(taken, paid, longer, index + 1)
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
        return placed if ahead else self._startable(state, placed)

    def _startable(self, state: State, placed: Placed) -> Placed | None:
        """Return the course with what was judged at its start, or None where it cannot start."""
        course = self.problem.courses[placed.course]
        if course.employed_as and (state.job is None or not course.employed_as >> state.job & 1):
            return None
        if not self._fits(state, placed):
            return None
        truth = placed.truth | self.stand.truth(course.entries, state, ("start",))
        if not holds(course.entries.tree, truth | _asked_mask(course.entries, "during")):
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
        harmless = not course.full_time and not course.studies
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

    def _application_choices(self, state: State, times: Times) -> Iterator[State]:
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
            if holds(role.entries.tree, truth | _asked_mask(role.entries, "start", "during")):
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

    def _is_booked(self, course: CourseActivity) -> bool:
        return course.lead > 0 and _asked_mask(course.entries, "application") != 0

    # --- time passes ------------------------------------------------------------------------

    def _next_month(self, state: State, spent: Spent, chain: Chain | None) -> Reached | None:
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
        return holds(role.entries.tree, truth | _asked_mask(role.entries, "during"))

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
        if not holds(role.entries.tree, truth | _asked_mask(role.entries, "during")):
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


def _under_way(state: State) -> frozenset[int]:
    return frozenset(placed.course for placed in (*state.running, *state.booked))


def _booked_for(month: int, course: int, booked: tuple[Placed, ...]) -> Placed | None:
    return next((p for p in booked if p.course == course and p.start == month), None)


def _asked_mask(entries: Entries, *by: JudgedBy) -> int:
    return sum(1 << asked.number for asked in entries.asked if asked.by in by)


def _is_steady(course: CourseActivity) -> bool:
    """Tell whether an earlier start never means a later end, nor a leaf judged too early."""
    if _asked_mask(course.entries, "during"):
        return False
    return len(set(course.lengths.values())) == 1


def _in_order(chain: Chain | None) -> tuple[Event, ...]:
    events = []
    while chain is not None:
        events.append(chain.event)
        chain = chain.before
    return tuple(reversed(events))
