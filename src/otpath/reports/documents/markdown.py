"""A document as Markdown, to paste into an e-mail or a record. It has no pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from otpath.reports.documents.document import (
    Block,
    Bullets,
    Chart,
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
from otpath.reports.markdown_words import safe, safe_inside
from otpath.reports.plan_model import BAR_WORDS, Figure


def markdown_of(document: Document) -> str:
    """Return a document as Markdown text with a newline at the end."""
    opening = [f"# {safe_inside(document.title)}"]
    if document.kind:
        opening += ["", f"{safe_inside(document.kind)}. {document.prepared}."]
    lines = [line for block in document.blocks for line in ("", *_block(block))]
    text = "\n".join((*opening, *lines)).rstrip() + "\n"
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\n\n\n", "\n\n")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"## {safe_inside(block.text)}"
        case Paragraph():
            yield safe(block.text)
        case Command():
            yield from ("```", block.text, "```")
        case Figures():
            yield from map(_figure, block.figures)
        case Chart():
            yield from ("| What | Kind | How long | When |", "|---|---|---|---|")
            for row in block.rows:
                yield _row((row.label, BAR_WORDS[row.bar], row.length, row.when))
        case Part():
            yield from _part(block)
        case _:
            yield from _list(block)


def _list(block: Labelled | Bullets | Table | Sources | NoteLines) -> Iterator[str]:
    match block:
        case Labelled():
            yield from _labelled(block.items)
        case Bullets():
            yield from _listed(block.items)
        case Table():
            yield from _table(block)
        case Sources():
            for number, source in enumerate(block.items, 1):
                yield f"{number}. {safe(f'{source.text} {source.address}')}"
        case NoteLines():
            pass
        case _:
            assert_never(block)


def _figure(figure: Figure) -> str:
    details = safe_inside("; ".join(figure.details))
    return f"- **{figure.label}: {safe_inside(figure.value)}** ({details})"


def _part(part: Part) -> Iterator[str]:
    yield f"### {safe_inside(part.heading)}"
    yield ""
    if part.when:
        yield f"**{safe_inside(part.when)}**"
        yield ""
    yield from _listed(part.lines)
    yield from _labelled(part.facts)
    for mark in part.marks:
        yield f"- **{safe_inside(mark.verdict)}:** {safe_inside(mark.text)}"


def _labelled(items: Iterable[Detail]) -> Iterator[str]:
    yield from _listed(f"{item.label}: {item.text}" for item in items)


def _listed(items: Iterable[str]) -> Iterator[str]:
    yield from (f"- {safe(item)}" for item in items)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.columns)
    yield "|" + "---|" * len(table.columns)
    yield from map(_row, table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(safe_inside, cells))} |"
