"""What a route comes to, counted from the catalogue alone: nothing here is the planner's."""

from __future__ import annotations

from typing import NamedTuple

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import PaidBy
from otpath.planning.routes import Question, Route


class Point(NamedTuple):
    """The month, hundreds of pounds rounded up, and full-time years, each course rounded up."""

    finish: int
    hundreds: int
    years: int


def point_of(route: Route, question: Question, catalogue: Catalogue) -> Point:
    """Return what a route is compared by."""
    both = pounds(route, question, catalogue, "you") + pounds(route, question, catalogue, "loan")
    lengths = [
        leg.end - leg.start
        for leg in route.legs
        if leg.kind == "course" and catalogue.courses[leg.id].mode == "full-time" and leg.end
    ]
    return Point(route.finish, (both + 99) // 100, sum((months + 11) // 12 for months in lengths))


def pounds(route: Route, question: Question, catalogue: Catalogue, paid_by: PaidBy) -> int:
    """Return what one pays for all courses of a route, each at the price of its start."""
    return sum(
        cost.pounds * (cost.years if cost.per == "year" else 1)
        for leg in route.legs
        if leg.kind != "job"
        for cost in catalogue.courses[leg.id].costs
        if cost.paid_by == paid_by and cost.holds(question.nation, leg.start)
    )


def is_as_good(one: Point, other: Point) -> bool:
    """Tell whether one is in nothing worse than another."""
    return all(a <= b for a, b in zip(one, other, strict=True))


def are_bettered(points: list[Point], by: list[Point]) -> bool:
    """Tell whether for each point there is one in the other list that is in nothing worse."""
    return all(any(is_as_good(one, point) for one in by) for point in points)
