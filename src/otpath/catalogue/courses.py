"""Courses: the services that lead to an award, and what each asks, takes and costs."""

from collections.abc import Iterable
from typing import Annotated, Literal

from otpath.catalogue.ages import Ages
from otpath.catalogue.base import (
    NATIONS,
    CalendarMonth,
    Duration,
    Id,
    IsoDate,
    Months,
    Named,
    Nation,
    Pounds,
    Record,
    Sourced,
    Text,
)
from otpath.catalogue.dated import National
from otpath.catalogue.declaring import Field
from otpath.catalogue.requirements import Entry

Mode = Literal["full-time", "part-time", "apprenticeship", "on-the-job", "registration"]
PaidBy = Literal["you", "loan", "employer", "state"]


class Gained(Record):
    """An award that a person holds once the course is passed."""

    qualification: Id
    subject: Id | None = None
    grade: Text | None = Field(
        default=None, description="The grade planned on; the record's note says it is a target."
    )


class Intake(Record):
    """A month in which the course starts."""

    month: CalendarMonth
    months: Annotated[int, Field(ge=1, le=240)] | None = Field(
        default=None, description="Length from this intake, where it differs from the usual."
    )


class Cost(National):
    """Money for the course, and who pays it: in some nations, for starts in some time."""

    what: Text
    pounds: Pounds
    per: Literal["course", "year"] = "course"
    years: int = Field(default=1, ge=1, le=8, description="With per: year, how many.")
    paid_by: PaidBy
    price_year: Text = Field(description="The year whose price this is, as '2026/27'.")
    ages: Ages | None = Field(
        default=None, description="Of a free place: ages at the start for which it is free."
    )

    @property
    def total(self) -> int:
        """Pounds over the whole course, at the price year's rate."""
        return self.pounds * (self.years if self.per == "year" else 1)


def pounds_from(payer: PaidBy, costs: Iterable[Cost]) -> int:
    """Return what one payer pays of some costs, in pounds over the whole courses."""
    return sum(cost.total for cost in costs if cost.paid_by == payer)


class Application(Sourced):
    """When to apply. The plan needs at least `lead` months between applying and starting."""

    lead: Months = Field(
        description="Months before the start by which one must have applied; 0 for any time."
    )
    usual: Months | None = Field(
        default=None, description="Months before the start at which most people apply."
    )
    how: Text | None = Field(default=None, description="Where and by when, in a sentence.")


class Course(Named):
    """One way to gain one or more awards."""

    mode: Mode
    nations: tuple[Nation, ...] = Field(default=NATIONS, min_length=1)
    summary: Text
    reference: Text | None = Field(
        default=None, description="Apprenticeship standard or course reference, as 'ST0517'."
    )
    awards: tuple[Gained, ...] = Field(min_length=1)
    duration: Duration
    intakes: tuple[Intake, ...] = Field(default=(), description="Leave out: starts any month.")
    practice_hours: Annotated[int, Field(ge=0, le=5000)] | None = Field(
        default=None,
        description="Least hours of practice placement over the whole course, where stated.",
    )
    hours_per_week: int = Field(
        default=0,
        ge=0,
        le=60,
        description="Study hours a week in the person's own time (a full-time course needs none "
        "stated: it fills the week).",
    )
    employed_as: tuple[Id, ...] = Field(
        default=(),
        description="Roles in which the person must be employed, in one and the same job from "
        "start to end. Apprenticeships and on-the-job courses have this.",
    )
    application: Application
    entry: tuple[Entry, ...] = Field(min_length=1, description="Alternative ways in.")
    costs: tuple[Cost, ...] = ()
    pay_while_studying: Text | None = Field(
        default=None, description="The wage in a sentence. What helps to pay stands in funding."
    )
    pay_without_job: Text | None = Field(
        default=None,
        description="Said in its place where no paid job goes on beside the course.",
    )
    checked: IsoDate

    def gives(self, qualification: str) -> bool:
        """Tell whether a qualification is among what the course awards."""
        return any(award.qualification == qualification for award in self.awards)

    def costs_in(self, nation: Nation, start: int) -> tuple[Cost, ...]:
        """Return what the course costs in a nation, if it starts in this month."""
        return tuple(cost for cost in self.costs if cost.holds(nation, start))

    def is_cost_known(self, nation: Nation, start: int) -> bool:
        """Tell whether the price is known in a nation, for a start in this month.

        A cost that is limited to a nation or a time says that the price differs by them. Where no
        such cost holds, what is common to all of them is not the whole price.
        """
        here = self.costs_in(nation, start)
        if any(self._is_limited(cost) for cost in self.costs):
            return any(self._is_limited(cost) for cost in here)
        return bool(here)

    def nations_without_price(self) -> tuple[Nation, ...]:
        """Return the nations in which the price is not known for any start."""
        limited = [cost for cost in self.costs if self._is_limited(cost)]
        priced = {nation for cost in limited or self.costs for nation in cost.nations}
        return tuple(nation for nation in self.nations if nation not in priced)

    def _is_limited(self, cost: Cost) -> bool:
        is_dated = cost.since is not None or cost.until is not None
        return is_dated or not set(self.nations) <= set(cost.nations)
