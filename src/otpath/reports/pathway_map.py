"""The ladder of roles with one person's way up it: what stands on each rung."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from otpath.answers.plans import Answer
from otpath.answers.steps import Step
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.roles import Role, RoleKind
from otpath.reports.plan_model import FOOTER
from otpath.reports.record_lists import ROLE_HEADINGS
from otpath.reports.wording import span_words

StopKind = Literal["here", "way", "goal"]

TITLE = "The ladder of roles"
HERE = "you are here"
YOUR_GOAL = "your goal"
GOAL_HEADING = "Your goal"
HOW_TO_READ = "The ladder goes up the page. A line joins the places on your way."
NO_WAY = "No route was found with what you said. 'otpath plan' says why."
THERE = "You are already there."


@dataclass(frozen=True)
class Stop:
    """A place on the way: where the person is, a job, or the goal. `climb` leads up to it."""

    kind: StopKind
    text: str
    climb: tuple[str, ...] = ()
    """The courses on the way up to it, the last one first."""


@dataclass(frozen=True)
class Rung:
    """Roles of one kind: those on the way, highest first, and the others."""

    heading: str
    stops: tuple[Stop, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class PathwayMap:
    """The whole ladder, the highest rung first."""

    title: str
    how_to_read: str
    rungs: tuple[Rung, ...]
    footer: tuple[str, ...] = FOOTER

    @property
    def ends(self) -> tuple[int, int] | None:
        """The rungs between which the line runs, counted from the top; None without a person."""
        found = [number for number, rung in enumerate(self.rungs) if rung.stops]
        return (found[0], found[-1]) if found else None

    @property
    def way(self) -> tuple[str, ...]:
        """The way in words, from where the person is up to the goal."""
        stops = [stop for rung in reversed(self.rungs) for stop in reversed(rung.stops)]
        return tuple(text for stop in stops for text in (*reversed(stop.climb), stop.text))


def ladder(catalogue: Catalogue) -> PathwayMap:
    """Return the ladder without a person on it."""
    return PathwayMap(TITLE, "", tuple(_rungs((), catalogue)))


def pathway_map(answer: Answer, title: str, catalogue: Catalogue) -> PathwayMap:
    """Return the ladder with the best route on it; without a route, with the person's place."""
    stops = tuple(_stops(answer, catalogue))
    rungs = list(_rungs(stops, catalogue))
    goal = tuple(stop for role, stop in stops if role is None)
    if goal:
        # A qualification is on no rung: it stands above the highest job on the way to it.
        highest = next(number for number, rung in enumerate(rungs) if rung.stops)
        rungs.insert(highest, Rung(GOAL_HEADING, goal, ()))
    how = {"routes": HOW_TO_READ, "no-route": NO_WAY, "already-there": THERE}[answer.kind]
    return PathwayMap(title, how, tuple(rungs))


def _stops(answer: Answer, catalogue: Catalogue) -> Iterator[tuple[Role | None, Stop]]:
    """Yield the places in the order of time, each with its role; a qualification has none."""
    present = catalogue.roles[answer.question.person.job]
    yield present, Stop("here", f"{present.title}: {HERE}")
    steps = [step for step in answer.routes[0].steps if step.number] if answer.routes else []
    climb: list[Step] = []
    for step in steps:
        if not isinstance(step.record, Role):
            climb.append(step)
            continue
        is_goal = step.record.id == answer.question.target
        text = f"{_dated(step)}, {YOUR_GOAL}" if is_goal else _dated(step)
        yield step.record, Stop("goal" if is_goal else "way", text, _climbed(climb))
        climb = []
    if steps and answer.question.target_kind == "qualification":
        goal = catalogue.qualifications[answer.question.target]
        yield None, Stop("goal", goal.title, _climbed(climb))


def _climbed(steps: Sequence[Step]) -> tuple[str, ...]:
    return tuple(_dated(step) for step in reversed(steps))


def _dated(step: Step) -> str:
    return f"{step.number} {step.record.title}: {span_words(step.leg.start, step.leg.end)}"


def _rungs(stops: Sequence[tuple[Role | None, Stop]], catalogue: Catalogue) -> Iterator[Rung]:
    for kind in reversed(_KINDS):
        here = tuple(stop for role, stop in reversed(stops) if role and role.kind == kind)
        taken = {role.id for role, _ in stops if role}
        others = tuple(
            role.title
            for role in catalogue.roles.values()
            if role.kind == kind and role.id not in taken
        )
        if here or others:
            yield Rung(ROLE_HEADINGS[kind], here, others)


_KINDS: tuple[RoleKind, ...] = tuple(ROLE_HEADINGS)
"""From the lowest rung to the highest."""
