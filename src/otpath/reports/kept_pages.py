"""Pages that were made when the data last changed, kept so that showing one needs no models.

A page says the same until the data or the code changes, and both are in the key it is kept under.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from otpath.catalogue.containers import Container, Shelf, Texts, shelf
from otpath.catalogue.names import NameEntry
from otpath.reports.pages import Item, Page, Section

if TYPE_CHECKING:
    from otpath.catalogue.contents import Catalogue


class KeptPages(NamedTuple):
    """All pages of one edition of the catalogue, and the names that find them."""

    entries: Sequence[NameEntry]
    container: Container

    def page(self, entry: NameEntry) -> Page | None:
        """Return the page of a record; None where what was kept is no page."""
        try:
            return read_page(self.container.text(entry.kind, entry.id))
        except (ValueError, TypeError, KeyError, RecursionError):
            return None


def pages_shelf(folder: Path | None = None) -> Shelf:
    """Return the place of the pages for the data as they are now."""
    return shelf("pages", folder)


def read_pages(pages: Shelf) -> KeptPages | None:
    """Return the pages that were kept, if any were."""
    found = pages.read()
    if found is None:
        return None
    try:
        entries = [NameEntry(*row) for rows in found.about.values() for row in rows]
    except (AttributeError, TypeError):
        return None
    return KeptPages(entries, found)


def keep_pages(pages: Shelf, catalogue: Catalogue) -> None:
    """Make the pages of all records that people look up, and keep them."""
    pages.keep(lambda: _all_pages(catalogue))


def _all_pages(catalogue: Catalogue) -> tuple[object, Texts]:
    from otpath.catalogue.names import ALL_KINDS, names_of, records_of
    from otpath.reports.record_pages import page_of

    texts: Texts = {
        kind: {
            record.id: write_page(page_of(record, catalogue))
            for record in records_of(catalogue, (kind,))
        }
        for kind in ALL_KINDS
    }
    return names_of(catalogue), texts


def write_page(page: Page) -> bytes:
    """Return a page as JSON: each piece is the list of its fields, in their order."""
    sections = [
        [section.heading, [_row(item) for item in section.items], section.intro]
        for section in page.sections
    ]
    fields = [page.title, _row(page.summary), sections, page.sources]
    return json.dumps(fields, separators=(",", ":"), ensure_ascii=False).encode()


def read_page(text: bytes) -> Page:
    """Return the page that `write_page` wrote."""
    title, summary, sections, sources = json.loads(text)
    return Page(
        title,
        _item(*summary),
        tuple(
            Section(heading, tuple(_item(*row) for row in rows), intro)
            for heading, rows, intro in sections
        ),
        tuple(sources),
    )


def _row(item: Item) -> list[Any]:
    parts = [_row(part) for part in item.parts]
    return [item.text, item.label, item.sources, item.note, item.assumption, parts]


def _item(*row: Any) -> Item:
    text, label, sources, note, assumption, parts = row
    return Item(
        text, label, tuple(sources), note, assumption, tuple(_item(*part) for part in parts)
    )
