"""What somebody has already: a retake for a better grade is new, and training twice is not."""

from __future__ import annotations

import pytest

from otpath.catalogue.courses import Course, Gained
from otpath.catalogue.qualifications import Qualification
from otpath.person.profile import Holding
from otpath.rules.already import is_as_good, is_trained_for
from tests.builders import award, catalogue, check, course, gained, gcse, held, qualification

A_LEVEL = qualification("a-level", "a-level", scale="a-level", has_subjects=True)
GCSE = qualification("gcse", "gcse", scale="gcse", has_subjects=True)
WORLD = catalogue(A_LEVEL, GCSE, qualification("card"), qualification("other"))


@pytest.mark.parametrize(
    ("holding", "award", "is_there"),
    [
        (held("card"), gained("card"), True),
        (held("other"), gained("card"), False),
        (gcse("maths", "5"), gained("gcse", "maths", "4"), True),
        (gcse("maths", "3"), gained("gcse", "maths", "4"), False),
        (gcse("maths", "unknown"), gained("gcse", "maths", "4"), False),
        (gcse("maths", "unknown"), gained("gcse", "maths"), True),
        (gcse("maths", "U"), gained("gcse", "maths"), False),
        (gcse("maths", "5", predicted=True), gained("gcse", "maths", "4"), False),
        (gcse("history", "5"), gained("gcse", "maths", "4"), False),
        (gcse("other", "5"), gained("gcse", "other", "4"), False),
        (gcse("combined-science", "5"), gained("gcse", "combined-science", "4"), False),
        (Holding("a-level", None, "C"), gained("a-level", None, "C"), False),
    ],
)
def test_a_holding_is_as_good_as_an_award(holding: Holding, award: Gained, is_there: bool) -> None:
    assert is_as_good(holding, award, WORLD) is is_there


def at_work(*awards: str) -> Course:
    return course("at-work", mode="apprenticeship", awards=awards, employed_as=["porter"])


def is_trained(who: Holding, training: Course, *more: Course | Qualification) -> bool:
    return is_trained_for(training, [who], catalogue(training, *more))


def test_an_apprenticeship_is_closed_to_who_holds_all_of_its_awards() -> None:
    assert is_trained(held("card"), at_work("card"))
    assert not is_trained(held("card"), at_work("card", "other"))
    assert not is_trained(held("other"), at_work("card"))


def test_other_study_is_open_to_who_holds_its_award() -> None:
    assert not is_trained(held("card"), course("evenings", awards=["card"]))


REGISTER = qualification("register", "registration")
PAPERS = course("papers", award("card", "old-card"), mode="registration", awards=["register"])
ABROAD = course(
    "papers-abroad", check(), award("diploma"), mode="registration", awards=["register"]
)


@pytest.mark.parametrize("who", ["register", "card", "old-card", "diploma"])
def test_an_apprenticeship_is_closed_to_who_is_trained_for_its_register(who: str) -> None:
    assert is_trained(held(who), at_work("card"), PAPERS, ABROAD, REGISTER)


def test_an_award_that_opens_no_register_trains_for_none() -> None:
    assert not is_trained(held("diploma"), at_work("card"), PAPERS, REGISTER)
    assert not is_trained(held("diploma"), at_work("other"), PAPERS, ABROAD, REGISTER)
    assert not is_trained(held("old-card"), at_work("card"), PAPERS)


def test_what_is_only_expected_is_no_training_yet() -> None:
    who = Holding("old-card", predicted=True)
    assert not is_trained(who, at_work("card"), PAPERS, REGISTER)
