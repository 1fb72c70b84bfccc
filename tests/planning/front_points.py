"""The planner's front in the shape of the solver's: a route for each point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from otpath.catalogue.contents import Catalogue
from otpath.planning.routes import Question, Route
from otpath.planning.search import STATES_FOR_AN_ANSWER, best_routes
from tests.planning.solver import Point


@dataclass(frozen=True)
class PlannedFront:
    """A route for each point. From a month on, if any, the planner says it may not be all."""

    routes: Mapping[Point, Route]
    unproven_from: int | None

    @property
    def is_proven(self) -> bool:
        """True where the planner says that these are all."""
        return self.unproven_from is None

    def proven(self, points: Mapping[Point, object]) -> list[Point]:
        """Return those of some points about which the planner is sure, in order."""
        last = self.unproven_from
        return sorted(point for point in points if last is None or point.finish < last)


def planned_front(
    question: Question, catalogue: Catalogue, most_states: int = STATES_FOR_AN_ANSWER
) -> PlannedFront:
    """Return the planner's front.

    The points are worked out from the legs: what the planner says of a route is checked.
    """
    found = best_routes(question, catalogue, most_states=most_states)
    routes = {point_of(best.route, question, catalogue): best.route for best in found.best}
    said = [Point(best.route.finish, best.hundreds, best.years) for best in found.best]
    assert list(routes) == said, (list(routes), said)
    return PlannedFront(routes, found.unproven_from)


def point_of(route: Route, question: Question, catalogue: Catalogue) -> Point:
    """Work out what a route is compared by."""
    pounds = years = 0
    for leg in route.legs:
        if leg.kind != "job" and leg.end is not None:
            course = catalogue.courses[leg.id]
            costs = course.costs_in(question.nation, leg.start)
            pounds += sum(cost.total for cost in costs if cost.paid_by in {"you", "loan"})
            years += -(-(leg.end - leg.start) // 12) if course.mode == "full-time" else 0
    return Point(route.finish, -(-pounds // 100), years)


def difference(planned: PlannedFront, solved: Mapping[Point, Route]) -> str:
    """Say where the planner is sure and the solver says otherwise; nothing where they agree."""
    ours, theirs = planned.proven(planned.routes), planned.proven(solved)
    if ours == theirs:
        return ""
    listed = [tuple(point) for point in ours], [tuple(point) for point in theirs]
    return f"planner {listed[0]}, solver {listed[1]}, unproven from {planned.unproven_from}"
