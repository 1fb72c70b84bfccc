"""Review: when a fact is due to be looked at again, and how old a page is."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from otpath.catalogue.base import Record
from otpath.catalogue.sources import Source

REVIEW_MONTHS = 12
"""How long a record, or a page with a date on its publisher's own site, stays good."""
SOON_MONTHS = 6
"""The same for copies, for other people's sites, and for pages whose age nobody can see."""
UNDATED = "undated"

_year = re.compile(r"\b(?:19|20)\d{2}\b").findall


def review_day(record: Record) -> date | None:
    """Return the day by which to look at a record again; None for a kind that has no such day."""
    own = getattr(record, "review_by", None)
    if own is not None:
        return date.fromisoformat(own)
    checked = getattr(record, "checked", None)
    if checked is None:
        return None
    return _months_later(date.fromisoformat(checked), _months_good(record))


def is_stale(record: Record, today: date) -> bool:
    """Tell whether the day of review is past."""
    due = review_day(record)
    return due is not None and due < today


def page_year(source: Source) -> int | None:
    """Return the last year that a page's own date names; None where it names none."""
    years = _year(source.page_date)
    return max(map(int, years)) if years else None


def is_old(source: Source, today: date) -> bool:
    """Tell whether a page is surely older than 12 months: by its own date, else by the reading.

    Of its date only the year is read, and taken as the end of that year.
    """
    year = page_year(source)
    dated = date.fromisoformat(source.checked) if year is None else date(year, 12, 31)
    return _months_later(dated, 12) < today


def _months_good(record: Record) -> int:
    is_weak = isinstance(record, Source) and (
        record.kind in {"copy", "third-party"} or record.page_date == UNDATED
    )
    return SOON_MONTHS if is_weak else REVIEW_MONTHS


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or its last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
