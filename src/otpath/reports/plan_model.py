"""The report model of a plan: every string that is shown, made once, with no rendering in mind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from otpath.answers.steps import NeedKind

BarKind = Literal["now", "study", "work", "both", "paperwork", "goal"]

BAR_WORDS: dict[BarKind, str] = {
    "now": "Where you start",
    "study": "Study",
    "work": "Paid work",
    "both": "Study beside a job",
    "paperwork": "Paperwork",
    "goal": "Goal",
}
FOOTER = (
    "otpath is not an NHS service. Check every date and rule with the provider before you decide.",
)


@dataclass(frozen=True)
class Figure:
    """One of the four figures at the top."""

    label: str
    value: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Bar:
    """One row of the timeline. `first` and `last` are months counted from the start of the plan."""

    label: str
    kind: BarKind
    first: int
    last: int
    words: str


@dataclass(frozen=True)
class Timeline:
    """Bars over a number of months; `years` are (year, months from the start of the plan)."""

    months: int
    years: tuple[tuple[int, int], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Line:
    """A sentence or two. `sources` are numbers in the list of sources."""

    text: str
    sources: tuple[int, ...] = ()

    @property
    def cited(self) -> str:
        """The text, then the numbers of its sources, as '[3, 7]'."""
        numbers = ", ".join(str(number) for number in self.sources)
        return f"{self.text} [{numbers}]" if numbers else self.text


@dataclass(frozen=True)
class Mark:
    """One requirement: the verdict in words, and what it is about."""

    kind: NeedKind
    verdict: str
    line: Line


@dataclass(frozen=True)
class StepSummary:
    """One step."""

    heading: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class OtherRoute:
    """A second route in short."""

    heading: str
    figures: tuple[Figure, ...]
    steps: tuple[str, ...]
    how_to_see: str


@dataclass(frozen=True)
class PlanSummary:
    """Everything a plan shows, in the order in which it is shown."""

    title: str
    subtitle: str
    figures: tuple[Figure, ...] = ()
    timeline: Timeline | None = None
    cautions: tuple[str, ...] = ()
    steps: tuple[StepSummary, ...] = ()
    next: tuple[str, ...] = ()
    others: tuple[OtherRoute, ...] = ()
    reasons: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    cannot_know: tuple[str, ...] = ()
    stories: tuple[Line, ...] = ()
    sources: tuple[str, ...] = ()
    footer: tuple[str, ...] = FOOTER
