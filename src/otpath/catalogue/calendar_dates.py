"""Dates that a plan must keep: applications, exams, results, enrolment, renewals."""

from __future__ import annotations

from typing import Literal

from otpath.catalogue.base import NATIONS, CalendarMonth, Id, IsoDate, Nation, Sourced, Text
from otpath.catalogue.declaring import Field

DateKind = Literal["application", "exam", "results", "enrolment", "fee", "registration"]
DateBasis = Literal["published", "pattern"]


class CalendarDate(Sourced):
    """A day, a span of days, a month, or something that can be done at any time."""

    id: Id
    title: Text
    kind: DateKind
    nations: tuple[Nation, ...] = Field(default=NATIONS, min_length=1)
    courses: tuple[Id, ...] = Field(
        default=(), description="Courses it is for; left out, for none in particular."
    )
    entry_year: int | None = Field(
        default=None, ge=2020, le=2060, description="The UCAS entry year, as 2027."
    )
    day: IsoDate | None = Field(default=None, description="The day, or the first of a span.")
    last_day: IsoDate | None = Field(default=None, description="The last day of a span.")
    time: Text | None = Field(default=None, description="The time of day, as '6pm'.")
    month: CalendarMonth | None = Field(
        default=None, description="The month of every year, or the first of a span of months."
    )
    last_month: CalendarMonth | None = None
    usual: Text = Field(description="When it usually is, in any year, as 'in mid-January'.")
    basis: DateBasis = Field(
        description="published: read for this year. pattern: as in other years, not yet published."
    )
    checked: IsoDate
