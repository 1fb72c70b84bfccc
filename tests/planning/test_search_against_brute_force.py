"""The search finds what brute force finds on tiny random catalogues, and its routes are valid.

The soonest finish on most questions; all best routes, with prices that change, on fewer of them.
`OTPATH_SEEDS` says how many questions (150 unless said), `OTPATH_FIRST_SEED` from which on.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from otpath.planning.replay import faults
from otpath.planning.search import best_route, best_routes
from tests.planning.brute_force import TooManyStatesError, earliest_finish, front_in_units
from tests.planning.points import point_of
from tests.planning.random_catalogues import SETTLED, Knobs, random_case

SEEDS = int(os.environ.get("OTPATH_SEEDS", "150"))
FIRST_SEED = int(os.environ.get("OTPATH_FIRST_SEED", "0"))
BATCH = 25
MOST_STATES = 1500
"""Of brute force. The few questions that need more would take half of all the time."""
STARTS = range(FIRST_SEED, FIRST_SEED + SEEDS, BATCH)
KNOBS = (
    SETTLED,
    SETTLED,
    Knobs(groups=0.8, loose=0.15),
    Knobs(recency=0.25),
    Knobs(corners=0.5),
)
"""Taken in turn, so that a seed always means the same question."""
LIMITED = (
    Knobs(limits=0.9),
    Knobs(limits=0.9, groups=0.8, loose=0.15),
    Knobs(limits=0.9, recency=0.25),
    Knobs(limits=0.9, corners=0.5),
)
"""The same with more limits."""
PRICED = (
    Knobs(prices=0.7, years=0.5),
    Knobs(prices=0.7, years=0.6, money=0.4),
    Knobs(prices=0.6, recency=0.25),
    Knobs(prices=0.6, corners=0.5),
    Knobs(prices=0.6, limits=0.6, money=0.3),
    Knobs(prices=0.3, money=0.5, groups=0.8, loose=0.15),
)


def differences(seed: int, knobs: Sequence[Knobs] = KNOBS) -> list[str]:
    """Return what is wrong with the search's answer to one question."""
    catalogue, question = random_case(seed, knobs[seed % len(knobs)])
    try:
        soonest = earliest_finish(question, catalogue, most_states=MOST_STATES)
    except TooManyStatesError:
        return []
    route = best_route(question, catalogue)
    finish = None if route is None else route.finish
    said = [] if route is None else list(faults(route, question, catalogue))
    if finish != soonest:
        said.append(f"brute force finishes in {soonest}, the search in {finish}: {route}")
    return [f"seed {seed}: {sentence}" for sentence in said]


@pytest.mark.parametrize("first", STARTS)
def test_search_finds_what_brute_force_finds(first: int) -> None:
    seeds = range(first, min(first + BATCH, FIRST_SEED + SEEDS))
    assert [said for seed in seeds for said in differences(seed)] == []


@pytest.mark.parametrize("first", STARTS)
def test_search_finds_what_brute_force_finds_within_limits(first: int) -> None:
    seeds = range(first, min(first + BATCH, FIRST_SEED + SEEDS))
    assert [said for seed in seeds for said in differences(seed, LIMITED)] == []


def front_differences(seed: int) -> list[str]:
    """Return what is wrong with all the best routes of one question."""
    catalogue, question = random_case(seed, PRICED[seed % len(PRICED)])
    try:
        expected = front_in_units(question, catalogue, most_states=1000)
    except TooManyStatesError:
        return []
    best = best_routes(question, catalogue).best
    points = [point_of(one.route, question, catalogue) for one in best]
    said = [sentence for one in best for sentence in faults(one.route, question, catalogue)]
    if sorted(points) != sorted(expected):
        said.append(f"brute force finds {sorted(expected)}, the search {sorted(points)}")
    return [f"seed {seed}: {sentence}" for sentence in said]


@pytest.mark.parametrize("first", STARTS)
def test_all_best_routes_are_those_that_brute_force_finds(first: int) -> None:
    """Of every batch a third: it takes longer."""
    seeds = range(first, min(first + BATCH, FIRST_SEED + SEEDS), 3)
    assert [said for seed in seeds for said in front_differences(seed)] == []
