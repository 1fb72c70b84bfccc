"""Which of the best routes to show, and what each of them is best at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from otpath.planning.search import BestRoute

BestAt = Literal["soonest", "keeps-you-earning", "least-full-time", "cheapest", "between"]

MOST_SHOWN = 5
"""How many routes a person can weigh against each other."""


class Chosen(NamedTuple):
    """A route to show, and what it is best at."""

    best: BestRoute
    best_at: tuple[BestAt, ...]


def choose(found: Sequence[BestRoute]) -> tuple[Chosen, ...]:
    """Return the routes to show, in the order of their finish: the best at anything, always.

    `found` are all best routes, the soonest first. What is only between the others fills up, unless
    it takes the very steps of one that is shown, later.
    """
    named = [Chosen(best, tuple(_best_at(best, found))) for best in found]
    shown = [chosen for chosen in named if chosen.best_at]
    for chosen in named:
        is_twin = any(_steps(chosen.best) == _steps(other.best) for other in shown)
        if not is_twin and len(shown) < MOST_SHOWN:
            shown.append(Chosen(chosen.best, ("between",)))
    return tuple(sorted(shown, key=lambda chosen: found.index(chosen.best)))


def _best_at(best: BestRoute, found: Sequence[BestRoute]) -> Iterator[BestAt]:
    is_soonest = best.route.finish == found[0].route.finish
    if is_soonest:
        yield "soonest"
    # `min` takes the first of equals, which is the soonest of them.
    if best is min(found, key=lambda other: other.years):
        if not best.years:
            yield "keeps-you-earning"
        elif not is_soonest:
            yield "least-full-time"
    if len(found) > 1 and best is min(found, key=lambda other: other.hundreds):
        yield "cheapest"


def _steps(best: BestRoute) -> frozenset[tuple[str, str]]:
    return frozenset((leg.kind, leg.id) for leg in best.route.legs)
