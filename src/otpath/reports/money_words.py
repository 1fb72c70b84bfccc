"""Costs, funding and dates in words: whose they are, of which year, and what is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from otpath.answers.dates import DueDate
from otpath.answers.money import ANYBODY, Deadline, Learner, Money
from otpath.catalogue.base import NATION_NAMES, Nation
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.courses import Cost, PaidBy
from otpath.catalogue.funding import Amount, Funding
from otpath.catalogue.months import month_number, month_words
from otpath.reports.wording import day_words, money_words
from otpath.rules.life_words import ages_in_words
from otpath.rules.phrases import joined

PAID_BY_WORDS: dict[PaidBy, str] = {
    "you": "you pay",
    "loan": "a loan covers it",
    "employer": "your employer pays",
    "state": "the state pays",
}
_PER_WORDS = {
    "once": "",
    "course": "",
    "year": " a year",
    "month": " a month",
    "hour": " an hour",
    "test": " each",
}
_LIMIT_WORDS = {"exactly": "", "up-to": "up to ", "from": "from "}
_AUGUST, _JANUARY, _APRIL = 8, 1, 4


def is_beyond(year: str, month: int, *, first: int = _AUGUST) -> bool:
    """Tell whether a month comes after a price or pay year, as '2026/27', '2026' or '2027 entry'.

    `first` is the calendar month in which such a double year begins. Of other words, as 'undated',
    nothing can be told.
    """
    found = re.fullmatch(r"(\d{4})(/\d{2}| entry)?", year)
    if found is None:
        return False
    begins = first if found[2] else _JANUARY
    return month >= month_number(int(found[1]) + 1, begins)


def is_pay_beyond(year: str, month: int) -> bool:
    """Tell whether a month comes after a pay year, which begins in April."""
    return is_beyond(year, month, first=_APRIL)


def is_cost_beyond(cost: Cost, start: int) -> bool:
    """Tell whether some of a cost falls due after the year of its price."""
    last = start + 12 * (cost.years - 1) if cost.per == "year" else start
    return is_beyond(cost.price_year, last)


def rates_words(years: Iterable[str]) -> str:
    """Say whose prices later years are shown at, as 'at 2023/24 to 2027/28 rates'.

    The year of '2027 entry' is '2027': rates are of years, and nobody enters them.
    """
    first, *others = sorted({year.removesuffix(" entry") for year in years})
    return f"at {first} to {others[-1]} rates" if others else f"at {first} rates"


def _price_words(year: str) -> str:
    """Say which year a price is of, as '2026/27 price' or 'price for 2027 entry'."""
    if year.endswith(" entry"):
        return f"price for {year}"
    return f"price {year}" if year.startswith("from ") else f"{year} price"


def cost_words(cost: Cost, start: int) -> str:
    """Say a cost of a course that starts in this month."""
    if not cost.pounds:
        year = cost.price_year.removesuffix(" entry")
        until = f" in {year}; not known for later" if is_cost_beyond(cost, start) else ""
        return f"{cost.what}: no cost to you{until}."
    each = f" a year for {cost.years} years" if cost.per == "year" and cost.years > 1 else ""
    year = cost.price_year
    price = rates_words([year]) if is_cost_beyond(cost, start) else _price_words(year)
    return (
        f"{cost.what}: {money_words(cost.pounds)}{each} ({PAID_BY_WORDS[cost.paid_by]}; {price})."
    )


def not_known_words(money: Money, nation: Nation) -> str | None:
    """Say that no price was found for a nation, or not the whole of it, and no loan or grant."""
    cost = "the rest of the cost" if money.costs else "cost"
    unknown = [] if money.is_cost_known else [cost]
    unknown += [] if money.is_help_known else ["loans", "grants"]
    return f"Not known for {for_whom_words(money, nation)}: {joined(unknown)}." if unknown else None


def for_whom_words(money: Money, nation: Nation) -> str:
    """Say for whom money is not known: a nation, or an age at which others have a free place."""
    return "your age" if money.is_age_the_reason else NATION_NAMES[nation]


def help_name(funding: Funding, start: int, learner: Learner) -> str:
    """Name some help with all that stands between a person and it, as far as we can tell."""
    doubts = []
    if funding.ages and not learner.is_surely_of(funding.ages):
        doubts.append(ages_in_words(funding.ages))
    if funding.holders == "degree" and learner.has_degree is None:
        doubts.append("if you hold a degree")
    if not funding.is_in_force(start):
        doubts.append(f"not known for {month_words(start)} starts")
    return f"{funding.title} ({'; '.join(doubts)})" if doubts else funding.title


def funding_words(funding: Funding, start: int, learner: Learner = ANYBODY) -> str:
    """Say what helps with a course that starts in this month, and whether it still will."""
    name = help_name(funding, start, learner)
    sums = "" if funding.in_short else sums_words(funding.amounts_in_force(start))
    opening = f"{name}: {sums}." if sums else f"{name}."
    about = funding.in_short or funding.who
    how = [f"How to apply: {funding.apply}"] if funding.apply else []
    return " ".join([opening, about, *_after_words(funding, start), *how])


def _after_words(funding: Funding, start: int) -> list[str]:
    if funding.is_in_force(start) or funding.until is None:
        return []
    end = day_words(funding.until)
    return [f"Confirmed only for courses that start before {end}; not known for later ones."]


def sums_words(amounts: Iterable[Amount]) -> str:
    """Say sums with the years that they are of, as '£5,000 a year (training grant), 2024/25'."""
    return "; ".join(
        f"{', '.join(map(_sum_words, of_year))}{year}"
        for year, of_year in groupby(amounts, _year_words)
    )


def _sum_words(amount: Amount) -> str:
    if amount.pounds is None:
        return f"not known ({amount.what})"
    pence = f".{amount.pence:02d}" if amount.pence else ""
    sum_words = f"{_LIMIT_WORDS[amount.limit]}{money_words(amount.pounds)}{pence}"
    return f"{sum_words}{_PER_WORDS[amount.per]} ({amount.what})"


def _year_words(amount: Amount) -> str:
    if amount.pounds is None:
        return f" for {amount.year}"
    is_year = re.fullmatch(r"\d{4}(/\d{2})?", amount.year)
    return f", at {amount.year} rates" if is_year else f", {amount.year}"


def deadline_words(deadline: Deadline, plan_start: int) -> str:
    """Say by when to apply, whether that day is published, and whether this plan is too late."""
    opening = f"{deadline.date.title} for {deadline.entry_year} entry"
    when = when_words(deadline.date) if deadline.is_of_this_year else ""
    return f"{opening}: {when or f'usually {deadline.date.usual}'}.{_in_time(deadline, plan_start)}"


def _in_time(deadline: Deadline, plan_start: int) -> str:
    if deadline.is_missed(plan_start):
        return " That is before this plan starts. You apply after it: ask whether places are left."
    if deadline.month == plan_start:
        return (
            " That is in the first month of this plan: apply at once, or ask whether places are "
            "left if the day is over."
        )
    return ""


def due_words(due: DueDate) -> str:
    """Say when a course enrols, examines or gives results, and whether that is only a pattern."""
    if due.date.day is None or due.is_of_this_year or due.month is None:
        return f"{due.date.title}: {when_words(due.date)}."
    return f"{due.date.title} in {month_words(due.month)}: usually {due.date.usual}."


def when_words(date: CalendarDate) -> str:
    """Say when something is: a day, a span or a usual time, and that a pattern is one."""
    if date.day is None:
        return date.usual + (" (a pattern, not published dates)" if date.basis == "pattern" else "")
    last = f" to {day_words(date.last_day)}" if date.last_day else ""
    time = f", {date.time}" if date.time else ""
    pattern = " (by the usual pattern, not yet published)" if date.basis == "pattern" else ""
    return f"{day_words(date.day)}{last}{time}{pattern}"
