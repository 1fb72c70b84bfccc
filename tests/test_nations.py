"""What a plan says to people in Scotland, Wales and Northern Ireland, on the shipped catalogue."""

from __future__ import annotations

from functools import cache

import pytest

from otpath.answers.plans import Answer, answer
from otpath.answers.settling import Asked
from otpath.catalogue.base import NATIONS, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.planning.routes import Limits
from otpath.reports.nation_words import COURSES_READ, nation_cautions
from otpath.reports.plan_model import PlanSummary
from otpath.reports.plan_summary import plan_summary
from tests.builders import held, person

JANUARY_2027 = month_number(2027, 1)
OTHER_NATIONS: tuple[Nation, ...] = ("scotland", "wales", "northern-ireland")


@cache
def shipped() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


@cache
def planned(job: str, target: str, nation: Nation, *, keep_wage: bool = False) -> Answer:
    told = person(job, nation=nation, age=30)
    asked = Asked(told, target, "role", JANUARY_2027, Limits(keep_wage=keep_wage))
    return answer(asked, JANUARY_2027, shipped())


def summary(job: str, target: str, nation: Nation) -> PlanSummary:
    return plan_summary(planned(job, target, nation), shipped())


def words(shown: PlanSummary) -> str:
    lines = [line.text for step in shown.steps for line in step.lines]
    marks = [mark.line.text for step in shown.steps for mark in step.marks]
    asked = [asking.whole for asking in shown.ask]
    return "\n".join([*lines, *marks, *shown.cautions, *asked])


def test_england_needs_no_caution() -> None:
    assert not list(nation_cautions("england", has_course=True))


@pytest.mark.parametrize("nation", OTHER_NATIONS)
def test_caution_names_what_was_read_of_the_nation(nation: Nation) -> None:
    courses, employers = nation_cautions(nation, has_course=True)

    assert courses == " ".join(COURSES_READ[nation])
    assert "mostly in England" in employers
    assert list(nation_cautions(nation, has_course=False)) == [employers]


def test_cautions_are_true_of_the_catalogue() -> None:
    own = {
        nation: {c.id: c for c in shipped().courses.values() if nation in c.nations}
        for nation in NATIONS
    }
    with_apprenticeships = {
        nation
        for nation in NATIONS
        if any(c.mode == "apprenticeship" for c in own[nation].values())
    }
    awards = {a.qualification for c in own["northern-ireland"].values() for a in c.awards}

    assert with_apprenticeships == {"england", "wales"}
    assert not awards & {"msc-ot", "pgdip-ot", "moccth-ot"}
    for college in ("swap-access-full-time", "national-5-english-evening", "highers-full-time"):
        assert "scotland" in own["scotland"][college].nations_without_price()


@pytest.mark.parametrize("nation", OTHER_NATIONS)
def test_degree_apprenticeship_is_offered_in_england_alone(nation: Nation) -> None:
    degree = shipped().courses["ot-degree-apprenticeship"]

    assert degree.nations == ("england",)
    route = planned("porter", "occupational-therapist", nation).routes[0]
    assert degree.id not in {step.leg.id for step in route.steps}


@pytest.mark.parametrize(
    ("nation", "check", "others"),
    [
        ("scotland", "Protecting Vulnerable Groups", ("AccessNI", "(DBS)")),
        ("northern-ireland", "AccessNI", ("Protecting Vulnerable", "(DBS)")),
        ("wales", "criminal record check", ("AccessNI", "Protecting Vulnerable")),
    ],
)
def test_criminal_record_check_has_the_name_of_the_nation(
    nation: Nation, check: str, others: tuple[str, ...]
) -> None:
    shown = words(summary("porter", "occupational-therapist", nation))

    assert check in shown
    assert not any(other in shown for other in others)


def test_wage_that_cannot_be_kept_in_scotland_has_one_reason() -> None:
    found = planned(
        "occupational-therapy-assistant", "occupational-therapist", "scotland", keep_wage=True
    )

    (reason,) = found.reasons
    assert reason.code == "not-with-wage"
    assert [change.words for change in reason.changes] == [
        "Without --keep-wage",
        "With --nation england",
    ]


def test_scotland_is_asked_about_national_5s_and_never_about_t_levels() -> None:
    shown = words(summary("care-worker", "occupational-therapy-assistant", "scotland"))

    assert "--have national-5:english-language:C --have national-5:maths:C" in shown
    assert "T Level" not in shown
    assert "--gcse" not in shown


def test_national_5s_count_for_a_job_in_scotland() -> None:
    fives = (held("national-5", "english-language", "B"), held("national-5", "maths", "B"))
    told = person("care-worker", *fives, nation="scotland", age=45)
    asked = Asked(told, "occupational-therapy-assistant", "role", JANUARY_2027)

    assert answer(asked, JANUARY_2027, shipped()).routes[0].months == 3


def test_national_5_is_named_before_the_gcse_in_scotland_only() -> None:
    scottish = words(summary("care-worker", "occupational-therapy-assistant", "scotland"))
    english = words(summary("care-worker", "occupational-therapy-assistant", "england"))

    assert "National 5 English language and maths at grade C or above" in scottish
    assert "National 5" not in english


def test_council_with_and_in_its_name_is_one_that_decides() -> None:
    shown = summary("overseas-qualified-ot", "occupational-therapist", "scotland")
    verdicts = {mark.verdict for step in shown.steps for mark in step.marks}

    assert "The HCPC decides" in verdicts
