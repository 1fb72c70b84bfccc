"""Roles: the jobs, and the places in life, that a career goes through."""

from typing import Literal

from otpath.catalogue.base import (
    NATIONS,
    Band,
    Duration,
    Id,
    IsoDate,
    Months,
    Named,
    Nation,
    Pounds,
    Record,
    RqfLevel,
    Sourced,
    Text,
)
from otpath.catalogue.declaring import Field
from otpath.catalogue.requirements import Entry, Strength

RoleKind = Literal[
    "starting-point", "starting-job", "support", "training", "registered", "senior", "advanced"
]


class PayOutsideBands(Sourced):
    """Yearly pay, in pounds, of a role that has no NHS pay band."""

    low: Pounds
    high: Pounds | None = None
    year: Text


class LegalCheck(Sourced):
    """What the law or the employer asks beside the entry rules: registration, DBS, health."""

    need: Text
    strength: Strength = "required"


class HeldFact(Record):
    """A qualification that everybody in a role holds, by law or by the meaning of the role."""

    qualification: Id
    grade: Text | None = None


class NextStep(Sourced):
    """A usual next role, and how long people stay before it."""

    to: Id
    shortest: Months | None = None
    longest: Months | None = None


class Role(Named):
    """A job, or a starting point such as leaving school."""

    kind: RoleKind
    rqf_level: RqfLevel | None = Field(
        default=None, description="Qualification level usually linked with it: not its pay band."
    )
    career_framework_level: Text | None = Field(
        default=None, description="NHS Career Framework level: not the RQF level, not the band."
    )
    bands: tuple[Band, ...] = Field(
        default=(), description="Agenda for Change pay bands, quoted; the usual one first."
    )
    pay: PayOutsideBands | None = Field(default=None, description="For roles without a band.")
    paid: bool = Field(default=True, description="false for starting points and volunteering.")
    nations: tuple[Nation, ...] = Field(default=NATIONS, min_length=1)
    employers: tuple[Text, ...] = ()
    summary: Text
    day_to_day: tuple[Text, ...] = ()
    works_with: tuple[Text, ...] = Field(default=(), description="People they help, as examples.")
    skills: tuple[Text, ...] = ()
    training: tuple[Text, ...] = Field(default=(), description="What is learnt in the job.")
    study_offered: tuple[Id, ...] = Field(
        default=(), description="Qualifications or courses that employers often offer."
    )
    checks: tuple[LegalCheck, ...] = ()
    implies: tuple[HeldFact, ...] = Field(
        default=(), description="What everybody in this role holds."
    )
    assumed_age: int | None = Field(
        default=None, description="Age planned on for a person who starts here and gives none."
    )
    time_to_hire: Duration | None = Field(
        default=None,
        description="Months from application to first day. None: nobody can be hired into it.",
    )
    entry: tuple[Entry, ...] = Field(default=(), description="Alternative ways in.")
    next: tuple[NextStep, ...] = ()
    unreachable_because: Text | None = Field(
        default=None,
        description="Why no way in of ours leads here, where none does; leave out where one does.",
    )
    checked: IsoDate = Field(description="The day on which somebody last checked this record.")
