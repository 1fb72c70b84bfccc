"""A page about a role, a course or a programme as a document for paper: all that the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otpath.reports.documents.cover import Cover
from otpath.reports.documents.covered import covered
from otpath.reports.documents.document import (
    Block,
    Bullets,
    Detail,
    Document,
    Heading,
    Labelled,
    NumberedSource,
    Paragraph,
    Part,
    Sources,
)
from otpath.reports.pages import Item, Page, Section
from otpath.reports.plan_model import FOOTER, SOURCES_HEADING

KIND = "From the otpath catalogue"
LONGEST_HEADING = 100
"""Letters. What is longer is no name of what follows, but says something of its own."""
LONGEST_PART = 1_200
"""Letters that are kept together on one side with their heading."""
_ADDRESS = re.compile(r"https?://\S+")


def page_sheet(page: Page, cover: Cover) -> Document:
    """Return a page for paper."""
    return covered(KIND, page.title, _blocks(page), cover)


def _blocks(page: Page) -> Iterator[Block]:
    yield Paragraph(page.summary.cited)
    yield from (Paragraph(words, is_fine_print=True) for words in page.summary.remarks)
    for section in page.sections:
        yield from _section(section)
    if page.sources:
        yield Heading(SOURCES_HEADING)
        yield Sources(tuple(_source(words) for words in page.sources))
    yield Paragraph(" ".join(FOOTER), is_fine_print=True)


def _source(words: str) -> NumberedSource:
    """Return a source that leads to the address that stands in it."""
    address = _ADDRESS.search(words)
    return NumberedSource(words, address[0] if address else "")


def _section(section: Section) -> Iterator[Block]:
    yield Heading(section.heading)
    if section.intro:
        yield Paragraph(section.intro)
    if any(item.parts for item in section.items):
        for item in section.items:
            yield from _titled(item)
    else:
        yield _listed(section.items)


def _titled(item: Item) -> Iterator[Block]:
    """Yield an item that is made of others: its own words as a heading, then the others."""
    words = _own_words(item)
    if len(words) <= LONGEST_HEADING and _is_short(item):
        facts = tuple(Detail(part.label, _with_remarks(part.cited, part)) for part in item.parts)
        yield Part(words, lines=tuple(item.remarks), facts=facts)
        return
    if len(words) <= LONGEST_HEADING:
        yield Part(words, lines=tuple(item.remarks))
    else:
        yield from (Paragraph(text) for text in (words, *item.remarks))
    if item.parts:
        yield _listed(item.parts)


def _is_short(item: Item) -> bool:
    """Tell whether an item and all its parts can stand together on one side."""
    letters = sum(len(part.label) + len(_with_remarks(part.cited, part)) for part in item.parts)
    return bool(item.parts) and _is_labelled(item.parts) and letters <= LONGEST_PART


def _is_labelled(items: tuple[Item, ...]) -> bool:
    return all(item.label and not item.parts and not _is_number(item.label) for item in items)


def _listed(items: tuple[Item, ...]) -> Block:
    """Return items under their labels, where each has one; else as a list."""
    if _is_labelled(items):
        return Labelled(
            tuple(Detail(item.label, _with_remarks(item.cited, item)) for item in items)
        )
    return Bullets(tuple(line for item in items for line in _lines(item)))


def _lines(item: Item, above: str = "") -> Iterator[str]:
    """Yield an item, then what it is made of, each with the words of those above it."""
    yield above + _in_a_line(item)
    for part in item.parts:
        yield from _lines(part, f"{above}{item.label or item.text}: ")


def _in_a_line(item: Item) -> str:
    return _with_remarks(_own_words(item), item)


def _with_remarks(words: str, item: Item) -> str:
    if item.remarks and not words.endswith("."):
        words += "."
    return " ".join([words, *item.remarks])


def _own_words(item: Item) -> str:
    """Return the text with its label: 'Pay: from £25,272', but '1. With A levels'."""
    if not item.label:
        return item.cited
    opening = item.label if _is_number(item.label) else f"{item.label}:"
    return f"{opening} {item.cited}"


def _is_number(label: str) -> bool:
    return label.endswith(".")
