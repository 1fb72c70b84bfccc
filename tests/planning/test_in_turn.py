"""What is included takes its turn: bounds by hand, and shipped questions that are settled soon."""

from __future__ import annotations

from functools import cache

import pytest

from otpath.catalogue.base import Named
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Intake
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.catalogue.requirements import JudgedBy
from otpath.planning.building import build
from otpath.planning.closing import Closing
from otpath.planning.in_turn import turns
from otpath.planning.relaxation import at_the_start, look_ahead
from otpath.planning.routes import Limits, Question
from otpath.planning.scheduling import Scheduler
from otpath.planning.search import best_route, best_routes
from otpath.planning.states import Effort
from tests.builders import age, award, catalogue, course, experience, job, person, role
from tests.planning.test_front import PORTER, TARGET, S, asked_of, card, points

DAYS = card("days", mode="full-time", months=6)
HELPER = role("helper", hire=1)


def bound_and_finish(*records: Named, include: str = "extra") -> tuple[int, int]:
    """Return the first month that nothing can beat, and the soonest finish."""
    question = asked_of(include_courses=frozenset({include}))
    world = catalogue(PORTER, *records)
    first = next(Closing(build(question, world), Effort(1000)).bounds()).month - S
    finishes = [month for month, *_ in points(*records, include_courses=frozenset({include}))]
    return first, min(finishes)


def test_who_is_in_the_target_job_needs_nothing_that_is_included() -> None:
    question = asked_of(person("target"), include_courses=frozenset({"shut"}))
    shut = card("shut", award("nothing"))
    route = best_route(question, catalogue(PORTER, TARGET, shut))
    assert route is not None
    assert route.finish == S


def test_two_full_time_courses_take_turns() -> None:
    extra = course("extra", mode="full-time", months=5)
    assert bound_and_finish(TARGET, DAYS, extra) == (11, 11)


def test_what_follows_a_course_may_go_on_beside_what_is_included() -> None:
    papers = course("papers", award("card"), mode="registration", months=2)
    asking = role("target", award("papers"), hire=1)
    # The papers begin once the card is there, beside the month of the included course.
    extra = course("extra", mode="full-time", months=1)
    assert bound_and_finish(asking, DAYS, papers, extra) == (8, 8)
    longer = course("extra", mode="full-time", months=4)
    assert bound_and_finish(asking, DAYS, papers, longer) == (10, 10)


def test_courses_that_are_over_the_hours_together_take_turns() -> None:
    evenings, extra = card("evenings", months=6, hours=10), course("extra", months=5, hours=7)
    assert bound_and_finish(TARGET, evenings, extra) == (11, 11)
    assert bound_and_finish(TARGET, evenings, course("extra", months=5, hours=6)) == (6, 6)


def test_a_job_asked_at_the_application_is_a_new_one_after_full_time_study() -> None:
    def at_work(by: JudgedBy) -> Named:
        rule = job("porter", by=by)
        return course(
            "extra", rule, mode="apprenticeship", months=12, lead=3, employed_as=["porter"]
        )

    january = card("days", mode="full-time", months=6, intakes=[1])
    assert bound_and_finish(TARGET, january, at_work("start")) == (19, 19)
    assert bound_and_finish(TARGET, january, at_work("application")) == (22, 22)


def test_work_in_one_job_and_a_course_in_another_take_turns() -> None:
    extra = course("extra", mode="apprenticeship", months=6, employed_as=["helper"])
    asking = role("target", experience(12, "porter"), hire=1)
    assert bound_and_finish(HELPER, asking, extra) == (18, 18)


def test_courses_that_tie_one_to_two_jobs_take_turns() -> None:
    extra = course("extra", mode="apprenticeship", months=6, employed_as=["porter"])
    helped = card("helped", mode="on-the-job", months=2, employed_as=["helper"])
    assert bound_and_finish(HELPER, TARGET, helped, extra) == (8, 8)


def test_no_job_starts_within_a_course_that_ties_one_to_a_job() -> None:
    extra = course("extra", mode="apprenticeship", months=6, employed_as=["porter"])
    helper, helped = role("helper", hire=4), card("helped", job("helper"), months=2)
    assert bound_and_finish(helper, TARGET, helped, extra) == (8, 8)


def test_a_given_course_is_there_no_sooner_than_with_what_is_included_before_it() -> None:
    extra = course("extra", mode="full-time", months=5)
    question = asked_of(include_courses=frozenset({"extra"}))
    problem = build(question, catalogue(PORTER, TARGET, DAYS, extra))
    number = {one.id: n for n, one in enumerate(problem.courses)}
    at, all_courses, all_roles = at_the_start(problem), range(2), range(len(problem.roles))
    times = look_ahead(problem, at, all_courses, all_roles)
    known = turns(problem, at, all_courses, all_roles, times)
    real, given = (number["extra"],), {number["days"]: S + 6}
    found = Scheduler(problem, real, tuple(all_roles), given, Effort(100), known).best(S + 60)
    assert found is not None
    assert found.finish == S + 11


def test_what_is_open_for_a_time_only_comes_first() -> None:
    early = course("extra", age(at_most=30), mode="full-time", months=6, intakes=[Intake(month=12)])
    yearly = card("days", mode="full-time", months=6, intakes=[12])
    assert bound_and_finish(TARGET, yearly, early) == (18, 18)


@cache
def shipped() -> Catalogue:
    catalogue_loaded = load().catalogue
    assert catalogue_loaded is not None
    return catalogue_loaded


@pytest.mark.parametrize(
    ("include", "states"),
    [
        ("ot-degree-apprenticeship", 1000),
        ("ap-apprenticeship", 3000),
        ("hcsw-apprenticeship", 3000),
        ("l2-diploma-care-full-time", 1000),
        ("bsc-ot-foundation-year", 1000),
        ("ot-degree-apprenticeship-year-2", 1000),
        ("ot-degree-apprenticeship functional-skills-maths-course", 1000),
        ("ot-degree-apprenticeship access-to-he-full-time", 1000),
        ("bsc-ot-full-time access-to-he-part-time", 1000),
    ],
)
def test_what_is_included_is_settled_soon(include: str, states: int) -> None:
    question = Question(
        person("occupational-therapy-assistant"),
        "occupational-therapist",
        "role",
        month_number(2026, 12),
        "england",
        19,
        Limits(include_courses=frozenset(include.split())),
    )
    found = best_routes(question, shipped(), most_states=states)
    assert found.best
    assert found.unproven_from is None
