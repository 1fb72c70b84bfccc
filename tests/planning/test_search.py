"""What the best route does, one behaviour at a time, on tiny catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from otpath.catalogue.base import Named
from otpath.catalogue.courses import Intake
from otpath.catalogue.months import month_number
from otpath.catalogue.requirements import JudgedBy, Requirement
from otpath.catalogue.roles import HeldFact, Role
from otpath.person.profile import Person
from otpath.planning.replay import faults
from otpath.planning.routes import Leg, Limits, Question, Route, TargetKind
from otpath.planning.search import best_route
from tests.builders import (
    DECEMBER_2026,
    age,
    all_of,
    any_of,
    award,
    catalogue,
    check,
    course,
    entry,
    experience,
    gained,
    gcse,
    gcses,
    held,
    job,
    person,
    qualification,
    recency,
    role,
    rule,
)
from tests.planning.brute_force import earliest_finish
from tests.planning.random_catalogues import SETTLED, Knobs, random_case

S = DECEMBER_2026
PORTER = role("porter", hire=1)
ENGLISH = course("english", months=6, awards=[gained("gcse", "english-language", "4")])
MATHS = course("maths", months=6, awards=[gained("gcse", "maths", "4")])
BOTH = gcses(2, including=["english-language", "maths"])
COLLEGE = course("card", mode="full-time", months=6)
EVENINGS = course("card", months=6)


def at(text: str) -> int:
    year, month = text.split("-")
    return month_number(int(year), int(month))


def target(*asked: Requirement, hire: int = 1, **facts: Any) -> Role:
    return role("target", *asked, hire=hire, **facts)


def plan(
    *records: Named, who: Person | None = None, years: int = 30, to: str = "target", **limits: Any
) -> Route | None:
    """Plan from porter, or from `who`, to the role or qualification `to`; replay what is found."""
    known = [qualification(name) for name in ("card", "badge")]
    world = catalogue(PORTER, *known, *records)
    kind: TargetKind = "role" if to in world.roles else "qualification"
    allowed = Limits(**{"horizon": 60, **limits})
    question = Question(who or person("porter"), to, kind, S, "england", years, allowed)
    route = best_route(question, world)
    assert route is None or faults(route, question, world) == ()
    return route


def found(*records: Named, **asked: Any) -> Route:
    route = plan(*records, **asked)
    assert route is not None
    return route


def months(*records: Named, **asked: Any) -> int | None:
    """Return months from now to the target at best."""
    route = plan(*records, **asked)
    return None if route is None else route.finish - S


def legs(route: Route) -> Mapping[str, Leg]:
    """Return the legs by id, without the present job."""
    return {leg.id: leg for leg in route.legs[1:]}


# --- what a route is ----------------------------------------------------------------------------


def test_the_target_is_applied_for_at_once_and_the_present_job_goes_on_until_then() -> None:
    assert found(target(hire=3)) == Route(
        (
            Leg("job", "porter", S, S + 3),
            Leg("job", "target", S + 3, None, applied=S, entry="standard"),
        ),
        S + 3,
    )


def test_a_course_already_held_is_skipped() -> None:
    wanted = target(BOTH)
    who = person("porter", gcse("english-language", "5"), gcse("maths", "3"))
    assert set(legs(found(ENGLISH, MATHS, wanted, who=who))) == {"maths", "target"}


def test_english_and_maths_are_taken_side_by_side() -> None:
    route = found(ENGLISH, MATHS, target(BOTH))
    assert {legs(route)[name].start for name in ("english", "maths")} == {S}
    assert route.finish == S + 6


def test_part_time_courses_over_the_hours_are_taken_one_after_the_other() -> None:
    route = found(ENGLISH, MATHS, target(BOTH), study_hours=15)
    assert sorted(legs(route)[name].start - S for name in ("english", "maths")) == [0, 6]


def test_a_part_time_course_over_the_limit_of_hours_is_never_started() -> None:
    evenings = course("card", months=6, hours=10)
    assert months(evenings, target(award("card")), study_hours=10) == 6
    assert months(evenings, target(award("card")), study_hours=9) is None


def test_a_course_waits_for_its_intake() -> None:
    september = course("card", months=9, intakes=[9])
    assert legs(found(september, to="card"))["card"].start == at("2027-09")


def test_a_later_intake_that_is_shorter_may_end_sooner() -> None:
    two = course("card", months=18, intakes=[1, Intake(month=4, months=12)])
    assert legs(found(two, to="card"))["card"].start == at("2027-04")


def test_a_course_waits_for_its_lead_time() -> None:
    course_in_january = course("card", months=6, intakes=[1, 9], lead=2)
    assert legs(found(course_in_january, to="card"))["card"].start == at("2027-09")


def test_an_apprenticeship_needs_its_job_and_keeps_it() -> None:
    trainee = role("trainee", hire=2)
    learning = course("card", mode="apprenticeship", months=12, employed_as=["trainee"])
    route = found(trainee, learning, target(award("card")))
    taken = legs(route)
    assert (taken["trainee"].start, taken["trainee"].end) == (S + 2, S + 14)
    assert (taken["card"].start, taken["card"].end) == (S + 2, S + 14)
    assert route.finish == S + 14


def test_full_time_study_ends_the_job() -> None:
    route = found(COLLEGE, target(award("card")))
    assert route.legs[0] == Leg("job", "porter", S, S)
    assert legs(route)["card"].start == S


def test_full_time_study_and_months_in_the_job_cannot_be_had_at_once() -> None:
    assert months(COLLEGE, target(award("card"), experience(10, "porter"))) == 16


def test_experience_grows_in_the_present_job() -> None:
    wanted = target(experience(12, "porter"))
    assert months(wanted) == 12
    assert months(wanted, who=person("porter", experience={"porter": 5})) == 7


def test_a_job_is_applied_for_before_the_award_that_it_asks_for_by_its_start() -> None:
    route = found(EVENINGS, target(award("card"), hire=4))
    assert legs(route)["target"].applied == S + 2
    assert route.finish == S + 6


def test_a_job_that_asks_at_the_application_waits_for_the_award() -> None:
    assert months(EVENINGS, target(award("card", by="application"), hire=4)) == 10


def test_a_registration_is_counted_and_runs_beside_anything() -> None:
    paper = course("badge", award("card"), mode="registration", months=2)
    assert months(COLLEGE, paper, target(award("badge"))) == 8
    free_paper = course("badge", mode="registration", months=2)
    route = found(COLLEGE, free_paper, target(award("badge"), award("card")))
    assert legs(route)["badge"].kind == "registration"
    assert route.finish == S + 6


# --- ways in ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("served", "way"), [(0, "by-card"), (8, "by-work")])
def test_of_two_ways_in_the_sooner_is_taken(served: int, way: str) -> None:
    ways = [entry(experience(12, "porter"), id="by-work"), entry(award("card"), id="by-card")]
    route = found(EVENINGS, target(ways=ways), who=person(experience={"porter": served}))
    assert legs(route)["target"].entry == way


def test_what_waives_a_rule_is_waited_for_like_the_rule() -> None:
    waived = target(award("card", unless=(experience(3, "porter"),)))
    assert months(waived) == 3
    assert "card" not in legs(found(EVENINGS, waived))


@pytest.mark.parametrize(
    "harmless",
    [
        award("badge", strength="helps"),
        check(),
        any_of(award("badge"), check()),
        all_of(check(), award("badge", strength="helps")),
        award("badge", by="during"),
    ],
    ids=["helps", "check", "any of a check", "check and helps", "during a job"],
)
def test_what_only_helps_or_a_person_decides_never_blocks(harmless: Requirement) -> None:
    assert months(target(harmless)) == 1


def test_a_check_waives_nothing() -> None:
    assert months(target(award("badge", unless=(check(),)))) is None


# --- awards that are expected -------------------------------------------------------------------


def test_an_award_expected_in_a_month_is_used_from_then_on() -> None:
    who = person("porter", held("card", gained=S + 4))
    assert months(target(award("card"), hire=2), who=who) == 4
    assert months(target(award("card", by="application"), hire=2), who=who) == 6


def test_a_prediction_counts_for_an_application_from_now_on() -> None:
    who = person("porter", held("card", predicted=True, gained=S + 4))
    assert months(target(award("card", by="application"), hire=2), who=who) == 2
    assert months(target(award("card"), hire=2), who=who) == 4


def test_a_prediction_without_a_month_never_counts_at_the_start() -> None:
    who = person("porter", held("card", predicted=True))
    assert months(target(award("card", by="application")), who=who) == 1
    assert months(target(award("card")), who=who) is None


def test_a_prediction_is_recent_study_for_an_application() -> None:
    who = person("porter", held("card", predicted=True, gained=S + 30))
    assert months(target(recency(2, by="application")), who=who) == 1
    assert months(target(recency(2)), who=who) == 30


def test_a_role_that_implies_an_award_brings_it() -> None:
    fact = HeldFact(qualification="card")
    nurse = role("nurse", hire=1).model_copy(update={"implies": (fact,)})
    assert months(target(award("card")), nurse, who=person("nurse")) == 1
    assert months(target(award("card")), nurse) is None


def test_study_grows_old() -> None:
    who = person("porter", held("card", gained=S - 20))
    asks = target(recency(2), experience(6, "porter"))
    assert months(asks, who=who) is None
    assert months(asks, course("badge", months=9), who=who) == 9


# --- age ----------------------------------------------------------------------------------------


def test_a_lowest_age_waits_until_it_is_surely_reached() -> None:
    assert months(target(age(18)), years=18) == 1
    assert months(target(age(18)), years=17) == 12
    assert months(target(age(18, by="application")), years=17) == 13


def test_a_highest_age_closes_once_it_may_be_passed() -> None:
    young = target(age(at_most=24), experience(6, "porter"))
    assert months(young, years=24) is None
    assert months(young, years=23) == 6


# --- the target, and where there is none --------------------------------------------------------


def test_a_qualification_is_reached_where_a_course_gives_it() -> None:
    route = found(COLLEGE, course("slow", months=9, awards=["card"]), to="card")
    assert set(legs(route)) == {"card"}
    assert route.finish == S + 6


def test_nothing_gives_what_is_asked() -> None:
    assert months(target(award("card"))) is None


def test_a_target_beyond_the_horizon_is_refused() -> None:
    assert months(EVENINGS, target(award("card")), horizon=6) == 6
    assert months(EVENINGS, target(award("card")), horizon=5) is None


def test_a_role_or_course_of_another_nation_is_refused() -> None:
    welsh = course("card", months=6, nations=("wales",))
    assert months(target(nations=("scotland",))) is None
    assert months(welsh, target(award("card"))) is None


def test_full_time_study_is_refused_where_the_wage_is_to_be_kept() -> None:
    assert months(COLLEGE, target(award("card")), keep_wage=True) is None
    slow = course("evenings", months=20, awards=["card"])
    assert months(COLLEGE, slow, target(award("card")), keep_wage=True) == 20


def test_nobody_is_hired_into_a_role_without_a_time_to_hire() -> None:
    assert months(role("target", hire=None)) is None


# --- what only a proof gets right ---------------------------------------------------------------


def test_a_job_is_kept_a_month_longer_where_its_months_count_later_too() -> None:
    """The course opens in September: nine months as porter, one on the bridge, three as porter."""
    september = course("card", job("bridge"), months=1, intakes=[9])
    wanted = target(award("card"), experience(12, "porter"))
    assert months(role("bridge", hire=1), september, wanted) == 13


def test_the_present_job_is_applied_for_before_full_time_study_to_go_back_to_it() -> None:
    porter = role("porter", hire=4)
    badge = course("badge", award("card"), mode="on-the-job", months=6, employed_as=["porter"])
    short = course("card", experience(5, "porter"), mode="full-time", months=2)
    route = found(porter, short, badge, to="badge")
    again = next(leg for leg in route.legs[1:] if leg.id == "porter")
    assert (again.applied, again.start) == (S + 3, S + 7)
    assert route.finish == S + 13


def test_what_starts_beside_full_time_study_starts_without_the_job() -> None:
    asked = (experience(1, "porter", by="application"), job("porter"))
    paper = course("badge", *asked, mode="registration", months=1, lead=1)
    never_again = role("porter", hire=None)
    route = found(never_again, COLLEGE, paper, target(award("badge"), award("card")))
    assert (legs(route)["badge"].start, legs(route)["card"].start) == (S + 2, S + 3)


PROVEN = {
    "months in a job that is gone back to": (100, SETTLED),
    "the present job applied for again": (104, Knobs(corners=0.5)),
    "a prediction that has yet to come is recent study": (204, Knobs(corners=0.5)),
    "a prediction without a month is recent study": (563, Knobs(recency=0.25)),
    "a prediction is recent study for a job": (735, SETTLED),
    "a prediction is recent study for an apprenticeship": (754, Knobs(corners=0.5)),
    "a prediction is recent study, twice asked": (783, Knobs(recency=0.25)),
    "a way in read with what was only supposed": (4041, SETTLED),
    "a registration booked for the month in which full-time study starts": (9841, SETTLED),
}


@pytest.mark.parametrize(("seed", "knobs"), PROVEN.values(), ids=PROVEN)
def test_the_search_is_as_soon_as_brute_force_where_it_once_was_not(
    seed: int, knobs: Knobs
) -> None:
    world, question = random_case(seed, knobs)
    route = best_route(question, world)
    assert route is not None
    assert route.finish == earliest_finish(question, world)
    assert faults(route, question, world) == ()


def test_the_size_of_the_rest_of_the_catalogue_does_not_matter() -> None:
    rest = [course(f"other-{n}", months=3) for n in range(30)]
    alone, crowd = (
        found(EVENINGS, target(award("card"))),
        found(EVENINGS, target(award("card")), *rest),
    )
    assert alone == crowd


# --- rules that change ---------------------------------------------------------------------------

SLOW = course("badge", months=24)


def test_a_rule_that_ends_is_waited_out_where_that_is_sooner() -> None:
    route = plan(SLOW, target(rule("award", qualifications=["badge"], until="2027-08-01")))
    assert route is not None
    assert route.finish == at("2027-08")
    assert [leg.id for leg in route.legs] == ["porter", "target"]


def test_a_rule_that_begins_is_met_by_who_comes_after_it_began() -> None:
    asked = rule("award", qualifications=["badge"], since="2027-02-01")
    early = plan(SLOW, target(asked))
    late = plan(SLOW, target(asked, hire=3))
    assert early is not None
    assert early.finish == at("2027-01")
    assert late is not None
    assert late.finish == at("2028-12")


def test_an_alternative_counts_only_while_it_is_in_force() -> None:
    gone = rule("award", id="gone", qualifications=["card"], until="2027-03-01")
    route = plan(SLOW, EVENINGS, target(any_of(award("badge"), gone)))
    assert route is not None
    assert route.finish == at("2028-12")


def test_where_one_lives_opens_and_closes_a_way_in() -> None:
    here = rule("residence", places=["england"])
    there = rule("residence", places=["wales"])
    assert plan(target(here)) is not None
    assert plan(target(there)) is None


def test_what_only_the_provider_can_judge_never_blocks() -> None:
    asked = (
        rule("english-test", overall="7.0"),
        rule("experience", where="a visit to a service", visits=2),
        rule("recency", id="recent"),
        rule("job", where="a job in care", support=True),
    )
    assert plan(target(*asked)) is not None


def test_what_is_applied_for_as_full_time_study_starts_is_applied_for_without_the_job() -> None:
    later = course("badge", job("porter", by="application"), mode="full-time", months=3, lead=3)
    first = course("card", mode="full-time", months=3)
    for asked in ((award("card"), award("badge")), (award("badge"), award("card"))):
        assert months(first, later, target(*asked)) == 9


# --- rules with dates ---------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["application", "start"])
def test_a_rule_that_ends_is_not_asked_of_what_starts_after_it(by: JudgedBy) -> None:
    """December 2026 and 5 months: May 2027 at the earliest."""
    ended = rule("award", id="ended", qualifications=["badge"], by=by, until="2027-05-01")
    assert months(course("card", ended, months=6, lead=5), target(award("card"))) == 11
    longer = ended.model_copy(update={"until": "2027-08-01"})
    assert months(course("card", longer, months=6, lead=5), target(award("card"))) == 14


def test_an_exception_that_has_ended_waives_nothing() -> None:
    ended = rule("job", id="ended", roles=["porter"], until="2027-02-01")
    asked = award("badge", unless=(ended,))
    assert months(course("card", asked, months=6), target(award("card"))) == 6
    gone = asked.model_copy(update={"unless": (ended.model_copy(update={"until": "2026-11-01"}),)})
    assert months(course("card", gone, months=6), target(award("card"))) is None


def test_a_rule_of_an_old_entry_year_still_holds_in_a_plan() -> None:
    old = award("card").model_copy(update={"year": "2015/16"})
    assert months(EVENINGS, target(old)) == 6
