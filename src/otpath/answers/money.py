"""What a course costs one person, what helps to pay, and by when to apply: by nation and start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from otpath.catalogue.ages import Ages
from otpath.catalogue.base import Nation
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Course
from otpath.catalogue.funding import Funding, FundingKind
from otpath.catalogue.months import month_number
from otpath.catalogue.qualifications import DEGREE_LEVEL
from otpath.planning.held import held_at_start
from otpath.planning.routes import Question

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

FEE_LOANS: frozenset[FundingKind] = frozenset({"fee-loan", "entitlement"})
"""Kinds of help that lend a fee."""

FIRST_OF_ENTRY_YEAR = 7
"""August, counted from January: a UCAS entry year begins with it."""


@dataclass(frozen=True)
class Learner:
    """What help with money asks of a person, by the start of a course. None is not known."""

    ages: tuple[int, int] | None = None
    """The youngest and the oldest that the person can be then: we never ask a birthday."""
    has_degree: bool | None = None

    def may_have(self, funding: Funding) -> bool:
        """Tell whether nothing that we know of the person shuts out some help."""
        if funding.holders == "degree" and self.has_degree is False:
            return False
        return not (funding.ages and self.ages) or funding.ages.may_hold(*self.ages)

    def is_surely_of(self, ages: Ages | None) -> bool:
        """Tell whether the person is of such an age."""
        return ages is None or (self.ages is not None and ages.surely_hold(*self.ages))


ANYBODY = Learner()


@dataclass(frozen=True)
class Money:
    """What a course costs and what helps, in one nation, for one start."""

    costs: tuple[Cost, ...] = ()
    is_cost_known: bool = True
    """False where no price was found for this nation and start; it is then not nothing."""
    help: tuple[Funding, ...] = ()
    is_help_known: bool = True
    """False where no help was found for this nation: help of others, or not even a price."""
    is_age_the_reason: bool = False
    """True where what is not known is known for people of another age."""
    barred_loans: tuple[Funding, ...] = ()
    """Loans for a fee that a loan would cover, where the person is of no age for any of them."""
    learner: Learner = ANYBODY


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


def learner_of(question: Question, start: int, catalogue: Catalogue) -> Learner:
    """Return what is known of a person for a course that starts in this month."""
    age, passed = question.person.age, start - question.start
    ages = None if age is None else (age + passed // 12, age + (passed + 11) // 12)
    return Learner(ages, _has_degree(question, catalogue))


def _has_degree(question: Question, catalogue: Catalogue) -> bool | None:
    person = question.person
    held = (holding.qualification for holding in held_at_start(question, catalogue))
    if has_level_of_degree(held, catalogue):
        return True
    denied = (qualification for qualification, subject in person.denied if subject is None)
    # Who names some awards is taken to have named all, as the plan says that it assumes.
    is_whole = person.all_awards or any(h.qualification != "gcse" for h in person.holdings)
    return False if is_whole or has_level_of_degree(denied, catalogue) else None


def has_level_of_degree(qualifications: Iterable[str], catalogue: Catalogue) -> bool:
    """Tell whether any of some qualifications is at the level of a degree, or above."""
    levels = (catalogue.qualifications[name].rqf_level or 0 for name in qualifications)
    return any(level >= DEGREE_LEVEL for level in levels)


def money_of(
    course: Course,
    nation: Nation,
    start: int,
    catalogue: Catalogue,
    learner: Learner = ANYBODY,
) -> Money:
    """Return what a course costs in a nation if it starts in this month, and what helps.

    A place that is free at some ages is free only for who is surely of such an age. Where the age
    is not known it stands, for its words say the ages.
    """
    of_course = [f for f in catalogue.funding.values() if course.id in f.courses and f.kind in HELP]
    here = [f for f in of_course if nation in f.nations and learner.may_have(f)]
    costs = costs_of(course, nation, start, learner)
    is_known = is_cost_known(course, nation, start, learner)
    # That the state pays already stands among the costs: a free place need not be named again.
    is_free = any(cost.paid_by == "state" for cost in costs)
    return Money(
        costs=costs,
        is_cost_known=is_known,
        help=tuple(
            f
            for f in here
            if f.is_worth_naming(start) and not (is_free and f.kind == "free-course")
        ),
        is_help_known=bool(here) or (is_known and not of_course),
        is_age_the_reason=not is_known and course.is_cost_known(nation, start),
        barred_loans=_barred_loans(costs, of_course, nation, start, learner),
        learner=learner,
    )


def _barred_loans(
    costs: Iterable[Cost], of_course: list[Funding], nation: Nation, start: int, learner: Learner
) -> tuple[Funding, ...]:
    if not any(cost.paid_by == "loan" for cost in costs):
        return ()
    loans = [
        f for f in of_course if f.kind in FEE_LOANS and f.holders is None and f.holds(nation, start)
    ]
    return () if any(learner.may_have(loan) for loan in loans) else tuple(loans)


def costs_of(course: Course, nation: Nation, start: int, learner: Learner) -> tuple[Cost, ...]:
    """Return what a course costs a person, without places that are free at other ages."""
    costs = course.costs_in(nation, start)
    if learner.ages is None:
        return costs
    return tuple(cost for cost in costs if learner.is_surely_of(cost.ages))


def is_cost_known(course: Course, nation: Nation, start: int, learner: Learner) -> bool:
    """Tell whether the price is known for a person: no place is free at other ages only."""
    is_for_all = costs_of(course, nation, start, learner) == course.costs_in(nation, start)
    return is_for_all and course.is_cost_known(nation, start)


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
