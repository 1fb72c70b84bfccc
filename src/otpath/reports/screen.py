"""The terminal: how wide it is, whether it has colour, which signs it can show."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, TextIO, TypeVar, cast

from otpath.reports.lines import PAPER_WIDTH, PlainLines, without_trailing_space

if TYPE_CHECKING:
    from rich.console import Console

_M = TypeVar("_M")

NARROWEST = 40
WIDEST = 100


@dataclass(frozen=True)
class Signs:
    """The characters used for marks and bars. Each mark also has its word beside it."""

    have: str
    need: str
    unknown: str
    decide: str
    helps: str
    now: str
    study: str
    work: str
    both: str
    paperwork: str
    goal: str
    gap: str
    bullet: str
    pound: str


UNICODE = Signs("✓", "☐", "?", "•", "+", "─", "░", "█", "▓", "▪", "★", "·", "•", "£")
ASCII = Signs("v", "-", "?", "*", "+", "-", ".", "#", "=", "o", "*", " ", "*", "GBP ")


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


def show_lines(write: Callable[[Console | PlainLines, Signs], None]) -> None:
    """Write to standard output what is only lines of text, as `show` does."""
    out = sys.stdout
    if _may_have_colour(out):
        show(write)
        return
    paper = PlainLines()
    write(paper, signs_for(out))
    out.write(paper.text)


def _may_have_colour(out: TextIO) -> bool:
    """Tell whether rich could take the stream for a terminal, or is told to."""
    return out.isatty() or any(os.environ.get(name) for name in _TERMINAL_VARIABLES)


_TERMINAL_VARIABLES = ("FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS", "JUPYTER_LINES")


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
    out.write(without_trailing_space(captured.get()))


def in_letters_of(stream: TextIO, text: str) -> str:
    """Return text as it is, or in plain letters where a stream cannot show all of it."""
    try:
        text.encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return text.translate(_PLAIN_LETTERS)
    return text


def in_plain_letters(model: _M) -> _M:
    """Return a report model whose strings need only letters that every terminal has.

    Done before anything is laid out, because "GBP " is wider than "£".
    """
    return cast("_M", _plain(model))


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value.translate(_PLAIN_LETTERS)
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _plain(getattr(value, f.name)) for f in fields(value)})
    return value


_PLAIN_LETTERS = str.maketrans(
    {
        "£": "GBP ",
        "☐": "[ ]",
        "†": "*",
        "\N{NO-BREAK SPACE}": " ",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{EN DASH}": "-",
    }
)
