"""The search prefers the cheaper of equally soon routes, by the prices of its nation and start."""

import pytest

from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_number
from otpath.planning.building import build
from otpath.planning.routes import Question
from otpath.planning.search import best_route
from tests.builders import award, catalogue, cost, course, person, role

JANUARY_2027 = month_number(2027, 1)


def question(nation: Nation = "england", start: int = JANUARY_2027) -> Question:
    return Question(person("porter"), "ot", "role", start, nation, 30)


def world() -> Catalogue:
    """In England the first course is dearer until August 2027; in Wales always."""
    prices = [
        cost(900).model_copy(update={"nations": ("england",), "until": "2027-08-01"}),
        cost(100).model_copy(update={"nations": ("england",), "since": "2027-08-01"}),
        cost(800).model_copy(update={"nations": ("wales",)}),
    ]
    return catalogue(
        role("porter"),
        role("ot", award("diploma")),
        course("first", months=6, awards=["diploma"], costs=prices),
        course("second", months=6, awards=["diploma"], own_cost=500),
    )


@pytest.mark.parametrize(
    ("nation", "start", "chosen"),
    [
        ("england", month_number(2027, 7), "second"),
        ("england", month_number(2027, 8), "first"),
        ("wales", month_number(2027, 8), "second"),
    ],
)
def test_cheaper_course_is_taken_by_nation_and_start(
    nation: Nation, start: int, chosen: str
) -> None:
    route = best_route(question(nation, start), world())

    assert route is not None
    assert [leg.id for leg in route.legs if leg.kind == "course"] == [chosen]


def test_price_of_a_course_changes_with_the_month_of_its_start() -> None:
    problem = build(question(), world())
    (first,) = (course for course in problem.courses if course.id == "first")

    assert [first.price(JANUARY_2027 + months).own_pounds for months in (0, 6, 7, 90)] == [
        900, 900, 100, 100,
    ]  # fmt: skip
