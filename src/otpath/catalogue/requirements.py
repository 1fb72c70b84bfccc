"""The requirement language: the shape of an entry rule.

A rule is a small tree. `all`, `any`, `count` and `none` join; every other kind is a leaf that asks
one thing of a person. What a rule means for a person on a date is worked out in `otpath.rules`; the
shapes stand here because the catalogue's files are made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from otpath.catalogue.base import Id, MonthDay, Nation, RqfLevel, Sourced, Text
from otpath.catalogue.dated import Dated
from otpath.catalogue.declaring import Field
from otpath.catalogue.rule_parts import (
    CheckAbout,
    Equivalent,
    GcseCount,
    PartRule,
    Place,
    Points,
    Refusal,
    SubjectPoints,
    SubjectRule,
    Years,
)

Strength = Literal["required", "expected", "helps"]
JudgedBy = Literal["application", "start", "during"]


class Node(Dated):
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


class NoneOf(Node):
    """None of the rules below: the person must not hold, or not have done, what they name."""

    kind: Literal["none"]
    of: tuple[Requirement, ...] = Field(min_length=1)


class Gcses(Node):
    """So many different GCSEs at a grade, with subjects that must be among them."""

    kind: Literal["gcses"]
    count: GcseCount = Field(description="How many different subjects.")
    usual_count: GcseCount | None = Field(
        default=None, description="The upper number, where the page gives a range."
    )
    stated: bool = Field(
        default=True, description="false: the page asks for some GCSEs but gives no number."
    )
    grade: Text = Field(description="Lowest grade, as '4' or 'C'.")
    letter: Text | None = Field(
        default=None, description="The grade for letters, where the page gives another one."
    )
    including: tuple[SubjectRule, ...] = Field(
        default=(), description="Subjects that must be among them."
    )
    accept: tuple[Equivalent, ...] = Field(
        default=(), description="Awards taken in place of a GCSE by this rule."
    )
    refuse: tuple[Refusal, ...] = Field(
        default=(), description="What the page says it does not take. Silence refuses nothing."
    )
    one_sitting: bool = Field(default=False, description="true: all from one exam sitting.")


class Award(Node):
    """One of the named qualifications, at a grade; or any at a level."""

    kind: Literal["award"]
    qualifications: tuple[Id, ...] = Field(default=(), description="Any one of these.")
    level: RqfLevel | None = Field(
        default=None,
        description="Any award at this RQF level or above; then name none. Without subjects, a "
        "single GCSE, A level or Functional Skills award is none.",
    )
    grade: Text | None = Field(
        default=None, description="Lowest grade, on the scale of the qualifications named."
    )
    usual_grade: Text | None = Field(
        default=None, description="The upper grade, where offers are given as a range."
    )
    subjects: tuple[Id, ...] = Field(
        default=(), description="Any one of these subjects; leave out where any subject will do."
    )
    open_list: bool = Field(
        default=False,
        description="true: the page names the subjects as examples, or only says a relevant one.",
    )
    parts: tuple[PartRule, ...] = Field(
        default=(), description="Grades or credits asked of a part, as the core of a T Level."
    )
    specification: Text | None = Field(
        default=None, description="The one version of the award that is taken, as '2016'."
    )
    within_years: Years | None = Field(
        default=None, description="The award itself must be no older than this."
    )
    in_progress: bool = Field(default=False, description="true: working towards it is enough.")


class Grades(Node):
    """Several subjects of one qualification at a string of grades, as BBB at A level."""

    kind: Literal["grades"]
    qualifications: tuple[Id, ...] = Field(
        min_length=1, description="Subjects of any of these count, as [a-level]."
    )
    grades: tuple[Text, ...] = Field(
        default=(), max_length=8, description="The lowest grades, best first, as [B, B, C]."
    )
    count: int | None = Field(
        default=None, ge=1, le=8, description="How many subjects, where the page gives no grades."
    )
    usual: tuple[Text, ...] = Field(
        default=(), description="The upper grades, where offers are given as a range."
    )
    including: tuple[SubjectRule, ...] = Field(
        default=(), description="Subjects that must be among them."
    )
    refuse: tuple[Refusal, ...] = Field(
        default=(), description="Awards or subjects that are not taken, as general-studies."
    )
    one_sitting: bool = Field(default=False, description="true: all from one exam sitting.")
    within_years: Years | None = Field(
        default=None, description="The awards themselves must be no older than this."
    )


class Tariff(Node):
    """A total of UCAS Tariff points."""

    kind: Literal["tariff"]
    points: Points = Field(description="The lowest total that is taken.")
    usual: Points | None = Field(
        default=None, description="The upper total, where offers are given as a range."
    )
    qualifications: tuple[Id, ...] = Field(
        default=(), description="Points may come from these only; leave out for any."
    )
    max_awards: int | None = Field(
        default=None, ge=1, le=8, description="Only so many awards may be added up."
    )
    min_a_levels: int | None = Field(
        default=None, ge=1, le=5, description="At least so many A levels, or awards as big."
    )
    subject_points: tuple[SubjectPoints, ...] = Field(
        default=(), description="Points that must come from some subjects."
    )
    including: tuple[SubjectRule, ...] = Field(
        default=(), description="Subjects, and grades in them, that must be among the awards."
    )
    refuse: tuple[Refusal, ...] = Field(
        default=(), description="Awards or subjects whose points do not count."
    )
    within_years: Years | None = Field(
        default=None, description="The awards themselves must be no older than this."
    )


class AccessCredits(Node):
    """Level 3 credits of an Access to HE Diploma by grade."""

    kind: Literal["access-credits"]
    distinctions: int = Field(default=0, ge=0, le=60, description="Credits at distinction.")
    merits: int = Field(default=0, ge=0, le=60, description="Further credits at merit or better.")
    subjects: tuple[Id, ...] = Field(
        default=(), description="Subjects of the diploma; leave out where any will do."
    )
    open_list: bool = Field(
        default=False, description="true: the page names the subjects as examples."
    )
    parts: tuple[PartRule, ...] = Field(
        default=(), description="Credits in a subject, as 15 in biology at level 3."
    )
    new_learning: bool = Field(
        default=False, description="true: no credit carried over from earlier study counts."
    )
    within_years: Years | None = Field(
        default=None, description="The awards themselves must be no older than this."
    )


class Experience(Node):
    """Time spent in work or among clients: months in roles, or hours, or visits."""

    kind: Literal["experience"]
    roles: tuple[Id, ...] = Field(default=(), description="Months in any of these add up.")
    where: Text | None = Field(
        default=None, description="The setting in words, where the page names no roles."
    )
    months: Annotated[int, Field(ge=1, le=240)] | None = Field(
        default=None,
        description="How many months. Where the page gives no number, our working figure.",
    )
    hours: Annotated[int, Field(ge=1, le=5000)] | None = Field(
        default=None, description="Hours, where the page counts hours."
    )
    visits: Annotated[int, Field(ge=1, le=50)] | None = Field(
        default=None, description="Visits or days of shadowing, where the page counts those."
    )
    stated: bool = Field(
        default=True, description="false: the page asks for experience but gives no number."
    )
    within_years: Years | None = Field(default=None, description="How recent it must be.")
    recent: bool = Field(default=False, description="true: recent, and the page gives no years.")
    under: Text | None = Field(
        default=None, description="Beside or under whom, as 'a registered occupational therapist'."
    )
    paid: bool = Field(default=False, description="true: only paid work counts.")


class Job(Node):
    """Being employed, in one of the named roles, on conditions."""

    kind: Literal["job"]
    roles: tuple[Id, ...] = Field(default=(), description="Any one of these.")
    where: Text | None = Field(
        default=None, description="The kind of job in words, where the page names no roles."
    )
    hours: int | None = Field(default=None, ge=1, le=48, description="At least, a week.")
    permanent: bool = Field(default=False, description="true: a permanent contract is asked.")
    support: bool = Field(default=False, description="true: the employer must agree and support.")
    supervisor: Text | None = Field(
        default=None, description="Who must be at hand at work, as 'an occupational therapist'."
    )
    employer: Text | None = Field(
        default=None, description="Staff of this employer only, where the post is internal."
    )
    nation: Nation | None = Field(default=None, description="Where the job must be.")


class Age(Node):
    """An age in whole years."""

    kind: Literal["age"]
    at_least: int | None = Field(default=None, ge=14, le=100)
    at_most: int | None = Field(default=None, ge=14, le=100)
    on: MonthDay | None = Field(
        default=None, description="Counted on this day of the entry year, as '08-31'."
    )


class Recency(Node):
    """Study finished within so many years."""

    kind: Literal["recency"]
    years: Years | None = Field(
        default=None, description="Leave out where the page asks for recent study and no number."
    )
    level: int = Field(default=3, ge=1, le=8, description="RQF level the study must have had.")
    assessed: bool = Field(default=False, description="true: the study must have been assessed.")


class Residence(Node):
    """Where the person must live, and with which right to be there."""

    kind: Literal["residence"]
    places: tuple[Place, ...] = Field(default=(), description="Living in any one of these.")
    years: int | None = Field(default=None, ge=1, le=10, description="For at least so long.")
    status: Text | None = Field(
        default=None, description="The right asked, as 'the right to work in the UK'."
    )
    refuse: tuple[Text, ...] = Field(
        default=(), description="Status that is not taken, as 'a Skilled Worker visa'."
    )


class EnglishTest(Node):
    """A test of English, for people whose first language it is not."""

    kind: Literal["english-test"]
    test: Text = "IELTS"
    overall: Text = Field(description="Lowest overall score, in quotes, as '7.0'.")
    each: Text | None = Field(default=None, description="Lowest score in each part, as '6.5'.")
    within_years: int | None = Field(default=None, ge=1, le=5, description="How recent.")


class Check(Node):
    """Something that a person decides: otpath shows it and never blocks on it."""

    kind: Literal["check"]
    about: CheckAbout = Field(default="other", description="What kind of thing it is.")
    text: Text | None = Field(
        default=None,
        description="What is looked at, as 'an interview'. A criminal-record check needs none: "
        "it has its own name in each nation.",
    )
    who: Text = Field(description="Who decides, as 'the university'.")


class Unread(Node):
    """Something the page asks that nobody has read yet. It is never met and never not met."""

    kind: Literal["unread"]
    text: Text = Field(description="What is not known, as 'the GCSEs asked'.")


Group = All | AnyOf | Count | NoneOf
Leaf = (
    Gcses
    | Award
    | Grades
    | Tariff
    | AccessCredits
    | Experience
    | Job
    | Age
    | Recency
    | Residence
    | EnglishTest
    | Check
    | Unread
)
Requirement = Annotated[
    All
    | AnyOf
    | Count
    | NoneOf
    | Gcses
    | Award
    | Grades
    | Tariff
    | AccessCredits
    | Experience
    | Job
    | Age
    | Recency
    | Residence
    | EnglishTest
    | Check
    | Unread,
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
    below = requirement.of if isinstance(requirement, Group) else ()
    for child in (*below, *requirement.unless):
        yield from walk(child)
