"""A document under its cover: the day, the names and the notes that go on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from otpath.reports.documents.cover import Cover, runs_from_right
from otpath.reports.documents.document import (
    Block,
    Detail,
    Document,
    Heading,
    NoteLines,
    Paragraph,
)
from otpath.reports.wording import day_words

NOTES_HEADING = "Notes"


def covered(kind: str, title: str, blocks: Iterable[Block], cover: Cover) -> Document:
    """Return blocks as a document of this kind, made on the day of its cover."""
    day = cover.day.isoformat()
    return Document(
        title=title,
        kind=kind,
        prepared=f"Prepared {day_words(day)}",
        day=day,
        details=tuple(_details(cover)),
        blocks=tuple(blocks),
        is_large=cover.is_large,
    )


def _details(cover: Cover) -> Iterator[Detail]:
    """Yield for whom a page is and who made it, where that was told."""
    if cover.for_whom:
        yield Detail("For", cover.for_whom)
    if cover.adviser:
        yield Detail("Adviser", cover.adviser)


def note_blocks(cover: Cover) -> Iterator[Block]:
    """Yield what the adviser noted, and lines for more."""
    yield Heading(NOTES_HEADING)
    for text in cover.notes:
        yield Paragraph(text, from_right=runs_from_right(text))
    yield NoteLines()
