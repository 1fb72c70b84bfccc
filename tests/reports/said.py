"""What a rendering says beside what its document says: both ways, and in the same order."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from otpath.reports.documents.document import Block, Document
from tests.reports.papers import closed_up, strings_in
from tests.reports.test_paper import Page, text_of_pdf, text_of_word

DECORATION = re.compile(r"\d+\.|[;:,.✓☐?•+]")
"""What a layout puts between strings: numbers and signs of lists, and what joins strings."""
FORMS = ("html", "pdf", "word")


@dataclass
class _Group:
    """Strings that stand together, in any order; those that may be said besides."""

    strings: Counter[str]
    may_be_said: set[str] = field(default_factory=set)

    def next(self, text: str, at: int) -> str:
        """Return the longest string that stands here, and strike it out; else nothing."""
        known = {*self.strings, *self.may_be_said}
        found = max((s for s in known if text.startswith(s, at)), key=len, default="")
        if self.strings[found] > 1:
            self.strings[found] -= 1
        else:
            del self.strings[found]
        return found


def text_of(made: str | bytes, document: Document, form: str) -> str:
    """Return all that a file says, but for the title and the number below each page of a PDF."""
    if isinstance(made, str):
        page = Page(made)
        return "".join(page.shown[page.shown.index(document.kind) :])
    if form == "word":
        return text_of_word(made)
    pages = text_of_pdf(made)
    return "".join(_without_footer(page, document, len(pages)) for page in pages)


def _without_footer(page: str, document: Document, pages: int) -> str:
    """Return a page without its footer: a sentence may go on across it."""
    title = rf"({_spaced(document.title)}\s+)?"
    number = rf"{document.page}\s+\d+\s+{document.of}\s+{pages}\s*$"
    return re.sub(title + number, "", page)


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def difference(document: Document, made: str | bytes, form: str) -> str:
    """Return the first thing that a file leaves out or adds, in words; '' if there is none.

    `form` is one of `FORMS`.
    """
    return difference_of_text(document, text_of(made, document, form), form)


def difference_of_text(document: Document, said: str, form: str) -> str:
    """Return the same for the words of a file, in the order in which they were found."""
    text, at = closed_up(said), 0
    groups = deque(_groups(document, form))
    while groups:
        found = groups[0].next(text, at)
        if not found and not groups[0].strings:
            groups.popleft()
        else:
            found = found or _decoration(text, at)
            if not found:
                return f"silent: {sorted(groups[0].strings)[:3]}, at {text[at : at + 60]!r}"
        at += len(found)
    return f"added: {text[at : at + 60]!r}" if text[at:] else ""


def _decoration(text: str, at: int) -> str:
    found = DECORATION.match(text, at)
    return found[0] if found else ""


def _groups(document: Document, form: str) -> Iterator[_Group]:
    yield _group(document.kind, document.prepared)
    yield _group(document.title)
    for detail in document.details:
        yield _group(detail.label, detail.text)
    for block in document.blocks:
        yield _of_block(block, document, form)
    if form == "word":
        yield _group(document.title, document.page, document.of)


def _group(*strings: str) -> _Group:
    return _Group(Counter(filter(None, map(closed_up, strings))))


def _of_block(block: Block, document: Document, form: str) -> _Group:
    group = _group(*strings_in(block))
    if block.kind == "chart":
        # Years stand over the bars where there is room for them and for bars.
        group.may_be_said = {year.words for year in block.years}
        if form == "pdf" and not document.is_large:
            # Beside bars the months are seen, and each step says them.
            group.may_be_said |= {closed_up(row.when) for row in block.rows}
        group.strings -= Counter({words: len(block.rows) for words in group.may_be_said})
    if block.kind == "table":
        columns = [closed_up(column) for column in block.columns]
        group.may_be_said = {f"{column}:" for column in columns}
        if document.is_large and form != "html":
            group.strings -= Counter(columns)
        elif form == "pdf":
            # A table that goes on overleaf has all its columns named there again, in order.
            header = "".join(columns)
            group.strings = group.strings - Counter(columns) + Counter([header])
            group.may_be_said.add(header)
    return group
