"""Funding and dates as pages: on the page of a course, and as lists of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from otpath.answers.money import HELP
from otpath.catalogue.base import NATION_NAMES, NATIONS, Nation
from otpath.catalogue.calendar_dates import CalendarDate, DateKind
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Course
from otpath.catalogue.funding import Funding, FundingKind
from otpath.reports.money_words import sums_words, when_words
from otpath.reports.pages import Item, Page, Section, SourceNumbers, section
from otpath.reports.record_words import upper_first
from otpath.reports.wording import starts_words
from otpath.rules.phrases import counted, joined

NOT_KNOWN = "not known"
FUNDING_HEADINGS: dict[FundingKind, str] = {
    "free-course": "Free courses",
    "grant": "Grants: not repaid",
    "bursary": "Bursaries",
    "allowance": "Allowances",
    "fee-loan": "Loans for fees",
    "living-cost-loan": "Loans for living costs",
    "entitlement": "Lifelong learning entitlement",
    "repayment": "Repaying a loan",
    "fee-cap": "The most a course may cost",
    "price": "Prices and fees",
    "apprenticeship-rule": "Apprenticeships",
}
DATE_HEADINGS: dict[DateKind, str] = {
    "application": "Applications",
    "fee": "Fees",
    "enrolment": "Enrolment",
    "exam": "Exams",
    "results": "Results",
    "registration": "Registration",
}


# --- on the page of a course --------------------------------------------------------------------


def limits_words(cost: Cost) -> str:
    """Say where and for which starts a cost holds, or nothing where it always does."""
    words = [] if set(cost.nations) == set(NATIONS) else [nations_words(cost.nations)]
    words += [starts_words(cost)] if starts_words(cost) else []
    return "".join(f"; {part}" for part in words)


def price_not_known(course: Course) -> Iterator[Item]:
    """Yield the nations for which the catalogue has no price of a course."""
    for nation in course.nations_without_price():
        yield Item(f"{NOT_KNOWN} for {NATION_NAMES[nation]}", "Cost")


def money_section(course: Course, numbers: SourceNumbers) -> tuple[Section, ...]:
    """Return what helps with a course and what rules its price, for each of its nations."""
    found = [f for f in numbers.catalogue.funding.values() if course.id in f.courses]
    here = [f for f in found if set(f.nations) & set(course.nations)]
    items = [_funding_item(f, numbers, nations_words(f.nations)) for f in _in_order(here)]
    helped = {nation for f in here if f.kind in HELP for nation in f.nations}
    if helped or course.mode in {"full-time", "part-time"}:
        without = [nation for nation in course.nations if nation not in helped]
        items += [Item(f"loans and grants {NOT_KNOWN}", NATION_NAMES[nation]) for nation in without]
    return section("Money", items)


def dates_section(course: Course, numbers: SourceNumbers) -> tuple[Section, ...]:
    """Return the dates of a course."""
    dates = (d for d in numbers.catalogue.calendar.values() if course.id in d.courses)
    return section("Dates", (_date_item(date, numbers) for date in dates))


def _in_order(found: Iterable[Funding]) -> list[Funding]:
    kinds = list(FUNDING_HEADINGS)
    return sorted(found, key=lambda f: (NATIONS.index(f.nations[0]), kinds.index(f.kind), f.id))


def _funding_item(funding: Funding, numbers: SourceNumbers, label: str = "") -> Item:
    sums = sums_words(funding.amounts)
    about = [f"{funding.title}: {sums}." if sums else f"{funding.title}.", funding.who]
    about += [f"{upper_first(starts_words(funding))}."] if starts_words(funding) else []
    about += ["Later starts: not known."] if funding.after == "not-known" else []
    parts = [Item(text) for text in funding.conditions]
    if funding.apply:
        parts.append(Item(f"How to apply: {funding.apply}"))
    return numbers.item(" ".join(about), funding, label, parts)


def is_past(date: CalendarDate, today: str) -> bool:
    """Tell whether the day, or the last of several, was before today."""
    last = date.last_day or date.day
    return last is not None and last < today


def _date_item(date: CalendarDate, numbers: SourceNumbers, today: str = "") -> Item:
    """Return a date; with a `today`, one that is over is said to be past."""
    past = " That day has passed." if is_past(date, today) else ""
    entry = f" for {date.entry_year} entry" if date.entry_year else ""
    usual = f" Usually {date.usual}." if date.day else ""
    return numbers.item(f"{date.title}{entry}: {when_words(date)}.{past}{usual}", date)


def nations_words(nations: tuple[Nation, ...]) -> str:
    """Name nations, as 'England and Wales', or all of them in short."""
    if set(nations) == set(NATIONS):
        return "All nations"
    return joined(NATION_NAMES[nation] for nation in nations)


# --- lists of all -------------------------------------------------------------------------------


def funding_page(catalogue: Catalogue, nation: Nation | None = None) -> Page:
    """Return all funding, or that of one nation, by kind."""
    numbers = SourceNumbers(catalogue)
    found = funding_of(catalogue, nation)
    sections: list[Section] = []
    for kind, heading in FUNDING_HEADINGS.items():
        of_kind = [funding for funding in found if funding.kind == kind]
        sections += section(heading, (_listed(f, numbers, nation) for f in _in_order(of_kind)))
    place = f" in {NATION_NAMES[nation]}" if nation else ""
    about = f"{counted(len(found), 'record')}. What is not listed is not known."
    return Page(f"Money{place}", Item(about), tuple(sections), numbers.words)


def _listed(funding: Funding, numbers: SourceNumbers, nation: Nation | None) -> Item:
    item = _funding_item(funding, numbers)
    where = "" if nation else f"{nations_words(funding.nations)}. "
    return replace(item, text=f"{where}{item.text}")


def funding_of(catalogue: Catalogue, nation: Nation | None) -> list[Funding]:
    """Return the funding of a nation, or all."""
    return [f for f in catalogue.funding.values() if nation is None or nation in f.nations]


def dates_page(catalogue: Catalogue, today: str) -> Page:
    """Return all dates, by kind, the soonest first. `today` is a day, as '2026-11-22'."""
    numbers = SourceNumbers(catalogue)
    sections: list[Section] = []
    for kind, heading in DATE_HEADINGS.items():
        of_kind = [date for date in catalogue.calendar.values() if date.kind == kind]
        soonest = sorted(of_kind, key=lambda date: (date.day or "", date.id))
        sections += section(heading, (_date_item(date, numbers, today) for date in soonest))
    about = "A pattern is what other years were like: check it before you rely on it."
    return Page("Dates", Item(about), tuple(sections), numbers.words)


def dates_data(catalogue: Catalogue, today: str) -> Any:
    """Return all dates as JSON has them, each with whether it is past."""
    data = records_data("dates", catalogue.calendar.values(), catalogue)
    dates = zip(catalogue.calendar.values(), data["dates"], strict=True)
    return data | {"dates": [row | {"past": is_past(date, today)} for date, row in dates]}


def records_data(key: str, records: Iterable[Funding | CalendarDate], catalogue: Catalogue) -> Any:
    """Return records of money or dates as JSON has them, with their sources in full."""
    kept = list(records)
    used = dict.fromkeys(i for record in kept for i in record.sources)
    return {
        "format": "1",
        key: [record.model_dump(mode="json") for record in kept],
        "sources": [catalogue.sources[i].model_dump(mode="json") for i in used],
    }
