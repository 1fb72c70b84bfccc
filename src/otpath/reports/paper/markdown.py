"""A document as Markdown, to paste into an e-mail or a record. It has no pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from otpath.reports.markdown_words import safe, safe_inside
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


def markdown_of(document: Document) -> str:
    """Return a document as Markdown text with a newline at the end."""
    opening = [
        f"# {safe_inside(document.title)}",
        "",
        f"{safe(document.kind)}. {document.prepared}.",
    ]
    lines = [line for block in document.blocks for line in ("", *_block(block))]
    text = "\n".join((*opening, *lines)).rstrip() + "\n"
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\n\n\n", "\n\n")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"## {safe_inside(block.text)}"
        case Paragraph():
            yield safe(block.text)
        case Part():
            yield from (f"### {safe_inside(block.heading)}", "", *_listed(block.lines))
        case Bullets():
            yield from _listed(block.items)
        case Table():
            yield from _table(block)
        case Sources():
            for number, source in enumerate(block.items, 1):
                yield f"{number}. {safe_inside(f'{source.text} {source.address}')}"
        case NoteLines():
            pass
        case Figures() | Chart():
            raise TypeError(f"a {block.kind} has no form in Markdown")


def _listed(items: Iterable[str]) -> Iterator[str]:
    yield from (f"- {safe(item)}" for item in items)


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(safe_inside(column) for column in table.columns)} |"
    yield "|" + "---|" * len(table.columns)
    yield from (f"| {' | '.join(safe_inside(cell) for cell in row)} |" for row in table.rows)
