"""A page about one record: the shapes it is made of, and how its sources are numbered.

Every string is made once; the renderings place these strings and add none of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from otpath.reports.wording import NO_BREAK, source_words

if TYPE_CHECKING:
    from otpath.catalogue.base import Sourced
    from otpath.catalogue.contents import Catalogue

ASSUMPTION_WORDS = "Working assumption"


@dataclass(frozen=True)
class Item:
    """One thing said, with where it comes from. `parts` are what it is made of."""

    text: str
    label: str = ""
    sources: tuple[int, ...] = ()
    """Numbers in the page's list of sources."""
    note: str | None = None
    assumption: str | None = None
    parts: tuple[Item, ...] = ()

    @property
    def cited(self) -> str:
        """The text with the numbers of its sources, as "about 3 months [1, 4-6]"."""
        return f"{self.text} [{_numbers_words(self.sources)}]" if self.sources else self.text

    @property
    def remarks(self) -> tuple[str, ...]:
        """The note, then what is only assumed, as sentences to stand below."""
        assumed = f"{ASSUMPTION_WORDS}: {self.assumption}" if self.assumption else None
        return tuple(words for words in (self.note, assumed) if words)


@dataclass(frozen=True)
class Section:
    """Items under a heading."""

    heading: str
    items: tuple[Item, ...]
    intro: str = ""


@dataclass(frozen=True)
class Page:
    """Everything that is shown about one record, in the order in which it is shown."""

    title: str
    summary: Item
    sections: tuple[Section, ...]
    sources: tuple[str, ...] = ()


class SourceNumbers:
    """Gives each source a number, in the order in which a report first names it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._number_by_id: dict[str, int] = {}

    def of(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of these sources, lowest first."""
        numbers = {self._number_by_id.setdefault(i, len(self._number_by_id) + 1) for i in ids}
        return tuple(sorted(numbers))

    def item(self, text: str, fact: Sourced, label: str = "", parts: Iterable[Item] = ()) -> Item:
        """Return a fact as an item, with all that backs it."""
        numbers = self.of(fact.sources)
        return Item(text, label, numbers, fact.note, fact.assumption, tuple(parts))

    @property
    def words(self) -> tuple[str, ...]:
        """Each source that was named, in words, in the order of the numbers."""
        return tuple(source_words(self.catalogue.sources[i]) for i in self._number_by_id)


def section(heading: str, items: Iterable[Item], intro: str = "") -> tuple[Section, ...]:
    """Return the section, or nothing where there is nothing to say in it."""
    kept = tuple(items)
    return (Section(heading, kept, intro),) if kept else ()


def plain_items(texts: Iterable[str]) -> tuple[Item, ...]:
    """Return texts that stand on the record's own sources."""
    return tuple(Item(text) for text in texts)


def record_words(record_id: str, catalogue: Catalogue) -> str:
    """Name a role, qualification or course by title and id, so that it can be looked up."""
    record = next(record for record in catalogue.named() if record.id == record_id)
    return f"{record.title} ({record_id})"


def _numbers_words(numbers: tuple[int, ...]) -> str:
    """Write numbers in short, as "1, 4-6": neighbours differ from their place by the same."""
    by_distance = groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in run] for _, run in by_distance]
    in_short = ([f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run) for run in runs)
    return f",{NO_BREAK}".join(words for run in in_short for words in run)
