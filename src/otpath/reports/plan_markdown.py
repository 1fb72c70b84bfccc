"""A plan as Markdown, for pasting into e-mail or a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from otpath.reports.plan_summary import (
    BAR_WORDS,
    OtherRoute,
    PlanSummary,
    StepSummary,
    Timeline,
)


def plan_markdown(summary: PlanSummary) -> str:
    """Return a plan as Markdown text with a newline at the end."""
    return "\n".join(_lines(summary)).rstrip() + "\n"


def _lines(summary: PlanSummary) -> Iterator[str]:
    yield f"# {_safe(summary.title)}"
    yield ""
    yield _safe(summary.subtitle)
    yield ""
    for figure in summary.figures:
        yield f"- **{figure.label}: {figure.value}** ({'; '.join(figure.details)})"
    if summary.timeline:
        yield from _timeline(summary.timeline)
    if summary.steps:
        yield from _heading("Your steps")
        for step in summary.steps:
            yield from _step(step)
    reasons = (f"{text} {change}" if change else text for text, change in summary.reasons)
    yield from _list("Why there is no route", reasons)
    for other in summary.others:
        yield from _other(other)
    yield from _list("Questions worth asking", summary.ask)
    yield from _list("What this plan assumes", summary.assumed)
    yield from _list("What otpath cannot know", summary.cannot_know)
    if summary.sources:
        yield from _heading("Sources")
        yield from (f"{number}. {_safe(s)}" for number, s in enumerate(summary.sources, 1))
    yield ""
    yield from (_safe(line) for line in summary.footer)


def _timeline(timeline: Timeline) -> Iterator[str]:
    yield from _heading("Your route by year")
    yield "| What | Kind | How long |"
    yield "|---|---|---|"
    for bar in timeline.bars:
        yield f"| {_safe(bar.label)} | {BAR_WORDS[bar.kind]} | {bar.words} |"


def _step(step: StepSummary) -> Iterator[str]:
    yield f"### {_safe(step.heading)}"
    yield ""
    for line in step.lines:
        yield f"- {_safe(line.cited)}"
    for mark in step.marks:
        yield f"- **{_safe(mark.verdict)}:** {_safe(mark.line.cited)}"
    yield ""


def _other(other: OtherRoute) -> Iterator[str]:
    yield from _heading(f"Another route: {other.heading}")
    for figure in other.figures:
        yield f"- **{figure.label}: {figure.value}** ({'; '.join(figure.details)})"
    yield from (f"- {_safe(step)}" for step in other.steps)
    yield ""
    yield _safe(other.how_to_see)


def _list(heading: str, lines: Iterable[str]) -> Iterator[str]:
    kept = [_safe(line) for line in lines]
    if kept:
        yield from _heading(heading)
        yield from (f"- {line}" for line in kept)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield f"## {text}"
    yield ""


def _safe(text: str) -> str:
    """Keep signs that Markdown would take for marks as they are."""
    return re.sub(r"([\\`*_<>|\[\]])", r"\\\1", text)
