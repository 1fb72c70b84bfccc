"""A plan on a terminal, and as plain text for a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from otpath.answers.steps import NeedKind
from otpath.reports.lines import Lines, PlainLines, wrapped, write_lines
from otpath.reports.plan_model import (
    ASK_HEADING,
    ASSUMED_HEADING,
    BAR_WORDS,
    CANNOT_KNOW_HEADING,
    CAUTIONS_HEADING,
    CHANGES_HEADING,
    CHOICE_LABELS,
    CHOICES_HEADING,
    CONTACTS_HEADING,
    LINE_LABELS,
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
from otpath.reports.wording import NO_BREAK, shortened

if TYPE_CHECKING:
    from rich.console import Console

HEADING_STYLE = "bold cyan"
LABEL_WIDTH = 32
NARROW = 60
GAP = 2
"""Spaces between columns, at least."""
NARROWEST_NAME = 16
LABEL_LETTERS = max(map(len, LINE_LABELS.values()))
"""Letters that the name of a route needs in the table of choices."""
MARK_STYLES: dict[NeedKind, str] = {
    "have": "green",
    "need": "yellow",
    "not-known": "magenta",
    "they-decide": "cyan",
    "helps": "blue",
}


def print_plan(summary: PlanSummary, console: Console | PlainLines, signs: Signs) -> None:
    """Write a plan."""
    write_lines(console, lambda lines: _plan(summary, lines, signs))


def _plan(summary: PlanSummary, lines: Lines, signs: Signs) -> None:
    _title(summary, lines)
    _figures(summary.figures, lines)
    _choices(summary, lines)
    if summary.timeline:
        _timeline(summary.timeline, lines, signs)
    _list(CAUTIONS_HEADING, summary.cautions, lines, signs)
    if summary.steps:
        _heading(STEPS_HEADING, lines)
        for step in summary.steps:
            _step(step, lines, signs)
    _list(TO_DO_HEADING, (to_do.sentence for to_do in summary.to_do), lines, signs)
    _list(CONTACTS_HEADING, (contact.sentence for contact in summary.contacts), lines, signs)
    _list(REASONS_HEADING, summary.reasons, lines, signs)
    _list(CHANGES_HEADING, summary.changes, lines, signs)
    _list(NEXT_HEADING, summary.next, lines, signs)
    if summary.command:
        _heading(summary.command_heading, lines)
        # Never wrapped: it is there to be copied in one piece.
        lines.print(summary.command)
    for other in summary.others:
        _other(other, lines, signs)
    _list(ASK_HEADING, (asked.whole for asked in summary.ask), lines, signs)
    _list(ASSUMED_HEADING, (*summary.assumed, *summary.assumed_facts), lines, signs)
    _list(CANNOT_KNOW_HEADING, summary.cannot_know, lines, signs)
    _list(STORIES_HEADING, (story.cited for story in summary.stories), lines, signs)
    _sources(summary.sources, lines)
    lines.print()
    for line in summary.footer:
        _text(line, lines)


def _text(words: str, lines: Lines, opening: str = "", indent: str = "", style: str = "") -> None:
    for line in wrapped(words, lines.width, opening, indent):
        lines.print(line, style)


def _title(summary: PlanSummary, lines: Lines) -> None:
    _text(summary.title, lines, style=HEADING_STYLE)
    _text(summary.subtitle, lines)


def _heading(text: str, lines: Lines) -> None:
    lines.print()
    _text(text, lines, style=HEADING_STYLE)


def _figures(figures: tuple[Figure, ...], lines: Lines) -> None:
    if not figures:
        return
    lines.print()
    if lines.width < NARROW:
        for figure in figures:
            _text(f"{figure.label}: {figure.value}", lines, style="bold")
            _text("; ".join(figure.details), lines, "  ", "  ")
        return
    _columns([(figure.label,) for figure in figures], lines)
    _columns([(figure.value,) for figure in figures], lines, style="bold")
    _columns([figure.details for figure in figures], lines)


def _columns(cells: Sequence[Sequence[str]], lines: Lines, style: str = "") -> None:
    """Write cells side by side, each wrapped in a column as wide as the others."""
    width = lines.width // len(cells)
    columns = [[row for words in cell for row in wrapped(words, width - GAP)] for cell in cells]
    for rows in zip_longest(*columns, fillvalue=""):
        lines.print("".join(f"{row:<{width}}" for row in rows).rstrip(), style)


def _choices(summary: PlanSummary, lines: Lines) -> None:
    if not summary.choices:
        return
    _heading(CHOICES_HEADING, lines)
    rows = [CHOICE_LABELS, *((choice.name, *choice.cells) for choice in summary.choices)]
    widths = [max(map(len, column)) + GAP for column in zip(*rows, strict=True)]
    # Only the names may take more than one line; the figures stay beside each other.
    widths[0] = min(widths[0], lines.width - sum(widths[1:]) + GAP)
    if widths[0] < NARROWEST_NAME:
        for choice in summary.choices:
            pairs = zip(CHOICE_LABELS[1:], choice.cells, strict=True)
            told = "; ".join(f"{label} {cell}" for label, cell in pairs)
            _text(f"{choice.name}: {told}", lines, indent="  ")
    else:
        for number, (name, *cells) in enumerate(rows):
            figures = (f"{c:<{width}}" for c, width in zip(cells, widths[1:], strict=True))
            head, *rest = wrapped(name, widths[0] - GAP, "", "  ")
            style = "" if number else "bold"
            lines.print(f"{head:<{widths[0]}}{''.join(figures)}".rstrip(), style)
            for line in rest:
                lines.print(line, style)
    if summary.not_shown:
        _text(summary.not_shown, lines)


# --- timeline -----------------------------------------------------------------------------------


def _timeline(timeline: Timeline, lines: Lines, signs: Signs) -> None:
    _heading(TIMELINE_HEADING, lines)
    if lines.width < NARROW:
        for bar in timeline.bars:
            _text(f"{bar.label}: {bar.words} ({BAR_WORDS[bar.kind]})", lines)
        return
    columns = lines.width - LABEL_WIDTH - 1
    scale = columns / max(timeline.months, 1)
    lines.print(" " * (LABEL_WIDTH + 1) + _axis(timeline, columns, scale))
    for bar in timeline.bars:
        label = shortened(bar.label, LABEL_WIDTH)
        lines.print(f"{label:<{LABEL_WIDTH}} " + _bar(bar, columns, scale, signs))
    kinds = dict.fromkeys(bar.kind for bar in timeline.bars)
    key = (f"{_sign(kind, signs)} {BAR_WORDS[kind]}  ".replace(" ", NO_BREAK) for kind in kinds)
    _text(" ".join(key), lines)


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


def _step(step: StepSummary, lines: Lines, signs: Signs) -> None:
    _text(step.heading, lines, style="bold")
    _text(f"{step.when}.", lines, "   ", "   ")
    for label, said in step.groups:
        for number, line in enumerate(said):
            if label:
                opening = f"   {'' if number else label:<{LABEL_LETTERS}} "
                _marked(opening, line.cited, lines, "bold")
            else:
                _text(line.cited, lines, "   ", "   ")
    for mark in step.marks:
        sign = f"{_mark_sign(mark.kind, signs):>4}"
        _marked(sign, f"{mark.verdict}: {mark.line.cited}", lines, MARK_STYLES[mark.kind])


def _marked(mark: str, words: str, lines: Lines, style: str = "") -> None:
    """Write words behind a mark, which alone has the style."""
    indent = " " * (len(mark) + 1)
    first, *rest = wrapped(words, lines.width, indent, indent)
    lines.write(mark, style)
    lines.print(first[len(mark) :])
    for line in rest:
        lines.print(line)


def _mark_sign(kind: NeedKind, signs: Signs) -> str:
    return {
        "have": signs.have,
        "need": signs.need,
        "not-known": signs.unknown,
        "they-decide": signs.decide,
        "helps": signs.helps,
    }[kind]


def _other(other: OtherRoute, lines: Lines, signs: Signs) -> None:
    _heading(f"{OTHER_HEADING}: {other.heading}", lines)
    _text(other.weighed, lines)
    for figure in other.figures:
        _text(f"{figure.label}: {figure.value} ({'; '.join(figure.details)})", lines)
    _rows(other.steps, lines, signs)
    _text(other.how_to_see, lines)


def _list(heading: str, rows: Iterable[str], lines: Lines, signs: Signs) -> None:
    kept = tuple(rows)
    if kept:
        _heading(heading, lines)
        _rows(kept, lines, signs)


def _rows(rows: Iterable[str], lines: Lines, signs: Signs) -> None:
    for row in rows:
        _marked(signs.bullet, row, lines)


def _sources(sources: tuple[str, ...], lines: Lines) -> None:
    if sources:
        _heading(SOURCES_HEADING, lines)
        width = len(f"[{len(sources)}]")
        for number, source in enumerate(sources, 1):
            _marked(f"[{number}]".rjust(width), source, lines)
