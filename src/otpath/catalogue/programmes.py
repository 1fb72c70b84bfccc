"""Programmes: one provider's version of a course, with its own published entry rules."""

from __future__ import annotations

from typing import Literal

from otpath.catalogue.base import (
    CalendarMonth,
    Duration,
    Id,
    IsoDate,
    Months,
    Nation,
    Pounds,
    Sourced,
    Text,
)
from otpath.catalogue.courses import Mode
from otpath.catalogue.declaring import Field
from otpath.catalogue.requirements import Requirement

AppliedThrough = Literal["ucas", "provider", "employer", "another-offer"]


class Fee(Sourced):
    """What a provider charges one group of students."""

    who: Literal[
        "home", "international", "apprentice", "england", "scotland", "wales", "northern-ireland"
    ]
    pounds: Pounds
    per: Literal["course", "year"] = "year"
    year: Text = Field(description="The year whose price this is, as '2026/27', or 'undated'.")


class OtherOffer(Sourced):
    """A lower offer for people to whom something applies."""

    id: Id
    applies_to: Text = Field(description="To whom, as 'people whom the university flags'.")
    points_less: int | None = Field(
        default=None, ge=1, le=64, description="Up to so many tariff points less than usual."
    )
    requires: tuple[Requirement, ...] = Field(
        default=(), description="The whole lower offer, where the page gives one."
    )


class AdvancedEntry(Sourced):
    """A start in a later year for people with prior learning."""

    id: Id
    year: int = Field(ge=2, le=5, description="The year of the course one starts in.")
    months_less: Months | None = Field(default=None, description="How much shorter it then is.")
    requires: tuple[Requirement, ...] = Field(min_length=1)


class Promise(Sourced):
    """What a person is promised who finishes, as an interview or a post."""

    what: Literal["interview", "post", "place"]
    to: Text = Field(description="For what, as 'the occupational therapy degree'.")


class Programme(Sourced):
    """One provider's version of a course. Its sources back every rule that names none itself."""

    id: Id = Field(description="Stable name in kebab-case. Never reused for something else.")
    provider: Text
    title: Text = Field(description="The programme's own title, without the provider.")
    award: Text = Field(description="What it gives, as 'BSc (Hons)'.")
    aliases: tuple[Text, ...] = Field(default=(), description="Older names of provider or title.")
    former_ids: tuple[Id, ...] = Field(default=(), description="Ids this record had before.")
    course: Id | None = Field(
        default=None, description="The typical course in courses.yaml that this is a version of."
    )
    nation: Nation
    place: Text | None = None
    code: Text | None = Field(default=None, description="UCAS course code.")
    mode: Mode
    mode_note: Text | None = Field(default=None, description="How it is taught, in a few words.")
    duration: Duration | None = Field(default=None, description="Leave out where no page says.")
    intakes: tuple[CalendarMonth, ...] = Field(
        default=(), description="Months of start; leave out where no page says."
    )
    intakes_assumed: bool = Field(
        default=False, description="true: the months are what is usual, not what a page says."
    )
    apply: AppliedThrough | None = Field(
        default=None, description="Where to apply. another-offer: only after missing that offer."
    )
    rules_for: Text = Field(description="Whose rules these are, as '2026 entry' or 'undated'.")
    rules_year: int | None = Field(
        default=None, ge=2000, le=2040, description="The entry year as a number, or our estimate."
    )
    partial: bool = Field(
        default=False, description="true: the page was read only in part, so more may be asked."
    )
    requires: tuple[Requirement, ...] = Field(
        default=(), description="Everything the page asks, together; leave out where not read."
    )
    asks_nothing: bool = Field(
        default=False, description="true: the page says that there are no entry rules."
    )
    contextual: tuple[OtherOffer, ...] = ()
    advanced_entry: tuple[AdvancedEntry, ...] = ()
    promises: tuple[Promise, ...] = ()
    fees: tuple[Fee, ...] = ()
    to_know: tuple[Text, ...] = Field(
        default=(), description="What is no entry rule but matters, as where placements are."
    )
    left_over: tuple[Text, ...] = Field(
        default=(), description="What the page asks that the rules above cannot say."
    )
    replaced_by: Id | None = Field(
        default=None, description="The programme whose newer rules stand in place of these."
    )
    doubt: Text | None = Field(default=None, description="What is doubtful in this record.")
    checked: IsoDate

    @property
    def name(self) -> str:
        """The name to show: provider, then title and award."""
        return f"{self.provider}: {self.title}, {self.award}"
