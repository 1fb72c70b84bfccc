"""What a search says whose effort runs out: an answer, and never more than was settled."""

import pytest

from otpath.planning.judgements import Judgements
from otpath.planning.replay import faults
from otpath.planning.routes import Question
from otpath.planning.search import best_route, best_routes, sought, within_reach
from tests.builders import DECEMBER_2026, award, catalogue, course, experience, person, role
from tests.planning.random_catalogues import random_case

WORLD = catalogue(
    role("porter"),
    role("ot", award("bsc-ot"), experience(6, "helper")),
    role("helper", hire=1),
    role("astronaut", award("moon-walk")),
    course("days", mode="full-time", months=24, awards=["bsc-ot"]),
    course("evenings", months=36, awards=["bsc-ot"]),
    course("flight", experience(6, "astronaut"), awards=["moon-walk"]),
)


def question(target: str = "ot") -> Question:
    return Question(person("porter"), target, "role", DECEMBER_2026, "england", 30)


@pytest.mark.parametrize("seed", [271, 397])
def test_search_that_runs_out_anywhere_still_answers(seed: int) -> None:
    """A plainer timetable of a route that was met is looked for with what effort is left."""
    world, asked = random_case(seed)
    found = [best_routes(asked, world, most_states=states) for states in range(90)]

    assert any(f.best for f in found)
    assert any(f.unproven_from is not None for f in found)
    for f in found:
        assert not [fault for best in f.best for fault in faults(best.route, asked, world)]


def test_route_that_a_short_search_met_is_the_soonest() -> None:
    soonest = best_route(question(), WORLD)
    known = Judgements(WORLD, DECEMBER_2026)
    found = [sought(question(), WORLD, known, states) for states in range(60)]

    assert soonest is not None
    assert {f.is_settled for f in found} == {True, False}
    for f in found:
        assert (f.route is None) == (not f.is_settled)
        assert f.route is None or f.route.finish == soonest.finish


def test_target_that_waits_for_itself_is_out_of_reach_and_no_search_is_needed() -> None:
    known = Judgements(WORLD, DECEMBER_2026)

    reach = within_reach(question("astronaut"), WORLD, known)
    assert not reach.is_target_among
    assert "flight" not in reach.courses
    assert within_reach(question(), WORLD, known).roles >= {"ot", "helper"}
    assert sought(question("astronaut"), WORLD, known, 0).is_settled
