"""The planner's front is the solver's, and all routes are valid, on random questions.

A small part of what `benchmarks/exactness.py` compares. Where the planner says that it has not
proven all, what it has proven is compared.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.planning.replay import faults
from otpath.planning.routes import Question
from tests.planning.front_points import difference, planned_front
from tests.planning.mid_size_catalogues import mid_size_case
from tests.planning.random_catalogues import Knobs, random_case
from tests.planning.random_people import random_question
from tests.planning.solver import solved

MOST_STATES = 3000
"""How many states the planner may look at: the suite is to be quick."""

BATCH = 10


def differences(question: Question, catalogue: Catalogue) -> tuple[list[str], bool]:
    """Return what is wrong with the planner's front or a route, and whether it is proven."""
    planned = planned_front(question, catalogue, MOST_STATES)
    found = dict(solved(question, catalogue))
    said = [difference(planned, found)]
    for routes in (planned.routes, found):
        for route in routes.values():
            said += faults(route, question, catalogue)
    return [sentence for sentence in said if sentence], planned.is_proven


def unproven_of(questions: Iterable[tuple[Question, Catalogue]]) -> int:
    """Compare the fronts of some questions; return of how many the planner did not prove all."""
    unproven = 0
    for number, (question, catalogue) in enumerate(questions):
        said, is_proven = differences(question, catalogue)
        assert said == [], number
        unproven += not is_proven
    return unproven


@pytest.mark.parametrize("first", range(0, 30, BATCH))
def test_fronts_agree_on_catalogues_of_the_shipped_kind(first: int) -> None:
    cases = [mid_size_case(seed) for seed in range(first, first + BATCH)]
    assert unproven_of((question, catalogue) for catalogue, question in cases) <= BATCH // 2


@pytest.mark.parametrize("seed", [1055, 8009, 8029, 8257, 8490])
def test_fronts_that_once_differed_agree(seed: int) -> None:
    catalogue, question = mid_size_case(seed)
    said, _ = differences(question, catalogue)
    assert said == []


@pytest.mark.parametrize("first", range(0, 40, 2 * BATCH))
def test_fronts_agree_on_tiny_catalogues(first: int) -> None:
    knobs = Knobs(limits=0.3, money=0.2, recency=0.1)
    cases = [random_case(seed, knobs) for seed in range(first, first + 2 * BATCH)]
    assert unproven_of((question, catalogue) for catalogue, question in cases) <= 1


def test_fronts_agree_for_random_people() -> None:
    catalogue = load().catalogue
    assert catalogue is not None
    questions = [random_question(seed, catalogue) for seed in range(8)]
    assert unproven_of((question, catalogue) for question in questions) <= BATCH // 2
