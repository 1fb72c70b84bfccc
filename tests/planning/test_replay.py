"""A route that keeps every rule, and each rule broken once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Intake
from otpath.catalogue.months import month_number
from otpath.catalogue.requirements import All, AnyOf, Count, Requirement
from otpath.catalogue.roles import HeldFact, Role
from otpath.person.profile import Holding
from otpath.planning.plan_views import plan_view
from otpath.planning.replay import faults
from otpath.planning.routes import Leg, Limits, Question, Route
from tests.builders import (
    DECEMBER_2026,
    age,
    all_of,
    any_of,
    award,
    catalogue,
    check,
    count_of,
    course,
    entry,
    experience,
    gained,
    gcses,
    held,
    job,
    person,
    qualification,
    recency,
    role,
)

S = DECEMBER_2026


def at(text: str) -> int:
    """Month number of '2027-06'."""
    year, month = text.split("-")
    return month_number(int(year), int(month))


PORTER = role("porter", hire=1)
OTA = role("ota", experience(6, "porter", by="application"), hire=2)
NIGHT_OTA = role("night-ota", hire=1)
TRAINER = role("trainer", hire=None)
SCOTS = role("scots-job", hire=1, nations=("scotland",))
OT = role("ot", award("bsc", by="application", id="degree"), award("hcpc", id="registered"), hire=3)
MATHS = course(
    "maths-evening", months=9, intakes=[9], hours=4, awards=[gained("gcse", "maths", "5")]
)
LEVEL_THREE = course(
    "level-three", mode="apprenticeship", months=12, hours=6, employed_as=["ota", "night-ota"]
)
OTHER_APPRENTICESHIP = course("other-level-three", mode="apprenticeship", months=12, hours=0)
BSC = course(
    "bsc",
    ways=[
        entry(
            gcses(1, "4", including=["maths"]),
            award("level-three"),
            experience(6, "ota", by="application"),
            job("ota"),
            award("placement-check", by="during"),
            id="usual",
        ),
        entry(award("access-to-he"), id="access"),
    ],
    mode="full-time",
    months=24,
    intakes=[9],
    lead=6,
)
PLACEMENT_CHECK = course("placement-check", mode="registration", months=1)
HCPC = course("hcpc", award("bsc"), mode="registration", months=2)
LONG_EVENINGS = course("long-evenings", months=6, hours=7)
SCOTS_COURSE = course("scots-course", months=6, hours=1, nations=("scotland",))

WORLD = catalogue(
    *(PORTER, OTA, NIGHT_OTA, TRAINER, SCOTS, OT),
    *(MATHS, LEVEL_THREE, OTHER_APPRENTICESHIP, BSC, PLACEMENT_CHECK, HCPC),
    *(LONG_EVENINGS, SCOTS_COURSE),
    *(qualification(q) for q in ("level-three", "bsc", "placement-check", "hcpc")),
    *(qualification(q) for q in ("other-level-three", "long-evenings", "scots-course")),
)
QUESTION = Question(person("porter"), "ot", "role", S, "england", age=30)
PRESENT = Leg("job", "porter", S, at("2027-08"))
ROUTE = Route(
    (
        PRESENT,
        Leg("job", "ota", at("2027-08"), at("2028-09"), applied=at("2027-06"), entry="standard"),
        Leg("course", "level-three", at("2027-09"), at("2028-09"), entry="standard"),
        Leg("course", "maths-evening", at("2027-09"), at("2028-06"), entry="standard"),
        Leg("course", "bsc", at("2028-09"), at("2030-09"), entry="usual"),
        Leg("registration", "placement-check", at("2029-01"), at("2029-02"), entry="standard"),
        Leg("registration", "hcpc", at("2030-09"), at("2030-11"), entry="standard"),
        Leg("job", "ot", at("2030-12"), None, applied=at("2030-09"), entry="standard"),
    ),
    finish=at("2030-12"),
)


def changed(leg_id: str, **fields: Any) -> Route:
    """Return the route with one leg changed, in order."""
    legs = [replace(leg, **fields) if leg.id == leg_id else leg for leg in ROUTE.legs]
    return replace(ROUTE, legs=in_order(legs))


def without(*leg_ids: str) -> Route:
    return replace(ROUTE, legs=tuple(leg for leg in ROUTE.legs if leg.id not in leg_ids))


def plus(kind: Any, leg_id: str, start: str, end: str | None, applied: str | None = None) -> Route:
    months = (at(start), None if end is None else at(end), None if applied is None else at(applied))
    leg = Leg(kind, leg_id, *months, entry="standard")
    return replace(ROUTE, legs=in_order([*ROUTE.legs, leg]))


def in_order(legs: list[Leg]) -> tuple[Leg, ...]:
    return tuple(sorted(legs, key=lambda leg: (leg.start, leg.id != "porter", leg.id)))


def test_a_route_that_keeps_every_rule_has_no_faults() -> None:
    assert faults(ROUTE, QUESTION, WORLD) == ()


NIGHT_JOB = Leg("job", "night-ota", at("2028-02"), at("2028-09"), at("2028-01"), "standard")
MOVED = replace(ROUTE, legs=in_order([*changed("ota", end=at("2028-02")).legs, NIGHT_JOB]))


BROKEN: tuple[tuple[Route, str], ...] = (
    # shape
    (
        without("porter"),
        'only the present job, "porter" from December 2026, has no application and no way in',
    ),
    (
        changed("porter", start=S + 1),
        'only the present job, "porter" from December 2026, has no application and no way in',
    ),
    (
        changed("porter", entry="standard"),
        'only the present job, "porter" from December 2026, has no application and no way in',
    ),
    (changed("ota", id="otter"), 'there is no role "otter"'),
    (changed("bsc", id="bcs"), 'there is no course "bcs"'),
    (changed("hcpc", kind="course"), '"hcpc" is a registration, not a course'),
    (changed("maths-evening", end=None), '"maths-evening" has no end'),
    (changed("maths-evening", end=S), '"maths-evening" ends in December 2026, before its start'),
    (changed("bsc", applied=S), '"bsc" has a job application in December 2026'),
    (
        plus("course", "long-evenings", "2026-11", "2027-05"),
        '"long-evenings" starts in November 2026, before the plan',
    ),
    (
        replace(ROUTE, legs=tuple(reversed(ROUTE.legs))),
        '"porter" must stand before "ota": '
        "the present job first, then by start, jobs before courses, then by id",
    ),
    # lanes
    (
        changed("porter", end=at("2027-10")),
        'in August 2027 there are 2 jobs at one time: "porter" and "ota"',
    ),
    (
        changed("ota", end=None),
        'in September 2028 the job "ota" is held during the full-time course "bsc"',
    ),
    (
        changed("ota", end=at("2028-07")),
        'the job "ota" ends in July 2028, but it ends in September 2028',
    ),
    (
        changed("ot", end=at("2031-12")),
        'the job "ot" ends in December 2031, but nothing ends it',
    ),
    (
        plus("job", "night-ota", "2029-03", None, "2029-02"),
        'in March 2029 the job "night-ota" is held during the full-time course "bsc"',
    ),
    (
        plus("course", "long-evenings", "2029-03", "2029-09"),
        'in March 2029 the full-time course "bsc" runs beside "long-evenings"',
    ),
    (
        plus("course", "long-evenings", "2027-10", "2028-04"),
        "in October 2027 study takes 17 hours a week, over the limit of 16: "
        '"level-three" and "maths-evening" and "long-evenings"',
    ),
    (
        plus("course", "other-level-three", "2027-08", "2028-08"),
        'in September 2027 there are 2 apprenticeships: "other-level-three" and "level-three"',
    ),
    # jobs
    (
        changed("ot", start=at("2030-11")),
        'the job "ot" starts 2 months after applying, not 3',
    ),
    (
        plus("job", "trainer", "2027-02", "2027-08", "2027-01"),
        'nobody can be hired as "trainer"',
    ),
    (
        plus("job", "scots-job", "2027-02", "2027-08", "2027-01"),
        'the job "scots-job" is not open in england',
    ),
    (
        plus("job", "porter", "2026-12", "2027-08", "2026-11"),
        'the application for "porter" is in November 2026, before the plan',
    ),
    (
        plus("job", "night-ota", "2027-07", "2027-08", "2027-06"),
        'the applications for "night-ota" and "ota" overlap',
    ),
    # courses
    (
        plus("course", "scots-course", "2027-01", "2027-07"),
        'the course "scots-course" is not open in england',
    ),
    (
        plus("registration", "placement-check", "2027-01", "2027-02"),
        'the course "placement-check" is taken 2 times',
    ),
    (
        changed("maths-evening", start=at("2027-10"), end=at("2028-07")),
        'the course "maths-evening" has no intake in October 2027',
    ),
    (
        changed("maths-evening", end=at("2028-07")),
        'the course "maths-evening" lasts 10 months, not 9',
    ),
    (
        changed("level-three", start=at("2027-07"), end=at("2028-07")),
        'the course "level-three" needs one and the same job as "ota" or "night-ota" '
        "from start to end",
    ),
    (
        MOVED,
        'the course "level-three" needs one and the same job as "ota" or "night-ota" '
        "from start to end",
    ),
    # ways in
    (changed("bsc", entry="grand"), '"bsc" has no way in "grand"'),
    (
        changed("bsc", entry="access"),
        '"bsc" is not open in September 2028 by the way in "access": '
        '"award-access-to-he" is not met',
    ),
    (
        changed("ota", applied=at("2027-05"), start=at("2027-07")),
        '"ota" is not open in July 2027 by the way in "standard": "experience" is not met',
    ),
    (
        without("maths-evening"),
        '"bsc" is not open in September 2028 by the way in "usual": "gcses" is not met',
    ),
    (
        without("placement-check"),
        '"bsc" is not open in September 2028 by the way in "usual": '
        '"award-placement-check" is not met',
    ),
    (
        changed("ot", applied=at("2030-08"), start=at("2030-11")),
        '"ot" is not open in November 2030 by the way in "standard": "degree" is not met',
    ),
    (
        changed("hcpc", start=at("2030-11"), end=at("2031-01")),
        '"ot" is not open in December 2030 by the way in "standard": "registered" is not met',
    ),
    # the target
    (without("ot"), 'the route never reaches "ot"'),
    (
        replace(ROUTE, finish=at("2031-01")),
        '"ot" is reached in December 2030, not in January 2031',
    ),
)


@pytest.mark.parametrize(("route", "sentence"), BROKEN, ids=[said for _, said in BROKEN])
def test_each_broken_rule_is_said(route: Route, sentence: str) -> None:
    assert sentence in faults(route, QUESTION, WORLD)


# --- what a question allows ---------------------------------------------------------------------


def limited(**limits: Any) -> Question:
    return replace(QUESTION, limits=Limits(**limits))


def test_a_finish_after_the_horizon_is_said() -> None:
    assert faults(ROUTE, limited(horizon=48), WORLD) == ()
    assert faults(ROUTE, limited(horizon=47), WORLD) == (
        "the route takes 48 months, over the horizon of 47",
    )


def test_a_finish_after_the_last_month_is_said() -> None:
    assert faults(ROUTE, limited(finish_by=at("2030-12")), WORLD) == ()
    assert faults(ROUTE, limited(finish_by=at("2030-11")), WORLD) == (
        "the finish is in December 2030, and it must be by November 2030",
    )


def priced(course_id: str, *costs: Cost) -> Catalogue:
    """The world, in which one course costs this."""
    dear = WORLD.courses[course_id].model_copy(update={"costs": costs})
    return replace(WORLD, courses={**WORLD.courses, course_id: dear})


def cost(pounds: int, **fields: Any) -> Cost:
    terms = {"what": "Fee", "paid_by": "you", "price_year": "2026/27", **fields}
    return Cost(pounds=pounds, **terms)


def test_own_money_over_the_limit_is_said() -> None:
    world = priced("bsc", cost(300, per="year", years=2), cost(9000, paid_by="loan"))
    assert faults(ROUTE, limited(own_pounds=600), world) == ()
    assert faults(ROUTE, limited(own_pounds=599), world) == (
        "the courses take 600 pounds of the person's own, over the limit of 599",
    )


def test_own_money_is_summed_over_courses_and_counts_the_price_of_the_nation_and_the_start() -> (
    None
):
    world = priced(
        "bsc",
        cost(100, nations=("england",), until="2028-10-01"),
        cost(1000, nations=("england",), since="2028-10-01"),
        cost(5000, nations=("wales",)),
    )
    maths = world.courses["maths-evening"].model_copy(update={"costs": (cost(50),)})
    world = replace(world, courses={**world.courses, "maths-evening": maths})
    assert faults(ROUTE, limited(own_pounds=150), world) == ()
    assert len(faults(ROUTE, limited(own_pounds=149), world)) == 1


def test_a_limit_of_no_money_is_a_limit() -> None:
    assert faults(ROUTE, limited(own_pounds=0), WORLD) == ()
    assert len(faults(ROUTE, limited(own_pounds=0), priced("hcpc", cost(1)))) == 1


AVOIDED = (
    ({"avoid_courses": {"maths-evening"}}, 'the course "maths-evening" is one to avoid'),
    ({"avoid_courses": {"hcpc"}}, 'the course "hcpc" is one to avoid'),
    ({"avoid_modes": {"full-time"}}, 'the course "bsc" is full-time, a mode to avoid'),
    (
        {"avoid_modes": {"apprenticeship", "on-the-job"}},
        'the course "level-three" is apprenticeship, a mode to avoid',
    ),
    ({"avoid_roles": {"ota"}}, 'the job "ota" is one to avoid'),
)


@pytest.mark.parametrize(("limits", "sentence"), AVOIDED, ids=[said for _, said in AVOIDED])
def test_what_is_to_be_avoided_is_said(limits: dict[str, set[str]], sentence: str) -> None:
    frozen = {key: frozenset(ids) for key, ids in limits.items()}
    assert faults(ROUTE, limited(**frozen), WORLD) == (sentence,)


def test_the_present_job_may_be_kept_where_its_role_is_to_be_avoided() -> None:
    assert faults(ROUTE, limited(avoid_roles=frozenset({"porter"})), WORLD) == ()


NEEDED = 'the route must have "{}" before "{}", and has not'


def test_a_course_that_must_be_there_has_ended_by_the_start_of_the_target_job() -> None:
    asked = limited(include_courses=frozenset({"long-evenings"}))
    assert faults(plus("course", "long-evenings", "2027-01", "2027-07"), asked, WORLD) == ()
    later = changed("ot", start=at("2031-03"), applied=at("2030-12"))
    spare = Leg("course", "long-evenings", at("2030-09"), at("2031-03"), entry="standard")
    just = Route(in_order([*later.legs, spare]), at("2031-03"))
    assert faults(just, asked, WORLD) == ()
    late = replace(spare, start=at("2030-10"), end=at("2031-04"))
    for route in (ROUTE, Route(in_order([*later.legs, late]), at("2031-03"))):
        assert faults(route, asked, WORLD) == (NEEDED.format("long-evenings", "ot"),)


def test_a_role_that_must_be_there_was_held_for_a_month_at_some_time() -> None:
    asked = limited(include_roles=frozenset({"night-ota"}))
    assert faults(ROUTE, asked, WORLD) == (NEEDED.format("night-ota", "ot"),)
    night = Leg("job", "night-ota", at("2027-02"), at("2027-08"), at("2027-01"), "standard")
    legs = [*changed("porter", end=at("2027-02")).legs, night]
    short = replace(ROUTE, legs=in_order(legs))
    # Fewer months as a porter than the job as an assistant asks: that alone is wrong.
    assert [said for said in faults(short, asked, WORLD) if "night-ota" in said] == []
    brought = replace(asked, person=person("porter", experience={"night-ota": 1}))
    assert faults(ROUTE, brought, WORLD) == ()
    nothing = replace(asked, person=person("porter", experience={"night-ota": 0}))
    assert faults(ROUTE, nothing, WORLD) == (NEEDED.format("night-ota", "ot"),)


def test_the_present_job_and_the_target_count_as_held() -> None:
    assert faults(ROUTE, limited(include_roles=frozenset({"porter", "ot"})), WORLD) == ()


def test_a_present_job_that_ends_at_once_counts_as_held() -> None:
    world = catalogue(PORTER, course("card", mode="full-time", months=6), qualification("card"))
    legs = (Leg("job", "porter", S, S), Leg("course", "card", S, S + 6, entry="standard"))
    allowed = Limits(include_roles=frozenset({"porter"}))
    question = Question(
        person("porter"), "card", "qualification", S, "england", age=30, limits=allowed
    )
    assert faults(Route(legs, S + 6), question, world) == ()


def two_courses(first_end: int, **limits: Any) -> tuple[str, ...]:
    """Replay a course for a card to month 12, with another beside it that ends in some month."""
    world = catalogue(
        PORTER,
        course("card", months=12),
        course("extra", months=first_end, awards=[gained("extra-card")]),
        *(qualification("card"), qualification("extra-card")),
    )
    legs = (
        Leg("job", "porter", S, None),
        Leg("course", "card", S, S + 12, entry="standard"),
        Leg("course", "extra", S, S + first_end, entry="standard"),
    )
    question = Question(
        person("porter"), "card", "qualification", S, "england", age=30, limits=Limits(**limits)
    )
    return faults(Route(legs, S + 12), question, world)


def test_before_a_qualification_what_must_be_there_ends_by_the_last_month_of_its_course() -> None:
    asked = frozenset({"extra"})
    assert two_courses(11, include_courses=asked) == ()
    assert two_courses(12, include_courses=asked) == (NEEDED.format("extra", "card"),)


def test_the_course_that_gives_the_target_is_itself_part_of_the_route() -> None:
    assert two_courses(12, include_courses=frozenset({"card"})) == ()


def test_another_course_that_gives_the_target_counts_only_where_it_ends_at_the_finish() -> None:
    world = catalogue(
        PORTER,
        course("soon", months=12, awards=[gained("card")]),
        course("late", months=13, awards=[gained("card"), gained("extra-card")]),
        *(qualification("card"), qualification("extra-card")),
    )
    legs = (
        Leg("job", "porter", S, None),
        Leg("course", "late", S, S + 13, entry="standard"),
        Leg("course", "soon", S, S + 12, entry="standard"),
    )
    asked = Limits(include_courses=frozenset({"late"}))
    question = Question(
        person("porter"), "card", "qualification", S, "england", age=30, limits=asked
    )
    assert faults(Route(legs, S + 12), question, world) == (NEEDED.format("late", "card"),)


def test_who_is_in_the_target_job_has_no_way_to_it_that_could_lack_something() -> None:
    here = replace(limited(include_courses=frozenset({"bsc"})), target="porter")
    assert faults(Route((Leg("job", "porter", S, None),), S), here, WORLD) == ()


def test_study_over_the_hours_of_the_person_is_said() -> None:
    assert faults(ROUTE, limited(study_hours=10), WORLD) == ()
    assert faults(ROUTE, limited(study_hours=9), WORLD) == (
        "in September 2027 study takes 10 hours a week, over the limit of 9: "
        '"level-three" and "maths-evening"',
    )


def test_full_time_study_is_said_where_the_wage_is_to_be_kept() -> None:
    assert faults(ROUTE, limited(keep_wage=True), WORLD) == (
        'the course "bsc" is full-time, and the wage is to be kept',
    )


def test_a_course_needs_its_lead_from_the_start_of_the_plan() -> None:
    early = course("early", months=3, lead=4)
    question = replace(QUESTION, target="early", target_kind="qualification")
    world = catalogue(PORTER, early, qualification("early"))

    def route(start: int) -> Route:
        study = Leg("course", "early", start, start + 3, entry="standard")
        return Route((Leg("job", "porter", S, None), study), start + 3)

    assert faults(route(S + 4), question, world) == ()
    assert faults(route(S + 3), question, world) == (
        'the course "early" starts 3 months into the plan, but applying takes 4',
    )


def test_an_intake_may_have_its_own_length() -> None:
    spring = course("short", months=9, intakes=[9, Intake(month=1, months=6)])
    question = replace(QUESTION, target="short", target_kind="qualification")
    world = catalogue(PORTER, spring, qualification("short"))

    def route(months: int) -> Route:
        study = Leg("course", "short", S + 1, S + 1 + months, entry="standard")
        return Route((Leg("job", "porter", S, None), study), S + 1 + months)

    assert faults(route(6), question, world) == ()
    assert faults(route(9), question, world) == ('the course "short" lasts 9 months, not 6',)


# --- what a person brings -----------------------------------------------------------------------


def one_job(
    *asked: Requirement, brings: tuple[Holding, ...] = (), present: Role = PORTER, **facts: Any
) -> tuple[str, ...]:
    """Replay going from porter to a job that starts after 10 months and asks this."""
    target = role("target", *asked, hire=1)
    start = S + 10
    legs = (
        Leg("job", "porter", S, start),
        Leg("job", "target", start, None, applied=start - 1, entry="standard"),
    )
    question = Question(person("porter", *brings, **facts), "target", "role", S, "england", age=17)
    world = catalogue(present, target, qualification("card"))
    return faults(Route(legs, start), question, world)


CLOSED = '"target" is not open in October 2027 by the way in "standard": "{}" is not met'


def test_what_was_not_said_is_not_so() -> None:
    assert one_job(award("card")) == (CLOSED.format("award-card"),)


def test_an_age_counts_once_it_is_surely_reached() -> None:
    assert one_job(age(17)) == ()
    assert one_job(age(18)) == (CLOSED.format("age"),)


def test_a_highest_age_counts_while_it_is_surely_not_passed() -> None:
    assert one_job(age(at_most=18)) == ()
    assert one_job(age(at_most=17)) == (CLOSED.format("age"),)


def test_experience_brought_and_served_add_up() -> None:
    assert one_job(experience(15, "porter"), experience={"porter": 5}) == ()
    assert one_job(experience(16, "porter"), experience={"porter": 5}) == (
        CLOSED.format("experience"),
    )


def test_a_job_is_judged_on_the_job_being_left() -> None:
    assert one_job(job("porter")) == ()
    assert one_job(job("target")) == (CLOSED.format("job"),)


def test_a_prediction_without_a_month_is_never_sure_at_the_start() -> None:
    expected = held("card", predicted=True)
    assert one_job(award("card", by="application"), brings=(expected,)) == ()
    assert one_job(award("card"), brings=(expected,)) == (CLOSED.format("award-card"),)


@pytest.mark.parametrize(("months", "is_held"), [(10, True), (11, False)])
def test_a_prediction_is_held_from_its_month(months: int, is_held: bool) -> None:
    expected = held("card", predicted=True, gained=S + months)
    said = one_job(award("card"), brings=(expected,))
    assert said == (() if is_held else (CLOSED.format("award-card"),))


def test_what_the_first_role_implies_is_held() -> None:
    fact = HeldFact(qualification="card")
    implying = PORTER.model_copy(update={"implies": (fact,)})
    assert one_job(award("card"), present=implying) == ()


def test_what_the_first_role_implies_has_no_known_grade_and_no_known_date() -> None:
    fact = HeldFact(qualification="a-level")
    implying = PORTER.model_copy(update={"implies": (fact,)})
    assert one_job(award("a-level"), present=implying) == ()
    assert one_job(award("a-level", grade="E"), recency(9), present=implying) == (
        CLOSED.format("award-a-level"),
        CLOSED.format("recency"),
    )


def test_an_award_of_the_course_itself_never_counts_for_its_own_way_in() -> None:
    def said(by: Any) -> tuple[str, ...]:
        world = catalogue(PORTER, course("card", award("card", by=by)), qualification("card"))
        legs = (Leg("job", "porter", S, None), Leg("course", "card", S, S + 12, entry="standard"))
        question = Question(person("porter"), "card", "qualification", S, "england", age=30)
        return faults(Route(legs, S + 12), question, world)

    closed = '"card" is not open in December 2026 by the way in "standard": "award-card" is not met'
    assert said("during") == said("start") == (closed,)


def test_full_time_study_may_start_at_once_and_a_job_at_its_end() -> None:
    world = catalogue(
        PORTER,
        course("card", job("porter"), mode="full-time", months=6),
        role("target", award("card"), hire=3),
        qualification("card"),
    )
    legs = (
        Leg("job", "porter", S, S),
        Leg("course", "card", S, S + 6, entry="standard"),
        Leg("job", "target", S + 6, None, applied=S + 3, entry="standard"),
    )
    question = Question(person("porter"), "target", "role", S, "england", age=30)
    assert faults(Route(legs, S + 6), question, world) == ()


def test_a_job_cannot_be_left_in_the_month_in_which_it_starts() -> None:
    world = catalogue(
        PORTER, role("ota", hire=1), course("card", mode="full-time"), qualification("card")
    )
    legs = (
        Leg("job", "porter", S, S + 1),
        Leg("job", "ota", S + 1, S + 1, applied=S, entry="standard"),
        Leg("course", "card", S + 1, S + 13, entry="standard"),
    )
    question = Question(person("porter"), "card", "qualification", S, "england", age=30)
    assert faults(Route(legs, S + 13), question, world) == (
        'the job "ota" ends in January 2027, but nothing ends it',
    )


# --- what of a rule a plan must meet ------------------------------------------------------------

ONE, TWO = award("card", id="one"), award("card", id="two")
HELPS = award("card", id="nice", strength="helps")
ASK = check()


@pytest.mark.parametrize(
    "rule",
    [
        HELPS,
        ASK,
        all_of(ASK, HELPS),
        any_of(ONE, ASK),
        any_of(HELPS),
        any_of(ONE, all_of(HELPS)),
        count_of(1, ONE, ASK),
        count_of(2, HELPS),
    ],
    ids=repr,
)
def test_what_only_helps_and_what_a_person_decides_ask_nothing(rule: Requirement) -> None:
    assert plan_view(rule) is None


def test_what_only_helps_is_taken_out_of_its_group() -> None:
    view = plan_view(any_of(ONE, HELPS, TWO))
    assert isinstance(view, AnyOf)
    assert view.of == (ONE, TWO)


def test_a_check_is_met_in_its_group() -> None:
    every = plan_view(all_of(ONE, ASK))
    assert isinstance(every, All)
    assert every.of == (ONE,)
    some = plan_view(count_of(2, ONE, TWO, ASK))
    assert isinstance(some, Count)
    assert (some.at_least, some.of) == (1, (ONE, TWO))


def test_an_unless_must_be_earned() -> None:
    earned = award("card", unless=(TWO,))
    assert plan_view(earned) == earned
    lone_check = plan_view(award("card", unless=(TWO, ASK)))
    assert lone_check is not None
    assert lone_check.unless == (TWO,)


def test_what_a_job_asks_during_it_never_blocks() -> None:
    later = award("card", by="during")
    assert plan_view(later) == later
    assert plan_view(later, of_job=True) is None
    inside = plan_view(all_of(ONE, later), of_job=True)
    assert isinstance(inside, All)
    assert inside.of == (ONE,)
