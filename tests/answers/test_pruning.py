"""Courses that bring a person no nearer are left out of a route."""

from otpath.answers.plans import answer
from otpath.answers.pruning import without_idle_courses
from otpath.answers.settling import settle
from otpath.planning.replay import faults
from otpath.planning.routes import Leg, Question, Route
from tests.answers.helpers import JANUARY_2027, asked
from tests.builders import award, catalogue, course, person, role

WORLD = catalogue(
    role("porter"),
    role("ot", award("bsc")),
    course("bsc", award("access"), months=36),
    course("access", months=12),
    course("evening", months=6),
)


def question() -> Question:
    return settle(asked(person("porter")), JANUARY_2027, WORLD)[0]


def found_route() -> Route:
    return answer(asked(person("porter")), JANUARY_2027, WORLD).routes[0].route


def with_evening_class(route: Route) -> Route:
    start = JANUARY_2027
    evening = Leg("course", "evening", start, start + 6, entry="standard")
    present, *others = route.legs
    return Route((present, *sorted([evening, *others], key=_order)), route.finish)


def _order(leg: Leg) -> tuple[int, bool, str]:
    return leg.start, leg.kind != "job", leg.id


def test_class_that_opens_no_door_is_left_out() -> None:
    longer = with_evening_class(found_route())
    assert not faults(longer, question(), WORLD)

    assert without_idle_courses(longer, question(), WORLD) == found_route()


def test_course_that_another_asks_for_stays() -> None:
    route = found_route()

    assert [leg.id for leg in without_idle_courses(route, question(), WORLD).legs] == [
        "porter",
        "access",
        "bsc",
        "ot",
    ]
