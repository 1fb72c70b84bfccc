"""The oracle on tiny cases worked out by hand, and its routes replayed."""

from __future__ import annotations

from typing import Any

import pytest

from otpath.catalogue.base import Named
from otpath.catalogue.courses import Intake
from otpath.catalogue.roles import Role
from otpath.person.profile import Person
from otpath.planning.replay import faults
from otpath.planning.routes import Limits, Question, TargetKind
from tests.builders import (
    DECEMBER_2026,
    age,
    any_of,
    award,
    catalogue,
    check,
    course,
    experience,
    held,
    job,
    person,
    qualification,
    recency,
    role,
)
from tests.planning.brute_force import (
    Answer,
    TooManyStatesError,
    best_answer,
    earliest_finish,
    example_routes,
    pareto_front,
)
from tests.planning.random_catalogues import Knobs, random_case

S = DECEMBER_2026
PORTER = role("porter", hire=1)
CARDS = [qualification(f"card-{n}") for n in range(1, 5)]


def ask(
    *records: Named,
    kind: TargetKind = "role",
    target: str = "target",
    who: Person | None = None,
    **limits: Any,
) -> tuple[Question, Any]:
    limit = Limits(**{"horizon": 36, **limits})
    question = Question(who or person("porter"), target, kind, S, "england", 20, limit)
    return question, catalogue(PORTER, *CARDS, *records)


def months(*records: Named, **asked: Any) -> int | None:
    """Return months from now to the target at best."""
    finish = earliest_finish(*ask(*records, **asked))
    return None if finish is None else finish - S


def target(*asked: Any, hire: int = 2) -> Role:
    return role("target", *asked, hire=hire)


def test_a_job_that_asks_nothing_takes_its_time_to_hire() -> None:
    assert months(target(hire=3)) == 3


def test_a_card_that_nothing_gives_keeps_the_job_closed() -> None:
    assert months(target(award("card-1"))) is None


def test_a_job_can_be_applied_for_while_its_card_is_studied_for() -> None:
    evening = course("card-1", months=6)
    assert months(evening, target(award("card-1", by="start"))) == 6
    assert months(evening, target(award("card-1", by="application"))) == 8


def test_a_course_waits_for_its_intake_and_its_lead() -> None:
    january = course("card-1", months=6, intakes=[1, Intake(month=9, months=4)])
    assert months(january, target="card-1", kind="qualification") == 1 + 6
    late = january.model_copy(
        update={"application": january.application.model_copy(update={"lead": 2})}
    )
    assert months(late, target="card-1", kind="qualification") == 9 + 4


def test_two_courses_run_side_by_side_only_within_the_hours() -> None:
    pair = (course("card-1", months=6, hours=8), course("card-2", months=6, hours=8))
    both = target(award("card-1"), award("card-2"))
    assert months(*pair, both) == 6
    assert months(*pair, both, study_hours=15) == 12


def test_full_time_study_ends_the_job_whose_months_are_asked() -> None:
    college = course("card-1", mode="full-time", months=6)
    served = target(award("card-1"), experience(10, "porter"), hire=1)
    assert months(college, served) == 16
    assert months(college, served, keep_wage=True) is None


def test_no_job_starts_during_an_apprenticeship() -> None:
    trainee = role("trainee", hire=2)
    apprenticeship = course(
        "card-1", mode="apprenticeship", months=12, employed_as=["trainee"], hours=4
    )
    assert months(trainee, apprenticeship, target(award("card-1", by="during"))) == 2
    assert months(trainee, apprenticeship, target(award("card-1"))) == 14


def test_one_application_at_a_time() -> None:
    first, second = role("first-job", hire=3), role("second-job", hire=3)
    both = target(experience(1, "first-job"), experience(1, "second-job"), hire=2)
    assert months(first, second, both) == 3 + 3 + 2


def test_a_job_is_judged_on_the_job_being_left() -> None:
    stepping_stone = role("stepping-stone", hire=2)
    assert months(stepping_stone, target(job("stepping-stone", by="start"))) == 4
    assert months(stepping_stone, target(job("stepping-stone", by="application"))) == 4


def test_an_age_is_waited_for_until_it_is_surely_reached() -> None:
    assert months(target(age(21), hire=1)) == 12
    assert months(target(age(21, by="application"), hire=1)) == 13
    assert months(target(age(at_most=20), experience(5, "porter"), hire=1)) is None


@pytest.mark.parametrize(("card_months", "finish"), [(2, 6), (5, 6), (6, 7), (8, 9)])
def test_what_a_course_asks_during_it_is_judged_in_its_last_month(
    card_months: int, finish: int
) -> None:
    asks_later = course("card-1", award("card-2", by="during"), months=6)
    card = course("card-2", months=card_months, hours=1)
    assert months(asks_later, card, target="card-1", kind="qualification") == finish


def test_a_course_is_judged_at_the_month_of_its_application() -> None:
    early = course("card-1", award("card-2", by="application"), months=6, lead=4)
    paper = course("card-2", mode="registration", months=3)
    assert months(early, paper, target="card-1", kind="qualification") == 3 + 4 + 6


def test_study_that_is_too_old_has_to_be_followed_by_other_study() -> None:
    old = held("card-1", gained=S - 23)
    fresh = target(award("card-1"), recency(2), experience(6, "porter"), hire=1)
    assert months(fresh, who=person("porter", old)) is None
    assert months(fresh, course("card-2", months=9), who=person("porter", old)) == 9


def test_a_check_or_what_only_helps_never_keeps_anybody_waiting() -> None:
    assert months(target(check(), award("card-1", strength="helps"))) == 2
    assert months(target(any_of(award("card-1"), check()))) == 2
    assert months(target(award("card-1", unless=(check(),)))) is None


def test_the_best_answer_is_the_cheapest_of_the_soonest() -> None:
    dear = course("dear", mode="full-time", months=6, own_cost=500, awards=["card-1"])
    cheap = course("cheap", months=6, own_cost=100, loan=50, awards=["card-1"])
    slow = course("slow", months=9, awards=["card-1"])
    asked = ask(dear, cheap, slow, target(award("card-1")))
    assert best_answer(*asked) == Answer(S + 6, 100, 50, 0, courses=1, jobs=1)
    assert pareto_front(*asked) == {(S + 6, 150, 0), (S + 9, 0, 0)}


DEAR = course("dear", mode="full-time", months=6, own_cost=500, awards=["card-1"])
CHEAP = course("cheap", months=9, own_cost=100, awards=["card-1"])
WITH_CARD = target(award("card-1"))


@pytest.mark.parametrize(
    ("limits", "finish"),
    [
        ({"own_pounds": 500}, 6),
        ({"own_pounds": 499}, 9),
        ({"own_pounds": 0}, None),
        ({"finish_by": S + 6}, 6),
        ({"finish_by": S + 5}, None),
        ({"avoid_modes": frozenset({"full-time"})}, 9),
        ({"avoid_courses": frozenset({"dear"})}, 9),
        ({"avoid_roles": frozenset({"target"})}, None),
        ({"avoid_roles": frozenset({"porter"})}, 6),
        ({"include_courses": frozenset({"cheap"})}, 9),
        ({"include_courses": frozenset({"cheap", "dear"})}, None),
        ({"include_courses": frozenset({"cheap"}), "own_pounds": 99}, None),
        ({"include_roles": frozenset({"helper"})}, 8),
        ({"include_roles": frozenset({"porter", "target"})}, 6),
        ({"include_roles": frozenset({"helper"}), "avoid_roles": frozenset({"helper"})}, None),
    ],
    ids=lambda given: str(given) if isinstance(given, int) else ",".join(given or ["none"]),
)
def test_limits_bind_the_way_to_a_job(limits: dict[str, Any], finish: int | None) -> None:
    assert months(role("helper", hire=2), DEAR, CHEAP, WITH_CARD, **limits) == finish


@pytest.mark.parametrize(
    ("limits", "finish"),
    [
        ({"include_courses": frozenset({"cheap"})}, 9),
        ({"include_courses": frozenset({"cheap", "dear"})}, None),
        ({"include_courses": frozenset({"other"})}, 10),
        ({"include_roles": frozenset({"helper"})}, 9),
        ({"include_roles": frozenset({"porter"})}, 6),
    ],
    ids=lambda given: str(given) if isinstance(given, int) else ",".join(given or ["none"]),
)
def test_limits_bind_the_way_to_a_qualification(limits: dict[str, Any], finish: int) -> None:
    other = course("other", months=9, hours=1, awards=["card-2"])
    records = (role("helper", hire=2), DEAR, CHEAP, other)
    assert months(*records, target="card-1", kind="qualification", **limits) == finish


def test_months_brought_count_for_a_role_that_is_included() -> None:
    helper, included = role("helper", hire=2), frozenset({"helper"})
    brought = person("porter", experience={"helper": 1})
    assert months(helper, target(), include_roles=included) == 2 + 2
    assert months(helper, target(), who=brought, include_roles=included) == 2


def test_a_question_too_big_is_given_up() -> None:
    question, world = ask(course("card-1", months=9), target(award("card-1")))
    with pytest.raises(TooManyStatesError):
        earliest_finish(question, world, most_states=3)


@pytest.mark.parametrize(
    "knobs",
    [
        Knobs(),
        Knobs(recency=0.25),
        Knobs(corners=0.5),
        Knobs(limits=0.9),
        Knobs(limits=0.5, money=0.9),
    ],
    ids=repr,
)
def test_the_routes_of_brute_force_are_valid(knobs: Knobs) -> None:
    for seed in range(25):
        world, question = random_case(seed, knobs)
        try:
            routes = list(example_routes(question, world, most_states=1000))
        except TooManyStatesError:
            continue
        said = [faults(route, question, world) for route in routes]
        assert not said or () in said, (seed, said)
