"""The planner: the best route, proven.

First the optimistic look ahead: nothing can be sooner than it says. The courses it leans on are
put into a real timetable. Where that is as soon as the look ahead, it is the best.

Where none is, the gap is closed from below. All other courses are taken as *given*, each from the
earliest month it could ever end; the best timetable leans on some, those become *real*, and the
question is put again. Each answer is a month that nothing can beat. It ends when a real timetable
meets that month, or when a timetable leans on nothing given.
"""

from __future__ import annotations

from otpath.catalogue.contents import Catalogue
from otpath.planning.activities import Entries, JobActivity, Problem, useful_roles
from otpath.planning.building import build
from otpath.planning.conditions import (
    NEVER,
    AwardsLeaf,
    RecencyLeaf,
    Times,
    View,
    holds,
)
from otpath.planning.judgements import Judgements
from otpath.planning.relaxation import Standpoint, Support, leaned_on, look_ahead, target_month
from otpath.planning.routes import Leg, LegKind, Question, Route, in_order
from otpath.planning.scheduling import UNLIMITED, Scheduler
from otpath.planning.states import Event, Timetable

STATES_FOR_A_PREFERENCE = 500
"""How many states to look at for a cheaper or plainer route of the same finish.

Counted, not timed, so that the same question always gets the same answer.
"""


def best_route(
    question: Question, catalogue: Catalogue, judgements: Judgements | None = None
) -> Route | None:
    """Return the best route by the order of docs/design.md, or None where there is none."""
    problem = build(question, catalogue, judgements)
    schedulers = _Schedulers(problem)
    found = _soonest(schedulers)
    if found is None:
        return None
    return _route(problem, _with_fewer_jobs(schedulers, _cheaper(schedulers, found)), question)


def soonest_finish(
    question: Question,
    catalogue: Catalogue,
    judgements: Judgements | None = None,
    most_states: int = UNLIMITED,
) -> int | None:
    """Return the month in which the best route finishes, or None where there is none.

    None also where `most_states` were looked at in one search and nothing was settled by then.
    """
    found = _soonest(_Schedulers(build(question, catalogue, judgements)), most_states)
    return None if found is None else found.finish


class _Schedulers:
    """The schedulers of a problem. What one has looked up serves all who ask for its courses."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._made: dict[tuple[int, ...], Scheduler] = {}

    def of(self, courses: set[int]) -> Scheduler:
        """Return the scheduler of some courses, with nothing given but what is to come."""
        real = _in_turn(self.problem, courses)
        if real not in self._made:
            self._made[real] = _scheduler(self.problem, real, self.problem.expected)
        return self._made[real]


def _soonest(schedulers: _Schedulers, most_states: int = UNLIMITED) -> Timetable | None:
    """Return a timetable that is proven to finish as soon as any."""
    problem = schedulers.problem
    ends = _first_ends(problem)
    times = _first_look(problem, ends)
    soonest = target_month(problem, times)
    if soonest > problem.horizon:
        return None
    guess = leaned_on(problem, times, ends)
    found = _timetable_of(schedulers, guess, soonest, most_states)
    return found or _close_the_gap(schedulers, times, guess.courses, most_states)


def _timetable_of(
    schedulers: _Schedulers, guess: Support, latest: int, most_states: int
) -> Timetable | None:
    """Return a timetable of the courses guessed, with few jobs if a short search meets one."""
    scheduler = schedulers.of(guess.courses)
    few = len(guess.jobs)
    return (
        scheduler.best(latest, few, STATES_FOR_A_PREFERENCE)
        or scheduler.best(latest, few + 1, STATES_FOR_A_PREFERENCE)
        or scheduler.best(latest, UNLIMITED, most_states)
    )


def _cheaper(schedulers: _Schedulers, found: Timetable) -> Timetable:
    """Return a timetable as soon as this that costs less, if leaving a course out shows one."""
    problem = schedulers.problem
    for event in found.events:
        course = problem.courses[event.number] if event.kind == "course" else None
        price = course.price(event.start) if course else None
        if price is None or not price.own_pounds + price.loan_pounds:
            continue
        other = _soonest_without(schedulers, event.number, found.finish)
        if other is not None and _money(other) < _money(found):
            return _cheaper(schedulers, other)
    return found


def _soonest_without(schedulers: _Schedulers, course: int, latest: int) -> Timetable | None:
    problem = schedulers.problem
    ends = _first_ends(problem)
    ends[course] = NEVER
    times = _first_look(problem, ends)
    if target_month(problem, times) > latest:
        return None
    guess = leaned_on(problem, times, ends)
    most_jobs = len(guess.jobs) + 1
    return schedulers.of(guess.courses).best(latest, most_jobs, STATES_FOR_A_PREFERENCE)


def _money(timetable: Timetable) -> int:
    return timetable.spent.own_pounds + timetable.spent.loan_pounds


def _with_fewer_jobs(schedulers: _Schedulers, found: Timetable) -> Timetable:
    """Return a timetable of the same courses, as soon as this one, with fewer jobs if one is met.

    Nobody should hand in their notice for a job that brings them no nearer.
    """
    problem = schedulers.problem
    least = 0 if problem.target_role in {None, problem.first_job} else 1
    courses = {event.number for event in found.events if event.kind == "course"}
    scheduler = schedulers.of(courses)
    while found.spent.jobs > least:
        fewer = found.spent.jobs - 1
        other = scheduler.best(found.finish, fewer, STATES_FOR_A_PREFERENCE)
        if other is None:
            break
        found = other
    return found


def _close_the_gap(
    schedulers: _Schedulers, times: Times, real: set[int], most_states: int
) -> Timetable | None:
    """Raise the month that nothing can beat until it meets a real timetable.

    A short search for one follows each rise: to make all real that is leaned on would take long.
    """
    problem = schedulers.problem
    ends = list(times.course_ends)
    while True:
        given = {c: end for c, end in enumerate(ends) if c not in real and end < NEVER}
        scheduler = _scheduler(problem, _in_turn(problem, real), given)
        timetable = scheduler.best(problem.horizon, UNLIMITED, most_states)
        if timetable is None:
            return None
        more = _leaned_on(problem, timetable, given)
        if not more:
            return timetable
        met = schedulers.of(real).best(timetable.finish, UNLIMITED, STATES_FOR_A_PREFERENCE)
        if met is not None:
            return met
        real = real | more


def _scheduler(problem: Problem, real: tuple[int, ...], given: dict[int, int]) -> Scheduler:
    return Scheduler(problem, real, useful_roles(problem, real), given)


def _in_turn(problem: Problem, real: set[int]) -> tuple[int, ...]:
    """Return the real courses, full-time first: what starts with it is judged without a job."""
    return tuple(sorted(real, key=lambda course: (not problem.courses[course].full_time, course)))


def _first_ends(problem: Problem) -> list[int | None]:
    return [problem.expected.get(course) for course in range(len(problem.courses))]


def _first_look(problem: Problem, ends: list[int | None]) -> Times:
    at = Standpoint(
        month=problem.start,
        ends=ends,
        job=problem.first_job,
        job_coming=None,
        counters=problem.first_counters,
        latest_study=problem.first_study,
        job_free=problem.start,
        apply_from=problem.start,
        course_free=(problem.start,) * 4,
    )
    return look_ahead(problem, at, range(len(problem.courses)), range(len(problem.roles)))


# --- which given courses does a timetable lean on? ----------------------------------------------


def _leaned_on(problem: Problem, timetable: Timetable, given: dict[int, int]) -> set[int]:
    """Return given courses without which the timetable would not hold; none means it is real."""
    needed = {course: month for course, month in given.items() if month <= timetable.finish}
    # Drop the latest first: what is there early is the likelier to be used.
    for course in sorted(needed, key=lambda course: (-needed[course], course)):
        fewer = {other: month for other, month in needed.items() if other != course}
        if _stands(problem, timetable, fewer):
            needed = fewer
    return set(needed) - set(problem.expected)


def _stands(problem: Problem, timetable: Timetable, given: dict[int, int]) -> bool:
    """Tell whether everything in a timetable is still entered, with fewer courses given."""
    replay = _Replay(problem, timetable, given)
    if problem.target_role is None:
        done = replay.done(timetable.finish)
        if not done & problem.target_courses:
            return False
    return all(replay.is_entered(event) for event in _starts(timetable))


def _starts(timetable: Timetable) -> list[Event]:
    """Return the start of each job and course; of a course that has ended, as judged by then."""
    passed = {event.number: event for event in timetable.events if event.kind == "passed"}
    return [
        passed.get(event.number, event) if event.kind == "course" else event
        for event in timetable.events
        if event.kind != "passed"
    ]


class _Replay:
    """A timetable looked at again, month by month."""

    def __init__(self, problem: Problem, timetable: Timetable, given: dict[int, int]) -> None:
        self.problem = problem
        self.timetable = timetable
        self.given = given

    def done(self, month: int) -> int:
        passed = [e for e in self.timetable.events if e.kind == "passed"]
        ended = {e.number for e in passed if e.end is not None and e.end <= month}
        there = {c for c, from_month in self.given.items() if from_month <= month}
        return sum(1 << course for course in ended | there)

    def is_entered(self, event: Event) -> bool:
        return holds(_entries(self.problem, event).tree, self.truth(event))

    def way_in(self, event: Event) -> str | None:
        return _entries(self.problem, event).way_in(self.truth(event))

    def truth(self, event: Event) -> int:
        """Return which leaves of a job or course are met with the courses given here."""
        entries, applied = _entries(self.problem, event), event.applied
        if applied is None:
            applied = event.start - self.problem.courses[event.number].lead
        # Job, experience and age were judged by the scheduler and do not hang on what is given.
        truth = event.truth
        for asked in entries.asked:
            last = event.start if event.end is None else event.end - 1
            month = {"application": applied, "start": event.start, "during": last}[asked.by]
            if not isinstance(asked.leaf, AwardsLeaf | RecencyLeaf):
                continue
            met = asked.leaf.met(View(month, self.done(month), None, (), self._latest(month)))
            truth = truth | 1 << asked.number if met else truth & ~(1 << asked.number)
        return truth

    def _latest(self, month: int) -> list[int]:
        latest = list(self.problem.first_study)
        for event in self.timetable.events:
            if event.kind == "passed" and event.end is not None and event.end <= month:
                for level in self.problem.courses[event.number].studies:
                    latest[level] = max(latest[level], event.end)
        for course, from_month in self.given.items():
            if from_month <= month:
                ended = self.problem.expected.get(course, month)
                for level in self.problem.courses[course].studies:
                    latest[level] = max(latest[level], ended)
        return latest


# --- from a timetable to a route ----------------------------------------------------------------


def _route(problem: Problem, timetable: Timetable, question: Question) -> Route:
    # The way in is read with nothing given: a timetable may hold without what it first leaned on.
    replay = _Replay(problem, timetable, problem.expected)
    starts = _starts(timetable)
    stops = [event.start for event in starts if _ends_job(problem, event)]
    legs = [_leg(problem, event, replay.way_in(event), stops) for event in starts]
    present = Leg("job", question.person.job, question.start, min(stops, default=None))
    return Route((present, *sorted(legs, key=in_order)), timetable.finish)


def _leg(problem: Problem, event: Event, way_in: str | None, stops: list[int]) -> Leg:
    if event.kind == "job":
        end = min((stop for stop in stops if stop > event.start), default=None)
        role = _role(problem, event)
        return Leg("job", role.id, event.start, end, event.applied, way_in)
    course = problem.courses[event.number]
    kind: LegKind = "registration" if course.registration else "course"
    return Leg(kind, course.id, event.start, event.end, entry=way_in)


def _ends_job(problem: Problem, event: Event) -> bool:
    return event.kind == "job" or problem.courses[event.number].full_time


def _entries(problem: Problem, event: Event) -> Entries:
    if event.kind == "job":
        return _role(problem, event).entries
    return problem.courses[event.number].entries


def _role(problem: Problem, event: Event) -> JobActivity:
    role = problem.roles[event.number]
    if role is None:
        raise ValueError("nobody is hired into this role")
    return role
