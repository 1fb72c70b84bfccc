"""A course gives something new: in cases worked out by hand, in the search and in the replay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from otpath.catalogue.base import Named
from otpath.catalogue.requirements import Requirement
from otpath.catalogue.roles import Role
from otpath.person.profile import Holding, Person
from otpath.planning.replay import faults
from otpath.planning.routes import Leg, Limits, Question, Route
from otpath.planning.search import best_routes
from tests.builders import (
    award,
    catalogue,
    course,
    gained,
    held,
    person,
    qualification,
    recency,
    role,
)
from tests.planning.brute_force import front_in_units
from tests.planning.test_front import PORTER, TARGET, S, asked_of, points

GRADED = qualification("card", scale="pass-merit-distinction")
SHORT = course("short", months=6, awards=["card"])
LONG = course("long", months=9, awards=["card"])


def finishes(
    *records: Named, who: Person | None = None, include: tuple[str, ...] = ()
) -> list[int]:
    """Return the finishes of all best routes, as brute force finds them too."""
    included = frozenset(include)
    found = points(*records, who=who, include_courses=included)
    question = asked_of(who, include_courses=included)
    assert {(S + month, *rest) for month, *rest in found} == front_in_units(
        question, catalogue(PORTER, *records)
    )
    return [month for month, *_ in found]


def test_of_two_courses_to_one_award_a_route_takes_one() -> None:
    assert finishes(TARGET, SHORT, LONG, include=("long",)) == [9]
    assert finishes(TARGET, SHORT, LONG, include=("short", "long")) == []


def test_what_gives_less_comes_before_what_gives_all_of_that_and_more() -> None:
    more = course("more", months=4, awards=["card", "extra"])
    both = role("target", award("card"), award("extra"), hire=1)
    # "more" could end in month 4: then "short" would have nothing to give.
    assert finishes(both, SHORT, more, include=("short",)) == [7]


def test_two_courses_that_end_together_do_not_both_give_their_award() -> None:
    twin = course("twin", months=6, awards=["card", "extra"])
    both = role("target", award("card"), award("extra"), hire=1)
    assert finishes(both, SHORT, twin, include=("short",)) == [7]


def test_what_was_held_before_the_plan_is_nothing_new_beside_what_is() -> None:
    more = course("more", months=9, awards=["card", "extra"])
    extra = course("extra", months=4, hours=1)
    papers = course("papers", award("extra"), mode="registration", months=2)
    asking_papers = role("target", award("papers"), hire=1)
    worlds = (asking_papers, more, extra, papers)
    assert finishes(*worlds, include=("more",)) == [9]
    assert finishes(*worlds, include=("more",), who=person("porter", held("card"))) == [11]


def test_a_better_grade_is_something_new() -> None:
    merit = course("merit", months=3, awards=[gained("card", None, "merit")])
    asking = role("target", award("card", grade="merit"), hire=1)
    passed = person("porter", held("card", "pass"))
    assert finishes(GRADED, asking, merit, who=passed) == [3]
    first = course("first", months=2, hours=1, awards=[gained("card", None, "pass")])
    assert finishes(GRADED, asking, merit, first, include=("first",)) == [3]
    assert finishes(GRADED, asking, merit, first, include=("first", "merit")) == [3]


def test_an_award_that_comes_of_itself_is_not_studied_for_as_well() -> None:
    soon = person("porter", Holding("card", predicted=True, gained=S + 4))
    assert finishes(TARGET, SHORT, who=soon) == [4]
    assert finishes(TARGET, SHORT, who=soon, include=("short",)) == []
    late = person("porter", Holding("card", predicted=True, gained=S + 7))
    assert finishes(TARGET, SHORT, who=late, include=("short",)) == [6]


@pytest.mark.parametrize(("comes", "best"), [(4, []), (6, []), (7, [(6, 0, 0)])])
def test_a_qualification_that_comes_of_itself_is_reached_by_a_course_alone(
    comes: int, best: list[tuple[int, int, int]]
) -> None:
    soon = person("porter", Holding("card", predicted=True, gained=S + comes))
    assert points(TARGET, SHORT, who=soon, target="card") == best
    world = catalogue(PORTER, TARGET, SHORT)
    found = front_in_units(asked_of(soon, "card"), world)
    assert found == {(S + month, *rest) for month, *rest in best}


RECENT = recency(years=1, level=3)
OLD_HAND = person("porter", Holding("card", gained=S - 60))


def asking(rule: Requirement) -> Role:
    return role("target", award("card"), rule, hire=1)


def test_what_was_held_before_the_plan_may_be_studied_again_to_be_recent() -> None:
    assert finishes(asking(RECENT), SHORT, who=OLD_HAND) == [6]


def test_no_apprenticeship_teaches_again_what_was_held_before_the_plan() -> None:
    at_work = course(
        "at-work", mode="apprenticeship", months=6, employed_as=["porter"], awards=["card"]
    )
    assert finishes(asking(RECENT), at_work, who=OLD_HAND) == []
    assert finishes(asking(RECENT), at_work) == [6]


LATER = Leg("course", "long", S + 6, S + 15, entry="standard")
SOONER = Leg("course", "short", S, S + 6, entry="standard")


def said(*legs: Leg, finish: int, who: Person | None = None) -> tuple[str, ...]:
    present = Leg("job", "porter", S, S + finish)
    job = Leg("job", "target", S + finish, None, applied=S + finish - 1, entry="standard")
    question = asked_of(who)
    return faults(
        Route((present, *legs, job), S + finish), question, catalogue(PORTER, TARGET, SHORT, LONG)
    )


def test_replay_says_which_course_gives_nothing_new() -> None:
    assert said(SOONER, finish=15) == ()
    assert said(SOONER, LATER, finish=15) == (
        'the course "long" gives nothing new: all is there by March 2028',
    )


def test_replay_lets_who_held_it_before_study_it_again() -> None:
    assert said(LATER, finish=15, who=OLD_HAND) == ()


def test_replay_closes_an_apprenticeship_to_who_is_trained_for_it() -> None:
    at_work = course(
        "at-work", mode="apprenticeship", months=6, employed_as=["porter"], awards=["card"]
    )
    leg = Leg("course", "at-work", S, S + 6, entry="standard")
    present = Leg("job", "porter", S, S + 6)
    job = Leg("job", "target", S + 6, None, applied=S + 5, entry="standard")
    route = Route((present, leg, job), S + 6)
    world = catalogue(PORTER, TARGET, at_work)
    assert faults(route, asked_of(), world) == ()
    assert faults(route, asked_of(OLD_HAND), world) == (
        'the course "at-work" is an apprenticeship in what the person is trained for',
    )


@pytest.mark.parametrize("months", [5, 6, 7])
def test_every_route_that_includes_two_courses_stands_before_the_replay(months: int) -> None:
    more = course("more", months=months, awards=["card", "extra"])
    both = role("target", award("card"), award("extra"), hire=1)
    limits = Limits(horizon=60, include_courses=frozenset({"short", "more"}))
    question: Question = replace(asked_of(), limits=limits)
    world = catalogue(PORTER, both, SHORT, more)
    found = best_routes(question, world).best
    assert found
    assert all(faults(best.route, question, world) == () for best in found)
