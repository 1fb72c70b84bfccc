"""Numbers, money, months and sources as people read them: "6 years 10 months", "£9,790"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from otpath.catalogue.months import month_words

if TYPE_CHECKING:
    from otpath.catalogue.dated import Dated
    from otpath.catalogue.sources import Source

NO_BREAK = "\N{NO-BREAK SPACE}"


def shortened(words: str, width: int) -> str:
    """Cut words to a width in characters, between words; two dots show that some were cut."""
    if len(words) <= width:
        return words
    kept = words[: width - 1].rpartition(" ")[0] or words[: width - 2]
    if kept.count("(") > kept.count(")"):
        kept = kept.rpartition("(")[0]
    return kept[: width - 2].rstrip(" ,;:") + ".."


def whole_items(words: str, width: int) -> str:
    """Cut a list in words to a width in characters, after a whole item; brackets are closed."""
    if len(words) <= width:
        return words
    ends = [found.start() for found in _AFTER_ITEM.finditer(words)]
    kept = [_and_more(words[:end]) for end in ends]
    return next((text for text in reversed(kept) if len(text) <= width), shortened(words, width))


_AFTER_ITEM = re.compile(r"[,;] | or | and | \(")
"""What follows an item of a list."""


def _and_more(kept: str) -> str:
    return f"{kept}, and more{')' * (kept.count('(') - kept.count(')'))}"


def length_words(months: int) -> str:
    """Say a length of time, as '6 years 10 months'."""
    years, rest = divmod(months, 12)
    parts = [_counted(years, "year")] if years else []
    if rest or not years:
        parts.append(_counted(rest, "month"))
    return " ".join(parts)


def money_words(pounds: int) -> str:
    """Say a sum, as '£9,790'."""
    return f"£{pounds:,}"


def pay_words(low: int, high: int | None) -> str:
    """Say a yearly pay range, as '£25,272 to £27,476'."""
    if high is None:
        return f"from {money_words(low)}"
    return money_words(low) if high == low else f"{money_words(low)} to {money_words(high)}"


def span_words(start: int, end: int | None) -> str:
    """Say the months a leg fills, as 'January 2027 to March 2027'. `end` is the month after."""
    if end is None:
        return f"from {month_words(start)}"
    last = month_words(end - 1)
    first = month_words(start)
    return first if first == last else f"{first} to {last}"


def source_words(source: Source) -> str:
    """Say where a fact comes from: who, what, where, the page's date and the day it was read."""
    title = f", {source.title}" if source.title else ""
    copied = " (read from a copy)" if source.kind == "copy" else ""
    address = f". {source.address}" if source.address else ""
    dated = "undated page" if source.page_date == "undated" else f"page dated {source.page_date}"
    return (
        f"{source.publisher}{title}{copied}{address} ({dated}; checked {day_words(source.checked)})"
    )


def day_words(iso: str) -> str:
    """Say a day, as '22 November 2026'."""
    year, month, day = (int(part) for part in iso.split("-"))
    name = month_words(year * 12 + month - 1).split()[0]
    return f"{day} {name} {year}"


def starts_words(dated: Dated) -> str:
    """Say for which starts something holds, as 'for starts from 1 August 2027'."""
    since = f" from {day_words(dated.since)}" if dated.since else ""
    until = f" before {day_words(dated.until)}" if dated.until else ""
    both = " and" if since and until else ""
    return f"for starts{since}{both}{until}" if since or until else ""


def _counted(number: int, noun: str) -> str:
    return f"{number}{NO_BREAK}{noun}" + ("" if number == 1 else "s")
