"""What routes are called beside each other: no two alike, and never more than is so."""

from __future__ import annotations

from dataclasses import replace

from otpath.answers.choosing import BestAt
from otpath.answers.plans import PlannedRoute
from otpath.reports.choice_names import heading, short_names
from otpath.reports.plan_choices import choices_of
from otpath.reports.plan_summary import plan_summary
from tests.reports.example import ANSWER, CATALOGUE
from tests.reports.test_plan_pages import shown

Told = tuple[int, int, tuple[BestAt, ...]]
"""Fee loans, years of full-time study, what a route is best at."""


def routes(*told: Told) -> tuple[PlannedRoute, ...]:
    """Return routes that differ in nothing else."""
    return tuple(
        replace(
            ANSWER.routes[0], number=number, fee_loans=loans, full_time_years=years,
            best_at=best_at, cost_to_person=100, steps_without_price=(),
        )
        for number, (loans, years, best_at) in enumerate(told, 1)
    )  # fmt: skip


def names(*told: Told) -> list[str]:
    return list(short_names(routes(*told)).values())


def test_each_route_is_called_by_what_it_is_best_at() -> None:
    assert names(
        (900, 3, ("soonest",)), (0, 0, ("keeps-you-earning", "cheapest"))
    ) == ["Soonest", "No full-time study, costs least"]  # fmt: skip


def test_route_between_is_called_by_what_it_has_less_of_than_the_soonest() -> None:
    first: Told = (900, 3, ("soonest",))
    assert names(first, (950, 2, ("between",)))[1] == "Less full-time study"
    assert names(first, (800, 4, ("between",)))[1] == "Less to pay"
    assert names(first, (800, 2, ("between",)))[1] == "Less full-time study, less to pay"


def test_only_the_first_of_those_that_finish_first_is_called_soonest() -> None:
    third: Told = (600, 0, ("soonest", "keeps-you-earning"))
    assert names((300, 5, ("soonest",)), (500, 4, ("soonest",)), third) == [
        "Soonest", "As soon, less full-time study", "As soon, no full-time study",
    ]  # fmt: skip


def test_no_2_routes_are_called_the_same() -> None:
    assert names((300, 5, ("soonest",)), (500, 4, ("soonest",)), (600, 3, ("soonest",))) == [
        "Soonest", "As soon, less full-time study", "As soon, less full-time study than route 2",
    ]  # fmt: skip
    assert names((900, 3, ("soonest",)), (800, 3, ("between",)), (700, 3, ("between",))) == [
        "Soonest", "Less to pay", "Less to pay than route 2",
    ]  # fmt: skip


def test_sentence_says_beside_which_route_it_is_better() -> None:
    told = routes((900, 3, ("soonest",)), (950, 2, ("between",)), (950, 2, ("soonest",)))
    assert [heading(route, told) for route in told] == [
        "the soonest route",
        "one with less full-time study than route 1",
        "one as soon as route 1, with less full-time study",
    ]


def test_less_to_pay_is_as_far_as_known_where_a_price_is_missing() -> None:
    first, second = routes((900, 3, ("soonest",)), (800, 3, ("between",)))
    unsure = (first, replace(second, steps_without_price=(1,)))
    assert short_names(unsure)[2] == "Less to pay as far as known"


def test_sum_of_nothing_with_a_price_missing_is_not_known() -> None:
    first, second = routes((0, 3, ("soonest",)), (800, 2, ("between",)))
    told = (replace(first, steps_without_price=(1,)), second)
    found = replace(ANSWER, routes=told)
    assert choices_of(found)[0].cells[1:3] == ("at least £100", "not known")
    assert choices_of(found)[1].cells[1:3] == ("£100", "£800")


def test_long_name_is_wrapped_and_the_figures_stay_in_their_columns() -> None:
    told = routes((900, 3, ("soonest",)), (0, 0, ("keeps-you-earning", "cheapest")))
    text = shown(plan_summary(replace(ANSWER, routes=told), CATALOGUE))
    _, _, table = text.partition("Your choices\n")
    head, first, second, rest, *_ = table.splitlines()
    assert [
        line.index(cell) for line, cell in ((head, "Fee"), (first, "£900"), (second, "£0"))
    ] == ([head.index("Fee")] * 3)
    assert rest == "least"
