"""The report model of a plan: every string that is shown, made once, with no rendering in mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from otpath.answers.steps import NeedKind
from otpath.reports.references import Reference

BarKind = Literal["now", "study", "work", "both", "paperwork", "goal"]
LineTopic = Literal[
    "how",
    "skip",
    "counted-on",
    "apply",
    "dates",
    "cost",
    "wage",
    "help",
    "way-in",
    "programmes",
    "programmes-in-full",
    "other",
]
"""What a line of a step is about, so that a short page can choose among them."""

LINE_LABELS: dict[LineTopic, str] = {
    "apply": "Dates",
    "dates": "Dates",
    "cost": "Cost",
    "wage": "Wage",
    "help": "Help",
    "way-in": "Way in",
    "programmes": "Where",
    "programmes-in-full": "Where",
}
"""The word that stands before the lines of a topic; those of other topics need none."""

BAR_WORDS: dict[BarKind, str] = {
    "now": "Where you start",
    "study": "Study",
    "work": "Paid work",
    "both": "Study beside a job",
    "paperwork": "Paperwork",
    "goal": "Goal",
}
STEPS_HEADING = "Your steps"
TIMELINE_HEADING = "Your route by year"
TO_DO_HEADING = "What to do, and by when"
CONTACTS_HEADING = "Who to ask, and what about"
CAUTIONS_HEADING = "Please note"
REASONS_HEADING = "Why there is no route"
CHANGES_HEADING = "What would open a route"
COMMAND_HEADING = "The smallest change: plan again with this line"
NEXT_COMMAND_HEADING = "To plan the first of these"
NEXT_HEADING = "Where people go from here"
CHOICES_HEADING = "Your choices"
OTHER_HEADING = "Another route"
ASK_HEADING = "Questions worth asking"
ASSUMED_HEADING = "What this plan assumes"
CANNOT_KNOW_HEADING = "What otpath cannot know"
SOURCES_HEADING = "Sources"
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
    when: str
    """From which month to which; nothing of the goal, whose words say it."""


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
    topic: LineTopic = "other"
    is_assumed: bool = False
    """True where part of it is a working assumption of ours."""
    name: str = ""
    """What it is about by name, as 'Maintenance loan', where a short page names no more."""
    brief: str = ""
    """The text in few words, where a page with little room has some of its own."""

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
    only_helps: bool = False
    """True of what no rule asks, though those who have it are more likely to be taken.

    Not of an age that the person may not have by then: too young is worth saying on any page.
    """

    @property
    def in_brief(self) -> str:
        """The text for a page with little room."""
        return self.line.brief or self.line.text


@dataclass(frozen=True)
class StepSummary:
    """One step. `when` says from when to when, and how long that is."""

    heading: str
    when: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]

    @property
    def groups(self) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """The lines in order, those with one label together; a label may be empty."""
        for label, lines in groupby(self.lines, lambda line: LINE_LABELS.get(line.topic, "")):
            yield label, tuple(lines)


@dataclass(frozen=True)
class ToDo:
    """One thing to do: what, who does it, by when, and for which steps."""

    what: Line
    who: str
    by: str
    steps: str
    name: str
    """What to do without its dates, as 'Apply for a place: Access to HE Diploma (health)'."""

    @property
    def sentence(self) -> str:
        """Say all of it in one line, as 'December 2026: Apply for a place. You, step 1'."""
        return replace(
            self.what, text=f"{self.by}: {self.what.text} {self.who}, {self.steps}."
        ).cited


@dataclass(frozen=True)
class Contact:
    """Somebody who decides, and what about."""

    who: str
    about: Line
    steps: str

    @property
    def sentence(self) -> str:
        """Say all of it in one line, as 'The college: an interview (step 1)'."""
        about = self.about.text.removesuffix(".")
        return replace(self.about, text=f"{self.who}: {about} ({self.steps}).").cited


CHOICE_LABELS = ("Route", "You finish", "You pay", "Fee loans", "Full-time study")


@dataclass(frozen=True)
class Choice:
    """One row of the routes beside each other; the labels are `CHOICE_LABELS`."""

    name: str
    cells: tuple[str, ...]
    """When one finishes, what one pays, the fee loans, the full-time study."""


@dataclass(frozen=True)
class Asking:
    """What would bring the finish nearer if it were so, and how to tell the planner."""

    text: str
    how_to_say: str

    @property
    def whole(self) -> str:
        """Both in one line, for somebody at a terminal."""
        return f"{self.text} {self.how_to_say}"


@dataclass(frozen=True)
class OtherRoute:
    """Another route in short."""

    number: int
    """Its number among the routes beside each other."""
    heading: str
    weighed: str
    """What it gains and what it gives up, beside the route shown in full."""
    paid_less: tuple[str, ...]
    """Of that, what the figures of the routes beside each other do not show."""
    figures: tuple[Figure, ...]
    steps: tuple[str, ...]
    how_to_see: str


@dataclass(frozen=True)
class PlanSummary:
    """Everything a plan shows, in the order in which it is shown."""

    title: str
    subtitle: str
    situation: str = ""
    """Where the person stands, as 'NHS porter. England. Plan starts December 2026.'"""
    told: tuple[str, ...] = ()
    """The facts that the person told us, each in words; none where only a job was told."""
    figures: tuple[Figure, ...] = ()
    timeline: Timeline | None = None
    choices: tuple[Choice, ...] = ()
    """The routes shown, beside each other, in the order of their finish; none if there is one."""
    not_shown: str | None = None
    """How many more of the best routes there are."""
    cautions: tuple[str, ...] = ()
    steps: tuple[StepSummary, ...] = ()
    to_do: tuple[ToDo, ...] = ()
    contacts: tuple[Contact, ...] = ()
    next: tuple[str, ...] = ()
    others: tuple[OtherRoute, ...] = ()
    reasons: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    """What would open a route where there is none, with what that route takes."""
    command: str | None = None
    """The command line that asks for the smallest change, or for what comes next."""
    ask: tuple[Asking, ...] = ()
    assumed: tuple[str, ...] = ()
    """What is taken as so of the person, though nobody said it."""
    assumed_facts: tuple[str, ...] = ()
    """What the plan's dates, money and conditions take as so without a page to say it."""
    cannot_know: tuple[str, ...] = ()
    stories: tuple[Line, ...] = ()
    sources: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    """The same sources in short, in the same order."""
    footer: tuple[str, ...] = FOOTER

    @property
    def command_heading(self) -> str:
        """What the command line is for."""
        return NEXT_COMMAND_HEADING if self.next else COMMAND_HEADING
