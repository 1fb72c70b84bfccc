"""What a plan takes as so, and that it says so: no more and no less."""

from typing import Any

import pytest

from otpath.answers.settling import Assumed, settle
from otpath.catalogue.months import month_number
from otpath.person.profile import Person
from otpath.planning.routes import Question
from tests.answers.helpers import JANUARY_2027, asked
from tests.builders import catalogue, gcse, held, person, role

CATALOGUE = catalogue(
    role("porter", title="Porter"),
    role("school-leaver", kind="starting-point", paid=False, hire=None, assumed_age=16),
    role("ot"),
)


def settled(told: Person, **limits: Any) -> tuple[Question, dict[str, str]]:
    question, assumed = settle(asked(told, **limits), JANUARY_2027, CATALOGUE)
    return question, {one.code: one.text for one in assumed}


def everything_told() -> Person:
    return person(
        "porter", all_gcses=True, all_awards=True, experience={"porter": 3}, age=30, nation="wales"
    )


def test_nothing_is_assumed_of_somebody_who_said_it_all() -> None:
    assert settled(everything_told(), study_hours=8)[1] == {}


def test_everything_unsaid_is_assumed_once() -> None:
    _, assumed = settle(asked(person("porter")), JANUARY_2027, CATALOGUE)

    assert assumed == (
        Assumed("nation", "You live and work in England."),
        Assumed("age", "You are 19 or over."),
        Assumed(
            "gcses", "We do not know your GCSEs, so the plan allows time to gain what it needs."
        ),
        Assumed(
            "awards",
            "We do not know your qualifications, so the plan allows time to gain what it needs.",
        ),
        Assumed(
            "experience", "We count no months in your present job (Porter) before the plan starts."
        ),
        Assumed(
            "study-hours",
            "You can study up to 16 hours a week beside a job. "
            "This does not include full-time study.",
        ),
    )


def test_question_holds_what_was_said() -> None:
    question, _ = settled(everything_told(), study_hours=8, keep_wage=True)

    assert (question.nation, question.age, question.start) == ("wales", 30, JANUARY_2027)
    assert (question.limits.study_hours, question.limits.keep_wage) == (8, True)
    assert (question.target, question.target_kind) == ("ot", "role")


@pytest.mark.parametrize("hours", [8, 16])
def test_study_hours_are_assumed_only_where_nobody_said_them(hours: int) -> None:
    assert "study-hours" in settled(everything_told())[1]
    assert "study-hours" not in settled(everything_told(), study_hours=hours)[1]


def test_start_that_was_given_is_taken() -> None:
    question, _ = settle(asked(person("porter"), start=JANUARY_2027 + 5), JANUARY_2027, CATALOGUE)

    assert question.start == JANUARY_2027 + 5


def test_age_of_a_starting_point_is_assumed_from_it() -> None:
    question, assumed = settled(person("school-leaver"))

    assert question.age == 16
    assert assumed["age"] == "You are 16."


def test_starting_point_has_no_months_to_count() -> None:
    assert "experience" not in settled(person("school-leaver"))[1]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (person("porter", gcse("maths", "4")), "gcses"),
        (person("porter", denied=frozenset({("gcse", "maths")})), "gcses"),
        (person("porter", held("a-level", "biology", "C")), "awards"),
    ],
)
def test_list_that_was_begun_is_taken_as_the_whole(told: Person, code: str) -> None:
    assumed = settled(told)[1]
    other = {"gcses": "awards", "awards": "gcses"}[code]

    assert "besides those you named" in assumed[code]
    assert assumed[other].startswith("We do not know your")


def test_predicted_result_comes_in_the_next_august_where_no_year_was_said() -> None:
    told = person("porter", held("a-level", "biology", "C", predicted=True))
    question, assumed = settled(told)

    assert question.person.holdings[0].gained == month_number(2027, 8)
    assert assumed["predicted"] == (
        "You get the result you expect in August 2027: A level biology grade C."
    )


def test_predicted_result_comes_in_its_own_year() -> None:
    in_2028 = held("a-level", "biology", "C", predicted=True, gained=month_number(2028, 8))
    question, assumed = settled(person("porter", in_2028))

    assert question.person.holdings == (in_2028,)
    assert "in August 2028" in assumed["predicted"]


def test_result_that_is_expected_this_august_comes_now() -> None:
    told = person("porter", gcse("maths", "5", predicted=True))
    question, _ = settle(asked(told, start=month_number(2027, 8)), JANUARY_2027, CATALOGUE)

    assert question.person.holdings[0].gained == month_number(2027, 8)


def test_results_of_one_month_are_assumed_in_one_sentence() -> None:
    told = person(
        "porter", gcse("maths", "5", predicted=True), gcse("biology", "4", predicted=True)
    )
    _, assumed = settled(told)

    assert assumed["predicted"] == (
        "You get the results you expect in August 2027: "
        "GCSE maths grade 5 and GCSE biology grade 4."
    )
