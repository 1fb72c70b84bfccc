"""Checks of days, months and times: that a calendar has them, and that they go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from otpath.catalogue.base import Record
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.dated import Dated
from otpath.catalogue.drafts import Draft, keys_among
from otpath.catalogue.funding import Funding
from otpath.catalogue.pay import PayScale
from otpath.catalogue.places import Finding
from otpath.catalogue.programmes import Programme
from otpath.catalogue.requirements import Age

_DAYS = ("checked", "review_by", "since", "until", "day", "last_day")
_YEARS = ("year", "price_year", "rules_for")
_A_LEAP_YEAR = "2028"
_Words = tuple[str, str, str]
"""The key at fault, what is wrong, and what to do."""


def check_dates_real(draft: Draft) -> Iterator[Finding]:
    """Report days that no calendar has."""
    for spot, piece in draft.pieces:
        for key in keys_among(type(piece), _DAYS):
            day = getattr(piece, key)
            if isinstance(day, str) and not _is_date(day):
                hint = "write year, month and day, as 2026-11-22"
                yield Finding(spot.at(key), f'"{day}" is not a day in the calendar', hint)
        if isinstance(piece, Age) and piece.on and not _is_date(f"{_A_LEAP_YEAR}-{piece.on}"):
            message = f'"{piece.on}" is not a day in the calendar'
            yield Finding(spot.at("on"), message, 'write month and day, as "08-31"')


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def check_spans(draft: Draft) -> Iterator[Finding]:
    """Report times that end before they begin, and dates that give no time."""
    for spot, piece in draft.pieces:
        words = _wrong_span(piece)
        if words:
            key, message, hint = words
            yield Finding(spot.at(key), message, hint)


def _wrong_span(piece: Record) -> _Words | None:
    match piece:
        case Dated(since=str(first), until=str(end)) if end <= first:
            message = f"until ({end}) must come after since ({first})"
            return "until", message, "swap or correct the days"
        case CalendarDate():
            return _wrong_time(piece)
        case Funding(after="not-known", until=None):
            message = "nothing is said to end, so nothing comes after"
            return "after", message, "add until, or remove after"
        case _:
            return None


def _wrong_time(piece: CalendarDate) -> _Words | None:
    match piece:
        case CalendarDate(day=str(first), last_day=str(last)) if last < first:
            message = f"last_day ({last}) must not come before day ({first})"
            return "last_day", message, "swap or correct the days"
        case CalendarDate(day=None, last_day=str()):
            return "last_day", "last_day has no day to begin at", "add a day"
        case CalendarDate(month=None, last_month=int()):
            return "last_month", "last_month has no month to begin at", "add a month"
        case CalendarDate(day=str(), month=int()):
            return "month", "a day and a month of every year do not go together", "keep one"
        case CalendarDate(day=str(day), entry_year=int(year)) if not _leads_up(day, year):
            message = f"{day} does not lie in the year before entry in {year}, nor in {year}"
            return "day", message, "correct the day or entry_year"
        case CalendarDate(basis="published", sources=()):
            return "basis", "no source says that it is published", 'add it, or write "pattern"'
        case _:
            return None


def _leads_up(day: str, entry_year: int) -> bool:
    return int(day[:4]) in (entry_year - 1, entry_year)


def check_reviews_follow(draft: Draft) -> Iterator[Finding]:
    """Report days of review that do not come after the day on which the record was checked."""
    for spot, record in draft.records:
        checked, review_by = getattr(record, "checked", None), getattr(record, "review_by", None)
        if checked and review_by and review_by <= checked:
            message = f"review_by ({review_by}) must come after checked ({checked})"
            yield Finding(spot.at("review_by"), message, "give the next day to look, or remove it")


# --- years in words -----------------------------------------------------------------------------


def check_years_readable(draft: Draft) -> Iterator[Finding]:
    """Report years of prices, pay and rules that name no year, or 2 that do not follow."""
    for spot, piece in draft.pieces:
        for key, message, hint in _wrong_years(piece):
            yield Finding(spot.at(key), message, hint)


def _wrong_years(piece: Record) -> Iterator[_Words]:
    if isinstance(piece, PayScale):
        if not _is_pay_year(piece.year):
            yield "year", f'"{piece.year}" is not a pay year', 'write it as "2026/27"'
        return
    for key in keys_among(type(piece), _YEARS):
        written = getattr(piece, key)
        if isinstance(written, str) and (message := _wrong_year(written)):
            yield key, message, 'write it as "2026/27", "2026" or "undated"'
    if isinstance(piece, Programme):
        entry = _is_entry(piece.rules_for)
        if entry and piece.rules_year not in (None, int(entry[1])):
            message = f'rules_year ({piece.rules_year}) does not fit "{piece.rules_for}"'
            yield "rules_year", message, "correct one of the two"


_is_pay_year = re.compile(r"20\d\d/\d\d").fullmatch
_is_entry = re.compile(r"(20\d\d)(?:/\d\d)? entry").fullmatch
_years_in = re.compile(r"\b((?:19|20)\d\d)(?:/(\d\d))?\b").findall


def _wrong_year(written: str) -> str | None:
    years = _years_in(written)
    if not years and "undated" not in written:
        return f'"{written}" names no year'
    apart = any(end and (int(start) + 1) % 100 != int(end) for start, end in years)
    return f'the years of "{written}" do not follow each other' if apart else None
