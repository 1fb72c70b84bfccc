"""What an adviser may write on a page: for whom it is, who made it, and notes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime

LONGEST_NAME = 300
LONGEST_NOTES = 2_000
"""Letters; more does not fit on a page that is to be read."""


@dataclass(frozen=True)
class Cover:
    """Who and when. It goes on the page alone: into no file name and no property of a file."""

    day: date
    for_whom: str = ""
    adviser: str = ""
    notes: tuple[str, ...] = ()
    """Paragraphs."""
    is_large: bool = False
    reference: str = ""
    """What tells this plan from others that have no name on them. It is never shown."""
    made: datetime | None = None
    """When on that day, with its time zone. It is in calendars alone, to tell versions apart."""

    @property
    def moment(self) -> datetime:
        """When the page is made; the beginning of the day where nobody said."""
        return self.made or datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)


def clean_name(text: str) -> str:
    """Return a name in one line, with nothing in it that cannot be seen."""
    return " ".join(_visible(text).split())


def clean_notes(text: str) -> tuple[str, ...]:
    """Return notes as paragraphs, with nothing in them that cannot be seen."""
    lines = (clean_name(line) for line in text.splitlines())
    return tuple(line for line in lines if line)


def _visible(text: str) -> str:
    return "".join(_shown(letter) for letter in unicodedata.normalize("NFC", text))


def _shown(letter: str) -> str:
    """Return a letter; a space for a control sign; nothing for what turns the line round."""
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cs", "Cn"} or letter in _DIRECTIONS else letter


_DIRECTIONS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)))
