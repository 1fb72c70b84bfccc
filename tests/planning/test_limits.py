"""What a person rules out or asks for binds the search, in cases worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from otpath.catalogue.base import Named
from otpath.person.profile import Person
from otpath.planning.replay import faults
from otpath.planning.routes import Limits, Question, Route
from otpath.planning.search import best_route
from tests.builders import (
    DECEMBER_2026,
    award,
    catalogue,
    course,
    entry,
    experience,
    gained,
    job,
    person,
    qualification,
    role,
)

S = DECEMBER_2026
PORTER = role("porter", hire=1)
HELPER = role("helper", hire=2)
CARD = qualification("card")
DAYS = course("days", mode="full-time", months=6, awards=[gained("card")])
EVENINGS = course("evenings", months=9, awards=[gained("card")])
AT_WORK = course(
    "at-work", mode="apprenticeship", months=12, employed_as=["porter"], awards=[gained("card")]
)
TARGET = role("target", award("card"), hire=1)
WORLD = (PORTER, HELPER, CARD, DAYS, EVENINGS, AT_WORK, TARGET)


def planned(
    *records: Named, who: Person | None = None, target: str = "target", **limits: Any
) -> Route | None:
    """Return the best route of a porter in this world; it has been replayed."""
    given: dict[str, Any] = {"horizon": 60}
    given |= {key: frozenset(v) if isinstance(v, set) else v for key, v in limits.items()}
    world = catalogue(*(records or WORLD))
    kind: Any = "role" if target in world.roles else "qualification"
    asked = Question(
        who or person("porter"), target, kind, S, "england", 30, limits=Limits(**given)
    )
    route = best_route(asked, world)
    assert route is None or faults(route, asked, world) == ()
    return route


def months(*records: Named, **asked: Any) -> int | None:
    route = planned(*records, **asked)
    return None if route is None else route.finish - S


def taken(*records: Named, **asked: Any) -> list[str]:
    """Return the ids of a route without the present job."""
    route = planned(*records, **asked)
    assert route is not None
    return [leg.id for leg in route.legs[1:]]


# --- until when ---------------------------------------------------------------------------------


def test_the_last_month_counts_and_the_month_after_it_does_not() -> None:
    assert months(finish_by=S + 6) == 6
    assert months(finish_by=S + 5) is None


def test_the_sooner_of_the_horizon_and_the_last_month_holds() -> None:
    assert months(finish_by=S + 60, horizon=5) is None
    assert months(finish_by=S + 6, horizon=5) is None


def test_a_last_month_before_the_start_leaves_no_route() -> None:
    assert months(finish_by=S - 1) is None


# --- what is avoided ----------------------------------------------------------------------------


def test_another_course_is_taken_where_its_mode_or_itself_is_avoided() -> None:
    assert taken() == ["days", "target"]
    assert taken(avoid_modes={"full-time"}) == ["evenings", "target"]
    assert taken(avoid_courses={"days"}) == ["evenings", "target"]
    assert taken(avoid_courses={"days"}, avoid_modes={"part-time"}) == ["at-work", "target"]
    assert planned(avoid_modes={"full-time", "part-time", "apprenticeship"}) is None


def test_nobody_is_hired_into_a_role_that_is_avoided() -> None:
    needing = role("target", experience(3, "helper", "carer"), hire=1)
    world = (PORTER, HELPER, role("carer", hire=4), needing)
    assert taken(*world) == ["helper", "target"]
    assert taken(*world, avoid_roles={"helper"}) == ["carer", "target"]
    assert planned(*world, avoid_roles={"helper", "carer"}) is None


def test_the_present_job_is_kept_though_its_role_is_avoided_but_never_taken_up_again() -> None:
    needing = role("target", experience(12, "porter"), hire=1)
    assert months(PORTER, needing, avoid_roles={"porter"}) == 12
    back = role("target", award("card"), job("porter", by="application"), hire=1)
    only_days = (PORTER, CARD, DAYS, back)
    assert months(*only_days) is not None
    assert months(*only_days, avoid_roles={"porter"}) is None


def test_a_target_that_is_avoided_is_not_reached() -> None:
    assert planned(avoid_roles={"target"}) is None


# --- what is included ---------------------------------------------------------------------------


def test_a_course_that_must_be_there_has_ended_when_the_target_job_starts() -> None:
    assert months(include_courses={"evenings"}) == 9
    assert "evenings" in taken(include_courses={"evenings"})
    more = course("more", mode="apprenticeship", months=12, employed_as=["porter"])
    assert months(*WORLD, more, include_courses={"evenings", "more"}) == 12


def test_each_way_in_asks_for_what_must_be_there() -> None:
    two_ways = role("target", ways=[entry(award("card"), id="card"), entry(id="open")], hire=1)
    world = (PORTER, CARD, DAYS, EVENINGS, two_ways)
    assert months(*world) == 1
    assert months(*world, include_courses={"evenings"}) == 9


@pytest.mark.parametrize(
    "limits",
    [
        {"avoid_courses": {"evenings"}},
        {"avoid_modes": {"part-time"}},
        {"study_hours": 2},
        {"horizon": 8},
    ],
    ids=str,
)
def test_a_course_that_must_be_there_and_cannot_leaves_no_route(limits: dict[str, Any]) -> None:
    assert planned(include_courses={"evenings"}, **limits) is None


def test_a_role_that_must_be_there_is_held_for_a_month_or_more() -> None:
    open_target = role("target", hire=1)
    world = (PORTER, HELPER, open_target)
    assert months(*world) == 1
    assert taken(*world, include_roles={"helper"}) == ["helper", "target"]
    assert months(*world, include_roles={"helper"}) == 3
    assert months(*world, include_roles={"helper"}, avoid_roles={"helper"}) is None


@pytest.mark.parametrize(("before", "soonest"), [(1, 1), (0, 3)])
def test_months_before_the_plan_count_for_a_role_that_must_be_there(
    before: int, soonest: int
) -> None:
    who = person("porter", experience={"helper": before})
    world = (PORTER, HELPER, role("target", hire=1))
    assert months(*world, who=who, include_roles={"helper"}) == soonest


def test_the_present_job_and_the_target_are_there_without_more() -> None:
    assert months(include_roles={"porter", "target"}) == 6
    at_once = (PORTER, CARD, DAYS)
    assert months(*at_once, target="card", include_roles={"porter"}) == 6


def test_before_a_qualification_the_rest_is_done_by_the_last_month_of_its_course() -> None:
    world = (PORTER, HELPER, CARD, EVENINGS, qualification("extra"), course("extra", months=8))
    assert months(*world, target="card") == 9
    assert months(*world, target="card", include_courses={"extra"}) == 9
    longer = course("extra", months=9)
    assert months(*world[:-1], longer, target="card", include_courses={"extra"}) == 10
    assert months(*world, target="card", include_roles={"helper"}) == 9


def test_a_course_that_gives_the_target_need_not_come_before_itself() -> None:
    assert taken(target="card", include_courses={"at-work"}) == ["at-work"]


def test_two_courses_that_give_the_target_cannot_both_be_asked_for() -> None:
    assert planned(target="card", include_courses={"days", "evenings"}) is None
