"""A document as lines of text, on a terminal or in a file. Names and notes are for paper alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from otpath.answers.steps import NeedKind
from otpath.reports.documents.binding import bound
from otpath.reports.documents.document import (
    Block,
    Bullets,
    Chart,
    ChartRow,
    Command,
    Detail,
    Document,
    Figures,
    Heading,
    Labelled,
    NoteLines,
    Paragraph,
    Part,
    Sources,
    Table,
)
from otpath.reports.lines import HEADING_STYLE, Lines, PlainLines, wrapped, write_lines
from otpath.reports.plan_model import BAR_WORDS
from otpath.reports.screen import UNICODE, Signs, in_plain_letters
from otpath.reports.wording import NO_BREAK, shortened

if TYPE_CHECKING:
    from rich.console import Console

LABEL_WIDTH = 32
NARROW = 60
"""Columns below which there is no room for things beside each other."""
GAP = 2
"""Spaces between columns, at least."""
WIDEST_CELL = 20
NARROWEST_CELL = 16
"""Letters of a column of a table: of all but the widest, and of the widest."""
LABEL_LETTERS = 6
"""Letters that a label has room for at least, so that steps stand alike."""
TO_FILL_IN = "______"
MARK_STYLES: dict[NeedKind, str] = {
    "have": "green",
    "need": "yellow",
    "not-known": "magenta",
    "they-decide": "cyan",
    "helps": "blue",
}


def text_of(document: Document) -> str:
    """Return a document as the text of a file, 80 columns wide."""
    paper = PlainLines()
    print_document(document, paper, UNICODE)
    return paper.text


def print_document(document: Document, console: Console | PlainLines, signs: Signs) -> None:
    """Write a document on a terminal, in the letters that it can show."""
    shown = bound(document if signs is UNICODE else in_plain_letters(document))
    write_lines(console, lambda lines: _document(shown, lines, signs))


def _document(document: Document, lines: Lines, signs: Signs) -> None:
    _text(document.title, lines, style=HEADING_STYLE)
    if document.kind:
        _text(f"{document.kind}. {document.prepared}.", lines)
    above: Block | None = None
    for block in document.blocks:
        if _stands_apart(block, above, document):
            lines.print()
        _block(block, lines, signs)
        above = block


def _stands_apart(block: Block, above: Block | None, document: Document) -> bool:
    """Tell whether a line is left free: between steps, before figures and before who we are not."""
    if isinstance(block, Part):
        return isinstance(above, Part)
    return isinstance(block, Heading | Figures) or (
        isinstance(block, Paragraph) and block is document.blocks[-1]
    )


def _block(block: Block, lines: Lines, signs: Signs) -> None:
    match block:
        case Heading():
            _text(block.text, lines, style=HEADING_STYLE)
        case Paragraph():
            _text(block.text, lines)
        case Command():
            # Never wrapped: it is there to be copied in one piece.
            lines.print(block.text)
        case Figures():
            _figures(block, lines)
        case Chart():
            _chart(block, lines, signs)
        case Part():
            _part(block, lines, signs)
        case _:
            _list(block, lines, signs)


def _list(
    block: Labelled | Bullets | Table | Sources | NoteLines, lines: Lines, signs: Signs
) -> None:
    match block:
        case Labelled():
            _labelled(block.items, lines, "")
        case Bullets():
            for item in block.items:
                _marked(signs.bullet, item, lines)
        case Table():
            _table(block, lines)
        case Sources():
            _sources(block, lines)
        case NoteLines():
            pass
        case _:
            assert_never(block)


def _text(words: str, lines: Lines, opening: str = "", indent: str = "", style: str = "") -> None:
    for line in wrapped(words, lines.width, opening, indent):
        lines.print(line, style)


def _marked(mark: str, words: str, lines: Lines, style: str = "") -> None:
    """Write words behind a mark, which alone has the style."""
    indent = " " * (len(mark) + 1)
    first, *rest = wrapped(words, lines.width, indent, indent)
    lines.write(mark, style)
    lines.print(first[len(mark) :])
    for line in rest:
        lines.print(line)


# --- figures ------------------------------------------------------------------------------------


def _figures(block: Figures, lines: Lines) -> None:
    if lines.width < NARROW:
        for figure in block.figures:
            _text(f"{figure.label}: {figure.value}", lines, style="bold")
            _text("; ".join(figure.details), lines, "  ", "  ")
        return
    _columns([(figure.label,) for figure in block.figures], lines)
    _columns([(figure.value,) for figure in block.figures], lines, style="bold")
    _columns([figure.details for figure in block.figures], lines)


def _columns(cells: Sequence[Sequence[str]], lines: Lines, style: str = "") -> None:
    """Write cells side by side, each wrapped in a column as wide as the others."""
    width = lines.width // len(cells)
    columns = [[row for words in cell for row in wrapped(words, width - GAP)] for cell in cells]
    for rows in zip_longest(*columns, fillvalue=""):
        lines.print("".join(f"{row:<{width}}" for row in rows).rstrip(), style)


# --- the chart ----------------------------------------------------------------------------------


def _chart(chart: Chart, lines: Lines, signs: Signs) -> None:
    if lines.width < NARROW:
        for row in chart.rows:
            when = f", {row.when}" if row.when else ""
            _text(f"{row.label}: {row.length}{when} ({BAR_WORDS[row.bar]})", lines)
        return
    columns = lines.width - LABEL_WIDTH - 1
    lines.print(" " * (LABEL_WIDTH + 1) + _axis(chart, columns))
    for row in chart.rows:
        label = shortened(row.label, LABEL_WIDTH)
        lines.print(f"{label:<{LABEL_WIDTH}} " + _bar(row, columns, signs))
    kinds = dict.fromkeys(row.bar for row in chart.rows)
    key = (f"{_sign(kind, signs)} {BAR_WORDS[kind]}  ".replace(" ", NO_BREAK) for kind in kinds)
    _text(" ".join(key), lines)


def _axis(chart: Chart, columns: int) -> str:
    line = [" "] * columns
    free_from = 0
    for year in chart.years:
        place = round(year.at / 100 * columns)
        if place >= free_from and place + 4 <= columns:
            line[place : place + 4] = year.words or "    "
            free_from = place + 5
    return "".join(line).rstrip()


def _bar(row: ChartRow, columns: int, signs: Signs) -> str:
    """Draw a bar with its length beside it, or in its middle where nothing is free."""
    first = min(round(row.start / 100 * columns), columns - 1)
    last = min(round((row.start + row.width) / 100 * columns), columns)
    sign, length = _sign(row.bar, signs), max(1, last - first)
    before, drawn, words = signs.gap * first, sign * length, f" {row.length}"
    if first + length + len(words) <= columns:
        return before + drawn + words
    if first >= len(words) + 1:
        return f"{before[len(words) + 1 :]}{words} {drawn}"
    return before + f"{words} ".center(length, sign) if length > len(words) else before + drawn


def _sign(kind: str, signs: Signs) -> str:
    return str(getattr(signs, kind))


# --- steps, tables and lists --------------------------------------------------------------------


def _part(part: Part, lines: Lines, signs: Signs) -> None:
    _text(part.heading, lines, style="bold")
    if part.when:
        _text(f"{part.when}.", lines, "   ", "   ")
    for words in part.lines:
        _text(words, lines, "   ", "   ")
    _labelled(part.facts, lines, "   ")
    for mark in part.marks:
        sign = f"{_mark_sign(mark.need, signs):>4}"
        _marked(sign, f"{mark.verdict}: {mark.text}", lines, MARK_STYLES[mark.need])


def _labelled(items: Sequence[Detail], lines: Lines, indent: str) -> None:
    """Write each text beside its label, which stands once above all that it labels."""
    above, letters = "", max([LABEL_LETTERS, *(len(item.label) for item in items)])
    for item in items:
        label = "" if item.label == above else item.label
        _marked(f"{indent}{label:<{letters}} ", item.text, lines, "bold")
        above = item.label


def _mark_sign(kind: NeedKind, signs: Signs) -> str:
    return {
        "have": signs.have,
        "need": signs.need,
        "not-known": signs.unknown,
        "they-decide": signs.decide,
        "helps": signs.helps,
    }[kind]


def _table(table: Table, lines: Lines) -> None:
    widths = _widths(table, lines.width)
    if widths is None:
        _stacked(table, lines)
        return
    for number, row in enumerate((table.columns, *table.rows)):
        cells = [list(wrapped(words, w - GAP)) for words, w in zip(row, widths, strict=True)]
        for texts in zip_longest(*cells, fillvalue=""):
            told = "".join(f"{text:<{w}}" for text, w in zip(texts, widths, strict=True))
            lines.print(told.rstrip(), "" if number else "bold")


def _widths(table: Table, width: int) -> list[int] | None:
    """Return how wide the columns are: the one with most to say has the room that is left.

    None where that is too little, or a row is to be filled in by hand.
    """
    wants = [max(map(len, column)) for column in zip(table.columns, *table.rows, strict=True)]
    widest = wants.index(max(wants))
    widths = [min(want, WIDEST_CELL) + GAP for want in wants]
    widths[widest] = min(wants[widest] + GAP, width - sum(widths) + widths[widest])
    has_room = widths[widest] >= min(NARROWEST_CELL, wants[widest]) + GAP
    return widths if has_room and all(map(_is_told, table.rows)) else None


def _is_told(row: Sequence[str]) -> bool:
    """Tell whether a row says something beside its name."""
    return sum(map(bool, row)) > 1


def _stacked(table: Table, lines: Lines) -> None:
    """Write each row as its name and, below that, what its other columns say."""
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        others = [pair for place, pair in enumerate(cells) if place != table.name]
        told = ". ".join(f"{column}: {cell}" for column, cell in others if cell)
        _text(row[table.name] if told else f"{row[table.name]} {TO_FILL_IN}", lines)
        if told:
            _text(f"{told}.", lines, "  ", "  ")


def _sources(block: Sources, lines: Lines) -> None:
    width = len(f"[{len(block.items)}]")
    for number, source in enumerate(block.items, 1):
        _marked(f"[{number}]".rjust(width), source.text, lines)
