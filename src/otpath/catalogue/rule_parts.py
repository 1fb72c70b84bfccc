"""Parts of requirements: what stands inside a rule and is no rule of its own."""

from __future__ import annotations

from typing import Annotated, Literal

from otpath.catalogue.base import Id, Record, Text
from otpath.catalogue.declaring import Field

GcseCount = Annotated[int, Field(ge=1, le=12)]
Points = Annotated[int, Field(ge=1, le=300)]
Credits = Annotated[int, Field(ge=1, le=480)]
Years = Annotated[int, Field(ge=1, le=20)]

CheckAbout = Literal[
    "interview",
    "selection-day",
    "test",
    "statement",
    "references",
    "criminal-record",
    "health",
    "immunisation",
    "portfolio",
    "transcript",
    "individual",
    "employer",
    "other",
]
"""What kind of thing a person decides; `individual` is a decision case by case."""


Place = Literal["england", "scotland", "wales", "northern-ireland", "republic-of-ireland", "eu"]


class SubjectRule(Record):
    """One subject that must be among the awards."""

    subjects: tuple[Id, ...] = Field(
        min_length=1, description="Any one of these fills the place, as [biology, chemistry]."
    )
    grade: Text | None = Field(
        default=None, description="A grade for this subject alone, where it differs."
    )
    letter: Text | None = Field(
        default=None, description="GCSE only: the grade for letters, where the page gives another."
    )
    open_list: bool = Field(
        default=False, description="true: the page names these as examples, and others may do."
    )


class Equivalent(Record):
    """An award that this rule, and only this rule, takes in place of a GCSE."""

    qualification: Id
    subject: Id | None = Field(
        default=None,
        description="The GCSE subject whose place it fills; left out: it counts as one GCSE more.",
    )
    grade: Text | None = Field(default=None, description="Lowest grade taken, on its own scale.")
    parts: tuple[PartRule, ...] = Field(
        default=(), description="What part of it counts, as 12 credits of English at level 2."
    )


class Refusal(Record):
    """An award, or a subject, that the page says it does not take."""

    qualification: Id | None = Field(default=None, description="This award, in any subject.")
    subject: Id | None = Field(default=None, description="This subject; with an award, of it.")


class PartRule(Record):
    """A part of an award: the core of a T Level, a graded unit, credits in a subject."""

    any_of: tuple[Id, ...] = Field(
        min_length=1, description="Names of the part, as [core]; any one of them will do."
    )
    grade: Text | None = Field(default=None, description="Lowest grade of the part, as 'B'.")
    credits: Credits | None = Field(default=None, description="At least so many credits of it.")
    level: int | None = Field(default=None, ge=1, le=8, description="RQF level of those credits.")
    points: Points | None = Field(
        default=None, description="At least so many points of it, as 16 at IB higher level."
    )


class SubjectPoints(Record):
    """Points that must come from some subjects, within a total."""

    points: Points
    subjects: tuple[Id, ...] = Field(min_length=1, description="Points in any of these add up.")
    in_one_award: bool = Field(default=False, description="true: a single award must bring them.")
    open_list: bool = Field(
        default=False, description="true: the page names these as examples, and others may do."
    )
