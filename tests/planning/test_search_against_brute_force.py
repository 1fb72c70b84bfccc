"""The search is as soon as brute force on tiny random catalogues, and its routes are valid.

Only the finish is compared: which of equally soon routes is taken is a preference, not proven.
`OTPATH_SEEDS` says how many questions (300 unless said), `OTPATH_FIRST_SEED` from which on.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from otpath.planning.replay import faults
from otpath.planning.search import best_route
from tests.planning.brute_force import TooManyStatesError, earliest_finish
from tests.planning.random_catalogues import SETTLED, Knobs, random_case

SEEDS = int(os.environ.get("OTPATH_SEEDS", "300"))
FIRST_SEED = int(os.environ.get("OTPATH_FIRST_SEED", "0"))
BATCH = 25
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
"""The same with more limits. Own money is not among them: see `Knobs.money`."""


def differences(seed: int, knobs: Sequence[Knobs] = KNOBS) -> list[str]:
    """Return what is wrong with the search's answer to one question."""
    catalogue, question = random_case(seed, knobs[seed % len(knobs)])
    try:
        soonest = earliest_finish(question, catalogue, most_states=4000)
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
