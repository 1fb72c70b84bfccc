"""Laws that all best routes together must keep, on random questions.

Prices change here with the month of the start, and full-time courses take about a year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from otpath.catalogue.courses import Course
from otpath.person.profile import Holding
from otpath.planning.replay import faults
from otpath.planning.routes import Limits
from otpath.planning.search import Found, best_route, best_routes
from tests.planning.points import Point, are_bettered, is_as_good, point_of, pounds
from tests.planning.random_catalogues import Knobs
from tests.planning.test_laws import HOLDINGS, LAWFUL, YEAR, Case, cases, later, shuffled

PRICED = (
    Knobs(prices=0.7, years=0.5),
    Knobs(prices=0.7, years=0.5, money=0.4),
    Knobs(prices=0.6, recency=0.25),
    Knobs(prices=0.6, corners=0.5),
    Knobs(prices=0.6, years=0.5, limits=0.6),
)
QUESTIONS = cases(*PRICED)


def found(case: Case) -> Found:
    catalogue, question = case
    return best_routes(question, catalogue)


def points(case: Case) -> list[Point]:
    """Return the front; what the planner says of each route is checked by a law of its own."""
    return [Point(best.route.finish, best.hundreds, best.years) for best in found(case).best]


def within(case: Case, limits: Limits) -> Case:
    return case[0], replace(case[1], limits=limits)


def with_courses(case: Case, courses: Iterable[Course]) -> Case:
    return replace(case[0], courses={course.id: course for course in courses}), case[1]


# --- what a front is ----------------------------------------------------------------------------


@LAWFUL
@given(case=QUESTIONS)
def test_every_route_is_valid_and_comes_to_what_is_said_of_it(case: Case) -> None:
    catalogue, question = case
    for best in found(case).best:
        assert faults(best.route, question, catalogue) == ()
        said = (best.route.finish, best.hundreds, best.years)
        assert point_of(best.route, question, catalogue) == said


@LAWFUL
@given(case=QUESTIONS)
def test_no_route_is_bettered_by_another_and_the_soonest_come_first(case: Case) -> None:
    front = points(case)
    assert front == sorted(front)
    for number, one in enumerate(front):
        assert not any(is_as_good(other, one) for other in front[:number] + front[number + 1 :])


@LAWFUL
@given(case=QUESTIONS, seed=st.integers(0, 1000))
def test_nothing_but_the_question_decides(case: Case, seed: int) -> None:
    catalogue, question = case
    random = Random(seed)  # noqa: S311
    other = replace(
        catalogue,
        roles=shuffled(dict(catalogue.roles), random),
        courses=shuffled(dict(catalogue.courses), random),
        qualifications=shuffled(dict(catalogue.qualifications), random),
    )
    assert found((other, question)) == found(case) == found(case)


@LAWFUL
@given(case=cases(Knobs(years=0.5), Knobs(years=0.5, corners=0.5)))
def test_a_year_later_all_routes_are_a_year_later_where_prices_stay(case: Case) -> None:
    catalogue, question = case
    person = question.person
    holdings = tuple(
        h if h.gained is None else replace(h, gained=h.gained + YEAR) for h in person.holdings
    )
    next_year = replace(
        question, start=question.start + YEAR, person=replace(person, holdings=holdings)
    )
    shifted = [
        (tuple(later(leg) for leg in b.route.legs), b.route.finish + YEAR, b.hundreds, b.years)
        for b in found(case).best
    ]
    after = found((catalogue, next_year)).best
    assert [(b.route.legs, b.route.finish, b.hundreds, b.years) for b in after] == shifted


@LAWFUL
@given(case=QUESTIONS, states=st.integers(1, 60))
def test_what_little_effort_proves_is_proven(case: Case, states: int) -> None:
    catalogue, question = case
    cut, whole = best_routes(question, catalogue, most_states=states), points(case)
    some = [point_of(best.route, question, catalogue) for best in cut.best]
    assert all(faults(best.route, question, catalogue) == () for best in cut.best)
    assert some == sorted(some)
    if cut.unproven_from is None:
        assert some == whole
    else:
        proven = cut.unproven_from
        assert [p for p in some if p.finish < proven] == [p for p in whole if p.finish < proven]


@LAWFUL
@given(case=QUESTIONS)
def test_the_soonest_alone_is_the_first_of_all(case: Case) -> None:
    catalogue, question = case
    alone, front = best_route(question, catalogue), found(case).best
    assert alone == (front[0].route if front else None)


# --- limits -------------------------------------------------------------------------------------


@LAWFUL
@given(case=QUESTIONS)
def test_with_the_wage_kept_what_has_no_full_time_study_is_left(case: Case) -> None:
    kept = within(case, replace(case[1].limits, keep_wage=True))
    assert points(kept) == [point for point in points(case) if not point.years]


@LAWFUL
@given(case=QUESTIONS, months=st.integers(1, 40))
def test_a_last_month_leaves_what_finishes_by_then(case: Case, months: int) -> None:
    start, limits = case[1].start, case[1].limits
    last = min(start + months, limits.finish_by or start + months)
    early = within(case, replace(limits, finish_by=last))
    assert points(early) == [point for point in points(case) if point.finish <= last]


@LAWFUL
@given(case=QUESTIONS, allowed=st.sampled_from([0, 50, 100, 149, 250, 400, 500]))
def test_a_limit_of_own_money_keeps_all_that_is_within_it(case: Case, allowed: int) -> None:
    catalogue, question = case
    case = within(case, replace(question.limits, own_pounds=None))
    limited = within(case, replace(question.limits, own_pounds=allowed))
    front = points(limited)
    for best in found(case).best:
        if pounds(best.route, question, catalogue, "you") <= allowed:
            assert point_of(best.route, question, catalogue) in front
    routes = [best.route for best in found(limited).best]
    assert all(pounds(route, question, catalogue, "you") <= allowed for route in routes)
    assert are_bettered(front, points(case))


@LAWFUL
@given(case=QUESTIONS, hours=st.integers(0, 20), months=st.integers(0, 12), paid=st.booleans())
def test_wider_limits_better_every_point(case: Case, hours: int, months: int, paid: bool) -> None:
    limits = case[1].limits
    wider = replace(
        limits,
        study_hours=limits.study_hours + hours,
        keep_wage=limits.keep_wage and paid,
        horizon=limits.horizon + months,
        finish_by=None,
        own_pounds=None if limits.own_pounds is None else limits.own_pounds + 50 * months,
        avoid_modes=frozenset(),
        avoid_courses=frozenset(sorted(limits.avoid_courses)[1:]),
        avoid_roles=frozenset(sorted(limits.avoid_roles)[1:]),
        include_courses=frozenset(sorted(limits.include_courses)[1:]),
        include_roles=frozenset(sorted(limits.include_roles)[1:]),
    )
    assert are_bettered(points(case), by=points(within(case, wider)))


# --- more, and less -----------------------------------------------------------------------------


@LAWFUL
@given(case=QUESTIONS, holding=HOLDINGS)
def test_one_more_award_makes_no_point_worse(case: Case, holding: Holding) -> None:
    catalogue, question = case
    person = question.person
    richer = replace(question, person=replace(person, holdings=(*person.holdings, holding)))
    assert are_bettered(points(case), by=points((catalogue, richer)))


@LAWFUL
@given(case=QUESTIONS, more=st.integers(1, 24), number=st.integers(0, 3))
def test_more_experience_makes_no_point_worse(case: Case, more: int, number: int) -> None:
    catalogue, question = case
    role = sorted(catalogue.roles)[number % len(catalogue.roles)]
    served = {**question.person.experience}
    served[role] = served.get(role, 0) + more
    richer = replace(question, person=replace(question.person, experience=served))
    assert are_bettered(points(case), by=points((catalogue, richer)))


@LAWFUL
@given(case=QUESTIONS, number=st.integers(0, 4))
def test_a_course_less_makes_no_point_better(case: Case, number: int) -> None:
    courses = list(case[0].courses.values())
    gone = courses[number % len(courses)].id
    if gone not in case[1].limits.include_courses:
        fewer = with_courses(case, [course for course in courses if course.id != gone])
        assert are_bettered(points(fewer), by=points(case))


@LAWFUL
@given(case=QUESTIONS)
def test_twice_the_price_moves_neither_the_soonest_nor_the_least_full_time(case: Case) -> None:
    front, dear = points(case), points(_doubled(case))
    assert bool(front) == bool(dear)
    if front:
        assert dear[0].finish == front[0].finish
        ways = [[(p.years, p.finish) for p in points] for points in (front, dear)]
        assert min(ways[0]) == min(ways[1])
        cheapest = min(point.hundreds for point in front)
        assert min(point.hundreds for point in dear) in {2 * cheapest - 1, 2 * cheapest}


def _doubled(case: Case) -> Case:
    own_pounds = case[1].limits.own_pounds
    dear = with_courses(case, [_dearer(course) for course in case[0].courses.values()])
    doubled = None if own_pounds is None else 2 * own_pounds
    return within(dear, replace(case[1].limits, own_pounds=doubled))


def _dearer(course: Course) -> Course:
    costs = [cost.model_copy(update={"pounds": 2 * cost.pounds}) for cost in course.costs]
    return course.model_copy(update={"costs": tuple(costs)})


@LAWFUL
@given(QUESTIONS)
def test_no_course_of_a_best_route_could_be_left_out(case: Case) -> None:
    catalogue, question = case
    for best in found(case).best:
        for leg in best.route.legs:
            if leg.kind != "job" and catalogue.courses[leg.id].mode != "full-time":
                left = tuple(other for other in best.route.legs if other != leg)
                assert faults(replace(best.route, legs=left), question, catalogue)
