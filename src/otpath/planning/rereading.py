"""A timetable read again: which given courses it leans on, and by which ways in it goes."""

from __future__ import annotations

from otpath.planning.activities import Entries, JobActivity, Problem
from otpath.planning.conditions import AwardsLeaf, RecencyLeaf, View, holds
from otpath.planning.routes import Leg, LegKind, Question, Route, in_order
from otpath.planning.states import Event, Timetable


def given_leaned_on(problem: Problem, timetable: Timetable, given: dict[int, int]) -> set[int]:
    """Return given courses without which the timetable would not hold; none means it is real."""
    needed = {course: month for course, month in given.items() if month <= timetable.finish}
    # Drop the latest first: what is there early is the likelier to be used.
    for course in sorted(needed, key=lambda course: (-needed[course], course)):
        fewer = {other: month for other, month in needed.items() if other != course}
        if _stands(problem, timetable, fewer):
            needed = fewer
    return set(needed) - set(problem.expected)


def without_idle_courses(problem: Problem, timetable: Timetable) -> Timetable:
    """Return a timetable without each course that it stands without, the first such left out first.

    A free course is never too dear for the search. Nobody should sit in a class that opens no door.
    """
    for course in sorted(timetable.courses):
        left = tuple(e for e in timetable.events if e.kind == "job" or e.number != course)
        shorter = timetable._replace(events=left)
        if not problem.courses[course].full_time and _stands(problem, shorter, problem.expected):
            return without_idle_courses(problem, shorter)
    return timetable


def _stands(problem: Problem, timetable: Timetable, given: dict[int, int]) -> bool:
    """Tell whether everything in a timetable is still entered, with fewer courses given."""
    again = _Rereading(problem, timetable, given)
    if problem.target_role is None:
        done = again.done(timetable.finish)
        if not done & problem.target_courses:
            return False
    return all(again.is_entered(event) for event in _starts(timetable))


def _starts(timetable: Timetable) -> list[Event]:
    """Return the start of each job and course; of a course that has ended, as judged by then."""
    passed = {event.number: event for event in timetable.events if event.kind == "passed"}
    return [
        passed.get(event.number, event) if event.kind == "course" else event
        for event in timetable.events
        if event.kind != "passed"
    ]


class _Rereading:
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


def route_of(problem: Problem, timetable: Timetable, question: Question) -> Route:
    """Return a timetable as the route that answers a question."""
    # The way in is read with nothing given: a timetable may hold without what it first leaned on.
    again = _Rereading(problem, timetable, problem.expected)
    starts = _starts(timetable)
    stops = [event.start for event in starts if _ends_job(problem, event)]
    legs = [_leg(problem, event, again.way_in(event), stops) for event in starts]
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
