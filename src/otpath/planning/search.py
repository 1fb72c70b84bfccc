"""The planner's answers: all best routes, the soonest of them, or its month alone. All proven."""

from __future__ import annotations

from dataclasses import dataclass

from otpath.catalogue.contents import Catalogue
from otpath.planning.building import build
from otpath.planning.closing import Closing
from otpath.planning.front import Best, front
from otpath.planning.judgements import Judgements
from otpath.planning.rereading import route_of
from otpath.planning.routes import Question, Route
from otpath.planning.states import Effort, EffortSpentError

STATES_FOR_AN_ANSWER = 200_000
"""How many states the searches for one answer may look at: a minute or so."""


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


def _route(best: Best, question: Question) -> Route:
    closing = best.closing
    return route_of(closing.problem, closing.with_fewer_jobs(best.timetable), question)
