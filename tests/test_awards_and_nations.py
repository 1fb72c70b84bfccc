"""Awards that people really hold, and each nation's own courses, on the shipped catalogue.

Plans start in January 2027.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.qualifications import SAME_SUBJECT
from otpath.cli.asking import Facts, read_person
from tests.builders import held
from tests.cli.plans import plan_data

JANUARY = ("--start", "2027-01")


@cache
def shipped() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


# --- what people say they hold ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "award", "subject", "grade"),
    [
        ("O level:maths:C:1984", "o-level", "maths", "C"),
        ("National 5:english:B", "national-5", "english-language", "B"),
        ("Higher:biology:B", "higher", "biology", "B"),
        ("Advanced Higher:biology:B", "advanced-higher", "biology", "B"),
        ("IB:30", "ib-diploma", None, "30"),
        ("IB HL:biology:6", "ib-higher-level", "biology", "6"),
        ("HNC occupational therapy support", "hnc-ot-support", None, "unknown"),
        ("HNC:health and social care:B", "hnc", "health-and-social-care", "B"),
        ("CSE:maths:1", "cse", "maths", "1"),
        ("Standard Grade:maths:credit 2", "standard-grade", "maths", "2"),
        ("Intermediate 2:maths:C", "intermediate-2", "maths", "C"),
        ("IGCSE:maths:4", "igcse", "maths", "4"),
        ("Leaving Cert:maths:H5", "irish-leaving-higher", "maths", "H5"),
        ("Key Skills communication", "key-skills-communication-l2", None, None),
        ("Essential Skills numeracy", "essential-skills-ni-application-of-number-l2", None, None),
        ("Adult literacy", "adult-literacy-l2", None, None),
        ("Cambridge Technical:DDM", "cambridge-technical-extended-diploma", None, "DDM"),
        ("BTEC First:sport:M", "btec-first", "sport", "M"),
        ("Pre-U:biology:M2", "pre-u", "biology", "M2"),
        ("Welsh Bacc", "welsh-baccalaureate-advanced", None, None),
        ("NVQ 3:health and social care", "nvq-3", "health-and-social-care", None),
        ("OU credits", "open-university-credits", None, None),
        ("EPQ:A", "epq", None, "A"),
        ("Access:D30M15", "access-to-he", None, "D30 M15"),
        ("degree:history:unclassified", "bachelors-degree", "history", "ordinary"),
    ],
)
def test_award_is_found_by_the_name_that_people_use(
    said: str, award: str, subject: str | None, grade: str | None
) -> None:
    (read,) = read_person(Facts("porter", awards=[said]), shipped()).holdings

    gained = read.gained if "1984" in said else None
    assert read == held(award, subject, grade, gained=gained)


@pytest.mark.parametrize(
    ("award", "subjects"),
    [
        ("functional-skills-english-l2", ("english-language",)),
        ("functional-skills-maths-l2", ("maths",)),
        ("key-skills-application-of-number-l2", ("maths",)),
        ("essential-skills-wales-communication-l2", ("english-language",)),
        ("national-5", (SAME_SUBJECT,)),
        ("o-level", (SAME_SUBJECT,)),
        ("igcse", (SAME_SUBJECT,)),
    ],
)
def test_award_taken_for_a_gcse_by_some_says_which(award: str, subjects: tuple[str, ...]) -> None:
    assert shipped().qualifications[award].often_taken_for == subjects


def test_only_the_gcse_itself_is_graded_as_a_gcse() -> None:
    graded = [q.id for q in shipped().qualifications.values() if q.scale == "gcse"]

    assert graded == ["gcse"], "another award counts as a GCSE only where a rule names it"


@pytest.mark.parametrize(
    ("award", "points"),
    [
        ("a-level", {"A*": 56, "A": 48, "B": 40, "C": 32, "D": 24, "E": 16}),
        ("higher", {"A": 33, "B": 27, "C": 21, "D": 15}),
        ("advanced-higher", {"A": 56, "B": 48, "C": 40, "D": 32}),
        ("ib-higher-level", {"7": 56, "6": 48, "5": 32, "4": 24, "3": 12}),
        ("btec-foundation-diploma", {"D*": 84, "D": 72, "M": 48, "P": 24}),
        ("epq", {"A*": 28, "A": 24, "B": 20, "C": 16, "D": 12, "E": 8}),
    ],
)
def test_award_carries_its_points(award: str, points: dict[str, int]) -> None:
    assert shipped().qualifications[award].tariff == points


# --- the nations --------------------------------------------------------------------------------


def soonest(nation: str, job: str, *facts: str) -> dict[str, Any]:
    found = plan_data("--from", job, "--nation", nation, *facts, *JANUARY)["routes"][0]
    assert isinstance(found, dict)
    return found


def courses(route: dict[str, Any]) -> list[str]:
    return [leg["id"] for leg in route["legs"] if leg["kind"] == "course"]


@pytest.mark.parametrize("job", ["school-leaver", "healthcare-support-worker", "porter"])
@pytest.mark.parametrize("nation", ["scotland", "wales", "northern-ireland"])
def test_route_in_a_nation_ends_with_a_degree_of_that_nation(nation: str, job: str) -> None:
    route = soonest(nation, job)

    (degree,) = (i for i in courses(route) if i.startswith(("bsc", "moccth", "msc", "pgdip")))
    assert shipped().courses[degree].nations == (nation,)
    assert not [i for i in courses(route) if "functional-skills" in i]
    assert route["fee_loans"] == 0


def test_degree_apprenticeship_is_in_england_only() -> None:
    degrees = [
        course
        for course in shipped().courses.values()
        if course.mode == "apprenticeship"
        and any(gained.qualification == "bsc-ot" for gained in course.awards)
    ]

    assert {course.nations for course in degrees} == {("england",)}


def test_highers_open_the_scottish_degree_at_once() -> None:
    highers = ("english:B", "biology:B", "history:B", "psychology:C")
    held_ones = [part for higher in highers for part in ("--have", f"Higher:{higher}")]
    route = soonest("scotland", "school-leaver", *held_ones, "--have", "National 5:maths:C")

    assert courses(route)[0] == "bsc-ot-full-time-scotland"
    assert route["finish"] == "2031-10"


def test_hnc_opens_year_2_of_the_scottish_degree() -> None:
    route = soonest("scotland", "porter", "--have", "HNC occupational therapy support")

    assert courses(route)[0] == "bsc-ot-scotland-year-2"
    assert route["finish"] == "2030-10"


def test_hnc_asks_for_an_award_and_not_for_a_word_with_the_college() -> None:
    ways = shipped().courses["hnc-ot-support-full-time"].entry

    for way in ways:
        assert {rule.kind for rule in way.requires} & {"award", "tariff"}


def test_level_2_test_of_one_nation_serves_there() -> None:
    route = soonest("northern-ireland", "porter")

    assert "essential-skills-ni-application-of-number-course" in courses(route)
    assert "bsc-ot-full-time-northern-ireland" in courses(route)


def test_ulster_says_who_may_apply() -> None:
    ways = shipped().courses["bsc-ot-full-time-northern-ireland"].entry

    for way in ways:
        assert any("living in Northern Ireland" in getattr(r, "text", "") for r in way.requires)
