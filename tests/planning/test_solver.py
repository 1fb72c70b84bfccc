"""The independent solver finds what brute force finds, and its routes are valid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from otpath.planning.replay import faults
from otpath.planning.routes import Limits
from tests.builders import award, catalogue, course, qualification, role
from tests.planning.brute_force import TooManyStatesError, front_in_units
from tests.planning.random_catalogues import Knobs, random_case
from tests.planning.solver import NotProvenError, Point, solved, solver_front

KNOBS = (Knobs(), Knobs(groups=0.8, loose=0.15), Knobs(recency=0.25), Knobs(corners=0.5))
"""Taken in turn."""


@pytest.mark.parametrize("knobs", KNOBS, ids=repr)
def test_the_solver_finds_what_brute_force_finds(knobs: Knobs) -> None:
    compared = 0
    for seed in range(16):
        world, question = random_case(seed, knobs)
        try:
            wanted = front_in_units(question, world, most_states=150)
        except TooManyStatesError:
            continue
        found = dict(solved(question, world))
        assert found.keys() == wanted, seed
        assert [faults(route, question, world) for route in found.values()] == [()] * len(found)
        compared += 1
    assert compared >= 3


def test_every_price_level_is_a_point_of_the_front() -> None:
    _, question = random_case(0)
    question = replace(question, target="target", target_kind="role", limits=Limits(horizon=36))
    world = catalogue(
        role(question.person.job, hire=1),
        qualification("card"),
        course("dear", mode="full-time", months=6, loan=9000, awards=["card"]),
        course("fair", months=9, own_cost=50, awards=["card"]),
        course("free", months=12, awards=["card"]),
        role("target", award("card"), hire=1),
    )
    start = question.start
    assert solver_front(question, world) == {
        Point(start + 6, 90, 1),
        Point(start + 9, 1, 0),
        Point(start + 12, 0, 0),
    }


def test_what_is_not_proven_in_time_is_said() -> None:
    world, question = random_case(1)
    with pytest.raises(NotProvenError):
        solver_front(question, world, most_seconds=-1)
