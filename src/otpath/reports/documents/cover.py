"""What an adviser may write on a page: for whom it is, who made it, and notes."""

from __future__ import annotations

import re
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
    name = " ".join(_visible(text).split())
    return "" if all(unicodedata.category(letter) in _ON_OTHERS for letter in name) else name


def runs_from_right(text: str) -> bool:
    """Tell whether a text begins in a script that runs from right to left."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L"


def clean_notes(text: str) -> tuple[str, ...]:
    """Return notes as paragraphs, with nothing in them that cannot be seen."""
    lines = (clean_name(line) for line in text.splitlines())
    return tuple(line for line in lines if line)


def _visible(text: str) -> str:
    without_tags = _TAGS.sub(r"\1", unicodedata.normalize("NFC", text))
    return "".join(map(_shown, without_tags))


def _shown(letter: str) -> str:
    """Return a letter; a space for a control sign; nothing for what is no letter, or unseen.

    What turns the line round is left out too: a name could be read as another one.
    """
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category == "Cs" or _is_noncharacter(letter) or letter in _UNSEEN else letter


def _is_noncharacter(letter: str) -> bool:
    """Tell whether a code will never be a letter. One that is new to Python may be one."""
    code = ord(letter)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


_TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSEEN = frozenset(map(chr, (0xAD, 0x180E, 0x200B, *range(0x2060, 0x2065), 0xFEFF, *_TURNS)))
_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007f]+)|[\U000e0000-\U000e007f]")
"""Letters that hide behind others. Behind a flag they say which, as that of Wales."""
_ON_OTHERS = frozenset({"Cf", "Mc", "Me", "Mn", "Zs"})
"""Kinds of signs that show something only beside others."""
