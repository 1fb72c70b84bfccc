"""The action plan: the fields of the careers service's record, filled from the route."""

from otpath.reports.paper.action_plan import (
    LONGEST_SITUATION,
    action_plan,
    action_plan_data,
    action_plan_sheet,
)
from otpath.reports.plan_summary import plan_summary
from tests.reports.example import ANSWER
from tests.reports.papers import SUMMARY, cover, real_answer, shipped, strings

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
    assert "You have: GCSE English language grade 5" in PLAN.current_situation
    assert "You live and work in England." in PLAN.current_situation
    assert len(PLAN.current_situation) <= LONGEST_SITUATION


def test_plan_without_a_route_has_the_reasons_as_situation_and_no_goals() -> None:
    found = real_answer("nobody's route")
    summary = plan_summary(found, shipped())
    plan = action_plan(found, summary, cover())

    assert (plan.goals, plan.actions) == ((), ())
    assert summary.reasons[0] in plan.current_situation


def test_paper_and_data_say_the_same() -> None:
    shown = set(strings(action_plan_sheet(PLAN, SUMMARY, cover())))
    data = action_plan_data(PLAN)

    assert {goal["summary"] for goal in data["goals"]} <= shown
    assert {action["due"] for action in data["actions"]} <= shown
    assert data["current_situation"] in shown
