"""Costs, help and dates of a plan: those of the nation and of each course's own start."""

import pytest

from otpath.answers.money import deadline_of
from otpath.answers.plans import PlannedRoute
from otpath.answers.steps import Step, planned_on, sourced_parts
from otpath.catalogue.ages import Ages
from otpath.catalogue.base import NATIONS, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_number
from otpath.person.profile import Holding, Person
from tests.answers.helpers import answered, only_route, step
from tests.builders import (
    amount,
    award,
    catalogue,
    cost,
    course,
    deadline,
    funding,
    held,
    person,
    qualification,
    role,
)

ENGLISH = cost(9_790, "loan").model_copy(
    update={"nations": ("england",), "until": "2027-08-01", "price_year": "2026/27"}
)
LATER = cost(10_050, "loan").model_copy(
    update={"nations": ("england",), "since": "2027-08-01", "price_year": "2027/28"}
)
SCOTTISH = cost(1_820, "state").model_copy(update={"nations": ("scotland",)})


def world(*, intake: int = 9) -> Catalogue:
    return catalogue(
        role("porter"),
        role("ot", award("bsc-ot")),
        course(
            "bsc",
            mode="full-time",
            months=36,
            intakes=[intake],
            awards=["bsc-ot"],
            costs=[ENGLISH, LATER, SCOTTISH, cost(29, what="Application")],
        ),
        funding("grant", "bsc", nations=("england",), amounts=[amount(5_000)], assumption="Ours."),
        funding("paid", "bsc", kind="free-course", nations=("scotland",)),
        funding("wales-bursary", "bsc", kind="bursary", nations=("wales",), until="2026-08-01",
                after="not-known"),
        funding("ended", "bsc", nations=("england",), until="2026-08-01"),
        funding("cap", "bsc", kind="fee-cap", nations=("england",)),
        funding("other", "another"),
        course("another", awards=["other-award"]),
        deadline("january", "bsc"),
    )  # fmt: skip


def planned(nation: Nation = "england", intake: int = 9) -> PlannedRoute:
    return only_route(answered(world(intake=intake), person("porter", nation=nation)))


@pytest.mark.parametrize(
    ("nation", "intake", "own", "loans", "unknown"),
    [
        ("england", 9, 29, 10_050, ()),
        ("england", 6, 29, 9_790, ()),
        ("scotland", 9, 29, 0, ()),
        ("wales", 9, 29, 0, (1,)),
        ("northern-ireland", 9, 29, 0, (1,)),
    ],
)
def test_plan_counts_the_costs_of_the_nation_and_the_start(
    nation: Nation, intake: int, own: int, loans: int, unknown: tuple[int, ...]
) -> None:
    route = planned(nation, intake)

    assert (route.cost_to_person, route.fee_loans) == (own, loans)
    assert route.steps_without_price == unknown


@pytest.mark.parametrize(
    ("nation", "named"),
    [
        ("england", ["grant"]),
        ("wales", ["wales-bursary"]),
        ("northern-ireland", []),
        ("scotland", []),
    ],
)
def test_step_names_the_help_of_its_own_nation_only(nation: Nation, named: list[str]) -> None:
    assert [f.id for f in step(planned(nation), "bsc").money.help] == named


def test_help_is_not_known_where_only_other_nations_have_some() -> None:
    known = [step(planned(nation), "bsc").money.is_help_known for nation in NATIONS]

    assert known == [True, True, True, False]


@pytest.mark.parametrize(("own_cost", "is_known"), [(50, True), (0, False)])
def test_help_that_no_nation_has_is_not_known_only_where_the_price_is_not_either(
    own_cost: int, is_known: bool
) -> None:
    bare = catalogue(
        role("porter"),
        role("ot", award("bsc-ot")),
        course("bsc", awards=["bsc-ot"], own_cost=own_cost),
    )

    assert step(only_route(answered(bare, person("porter"))), "bsc").money.is_help_known == is_known


def test_help_and_date_can_be_traced_and_their_assumptions_are_listed() -> None:
    bsc = step(planned(), "bsc")

    assert bsc.deadline is not None
    for part in (*bsc.money.help, bsc.deadline.date, LATER):
        assert part in list(sourced_parts(bsc))
        assert part in list(planned_on(bsc))
    assert ENGLISH not in list(sourced_parts(bsc)), "it is not in force at the start"


@pytest.mark.parametrize(
    ("start", "entry_year", "month"),
    [
        ((2027, 9), 2027, (2027, 1)),
        ((2027, 8), 2027, (2027, 1)),
        ((2028, 1), 2027, (2027, 1)),
        ((2028, 9), 2028, (2028, 1)),
        ((2031, 7), 2030, (2030, 1)),
    ],
)
def test_deadline_is_of_the_entry_year_of_the_start(
    start: tuple[int, int], entry_year: int, month: tuple[int, int]
) -> None:
    everything = world()
    found = deadline_of(everything.courses["bsc"], "england", month_number(*start), everything)

    assert found is not None
    assert (found.entry_year, found.month) == (entry_year, month_number(*month))
    assert found.is_of_this_year is (entry_year == 2027)


def test_deadline_of_the_own_entry_year_goes_before_the_usual_one() -> None:
    both = catalogue(
        course("bsc"),
        deadline("january-2027", "bsc"),
        deadline("january-2028", "bsc", day="2028-01-12", entry_year=2028),
    )
    bsc = both.courses["bsc"]

    found = [
        deadline_of(bsc, "england", month_number(year, 9), both) for year in (2027, 2028, 2029)
    ]

    assert [f.date.id for f in found if f] == ["january-2027", "january-2028", "january-2028"]


def test_course_or_nation_without_a_date_has_no_deadline() -> None:
    some = catalogue(course("bsc"), course("other"), deadline("january", "bsc", nations=("wales",)))
    september = month_number(2027, 9)

    assert deadline_of(some.courses["other"], "wales", september, some) is None
    assert deadline_of(some.courses["bsc"], "england", september, some) is None
    assert deadline_of(some.courses["bsc"], "wales", september, some) is not None


ADULTS = Ages(at_least=19)


def aged_world() -> Catalogue:
    """A course from September 2027 that is free from 19, with a loan at that age too."""
    return catalogue(
        role("porter"),
        role("ot", award("bsc-ot")),
        course(
            "bsc",
            intakes=[9],
            awards=["bsc-ot"],
            costs=[cost(0, "state").model_copy(update={"ages": ADULTS})],
        ),
        funding("adult-grant", "bsc").model_copy(update={"ages": ADULTS}),
        funding("young-grant", "bsc").model_copy(update={"ages": Ages(at_most=23)}),
    )


def learnt(everything: Catalogue, told: Person) -> Step:
    return step(only_route(answered(everything, told)), "bsc")


@pytest.mark.parametrize(
    ("age", "is_known", "named"),
    [
        (16, False, ["young-grant"]),
        (18, False, ["adult-grant", "young-grant"]),  # 18 or 19 in September
        (19, True, ["adult-grant", "young-grant"]),
        (23, True, ["adult-grant", "young-grant"]),
        (24, True, ["adult-grant"]),
        (None, True, ["adult-grant", "young-grant"]),
    ],
)
def test_free_place_and_help_are_for_the_age_at_the_start_of_the_course(
    age: int | None, *, is_known: bool, named: list[str]
) -> None:
    money = learnt(aged_world(), person("porter", age=age)).money

    assert money.is_cost_known is is_known
    assert bool(money.costs) is is_known
    assert money.is_age_the_reason is not is_known
    assert [funding.id for funding in money.help] == named


def test_cost_that_others_are_spared_is_not_counted_as_nothing() -> None:
    route = only_route(answered(aged_world(), person("porter", age=16)))

    assert route.steps_without_price == (1,)


@pytest.mark.parametrize(
    ("holdings", "facts", "named"),
    [
        ((held("old-degree"),), {"all_awards": True}, ["for-graduates"]),
        ((), {}, ["for-graduates"]),
        ((), {"all_awards": True}, []),
        ((), {"denied": frozenset({("old-degree", None)})}, []),
    ],
)
def test_help_for_graduates_is_left_out_for_who_surely_is_none(
    holdings: tuple[Holding, ...], facts: dict[str, object], named: list[str]
) -> None:
    everything = catalogue(
        role("porter"),
        role("ot", award("bsc-ot")),
        course("bsc", awards=["bsc-ot"]),
        qualification("old-degree", "degree", rqf_level=6),
        funding("for-graduates", "bsc").model_copy(update={"holders": "degree"}),
    )

    found = learnt(everything, person("porter", *holdings, **facts))

    assert [funding.id for funding in found.money.help] == named


@pytest.mark.parametrize(("age", "barred"), [(61, ["loan"]), (40, []), (None, [])])
def test_loan_that_the_age_shuts_out_is_told(age: int | None, barred: list[str]) -> None:
    everything = catalogue(
        role("porter"),
        role("ot", award("bsc-ot")),
        course("bsc", awards=["bsc-ot"], loan=9_000),
        funding("loan", "bsc", kind="fee-loan").model_copy(update={"ages": Ages(at_most=60)}),
    )

    found = learnt(everything, person("porter", age=age))

    assert [funding.id for funding in found.money.barred_loans] == barred
