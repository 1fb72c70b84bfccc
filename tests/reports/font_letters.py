"""Which letters the shipped fonts have, read from the fonts themselves.

After a change of the fonts: `python -m tests.reports.font_letters`
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

import otpath.reports.documents as paper

FONTS = Path(paper.__file__).parent / "fonts"
LETTERS = FONTS / "letters.txt"


def letters_of_fonts() -> set[int]:
    """Return the code points that at least one shipped font has."""
    found: set[int] = set()
    for path in sorted(FONTS.iterdir()):
        if path.suffix == ".ttc":
            with TTCollection(path, lazy=True) as collection:
                for font in collection.fonts:
                    found |= set(font.getBestCmap())
        elif path.suffix == ".ttf":
            with TTFont(path, lazy=True) as font:
                found |= set(font.getBestCmap())
    return found


def letters_text() -> str:
    """Return the ranges as the file holds them."""
    lines = ["# Letters that the fonts beside this file have, as ranges in hexadecimal."]
    by_distance = groupby(enumerate(sorted(letters_of_fonts())), lambda pair: pair[1] - pair[0])
    for _, run in by_distance:
        codes = [code for _, code in run]
        lines.append(f"{codes[0]:x} {codes[-1]:x}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    LETTERS.write_text(letters_text(), encoding="ascii")
