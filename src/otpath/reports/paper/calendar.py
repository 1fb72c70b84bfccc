"""What to do for a route as a calendar file, with reminders.

The id of an event hangs on what is to be done, not on when. So a plan that is made again and taken
in again moves the events that are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from otpath.answers.plans import Answer
from otpath.answers.to_do import Task
from otpath.catalogue.months import calendar_month
from otpath.reports.paper.cover import Cover
from otpath.reports.plan_model import PlanSummary, ToDo

if TYPE_CHECKING:
    from icalendar import Alarm, Event

EVENTS = UUID("9d3f2c0e-6c0b-5a53-9a52-4b6f0e7c1d11")
"""The namespace of our event ids. It must never change: old events would stay beside new ones."""
DAYS_BEFORE = (28, 7)
FIRST_DAY = date(2026, 1, 1)
"""The number of an event's version counts the days since then."""


def calendar_of(answer: Answer, summary: PlanSummary, cover: Cover) -> bytes:
    """Return the dates of the best route as the bytes of an .ics file."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//otpath//otpath//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", summary.title)
    for event in _events(answer, summary, cover):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(answer: Answer, summary: PlanSummary, cover: Cover) -> Iterator[Event]:
    tasks = answer.routes[0].tasks if answer.routes else ()
    for task, to_do in zip(tasks, summary.to_do, strict=True):
        if task.month is None:
            continue
        whose = cover.for_whom or cover.reference
        name = (answer.question.person.job, answer.question.target, whose)
        yield _event(_id(task, name), _day(task, task.month), to_do, cover.day)
        if task.last is not None:
            yield _event(_id(task, (*name, "last")), _first_of(task.last), to_do, cover.day)


def _event(event_id: str, day: date, to_do: ToDo, made: date) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", event_id)
    event.add("dtstamp", datetime(made.year, made.month, made.day, tzinfo=UTC))
    event.add("sequence", max(0, (made - FIRST_DAY).days))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", to_do.what.text.removesuffix("."))
    event.add("description", f"{to_do.by} ({to_do.steps})")
    event.add("transp", "TRANSPARENT")
    for days in DAYS_BEFORE:
        event.add_component(_alarm(days, to_do))
    return event


def _alarm(days: int, to_do: ToDo) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", to_do.what.text.removesuffix("."))
    return alarm


def _id(task: Task, whose: tuple[str, ...]) -> str:
    """Return an id that is the same in the next plan of this person; no name can be read in it."""
    record = task.step.leg.id if task.step else ""
    return f"{uuid5(EVENTS, '|'.join((*whose, task.kind, record)))}@otpath"


def _day(task: Task, month: int) -> date:
    """Return the day to do it: a published day that falls in the month, else the first."""
    deadline = task.step.deadline if task.step else None
    if deadline and deadline.is_of_this_year and deadline.month == month and deadline.date.day:
        return date.fromisoformat(deadline.date.day)
    return _first_of(month)


def _first_of(month: int) -> date:
    return date(month // 12, calendar_month(month), 1)
