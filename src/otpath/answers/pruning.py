"""Leaving out what brings a person no nearer: a free course is never too dear for the search."""

from __future__ import annotations

from dataclasses import replace

from otpath.catalogue.contents import Catalogue
from otpath.planning.replay import faults
from otpath.planning.routes import Question, Route


class BrokenRouteError(RuntimeError):
    """A route that the validator does not accept: a fault in otpath, never in what was asked."""


def fit_to_show(route: Route, question: Question, catalogue: Catalogue) -> Route:
    """Return a route without idle courses; raise `BrokenRouteError` where it does not replay."""
    plain = without_idle_courses(route, question, catalogue)
    broken = faults(plain, question, catalogue)
    if broken:
        raise BrokenRouteError("; ".join(broken))
    return plain


def without_idle_courses(route: Route, question: Question, catalogue: Catalogue) -> Route:
    """Return the route without each course that it stands without, the first such left out first.

    The search prefers the cheaper route, so it may leave courses in that cost nothing or whose
    price is not known. Nobody should sit in a class that opens no door.
    """
    for leg in route.legs:
        if leg.kind == "job":
            continue
        shorter = replace(route, legs=tuple(other for other in route.legs if other != leg))
        if not faults(shorter, question, catalogue):
            return without_idle_courses(shorter, question, catalogue)
    return route
