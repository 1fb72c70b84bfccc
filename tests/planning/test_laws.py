"""Laws that any planner must keep, on random questions.

More of anything good never makes the finish later, and nothing but the question decides the route.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import Age, Requirement, walk
from otpath.person.profile import Holding
from otpath.planning.routes import Leg, Question, Route
from otpath.planning.search import best_route
from otpath.rules.already import is_trained_for
from tests.builders import gcse, held
from tests.planning.random_catalogues import AWARDS, GRADED, SUBJECTS, Knobs, random_case

LAWFUL = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
NEVER = 1_000_000
YEAR = 12

Case = tuple[Catalogue, Question]


def cases(*knobs: Knobs) -> st.SearchStrategy[Case]:
    """Draw from the random questions of brute force, on all or on these knobs."""
    everything = (Knobs(), Knobs(groups=0.8, loose=0.15), Knobs(recency=0.25), Knobs(corners=0.5))
    return st.builds(random_case, st.integers(0, 5000), st.sampled_from(knobs or everything))


def finish(case: Case) -> int:
    """Return the finish, later than any where there is no route."""
    catalogue, question = case
    route = best_route(question, catalogue)
    return NEVER if route is None else route.finish


def rules(catalogue: Catalogue) -> list[Requirement]:
    ways = [way for role in catalogue.roles.values() for way in role.entry]
    ways += [way for course in catalogue.courses.values() for way in course.entry]
    return [rule for way in ways for top in way.requires for rule in walk(top)]


# --- more never hurts ---------------------------------------------------------------------------

HOLDINGS = st.one_of(
    st.builds(gcse, st.sampled_from(SUBJECTS), st.sampled_from(["3", "4", "9"])),
    st.sampled_from([held(name, None, "merit" if name in GRADED else None) for name in AWARDS]),
    st.sampled_from(
        [held("a-level", "history", "C"), held("functional-skills-maths-2"), held("access-to-he")]
    ),
)


@LAWFUL
@given(case=cases(), holding=HOLDINGS)
def test_one_more_award_never_hurts(case: Case, holding: Holding) -> None:
    catalogue, question = case
    person = question.person
    richer = replace(person, holdings=(*person.holdings, holding))
    # An apprenticeship is closed to who holds its award, even where recent study is asked.
    assume(not any(is_trained_for(c, [holding], catalogue) for c in catalogue.courses.values()))
    assert finish((catalogue, replace(question, person=richer))) <= finish(case)


@LAWFUL
@given(case=cases(), more=st.integers(1, 24), number=st.integers(0, 3))
def test_more_months_of_experience_never_hurt(case: Case, more: int, number: int) -> None:
    catalogue, question = case
    role = sorted(catalogue.roles)[number % len(catalogue.roles)]
    served = {**question.person.experience}
    served[role] = served.get(role, 0) + more
    richer = replace(question.person, experience=served)
    assert finish((catalogue, replace(question, person=richer))) <= finish(case)


@LAWFUL
@given(case=cases(), hours=st.integers(0, 20), months=st.integers(0, 12), paid=st.booleans())
def test_wider_limits_never_hurt(case: Case, hours: int, months: int, paid: bool) -> None:
    catalogue, question = case
    limits = question.limits
    wider = replace(
        limits,
        study_hours=limits.study_hours + hours,
        keep_wage=limits.keep_wage and paid,
        horizon=limits.horizon + months,
    )
    assert finish((catalogue, replace(question, limits=wider))) <= finish(case)


@LAWFUL
@given(
    case=cases(Knobs(limits=1.0), Knobs(limits=1.0, groups=0.8)),
    lifted=st.sampled_from(
        [
            "finish_by",
            "avoid_modes",
            "avoid_courses",
            "avoid_roles",
            "include_courses",
            "include_roles",
        ]
    ),
)
def test_lifting_a_limit_never_hurts(case: Case, lifted: str) -> None:
    catalogue, question = case
    lifting: dict[str, Any] = {lifted: None if lifted == "finish_by" else frozenset()}
    wider = replace(question.limits, **lifting)
    assert finish((catalogue, replace(question, limits=wider))) <= finish(case)


@LAWFUL
@given(case=cases())
def test_keeping_the_wage_is_never_sooner(case: Case) -> None:
    catalogue, question = case
    kept = replace(question, limits=replace(question.limits, keep_wage=True))
    assert finish(case) <= finish((catalogue, kept))


@LAWFUL
@given(case=cases())
def test_the_horizon_closes_the_month_before_the_finish(case: Case) -> None:
    catalogue, question = case
    soonest = finish(case)
    if soonest == NEVER:
        return
    for horizon, expected in (
        (soonest - question.start, soonest),
        (soonest - question.start - 1, NEVER),
    ):
        limits = replace(question.limits, horizon=horizon)
        assert finish((catalogue, replace(question, limits=limits))) == expected


# --- only the question decides ------------------------------------------------------------------


def later(leg: Leg) -> Leg:
    return replace(
        leg,
        start=leg.start + YEAR,
        end=None if leg.end is None else leg.end + YEAR,
        applied=None if leg.applied is None else leg.applied + YEAR,
    )


@LAWFUL
@given(case=cases())
def test_a_year_later_everything_is_a_year_later(case: Case) -> None:
    catalogue, question = case
    person = question.person
    holdings = tuple(
        h if h.gained is None else replace(h, gained=h.gained + YEAR) for h in person.holdings
    )
    next_year = replace(
        question, start=question.start + YEAR, person=replace(person, holdings=holdings)
    )
    route = best_route(question, catalogue)
    shifted = route and Route(tuple(later(leg) for leg in route.legs), route.finish + YEAR)
    assert best_route(next_year, catalogue) == shifted


R = TypeVar("R")


def shuffled(records: dict[str, R], random: Random) -> dict[str, R]:
    items = list(records.items())
    random.shuffle(items)
    return dict(items)


@LAWFUL
@given(case=cases(), seed=st.integers(0, 1000))
def test_the_order_of_the_records_does_not_change_the_route(case: Case, seed: int) -> None:
    catalogue, question = case
    random = Random(seed)  # noqa: S311
    other = replace(
        catalogue,
        roles=shuffled(dict(catalogue.roles), random),
        courses=shuffled(dict(catalogue.courses), random),
        qualifications=shuffled(dict(catalogue.qualifications), random),
    )
    assert best_route(question, other) == best_route(question, catalogue)


@LAWFUL
@given(case=cases())
def test_the_same_question_gets_the_same_answer(case: Case) -> None:
    catalogue, question = case
    assert best_route(question, catalogue) == best_route(question, catalogue)


@LAWFUL
@given(case=cases(), years=st.integers(1, 5))
def test_a_year_of_age_changes_nothing_where_no_rule_asks_it(case: Case, years: int) -> None:
    catalogue, question = case
    if not any(isinstance(rule, Age) for rule in rules(catalogue)):
        older = replace(question, age=question.age + years)
        assert best_route(older, catalogue) == best_route(question, catalogue)
