"""A page on a terminal, and as plain text: headings, wrapped lines, nothing wider than it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from otpath.reports.lines import HEADING_STYLE, Lines, PlainLines, wrapped, write_lines
from otpath.reports.pages import ASSUMPTION_WORDS, Item, Page, Section
from otpath.reports.screen import Signs, show_lines

if TYPE_CHECKING:
    from rich.console import Console

WIDEST_LABEL = 26
NARROW = 60
ASSUMPTION_STYLE = "italic"


class PageWriter:
    """Writes pages as lines, wrapped, with the signs that can be shown."""

    def __init__(self, lines: Lines, signs: Signs) -> None:
        self._lines = lines
        self._signs = signs
        self._width = lines.width
        self._is_narrow = self._width < NARROW

    def page(self, page: Page) -> None:
        """Write a page, section by section."""
        self.heading(page.title)
        self.text(page.summary.cited)
        self.remarks(page.summary, "")
        for section in page.sections:
            self.section(section)
        self.sources(page.sources)

    def section(self, section: Section) -> None:
        """Write a section with its heading."""
        self.blank()
        self.heading(section.heading)
        if section.intro:
            self.text(section.intro)
        label_width = _label_width(section.items)
        has_parts = any(item.parts for item in section.items)
        for number, item in enumerate(section.items):
            if has_parts and number:
                self.blank()
            self.item(item, label_width, "", is_alone=len(section.items) == 1)

    def item(self, item: Item, label_width: int, indent: str, *, is_alone: bool = False) -> None:
        """Write an item, what is remarked on it, and what it is made of."""
        is_long = self._is_narrow or len(item.label) > WIDEST_LABEL
        if item.label and not item.label.endswith(".") and is_long:
            opening, body = f"{indent}{item.label}: ", f"{indent}  "
        elif label_width or is_alone:
            opening = f"{indent}{item.label:<{label_width}}"
            body = " " * len(opening)
        else:
            opening = f"{indent}{self._signs.bullet} "
            body = " " * len(opening)
        is_title = bool(item.parts) and not indent
        self.text(item.cited, opening, body, style="bold" if is_title else "")
        self.remarks(item, body)
        for part in item.parts:
            self.item(part, _label_width(item.parts), body)

    def remarks(self, item: Item, indent: str) -> None:
        """Write the note, and the assumption by that name."""
        for words in item.remarks:
            is_assumed = words.startswith(ASSUMPTION_WORDS)
            self.text(words, indent, indent, style=ASSUMPTION_STYLE if is_assumed else "")

    def sources(self, sources: Iterable[str]) -> None:
        """Write the numbered list of sources."""
        kept = tuple(sources)
        if not kept:
            return
        self.blank()
        self.heading("Sources")
        width = len(f"[{len(kept)}] ")
        for number, words in enumerate(kept, 1):
            self.text(words, f"[{number}]".ljust(width), " " * width)

    def heading(self, words: str) -> None:
        """Write a heading."""
        self.text(words, style=HEADING_STYLE)

    def blank(self) -> None:
        """Write an empty line."""
        self._lines.print()

    def text(self, words: str, opening: str = "", indent: str = "", style: str = "") -> None:
        """Write a text, wrapped, below its opening."""
        for line in wrapped(words.replace("£", self._signs.pound), self._width, opening, indent):
            self._lines.print(line, style)


def _label_width(items: Iterable[Item]) -> int:
    widest = max((len(item.label) for item in items), default=0)
    return min(widest, WIDEST_LABEL) + 2 if widest else 0


def show_page(page: Page) -> None:
    """Write a page to standard output."""
    show_lines(lambda console, signs: print_page(page, console, signs))


def print_page(page: Page, console: Console | PlainLines, signs: Signs) -> None:
    """Write a page."""
    write_lines(console, lambda lines: PageWriter(lines, signs).page(page))
