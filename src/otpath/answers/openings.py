"""Changes of what was asked that open a route: what is given up, and the route that it gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from otpath.answers.binding import Bound
from otpath.answers.command_lines import command_line
from otpath.answers.money import is_cost_known, learner_of
from otpath.answers.settling import Asked
from otpath.answers.validating import validated
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import pounds_from
from otpath.planning.judgements import Judgements
from otpath.planning.routes import Limits, Question, Route
from otpath.planning.search import Sought, sought
from otpath.planning.tolls import academic_years

STATES_FOR_A_CHANGE = 2000
STATES_ELSEWHERE = 1000
STATES_IN_ALL = 6000
"""How many states may be looked at to settle what one change would open, here and elsewhere, and
for all changes together.

Counted, not timed, so that the same question always gets the same answer. Where it runs out, that
is said: nothing is settled then.
"""

GivenUp = Literal[
    "include",
    "study-hours",
    "finish-by",
    "money",
    "avoid",
    "keep-wage",
    "programme",
    "provider",
    "target",
    "nation",
    "start-point",
    "fact",
]
"""What a change gives up, the easiest to give up first. A fact is last: it may not be so."""

_RANKS: dict[GivenUp, int] = {
    "include": 0,
    "study-hours": 1,
    "finish-by": 2,
    "money": 3,
    "avoid": 4,
    "keep-wage": 5,
    "programme": 6,
    "provider": 6,
    "target": 7,
    "nation": 8,
    "start-point": 9,
    "fact": 10,
}


@dataclass(frozen=True)
class Figures:
    """What a route takes: the month of its finish, pounds, academic years of full-time study."""

    finish: int
    cost_to_person: int
    fee_loans: int
    full_time_years: int
    is_cost_known: bool
    """False where the price of some course is not known: it is then in neither sum."""


@dataclass(frozen=True)
class Change:
    """One change that opens a route: the soonest then, and of equally soon ones the cheapest."""

    gives_up: tuple[GivenUp, ...]
    words: str
    """What is other on the command line, as 'Without --keep-wage' or 'With --study-hours 20'."""
    figures: Figures
    command: str
    """The whole command line that asks for it."""
    note: str | None = None
    """What should be known before it is taken up."""

    @property
    def is_supposed(self) -> bool:
        """True where it supposes something of the person that may not be so."""
        return bool({"fact", "start-point"} & set(self.gives_up))


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes in the order of what they give up: the fewest things, then the easiest."""
    return tuple(sorted(changes, key=_ease))


def _ease(change: Change) -> tuple[bool, int, int, int]:
    ranks = [_RANKS[given] for given in change.gives_up]
    return change.is_supposed, len(ranks), max(ranks), change.figures.finish


@dataclass
class Case:
    """A question without a route, and what was tried to open one."""

    asked: Asked
    question: Question
    catalogue: Catalogue
    known: Judgements
    bound: Bound | None = None
    _within: dict[Limits, Sought] = field(default_factory=dict)
    _left: int = STATES_IN_ALL

    def _seek(self, question: Question, most_states: int) -> Sought:
        """Search for the soonest route of a question, as far as the effort goes."""
        if self._left <= 0:
            return Sought(None, is_settled=False)
        most = min(most_states, self._left)
        found = sought(question, self.catalogue, self.known, most)
        self._left -= found.states
        return found

    def within(self, limits: Limits) -> Sought:
        """Search for the soonest route within other limits."""
        if limits not in self._within:
            question = replace(self.question, limits=limits)
            self._within[limits] = self._seek(question, STATES_FOR_A_CHANGE)
        return self._within[limits]

    def is_known_within(self, narrower: Limits, wider: Limits) -> None:
        """Take over what was found within wider limits: it keeps to the narrower ones too."""
        self._within.setdefault(narrower, self.within(wider))

    def opens(self, limits: Limits) -> bool:
        """Tell whether a route was found within other limits."""
        return self.within(limits).route is not None

    def with_limits(
        self, gives_up: tuple[GivenUp, ...], words: str, limits: Limits, note: str | None = None
    ) -> Change | None:
        """Return the change to other limits; None where no route was found within them."""
        route = self.within(limits).route
        if route is None:
            return None
        is_other = limits.study_hours != self.question.limits.study_hours
        hours_told = self.asked.hours_told or is_other
        asked = replace(self.asked, limits=limits, hours_told=hours_told)
        figures = self.figures(route, limits)
        return Change(gives_up, words, figures, command_line(asked, self.bound), note)

    def figures(self, route: Route, limits: Limits) -> Figures:
        """Return what a route found within other limits takes."""
        return figures_of(route, replace(self.question, limits=limits), self.catalogue)

    def with_other(
        self,
        gives_up: GivenUp,
        words: str,
        asked: Asked,
        question: Question,
        note: str | None = None,
    ) -> Change | None:
        """Return the change to another question; None where no route was found for it."""
        route = self._seek(question, STATES_ELSEWHERE).route
        if route is None:
            return None
        figures = figures_of(route, question, self.catalogue)
        return Change((gives_up,), words, figures, command_line(asked, self.bound), note)


def figures_of(route: Route, question: Question, catalogue: Catalogue) -> Figures:
    """Return what a route takes, once it has been replayed."""
    shown = validated(route, question, catalogue)
    taken = [(catalogue.courses[leg.id], leg) for leg in shown.legs if leg.kind != "job"]
    costs = [c for course, leg in taken for c in course.costs_in(question.nation, leg.start)]
    return Figures(
        finish=shown.finish,
        cost_to_person=pounds_from("you", costs),
        fee_loans=pounds_from("loan", costs),
        full_time_years=sum(
            academic_years((leg.end or leg.start) - leg.start)
            for course, leg in taken
            if course.mode == "full-time"
        ),
        is_cost_known=all(
            is_cost_known(c, question.nation, leg.start, learner_of(question, leg.start, catalogue))
            for c, leg in taken
        ),
    )
