"""Money beside the prices of courses: caps, loans, grants, free places, fees and their rules."""

from __future__ import annotations

from typing import Annotated, Literal

from otpath.catalogue.ages import Ages
from otpath.catalogue.base import Id, IsoDate, Pounds, Text
from otpath.catalogue.dated import Dated, National
from otpath.catalogue.declaring import Field

FundingKind = Literal[
    "fee-cap",
    "price",
    "fee-loan",
    "living-cost-loan",
    "grant",
    "bursary",
    "free-course",
    "allowance",
    "repayment",
    "entitlement",
    "apprenticeship-rule",
]
"""What a funding record is about."""


class Amount(Dated):
    """A sum, for courses or payments that start in some time."""

    what: Text
    pounds: Pounds | None = Field(
        default=None, description="Whole pounds. Leave out where no figure was found."
    )
    pence: Annotated[int, Field(ge=0, le=99)] = 0
    per: Literal["once", "course", "year", "month", "hour", "test"] = "course"
    limit: Literal["exactly", "up-to", "from"] = "exactly"
    year: Text = Field(description="The year whose figure this is, as '2026/27', or 'undated'.")


class Funding(National):
    """One kind of help or one charge, in the nations and at the times at which it is known."""

    id: Id = Field(description="Stable name in kebab-case. Never reused for something else.")
    title: Text
    aliases: tuple[Text, ...] = ()
    kind: FundingKind
    after: Literal["ended", "not-known"] = Field(
        default="ended",
        description="What is so for courses that start on the day `until` or later.",
    )
    courses: tuple[Id, ...] = Field(
        default=(), description="Courses it is for; left out, for none in particular."
    )
    ages: Ages | None = Field(
        default=None, description="Ages at the start of the course at which it can be had."
    )
    holders: Literal["degree"] | None = Field(
        default=None, description="Only for people who hold this already; left out, for all."
    )
    who: Text = Field(description="For whom, in a sentence.")
    in_short: Text | None = Field(
        default=None, description="What a plan says of it; left out, its sums and for whom."
    )
    amounts: tuple[Amount, ...] = ()
    conditions: tuple[Text, ...] = ()
    apply: Text | None = Field(default=None, description="How to apply, in a sentence.")
    checked: IsoDate

    def amounts_in_force(self, start: int) -> tuple[Amount, ...]:
        """Return the sums for a course that starts in this month."""
        return tuple(amount for amount in self.amounts if amount.is_in_force(start))

    def is_worth_naming(self, start: int) -> bool:
        """Tell whether it bears on a start in this month: in force, or perhaps still so."""
        return self.is_in_force(start) or (self.has_begun(start) and self.after == "not-known")
