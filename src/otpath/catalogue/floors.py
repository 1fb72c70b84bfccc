"""National floors: what every course of a kind must reach at least, whoever offers it."""

from typing import Annotated

from otpath.catalogue.base import NATIONS, Id, IsoDate, Nation, Sourced, Text
from otpath.catalogue.courses import Mode
from otpath.catalogue.declaring import Field


class Floor(Sourced):
    """A minimum that a regulator, a ministry or a professional body sets once for all courses.

    It binds the courses that fit all of `modes`, `nations` and `awards`. There is none for grades
    of entry to occupational therapy: each university sets its own.
    """

    id: Id
    title: Text = Field(description="What it is the minimum of.")
    modes: tuple[Mode, ...] = Field(default=(), description="Kinds of course; left out, all.")
    nations: tuple[Nation, ...] = Field(
        default=NATIONS, min_length=1, description="It binds a course that is open in one of these."
    )
    awards: tuple[Id, ...] = Field(
        default=(), description="It binds courses that give one of these; left out, all."
    )
    months: Annotated[int, Field(ge=1, le=240)] | None = Field(
        default=None, description="The shortest that such a course may be."
    )
    practice_hours: Annotated[int, Field(ge=1, le=5000)] | None = Field(
        default=None, description="The fewest hours of practice placement."
    )
    age: Annotated[int, Field(ge=14, le=100)] | None = Field(
        default=None, description="The youngest age at the start, in whole years."
    )
    checked: IsoDate
    review_by: IsoDate | None = Field(
        default=None, description="The day to look at this again; left out, a year after `checked`."
    )
