"""What a page on paper is made of: blocks of strings, with no rendering in mind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from otpath.answers.steps import NeedKind
from otpath.reports.plan_model import BarKind, Figure


@dataclass(frozen=True)
class Detail:
    """A label and what it labels, as 'Adviser' and a name, or 'Cost' and what a step costs."""

    label: str
    text: str


@dataclass(frozen=True)
class Heading:
    """The heading of the blocks that follow."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Paragraph:
    """Sentences that run on."""

    text: str
    is_fine_print: bool = False
    from_right: bool = False
    """True of a script that runs from right to left."""
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Command:
    """A command line, to be copied in one piece."""

    text: str
    kind: Literal["command"] = "command"


@dataclass(frozen=True)
class Figures:
    """The figures at the top."""

    figures: tuple[Figure, ...]
    kind: Literal["figures"] = "figures"


@dataclass(frozen=True)
class Year:
    """The beginning of a year, in per cent of the whole time from the left.

    Where there are many years, not all have words.
    """

    words: str
    at: float


@dataclass(frozen=True)
class ChartRow:
    """A bar. `start` and `width` are per cent of the whole time."""

    label: str
    length: str
    what: str
    """How long it is, and what that time is spent on."""
    when: str
    """From which month to which: for whoever does not see where the bar stands."""
    bar: BarKind
    start: float
    width: float


@dataclass(frozen=True)
class Chart:
    """Bars over the years; each row says in words what its bar shows."""

    years: tuple[Year, ...]
    rows: tuple[ChartRow, ...]
    kind: Literal["chart"] = "chart"


@dataclass(frozen=True)
class PaperMark:
    """One requirement: its verdict in words, and what it is about."""

    need: NeedKind
    verdict: str
    text: str


@dataclass(frozen=True)
class Part:
    """One step or one goal: a heading below the heading, then all that is said of it."""

    heading: str
    when: str = ""
    lines: tuple[str, ...] = ()
    facts: tuple[Detail, ...] = ()
    marks: tuple[PaperMark, ...] = ()
    kind: Literal["part"] = "part"


@dataclass(frozen=True)
class Labelled:
    """A list in which each thing is said under a label of its own."""

    items: tuple[Detail, ...]
    kind: Literal["labelled"] = "labelled"


@dataclass(frozen=True)
class Bullets:
    """A list in no order that matters."""

    items: tuple[str, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Table:
    """Rows under named columns. `widths` are shares of the line; the row's name is in `name`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    name: int = 0
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class NumberedSource:
    """One page that a fact came from. The address may be empty."""

    text: str
    address: str


@dataclass(frozen=True)
class Sources:
    """The numbered list of sources."""

    items: tuple[NumberedSource, ...]
    kind: Literal["sources"] = "sources"


@dataclass(frozen=True)
class NoteLines:
    """Empty lines to write on."""

    kind: Literal["note-lines"] = "note-lines"


Block = (
    Heading
    | Paragraph
    | Command
    | Figures
    | Chart
    | Part
    | Labelled
    | Bullets
    | Table
    | Sources
    | NoteLines
)


@dataclass(frozen=True)
class Document:
    """A whole page or several. `day` is when it was made, as 2026-11-22; a screen says no day."""

    title: str
    blocks: tuple[Block, ...]
    kind: str = ""
    prepared: str = ""
    day: str = ""
    details: tuple[Detail, ...] = ()
    page: str = "Page"
    of: str = "of"
    language: str = "en-GB"
    is_large: bool = False
