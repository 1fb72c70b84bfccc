"""What the routes beside each other are called: no two alike, and each by what it is better at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from otpath.answers.choosing import BestAt
from otpath.answers.plans import PlannedRoute
from otpath.reports.record_words import upper_first
from otpath.rules.phrases import joined

BEST_WORDS: dict[BestAt, str] = {
    "soonest": "the soonest route",
    "keeps-you-earning": "the soonest without full-time study",
    "least-full-time": "the one with the least full-time study",
    "cheapest": "the one that costs you least",
}

SHORT_WORDS: dict[BestAt, str] = {
    "soonest": "Soonest",
    "keeps-you-earning": "No full-time study",
    "least-full-time": "Least full-time study",
    "cheapest": "Costs least",
}


def pounds_of(route: PlannedRoute) -> int:
    """Return what a route costs in all: own money and fee loans, in pounds."""
    return route.cost_to_person + route.fee_loans


def heading(route: PlannedRoute, routes: Sequence[PlannedRoute]) -> str:
    """Say in a sentence's words what a route is best at, or better at than the soonest."""
    first = _first(routes)
    named = [BEST_WORDS[best] for best in route.best_at if best != "between"]
    if route.steps_without_price and "cheapest" in route.best_at:
        named.remove(BEST_WORDS["cheapest"])
        named.append(f"{BEST_WORDS['cheapest']}, as far as costs are known")
    gains = joined(_gains(route, first))
    if not named:
        return f"one with {gains} than route {first.number}"
    if not _is_tie(route, first):
        return joined(named)
    if len(named) == 1:
        return f"one as soon as route {first.number}, with {gains}"
    return joined([f"one as soon as route {first.number}", *named[1:]])


def short_names(routes: Sequence[PlannedRoute]) -> dict[int, str]:
    """Return by its number how each route is called in the table."""
    first = _first(routes)
    names: dict[int, str] = {}
    latest: dict[str, PlannedRoute] = {}
    for route in sorted(routes, key=lambda route: route.number):
        name = plain = _short(route, first, first)
        if plain in latest:
            earlier = latest[plain]
            name = f"{_short(route, first, earlier)} than route {earlier.number}"
        latest[plain] = route
        names[route.number] = name
    return names


def _first(routes: Sequence[PlannedRoute]) -> PlannedRoute:
    return min(routes, key=lambda route: route.number)


def _is_tie(route: PlannedRoute, first: PlannedRoute) -> bool:
    return route is not first and "soonest" in route.best_at


def _short(route: PlannedRoute, first: PlannedRoute, other: PlannedRoute) -> str:
    """Return a name: what a route is best at, else what it has less of than the other one."""
    named = [SHORT_WORDS[best] for best in route.best_at if best != "between"]
    if _is_tie(route, first):
        named = ["As soon", *(named[1:] or _gains(route, other))]
    return upper_first(", ".join(named or _gains(route, other)).lower())


def _gains(route: PlannedRoute, other: PlannedRoute) -> Iterator[str]:
    """Say what a route has less of than another. Of 2 best routes, the later always has."""
    years = route.full_time_years < other.full_time_years
    if years:
        yield "less full-time study"
    if pounds_of(route) < pounds_of(other):
        unsure = route.steps_without_price or other.steps_without_price
        yield "less to pay as far as known" if unsure else "less to pay"
    elif not years:
        yield "other steps"
