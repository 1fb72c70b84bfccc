"""The terminal: how wide it is, whether it has colour, which signs it can show."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST = 40
PAPER_WIDTH = 80
WIDEST = 100


@dataclass(frozen=True)
class Signs:
    """The characters used for marks and bars. Each mark also has its word beside it."""

    have: str
    need: str
    unknown: str
    decide: str
    helps: str
    study: str
    work: str
    both: str
    paperwork: str
    goal: str
    gap: str
    bullet: str
    pound: str


UNICODE = Signs("✓", "☐", "?", "•", "+", "░", "█", "▓", "▪", "★", "·", "•", "£")
ASCII = Signs("v", "-", "?", "*", "+", ".", "#", "=", "o", "*", " ", "*", "GBP ")


def can_show(signs: Signs, encoding: str | None) -> bool:
    """Tell whether an encoding has all the signs."""
    try:
        "".join(vars(signs).values()).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def signs_for(stream: TextIO) -> Signs:
    """Return the signs that a stream can show."""
    return UNICODE if can_show(UNICODE, getattr(stream, "encoding", None)) else ASCII


def console_for(stream: TextIO | None = None) -> Console:
    """Return a console: 80 columns in a pipe, at most 100 on a terminal, NO_COLOR obeyed."""
    from rich.console import Console

    out = stream or sys.stdout
    console = Console(file=out, highlight=False, emoji=False, markup=False, soft_wrap=False)
    width = min(console.width, WIDEST) if console.is_terminal else PAPER_WIDTH
    return Console(
        file=out,
        width=max(width, NARROWEST),
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=False,
    )


def plain_console() -> tuple[Console, io.StringIO]:
    """Return a console that writes plain text of 80 columns into memory, for files."""
    from rich.console import Console

    paper = io.StringIO()
    console = Console(
        file=paper, width=PAPER_WIDTH, color_system=None, force_terminal=False,
        highlight=False, emoji=False, markup=False,
    )  # fmt: skip
    return console, paper


def show(write: Callable[[Console, Signs], None]) -> None:
    """Write to standard output with what it can show: colour, width, signs."""
    out = sys.stdout
    signs = signs_for(out)
    console = console_for(out)
    if console.is_terminal and signs is UNICODE:
        write(console, signs)
        return
    with console.capture() as captured:
        write(console, signs)
    text = captured.get() if signs is UNICODE else captured.get().translate(_PLAIN_LETTERS)
    out.write(without_trailing_space(text))


def without_trailing_space(text: str) -> str:
    """Return text whose lines end at their last letter."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


_PLAIN_LETTERS = str.maketrans(
    {
        "£": "GBP ",
        "\N{NO-BREAK SPACE}": " ",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{EN DASH}": "-",
    }
)
