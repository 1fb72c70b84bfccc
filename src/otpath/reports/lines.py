"""Lines of text, wrapped here: written as they are, or by rich where there may be colour.

rich takes its time to start, and then for each thing to print. So it gets all lines at once, and
only where a terminal can show what it adds.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from otpath.reports.wording import NO_BREAK

if TYPE_CHECKING:
    from rich.console import Console

PAPER_WIDTH = 80
HEADING_STYLE = "bold cyan"


class PlainLines:
    """Lines for a file or a pipe, which show no style."""

    def __init__(self, width: int = PAPER_WIDTH) -> None:
        self.width = width
        self._paper = io.StringIO()

    def write(self, text: str, style: str = "") -> None:  # noqa: ARG002 (as rich's lines have)
        """Write a piece of a line."""
        self._paper.write(text)

    def print(self, text: str = "", style: str = "") -> None:  # noqa: ARG002
        """Write a line, or the rest of one."""
        self._paper.write(f"{text}\n")

    @property
    def text(self) -> str:
        """Everything that was written."""
        return without_trailing_space(self._paper.getvalue())


class RichLines:
    """Lines that rich shows, all at once."""

    def __init__(self, width: int) -> None:
        from rich.text import Text

        self.width = width
        self._text = Text()

    def write(self, text: str, style: str = "") -> None:
        """Write a piece of a line."""
        self._text.append(text, style or None)

    def print(self, text: str = "", style: str = "") -> None:
        """Write a line, or the rest of one."""
        self._text.append(text, style or None).append("\n")

    def show(self, console: Console) -> None:
        """Show everything that was written."""
        console.print(self._text, soft_wrap=True, end="")


Lines = PlainLines | RichLines


def write_lines(console: Console | PlainLines, write: Callable[[Lines], None]) -> None:
    """Write lines on a console, or where there is none."""
    if isinstance(console, PlainLines):
        write(console)
        return
    lines = RichLines(console.width)
    write(lines)
    lines.show(console)


def wrapped(words: str, width: int, opening: str = "", indent: str = "") -> Iterator[str]:
    """Yield words as lines of a width: the first behind its opening, the rest behind the indent."""
    for line in _filled(words, width, opening, indent):
        # These spaces have kept "4 years" on one line; a search for the words needs plain ones.
        yield line.replace(NO_BREAK, " ")


def _filled(words: str, width: int, opening: str, indent: str) -> Iterator[str]:
    # Spaces stay, as in a small table, except where a line is broken. Between two of them there is
    # an empty word.
    words = words.replace("\n", " ")
    said = words.lstrip(" ")
    line, is_empty = opening + words[: len(words) - len(said)], True
    for word in said.split(" "):
        if is_empty and not word:
            continue
        if not is_empty and len(line) + 1 + len(word) > width:
            yield line
            line, is_empty = indent, True
        line += word if is_empty else f" {word}"
        is_empty = is_empty and not word
        # Only an address can be longer than a line: it goes on below.
        while len(line) > width:
            yield line[:width]
            line = indent + line[width:]
    if not is_empty:
        yield line


def without_trailing_space(text: str) -> str:
    """Return text whose lines end at their last letter, with plain spaces only.

    No-break spaces have done their work once the lines are broken; a search would miss them.
    """
    plain = text.replace(NO_BREAK, " ")
    return "".join(f"{line.rstrip()}\n" for line in plain.splitlines())
