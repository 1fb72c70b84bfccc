"""Which letters the shipped fonts can show, and what stands in for the others.

No letter is dropped: one that no font has is named in words, as '[grinning face]'.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache
from importlib.resources import files

FAMILIES = (
    "Source Sans 3",
    "Noto Sans Arabic",
    "Noto Sans Armenian",
    "Noto Sans Bengali",
    "Noto Sans Devanagari",
    "Noto Sans Ethiopic",
    "Noto Sans Georgian",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Hebrew",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Sinhala",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Thai",
    "WenQuanYi Micro Hei",
)
"""The first has all that our own words need; the others are for names."""

JOINERS = frozenset("\u200c\u200d")
STYLES = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Signs that say which shape of a letter is meant. Ours have one shape of each."""
ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
FIRST_WITHOUT_ACCENTS = 0x530
"""From Armenian on, letters come from fonts for one script; but see `WITH_ACCENTS`."""
WITH_ACCENTS = ("LATIN ", "GREEK ")
"""How the names of letters begin that stand after Armenian and can bear an accent, as 'ẹ'."""


def in_shown_letters(text: str) -> str:
    """Return text in which every letter that no shipped font has is named in words."""
    if text.isascii():
        return text
    pairs = zip(" " + text, text, strict=False)
    return "".join(
        letter if is_shown(letter) and not _is_stray(before, letter) else _named(letter)
        for before, letter in pairs
        if letter not in STYLES
    )


def _is_stray(before: str, letter: str) -> bool:
    """Tell whether an accent stands on a letter of a font that has no accents: both would go."""
    return (
        letter in ACCENTS
        and ord(before) >= FIRST_WITHOUT_ACCENTS
        and not unicodedata.name(before, "").startswith(WITH_ACCENTS)
    )


def in_names(text: str) -> str:
    """Return text in which every letter beyond ASCII is named in words."""
    return "".join(letter if letter.isascii() else _named(letter) for letter in text)


def is_shown(letter: str) -> bool:
    """Tell whether a shipped font has a letter."""
    code = ord(letter)
    if code < 0x80 or letter in JOINERS:
        return True
    firsts, lasts = _ranges()
    place = bisect_right(firsts, code) - 1
    return place >= 0 and code <= lasts[place]


def _named(letter: str) -> str:
    name = unicodedata.name(letter, "").lower() or f"U+{ord(letter):04X}"
    return f"[{name}]"


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Read the ranges of letters that the fonts have: one range a line, as '41 5a'."""
    lines = files("otpath.reports.documents").joinpath("fonts", "letters.txt").read_text("ascii")
    pairs = [line.split() for line in lines.splitlines() if not line.startswith("#")]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]
