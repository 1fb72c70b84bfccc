"""The planner's answers: all best routes, the soonest of them, or its month alone. All proven."""

from __future__ import annotations

from dataclasses import dataclass

from otpath.catalogue.contents import Catalogue
from otpath.planning.building import build
from otpath.planning.closing import Closing
from otpath.planning.conditions import NEVER
from otpath.planning.front import Best, front
from otpath.planning.judgements import Judgements
from otpath.planning.relaxation import at_the_start, look_ahead, target_month
from otpath.planning.rereading import route_of, without_idle_courses
from otpath.planning.routes import Question, Route
from otpath.planning.states import Effort, EffortSpentError

STATES_FOR_AN_ANSWER = 20_000
"""How many states the searches for one answer may look at: some seconds. Most look at under 300."""


@dataclass(frozen=True)
class BestRoute:
    """A route that none betters, and what routes are compared by beside their finish."""

    route: Route
    hundreds: int
    """Own money and fee loans together, in hundreds of pounds, rounded up."""
    years: int
    """Academic years of full-time study."""


@dataclass(frozen=True)
class Found:
    """All routes that none betters, in the order of their finish, then of what they take.

    Where not all could be settled, `unproven_from` is the first month in which something may finish
    that was not found. It may better what finishes then or later. It is None where all is proven.
    """

    best: tuple[BestRoute, ...]
    unproven_from: int | None = None


def best_routes(
    question: Question,
    catalogue: Catalogue,
    judgements: Judgements | None = None,
    most_states: int = STATES_FOR_AN_ANSWER,
) -> Found:
    """Return the routes that none betters in finish, money and full-time study together."""
    problem = build(question, catalogue, judgements)
    found = front(problem, Effort(most_states))
    best = (BestRoute(_route(b, question), b.point.hundreds, b.point.years) for b in found.best)
    return Found(tuple(best), found.bound)


def best_route(
    question: Question, catalogue: Catalogue, judgements: Judgements | None = None
) -> Route | None:
    """Return the soonest route, of equally soon ones the cheapest, or None where there is none."""
    problem = build(question, catalogue, judgements)
    found = front(problem, Effort(STATES_FOR_AN_ANSWER), soonest_only=True)
    return _route(found.best[0], question) if found.best else None


def soonest_finish(
    question: Question,
    catalogue: Catalogue,
    judgements: Judgements | None = None,
    most_states: int = STATES_FOR_AN_ANSWER,
) -> int | None:
    """Return the month in which the soonest route finishes, or None where there is none.

    None also where `most_states` were looked at and nothing was settled by then.
    """
    problem, effort = build(question, catalogue, judgements), Effort(most_states)
    if problem.own_pounds is not None:
        best = front(problem, effort, soonest_only=True).best
        return best[0].point.finish if best else None
    try:
        found = Closing(problem, effort).soonest()
    except EffortSpentError:
        return None
    return None if found is None else found.finish


@dataclass(frozen=True)
class Sought:
    """What a short search for the soonest route came to."""

    route: Route | None
    is_settled: bool = True
    """False where the search was stopped before it met a route: there may be one, or none."""
    states: int = 0
    """How many states were looked at."""


def sought(
    question: Question, catalogue: Catalogue, judgements: Judgements, most_states: int
) -> Sought:
    """Return the soonest route, of equally soon ones the cheapest, and whether that is settled."""
    problem, effort = build(question, catalogue, judgements), Effort(most_states)
    found = front(problem, effort, soonest_only=True)
    states = most_states - effort.left
    if found.best:
        return Sought(_route(found.best[0], question), states=states)
    return Sought(None, is_settled=found.bound is None, states=states)


@dataclass(frozen=True)
class Reach:
    """The jobs and courses, by id, that the look ahead says could ever be had.

    A look ahead forgets what stands in each other's way. So what is not among them never opens.
    """

    roles: frozenset[str]
    courses: frozenset[str]
    is_target_among: bool


def within_reach(question: Question, catalogue: Catalogue, judgements: Judgements) -> Reach:
    """Return what on the roads to the target could ever be had, whenever that is."""
    problem = build(question, catalogue, judgements)
    numbers = range(len(problem.courses))
    times = look_ahead(problem, at_the_start(problem), numbers, range(len(problem.roles)))
    return Reach(
        frozenset(
            role.id
            for role, month in zip(problem.roles, times.job_starts, strict=True)
            if role is not None and month < NEVER
        ),
        frozenset(
            course.id
            for course, month in zip(problem.courses, times.course_ends, strict=True)
            if month < NEVER
        ),
        target_month(problem, times) < NEVER,
    )


def _route(best: Best, question: Question) -> Route:
    problem, plainest = best.closing.problem, best.closing.with_fewer_jobs(best.timetable)
    return route_of(problem, without_idle_courses(problem, plainest), question)
