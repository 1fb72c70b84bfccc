"""No route is shown that the validator does not accept."""

from __future__ import annotations

from otpath.catalogue.contents import Catalogue
from otpath.planning.replay import faults
from otpath.planning.routes import Question, Route


class BrokenRouteError(RuntimeError):
    """A route that the validator does not accept: a fault in otpath, never in what was asked."""


def validated(route: Route, question: Question, catalogue: Catalogue) -> Route:
    """Return the route; raise `BrokenRouteError` where it does not replay."""
    broken = faults(route, question, catalogue)
    if broken:
        raise BrokenRouteError("; ".join(broken))
    return route
