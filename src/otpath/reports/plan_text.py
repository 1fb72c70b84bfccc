"""A plan on a terminal, and as plain text for a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from otpath.answers.steps import NeedKind
from otpath.reports.plan_model import (
    ASK_HEADING,
    ASSUMED_HEADING,
    BAR_WORDS,
    CANNOT_KNOW_HEADING,
    CAUTIONS_HEADING,
    CONTACTS_HEADING,
    NEXT_HEADING,
    OTHER_HEADING,
    REASONS_HEADING,
    SOURCES_HEADING,
    STEPS_HEADING,
    TIMELINE_HEADING,
    TO_DO_HEADING,
    Bar,
    Figure,
    OtherRoute,
    PlanSummary,
    StepSummary,
    Timeline,
)
from otpath.reports.screen import Signs
from otpath.reports.story_words import STORIES_HEADING
from otpath.reports.wording import shortened

if TYPE_CHECKING:
    from rich.console import Console

LABEL_WIDTH = 32
NARROW = 60
MARK_STYLES: dict[NeedKind, str] = {
    "have": "green",
    "need": "yellow",
    "not-known": "magenta",
    "they-decide": "cyan",
    "helps": "blue",
}


def print_plan(summary: PlanSummary, console: Console, signs: Signs) -> None:
    """Write a plan, section by section."""
    _title(summary, console)
    _figures(summary.figures, console)
    if summary.timeline:
        _timeline(summary.timeline, console, signs)
    _list(CAUTIONS_HEADING, summary.cautions, console, signs)
    if summary.steps:
        _heading(STEPS_HEADING, console)
        for step in summary.steps:
            _step(step, console, signs)
    _list(TO_DO_HEADING, (to_do.sentence for to_do in summary.to_do), console, signs)
    _list(CONTACTS_HEADING, (contact.sentence for contact in summary.contacts), console, signs)
    _list(REASONS_HEADING, summary.reasons, console, signs)
    _list(NEXT_HEADING, summary.next, console, signs)
    for other in summary.others:
        _other(other, console, signs)
    _list(ASK_HEADING, (asked.whole for asked in summary.ask), console, signs)
    assumed = (*summary.assumed, *summary.assumed_facts)
    _list(ASSUMED_HEADING, assumed, console, signs)
    _list(CANNOT_KNOW_HEADING, summary.cannot_know, console, signs)
    _list(STORIES_HEADING, (story.cited for story in summary.stories), console, signs)
    _sources(summary.sources, console)
    console.print()
    for line in summary.footer:
        console.print(line)


def _title(summary: PlanSummary, console: Console) -> None:
    console.print(summary.title, style="bold cyan")
    console.print(summary.subtitle)


def _heading(text: str, console: Console) -> None:
    console.print()
    console.print(text, style="bold cyan")


def _figures(figures: tuple[Figure, ...], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    if not figures:
        return
    console.print()
    if console.width < NARROW:
        for figure in figures:
            console.print(Text(f"{figure.label}: {figure.value}", style="bold"))
            console.print("  " + "; ".join(figure.details))
        return
    table = Table.grid(padding=(0, 2), expand=True)
    for _ in figures:
        table.add_column(ratio=1)
    table.add_row(*(figure.label for figure in figures))
    table.add_row(*(Text(figure.value, style="bold") for figure in figures))
    table.add_row(*("\n".join(figure.details) for figure in figures))
    console.print(table)


# --- timeline -----------------------------------------------------------------------------------


def _timeline(timeline: Timeline, console: Console, signs: Signs) -> None:
    from rich.text import Text

    _heading(TIMELINE_HEADING, console)
    if console.width < NARROW:
        for bar in timeline.bars:
            console.print(Text(f"{bar.label}: {bar.words} ({BAR_WORDS[bar.kind]})"))
        return
    columns = console.width - LABEL_WIDTH - 1
    scale = columns / max(timeline.months, 1)
    console.print(Text(" " * (LABEL_WIDTH + 1) + _axis(timeline, columns, scale)))
    for bar in timeline.bars:
        label = shortened(bar.label, LABEL_WIDTH)
        console.print(Text(f"{label:<{LABEL_WIDTH}} " + _bar(bar, columns, scale, signs)))
    kinds = dict.fromkeys(bar.kind for bar in timeline.bars)
    key = "   ".join(f"{_sign(kind, signs)} {BAR_WORDS[kind]}" for kind in kinds)
    console.print(Text(key))


def _axis(timeline: Timeline, columns: int, scale: float) -> str:
    line = [" "] * columns
    free_from = 0
    for year, month in timeline.years:
        place = round(month * scale)
        if place >= free_from and place + 4 <= columns:
            line[place : place + 4] = str(year)
            free_from = place + 5
    return "".join(line).rstrip()


def _bar(bar: Bar, columns: int, scale: float, signs: Signs) -> str:
    first = min(round(bar.first * scale), columns - 1)
    length = max(1, min(round(bar.last * scale), columns) - first)
    drawn = signs.gap * first + _sign(bar.kind, signs) * length
    words = f" {bar.words}"
    if len(drawn) + len(words) <= columns:
        return drawn + words
    if first >= len(words) + 1:
        return signs.gap * (first - len(words) - 1) + words + " " + _sign(bar.kind, signs) * length
    return drawn


def _sign(kind: str, signs: Signs) -> str:
    return str(getattr(signs, kind))


# --- steps and lists ----------------------------------------------------------------------------


def _step(step: StepSummary, console: Console, signs: Signs) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console.print(Text(step.heading, style="bold"))
    for line in step.lines:
        console.print(Padding(Text(line.cited), (0, 0, 0, 3)))
    marks = Table.grid(padding=(0, 1))
    marks.add_column(width=4, justify="right")
    marks.add_column()
    for mark in step.marks:
        sign = Text(_mark_sign(mark.kind, signs), style=MARK_STYLES[mark.kind])
        marks.add_row(sign, Text(f"{mark.verdict}: {mark.line.cited}"))
    console.print(marks)


def _mark_sign(kind: NeedKind, signs: Signs) -> str:
    return {
        "have": signs.have,
        "need": signs.need,
        "not-known": signs.unknown,
        "they-decide": signs.decide,
        "helps": signs.helps,
    }[kind]


def _other(other: OtherRoute, console: Console, signs: Signs) -> None:
    _heading(f"{OTHER_HEADING}: {other.heading}", console)
    for figure in other.figures:
        console.print(f"{figure.label}: {figure.value} ({'; '.join(figure.details)})")
    _rows(other.steps, console, signs)
    console.print(other.how_to_see)


def _list(heading: str, lines: Iterable[str], console: Console, signs: Signs) -> None:
    kept = tuple(lines)
    if kept:
        _heading(heading, console)
        _rows(kept, console, signs)


def _rows(lines: Iterable[str], console: Console, signs: Signs) -> None:
    _numbered(((signs.bullet, line) for line in lines), console, width=1)


def _sources(sources: tuple[str, ...], console: Console) -> None:
    if sources:
        _heading(SOURCES_HEADING, console)
        rows = ((f"[{number}]", source) for number, source in enumerate(sources, 1))
        _numbered(rows, console, width=len(f"[{len(sources)}]"))


def _numbered(rows: Iterable[tuple[str, str]], console: Console, width: int) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1))
    table.add_column(width=width, justify="right")
    table.add_column(overflow="fold")
    for mark, line in rows:
        table.add_row(mark, Text(line))
    console.print(table)
