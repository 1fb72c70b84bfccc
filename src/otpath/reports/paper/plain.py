"""A document as plain text of 80 columns. Each row of a table is a line with its name below."""

from __future__ import annotations

from collections.abc import Iterable

from otpath.reports.lines import PlainLines, wrapped
from otpath.reports.paper.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Figures,
    Heading,
    NoteLines,
    Paragraph,
    Part,
    Sources,
    Table,
)

TO_FILL_IN = "______"


def text_of(document: Document) -> str:
    """Return a document as lines of text."""
    paper = PlainLines()
    _write(document.title, paper)
    _write(f"{document.kind}. {document.prepared}.", paper)
    for block in document.blocks:
        _block(block, paper)
    return paper.text


def _block(block: Block, paper: PlainLines) -> None:
    match block:
        case Heading():
            paper.print()
            _write(block.text, paper)
        case Paragraph():
            _write(block.text, paper)
        case Part():
            _write(block.heading, paper)
            _list(block.lines, paper, "  ")
        case Bullets():
            _list(block.items, paper, "• ")
        case Table():
            _table(block, paper)
        case Sources():
            _sources(block, paper)
        case NoteLines():
            pass
        case Figures() | Chart():
            raise TypeError(f"a {block.kind} has no form in plain text")


def _list(items: Iterable[str], paper: PlainLines, opening: str) -> None:
    for item in items:
        _write(item, paper, opening)


def _table(table: Table, paper: PlainLines) -> None:
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        others = [pair for place, pair in enumerate(cells) if place != table.name]
        told = ". ".join(f"{column}: {cell}" for column, cell in others if cell)
        _write(row[table.name] if told else f"{row[table.name]} {TO_FILL_IN}", paper)
        if told:
            _write(f"{told}.", paper, "  ")


def _sources(block: Sources, paper: PlainLines) -> None:
    for number, source in enumerate(block.items, 1):
        _write(f"{source.text} {source.address}".rstrip(), paper, f"[{number}] ")


def _write(words: str, paper: PlainLines, opening: str = "") -> None:
    for line in wrapped(words, paper.width, opening, " " * len(opening)):
        paper.print(line)
