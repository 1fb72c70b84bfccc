"""The planner's front in the shape of the solver's: a route for each point."""

from __future__ import annotations

from otpath.catalogue.contents import Catalogue
from otpath.planning.routes import Question, Route
from otpath.planning.search import STATES_FOR_AN_ANSWER, best_routes
from tests.planning.solver import Point


def points_of(
    question: Question, catalogue: Catalogue, most_states: int = STATES_FOR_AN_ANSWER
) -> tuple[dict[Point, Route], bool]:
    """Return a route for each point of the planner's front, and whether all of it is proven.

    The points are worked out from the legs: what the planner says of a route is not believed.
    """
    found = best_routes(question, catalogue, most_states=most_states)
    routes = [best.route for best in found.best]
    points = [point_of(route, question, catalogue) for route in routes]
    assert len(set(points)) == len(points), points
    said = [(best.route.finish, best.hundreds, best.years) for best in found.best]
    assert [tuple(point) for point in points] == said, (points, said)
    return dict(zip(points, routes, strict=True)), found.unproven_from is None


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
