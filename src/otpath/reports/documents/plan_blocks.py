"""Blocks of a document that the summary of a plan and the whole of it share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from otpath.reports.documents.document import (
    Block,
    Bullets,
    Chart,
    ChartRow,
    Heading,
    Paragraph,
    Table,
    Year,
)
from otpath.reports.plan_model import (
    BAR_WORDS,
    CHOICE_LABELS,
    CHOICES_HEADING,
    PlanSummary,
    Timeline,
)
from otpath.reports.told_words import told_sentence

MOST_YEARS = 6
"""How many years have their number above the bars; of more, every other one has."""


def told_line(summary: PlanSummary) -> Iterator[Block]:
    """Yield what the person told us, so that they can check it."""
    if summary.told:
        yield Paragraph(told_sentence(summary.told))


def choices(summary: PlanSummary) -> Iterator[Block]:
    """Yield the routes beside each other."""
    if summary.choices:
        rows = tuple((choice.name, *choice.cells) for choice in summary.choices)
        yield Heading(CHOICES_HEADING)
        yield Table(CHOICE_LABELS, rows, (36, 16, 16, 16, 16))


def bullets(heading: str, texts: Iterable[str]) -> Iterator[Block]:
    """Yield a heading and its list, where there is anything to list."""
    items = tuple(texts)
    if items:
        yield Heading(heading)
        yield Bullets(items)


def footer_of(summary: PlanSummary) -> Paragraph:
    """Return who we are not."""
    return Paragraph(" ".join(summary.footer), is_fine_print=True)


def chart_of(timeline: Timeline) -> Chart:
    """Return the timeline as bars, in per cent of its whole time."""
    whole = max(timeline.months, 1)
    every = -(-len(timeline.years) // MOST_YEARS) or 1
    years = tuple(
        Year("" if number % every else str(year), _per_cent(month, whole))
        for number, (year, month) in enumerate(timeline.years)
    )
    rows = tuple(
        ChartRow(
            label=bar.label,
            length=bar.words,
            what=BAR_WORDS[bar.kind].lower(),
            when=bar.when,
            bar=bar.kind,
            start=_per_cent(bar.first, whole),
            width=_per_cent(bar.last - bar.first, whole),
        )
        for bar in timeline.bars
    )
    return Chart(years, rows)


def _per_cent(months: int, whole: int) -> float:
    return round(100 * months / whole, 2)
