"""Which programmes of a step would be open by then: judged on what the route gives by its start."""

from dataclasses import replace
from typing import Any

from otpath.answers.open_programmes import OpenProgrammes
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_number
from otpath.catalogue.programmes import Programme
from otpath.catalogue.roles import HeldFact
from otpath.person.profile import Person
from otpath.rules.outcomes import Verdict
from tests.answers.helpers import answered, step
from tests.builders import (
    age,
    award,
    catalogue,
    course,
    experience,
    gained,
    gcse,
    gcses,
    held,
    job,
    person,
    programme,
    qualification,
    role,
    rule,
    tariff,
)
from tests.rules.helpers import MET, NOT_KNOWN, NOT_MET

SEPTEMBER = [9]
TOLD = {"all_gcses": True, "all_awards": True, "experience_told": True}


def world(*programmes: Programme, mode: str = "full-time") -> Catalogue:
    return catalogue(
        role("porter"),
        role("ota", hire=2),
        role("ot", award("bsc"), hire=1),
        course(
            "access", mode="full-time", months=10, intakes=SEPTEMBER, lead=2,
            awards=[gained("access-to-he", "health", "D15 M30")],
        ),
        course(
            "degree", award("access-to-he"), mode="full-time", months=36, intakes=SEPTEMBER,
            lead=3, awards=["bsc"],
        ),
        course(
            "apprenticeship", experience(24, "ota"), mode="apprenticeship", months=36,
            intakes=SEPTEMBER, lead=3, employed_as=["ota"], awards=["bsc"],
        ),
        qualification("bsc", "degree", scale="degree"),
        *programmes,
    )  # fmt: skip


def opened(
    *programmes: Programme, told: Person | None = None, of: str = "degree", **limits: Any
) -> OpenProgrammes:
    found = answered(world(*programmes), told or person("porter", **TOLD), **limits)
    open_then = step(found.routes[0], of).programmes
    assert open_then is not None
    return open_then


def verdict(*rules: object, told: Person | None = None, **fields: object) -> Verdict:
    (judged,) = opened(programme("leeds", *rules, course="degree", **fields), told=told).judged  # type: ignore[arg-type]
    return judged.verdict


def test_what_the_steps_before_give_counts_and_what_comes_later_does_not() -> None:
    assert verdict(tariff(112)) is MET
    assert verdict(tariff(113)) is NOT_MET
    assert verdict(job("ot")) is NOT_MET


def test_what_nobody_told_us_is_not_known_though_the_plan_takes_it_as_not_so() -> None:
    maths = gcses(1, "4", including=["maths"])
    assert verdict(maths, told=person("porter")) is NOT_KNOWN
    assert verdict(maths, told=person("porter", **TOLD)) is NOT_MET
    assert verdict(maths, told=person("porter", gcse("maths", "4"))) is MET


def test_age_grows_with_the_route_and_is_not_known_where_it_was_not_told() -> None:
    # The degree begins in September 2028, 20 months into the plan.
    adult = age(19)
    assert verdict(adult, told=person("porter", age=18, **TOLD)) is MET
    assert verdict(adult, told=person("porter", age=16, **TOLD)) is NOT_MET
    assert verdict(adult, told=person("porter", **TOLD)) is NOT_KNOWN


def test_nation_that_was_not_told_settles_no_rule_of_residence() -> None:
    lives = rule("residence", places=["england"])
    assert verdict(lives, told=person("porter", **TOLD)) is NOT_KNOWN
    assert verdict(lives, told=person("porter", nation="england", **TOLD)) is MET


def test_months_in_the_jobs_of_the_route_count() -> None:
    # Hired in March 2027; the apprenticeship begins 30 months later, in September 2029.
    of = "apprenticeship"
    asks = [
        programme(f"p{months}", experience(months, "ota"), course=of, mode=of, intakes=(9,))
        for months in (30, 31)
    ]
    found = opened(*asks, of=of, keep_wage=True)
    assert {j.programme.id: j.verdict for j in found.judged} == {"p30": MET, "p31": NOT_MET}


def test_the_job_is_the_one_held_at_the_start_and_full_time_study_looks_at_the_one_left() -> None:
    of = "apprenticeship"
    asks = programme("pa", job("ota"), course=of, mode=of)
    assert opened(asks, of=of, keep_wage=True).judged[0].verdict is MET
    asks = programme("qa", job("porter"), course="access")
    assert opened(asks, of="access").judged[0].verdict is MET
    assert verdict(job("porter")) is NOT_MET  # the porter's job ended with the access course


def test_a_rule_of_the_application_is_judged_when_they_apply() -> None:
    # The diploma ends in June 2028, and June is the last month to apply; it is given in July.
    assert verdict(award("access-to-he", by="start")) is MET
    assert verdict(award("access-to-he", by="application")) is NOT_MET


def test_a_dated_rule_is_judged_at_the_start_of_the_course() -> None:
    assert verdict(tariff(112), rule("tariff", points=300, until="2028-09-01", id="old")) is MET
    assert verdict(tariff(112), rule("tariff", points=300, until="2028-09-02", id="old")) is NOT_MET
    assert verdict(tariff(112), rule("tariff", points=300, since="2028-10-01", id="new")) is MET


def test_rules_that_are_old_at_the_start_settle_nothing() -> None:
    assert verdict(tariff(112), rules_year=2024) is MET
    assert verdict(tariff(112), rules_year=2023) is NOT_KNOWN
    assert verdict(tariff(300), rules_year=2023) is NOT_KNOWN


def test_programmes_of_another_month_are_named_and_not_judged() -> None:
    found = opened(
        programme("autumn", tariff(112), course="degree", intakes=(9,)),
        programme("winter", tariff(112), course="degree", intakes=(1,)),
        programme("unsaid", tariff(112), course="degree"),
    )
    assert [judged.programme.id for judged in found.judged] == ["autumn", "unsaid"]
    assert [p.id for p in found.elsewhen] == ["winter"]


def test_programmes_of_other_courses_and_nations_and_replaced_ones_are_left_out() -> None:
    found = opened(
        programme("here", tariff(112), course="degree"),
        programme("there", tariff(112), course="degree", nation="wales"),
        programme("other", tariff(112), course="access"),
        programme("gone", tariff(112), course="degree", replaced_by="here"),
    )
    assert [p.id for p in found.found] == ["here"]


def test_the_most_open_programme_comes_first_and_then_the_nearest() -> None:
    maths, english = (gcses(1, "4", including=[s], id=s) for s in ("maths", "english-language"))
    found = opened(
        programme("a-asks-more", tariff(300), course="degree"),
        programme("b-old", course="degree", rules_year=2020),
        programme("c-partly-read", maths, course="degree", partial=True),
        programme("d-two-open", maths, english, course="degree"),
        programme("e-one-open", maths, course="degree"),
        programme("f-met", tariff(112), course="degree"),
        told=person("porter", held("as-level", "art", "E"), all_awards=True),
    )
    ids = [judged.programme.id for judged in found.judged]
    assert ids == ["f-met", "e-one-open", "d-two-open", "c-partly-read", "b-old", "a-asks-more"]
    assert [judged.programme.id for judged in found.of(MET)] == ["f-met"]


def test_a_step_that_is_no_course_has_no_programmes() -> None:
    found = answered(world(), person("porter", **TOLD))
    assert step(found.routes[0], "ot").programmes is None
    degree = step(found.routes[0], "degree").programmes
    assert degree is not None
    assert degree.found == ()
    assert degree.judged == ()


def test_an_award_that_the_role_implies_does_not_blur_the_one_that_was_told() -> None:
    graduate = role("graduate", kind="starting-point", paid=False, hire=None).model_copy(
        update={"implies": (HeldFact(qualification="bsc-art"),)}
    )
    asks = programme("leeds", award("bsc-art", grade="2:1"), course="access")
    there = replace(
        world(asks), roles={**world().roles, "graduate": graduate},
        qualifications={**world().qualifications, "bsc-art": ART},
    )  # fmt: skip
    for told, expected in (
        (person("graduate", **TOLD), NOT_KNOWN),
        (person("graduate", held("bsc-art", None, "2:2"), **TOLD), NOT_MET),
    ):
        found = step(answered(there, told).routes[0], "access").programmes
        assert found is not None
        assert found.judged[0].verdict is expected


ART = qualification("bsc-art", "degree", scale="degree")


def test_the_month_is_that_of_the_step() -> None:
    assert opened(programme("leeds", tariff(112), course="degree")).start == month_number(2028, 9)


def test_a_programme_with_the_id_of_a_course_binds_no_plan() -> None:
    twin = programme("degree", tariff(300), course="access")
    found = opened(twin, programme("leeds", tariff(112), course="degree"))
    assert not found.is_bound
    assert [p.id for p in found.found] == ["leeds"]
