"""A plan as Markdown, for pasting into e-mail or a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from otpath.reports.markdown_words import safe as _safe
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
    NEXT_HEADING,
    OTHER_HEADING,
    REASONS_HEADING,
    SOURCES_HEADING,
    STEPS_HEADING,
    TIMELINE_HEADING,
    TO_DO_HEADING,
    Figure,
    OtherRoute,
    PlanSummary,
    StepSummary,
    Timeline,
)
from otpath.reports.story_words import STORIES_HEADING


def plan_markdown(summary: PlanSummary) -> str:
    """Return a plan as Markdown text with a newline at the end."""
    text = "\n".join(_lines(summary)).rstrip() + "\n"
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _lines(summary: PlanSummary) -> Iterator[str]:
    yield f"# {_safe(summary.title)}"
    yield ""
    yield _safe(summary.subtitle)
    yield ""
    for figure in summary.figures:
        yield _figure(figure)
    yield from _choices(summary)
    if summary.timeline:
        yield from _timeline(summary.timeline)
    yield from _list(CAUTIONS_HEADING, summary.cautions)
    if summary.steps:
        yield from _heading(STEPS_HEADING)
        for step in summary.steps:
            yield from _step(step)
    yield from _list(TO_DO_HEADING, (to_do.sentence for to_do in summary.to_do))
    yield from _list(CONTACTS_HEADING, (contact.sentence for contact in summary.contacts))
    yield from _list(REASONS_HEADING, summary.reasons)
    yield from _list(CHANGES_HEADING, summary.changes)
    yield from _list(NEXT_HEADING, summary.next)
    if summary.command:
        yield from _heading(summary.command_heading)
        yield from ("```", summary.command, "```")
    for other in summary.others:
        yield from _other(other)
    yield from _list(ASK_HEADING, (asked.whole for asked in summary.ask))
    yield from _list(ASSUMED_HEADING, (*summary.assumed, *summary.assumed_facts))
    yield from _list(CANNOT_KNOW_HEADING, summary.cannot_know)
    yield from _list(STORIES_HEADING, (story.cited for story in summary.stories))
    if summary.sources:
        yield from _heading(SOURCES_HEADING)
        yield from (f"{number}. {_safe(s)}" for number, s in enumerate(summary.sources, 1))
    yield ""
    yield from (_safe(line) for line in summary.footer)


def _figure(figure: Figure) -> str:
    return f"- **{figure.label}: {_safe(figure.value)}** ({_safe('; '.join(figure.details))})"


def _choices(summary: PlanSummary) -> Iterator[str]:
    if not summary.choices:
        return
    yield from _heading(CHOICES_HEADING)
    yield f"| {' | '.join(CHOICE_LABELS)} |"
    yield "|" + "---|" * len(CHOICE_LABELS)
    for choice in summary.choices:
        yield f"| {' | '.join(_safe(cell) for cell in (choice.name, *choice.cells))} |"
    if summary.not_shown:
        yield ""
        yield _safe(summary.not_shown)


def _timeline(timeline: Timeline) -> Iterator[str]:
    yield from _heading(TIMELINE_HEADING)
    yield "| What | Kind | How long |"
    yield "|---|---|---|"
    for bar in timeline.bars:
        yield f"| {_safe(bar.label)} | {BAR_WORDS[bar.kind]} | {bar.words} |"


def _step(step: StepSummary) -> Iterator[str]:
    yield f"### {_safe(step.heading)}"
    yield ""
    yield f"**{_safe(step.when)}**"
    yield ""
    for label, lines in step.groups:
        opening = f"{label}: " if label else ""
        yield from (f"- {opening}{_safe(line.cited)}" for line in lines)
    for mark in step.marks:
        yield f"- **{_safe(mark.verdict)}:** {_safe(mark.line.cited)}"
    yield ""


def _other(other: OtherRoute) -> Iterator[str]:
    yield from _heading(f"{OTHER_HEADING}: {other.heading}")
    yield _safe(other.weighed)
    for figure in other.figures:
        yield _figure(figure)
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
