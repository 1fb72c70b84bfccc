"""The independent solver finds what brute force finds, and its routes are valid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from otpath.catalogue.base import Named
from otpath.catalogue.courses import Intake
from otpath.planning.replay import faults
from otpath.planning.routes import Limits
from tests.builders import (
    age,
    any_of,
    award,
    catalogue,
    course,
    experience,
    held,
    job,
    person,
    qualification,
    recency,
    role,
)
from tests.planning.brute_force import TooManyStatesError, front_in_units
from tests.planning.random_catalogues import Knobs, random_case
from tests.planning.solver import NotProvenError, Point, solved, solver_front
from tests.planning.test_brute_force import S, ask

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


def months(*records: Named, **asked: Any) -> int | None:
    """Return months from now to the target at best."""
    front = solver_front(*ask(*records, **asked))
    return min((point.finish for point in front), default=S) - S if front else None


def test_courses_run_side_by_side_only_within_the_hours() -> None:
    pair = (course("card-1", months=6, hours=8), course("card-2", months=6, hours=8))
    both = role("target", award("card-1"), award("card-2"))
    assert months(*pair, both) == 6
    assert months(*pair, both, study_hours=15) == 12


def test_nothing_but_paperwork_runs_beside_full_time_study() -> None:
    college = course("card-1", mode="full-time", months=6)
    evening = course("card-2", months=6, hours=0)
    paper = course("card-2", mode="registration", months=6)
    both = role("target", award("card-1"), award("card-2"))
    assert months(college, evening, both) == 12
    assert months(college, paper, both) == 6


def test_one_application_at_a_time() -> None:
    first, second = role("first-job", hire=3), role("second-job", hire=3)
    both = role("target", experience(1, "first-job"), experience(1, "second-job"))
    assert months(first, second, both) == 3 + 3 + 2


def test_full_time_study_ends_the_job_whose_months_are_asked() -> None:
    college = course("card-1", mode="full-time", months=6)
    served = role("target", award("card-1"), experience(10, "porter"), hire=1)
    assert months(college, served) == 16
    assert months(college, served, keep_wage=True) is None


def test_an_apprentice_keeps_one_and_the_same_job() -> None:
    trainee, other = role("trainee", hire=2), role("other", hire=1)
    learnt = course("card-1", mode="apprenticeship", months=12, employed_as=["trainee"], hours=4)
    assert months(trainee, learnt, role("target", award("card-1"))) == 14
    served = role("target", award("card-1"), experience(3, "other"), hire=1)
    assert months(trainee, other, learnt, served) == 1 + 3 + 12


def test_a_job_is_judged_on_the_job_being_left() -> None:
    stepping_stone = role("stepping-stone", hire=2)
    assert months(stepping_stone, role("target", job("stepping-stone", by="start"))) == 4
    assert months(stepping_stone, role("target", job("stepping-stone", by="application"))) == 4


@pytest.mark.parametrize(("card_months", "finish"), [(2, 6), (5, 6), (6, 7), (8, 9)])
def test_what_is_asked_during_a_course_is_judged_in_its_last_month(
    card_months: int, finish: int
) -> None:
    asks_later = course("card-1", award("card-2", by="during"), months=6)
    card = course("card-2", months=card_months, hours=1)
    assert months(asks_later, card, target="card-1", kind="qualification") == finish


def test_a_course_is_judged_at_the_month_of_its_application() -> None:
    early = course("card-1", award("card-2", by="application"), months=6, lead=4)
    paper = course("card-2", mode="registration", months=3)
    assert months(early, paper, target="card-1", kind="qualification") == 3 + 4 + 6


def test_an_intake_has_its_own_length() -> None:
    january = course("card-1", months=6, lead=2, intakes=[1, Intake(month=9, months=4)])
    assert months(january, target="card-1", kind="qualification") == 9 + 4


def test_study_that_is_too_old_has_to_be_followed_by_other_study() -> None:
    old = held("card-1", gained=S - 23)
    fresh = role("target", award("card-1"), recency(2), experience(6, "porter"), hire=1)
    assert months(fresh, who=person("porter", old)) is None
    assert months(fresh, course("card-2", months=9), who=person("porter", old)) == 9


def test_an_age_is_waited_for_until_it_is_surely_reached() -> None:
    assert months(role("target", age(21), hire=1)) == 12
    assert months(role("target", age(at_most=20), experience(5, "porter"), hire=1)) is None


def test_a_rule_counts_only_in_its_time() -> None:
    ended = award("card-1").model_copy(update={"until": "2027-06-01"})
    evening = course("card-1", months=9)
    assert months(evening, role("target", ended)) == 6
    begun = award("card-1").model_copy(update={"since": "2027-06-01"})
    assert months(evening, role("target", begun)) == 2
    holder = person("porter", held("card-1"))
    assert months(role("target", any_of(begun)), who=holder) == 6
    assert months(role("target", any_of(ended)), who=holder) == 2


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
