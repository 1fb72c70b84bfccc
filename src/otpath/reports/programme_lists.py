"""The page about all programmes that were asked for, judged for one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otpath.answers.programmes import Judged, starts_in
from otpath.catalogue.base import NATION_NAMES, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_name, month_words
from otpath.catalogue.programmes import Programme
from otpath.reports.pages import Item, Page, Section, SourceNumbers, section
from otpath.reports.programme_pages import VERDICT_HEADINGS, VERDICT_INTROS
from otpath.reports.programme_words import gaps
from otpath.reports.references import reference_of
from otpath.reports.told_words import YOU_TOLD_US
from otpath.rules.outcomes import Verdict
from otpath.rules.phrases import counted, joined

LONGEST_NAME = 100
"""Letters of a name that can stand as a heading; of a longer one the title stands below."""
OWN_START = "each at its own next start"
ELSEWHEN_HEADING = "These start in other months"
ELSEWHEN_INTRO = "Each is judged for its own next start after the month that was asked."


@dataclass(frozen=True)
class ListAsked:
    """Which programmes were asked about, and what was said of the person. None: not said."""

    course: str | None = None
    """The course or the award by its title."""
    nation: Nation | None = None
    provider: str | None = None
    start: int | None = None
    told: tuple[str, ...] = ()

    def title(self, number: int) -> str:
        """Return the title of a list of so many programmes."""
        place = f" in {NATION_NAMES[self.nation]}" if self.nation else ""
        whose = f", {self.provider}" if self.provider else ""
        if self.course is None:
            return f"Programmes{place}{whose} ({number})"
        return f"{self.course}{place}{whose}: {counted(number, 'programme')}"

    def items(self, *, is_judged: bool) -> Iterator[Item]:
        """Yield what was asked, each under its label."""
        if self.course:
            yield Item(self.course, "Course")
        if self.nation:
            yield Item(NATION_NAMES[self.nation], "Nation")
        if self.provider:
            yield Item(self.provider, "Provider")
        if is_judged:
            yield Item(month_words(self.start) if self.start else OWN_START, "Start")
        if self.told:
            yield Item("; ".join(self.told), YOU_TOLD_US)


def programmes_page(found: Sequence[Judged], asked: ListAsked, catalogue: Catalogue) -> Page:
    """Return what to show of several programmes, judged for one person: the most open first."""
    numbers = SourceNumbers(catalogue)
    then = [judged for judged in found if starts_in(judged.programme, asked.start)]
    elsewhen = [judged for judged in found if judged not in then]
    sections = [*section("What was asked", asked.items(is_judged=True))]
    for verdict, heading in VERDICT_HEADINGS.items():
        items = [_in_list(j, asked, numbers) for j in then if j.verdict is verdict]
        sections += section(f"{heading} ({len(items)})", items, VERDICT_INTROS[verdict])
    items = [_in_list(judged, asked, numbers) for judged in elsewhen]
    sections += section(f"{ELSEWHEN_HEADING} ({len(items)})", items, ELSEWHEN_INTRO)
    summary = Item(
        "Each is judged by its own page, as it was when we read it, for the start that is named."
    )
    how = Section("To see one", (Item("otpath programme and its id, with the same facts."),))
    return Page(asked.title(len(found)), summary, (*sections, how), numbers.words)


def _in_list(judged: Judged, asked: ListAsked, numbers: SourceNumbers) -> Item:
    programme = judged.programme
    name = f"{programme.provider}: {programme.title}"
    is_long = len(name) > LONGEST_NAME
    parts = [
        *([Item(programme.title, "Title")] if is_long else []),
        Item(programme.id, "Id"),
        Item(programme.place or NATION_NAMES[programme.nation], "Where"),
    ]
    if judged.verdict is Verdict.MET and not starts_in(programme, asked.start):
        # Of the other verdicts the label of what is missing speaks.
        parts.append(Item(VERDICT_HEADINGS[judged.verdict], "Verdict"))
    parts += [Item(text, label) for label, text in gaps(judged, numbers.catalogue)]
    parts.append(Item(_start_words(judged, asked), "Start"))
    parts.append(Item(programme.rules_for, "Rules for", numbers.of(_strongest(programme, numbers))))
    return Item(programme.provider if is_long else name, parts=tuple(parts))


def _start_words(judged: Judged, asked: ListAsked) -> str:
    """Say for which start it was judged, and which months it has where another was asked."""
    start = month_words(judged.situation.month)
    programme = judged.programme
    if asked.start is None or starts_in(programme, asked.start):
        return start
    months = joined(month_name(month) for month in programme.intakes)
    ours = " (our assumption)" if programme.intakes_assumed else ""
    return f"{start}. It starts in {months}{ours}, not in {month_words(asked.start)}"


def _strongest(programme: Programme, numbers: SourceNumbers) -> tuple[str, ...]:
    """Return the strongest source of a programme: the page about it has them all."""
    sources = numbers.catalogue.sources
    ranked = sorted(programme.sources, key=lambda name: reference_of(sources[name]).rank)
    return tuple(ranked[:1])
