"""The dates of a course beside the one to apply by: enrolment, exams and results of this start."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from otpath.catalogue.base import Nation
from otpath.catalogue.calendar_dates import CalendarDate, DateKind
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import calendar_month, month_number

SHOWN: tuple[DateKind, ...] = ("application", "enrolment", "exam", "results")
"""The kinds of date that a step names, in the order in which they come."""


@dataclass(frozen=True)
class DueDate:
    """A date of a course for one start. The record may be of another year: the usual one then."""

    date: CalendarDate
    month: int | None
    """The month in which it falls, or usually falls; None where no month is known."""

    @property
    def is_of_this_year(self) -> bool:
        """True where the day itself is given, though it may be a pattern."""
        return self.date.day is not None and self.month == _month_of_day(self.date.day)


def dates_of(
    course: str, nation: Nation, start: int, end: int, catalogue: Catalogue
) -> tuple[DueDate, ...]:
    """Return the dates of a course that runs from `start` up to `end`, one of each kind.

    Of several exams or results those count that come last before the end: they give the award. A
    date to apply by for an entry year is a deadline, and none of these.
    """
    found = [
        DueDate(date, _month(date, start, end))
        for date in catalogue.calendar.values()
        if course in date.courses and nation in date.nations
        if not (date.kind == "application" and date.entry_year is not None)
    ]
    return tuple(_last_of_each(found))


def results_in(
    month: int, qualifications: Collection[str], nation: Nation, catalogue: Catalogue
) -> tuple[DueDate, ...]:
    """Return when results of these qualifications come that fall in a month."""
    return tuple(
        DueDate(date, month)
        for date in catalogue.calendar.values()
        if date.kind == "results" and nation in date.nations
        if _calendar_month(date) == calendar_month(month)
        if any(
            gained.qualification in qualifications
            for course in date.courses
            for gained in catalogue.courses[course].awards
        )
    )


def _last_of_each(found: list[DueDate]) -> Iterator[DueDate]:
    for kind in SHOWN:
        of_kind = [due for due in found if due.date.kind == kind]
        if of_kind:
            yield max(of_kind, key=lambda due: due.month or 0)


def _month(date: CalendarDate, start: int, end: int) -> int | None:
    """Return the last month before the end, or for what comes before a course before its start."""
    month = _calendar_month(date)
    if month is None:
        return None
    last = end if date.kind in ("exam", "results") else start
    return last - (calendar_month(last) - month) % 12


def _calendar_month(date: CalendarDate) -> int | None:
    return calendar_month(_month_of_day(date.day)) if date.day else date.month


def _month_of_day(day: str) -> int:
    year, month, _ = (int(part) for part in day.split("-"))
    return month_number(year, month)
