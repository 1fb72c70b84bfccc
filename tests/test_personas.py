"""Acceptance: people whom careers advisers know, on the catalogue that otpath comes with.

What is asserted is what an adviser would insist on, of every person and then of each. All plans
start in January 2027.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from otpath.answers.settling import Asked, settle
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.cli.asking import Facts, read_person, read_target
from otpath.planning.replay import faults
from otpath.planning.routes import Limits, Question, Route
from otpath.planning.search import best_route
from tests.cli.plans import plan, plan_data
from tests.cli.running import longest_line

FIVE_AT_5 = ("--gcse", "english=5,maths=5,biology=5,other=5,other=5")
PEOPLE: dict[str, tuple[str, ...]] = {
    # Story S01: part of a science degree, then porter; it does not say which GCSEs.
    "porter-with-part-degree": (
        "--from", "porter", "--have", "a-level:biology:C", "--have", "a-level:chemistry:C",
        "--gcse", "english=5,maths=5,biology=5,chemistry=5,other=5",
    ),
    "porter": ("--from", "porter"),
    "hca-with-maths-3": ("--from", "hca", "--gcse", "english=5,maths=3"),
    "leaver-18-btec": (
        "--from", "school-leaver", "--age", "18", *FIVE_AT_5,
        "--have", "btec-extended-diploma:DMM",
    ),
    "leaver-17-btec-predicted": (
        "--from", "school-leaver", "--age", "17", *FIVE_AT_5,
        "--have", "btec-extended-diploma:predicted:DMM:2027",
    ),
    "leaver-16": ("--from", "school-leaver", "--age", "16", *FIVE_AT_5),
    "graduate-2016": (
        "--from", "graduate-other-subject", "--have", "bsc:psychology:2:1:2016",
        "--gcse", "english=6,maths=5",
    ),
    "graduate-2025": (
        "--from", "graduate-other-subject", "--have", "bsc:psychology:2:1:2025",
        "--gcse", "english=6,maths=5",
    ),
    "nothing-at-45": (
        "--from", "unemployed-adult", "--age", "45", "--gcse", "none", "--have", "none",
    ),
    "ot-to-acp": ("--from", "occupational-therapist", "--to", "advanced-clinical-practitioner"),
    "assistant-keeping-wage": ("--from", "occupational-therapy-assistant", "--keep-wage"),
    "assistant-in-scotland": (
        "--from", "occupational-therapy-assistant", "--nation", "scotland",
    ),
    "carer-in-wales": ("--from", "care-worker", "--nation", "wales"),
    "assistant-practitioner": (
        "--from", "assistant-practitioner", "--gcse", "english=4,maths=4",
        "--have", "assistant-practitioner-apprenticeship", "--experience",
        "assistant-practitioner=24",
    ),
    "to-the-degree": ("--from", "porter", "--to", "bsc-ot"),
}  # fmt: skip
OT_DEGREES = {"bsc-ot", "moccth-ot", "msc-ot", "pgdip-ot"}
JANUARY = ("--start", "2027-01")
UNPAID = {"school-leaver", "graduate-other-subject", "unemployed-adult"}


@cache
def shipped() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


def routes(who: str) -> list[dict[str, Any]]:
    found = plan_data(*PEOPLE[who], *JANUARY)["routes"]
    assert isinstance(found, list)
    return found


def page(who: str, *options: str) -> str:
    found = plan(*PEOPLE[who], *JANUARY, *options)
    assert (found.code, found.err) == (0, "")
    return found.out


def words(who: str) -> str:
    return " ".join(page(who, "--full").split())


def ids(route: dict[str, Any]) -> list[str]:
    return [leg["id"] for leg in route["legs"]]


def leg(route: dict[str, Any], leg_id: str) -> dict[str, Any]:
    (found,) = (one for one in route["legs"] if one["id"] == leg_id)
    assert isinstance(found, dict)
    return found


def need(route: dict[str, Any], leg_id: str, need_id: str) -> dict[str, Any]:
    (found,) = (one for one in leg(route, leg_id)["needs"] if one["id"] == need_id)
    assert isinstance(found, dict)
    return found


def all_legs() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    for who in PEOPLE:
        for route in routes(who):
            for one in route["legs"]:
                yield who, route, one


# --- what holds for everybody -----------------------------------------------------------------


def test_everybody_here_gets_a_route() -> None:
    for who in PEOPLE:
        assert routes(who), who


def test_courses_start_in_a_month_in_which_they_start() -> None:
    for who, _, one in all_legs():
        course = shipped().courses.get(one["id"])
        if course and course.intakes:
            month = int(one["start"][-2:])
            assert month in {intake.month for intake in course.intakes}, (who, one["id"])


def test_university_starts_in_september_and_is_applied_for_by_june() -> None:
    for who, _, one in all_legs():
        if one["id"] in {"bsc-ot-full-time", "bsc-ot-foundation-year", "msc-ot-full-time"}:
            assert one["start"].endswith("-09"), who
            assert one["apply_by"] == one["start"][:4] + "-06", who


def test_nothing_is_applied_for_before_the_plan_starts() -> None:
    for who, _, one in all_legs():
        if one["apply_by"]:
            assert "2027-01" <= one["apply_by"] <= one["start"], (who, one["id"])


def test_every_leg_is_open_in_the_nation() -> None:
    for who, _, one in all_legs():
        nation = plan_data(*PEOPLE[who], *JANUARY)["nation"]
        record = shipped().courses.get(one["id"]) or shipped().roles[one["id"]]
        assert nation in record.nations, (who, one["id"])


def test_full_time_study_stands_beside_no_job_and_no_other_study() -> None:
    for who, route, one in all_legs():
        course = shipped().courses.get(one["id"])
        if not course or course.mode != "full-time":
            continue
        for other in route["legs"]:
            if other is not one and other["kind"] != "registration":
                apart = other["start"] >= one["end"] or (other["end"] or "9") <= one["start"]
                assert apart, (who, one["id"], other["id"])


def test_apprentice_is_employed_in_one_job_throughout() -> None:
    for who, route, one in all_legs():
        course = shipped().courses.get(one["id"])
        if course and course.employed_as:
            assert any(
                job["kind"] == "job"
                and job["id"] in course.employed_as
                and job["start"] <= one["start"]
                and (job["end"] or "9") >= one["end"]
                for job in route["legs"]
            ), (who, one["id"])


def test_nobody_works_as_occupational_therapist_before_registration_and_degree() -> None:
    for who, route, one in all_legs():
        if one["id"] != "occupational-therapist" or one is route["legs"][0]:
            continue
        registration = leg(route, "hcpc-registration-application")
        degrees = [d for d in route["legs"] if _gives(d["id"]) & OT_DEGREES]
        assert registration["end"] <= one["start"], who
        assert [d["end"] <= registration["start"] for d in degrees] == [True], who


def _gives(course_id: str) -> set[str]:
    course = shipped().courses.get(course_id)
    return {award.qualification for award in course.awards} if course else set()


def test_what_gives_a_need_comes_before_it() -> None:
    for who, route, one in all_legs():
        first_is_a_job = route["legs"][0]["kind"] == "job"
        for asked in one["needs"]:
            for number in asked["met_by_steps"]:
                giver = route["legs"][number if first_is_a_job else number - 1]
                if giver["kind"] == "job":
                    assert giver["start"] <= one["start"], (who, asked["id"])
                else:
                    assert giver["end"] <= one["start"], (who, asked["id"])


def test_every_need_that_is_not_met_is_given_by_a_step() -> None:
    for who, _, one in all_legs():
        for asked in _blocking(one):
            if asked["verdict"] == "not-met":
                assert asked["met_by_steps"], (who, one["id"], asked["id"])


def test_every_blocking_need_has_a_page_or_is_said_to_be_ours() -> None:
    for who, _, one in all_legs():
        for asked in _blocking(one):
            assert asked["sources"] or asked["assumption"], (who, one["id"], asked["id"])


def _blocking(one: dict[str, Any]) -> list[dict[str, Any]]:
    return [n for n in one["needs"] if n["strength"] != "helps" and not n["they_decide"]]


def test_english_and_maths_come_before_the_degree() -> None:
    for who, route, one in all_legs():
        if "english" in one["id"] or "maths" in one["id"]:
            degree = next(d for d in route["legs"] if _gives(d["id"]) & OT_DEGREES)
            assert one["end"] <= degree["start"], who


def test_second_route_keeps_the_wage_that_there_is() -> None:
    earning = [
        (who, route)
        for who in PEOPLE
        for route in routes(who)
        if "keeps-you-earning" in route["best_at"]
    ]

    assert earning
    for who, route in earning:
        modes = {shipped().courses[i].mode for i in ids(route) if i in shipped().courses}
        assert "full-time" not in modes, who
        if PEOPLE[who][1] not in UNPAID:
            assert route["months_without_wage"] == 0, who


def test_first_route_is_the_soonest_and_money_adds_up() -> None:
    for who in PEOPLE:
        found = routes(who)
        assert found[0]["months"] == min(route["months"] for route in found), who
        for route in found:
            costs = [cost for one in route["legs"] for cost in one["costs"]]
            own = sum(cost["pounds"] for cost in costs if cost["paid_by"] == "you")
            loans = sum(cost["pounds"] for cost in costs if cost["paid_by"] == "loan")
            assert (route["cost_to_person"], route["fee_loans"]) == (own, loans), who


def _question(who: str) -> Question:
    options = [option for option in PEOPLE[who] if option != "--keep-wage"]
    said: dict[str, list[str]] = {}
    for name, value in zip(options[::2], options[1::2], strict=True):
        said.setdefault(name, []).append(value)
    facts = Facts(
        said["--from"][0],
        said.get("--gcse", ()),
        said.get("--have", ()),
        said.get("--experience", ()),
        *said.get("--age", [None]),
        *said.get("--nation", [None]),
    )
    target, kind = read_target(said.get("--to", ["occupational-therapist"])[0], shipped())
    limits = Limits(keep_wage="--keep-wage" in PEOPLE[who])
    asked = Asked(read_person(facts, shipped()), target, kind, month_number(2027, 1), limits)
    return settle(asked, 0, shipped())[0]


def _shorter(route: Route, number: int) -> Route:
    """Return the route without one leg; the job before it goes on in the place of a job."""
    left = route.legs[number]
    legs = [leg for leg in route.legs if leg is not left]
    if left.kind == "job":
        before = max(
            (leg for leg in legs if leg.end == left.start), key=lambda leg: leg.kind == "job"
        )
        legs[legs.index(before)] = replace(before, end=left.end)
    return Route(tuple(legs), route.finish)


@pytest.mark.parametrize("who", PEOPLE)
def test_no_step_could_be_left_out(who: str) -> None:
    question = _question(who)
    route = best_route(question, shipped())
    assert route is not None
    for number, one in enumerate(route.legs):
        if number and one.id != question.target:
            assert faults(_shorter(route, number), question, shipped()), one


SLIPS = [
    r"\bNone\b", r"\bnull\b", r"[{}]", r" \.", r"\.\. ?[A-Z]", r",,", r"\b1 (months|years)\b",
    r"\ba [AEIOaeio]", r"\ban [bcdfgjkpqtvwyz]", r"\b(\w+) \1\b", r"Way in: [A-Z]",
]  # fmt: skip


@pytest.mark.parametrize("options", [(), ("--full",)], ids=["summary", "whole"])
@pytest.mark.parametrize("who", PEOPLE)
def test_page_reads_as_plain_english(who: str, options: tuple[str, ...]) -> None:
    text = page(who, *options)
    spoken = re.sub(r"\[\d+(, \d+)*\]", "", text.split("\nSources\n")[0].split("Your steps")[1])
    line = " ".join(spoken.split())

    assert longest_line(text) <= 80
    for slip in SLIPS:
        found = re.search(slip, line)
        assert not found, line[max(0, found.start() - 40) : found.end() + 40]


@pytest.mark.parametrize("who", [who for who in PEOPLE if PEOPLE[who][1] in UNPAID])
def test_nobody_without_a_job_is_told_that_it_ends(who: str) -> None:
    first = routes(who)[0]
    if not any(one["kind"] == "job" for one in first["legs"][1:-1]):
        assert "your job ends" not in words(who)


# --- each of them -----------------------------------------------------------------------------


def test_porter_with_part_degree_needs_no_gcses_but_more_than_two_c_grades() -> None:
    soonest, *others = routes("porter-with-part-degree")

    for route in (soonest, *others):
        assert not [i for i in ids(route) if i.startswith(("gcse", "functional"))]
    # 64 points are not the 112 of the usual way in.
    assert "bsc-ot-full-time" not in ids(soonest) or "access-to-he-full-time" in ids(soonest)
    assert soonest["legs"][1]["start"] == "2027-09"


def test_porter_who_keeps_the_wage_goes_the_way_of_the_story() -> None:
    found = routes("porter-with-part-degree")
    (earning,) = (route for route in found if "keeps-you-earning" in route["best_at"])
    apprenticeship = leg(earning, "ot-degree-apprenticeship-year-2")
    jobs = [one for one in earning["legs"] if one["kind"] == "job" and one["id"] != "porter"]

    assert ids(earning)[0] == "porter"
    assert jobs[0]["start"] <= leg(earning, "ap-apprenticeship")["start"]
    assert jobs[0]["start"] <= apprenticeship["start"]
    assert earning["fee_loans"] < routes("porter-with-part-degree")[0]["fee_loans"]


def test_hca_with_maths_3_needs_maths_and_not_english() -> None:
    for route in routes("hca-with-maths-3"):
        assert "functional-skills-maths-course" in ids(route)
        assert not [i for i in ids(route) if "english" in i]
    text = words("hca-with-maths-3")
    assert "You have: GCSE English language grade 5." in text
    assert "GCSE maths at grade 4 (C) or above (you have GCSE maths grade 3). Step 1" in text


def test_leaver_with_btec_goes_straight_to_university() -> None:
    soonest = routes("leaver-18-btec")[0]

    assert ids(soonest)[1] == "bsc-ot-full-time"
    assert leg(soonest, "bsc-ot-full-time")["start"] == "2027-09"
    assert soonest["finish"].startswith("2030-")
    assert soonest["pay_now"] is None
    asked = leg(soonest, "bsc-ot-full-time")["needs"]
    assert all(n["verdict"] == "met" for n in _blocking({"needs": asked}))


def test_leaver_with_predicted_btec_may_apply_but_does_not_have_it_yet() -> None:
    soonest = routes("leaver-17-btec-predicted")[0]

    assert ids(soonest)[1] == "bsc-ot-full-time"
    assert leg(soonest, "bsc-ot-full-time")["start"] == "2027-09"
    text = words("leaver-17-btec-predicted")
    assert "You get the result you expect in August 2027" in text
    assert "you expect 112 UCAS Tariff points" in text


def test_leaver_of_16_takes_level_3_first_and_is_not_asked_about_degrees() -> None:
    soonest = routes("leaver-16")[0]
    first, second = soonest["legs"][1:3]

    assert first["id"] in {
        "a-levels-full-time", "btec-hsc-full-time", "t-level-health-full-time",
    }  # fmt: skip
    assert (first["start"], second["id"]) == ("2027-09", "bsc-ot-full-time")
    assert second["start"] == "2029-09"
    assert not [i for i in ids(soonest) if "access" in i]
    options = [ask["option"] for ask in plan_data(*PEOPLE["leaver-16"], *JANUARY)["ask"]]
    assert not [option for option in options if "degree" in option or "access" in option]


@pytest.mark.parametrize("who", ["graduate-2016", "graduate-2025"])
def test_graduate_takes_two_years_and_gains_care_experience_first(who: str) -> None:
    soonest = routes(who)[0]
    (study,) = (one for one in soonest["legs"] if _gives(one["id"]) & OT_DEGREES)

    assert _gives(study["id"]) <= {"msc-ot", "pgdip-ot"}
    assert _year(study["end"]) - _year(study["start"]) == 2
    job = soonest["legs"][1]
    assert (job["kind"], job["end"]) == ("job", study["start"])
    assert "how much loan entitlement is left after a first degree" in words(who)


def test_graduate_of_2016_is_told_that_the_degree_is_old() -> None:
    recent = "study at level 6 or above finished in the last 5 years"

    assert f"Helps: {recent} (you have Bachelor's degree in psychology, 2:1, August 2016)" in words(
        "graduate-2016"
    )
    assert f"August 2025. Asked: {recent}" in words("graduate-2025")


def _year(month: str) -> int:
    return int(month[:4])


def test_adult_with_nothing_begins_with_english_and_maths_and_takes_access() -> None:
    soonest = routes("nothing-at-45")[0]
    order = ids(soonest)

    assert {"functional-skills-english-course", "functional-skills-maths-course"} <= set(order[1:3])
    assert order[3].startswith("access-to-he")
    assert leg(soonest, order[3])["start"] >= max(one["end"] for one in soonest["legs"][1:3])
    assert not [i for i in order if i in {"a-levels-full-time", "t-level-health-full-time"}]
    assert soonest["months_without_wage"] == soonest["months"]
    assert plan_data(*PEOPLE["nothing-at-45"], *JANUARY)["ask"] == []
    assert "We do not know your" not in words("nothing-at-45")


def test_therapist_becomes_advanced_practitioner_without_new_ot_training() -> None:
    (route,) = routes("ot-to-acp")

    assert not [i for i in ids(route) if _gives(i) & OT_DEGREES]
    assert "hcpc-registration-application" not in ids(route)
    assert any(one["kind"] == "job" for one in route["legs"][1:-1]), "a post in between"
    masters = [one for one in route["legs"] if "msc-advanced-practice" in _gives(one["id"])]
    assert masters
    assert route["months"] >= 48
    assert route["months_without_wage"] == 0
    assert "You have: HCPC registration" in words("ot-to-acp")


def test_assistant_who_keeps_the_wage_takes_the_apprenticeship() -> None:
    route = routes("assistant-keeping-wage")[0]

    assert "ot-degree-apprenticeship-year-2" in ids(route)
    assert route["months_without_wage"] == 0
    assert "at least 30 hours a week" in words("assistant-keeping-wage")
    assert "a place in year 2 is not promised" in words("assistant-keeping-wage")
    experience = need(route, "ot-degree-apprenticeship-year-2", "employed-throughout")
    assert experience["verdict"] == "met"


def test_assistant_in_scotland_studies_in_scotland() -> None:
    soonest = routes("assistant-in-scotland")[0]

    (degree,) = (one for one in soonest["legs"] if _gives(one["id"]) & OT_DEGREES)
    assert shipped().courses[degree["id"]].nations == ("scotland",)
    if "hnc-ot-support-full-time" in ids(soonest):
        years = _year(degree["end"]) - _year(degree["start"])
        assert years == 3, "an HNC leads into year 2 of 4"
    assert "ot-degree-apprenticeship" not in ids(soonest)
    assert soonest["fee_loans"] == 0
    assert "Protecting Vulnerable Groups scheme" in words("assistant-in-scotland")
    assert "NHS Learning Support Fund" not in words("assistant-in-scotland")


def test_carer_in_wales_is_offered_nothing_that_is_only_in_england() -> None:
    for route in routes("carer-in-wales"):
        assert not [i for i in ids(route) if "apprentice" in i or i.startswith("functional")]
    assert "Wales. Plan starts January 2027." in words("carer-in-wales")


def test_english_class_is_not_said_to_give_maths() -> None:
    soonest = routes("carer-in-wales")[0]
    (access,) = (one for one in soonest["legs"] if one["id"].startswith("access-to-he"))
    number = ids(soonest).index("essential-skills-wales-communication-course")
    (english,) = (n for n in _blocking(access) if "English language" in n["text"])

    assert english["met_by_steps"] == [number]


def test_assistant_practitioner_builds_on_the_level_5_award() -> None:
    found = routes("assistant-practitioner")
    (earning,) = (route for route in found if "keeps-you-earning" in route["best_at"])

    degree = leg(earning, "ot-degree-apprenticeship-year-2")
    assert (degree["start"], degree["end"]) == ("2027-09", "2030-09")
    assert not [i for i in ids(earning) if i.startswith(("access", "foundation", "ap-"))]


def test_degree_as_target_ends_with_the_degree() -> None:
    soonest = routes("to-the-degree")[0]

    assert _gives(soonest["legs"][-1]["id"]) == {"bsc-ot"}
    assert soonest["legs"][-1]["end"] == soonest["finish"]
    assert "hcpc-registration-application" not in ids(soonest)
    assert soonest["pay_at_end"] is None
