"""What a course costs one person, what helps to pay, and by when to apply: by nation and start."""

from __future__ import annotations

from dataclasses import dataclass

from otpath.catalogue.base import Nation
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Course
from otpath.catalogue.funding import Funding, FundingKind
from otpath.catalogue.months import month_number

HELP: frozenset[FundingKind] = frozenset(
    {
        "fee-loan",
        "living-cost-loan",
        "grant",
        "bursary",
        "free-course",
        "allowance",
        "entitlement",
    }
)
"""Kinds of funding that help to pay; the others say what is charged, or how it is repaid."""

FIRST_OF_ENTRY_YEAR = 7
"""August, counted from January: a UCAS entry year begins with it."""


@dataclass(frozen=True)
class Money:
    """What a course costs and what helps, in one nation, for one start."""

    costs: tuple[Cost, ...] = ()
    is_cost_known: bool = True
    """False where no price was found for this nation and start; it is then not nothing."""
    help: tuple[Funding, ...] = ()
    is_help_known: bool = True
    """False where no help was found for this nation: help of others, or not even a price."""


@dataclass(frozen=True)
class Deadline:
    """A date to apply by, for one entry year. `date` may be of another year: the usual one."""

    date: CalendarDate
    entry_year: int
    month: int
    """The month in which it falls, or usually falls."""

    @property
    def is_of_this_year(self) -> bool:
        """True where the day itself is given, though it may be a pattern."""
        return self.date.entry_year == self.entry_year

    def is_missed(self, plan_start: int) -> bool:
        """Tell whether it lies before the plan: who applies in the plan applies after it."""
        return self.month < plan_start


def money_of(course: Course, nation: Nation, start: int, catalogue: Catalogue) -> Money:
    """Return what a course costs in a nation if it starts in this month, and what helps."""
    of_course = [f for f in catalogue.funding.values() if course.id in f.courses and f.kind in HELP]
    here = [f for f in of_course if nation in f.nations]
    costs = course.costs_in(nation, start)
    is_cost_known = course.is_cost_known(nation, start)
    # That the state pays already stands among the costs: a free place need not be named again.
    is_free = any(cost.paid_by == "state" for cost in costs)
    return Money(
        costs=costs,
        is_cost_known=is_cost_known,
        help=tuple(
            f
            for f in here
            if f.is_worth_naming(start) and not (is_free and f.kind == "free-course")
        ),
        is_help_known=bool(here) or (is_cost_known and not of_course),
    )


def deadline_of(
    course: Course, nation: Nation, start: int, catalogue: Catalogue
) -> Deadline | None:
    """Return the date to apply by for a start in this month, or None where none is known."""
    entry_year = (start - FIRST_OF_ENTRY_YEAR) // 12
    dates = [
        date
        for date in catalogue.calendar.values()
        if course.id in date.courses and nation in date.nations
        if date.entry_year is not None and date.day is not None and date.kind == "application"
    ]
    if not dates:
        return None
    nearest = min(dates, key=lambda date: abs((date.entry_year or 0) - entry_year))
    return Deadline(nearest, entry_year, _month_of(nearest, entry_year))


def _month_of(date: CalendarDate, entry_year: int) -> int:
    year, month, _ = (int(part) for part in (date.day or "").split("-"))
    return month_number(year + entry_year - (date.entry_year or 0), month)
