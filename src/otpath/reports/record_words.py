"""Words that the pages about roles, qualifications and courses share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from otpath.catalogue.base import NATION_NAMES, NATIONS, Duration, Named, Nation
from otpath.reports.pages import Item
from otpath.reports.wording import day_words, length_words
from otpath.rules.phrases import joined


def name_items(record: Named) -> Iterable[Item]:
    """Yield the id and the other names of a record."""
    yield Item(record.id, "Id")
    if record.aliases:
        yield Item("; ".join(record.aliases), "Also called")
    if record.former_ids:
        yield Item("; ".join(record.former_ids), "Former ids")


def nation_items(nations: Sequence[Nation]) -> Iterable[Item]:
    """Yield where in the UK it exists."""
    words = "all 4 UK nations" if set(nations) == set(NATIONS) else ""
    yield Item(words or f"{joined(NATION_NAMES[nation] for nation in nations)} only", "Nations")


def reason_items(reason: str | None) -> Iterable[Item]:
    """Say why no plan leads to a record, where none does."""
    if reason:
        yield Item(reason, "Why no plan leads here")


def checked_item(day: str) -> Item:
    """Say when somebody last checked the record."""
    return Item(day_words(day), "Last checked")


def range_words(duration: Duration) -> str:
    """Say the range that was seen, to stand after the length that is planned on."""
    seen = [months for months in (duration.shortest, duration.longest) if months is not None]
    if not seen:
        return ""
    if len(set(seen)) == 1:
        return f" (seen: {length_words(seen[0])})"
    return f" (range seen: {length_words(min(seen))} to {length_words(max(seen))})"


def upper_first(text: str) -> str:
    """Begin a phrase with a capital, to stand alone."""
    return text[:1].upper() + text[1:]
