"""The action plan: the fields of the careers service's record, filled from the route."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from otpath.answers.plans import answer
from otpath.answers.settling import Asked
from otpath.cli.asking import Facts, read_person
from otpath.planning.routes import Limits
from otpath.reports.documents.action_plan import (
    AGREED_COLUMNS,
    LONGEST_SITUATION,
    MORE_IN_PLAN,
    OPEN_FIELDS,
    action_plan,
    action_plan_data,
    action_plan_sheet,
)
from otpath.reports.documents.document import Document
from otpath.reports.documents.markdown import markdown_of
from otpath.reports.documents.text import TO_FILL_IN, text_of
from otpath.reports.plan_summary import plan_summary
from otpath.reports.wording import NO_BREAK
from tests.reports.example import ANSWER
from tests.reports.papers import (
    REAL,
    START,
    SUMMARY,
    cover,
    plan_sheet,
    real_answer,
    shipped,
    strings,
)

PLAN = action_plan(ANSWER, SUMMARY, cover())

TYPES = {
    "enrol on a course", "apply for apprenticeship", "search for vacancy",
    "follow-up appointment", "other",
}  # fmt: skip
PLACES = {
    "further education", "higher education", "apprenticeships", "employer",
    "specialist organisation", None,
}  # fmt: skip


def test_each_step_is_a_goal_with_a_month_to_meet_it_by() -> None:
    assert [goal.summary for goal in PLAN.goals] == [step.heading for step in SUMMARY.steps]
    assert [goal.date_to_be_met_by for goal in PLAN.goals] == sorted(
        goal.date_to_be_met_by for goal in PLAN.goals
    )
    assert {goal.type for goal in PLAN.goals} == {"learning", "work", "other"}


def test_each_thing_to_do_is_an_action_with_somebody_responsible() -> None:
    assert [action.summary for action in PLAN.actions] == [t.what.text for t in SUMMARY.to_do]
    assert {action.person_responsible for action in PLAN.actions} == {"customer", "adviser"}
    assert {action.type for action in PLAN.actions} <= TYPES
    assert {action.signposted_to for action in PLAN.actions} <= PLACES


def test_degree_is_signposted_to_higher_education_and_school_maths_to_further() -> None:
    place_by_action = {action.summary: action.signposted_to for action in PLAN.actions}

    assert place_by_action["Apply for a place: GCSE maths class."] == "further education"
    found = real_answer("porter")
    actions = action_plan(found, plan_summary(found, shipped()), cover()).actions
    (degree,) = (action for action in actions if "degree (BSc)" in action.summary)
    assert degree.signposted_to == "higher education"


def test_what_is_to_be_agreed_is_left_open() -> None:
    assert {goal.date_agreed for goal in PLAN.goals} == {None}
    assert PLAN.actions[-1].date_due is None


def test_situation_says_what_is_had_and_what_is_taken_as_so() -> None:
    assert PLAN.current_situation.startswith("Porter. England. Plan starts December 2026.")
    assert (
        "You told us: Porter for 2\N{NO-BREAK SPACE}months; GCSE: English language grade 5"
        in PLAN.current_situation
    )
    assert "You live and work in England." in PLAN.current_situation
    assert len(PLAN.current_situation) <= LONGEST_SITUATION


def test_plan_without_a_route_has_the_reasons_as_situation_and_no_goal_but_a_review() -> None:
    found = real_answer("nobody's route")
    summary = plan_summary(found, shipped())
    plan = action_plan(found, summary, cover())

    assert plan.goals == ()
    assert [(action.type, action.due) for action in plan.actions] == [
        ("follow-up appointment", "Date to be agreed")
    ]
    assert plan.actions[0].summary in strings(action_plan_sheet(plan, summary, cover()))
    assert summary.reasons[0] in plan.current_situation


def test_paper_and_data_say_the_same() -> None:
    shown = set(strings(action_plan_sheet(PLAN, SUMMARY, cover())))
    data = action_plan_data(PLAN)

    assert {goal["summary"] for goal in data["goals"]} <= shown
    assert {action["due"] for action in data["actions"]} <= shown
    assert set(data["current_situation"].split("\n")) <= shown


def test_what_only_people_can_fill_in_is_there_and_null() -> None:
    data = action_plan_data(PLAN)

    assert {data[field] for field in OPEN_FIELDS} == {None}
    assert {action["date_done"] for action in data["actions"]} == {None}


def test_situation_holds_all_that_was_told_whether_or_not_a_rule_asks_it() -> None:
    facts = Facts(
        "porter",
        ("maths=2", "art=unknown"),
        ("O level:english:C:1986", "O level:history:E:1986", "degree:fine art:third:1999", "none"),
        ("porter=11 years", "care worker=7"),
        age="52",
        nation="wales",
    )
    asked = Asked(read_person(facts, shipped()), "occupational-therapist", "role", START)
    found = answer(asked, START, shipped())
    situation = action_plan(found, plan_summary(found, shipped()), cover()).current_situation
    (told,) = [line for line in situation.split("\n") if line.startswith("You told us: ")]

    assert told.replace(NO_BREAK, " ") == (
        "You told us: NHS porter for 11 years; 7 months as care worker; aged 52; "
        "you live in Wales; GCSE: maths grade 2, art (grade not said); "
        "O level: English language grade C (1986), history grade E (1986); "
        "Bachelor's degree in fine art, 3rd (1999); no other qualifications."
    )


def test_situation_too_long_for_the_record_ends_at_a_whole_fact_and_says_that_there_is_more() -> (
    None
):
    facts = [f"fact number {number}" for number in range(400)]
    summary = replace(SUMMARY, told=tuple(facts))
    situation = action_plan(ANSWER, summary, cover()).current_situation
    *_, told, more = situation.split("\n")
    *shown, last = told.removeprefix("You told us: ").split("; ")

    assert len(situation) <= LONGEST_SITUATION
    assert (last, more) == ("and more.", MORE_IN_PLAN)
    assert shown == facts[: len(shown)]
    assert len(shown) > 100


def test_without_a_route_the_plan_says_what_would_open_one() -> None:
    facts, _ = REAL["porter"]
    limits = Limits(finish_by=START + 3)
    asked = Asked(read_person(facts, shipped()), "occupational-therapist", "role", limits=limits)
    found = answer(asked, START, shipped())
    summary = plan_summary(found, shipped())
    plan = action_plan(found, summary, cover())

    assert plan.changes == summary.changes != ()
    assert set(plan.changes) <= set(strings(action_plan_sheet(plan, summary, cover())))


@pytest.mark.parametrize("render", [text_of, markdown_of])
@pytest.mark.parametrize("who", REAL)
def test_plan_as_text_says_all_that_paper_says(render: Callable[[Document], str], who: str) -> None:
    found = real_answer(who)
    summary = plan_summary(found, shipped())
    document = action_plan_sheet(action_plan(found, summary, cover()), summary, cover())
    # In columns a string may go on below itself; so word by word.
    said = set(re.findall(r"\w+", render(document)))
    asked = {word for words in strings(document) for word in re.findall(r"\w+", words)}

    # A row to be filled in by hand stands without the names of its columns.
    by_hand = {word for words in AGREED_COLUMNS for word in words.split()}
    assert asked - said <= {"Page", "of", "en", "GB", "11", "22", *by_hand}
    assert all(len(line) <= 80 for line in text_of(document).splitlines())


def test_table_is_a_table_in_markdown_and_in_text_and_what_is_to_be_filled_in_has_room() -> None:
    document = plan_sheet()
    goal = PLAN.goals[0]
    row = rf"^{re.escape(goal.summary)} +{goal.type} +{goal.by} +{goal.status}$"

    assert f"| {goal.summary} | {goal.type} | {goal.by} | {goal.status} |" in markdown_of(document)
    assert re.search(row, text_of(document), re.MULTILINE)
    assert f"\nNext meeting {TO_FILL_IN}\n" in text_of(document)
