"""What a route asks somebody to do: in the order of time, in time, and signposted."""

from otpath.answers.plans import PlannedRoute, answer
from otpath.answers.settling import Asked
from otpath.answers.to_do import Task
from otpath.catalogue.months import calendar_month, month_number
from otpath.cli.asking import Facts, read_person
from tests.answers.helpers import JANUARY_2027, answered, only_route
from tests.builders import award, catalogue, course, funding, person, role
from tests.reports.papers import START, real_answer, shipped


def tasks(who: str) -> tuple[Task, ...]:
    return real_answer(who).routes[0].tasks


def test_tasks_come_in_the_order_of_time_and_the_review_last() -> None:
    *dated, review = tasks("porter")
    months = [task.month for task in dated]

    assert None not in months
    assert months == sorted(month for month in months if month is not None)
    assert (review.kind, review.who, review.month) == ("review", "adviser", None)


def test_each_step_has_its_application_before_it_starts() -> None:
    route = real_answer("porter who keeps a wage").routes[0]
    applied = {task.steps[0]: task for task in route.tasks if task.step and not task.money}

    assert applied.keys() == {step.number for step in route.steps if step.number}
    for step in route.steps:
        if step.number:
            month = applied[step.number].month
            assert month is not None
            assert START <= month <= step.leg.start


def test_results_nobody_told_are_to_be_proven_first() -> None:
    first = tasks("porter")[0]

    assert (first.kind, first.month) == ("find-proof", START)


def porter_with(*awards: str) -> PlannedRoute:
    facts = Facts("porter", ("none",), (*awards, "none"), age="52")
    asked = Asked(read_person(facts, shipped()), "occupational-therapist", "role", START)
    return answer(asked, START, shipped()).routes[0]


def test_o_levels_that_were_told_are_asked_about_and_no_certificate_is_looked_for() -> None:
    route = porter_with("O level:english:C:1986", "O level:maths:D:1986")
    asked = next(task for task in route.tasks if task.kind == "ask-instead")

    assert "find-proof" not in {task.kind for task in route.tasks}
    assert asked.month == START
    assert [(held.subject, held.grade) for held in asked.awards] == [
        ("english-language", "C"), ("maths", "D"),
    ]  # fmt: skip
    assert asked.askers == ("further-education", "higher-education")


def test_only_an_o_level_that_is_usually_taken_may_spare_a_step() -> None:
    route = porter_with("O level:english:C:1986", "O level:maths:D:1986")
    spared_by = {
        step.leg.id: [held.subject for held in step.spared_by]
        for step in route.steps
        if step.spared_by
    }
    asked = next(task for task in route.tasks if task.kind == "ask-instead")

    assert spared_by == {"functional-skills-english-course": ["english-language"]}
    assert asked.spares == (1,)


def test_cse_at_grade_1_is_asked_about_and_one_at_grade_3_spares_nothing() -> None:
    good, low = porter_with("CSE:english:1:1986"), porter_with("CSE:english:3:1986")

    assert any(step.spared_by for step in good.steps)
    assert not any(step.spared_by for step in low.steps)


def test_nothing_is_asked_about_where_no_award_was_told() -> None:
    assert "ask-instead" not in {task.kind for task in tasks("porter")}


def test_nothing_is_to_be_proven_where_all_results_are_told() -> None:
    route = real_answer("assistant with results").routes[0]
    unknown = {
        step.number for step in route.steps for need in step.needs if need.kind == "not-known"
    }
    proofs = [task for task in route.tasks if task.kind == "find-proof"]

    assert {number for task in proofs for number in task.steps} <= unknown


def test_usual_month_to_apply_stands_before_the_last_one() -> None:
    (degree,) = (t for t in tasks("porter") if t.step and "bsc" in t.step.leg.id and not t.money)

    assert degree.month is not None
    assert degree.last is not None
    assert START <= degree.month < degree.last


def test_apprenticeship_is_asked_of_the_employer() -> None:
    of_steps = (t for t in tasks("porter who keeps a wage") if t.step and not t.money)
    kinds = {t.step.leg.id: t.kind for t in of_steps if t.step}

    assert kinds["ot-degree-apprenticeship-year-2"] == "ask-employer"


def test_results_that_are_expected_are_waited_for_and_not_looked_for() -> None:
    found = {task.kind: task for task in tasks("leaver with A levels to come")}

    assert "find-proof" not in found
    results = found["have-results"]
    assert (results.month, results.steps, results.who) == (month_number(2027, 8), (1,), "customer")


def test_help_is_applied_for_before_the_start_and_early_for_a_degree() -> None:
    found = {t.step.leg.id: t for t in tasks("porter") if t.step and t.money}
    route = real_answer("porter").routes[0]

    asked = {
        step.leg.id: [funding for funding in step.money.help if funding.apply]
        for step in route.steps
    }
    assert {name: list(task.money) for name, task in found.items()} == {
        name: money for name, money in asked.items() if money
    }
    assert "advanced-learner-loan" in {f.id for task in found.values() for f in task.money}
    for task in found.values():
        assert task.kind == "apply-for-money"
        assert task.step is not None
        assert (task.last or task.month) == task.step.leg.start - 1
    degree = found["bsc-ot-full-time"]
    assert degree.month is not None
    assert calendar_month(degree.month) == 5
    assert found["access-to-he-full-time"].last is None


def test_nothing_is_applied_for_before_the_plan_begins() -> None:
    grant = funding("grant", "bsc").model_copy(update={"apply": "Ask."})
    at_once = catalogue(role("porter"), role("ot", award("bsc")), course("bsc"), grant)
    route = only_route(answered(at_once, person("porter")))

    (task,) = (task for task in route.tasks if task.money)
    assert task.month == JANUARY_2027


def test_access_course_is_applied_for_in_the_usual_month_and_at_the_latest_in_the_last() -> None:
    (access,) = (t for t in tasks("porter") if t.step and "access" in t.step.leg.id and not t.money)

    assert (access.month, access.last) == (month_number(2027, 5), month_number(2027, 7))
