"""A summary promises nobody what age, job or start shut out: real people on the shipped data."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from otpath.answers.money import Learner
from otpath.answers.plans import answer
from otpath.answers.settling import Asked
from otpath.answers.steps import JobBeside
from otpath.catalogue.ages import Ages
from otpath.catalogue.months import month_number
from otpath.cli.asking import Facts, read_person
from otpath.planning.routes import Limits
from otpath.reports.documents.document import Document, Part, Table
from otpath.reports.documents.route_sheet import TO_DO_COLUMNS, screen_summary
from otpath.reports.money_words import help_name
from otpath.reports.plan_model import PlanSummary
from otpath.reports.plan_steps import wage_words
from otpath.reports.plan_summary import plan_summary
from tests.answers.helpers import answered, only_route, step
from tests.builders import award, catalogue, course, funding, person, role
from tests.reports.papers import START, shipped

SEPTEMBER_2027 = month_number(2027, 9)
PEOPLE = {
    "graduate in Wales": Facts(
        "care-worker",
        ("english=B", "maths=C", "biology=C"),
        ("bachelors-degree:psychology:2:2:2015",),
        experience=("care-worker=4 years",),
        age="33",
        nation="wales",
    ),
    "leaver of 16": Facts(
        "school-leaver",
        ("english=4:2026", "biology=5:2026", "maths=3:2026", "other=4:2026", "others=none"),
        age="16",
        nation="england",
    ),
    "porter of 52": Facts("porter", ("none",), ("none",), age="52", nation="england"),
    "porter of 62": Facts("porter", ("none",), ("none",), age="62", nation="england"),
    "porter": Facts("porter", nation="england"),
    "trained abroad": Facts("overseas-qualified-ot", nation="england"),
}


@cache
def summary(who: str) -> PlanSummary:
    asked = Asked(
        read_person(PEOPLE[who], shipped()), "occupational-therapist", "role", START, Limits()
    )
    return plan_summary(answer(asked, START, shipped()), shipped())


def sheet(who: str) -> Document:
    return screen_summary(summary(who))


def facts(who: str, label: str) -> list[str]:
    parts = [block for block in sheet(who).blocks if isinstance(block, Part)]
    return [fact.text for part in parts for fact in part.facts if fact.label == label]


def marks(who: str) -> list[str]:
    parts = [block for block in sheet(who).blocks if isinstance(block, Part)]
    return [f"{mark.verdict}: {mark.text}" for part in parts for mark in part.marks]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_bursary_that_is_not_known_for_the_start_is_called_so_and_not_promised() -> None:
    (help_,) = map(plain, facts("graduate in Wales", "Help"))

    assert "NHS Wales Bursary (not known for September 2027 starts)" in help_
    assert not any("ursary" in wage for wage in facts("graduate in Wales", "Wage"))


def test_young_person_is_shown_no_free_place_of_adults_nor_is_it_counted() -> None:
    assert "Not known for your age: cost, loans and grants." in facts("leaver of 16", "Cost")[0]
    cost = next(f for f in summary("leaver of 16").figures if f.label == "Cost to you")
    assert cost.value == "at least £149"
    assert "cost of step 1 not known for your age" in cost.details


def test_age_that_a_young_person_lacks_is_said_on_the_summary() -> None:
    said = " ".join(map(plain, marks("leaver of 16")))

    assert "Helps: aged 18 or over (you will be 16 or 17 then)" in said
    assert "Helps: " not in " ".join(marks("porter of 52"))


def test_help_at_other_ages_and_for_graduates_is_left_out() -> None:
    told = " ".join(facts("porter of 52", "Help"))

    assert "Free first level 2" not in told
    assert "second degree" not in told
    assert "Advanced Learner Loan" in told


def test_help_stands_with_its_ages_where_the_age_is_not_known() -> None:
    told = " ".join(map(plain, facts("porter", "Help")))

    assert "Free first level 2 and level 3 (aged 19 to 23)" in told
    assert "second degree under the lifelong learning entitlement (if you hold a degree)" in told


def test_person_too_old_for_the_loan_that_is_counted_on_is_warned() -> None:
    warned = "The loan that step 4 counts on is for people aged 60 or under"

    assert any(text.startswith(warned) for text in map(plain, summary("porter of 62").cautions))
    assert not any("60 or under" in text for text in summary("porter of 52").cautions)


@pytest.mark.parametrize("who", ["trained abroad", "graduate in Wales"])
def test_no_job_goes_on_in_registration_where_the_plan_has_none(who: str) -> None:
    told = facts(who, "Wage")[-1]

    assert "No wage is planned." in told
    assert "goes on" not in told
    assert "may go on" not in told


def test_one_who_decides_has_one_name() -> None:
    names = [contact.who for contact in summary("trained abroad").contacts]

    assert "The HCPC" in names
    assert not any("Council" in name for name in names)


def test_help_to_apply_for_is_named_once_for_each_step_and_its_month_is_an_assumption() -> None:
    tables = [b for b in sheet("porter").blocks if isinstance(b, Table)]
    (to_do,) = (t for t in tables if t.columns == TO_DO_COLUMNS)
    rows = [plain(row[1]) for row in to_do.rows if "help with costs" in row[1]]

    assert [row.rpartition("(step ")[2] for row in rows] == ["3)", "4)"]
    assert all("†" in row for row in rows)
    assert "Maintenance loan" in [t.what.text for t in summary("porter").to_do if t.what.brief][-1]
    about_month = "Steps 3 and 4: The month to apply for help with costs is our figure"
    assert any(text.startswith(about_month) for text in summary("porter").assumed_facts)


@pytest.mark.parametrize(
    ("age", "has_degree"), [*product([None, (18, 19), (19, 20)], [None, True])]
)
def test_name_of_help_says_what_may_stand_between(
    age: tuple[int, int] | None, *, has_degree: bool | None
) -> None:
    grant = funding("grant", until="2026-08-01", after="not-known").model_copy(
        update={"ages": Ages(at_least=19), "holders": "degree"}
    )
    name = help_name(grant, SEPTEMBER_2027, Learner(age, has_degree))

    assert ("aged 19 or over" in name) is (age != (19, 20))
    assert ("if you hold a degree" in name) is (has_degree is None)
    assert name.endswith("not known for September 2027 starts)")


@pytest.mark.parametrize(
    ("job_beside", "words"),
    [
        ("throughout", "Your wage goes on."),
        ("partly", "This plan has a paid job beside part of it only."),
        ("none", "No wage is planned."),
    ],
)
def test_wage_hangs_on_the_months_in_which_a_paid_job_goes_on(
    job_beside: JobBeside, words: str
) -> None:
    evening = course("evening").model_copy(
        update={
            "pay_while_studying": "Your wage goes on.",
            "pay_without_job": "No wage is planned.",
        }
    )
    world = catalogue(role("porter"), role("ot", award("evening")), evening)
    taken = step(only_route(answered(world, person("porter"))), "evening")

    assert wage_words(replace(taken, job_beside=job_beside), evening) == words


# --- the shipped data -------------------------------------------------------------------------


def test_words_about_the_wage_promise_no_help_with_costs() -> None:
    words = [
        text.lower()
        for taken in shipped().courses.values()
        for text in (taken.pay_while_studying, taken.pay_without_job)
        if text
    ]

    for text in words:
        for promise in ("bursary pays", "fund pays", "loan", "depends on", "there is a"):
            assert promise not in text


def test_wage_that_hangs_on_a_job_has_words_for_who_has_none() -> None:
    for taken in shipped().courses.values():
        brings_a_job = taken.employed_as or taken.mode in {"full-time", "apprenticeship"}
        if not brings_a_job and " go" in (taken.pay_while_studying or ""):
            assert taken.pay_without_job, taken.id
