"""The requirement language: the shape of an entry rule.

A rule is a small tree. `all`, `any` and `count` join; every other kind is a leaf that asks one
thing of a person. What a rule means for a person on a date is worked out in `otpath.rules`; the
shapes stand here because the catalogue's files are made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from otpath.catalogue.base import Id, Record, Sourced, Text

Strength = Literal["required", "expected", "helps"]
JudgedBy = Literal["application", "start", "during"]


class Node(Sourced):
    """What every requirement has."""

    id: Id = Field(description="Stable name of this rule, unique within its record.")
    strength: Strength = Field(
        default="required",
        description="required: nobody gets in without. expected: most ask it, and plans meet it. "
        "helps: never blocks, always shown.",
    )
    by: JudgedBy = Field(
        default="start",
        description="When it must be true: at application, at the start, or at some time during.",
    )
    unless: tuple[Requirement, ...] = Field(
        default=(), description="The rule falls away where any of these is met."
    )
    year: Text | None = Field(default=None, description="The entry year the page speaks of.")


class All(Node):
    """Every one of the rules below."""

    kind: Literal["all"]
    of: tuple[Requirement, ...] = Field(min_length=1)


class AnyOf(Node):
    """At least one of the rules below."""

    kind: Literal["any"]
    of: tuple[Requirement, ...] = Field(min_length=1)


class Count(Node):
    """At least so many of the rules below."""

    kind: Literal["count"]
    at_least: int = Field(ge=1, le=20)
    of: tuple[Requirement, ...] = Field(min_length=1)


class SubjectRule(Record):
    """One subject that must be among the GCSEs."""

    subjects: tuple[Id, ...] = Field(
        min_length=1, description="Any one of these fills the place, as [biology, chemistry]."
    )
    grade: Text | None = Field(
        default=None, description="A grade for this subject alone, where it differs."
    )


class Equivalent(Record):
    """An award that this rule, and only this rule, takes in place of a GCSE."""

    qualification: Id
    subject: Id = Field(description="The GCSE subject whose place it fills.")
    grade: Text | None = Field(default=None, description="Lowest grade taken, on its own scale.")


class Gcses(Node):
    """So many different GCSEs at a grade, with subjects that must be among them."""

    kind: Literal["gcses"]
    count: int = Field(ge=1, le=12, description="How many different subjects.")
    grade: Text = Field(description="Lowest grade, as '4' or 'C'.")
    including: tuple[SubjectRule, ...] = Field(
        default=(), description="Subjects that must be among them."
    )
    accept: tuple[Equivalent, ...] = Field(
        default=(), description="Awards taken in place of a GCSE by this rule."
    )


class Award(Node):
    """One of the named qualifications, at a grade."""

    kind: Literal["award"]
    qualifications: tuple[Id, ...] = Field(min_length=1, description="Any one of these.")
    grade: Text | None = Field(
        default=None, description="Lowest grade, on the scale of the qualifications named."
    )
    subjects: tuple[Id, ...] = Field(
        default=(), description="Any one of these subjects; leave out where any subject will do."
    )


class Tariff(Node):
    """A total of UCAS Tariff points."""

    kind: Literal["tariff"]
    points: int = Field(ge=1, le=300)
    qualifications: tuple[Id, ...] = Field(
        default=(), description="Points may come from these only; leave out for any."
    )
    max_awards: int | None = Field(
        default=None, ge=1, le=8, description="Only so many awards may be added up."
    )


class AccessCredits(Node):
    """Level 3 credits of an Access to HE Diploma by grade."""

    kind: Literal["access-credits"]
    distinctions: int = Field(default=0, ge=0, le=60, description="Credits at distinction.")
    merits: int = Field(default=0, ge=0, le=60, description="Further credits at merit or better.")


class Experience(Node):
    """Months spent in one of the named roles."""

    kind: Literal["experience"]
    roles: tuple[Id, ...] = Field(min_length=1, description="Months in any of these add up.")
    months: Annotated[int, Field(ge=1, le=240)] = Field(
        description="How many months. Where the page gives no number, our working figure."
    )
    stated: bool = Field(
        default=True, description="false: the page asks for experience but gives no number."
    )


class Job(Node):
    """Being employed in one of the named roles."""

    kind: Literal["job"]
    roles: tuple[Id, ...] = Field(min_length=1)
    hours: int | None = Field(default=None, ge=1, le=48, description="At least, a week.")


class Age(Node):
    """An age in whole years."""

    kind: Literal["age"]
    at_least: int | None = Field(default=None, ge=14, le=100)
    at_most: int | None = Field(default=None, ge=14, le=100)


class Recency(Node):
    """Study finished within so many years."""

    kind: Literal["recency"]
    years: int = Field(ge=1, le=20)
    level: int = Field(default=3, ge=1, le=8, description="RQF level the study must have had.")


class Check(Node):
    """Something that a person decides: otpath shows it and never blocks on it."""

    kind: Literal["check"]
    text: Text = Field(description="What is looked at, as 'an interview'.")
    who: Text = Field(description="Who decides, as 'the university'.")


Group = All | AnyOf | Count
Leaf = Gcses | Award | Tariff | AccessCredits | Experience | Job | Age | Recency | Check
Requirement = Annotated[
    All
    | AnyOf
    | Count
    | Gcses
    | Award
    | Tariff
    | AccessCredits
    | Experience
    | Job
    | Age
    | Recency
    | Check,
    Field(discriminator="kind"),
]


class Entry(Sourced):
    """One way in. Everything it lists is asked together."""

    id: Id
    title: Text = Field(description="A short name for this way in.")
    requires: tuple[Requirement, ...] = ()


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """Yield a requirement and everything below it, `unless` included."""
    yield requirement
    below = requirement.of if isinstance(requirement, All | AnyOf | Count) else ()
    for child in (*below, *requirement.unless):
        yield from walk(child)
