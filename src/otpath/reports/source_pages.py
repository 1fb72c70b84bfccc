"""Sources: all of them in short, or one with every fact that cites it; as pages and for programs.

A source that was read on a copy is named by its first publisher, and has no address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from otpath.catalogue.citations import Fact
from otpath.catalogue.drafts import WORD_BY_FILE
from otpath.catalogue.review import UNDATED, is_old, is_stale, review_day
from otpath.catalogue.sources import Source
from otpath.reports.check_report import SOURCE_WORDS
from otpath.reports.pages import Item, Page, Section, section
from otpath.reports.wording import NO_BREAK, day_words
from otpath.rules.phrases import counted

FORMAT = "1"


@dataclass(frozen=True)
class CitedSource:
    """A source, the facts that cite it, and the day by which it is judged."""

    source: Source
    facts: tuple[Fact, ...]
    today: date

    @property
    def is_stale(self) -> bool:
        """True where its day of review is past."""
        return is_stale(self.source, self.today)


# --- all of them --------------------------------------------------------------------------------


def sources_page(cited: Collection[CitedSource]) -> Page:
    """Return the list of sources, under their kinds."""
    sections = (
        Section(
            f"{words} ({len(of_kind)})",
            tuple(Item(_short(each), each.source.id) for each in of_kind),
        )
        for kind, words in SOURCE_WORDS.items()
        if (of_kind := [each for each in cited if each.source.kind == kind])
    )
    stale = sum(each.is_stale for each in cited)
    summary = f"{stale} past review. To see one, type: otpath source and its id."
    return Page(f"Sources ({len(cited)})", Item(summary), tuple(sections))


def _short(cited: CitedSource) -> str:
    source = cited.source
    late = f"; review was due by {_due_words(source)}" if cited.is_stale else ""
    cites = counted(len(cited.facts), "fact").replace(" ", NO_BREAK)
    return (
        f"{name_words(source)}; {page_words(source)}; read on {_day(source.checked)}; "
        f"cited by {cites}{late}"
    )


def name_words(source: Source) -> str:
    """Say who says so, and on which page; that it was read on a copy, where it was."""
    title = f", {source.title}" if source.title else ""
    return f"{source.publisher}{title}{' (read from a copy)' if source.kind == 'copy' else ''}"


def page_words(source: Source) -> str:
    """Say how the page dates itself."""
    return "undated page" if source.page_date == UNDATED else f"page dated {source.page_date}"


def _due_words(source: Source) -> str:
    due = review_day(source)
    return _day(due.isoformat()) if due else ""


def _day(iso: str) -> str:
    return day_words(iso).replace(" ", NO_BREAK)


# --- one of them --------------------------------------------------------------------------------


def source_page(cited: CitedSource) -> Page:
    """Return all that is known of a source, and the facts that cite it."""
    source = cited.source
    by_record = tuple(_by_record(cited.facts))
    return Page(
        title=name_words(source),
        summary=Item(source.note or f"{SOURCE_WORDS[source.kind]}."),
        sections=(
            Section("About it", tuple(_about(cited))),
            *section(
                f"Cited by {counted(len(cited.facts), 'fact')}",
                (Item("; ".join(names), holder) for holder, names in by_record),
            ),
        ),
    )


def _about(cited: CitedSource) -> Iterator[Item]:
    source = cited.source
    yield Item(source.id, "Id")
    yield Item(SOURCE_WORDS[source.kind], "Kind")
    if source.address:
        yield Item(source.address, "Address")
    age = "; surely older than 12 months" if is_old(source, cited.today) else ""
    yield Item(f"{source.page_date}{age}", "Date of the page")
    yield Item(_day(source.checked), "Read on")
    yield Item(f"{_due_words(source)}{'; this is past' if cited.is_stale else ''}", "Review by")


def _by_record(facts: Iterable[Fact]) -> Iterator[tuple[str, list[str]]]:
    """Gather the facts of each record, as ("role porter", ["duration", 'rule "adult"'])."""
    for (file, record_id), group in groupby(facts, key=lambda fact: (fact.file, fact.record_id)):
        yield f"{WORD_BY_FILE[file]} {record_id}", [fact.name or "as a whole" for fact in group]


# --- for programs -------------------------------------------------------------------------------


def sources_data(cited: Collection[CitedSource]) -> dict[str, Any]:
    """Return a list of sources as plain data."""
    return {"format": FORMAT, "sources": [_data(each) for each in cited]}


def source_data(cited: CitedSource) -> dict[str, Any]:
    """Return one source as plain data, with the facts that cite it."""
    found = [
        {"file": fact.file, "record": fact.record_id, "fact": fact.name or None}
        for fact in cited.facts
    ]
    return {"format": FORMAT, "source": _data(cited), "cited_by": found}


def _data(cited: CitedSource) -> dict[str, Any]:
    due = review_day(cited.source)
    return {
        **cited.source.model_dump(),
        "review_by": due.isoformat() if due else None,
        "is_stale": cited.is_stale,
        "is_old": is_old(cited.source, cited.today),
        "facts": len(cited.facts),
    }


def cited_sources(
    sources: Iterable[Source], facts_by_source: Mapping[str, tuple[Fact, ...]], today: date
) -> tuple[CitedSource, ...]:
    """Join sources with the facts that cite them."""
    return tuple(CitedSource(source, facts_by_source[source.id], today) for source in sources)
