"""Limits in words and as data."""

from __future__ import annotations

from typing import Any

import pytest

from otpath.catalogue.months import month_number
from otpath.planning.routes import Limits
from otpath.reports.limit_words import limits_data, limits_sentence
from tests.builders import catalogue, course, qualification, role

WORLD = catalogue(
    role("porter", title="NHS porter"),
    role("ota", title="Therapy assistant"),
    course("card", title="Care Certificate"),
    qualification("card-award"),
)


def said(*, hours_told: bool = False, **limits: Any) -> str:
    return limits_sentence(Limits(**limits), WORLD, hours_told=hours_told)


def test_nothing_is_said_where_nothing_is_limited() -> None:
    assert said() == ""


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"keep_wage": True}, "no full-time study"),
        ({"study_hours": 16, "hours_told": True}, "16 study hours a week beside a job"),
        ({"own_pounds": 2000}, "at most £2,000 of your own money"),
        ({"own_pounds": 0}, "at most £0 of your own money"),
        ({"finish_by": month_number(2031, 9)}, "there by September 2031"),
        ({"avoid_modes": frozenset({"part-time"})}, "no part-time study"),
        ({"avoid_courses": frozenset({"card"})}, "not by Care Certificate"),
        ({"avoid_roles": frozenset({"porter"})}, "no new job as NHS porter"),
        ({"include_courses": frozenset({"card"})}, "with Care Certificate"),
        ({"include_roles": frozenset({"ota"})}, "with work as therapy assistant"),
    ],
    ids=str,
)
def test_each_limit_is_said(limits: dict[str, Any], words: str) -> None:
    assert said(**limits) == f"Your limits: {words}."


def test_full_time_study_is_ruled_out_once() -> None:
    both = said(keep_wage=True, avoid_modes=frozenset({"full-time", "apprenticeship"}))

    assert both == "Your limits: no full-time study; no apprenticeship."


def test_data_has_the_keys_of_a_profile() -> None:
    limits = Limits(
        own_pounds=0,
        finish_by=month_number(2031, 9),
        avoid_modes=frozenset({"full-time"}),
        avoid_roles=frozenset({"ota"}),
        include_courses=frozenset({"card"}),
    )

    assert limits_data(limits) == {
        "study_hours": 16,
        "keep_wage": False,
        "money": 0,
        "finish_by": "2031-09",
        "avoid": ["full-time", "ota"],
        "include": ["card"],
    }
