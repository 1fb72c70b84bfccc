"""Why there is no route: the code, the sentence, and each change with the route that it opens."""

from typing import Any

import pytest

from otpath.answers import openings, plans
from otpath.answers.limit_names import in_words_of
from otpath.answers.openings import Change, Figures
from otpath.answers.reasons import Reason, smallest_change
from otpath.catalogue.contents import Catalogue
from otpath.person.profile import Person
from otpath.planning.search import Found
from tests.answers.helpers import JANUARY_2027, answered
from tests.builders import (
    age,
    award,
    catalogue,
    check,
    cost,
    course,
    experience,
    held,
    person,
    role,
    tariff,
)

PORTER, THERAPIST = role("porter", title="Porter"), role("ot", award("bsc-ot"), title="Therapist")
START = JANUARY_2027


def refused(world: Catalogue, told: Person, target: str = "ot", **asked: Any) -> list[Reason]:
    found = answered(world, told, target, **asked)
    assert found.kind == "no-route"
    return list(found.reasons)


def words(reason: Reason) -> list[str]:
    return [change.words for change in reason.changes]


def least(reasons: list[Reason]) -> Change:
    change = smallest_change(reasons)
    assert change is not None
    return change


# --- reachable, but not within these limits ---------------------------------------------------


def test_keep_wage_is_named_with_what_the_soonest_full_time_route_takes() -> None:
    days = course(
        "bsc", mode="full-time", months=36, awards=["bsc-ot"],
        costs=[cost(500), cost(9000, "loan")],
    )  # fmt: skip

    assert refused(catalogue(PORTER, THERAPIST, days), person("porter"), keep_wage=True) == [
        Reason(
            "not-with-wage",
            "Every route that otpath knows in England has full-time study, which ends your wage.",
            (
                Change(
                    ("keep-wage",),
                    "Without --keep-wage",
                    Figures(START + 36, 500, 9000, 3, is_cost_known=True),
                    "otpath plan --from porter --to ot",
                ),
            ),
            "Ask your employer whether they keep your job or pay you while you study: "
            "otpath cannot know that.",
        )
    ]


def test_fewest_hours_that_open_a_route_are_named() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("slow", hours=12, months=48, awards=["bsc-ot"]),
        course("fast", hours=20, months=24, awards=["bsc-ot"]),
    )
    (reason,) = refused(world, person("porter"), study_hours=8)

    assert (reason.code, words(reason)) == ("not-with-hours", ["With --study-hours 12"])
    assert reason.text == "No route fits into 8 study hours a week beside a job."
    assert reason.changes[0].figures.finish == START + 48
    assert reason.changes[0].command == "otpath plan --from porter --to ot --study-hours 12"


def test_least_own_money_of_any_route_is_named() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("dear", months=12, awards=["bsc-ot"], costs=[cost(900)]),
        course("middling", months=24, awards=["bsc-ot"], costs=[cost(700)]),
        course("cheap", months=36, awards=["bsc-ot"], costs=[cost(650), cost(5000, "loan")]),
    )
    (reason,) = refused(world, person("porter"), own_pounds=100)

    assert (reason.code, words(reason)) == ("not-with-money", ["With --money 650"])
    assert reason.text == ("No route that otpath knows costs you £100 or less of your own money.")
    assert reason.changes[0].figures == Figures(START + 36, 650, 5000, 0, is_cost_known=True)


def test_first_month_that_is_possible_is_named() -> None:
    world = catalogue(PORTER, THERAPIST, course("bsc", months=36, awards=["bsc-ot"]))
    (reason,) = refused(world, person("porter"), finish_by=START + 24)

    assert (reason.code, words(reason)) == ("not-by-then", ["With --finish-by 2030-01"])
    assert reason.text == "No route that otpath knows finishes by January 2029."


def test_what_must_be_allowed_of_what_is_avoided_is_named_alone() -> None:
    world = catalogue(
        PORTER, THERAPIST, course("bsc", mode="full-time", awards=["bsc-ot"]), course("other")
    )
    (reason,) = refused(
        world,
        person("porter"),
        avoid_modes=frozenset({"full-time"}),
        avoid_courses=frozenset({"other"}),
    )

    assert (reason.code, words(reason)) == ("not-with-avoided", ["Without --avoid full-time"])
    assert reason.changes[0].command == "otpath plan --from porter --to ot --avoid other"


def test_limits_on_courses_and_roles_are_named_in_words() -> None:
    everything = catalogue(role("porter", title="Porter"), course("bsc", title="Degree, full-time"))
    names = ("apprenticeship", "full-time", "bsc", "porter")
    assert list(in_words_of(names, everything)) == [
        "an apprenticeship", "full-time study", "Degree, full-time", "work as a porter",
    ]  # fmt: skip


def test_money_of_nothing_is_said_in_words() -> None:
    everything = catalogue(
        role("porter"), role("ot", award("bsc-ot")),
        course("bsc", months=36, awards=["bsc-ot"], own_cost=149),
    )  # fmt: skip
    (reason,) = answered(everything, person("porter"), own_pounds=0).reasons
    assert reason.text == "No route that otpath knows costs you nothing of your own money."


def test_all_that_is_avoided_is_named_where_no_one_thing_is_enough() -> None:
    world = catalogue(PORTER, THERAPIST, course("bsc", mode="full-time", awards=["bsc-ot"]))
    both: dict[str, Any] = {
        "avoid_modes": frozenset({"full-time"}),
        "avoid_courses": frozenset({"bsc"}),
    }
    (reason,) = refused(world, person("porter"), **both)

    assert words(reason) == ["Without --avoid"]


def test_inclusion_that_shuts_it_is_named_and_no_other() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("bsc", awards=["bsc-ot"]),
        course("stray", experience(6, "nobody"), awards=["stray"]),
        course("fine", awards=["fine"]),
        role("nobody", hire=None),
    )
    (reason,) = refused(world, person("porter"), include_courses=frozenset({"stray", "fine"}))

    assert (reason.code, words(reason)) == ("not-with-included", ["Without --include stray"])


def test_limit_without_which_nothing_opens_is_not_named() -> None:
    world = catalogue(PORTER, THERAPIST, course("bsc", months=36, awards=["bsc-ot"]))
    narrow: dict[str, Any] = {"finish_by": START + 35, "avoid_roles": frozenset({"porter"})}

    assert [r.code for r in refused(world, person("porter"), **narrow)] == ["not-by-then"]


def test_limits_that_only_together_leave_no_route_are_named_together() -> None:
    world = catalogue(
        PORTER, THERAPIST, course("bsc", mode="full-time", months=36, awards=["bsc-ot"])
    )
    narrow: dict[str, Any] = {
        "finish_by": START + 35,
        "avoid_courses": frozenset({"bsc"}),
        "own_pounds": 500,
    }
    (reason,) = refused(world, person("porter"), **narrow)

    assert (reason.code, words(reason)) == (
        "not-within-limits",
        ["Without --finish-by and --avoid"],
    )
    assert reason.changes[0].gives_up == ("finish-by", "avoid")
    assert reason.changes[0].command == "otpath plan --from porter --to ot --money 500"


def test_hours_and_another_limit_are_named_in_words_that_can_be_typed() -> None:
    world = catalogue(PORTER, THERAPIST, course("bsc", hours=20, months=36, awards=["bsc-ot"]))
    (reason,) = refused(world, person("porter"), finish_by=START + 24)

    assert words(reason) == ["Without --finish-by, with --study-hours 20"]


def test_each_of_two_limits_that_contradict_is_named() -> None:
    world = catalogue(
        PORTER, THERAPIST, course("one", awards=["bsc-ot"]), course("two", awards=["bsc-ot"])
    )
    narrow: dict[str, Any] = {
        "include_courses": frozenset({"one"}),
        "avoid_courses": frozenset({"one"}),
    }
    found = refused(world, person("porter"), **narrow)

    assert [r.code for r in found] == ["not-with-avoided", "not-with-included"]
    # A wish is given up sooner than what somebody cannot do.
    assert least(found).words == "Without --include one"


def test_smallest_change_gives_up_months_before_the_wage() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("days", mode="full-time", months=12, awards=["bsc-ot"]),
        course("evenings", months=48, awards=["bsc-ot"]),
    )
    found = refused(world, person("porter"), keep_wage=True, finish_by=START + 24)

    assert [r.code for r in found] == ["not-with-wage", "not-by-then"]
    assert "in England within your other limits has full-time study" in found[0].text
    assert least(found).words == "With --finish-by 2031-01"


def test_limits_are_not_blamed_where_lifting_them_would_not_help() -> None:
    world = catalogue(PORTER, THERAPIST)

    assert [r.code for r in refused(world, person("porter"), keep_wage=True, study_hours=0)] == [
        "not-reachable"
    ]


def test_fact_nobody_stated_is_never_the_smallest_change_while_a_limit_can_be_given_up() -> None:
    world = catalogue(
        PORTER,
        role("ot", award("bachelors-degree")),
        course("degree", mode="full-time", months=36, awards=["bachelors-degree"]),
    )
    found = refused(world, person("porter"), keep_wage=True)

    assert words(found[0]) == ["Without --keep-wage", "If you hold a Bachelors degree, or better"]
    assert least(found).words == "Without --keep-wage"


# --- not within the horizon, and not settled --------------------------------------------------


def test_route_beyond_the_horizon_says_when_it_would_finish() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("first", months=36, awards=["first"]),
        course("bsc", award("first"), months=36, awards=["bsc-ot"]),
    )
    (reason,) = refused(world, person("porter"), horizon=48)

    assert reason.code == "not-within-horizon"
    assert reason.text == (
        "The soonest such route that otpath knows finishes in January 2033. "
        "otpath plans 4 years ahead."
    )


def test_what_is_not_found_in_twice_the_horizon_is_not_called_impossible() -> None:
    world = catalogue(PORTER, THERAPIST, course("bsc", months=120, awards=["bsc-ot"]))
    (reason,) = refused(world, person("porter"), horizon=24)

    assert reason.code == "not-within-horizon"
    assert reason.text == (
        "otpath searched 4 years ahead and found no route. It did not look further."
    )


def test_limits_that_only_take_longer_say_when_beside_what_would_be_sooner() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("days", mode="full-time", months=36, awards=["bsc-ot"]),
        course("evenings", months=84, awards=["bsc-ot"]),
    )
    wage, later = refused(world, person("porter"), keep_wage=True, horizon=60)

    assert (wage.code, later.code) == ("not-with-wage", "not-within-horizon")
    assert "finishes in January 2034" in later.text


def test_search_that_was_stopped_settles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openings, "STATES_FOR_A_CHANGE", 0)
    world = catalogue(PORTER, THERAPIST, course("bsc", months=36, awards=["bsc-ot"]))
    (reason,) = refused(world, person("porter"), finish_by=START + 24)

    assert (reason.code, reason.changes) == ("not-settled", ())
    assert "Whether there is one is not settled." in reason.text
    assert "impossible" not in reason.text


def test_answer_whose_search_was_stopped_is_no_claim_that_there_is_no_route(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plans, "best_routes", lambda *_: Found((), unproven_from=START + 30))
    world = catalogue(PORTER, THERAPIST, course("bsc", months=36, awards=["bsc-ot"]))
    (reason,) = refused(world, person("porter"))

    assert reason.code == "not-settled"
    assert "Whether there is one is not settled." in reason.text
    assert reason.text.endswith("Nothing finishes before July 2029.")
    assert reason.changes


# --- not reachable at all ---------------------------------------------------------------------


def test_job_out_of_reach_says_what_it_asks_that_nothing_gives() -> None:
    asks = role(
        "ot",
        award("moon-walk"),
        award("bsc-ot"),
        award("a-level", strength="helps"),
        check("an interview"),
        title="Therapist",
    )
    world = catalogue(PORTER, asks, course("bsc", awards=["bsc-ot"]))
    (reason,) = refused(world, person("porter"))

    assert reason.code == "not-reachable"
    assert reason.text == (
        "Therapist asks: Moon walk. Nothing that otpath knows in England gives this."
    )


def test_course_on_the_way_that_is_shut_is_followed_to_what_it_lacks() -> None:
    world = catalogue(
        PORTER, THERAPIST, role("astronaut", award("moon-walk"), title="Astronaut"),
        course("bsc", experience(6, "astronaut"), awards=["bsc-ot"], title="Degree course"),
    )  # fmt: skip
    (reason,) = refused(world, person("porter"), "bsc-ot", kind="qualification")

    assert reason.text == (
        "Degree course asks: 6 months' experience as an astronaut. Astronaut would give it. "
        "Astronaut asks: Moon walk. Nothing that otpath knows in England gives this."
    )


def test_ring_of_what_waits_for_each_other_is_named() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("bsc", award("first"), awards=["bsc-ot"], title="Degree"),
        course("one", award("second"), awards=["first"], title="Course one"),
        course("two", award("first"), awards=["second"], title="Course two"),
    )
    (reason,) = refused(world, person("porter"))

    assert reason.code == "not-reachable"
    assert reason.text.endswith("Each waits for another: Course one, Course two, Course one.")


def test_qualification_that_no_course_gives_is_said_to_be_given_by_none() -> None:
    world = catalogue(PORTER, role("astronaut", award("moon-walk")))
    (reason,) = refused(world, person("porter"), "moon-walk", kind="qualification")

    assert reason.text == "No course that otpath knows in England gives Moon walk."


def test_age_that_shuts_the_only_way_is_named() -> None:
    world = catalogue(PORTER, THERAPIST, course("bsc", age(at_most=18), awards=["bsc-ot"]))
    (reason,) = refused(world, person("porter", age=30))

    assert reason.code == "not-reachable"
    assert "18" in reason.text


def test_fact_that_would_open_a_route_is_named() -> None:
    world = catalogue(PORTER, role("ot", award("bachelors-degree")))
    (reason,) = refused(world, person("porter"))

    (change,) = reason.changes
    assert change.gives_up == ("fact",)
    assert change.words.startswith("If you hold a Bachelors degree")
    assert change.command == "otpath plan --from porter --to ot --have bachelors-degree:2:2"
    (settled,) = refused(world, person("porter", all_awards=True))
    assert settled.changes == ()


# --- blocked by what a person decides ---------------------------------------------------------


def test_offer_in_whose_range_a_person_would_be_is_for_people_to_decide() -> None:
    points = tariff(96, "a-level")
    asks = points.model_copy(update={"usual": 112})
    world = catalogue(PORTER, role("ot", asks, title="Therapist"))
    told = person("porter", *(held("a-level", s, "C") for s in ("biology", "maths", "art")))
    (reason,) = refused(world, told)

    assert reason.code == "they-decide"
    assert "they decide" in reason.text
    assert (reason.advice or "").startswith("Ask them before you count it out")


# --- nations, training and jobs that nobody is hired into -------------------------------------


def test_nation_is_named_where_another_has_a_route() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("bsc", nations=("wales", "northern-ireland"), awards=["bsc-ot"]),
    )
    (reason,) = refused(world, person("porter", nation="scotland"))

    assert reason.code == "not-in-nation"
    assert reason.text == (
        "otpath knows no route in Scotland. Therapist asks: Bsc ot. "
        "Nothing that otpath knows in Scotland gives this."
    )
    assert words(reason) == ["With --nation wales", "With --nation northern-ireland"]
    assert reason.changes[0].note == "That is for somebody who lives and works in Wales."
    assert reason.changes[0].command == "otpath plan --from porter --to ot --nation wales"
    assert "an adviser in Scotland" in (reason.advice or "")


def test_job_of_other_nations_only_says_which() -> None:
    world = catalogue(PORTER, role("ot", title="Therapist", nations=("england", "wales")))
    (reason,) = refused(world, person("porter", nation="scotland"))

    assert reason.code == "not-in-nation"
    assert "Therapist is a job in England and Wales only." in reason.text


def test_limit_here_and_the_nations_that_keep_to_it_are_both_told() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("here", mode="full-time", nations=("scotland",), awards=["bsc-ot"]),
        course("there", nations=("england",), awards=["bsc-ot"]),
    )
    (reason,) = refused(world, person("porter", nation="scotland"), keep_wage=True)

    assert reason.code == "not-with-wage"
    assert "in Scotland" in reason.text
    assert words(reason) == ["Without --keep-wage", "With --nation england"]


def test_nation_is_planned_without_limits_where_nothing_keeps_to_them() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        course("there", mode="full-time", nations=("england",), awards=["bsc-ot"]),
    )
    (reason,) = refused(world, person("porter", nation="wales"), keep_wage=True)

    assert reason.code == "not-in-nation"
    assert words(reason) == ["With --nation england and without your limits"]
    assert "--keep-wage" not in reason.changes[0].command


def test_starting_point_is_nothing_that_people_are_hired_into() -> None:
    leaver = role("leaver", kind="starting-point", hire=None, title="School leaver")
    (reason,) = refused(catalogue(PORTER, leaver), person("porter"), "leaver")

    assert reason.code == "nobody-hired"
    assert "School leaver is a starting point" in reason.text
    assert "'otpath roles'" in (reason.advice or "")


def test_person_in_training_is_told_to_plan_from_the_end_of_it() -> None:
    world = catalogue(
        PORTER,
        THERAPIST,
        role("student", kind="training", hire=None),
        role("unemployed-adult", kind="starting-point", hire=None, ways=[]),
    )
    (reason,) = refused(world, person("student"))

    assert reason.code == "in-training"
    assert words(reason) == ["If you hold Bsc ot by January 2027"]
    assert reason.changes[0].command == (
        "otpath plan --from unemployed-adult --to ot --have bsc-ot:predicted:2027-01"
    )
