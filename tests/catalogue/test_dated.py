"""Which costs and which funding hold in a nation, for a start in a month."""

import pytest

from otpath.catalogue.base import Nation
from otpath.catalogue.courses import Cost
from otpath.catalogue.dated import first_month_from
from otpath.catalogue.months import month_number
from tests.builders import amount, cost, course, funding

JULY_2027 = month_number(2027, 7)
AUGUST_2027 = month_number(2027, 8)


def limited(pounds: int, *nations: Nation, **days: str) -> Cost:
    limits = {"nations": nations, **days} if nations else {**days}
    return cost(pounds, "loan").model_copy(update=limits)


OLD = limited(9_790, "england", until="2027-08-01")
NEW = limited(10_050, "england", since="2027-08-01")
DEGREE = course("bsc", nations=("england", "wales"), costs=[OLD, NEW, cost(29)])


@pytest.mark.parametrize(("start", "tuition"), [(JULY_2027, OLD), (AUGUST_2027, NEW)])
def test_cost_is_the_one_in_force_at_the_start(start: int, tuition: Cost) -> None:
    assert DEGREE.costs_in("england", start) == (tuition, cost(29))
    assert DEGREE.is_cost_known("england", start)


def test_price_of_one_nation_leaves_the_price_of_another_unknown() -> None:
    assert DEGREE.costs_in("wales", AUGUST_2027) == (cost(29),)
    assert not DEGREE.is_cost_known("wales", AUGUST_2027)
    assert DEGREE.nations_without_price() == ("wales",)


def test_price_is_unknown_before_and_after_the_days_it_is_given_for() -> None:
    only_then = course("bsc", costs=[limited(9_000, since="2027-01-01", until="2027-08-01")])

    known = [
        only_then.is_cost_known("england", month_number(year, month))
        for year, month in [(2026, 12), (2027, 1), (2027, 7), (2027, 8)]
    ]

    assert known == [False, True, True, False]
    assert only_then.nations_without_price() == ()


def test_course_without_a_cost_has_no_known_price_and_a_free_one_has() -> None:
    assert not course("silent").is_cost_known("england", JULY_2027)
    assert course("silent", nations=("wales",)).nations_without_price() == ("wales",)
    assert course("free", costs=[cost(0, "state")]).is_cost_known("england", JULY_2027)


def test_cost_for_every_nation_of_the_course_is_no_limit() -> None:
    english = course("bsc", nations=("england",), costs=[limited(9_000, "england"), cost(29)])

    assert english.is_cost_known("england", JULY_2027)
    assert english.nations_without_price() == ()


@pytest.mark.parametrize(
    ("day", "month"), [("2027-08-01", 8), ("2027-08-02", 9), ("2027-07-31", 8)]
)
def test_first_month_from_a_day_begins_on_it_or_later(day: str, month: int) -> None:
    assert first_month_from(day) == month_number(2027, month)


def test_amounts_of_funding_are_those_in_force() -> None:
    old = amount(9_535, "cap", "2026/27").model_copy(update={"until": "2027-08-01"})
    new = amount(9_790, "cap", "2027/28").model_copy(update={"since": "2027-08-01"})
    cap = funding("cap", amounts=[old, new])

    assert cap.amounts_in_force(JULY_2027) == (old,)
    assert cap.amounts_in_force(AUGUST_2027) == (new,)


@pytest.mark.parametrize(
    ("after", "since", "until", "named"),
    [
        ("ended", None, None, True),
        ("ended", None, "2027-08-01", False),
        ("not-known", None, "2027-08-01", True),
        ("not-known", "2027-09-01", "2028-08-01", False),
        ("ended", "2027-09-01", None, False),
    ],
)
def test_funding_is_named_while_it_holds_and_where_nobody_knows_whether_it_does(
    after: str, since: str | None, until: str | None, named: bool
) -> None:
    found = funding("grant", since=since, until=until).model_copy(update={"after": after})

    assert found.is_worth_naming(AUGUST_2027) is named
