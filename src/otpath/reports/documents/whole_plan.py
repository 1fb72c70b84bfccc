"""The whole plan: all that the report model holds, with every source and assumption."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.reports.documents.document import (
    Block,
    Bullets,
    Command,
    Detail,
    Document,
    Figures,
    Heading,
    NumberedSource,
    PaperMark,
    Paragraph,
    Part,
    Sources,
)
from otpath.reports.documents.plan_blocks import bullets, chart_of, choices, footer_of, told_line
from otpath.reports.plan_model import (
    ASK_HEADING,
    ASSUMED_HEADING,
    CANNOT_KNOW_HEADING,
    CAUTIONS_HEADING,
    CHANGES_HEADING,
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
)
from otpath.reports.story_words import STORIES_HEADING


def whole_plan(summary: PlanSummary) -> Document:
    """Return all of a plan as a document."""
    return Document(title=summary.title, blocks=tuple(_blocks(summary)))


def _blocks(summary: PlanSummary) -> Iterator[Block]:
    yield Paragraph(summary.subtitle)
    yield from told_line(summary)
    if summary.figures:
        yield Figures(summary.figures)
    yield from choices(summary)
    if summary.not_shown:
        yield Paragraph(summary.not_shown)
    if summary.timeline:
        yield Heading(TIMELINE_HEADING)
        yield chart_of(summary.timeline)
    yield from bullets(CAUTIONS_HEADING, summary.cautions)
    if summary.steps:
        yield Heading(STEPS_HEADING)
        yield from map(_part, summary.steps)
    yield from bullets(TO_DO_HEADING, (to_do.sentence for to_do in summary.to_do))
    yield from bullets(CONTACTS_HEADING, (contact.sentence for contact in summary.contacts))
    yield from bullets(REASONS_HEADING, summary.reasons)
    yield from bullets(CHANGES_HEADING, summary.changes)
    yield from bullets(NEXT_HEADING, summary.next)
    if summary.command:
        yield Heading(summary.command_heading)
        yield Command(summary.command)
    for other in summary.others:
        yield from _other(other)
    yield from bullets(ASK_HEADING, (asked.whole for asked in summary.ask))
    yield from bullets(ASSUMED_HEADING, (*summary.assumed, *summary.assumed_facts))
    yield from bullets(CANNOT_KNOW_HEADING, summary.cannot_know)
    yield from bullets(STORIES_HEADING, (story.cited for story in summary.stories))
    if summary.sources:
        yield Heading(SOURCES_HEADING)
        yield Sources(tuple(NumberedSource(words, "") for words in summary.sources))
    yield footer_of(summary)


def _part(step: StepSummary) -> Part:
    told = [(label, line.cited) for label, lines in step.groups for line in lines]
    return Part(
        heading=step.heading,
        when=step.when,
        lines=tuple(text for label, text in told if not label),
        facts=tuple(Detail(label, text) for label, text in told if label),
        marks=tuple(PaperMark(m.kind, m.verdict, m.line.cited) for m in step.marks),
    )


def _other(other: OtherRoute) -> Iterator[Block]:
    yield Heading(f"{OTHER_HEADING}: {other.heading}")
    yield Paragraph(other.weighed)
    yield Bullets((*map(_figure, other.figures), *other.steps))
    yield Paragraph(other.how_to_see)


def _figure(figure: Figure) -> str:
    return f"{figure.label}: {figure.value} ({'; '.join(figure.details)})"
