"""The route summary: what of a plan goes on 2 sides of paper, chosen from the report model.

It says nothing that the plan does not say. What it leaves out is in the plan: every source of a
fact but the strongest, what only helps, and the texts of our assumptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from otpath.reports.documents.cover import Cover
from otpath.reports.documents.covered import covered, note_blocks
from otpath.reports.documents.document import (
    Block,
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
    Table,
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
    REASONS_HEADING,
    SOURCES_HEADING,
    STEPS_HEADING,
    TIMELINE_HEADING,
    TO_DO_HEADING,
    Line,
    LineTopic,
    OtherRoute,
    PlanSummary,
    StepSummary,
    ToDo,
)
from otpath.reports.plan_to_do import ALL_STEPS
from otpath.reports.references import Reference
from otpath.reports.wording import day_words

KIND = "Career route summary"
OTHERS_HEADING = "Other routes"
PART_ASSUMED = "†"
TO_DO_COLUMNS = ("Done", "What", "Who", "By when")
CONTACT_COLUMNS = ("Who", "What about")
PAGE_DATES = "The date of each page stands beside it."
BOX = "☐"
QUESTIONS = 2
"""How many questions worth asking there is room for: those that would save most."""
TOLD = frozenset({"have", "need", "not-known", "helps"})
ON_PAPER: frozenset[LineTopic] = frozenset(
    {"how", "skip", "dates", "cost", "wage", "help", "programmes"}
)
"""Topics of the lines of a step that a summary has room for; the table of dates has the rest."""


def route_sheet(summary: PlanSummary, cover: Cover) -> Document:
    """Return the summary of a plan for paper."""
    ask = [asked.text for asked in summary.ask]
    return covered(KIND, summary.title, (*_blocks(summary, ask), *note_blocks(cover)), cover)


def screen_summary(summary: PlanSummary) -> Document:
    """Return the same for a screen: no names, notes and day, but how to say what is asked."""
    ask = [asked.whole for asked in summary.ask]
    return Document(title=summary.title, blocks=tuple(_blocks(summary, ask)))


class _Citations:
    """Numbers the strongest source of each line, in the order in which the page cites them."""

    def __init__(self, references: tuple[Reference, ...]) -> None:
        self._references = references
        self._reference_by_words: dict[str, Reference] = {}

    def cited(self, line: Line) -> str:
        """Return a line with the number of its strongest source, and whether part is assumed."""
        number = str(self._number(line.sources)) if line.sources else ""
        mark = number + (PART_ASSUMED if line.is_assumed else "")
        return f"{line.text} [{mark}]" if mark else line.text

    def _number(self, sources: tuple[int, ...]) -> int:
        """Return the number of the strongest source: of equals, of one that is cited already."""
        references = [self._references[number - 1] for number in sources]
        strongest = min(
            references, key=lambda found: (found.rank, found.words not in self._reference_by_words)
        )
        self._reference_by_words.setdefault(strongest.words, strongest)
        return list(self._reference_by_words).index(strongest.words) + 1

    def blocks(self) -> Iterator[Block]:
        used = self._reference_by_words.values()
        if not used:
            return
        days = {reference.checked for reference in used}
        yield Heading(SOURCES_HEADING)
        is_one_day = len(days) == 1
        checked = f" All were checked on {day_words(days.pop())}." if is_one_day else ""
        yield Paragraph(PAGE_DATES + checked, is_fine_print=True)
        yield Sources(tuple(_source(reference, is_dated=not is_one_day) for reference in used))


def _source(reference: Reference, *, is_dated: bool) -> NumberedSource:
    checked = f", checked {day_words(reference.checked)}" if is_dated else ""
    return NumberedSource(reference.words + checked, reference.address)


def _blocks(summary: PlanSummary, ask: list[str]) -> Iterator[Block]:
    cited = _Citations(summary.references)
    yield Paragraph(summary.subtitle)
    yield from told_line(summary)
    if summary.figures:
        yield Figures(summary.figures)
    yield from choices(summary)
    if summary.timeline:
        yield Heading(TIMELINE_HEADING)
        yield chart_of(summary.timeline)
    yield from bullets(CAUTIONS_HEADING, summary.cautions)
    if summary.steps:
        yield Heading(STEPS_HEADING)
        yield from _parts(summary.steps, cited)
    yield from _to_do(summary, cited)
    yield from _contacts(summary, cited)
    yield from bullets(REASONS_HEADING, summary.reasons)
    yield from bullets(CHANGES_HEADING, summary.changes)
    yield from bullets(NEXT_HEADING, summary.next)
    if summary.command:
        yield Heading(summary.command_heading)
        yield Command(summary.command)
    yield from _others(summary)
    yield from bullets(ASK_HEADING, ask[:QUESTIONS])
    yield from _sentences(ASSUMED_HEADING, (*summary.assumed, *_assumed_facts(summary)))
    yield from _sentences(CANNOT_KNOW_HEADING, summary.cannot_know)
    yield from cited.blocks()
    yield footer_of(summary)


def _parts(steps: tuple[StepSummary, ...], cited: _Citations) -> Iterator[Part]:
    """Yield the steps. Neighbours of which the same is said share it; a need stands once."""
    said: set[str] = set()
    for _, alike in groupby(steps, lambda step: (step.when, step.lines, step.marks)):
        yield _part(tuple(alike), said, cited)


def _part(alike: tuple[StepSummary, ...], said: set[str], cited: _Citations) -> Part:
    step = alike[0]
    told = tuple(_told(step, cited))
    return Part(
        heading="; ".join(step.heading for step in alike),
        when=step.when,
        lines=tuple(detail.text for detail in told if not detail.label),
        facts=tuple(detail for detail in told if detail.label),
        marks=tuple(_marks(step, said, cited)),
    )


def _told(step: StepSummary, cited: _Citations) -> Iterator[Detail]:
    """Yield what is said of a step under each label, which is empty for how it is done.

    Of what helps to pay there is room for the names; the plan says how much and for whom.
    """
    for label, lines in step.groups:
        shown = [in_short for line in lines if (in_short := _in_short(line))]
        names = "; ".join(line.name for line in shown if line.name)
        if names:
            mark = f" [{PART_ASSUMED}]" if any(line.is_assumed for line in shown) else ""
            yield Detail(label, f"{names}.{mark}")
        elif shown:
            yield Detail(label, " ".join(cited.cited(line) for line in shown))


def _in_short(line: Line) -> Line | None:
    """Return a line as there is room for it, None where there is none."""
    if line.brief:
        return replace(line, text=line.brief)
    return line if line.topic in ON_PAPER else None


def _marks(step: StepSummary, said: set[str], cited: _Citations) -> Iterator[PaperMark]:
    for mark in step.marks:
        if mark.kind in TOLD and not mark.only_helps and mark.in_brief not in said:
            said.add(mark.in_brief)
            text = cited.cited(replace(mark.line, text=mark.in_brief))
            yield PaperMark(mark.kind, mark.verdict, text)


def _to_do(summary: PlanSummary, cited: _Citations) -> Iterator[Block]:
    if summary.to_do:
        rows = tuple(
            (BOX, _for_steps(_what(to_do, cited), to_do.steps), to_do.who, to_do.by)
            for to_do in summary.to_do
        )
        yield Heading(TO_DO_HEADING)
        yield Table(TO_DO_COLUMNS, rows, (9, 59, 12, 20), name=1)


def _what(to_do: ToDo, cited: _Citations) -> str:
    """Say what to do; where it is said in brief, the step says who says so."""
    if to_do.what.brief:
        return cited.cited(replace(to_do.what, text=to_do.what.brief, sources=()))
    return cited.cited(to_do.what)


def _for_steps(text: str, steps: str) -> str:
    return text if steps == ALL_STEPS else f"{text} ({steps})"


def _contacts(summary: PlanSummary, cited: _Citations) -> Iterator[Block]:
    if summary.contacts:
        rows = tuple(
            (contact.who, _for_steps(cited.cited(contact.about), contact.steps))
            for contact in summary.contacts
        )
        yield Heading(CONTACTS_HEADING)
        yield Table(CONTACT_COLUMNS, rows, (17, 83))


def _others(summary: PlanSummary) -> Iterator[Block]:
    """Yield by way of what each other route differs from the one shown in full."""
    shared = {step.heading.partition(". ")[2] for step in summary.steps}
    yield from bullets(OTHERS_HEADING, (_other(other, shared) for other in summary.others))
    if summary.not_shown:
        yield Paragraph(summary.not_shown, is_fine_print=True)


def _other(other: OtherRoute, shared: set[str]) -> str:
    """Say by way of which steps a route goes that the one shown in full has not."""
    *steps, _ = (step.rpartition(": ")[0] or step for step in other.steps)
    own = [step for step in steps if step not in shared]
    by_way_of = "; ".join(own) or "the same steps at other times"
    return " ".join([f"Route {other.number}: {by_way_of}.", *other.paid_less])


def _assumed_facts(summary: PlanSummary) -> Iterator[str]:
    number = len(summary.assumed_facts)
    if number:
        yield (
            f"{number} more assumptions are about facts. A {PART_ASSUMED} stands beside them here; "
            "the full plan says what each is."
        )


def _sentences(heading: str, texts: Iterable[str]) -> Iterator[Block]:
    text = " ".join(texts)
    if text:
        yield Heading(heading)
        yield Paragraph(text, is_fine_print=True)
