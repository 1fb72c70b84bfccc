"""Qualifications: awards that a person can hold."""

from typing import Literal

from otpath.catalogue.base import Id, IsoDate, Named, Record, RqfLevel, Text
from otpath.catalogue.declaring import Field
from otpath.catalogue.grades import ScaleName

QualificationKind = Literal[
    "gcse",
    "functional-skills",
    "a-level",
    "vocational",
    "access",
    "apprenticeship",
    "higher-certificate",
    "foundation-degree",
    "degree",
    "registration",
    "certificate",
    "licence",
]


SAME_SUBJECT = "same-subject"
"""In `often_taken_for`: the GCSE of the subject in which the award itself is held."""


DEGREE_LEVEL = 6
"""The level of a bachelor's degree in England, Wales and Northern Ireland (RQF)."""


class Size(Record):
    """How big an award is."""

    credits: int | None = None
    guided_learning_hours: int | None = None
    total_qualification_time: int | None = Field(default=None, description="Hours.")
    text: Text | None = Field(default=None, description="Where numbers do not say it.")


class Qualification(Named):
    """An award: what it is, how it is graded and what it counts as."""

    kind: QualificationKind
    rqf_level: RqfLevel | None = None
    awarding_organisations: tuple[Text, ...] = ()
    reference_numbers: tuple[Text, ...] = Field(default=(), description="As 'NCFE 603/2611/6'.")
    size: Size | None = None
    scale: ScaleName | None = Field(
        default=None, description="How it is graded; leave out for pass or not."
    )
    has_subjects: bool = Field(
        default=False, description="true where one award is held in each of several subjects."
    )
    tariff: dict[str, int] = Field(default={}, description="UCAS Tariff points by grade.")
    summary: Text
    counts_as: tuple[Text, ...] = Field(default=(), description="For what it is taken, and not.")
    often_taken_for: tuple[Id, ...] = Field(
        default=(),
        description="GCSE subjects in whose place some providers take it, or same-subject. Never a "
        "yes by itself: a rule that does not name the award leaves it not known.",
    )
    assessment: Text | None = Field(
        default=None, description="How it is assessed, as the end of an apprenticeship."
    )
    leads_to: tuple[Id, ...] = Field(default=(), description="Roles, courses or qualifications.")
    status: Text | None = Field(default=None, description="Current, legacy, being replaced.")
    unreachable_because: Text | None = Field(
        default=None,
        description="Why no course of ours gives it, where none does and it is no school award.",
    )
    checked: IsoDate

    def may_stand_for(self, subject: Id, held_in: Id | None) -> bool:
        """Tell whether some providers take it for a GCSE in `subject`.

        `held_in` is the subject in which the person holds it, None where that was not said.
        """
        if subject in self.often_taken_for:
            return True
        return SAME_SUBJECT in self.often_taken_for and held_in in (None, subject)
