"""Months as whole numbers, so that a plan can count them: year times 12 plus month less 1."""

import re

_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


RESULTS_MONTH = 8
"""August, in which results come: an award of which only the year is said counts from it."""


def month_number(year: int, month: int) -> int:
    """Return the number of a calendar month, as 24323 for December 2026."""
    return year * 12 + month - 1


def calendar_month(number: int) -> int:
    """Return 1 for January to 12 for December."""
    return number % 12 + 1


def month_code(number: int) -> str:
    """Return the month as '2026-12'."""
    return f"{number // 12:04d}-{calendar_month(number):02d}"


def month_words(number: int) -> str:
    """Return the month as 'December 2026'."""
    return f"{_NAMES[number % 12]} {number // 12}"


def read_month(text: str) -> int | None:
    """Read '2026-12'; None where it is no month."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    return month_number(int(found[1]), int(found[2]))


def month_name(month: int) -> str:
    """Return 'January' for 1 to 'December' for 12."""
    return _NAMES[month - 1]
