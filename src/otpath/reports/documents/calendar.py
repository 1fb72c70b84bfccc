"""What to do for a route as a calendar file, with reminders.

The id of an event hangs on what is to be done, not on when. So a plan that is made again and taken
in again moves the events that are there. Calendar programs take the newer version of an event only
if its number (SEQUENCE) is higher and its time stamp later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from otpath.answers.plans import Answer
from otpath.answers.to_do import Task
from otpath.catalogue.months import calendar_month
from otpath.reports.documents.cover import Cover
from otpath.reports.money_words import due_words
from otpath.reports.plan_model import SOURCES_HEADING, PlanSummary, ToDo
from otpath.reports.plan_to_do import MONTH_OF_MONEY, PLACE_WORDS
from otpath.reports.wording import day_words

if TYPE_CHECKING:
    from icalendar import Alarm, Event

EVENTS = UUID("9d3f2c0e-6c0b-5a53-9a52-4b6f0e7c1d11")
"""The namespace of our event ids. It must never change: old events would stay beside new ones."""
CATEGORY = "Career plan"
DAYS_BEFORE = (28, 7)
AT = timedelta(hours=9)
"""The time of day of a reminder: a day without a time begins at midnight."""
FIRST_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
"""The number of an event's version counts the minutes since then."""
NO_DAY = "The plan gives a month and no day, so this stands on the first day of the month."
NO_LAST_DAY = "The plan gives a month and no day, so this stands on the last day of the month."
LAST_MONTH = "This is the last month for it."


@dataclass(frozen=True)
class _Entry:
    """One event: a thing to do, or the last month for it."""

    uid: str
    day: date
    remark: str
    """Why it stands on that day, where the plan gives a month alone."""
    name: str
    lines: tuple[str, ...]


def calendar_of(answer: Answer, summary: PlanSummary, cover: Cover) -> bytes:
    """Return the dates of the best route as the bytes of an .ics file."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//otpath//otpath//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", summary.title)
    about = (f"{summary.title}. Prepared on {day_words(cover.day.isoformat())}.", *summary.footer)
    for entry in _entries(answer, summary, cover):
        calendar.add_component(_event(entry, about, cover))
    return bytes(calendar.to_ical())


def _entries(answer: Answer, summary: PlanSummary, cover: Cover) -> Iterator[_Entry]:
    tasks = answer.routes[0].tasks if answer.routes else ()
    whose = (answer.question.person.job, answer.question.target, cover.for_whom or cover.reference)
    seen: Counter[str] = Counter()
    for task, to_do in zip(tasks, summary.to_do, strict=True):
        if task.month is None:
            continue
        # A job may be taken up twice on one route.
        key = f"{task.kind}|{task.step.leg.id if task.step else ''}"
        again = (str(seen[key]),) if seen[key] else ()
        seen[key] += 1
        uid, lines = _id(*whose, key, *again), tuple(_lines(task, to_do, summary))
        published = _published_day(task, task.month)
        day = published or _first_of(task.month)
        yield _Entry(uid, day, "" if published else NO_DAY, to_do.name, lines)
        if task.last is not None:
            uid = _id(*whose, "last", key, *again)
            published = _published_day(task, task.last)
            day = published or _first_of(task.last + 1) - timedelta(days=1)
            remark = "" if published else NO_LAST_DAY
            name = f"Last month: {to_do.name}"
            yield _Entry(uid, day, remark, name, (*lines, LAST_MONTH))


def _lines(task: Task, to_do: ToDo, summary: PlanSummary) -> Iterator[str]:
    """Yield what stands in an event: how and when, who does it, where, and who says so."""
    step = summary.steps[task.step.number - 1] if task.step else None
    topic = "help" if task.money else "apply"
    told = [line for line in step.lines if line.topic == topic] if step else []
    yield from (line.text for line in told)
    if task.money:
        yield MONTH_OF_MONEY
    if task.results:
        yield due_words(task.results)
    if any(line.is_assumed for line in told) or (to_do.what.is_assumed and not task.money):
        yield "Part of this is our own assumption. The plan says which."
    yield f"{to_do.who}, {to_do.steps}. By when: {to_do.by}."
    if PLACE_WORDS[task.place]:
        yield f"Where to go: {PLACE_WORDS[task.place]}."
    numbers = sorted({number for line in (*told, to_do.what) for number in line.sources})
    if numbers:
        yield f"{SOURCES_HEADING}:"
        yield from (summary.sources[number - 1] for number in numbers)


def _event(entry: _Entry, about: tuple[str, ...], cover: Cover) -> Event:
    from icalendar import Event

    made = cover.moment.astimezone(UTC)
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("sequence", max(0, (made - FIRST_MOMENT) // timedelta(minutes=1)))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.name)
    remark = [entry.remark] if entry.remark else []
    event.add("description", "\n".join((*entry.lines, *remark, *about)))
    event.add("categories", [CATEGORY])
    event.add("transp", "TRANSPARENT")
    for days in DAYS_BEFORE:
        if entry.day - timedelta(days=days) > cover.day:
            event.add_component(_alarm(days, entry.name))
    return event


def _alarm(days: int, name: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", AT - timedelta(days=days))
    alarm.add("description", name)
    return alarm


def _id(*parts: str) -> str:
    """Return an id that is the same in the next plan of this person; no name can be read in it."""
    return f"{uuid5(EVENTS, '|'.join(parts))}@otpath"


def _published_day(task: Task, month: int) -> date | None:
    """Return the day of the month on which it is due, where the catalogue has it."""
    deadline = task.step.deadline if task.step and not task.money else None
    results = task.results
    if deadline and deadline.is_of_this_year and deadline.month == month and deadline.date.day:
        return date.fromisoformat(deadline.date.day)
    if results and results.is_of_this_year and results.date.day:
        return date.fromisoformat(results.date.day)
    return None


def _first_of(month: int) -> date:
    return date(month // 12, calendar_month(month), 1)
