"""Why there is no route: the code, the sentence and the smallest change."""

from typing import Any

from otpath.answers.refusals import Reason
from otpath.catalogue.contents import Catalogue
from otpath.person.profile import Person
from tests.answers.helpers import JANUARY_2027, answered
from tests.builders import award, catalogue, check, course, experience, person, role

PORTER, THERAPIST = role("porter", title="Porter"), role("ot", award("bsc-ot"), title="Therapist")


def refused(world: Catalogue, told: Person, target: str = "ot", **asked: Any) -> list[Reason]:
    found = answered(world, told, target, **asked)
    assert found.kind == "no-route"
    return list(found.reasons)


def test_keep_wage_is_named_where_full_time_study_would_do() -> None:
    world = catalogue(PORTER, THERAPIST, course("bsc", mode="full-time", awards=["bsc-ot"]))

    assert refused(world, person("porter"), keep_wage=True) == [
        Reason(
            "not-with-wage",
            "Every route that otpath knows in England has full-time study, which ends your wage.",
            "Plan again without --keep-wage.",
        )
    ]


def test_hours_are_named_where_more_of_them_would_do() -> None:
    world = catalogue(PORTER, THERAPIST, course("bsc", hours=20, awards=["bsc-ot"]))

    assert refused(world, person("porter"), study_hours=8) == [
        Reason(
            "not-with-hours",
            "No route fits into 8 study hours a week beside a job.",
            "A route opens at 20 hours: plan again with --study-hours 20.",
        )
    ]


def test_nation_is_named_where_another_has_a_route() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("bsc", nations=("wales", "northern-ireland"), awards=["bsc-ot"]),
    )
    (reason,) = refused(world, person("porter", nation="scotland"))

    assert reason.code == "not-in-nation"
    assert reason.text.endswith(
        "no route in Scotland. It knows routes in Wales and Northern Ireland."
    )
    assert reason.change == "Ask an adviser in Scotland, or plan with --nation wales."


def test_limit_is_the_only_reason_and_names_the_nations_that_keep_to_it() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("here", mode="full-time", nations=("scotland",), awards=["bsc-ot"]),
        course("there", nations=("england",), awards=["bsc-ot"]),
    )
    (reason,) = refused(world, person("porter", nation="scotland"), keep_wage=True)

    assert reason.code == "not-with-wage"
    assert "in Scotland" in reason.text
    assert reason.change == (
        "Plan again without --keep-wage. Within these limits otpath knows a route in England only."
    )


def test_limit_is_not_blamed_where_lifting_it_would_not_help() -> None:
    world = catalogue(PORTER, THERAPIST)

    assert [r.code for r in refused(world, person("porter"), keep_wage=True, study_hours=0)] == [
        "not-reachable"
    ]


def test_starting_point_is_nothing_that_people_are_hired_into() -> None:
    leaver = role("leaver", kind="starting-point", hire=None, title="School leaver")
    (reason,) = refused(catalogue(PORTER, leaver), person("porter"), "leaver")

    assert reason.code == "nobody-hired"
    assert "School leaver" in reason.text
    assert "'otpath roles'" in (reason.change or "")


def test_job_out_of_reach_says_what_it_asks() -> None:
    asks = role(
        "ot",
        award("moon-walk"),
        award("a-level", strength="helps"),
        check("an interview"),
        title="Therapist",
    )
    (reason,) = refused(catalogue(PORTER, asks), person("porter"))

    assert reason.code == "not-reachable"
    assert reason.text.endswith("Moon walk.")
    assert "A level" not in reason.text
    assert "interview" not in reason.text


def test_qualification_out_of_reach_says_what_its_courses_ask() -> None:
    world = catalogue(
        PORTER, role("astronaut", award("moon-walk")),
        course("bsc", experience(6, "astronaut"), awards=["bsc-ot"], title="Degree course"),
    )  # fmt: skip
    (reason,) = refused(world, person("porter"), "bsc-ot", kind="qualification")

    assert reason.code == "not-reachable"
    assert "Bsc ot" in reason.text
    assert "Degree course asks: 6 months' experience as an astronaut" in reason.text


def test_fact_that_would_open_a_route_is_named() -> None:
    world = catalogue(PORTER, role("ot", award("bachelors-degree")))
    (reason,) = refused(world, person("porter"))

    assert "--have bachelors-degree:2:2" in (reason.change or "")
    (settled,) = refused(world, person("porter", all_awards=True))
    assert settled.change is None


def test_limit_without_which_a_route_opens_is_named() -> None:
    world = catalogue(
        PORTER, THERAPIST, course("bsc", mode="full-time", months=36, awards=["bsc-ot"])
    )
    narrow: dict[str, Any] = {"finish_by": JANUARY_2027 + 35, "avoid_roles": frozenset({"porter"})}

    assert refused(world, person("porter"), **narrow) == [
        Reason(
            "not-within-limits",
            "No route fits within all the limits you set.",
            "A route opens without --finish-by.",
        )
    ]


def test_limits_that_only_together_leave_no_route_are_named_together() -> None:
    world = catalogue(
        PORTER, THERAPIST, course("bsc", mode="full-time", months=36, awards=["bsc-ot"])
    )
    narrow: dict[str, Any] = {"finish_by": JANUARY_2027 + 35, "avoid_courses": frozenset({"bsc"})}
    (reason,) = refused(world, person("porter"), **narrow)

    assert reason.change == "A route opens if you leave out --finish-by and --avoid together."


def test_each_of_two_limits_that_contradict_is_named() -> None:
    world = catalogue(
        PORTER, THERAPIST, course("one", awards=["bsc-ot"]), course("two", awards=["bsc-ot"])
    )
    narrow: dict[str, Any] = {
        "include_courses": frozenset({"one"}),
        "avoid_courses": frozenset({"one"}),
    }
    (reason,) = refused(world, person("porter"), **narrow)

    assert reason.change == "A route opens without --avoid or without --include."


def test_wage_is_blamed_beside_what_else_is_limited() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("days", mode="full-time", awards=["bsc-ot"]),
        course("evenings", awards=["bsc-ot"]),
    )
    wage, other = refused(
        world, person("porter"), keep_wage=True, avoid_courses=frozenset({"evenings"})
    )

    assert "in England within your other limits has full-time study" in wage.text
    assert other.change == "A route opens without --avoid."
