"""Which routes no other betters, in cases worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from otpath.catalogue.base import Named
from otpath.catalogue.courses import Cost, Course, Intake, PaidBy
from otpath.catalogue.months import calendar_month, month_number
from otpath.catalogue.requirements import Requirement
from otpath.person.profile import Person
from otpath.planning.building import build
from otpath.planning.closing import Closing
from otpath.planning.replay import faults
from otpath.planning.routes import Limits, Question
from otpath.planning.search import STATES_FOR_AN_ANSWER, Found, best_routes, soonest_finish
from otpath.planning.states import Effort, Event, Spent, Timetable
from tests.builders import (
    award,
    catalogue,
    cost,
    course,
    experience,
    held,
    job,
    person,
    qualification,
    recency,
    role,
)
from tests.planning.points import point_of

S = month_number(2026, 12)
PORTER = role("porter", hire=1)
TARGET = role("target", award("card"), hire=1)
Points = list[tuple[int, int, int]]


def price(
    pounds: int, since: int | None = None, until: int | None = None, by: PaidBy = "you"
) -> Cost:
    """Return a cost for starts from so many months after December 2026, until so many after."""
    days = {"since": _day(since), "until": _day(until)}
    return cost(pounds, by).model_copy(update=days)


def _day(ahead: int | None) -> str | None:
    month = S + (ahead or 0)
    return None if ahead is None else f"{month // 12:04}-{calendar_month(month):02}-01"


def asked_of(who: Person | None = None, target: str = "target", **limits: Any) -> Question:
    kind: Any = "role" if target == "target" else "qualification"
    given: dict[str, Any] = {"horizon": 60, **limits}
    return Question(who or person("porter"), target, kind, S, "england", 30, limits=Limits(**given))


def found(*records: Named, states: int = STATES_FOR_AN_ANSWER, **asked: Any) -> Found:
    """Return all best routes; each has been replayed, and weighed by the tests themselves."""
    world, question = catalogue(PORTER, *records), asked_of(**asked)
    answer = best_routes(question, world, most_states=states)
    for best in answer.best:
        assert faults(best.route, question, world) == ()
        assert point_of(best.route, question, world) == (
            best.route.finish, best.hundreds, best.years,
        )  # fmt: skip
    return answer


def points(*records: Named, **asked: Any) -> Points:
    """Return the proven points of a porter, months counted from the start."""
    answer = found(*records, **asked)
    assert answer.unproven_from is None
    return [(b.route.finish - S, b.hundreds, b.years) for b in answer.best]


def card(course_id: str, *rules: Requirement, **facts: Any) -> Course:
    """Return a course that gives the card that the target asks for."""
    return course(course_id, *rules, awards=["card"], **facts)


DAYS = card("days", mode="full-time", months=6, own_cost=900)
EVENINGS = card("evenings", months=9, own_cost=500)
FREE = card("free", months=20)


def falling(course_id: str, first: int, month: int, then: int, **facts: Any) -> Course:
    """Return a course of two months, beside work, whose price falls."""
    costs = [price(first, until=month), price(then, since=month)]
    return course(course_id, months=2, costs=costs, **facts)


# --- what is best -------------------------------------------------------------------------------


def test_where_one_way_is_soonest_and_cheapest_it_is_the_only_one() -> None:
    assert points(TARGET, EVENINGS) == [(9, 5, 0)]
    assert points(TARGET, EVENINGS, card("slow", months=10, own_cost=500)) == [(9, 5, 0)]


def test_the_soonest_and_the_cheapest_and_one_without_full_time_study_are_all_best() -> None:
    assert points(TARGET, DAYS, EVENINGS, FREE) == [(6, 9, 1), (9, 5, 0), (20, 0, 0)]


def test_nothing_is_best_where_nothing_leads_there() -> None:
    assert points(TARGET) == []


def test_who_is_there_already_takes_nothing() -> None:
    assert points(TARGET, DAYS, who=person("target")) == [(0, 0, 0)]


def test_equal_points_give_one_route() -> None:
    assert points(TARGET, card("one", months=6), card("two", months=6)) == [(6, 0, 0)]


@pytest.mark.parametrize("rule", [award("card"), recency(2)], ids=str)
def test_of_equal_routes_the_same_is_taken_whatever_the_order_of_the_records(
    rule: Requirement,
) -> None:
    courses = [card(name, months=6) for name in ("one", "three", "two")]
    records = (PORTER, role("target", rule, hire=1), qualification("card"), *courses)
    worlds = [catalogue(*records), catalogue(*records)]
    worlds[1] = replace(worlds[1], courses=dict(reversed(list(worlds[1].courses.items()))))
    first, second = (best_routes(asked_of(), world) for world in worlds)
    assert first == second
    assert [leg.id for leg in first.best[0].route.legs] == ["porter", "one", "target"]


def test_all_that_gives_a_qualification_is_compared() -> None:
    assert points(DAYS, EVENINGS, FREE, target="card") == [(6, 9, 1), (9, 5, 0), (20, 0, 0)]


def test_ways_of_different_courses_are_compared_as_wholes() -> None:
    two_awards = role("target", award("card"), award("licence"), hire=1)
    licences = (
        course("dear", months=3, own_cost=300, awards=["licence"]),
        course("cheap", months=12, own_cost=100, awards=["licence"]),
    )
    # With the card from days at 6 months both licences come out dearer and no sooner.
    assert points(two_awards, DAYS, EVENINGS, *licences) == [(9, 8, 0), (12, 6, 0)]


# --- pounds -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dearer", "cheaper", "best"), [(401, 500, 1), (401, 400, 2), (1, 0, 2)])
def test_what_is_cheaper_by_less_than_a_hundred_is_best_only_over_a_round_sum(
    dearer: int, cheaper: int, best: int
) -> None:
    soon, late = card("soon", months=6, own_cost=dearer), card("late", months=9, own_cost=cheaper)
    assert len(points(TARGET, soon, late)) == best


def test_small_sums_are_added_up_before_they_are_rounded() -> None:
    fee = course("fee", mode="registration", months=1, own_cost=60, awards=["licence"])
    asking = role("target", award("card"), award("licence"), hire=1)
    assert points(asking, card("evenings", months=9, own_cost=40), fee) == [(9, 1, 0)]
    assert points(asking, card("evenings", months=9, own_cost=41), fee) == [(9, 2, 0)]


def test_a_loan_is_counted_with_own_money() -> None:
    lent = card("lent", months=6, own_cost=50, loan=9000)
    assert points(TARGET, lent, EVENINGS) == [(6, 91, 0), (9, 5, 0)]


def test_a_price_that_falls_makes_waiting_worth_its_while() -> None:
    assert points(TARGET, falling("later", 900, 4, 200, awards=["card"])) == [(2, 9, 0), (6, 2, 0)]


def test_a_price_that_rises_is_paid_where_the_course_comes_second() -> None:
    asking = role("target", award("card"), award("licence"), hire=1)
    costs = [price(100, until=3), price(500, since=3)]
    rising = course("rising", months=3, hours=10, costs=costs, awards=["licence"])
    once_a_year = card("yearly", months=6, hours=10, intakes=[12])
    # First the yearly one at once, then the rising one; or the rising one first, then a year later.
    assert points(asking, rising, once_a_year) == [(9, 5, 0), (18, 1, 0)]


def test_a_price_that_falls_and_rises_again_is_caught_in_its_one_intake() -> None:
    costs = [price(900, until=3), price(200, since=3, until=4), price(800, since=4)]
    spring = card("spring", months=6, intakes=[1, 3], costs=costs)
    assert points(TARGET, spring) == [(7, 9, 0), (9, 2, 0)]


def test_each_of_several_periods_may_be_best() -> None:
    costs = [price(900, until=4), price(200, since=4, until=8), price(100, since=8)]
    assert points(TARGET, card("thrice", months=6, costs=costs)) == [
        (6, 9, 0), (10, 2, 0), (14, 1, 0),
    ]  # fmt: skip


def test_a_price_that_is_not_known_counts_as_nothing() -> None:
    costs = [price(900, until=4), price(100, since=8)]
    assert points(TARGET, card("gap", months=6, costs=costs)) == [(6, 9, 0), (10, 0, 0)]


def test_each_course_may_wait_for_its_own_price() -> None:
    asking = role("target", award("one"), award("two"), hire=1)
    one, two = falling("one", 300, 4, 100), falling("two", 400, 8, 100)
    assert points(asking, one, two) == [(2, 7, 0), (6, 5, 0), (10, 2, 0)]


def test_what_comes_after_a_cheaper_start_counts_too() -> None:
    then = card("then", award("first"), months=2, costs=[price(100, until=5), price(700, since=5)])
    first = falling("first", 300, 4, 100)
    assert points(TARGET, first, then) == [(4, 4, 0)]
    last = falling("first", 900, 4, 100)
    assert points(TARGET, last, then) == [(4, 10, 0), (8, 8, 0)]


# --- full-time study ----------------------------------------------------------------------------


@pytest.mark.parametrize(("months", "years"), [(1, 1), (10, 1), (12, 1), (13, 2), (24, 2)])
def test_a_begun_year_of_full_time_study_counts_as_one(months: int, years: int) -> None:
    assert points(TARGET, card("days", mode="full-time", months=months)) == [(months, 0, years)]


def test_two_short_courses_take_a_year_each() -> None:
    asking = role("target", award("one"), award("two"), hire=1)
    days = [course(name, mode="full-time", months=5) for name in ("one", "two")]
    assert points(asking, *days) == [(10, 0, 2)]


def test_a_later_intake_with_fewer_years_is_best_too() -> None:
    intakes = [Intake(month=1, months=13), Intake(month=4, months=12)]
    days = card("days", mode="full-time", intakes=intakes)
    assert points(TARGET, days) == [(14, 0, 2), (16, 0, 1)]
    dearer = days.model_copy(update={"costs": (price(100, until=4), price(300, since=4))})
    assert points(TARGET, dearer) == [(14, 1, 2), (16, 3, 1)]


# --- limits -------------------------------------------------------------------------------------


def test_the_money_limit_leaves_loans_alone() -> None:
    lent, small = card("lent", months=6, loan=9000), card("small", months=20, own_cost=100)
    assert points(TARGET, lent, EVENINGS, small) == [(6, 90, 0), (9, 5, 0), (20, 1, 0)]
    assert points(TARGET, lent, EVENINGS, small, own_pounds=100) == [(6, 90, 0), (20, 1, 0)]
    assert points(TARGET, lent, EVENINGS, small, own_pounds=99) == [(6, 90, 0)]
    assert points(TARGET, EVENINGS, own_pounds=0) == []


@pytest.mark.parametrize(("limit", "month"), [(500, 6), (499, 10), (0, 10)])
def test_the_same_pounds_are_waited_for_where_a_loan_will_pay_them(limit: int, month: int) -> None:
    costs = [price(500, until=4), price(500, since=4, by="loan")]
    assert points(TARGET, card("waiting", months=6, costs=costs), own_pounds=limit) == [
        (month, 5, 0)
    ]


@pytest.mark.parametrize(("limit", "month"), [(600, 2), (599, 7), (300, 7), (0, 7)])
def test_own_money_is_shared_among_courses(limit: int, month: int) -> None:
    asking = role("target", award("one"), award("two"), hire=1)
    costs = [price(300, until=5), price(300, since=5, by="loan")]
    both = [course(name, months=2, costs=costs) for name in ("one", "two")]
    assert points(asking, *both, own_pounds=limit) == [(month, 6, 0)]


def test_own_money_for_one_course_is_freed_by_a_loan_of_the_same_pounds_for_another() -> None:
    asking = role("target", award("one"), award("two"), hire=1)
    lent_later = [
        price(300, until=5),
        price(700, until=5, by="loan"),
        price(1000, since=5, by="loan"),
    ]
    cheaper_later = [price(900, until=8, by="loan"), price(100, since=8)]
    one = course("one", months=2, costs=lent_later)
    two = course("two", months=2, costs=cheaper_later)
    assert points(asking, one, two, own_pounds=300) == [(2, 19, 0), (10, 11, 0)]


def test_a_dearer_loan_is_taken_where_own_money_is_short() -> None:
    costs = [price(500, until=4), price(9000, since=4, by="loan")]
    lent = card("lent", months=6, costs=costs)
    assert points(TARGET, lent) == [(6, 5, 0)]
    assert points(TARGET, lent, own_pounds=499) == [(10, 90, 0)]
    assert soonest_finish(asked_of(own_pounds=499), catalogue(PORTER, TARGET, lent)) == S + 10


@pytest.mark.parametrize(
    ("limits", "best"),
    [
        ({"horizon": 6}, [(2, 9, 0), (6, 2, 0)]),
        ({"horizon": 5}, [(2, 9, 0)]),
        ({"finish_by": S + 5}, [(2, 9, 0)]),
        ({"horizon": 1}, []),
    ],
    ids=str,
)
def test_what_finishes_after_the_last_month_is_none(limits: dict[str, int], best: Points) -> None:
    assert points(TARGET, falling("later", 900, 4, 200, awards=["card"]), **limits) == best


def test_what_must_be_included_is_in_all_of_them() -> None:
    included = {"include_courses": frozenset({"evenings"})}
    assert points(TARGET, DAYS, EVENINGS, FREE, **included) == [(9, 5, 0)]


def test_an_award_that_will_come_of_itself_costs_nothing() -> None:
    who = person("porter", held("card", gained=S + 8))
    assert points(TARGET, DAYS, EVENINGS, FREE, who=who) == [(6, 9, 1), (8, 0, 0)]


def test_a_job_that_spares_full_time_study_is_best_for_it() -> None:
    at_work = card("at-work", mode="apprenticeship", months=12, employed_as=["helper"])
    helper = role("helper", hire=2)
    assert points(TARGET, helper, DAYS, at_work) == [(6, 9, 1), (14, 0, 0)]


def test_months_of_work_and_full_time_study_take_turns_in_all_of_them() -> None:
    asking = role("target", award("card"), experience(12, "porter"), hire=1)
    assert points(asking, DAYS, FREE) == [(18, 9, 1), (20, 0, 0)]


# --- what is dropped unseen -----------------------------------------------------------------------
# A region is dropped where the least that it takes is too much. Each case here needs one whose
# least would be too high if something in it were counted twice, or at its worst.


def test_what_two_courses_share_is_counted_once() -> None:
    asking = role("target", award("one"), award("two"), hire=1)
    shared = course("shared", months=2, own_cost=500)
    one = course("one", award("shared"), mode="full-time", months=2, own_cost=500)
    two = falling("two", 400, 8, 100, mode="full-time")
    assert points(asking, shared, one, two) == [(6, 14, 2), (10, 11, 2)]


def test_a_course_that_is_dear_now_and_cheap_later_is_not_dropped() -> None:
    soon = card("soon", months=3, own_cost=900)
    later = falling("later", 1000, 4, 200, awards=["card"])
    late = later.model_copy(update={"duration": soon.duration.model_copy(update={"months": 6})})
    assert points(TARGET, soon, late) == [(3, 9, 0), (10, 2, 0)]


def test_a_course_with_a_longer_and_a_shorter_intake_is_not_dropped() -> None:
    intakes = [Intake(month=1, months=13), Intake(month=4, months=12)]
    by_intake = card("by-intake", mode="full-time", intakes=intakes)
    any_time = card("any-time", mode="full-time", months=13)
    assert points(TARGET, any_time, by_intake) == [(13, 0, 2), (16, 0, 1)]


def test_experience_that_is_full_asks_for_no_job() -> None:
    asking = role("target", award("card"), experience(6, "helper"), hire=1)
    who = person("porter", experience={"helper": 6})
    assert points(asking, role("helper", hire=None), EVENINGS, who=who) == [(9, 5, 0)]


def test_study_that_is_recent_asks_for_no_course() -> None:
    ticket = course("ticket", months=6, awards=["ticket"])
    asking = role("target", award("ticket"), recency(2), hire=1)
    records = (qualification("ticket", rqf_level=2), qualification("diploma"))
    who = person("porter", held("diploma", gained=S - 10))
    assert points(asking, *records, ticket, who=who) == [(6, 0, 0)]


def test_what_is_expected_is_waited_for_however_little_is_saved() -> None:
    who = person("porter", held("card", gained=S + 8))
    assert points(TARGET, card("soon", months=6, own_cost=1), who=who) == [(6, 1, 0), (8, 0, 0)]


def test_the_present_job_is_there_though_nobody_is_hired_into_it() -> None:
    at_work = card("at-work", mode="apprenticeship", months=12, employed_as=["helper"])
    helper = role("helper", hire=None)
    assert points(TARGET, helper, at_work, DAYS, who=person("helper")) == [(6, 9, 1), (12, 0, 0)]


def test_own_money_that_is_spent_is_counted_once() -> None:
    asking = role("target", award("one"), award("two"), hire=1)
    one, two = course("one", months=2, own_cost=350), falling("two", 300, 8, 100)
    assert points(asking, one, two, own_pounds=500) == [(10, 5, 0)]


# --- effort -------------------------------------------------------------------------------------

HARD = (
    role("target", award("one"), award("two"), award("card"), experience(5, "porter"), hire=1),
    falling("one", 300, 4, 100),
    falling("two", 400, 8, 100, hours=10),
    DAYS,
    EVENINGS,
    FREE,
)


def test_where_the_effort_runs_out_the_rest_is_unproven_and_the_soonest_comes_first() -> None:
    proven = [(b.route.finish, b.hundreds, b.years) for b in found(*HARD).best]
    cut = [found(*HARD, states=states) for states in range(1, 200, 3)]
    assert any(answer.unproven_from is not None and answer.best for answer in cut)
    for answer in cut:
        some = [(b.route.finish, b.hundreds, b.years) for b in answer.best]
        until = answer.unproven_from or S + 1000
        assert some == sorted(some)
        assert [p for p in some if p[0] < until] == [p for p in proven if p[0] < until]
        assert (answer.unproven_from is None) <= (some == proven)


def test_more_effort_settles_it() -> None:
    assert found(*HARD, states=2).unproven_from is not None
    assert found(*HARD).unproven_from is None


def test_effort_that_runs_out_over_the_choice_of_jobs_spoils_nothing() -> None:
    """Formerly the search for fewer jobs went on with no effort left."""
    question, world = asked_of(), catalogue(PORTER, *HARD)
    problem = build(question, world)
    met = Closing(problem, Effort(10_000)).soonest()
    assert met is not None
    many = met._replace(spent=met.spent._replace(jobs=met.spent.jobs + 2))
    assert Closing(problem, Effort(1)).with_fewer_jobs(many) == many


def test_fewer_jobs_are_no_reason_to_pay_more() -> None:
    """A loan is money too, though own money is compared first."""
    rule = job("helper").model_copy(update={"since": _day(3)})
    costs = [price(900, until=3, by="loan"), price(200, since=3)]
    short = card("short", rule, months=2, intakes=[2, 3], costs=costs)
    served = experience(6, "porter", "helper")
    world = (role("helper", hire=1), role("target", award("card"), served, hire=1), short)
    assert points(*world) == [(6, 2, 0)]

    problem = build(asked_of(), catalogue(PORTER, *world))
    roles = {role.id: number for number, role in enumerate(problem.roles) if role}
    as_helper = (
        Event("job", roles["helper"], S + 1, S + 2, None, 0),
        Event("course", 0, None, S + 3, S + 5, 0),
        Event("job", roles["target"], S + 5, S + 6, None, 0),
    )
    found_first = Timetable(S + 6, Spent(200, 0, 0, 1, 2), as_helper)
    assert Closing(problem, Effort(10_000)).with_fewer_jobs(found_first) == found_first


# --- the look ahead within a period -------------------------------------------------------------


@pytest.mark.parametrize("month", range(12))
@pytest.mark.parametrize("wait", [0, 1, 11, 12])
def test_the_soonest_end_within_a_period_is_that_of_its_first_start(month: int, wait: int) -> None:
    lengths = {1: 7, 4: 5, 9: 3}
    (one,) = build(asked_of(target="card"), catalogue(PORTER, EVENINGS)).courses
    first, last = S + month, S + month + wait
    course = replace(one, lengths=lengths).with_starts(first, last)
    starts = [m for m in range(first, last + 1) if calendar_month(m) in lengths]
    ends = [m + lengths[calendar_month(m)] for m in starts]
    assert course.soonest_end(S) == min(ends, default=1_000_000)
