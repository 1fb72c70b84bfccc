"""The steps of a route: what is had, needed, not known, decided by others, or only of help."""

import pytest

from otpath.answers.steps import Need, NeedKind, planned_on, sourced_parts
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_number
from otpath.catalogue.requirements import Requirement
from otpath.catalogue.roles import HeldFact
from otpath.person.profile import Person
from otpath.rules.outcomes import Verdict
from tests.answers.helpers import JANUARY_2027, answered, need, only_route, step
from tests.builders import (
    access_credits,
    age,
    any_of,
    award,
    catalogue,
    check,
    cost,
    course,
    experience,
    gained,
    gcse,
    gcses,
    held,
    instead,
    job,
    person,
    qualification,
    recency,
    role,
    rule,
    subject,
    tariff,
)


def world(*asked: Requirement) -> Catalogue:
    """A degree that asks this, with a course for whatever it may need."""
    return catalogue(
        role("porter", title="Porter"),
        role("ota", title="OT assistant"),
        role("ot", award("bsc-ot"), title="Occupational therapist"),
        course("bsc", *asked, months=36, awards=["bsc-ot"]),
        course("gcse-english", months=12, awards=[gained("gcse", "english-language", "4")]),
        course("gcse-maths", months=12, awards=[gained("gcse", "maths", "4")]),
        course("gcse-biology", months=12, awards=[gained("gcse", "biology", "4")]),
        course("fs-maths", months=15, awards=["functional-skills-maths-2"]),
        course("a-level", months=20, awards=[gained("a-level", "biology", "C")]),
        course("access", months=10, awards=[gained("access-to-he", "health", "D15 M30")]),
        qualification("degree", "degree", scale="degree", rqf_level=6, has_subjects=True),
    )


def judged(rule: Requirement, told: Person) -> Need:
    found = answered(world(rule), told, study_hours=60)
    return need(only_route(found), "bsc", rule.id)


MATHS = gcses(1, "4", including=["maths"], id="maths")
MATHS_SOMEHOW = any_of(MATHS, award("functional-skills-maths-2"), id="somehow")
BOTH = gcses(2, "4", including=["english-language", "maths"], id="both")


@pytest.mark.parametrize(
    ("rule", "told", "kind"),
    [
        (MATHS, person("porter", gcse("maths", "5")), "have"),
        (MATHS, person("porter"), "not-known"),
        (MATHS, person("porter", all_gcses=True), "need"),
        (MATHS, person("porter", denied=frozenset({("gcse", "maths")})), "need"),
        (MATHS, person("porter", gcse("maths", "3")), "need"),
        (MATHS, person("porter", gcse("maths")), "not-known"),
        (MATHS_SOMEHOW, person("porter"), "not-known"),
        (MATHS_SOMEHOW, person("porter", gcse("maths", "3")), "need"),
        (gcses(1, "4", id="any"), person("porter"), "not-known"),
        (award("access-to-he"), person("porter"), "need"),
        (award("access-to-he"), person("porter", held("access-to-he", None, "D45")), "have"),
        (tariff(100, "access-to-he"), person("porter"), "need"),
        (access_credits(15, 30), person("porter", held("access-to-he", None, "P45")), "need"),
        (job("ota"), person("porter"), "need"),
        (job("ota"), person("ota"), "have"),
        (experience(6, "porter"), person("porter"), "need"),
        (experience(6, "porter"), person("porter", experience={"porter": 6}), "have"),
        (experience(6, "porter"), person("porter", experience={"porter": 2}), "need"),
        (age(18), person("porter"), "not-known"),
        (age(18), person("porter", age=30), "have"),
        (check("an interview"), person("porter"), "they-decide"),
        (check("an interview", strength="helps"), person("porter"), "they-decide"),
        (award("a-level", strength="helps"), person("porter"), "helps"),
        (award("a-level", strength="helps"), person("porter", all_awards=True), "helps"),
        (
            award("a-level", strength="helps"),
            person("porter", held("a-level", "art", "E")),
            "have",
        ),
    ],
)
def test_kind_of_a_need(rule: Requirement, told: Person, kind: NeedKind) -> None:
    assert judged(rule, told).kind == kind


def test_need_is_judged_on_today_though_the_plan_meets_it_later() -> None:
    assert judged(BOTH, person("porter", all_gcses=True)).outcome.verdict is Verdict.NOT_MET


# --- which step gives it ----------------------------------------------------------------------


def _ids(rule: Requirement, told: Person) -> list[str]:
    """The courses and jobs that are said to give what the degree asks."""
    route = only_route(answered(world(rule), told, study_hours=60))
    legs = {step.number: step.leg.id for step in route.steps}
    return [legs[number] for number in need(route, "bsc", rule.id).met_by]


@pytest.mark.parametrize(
    ("asked", "givers"),
    [
        (BOTH, ["gcse-english", "gcse-maths"]),
        (award("access-to-he"), ["access"]),
        (award("access-to-he", subjects=["health"]), ["access"]),
        (tariff(100, "access-to-he"), ["access"]),
        (access_credits(15, 30), ["access"]),
        (recency(5, level=3), ["access"]),
        (job("ota"), ["ota"]),
        (experience(6, "porter"), ["porter"]),
        (experience(6, "ota", "porter"), ["porter"]),
        (any_of(award("access-to-he"), award("t-level")), ["access"]),
        (rule("award", id="at-level", level=3), ["access"]),
        (rule("grades", id="biology", qualifications=["a-level"], grades=["C"]), ["a-level"]),
    ],
)
def test_need_names_the_steps_that_give_it(asked: Requirement, givers: list[str]) -> None:
    assert _ids(asked, person("porter")) == givers


def test_job_had_now_is_step_0() -> None:
    route = only_route(answered(world(experience(6, "porter")), person("porter"), study_hours=60))

    assert need(route, "bsc", "experience").met_by == (0,)


def test_what_is_had_names_no_step() -> None:
    assert judged(MATHS, person("porter", gcse("maths", "5"))).met_by == ()


def test_gcse_in_one_subject_is_not_said_to_give_another() -> None:
    maths, english = (
        gcses(1, "4", including=[name], id=name) for name in ("maths", "english-language")
    )
    found = answered(world(maths, english), person("porter"), study_hours=60)
    route = only_route(found)

    for asked, giver in ((maths, "gcse-maths"), (english, "gcse-english")):
        assert need(route, "bsc", asked.id).met_by == (step(route, giver).number,)


def test_any_gcse_fills_a_place_without_a_subject() -> None:
    rule = gcses(2, "4", including=["maths"], id="two")
    told = person("porter", all_gcses=True)

    assert "gcse-maths" in _ids(rule, told)
    assert len(_ids(rule, told)) == 2


def test_award_taken_instead_is_said_to_give_it() -> None:
    taken = instead("functional-skills-maths-2", "maths")
    rule = gcses(1, "4", including=[subject("maths", grade="6")], accept=[taken], id="instead")

    assert _ids(rule, person("porter", all_gcses=True)) == ["fs-maths"]


def test_steps_after_it_do_not_give_it() -> None:
    route = only_route(answered(world(MATHS), person("porter", all_gcses=True)))

    assert need(route, "bsc", "maths").met_by < (step(route, "bsc").number,)


# --- evidence and what is missing -------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "told", "evidence", "missing"),
    [
        (
            BOTH,
            person("porter", gcse("english-language", "5"), gcse("maths", "3")),
            "GCSE English language grade 5",
            "GCSE maths at grade 4 (C) or above (you have GCSE maths grade 3)",
        ),
        (
            MATHS,
            person("porter", gcse("maths", "3")),
            None,
            "GCSE maths at grade 4 (C) or above (you have GCSE maths grade 3)",
        ),
        (
            access_credits(15, 30),
            person("porter", held("access-to-he", None, "P45")),
            None,
            "Access to HE Diploma with 15 credits at distinction and 30 more at merit or above "
            "(you have Access to HE Diploma, P45)",
        ),
        (
            experience(6, "porter"),
            person("porter", experience={"porter": 2}),
            "2 months as porter",
            "6 months' experience as a porter (you have 2 months)",
        ),
        (gcses(3, "4", id="three"), person("porter"), None, "3 GCSEs at grade 4 (C) or above"),
        (award("access-to-he"), person("porter"), None, "Access to HE Diploma"),
    ],
)
def test_what_is_missing_says_what_is_had(
    rule: Requirement, told: Person, evidence: str | None, missing: str
) -> None:
    found = judged(rule, told)

    assert found.outcome.evidence == evidence
    assert found.missing == missing


def test_old_study_is_named_although_recent_study_only_helps() -> None:
    degree = held("degree", "psychology", "2:1", gained=month_number(2016, 8))
    found = judged(recency(5, level=6, strength="helps"), person("porter", degree))

    assert found.kind == "helps"
    assert "(you have Degree in psychology, 2:1, August 2016)" in found.missing


def test_award_that_the_role_implies_does_not_blur_the_one_that_was_told() -> None:
    graduate = role("graduate", kind="starting-point", paid=False, hire=None).model_copy(
        update={"implies": (HeldFact(qualification="degree"),)}
    )
    old = held("degree", "psychology", "2:1", gained=month_number(2016, 8))
    rule = recency(5, level=6, strength="helps")
    everything = world(rule)
    records = (*everything.roles.values(), *everything.courses.values())
    found = answered(
        catalogue(*records, *everything.qualifications.values(), graduate),
        person("graduate", old),
        study_hours=60,
    )

    assert "August 2016" in need(only_route(found), "bsc", "recency").missing


def test_an_award_that_the_page_does_not_speak_of_is_named_and_settles_nothing() -> None:
    found = judged(MATHS, person("porter", held("functional-skills-maths-2")))

    assert found.kind == "not-known"
    assert "you have Functional Skills maths level 2; the page does not say" in found.missing


def test_expected_result_is_not_had_yet_and_is_named() -> None:
    found = judged(MATHS, person("porter", gcse("maths", "6", predicted=True)))

    assert found.kind == "not-known"
    assert found.missing == "GCSE maths at grade 4 (C) or above (you expect GCSE maths grade 6)"


def test_long_list_of_roles_is_shortened_but_kept_in_full_too() -> None:
    roles = ("porter", "ota", "r3", "r4", "r5", "r6")
    everything = catalogue(
        *(role(name) for name in roles),
        role("ot", award("bsc-ot")),
        course("bsc", experience(6, *roles), awards=["bsc-ot"]),
    )
    found = need(only_route(answered(everything, person("porter"))), "bsc", "experience")

    assert "one of 3 other roles" in found.short
    assert "R6" not in found.short
    assert "R6".casefold() in found.text.casefold()


# --- the steps themselves ---------------------------------------------------------------------


def test_job_had_now_is_numbered_0_and_the_rest_from_1() -> None:
    route = only_route(answered(world(MATHS), person("porter", all_gcses=True)))

    assert [(s.number, s.leg.id) for s in route.steps] == [
        (0, "porter"), (1, "gcse-maths"), (2, "bsc"), (3, "ot"),
    ]  # fmt: skip


def test_course_must_be_applied_for_its_lead_before_and_a_job_when_it_was() -> None:
    everything = catalogue(
        role("porter"),
        role("ot", award("bsc-ot"), hire=3),
        course("bsc", lead=4, intakes=[9], awards=["bsc-ot"]),
    )
    route = only_route(answered(everything, person("porter")))
    bsc, ot = step(route, "bsc"), step(route, "ot")

    assert bsc.apply_by == month_number(2027, 5)
    assert ot.apply_by == ot.leg.start - 3
    assert step(route, "porter").apply_by is None


def test_study_beside_a_job_is_alongside_and_full_time_study_ends_the_job() -> None:
    everything = catalogue(
        role("porter"),
        role("ot", award("bsc-ot")),
        course("college", awards=["a-level"], months=5),
        course("bsc", award("a-level"), mode="full-time", awards=["bsc-ot"]),
    )
    route = answered(everything, person("porter")).routes[0]

    assert (step(route, "college").alongside, step(route, "college").ends_job) == (True, False)
    assert (step(route, "bsc").alongside, step(route, "bsc").ends_job) == (False, True)
    assert not step(route, "porter").alongside


def test_full_time_study_ends_no_job_where_there_is_none() -> None:
    everything = catalogue(
        role("leaver", kind="starting-point", paid=False, hire=None),
        role("ot", award("bsc-ot")),
        course("bsc", mode="full-time", awards=["bsc-ot"]),
    )

    assert not step(answered(everything, person("leaver")).routes[0], "bsc").ends_job


def test_being_employed_throughout_is_a_need_of_its_own() -> None:
    everything = catalogue(
        role("porter"),
        role("ota"),
        role("ot", award("bsc-ot")),
        course("app", mode="apprenticeship", employed_as=["ota"], awards=["bsc-ot"]),
    )
    route = only_route(answered(everything, person("porter")))
    found = need(route, "app", "employed-throughout")

    assert (found.kind, found.text) == ("need", "a job as an ota")
    assert found.met_by == (step(route, "ota").number,)
    assert found.requirement.sources == ("test",)


def test_everything_a_step_says_can_be_traced() -> None:
    everything = catalogue(
        role("porter"),
        role("ot", award("bsc-ot")),
        course("bsc", check("an interview"), costs=[cost(10)], awards=["bsc-ot"]),
    )
    route = only_route(answered(everything, person("porter")))
    bsc = step(route, "bsc")

    assert bsc.entry is not None
    for part in (bsc.record, bsc.entry, *bsc.costs, *bsc.entry.requires):
        assert part in list(sourced_parts(bsc))
    assert list(planned_on(step(route, "porter"))) == []
    assert bsc.costs[0] in list(planned_on(bsc))
    assert bsc.entry.requires[0] not in list(planned_on(bsc)), "a person decides it"


def test_plan_begins_in_january() -> None:
    assert only_route(answered(world(), person("porter"))).route.legs[0].start == JANUARY_2027


def test_course_that_ends_too_late_is_not_said_to_give_it() -> None:
    everything = catalogue(
        role("porter"),
        role("ota", gcses(1, "4", including=["maths"], strength="helps", id="maths"), hire=2),
        role("ot", award("bsc-ot")),
        course("gcse-maths", months=12, awards=[gained("gcse", "maths", "4")]),
        course("bsc", MATHS, job("ota"), awards=["bsc-ot"]),
    )
    route = only_route(answered(everything, person("porter", all_gcses=True)))

    assert step(route, "gcse-maths").number < step(route, "ota").number
    assert need(route, "ota", "maths").met_by == ()
    assert need(route, "bsc", "maths").met_by == (step(route, "gcse-maths").number,)


@pytest.mark.parametrize(
    ("told", "missing", "is_unmet"),
    [
        (16, "aged 18 or over (you will be 16 then)", True),
        (17, "aged 18 or over (you will be 17 then)", True),
        (None, "aged 18 or over", False),
    ],
)
def test_age_that_helps_is_judged_by_the_age_of_the_person_then(
    told: int | None, missing: str, *, is_unmet: bool
) -> None:
    found = judged(age(18, strength="helps"), person("porter", age=told))

    assert (found.kind, found.missing, found.is_age_unmet) == ("helps", missing, is_unmet)


def test_age_that_is_reached_by_the_start_is_no_longer_missing() -> None:
    late = catalogue(
        role("porter"),
        role("ot", award("bsc-ot"), award("diploma")),
        course("diploma", months=24),
        course("bsc", award("diploma"), age(18, strength="helps"), awards=["bsc-ot"]),
    )
    found = only_route(answered(late, person("porter", age=16)))
    (helps,) = (n for n in step(found, "bsc").needs if n.requirement.kind == "age")

    assert helps.missing == "aged 18 or over (you will be 18 then)"
    assert not helps.is_age_unmet
    assert helps.kind == "helps"


@pytest.mark.parametrize(("job_now", "beside"), [("porter", "throughout"), ("unemployed", "none")])
def test_step_knows_whether_a_paid_job_goes_on_beside_it(job_now: str, beside: str) -> None:
    everything = catalogue(
        role("porter"),
        role("unemployed", kind="starting-point", hire=None).model_copy(update={"paid": False}),
        role("ot", award("bsc-ot")),
        course("bsc", awards=["bsc-ot"], months=20),
    )

    found = step(only_route(answered(everything, person(job_now))), "bsc")

    assert (found.job_beside, found.alongside) == (beside, beside != "none")
