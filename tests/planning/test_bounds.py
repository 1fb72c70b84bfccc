"""No bound is too late: each route here finishes in the very last month that is allowed.

A look ahead that says a month too much would leave no route at all. The months are by hand.
"""

from __future__ import annotations

import pytest

from otpath.catalogue.courses import Intake
from otpath.planning.search import best_route
from tests.builders import (
    any_of,
    award,
    catalogue,
    count_of,
    course,
    experience,
    job,
    person,
    role,
)
from tests.planning.test_front import EVENINGS, PORTER, TARGET, S, asked_of, card, points

DAYS = card("days", mode="full-time", months=6)
YEAR_OF_WORK = experience(12, "porter")


def test_work_and_full_time_study_take_turns_and_no_more() -> None:
    asking = role("target", award("card"), YEAR_OF_WORK, hire=1)
    assert points(asking, DAYS, horizon=18) == [(18, 0, 1)]
    assert points(asking, DAYS, horizon=17) == []


def test_the_shorter_intake_is_what_study_takes_at_least() -> None:
    intakes = [Intake(month=12, months=6), Intake(month=6, months=9)]
    asking = role("target", award("card"), YEAR_OF_WORK, hire=1)
    assert points(asking, card("days", mode="full-time", intakes=intakes), horizon=18)


def test_study_under_way_takes_only_the_months_left_of_it() -> None:
    january = card("days", mode="full-time", months=6, intakes=[1])
    asking = role("target", award("card"), YEAR_OF_WORK, hire=1)
    # A month of work, the study, and 11 months of work in the old job.
    assert points(asking, january, horizon=18) == [(18, 0, 1)]


def test_the_months_before_study_that_is_booked_are_free_for_work() -> None:
    rule = job("porter", by="application")
    booked = card("days", rule, mode="full-time", months=6, lead=3)
    asking = role("target", award("card"), YEAR_OF_WORK, hire=1)
    assert points(asking, booked, horizon=18) == [(18, 0, 1)]


def test_months_that_count_for_two_rules_are_worked_once() -> None:
    both = (YEAR_OF_WORK, experience(12, "porter", "helper"))
    asking = role("target", award("card"), *both, hire=1)
    assert points(role("helper"), asking, DAYS, horizon=18) == [(18, 0, 1)]


def test_months_worked_before_the_plan_are_not_worked_again() -> None:
    asking = role("target", award("card"), YEAR_OF_WORK, hire=1)
    who = person("porter", experience={"porter": 6})
    assert points(asking, DAYS, who=who, horizon=12) == [(12, 0, 1)]


def test_an_award_asked_by_the_end_may_come_after_the_work_has_been_done() -> None:
    rules = (experience(6, "porter"), award("card", by="during"))
    papers = course("papers", *rules, mode="registration", months=12)
    assert points(role("target", award("papers"), hire=1), papers, DAYS, horizon=18)


def test_work_asked_by_the_end_is_not_waited_for_at_the_start() -> None:
    rules = (experience(11, "porter", by="during"), award("card"))
    papers = course("papers", *rules, mode="registration", months=12)
    assert points(role("target", award("papers"), hire=1), papers, DAYS, horizon=18)


@pytest.mark.parametrize("group", [any_of, lambda *rules: count_of(1, *rules)])
def test_work_that_something_else_can_stand_in_for_is_not_waited_for(group: object) -> None:
    assert callable(group)
    rule = group(experience(24, "porter"), award("extra"))
    asking = role("target", award("card"), rule, hire=1)
    assert points(asking, DAYS, course("extra", months=1), horizon=7) == [(7, 0, 1)]


def test_what_is_asked_at_the_application_is_waited_for_by_the_lead_alone() -> None:
    then = card("then", award("first", by="application"), months=9, lead=2)
    assert points(TARGET, course("first", months=3), then, horizon=14) == [(14, 0, 0)]


def test_an_award_asked_by_the_end_may_come_in_the_last_month_of_the_longest_intake() -> None:
    intakes = [Intake(month=12, months=12), Intake(month=6, months=9)]
    papers = course("papers", award("card", by="during"), mode="registration", intakes=intakes)
    slow = card("slow", months=10)
    asking = role("target", award("papers"), hire=1)
    assert points(asking, papers, slow, horizon=12) == [(12, 0, 0)]


def test_a_job_that_asks_by_its_start_is_applied_for_before() -> None:
    assert points(role("target", award("card"), hire=3), EVENINGS, horizon=9) == [(9, 5, 0)]


APPRENTICED = tuple(
    course(
        f"{name}-at-work", mode="apprenticeship", months=6, employed_as=["porter"], awards=[name]
    )
    for name in ("one", "two")
)
IN_EVENINGS = tuple(
    course(f"{name}-evenings", months=7, own_cost=500, awards=[name]) for name in ("one", "two")
)
BOTH = role("target", award("one"), award("two"), hire=1)


@pytest.mark.parametrize(("horizon", "best"), [(60, [(7, 5, 0), (12, 0, 0)]), (7, [(7, 5, 0)])])
def test_courses_that_exclude_each_other_leave_room_for_sooner_ones(
    horizon: int, best: list[tuple[int, int, int]]
) -> None:
    """The look ahead leans on two apprenticeships at once: the gap is closed from below."""
    assert points(BOTH, *APPRENTICED, *IN_EVENINGS, horizon=horizon) == best


@pytest.mark.parametrize(("first", "second"), [(500, 0), (0, 500)])
def test_of_equally_soon_routes_the_soonest_alone_is_the_cheapest(first: int, second: int) -> None:
    one, two = card("one", months=6, own_cost=first), card("two", months=6, own_cost=second)
    route = best_route(asked_of(), catalogue(PORTER, TARGET, one, two))
    assert route is not None
    assert [leg.id for leg in route.legs if leg.kind == "course"] == ["two" if first else "one"]
    assert route.finish == S + 6
