"""What a merge left in a text: found, and taken out so that all else can be read.

Every line keeps its number. Of two sides the upper one is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

may_have_marks = re.compile(r"^(?:<{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE).search
_mark_of = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*|\s*)$").match


@dataclass(frozen=True)
class Leftover:
    """Both sides of a change, from the first to the last line, counted from 0."""

    line: int
    last: int

    @property
    def message(self) -> str:
        """What was found."""
        left = "this mark" if self.line == self.last else "both sides of a change"
        return f"a merge left {left} here"

    @property
    def hint(self) -> str:
        """What to do about it."""
        if self.line == self.last:
            return "remove this line, and keep what is right beside it"
        return (
            f"keep what is right down to line {self.last + 1}, and remove the marks; "
            "the lower side is not checked until then"
        )


def without_marks(text: str) -> tuple[str, list[Leftover]]:
    """Return the text with the upper side of each change only, and what was left."""
    lines = text.splitlines(keepends=True)
    found: list[Leftover] = []
    start: int | None = None
    is_lower = False
    for number, line in enumerate(lines):
        mark = _sign(line)
        if mark == "<":
            start, is_lower = number, False
        elif mark and start is None:
            found.append(Leftover(number, number))
        elif mark in {"|", "="}:
            is_lower = True
        elif mark == ">" and start is not None:
            found.append(Leftover(start, number))
            start, is_lower = None, False
        if mark or is_lower:
            lines[number] = "\n"
    if start is not None:
        found.append(Leftover(start, start))
    return "".join(lines), found


def _sign(line: str) -> str:
    mark = _mark_of(line)
    return mark[1][0] if mark else ""
