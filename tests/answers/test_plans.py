"""A whole answer: which kind, which routes, and the figures on a catalogue made by hand."""

import pytest

from otpath.answers.plans import pay
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_number
from otpath.catalogue.roles import HeldFact, PayOutsideBands
from tests.answers.helpers import answered, only_route
from tests.builders import (
    award,
    catalogue,
    cost,
    course,
    experience,
    held,
    pay_scale,
    person,
    role,
    source,
)

# A porter studies full-time from September 2027 and is a therapist in 2031; or, without stopping,
# takes the slower apprenticeship. The college course before the degree is beside the job.
TWO_ROUTES = catalogue(
    role("porter", bands=("2",)),
    role("ota", hire=2),
    role("ot", award("hcpc"), bands=("5",), hire=3),
    course("college", months=6, own_cost=300, awards=["a-level"]),
    course(
        "bsc",
        award("a-level"),
        mode="full-time",
        months=36,
        intakes=[9],
        awards=["bsc-ot"],
        costs=[
            cost(9_000, "loan").model_copy(update={"per": "year", "years": 3}),
            cost(29, what="Application"),
        ],
    ),
    course(
        "apprenticeship",
        experience(12, "ota"),
        mode="apprenticeship",
        months=48,
        intakes=[9],
        employed_as=["ota"],
        awards=["bsc-ot"],
        costs=[cost(24_000, "employer")],
    ),
    course("registration", award("bsc-ot"), mode="registration", months=1, awards=["hcpc"],
           costs=[cost(149), cost(500, "state")]),
    pay_scale("england", band_2=25_000, band_3=26_000, band_5=32_000),
)  # fmt: skip


def legs(found_route: object) -> list[str]:
    return [leg.id for leg in found_route.route.legs]  # type: ignore[attr-defined]


def test_two_routes_are_given_where_the_soonest_stops_the_wage() -> None:
    found = answered(TWO_ROUTES, person("porter"))
    soonest, earning = found.routes

    assert found.kind == "routes"
    assert soonest.best_at == ("soonest",)
    assert legs(soonest) == ["porter", "college", "bsc", "registration", "ot"]
    assert earning.best_at == ("keeps-you-earning", "cheapest")
    assert legs(earning) == ["porter", "ota", "apprenticeship", "registration", "ot"]


def test_of_two_equally_soon_routes_each_is_named_for_what_else_it_is_best_at() -> None:
    one = catalogue(
        role("porter"),
        role("ot", award("bsc-ot")),
        course("slow", mode="full-time", months=12, awards=["bsc-ot"]),
        course("beside", months=12, awards=["bsc-ot"], own_cost=900),
    )
    free, earning = answered(one, person("porter")).routes

    assert free.best_at == ("soonest", "cheapest")
    assert legs(free) == ["porter", "slow", "ot"]
    assert earning.best_at == ("soonest", "keeps-you-earning")
    assert legs(earning) == ["porter", "beside", "ot"]


def test_keep_wage_leaves_only_the_route_without_full_time_study() -> None:
    route = only_route(answered(TWO_ROUTES, person("porter"), keep_wage=True))

    assert route.best_at == ("soonest", "keeps-you-earning")
    assert "bsc" not in legs(route)


def test_one_route_that_is_best_at_both_is_given_once() -> None:
    one = catalogue(role("porter"), role("ot", award("bsc-ot")), course("bsc", awards=["bsc-ot"]))

    assert only_route(answered(one, person("porter"))).best_at == ("soonest", "keeps-you-earning")


def test_soonest_alone_is_given_where_no_route_keeps_the_wage() -> None:
    one = catalogue(
        role("porter"),
        role("ot", award("bsc-ot")),
        course("bsc", mode="full-time", awards=["bsc-ot"]),
    )

    assert only_route(answered(one, person("porter"))).best_at == ("soonest",)


def test_months_are_counted_from_the_start_to_the_first_day_in_the_role() -> None:
    soonest, earning = answered(TWO_ROUTES, person("porter")).routes

    # College to June 2027, degree September 2027 to August 2030, paperwork in September.
    assert soonest.route.finish == month_number(2030, 10)
    assert soonest.months == 45
    # Assistant from March 2027; the first September after 12 months is in 2028, 48 months on.
    assert earning.route.finish == month_number(2032, 10)
    assert earning.months == 69


def test_costs_are_summed_by_who_pays() -> None:
    soonest, earning = answered(TWO_ROUTES, person("porter")).routes

    assert (soonest.cost_to_person, soonest.fee_loans) == (300 + 29 + 149, 27_000)
    assert (earning.cost_to_person, earning.fee_loans) == (149, 0)


def test_months_without_wage_run_from_the_degree_to_the_new_job() -> None:
    soonest, earning = answered(TWO_ROUTES, person("porter")).routes

    assert soonest.months_without_wage == 36 + 1
    assert earning.months_without_wage == 0


def test_unpaid_start_is_without_a_wage() -> None:
    leaver = role("leaver", kind="starting-point", paid=False, hire=None)
    one = catalogue(leaver, role("ota", hire=2), role("ot", experience(6, "ota"), hire=3))
    route = only_route(answered(one, person("leaver")))

    assert route.months == 8
    assert route.months_without_wage == 2


def test_pay_is_that_of_the_job_now_and_of_the_target() -> None:
    soonest, _ = answered(TWO_ROUTES, person("porter")).routes

    assert soonest.pay_now is not None
    assert soonest.pay_at_end is not None
    assert (soonest.pay_now.low, soonest.pay_now.bands) == (25_000, ("2",))
    assert (soonest.pay_at_end.low, soonest.pay_at_end.bands) == (32_000, ("5",))
    assert soonest.pay_at_end.nation == "england"


def test_qualification_as_target_has_no_pay_at_the_end() -> None:
    found = answered(TWO_ROUTES, person("porter"), "bsc-ot", kind="qualification")

    assert found.routes[0].pay_at_end is None
    assert found.routes[0].route.finish == month_number(2030, 9)


# --- pay --------------------------------------------------------------------------------------

PAYS = catalogue(
    role("ot", bands=("5",)),
    role("porter", bands=("2",)),
    role("mixed", bands=("3", "2")),
    role("none", bands=()),
    role("carer", bands=()).model_copy(
        update={"pay": PayOutsideBands(low=24_000, year="2026/27", assumption="Ours.")}
    ),
    pay_scale("england", band_2=25_000, band_3=26_000, band_5=32_000),
    pay_scale("scotland", band_5=34_000),
)  # fmt: skip


def test_pay_is_the_nations_own() -> None:
    found = pay(PAYS.roles["ot"], "scotland", PAYS)

    assert found is not None
    assert (found.low, found.nation) == (34_000, "scotland")


@pytest.mark.parametrize("nation", ["wales", "scotland"])
def test_pay_falls_back_to_england_and_says_so(nation: str) -> None:
    found = pay(PAYS.roles["porter"], nation, PAYS)  # type: ignore[arg-type]

    assert found is not None
    assert (found.low, found.nation) == (25_000, "england")


def test_pay_of_several_bands_is_one_range() -> None:
    found = pay(PAYS.roles["mixed"], "england", PAYS)

    assert found is not None
    assert (found.low, found.high, found.bands) == (25_000, 26_000, ("3", "2"))


def test_pay_outside_the_bands_is_the_roles_own() -> None:
    found = pay(PAYS.roles["carer"], "wales", PAYS)

    assert found is not None
    assert (found.low, found.high, found.nation, found.assumption) == (24_000, None, None, "Ours.")


def test_role_without_pay_has_none() -> None:
    assert pay(PAYS.roles["none"], "england", PAYS) is None


# --- already there, or nowhere ----------------------------------------------------------------


def test_role_that_is_held_now_is_already_there() -> None:
    found = answered(TWO_ROUTES, person("ot"))

    assert (found.kind, found.routes, found.reasons) == ("already-there", (), ())


@pytest.mark.parametrize("implied", [False, True])
def test_qualification_that_is_held_is_already_there(implied: bool) -> None:
    graduate = role("graduate").model_copy(
        update={"implies": (HeldFact(qualification="bsc-ot"),) if implied else ()}
    )
    world: Catalogue = catalogue(graduate, *TWO_ROUTES.courses.values(), role("ota"), source())
    told = person("graduate") if implied else person("graduate", held("bsc-ot"))

    assert answered(world, told, "bsc-ot", kind="qualification").kind == "already-there"


def test_no_route_has_reasons_and_no_routes() -> None:
    world = catalogue(role("porter"), role("ot", award("moon-walk")))
    found = answered(world, person("porter"))

    assert (found.kind, found.routes) == ("no-route", ())
    assert found.reasons


def test_sources_are_those_that_the_route_rests_on_and_each_once() -> None:
    world = catalogue(
        source("page"),
        source("elsewhere"),
        role("porter"),
        role("ot", award("bsc-ot", sources=("page",))),
        course("bsc", awards=["bsc-ot"]),
        course("other", award("a-level", sources=("elsewhere",))),
    )
    ids = [found.id for found in only_route(answered(world, person("porter"))).sources]

    assert sorted(ids) == ["page", "test"]


def test_same_question_gives_the_same_answer() -> None:
    assert answered(TWO_ROUTES, person("porter")) == answered(TWO_ROUTES, person("porter"))


def test_jobs_on_the_way_that_surely_pay_less_than_the_present_one_are_named() -> None:
    everything = catalogue(
        role("instructor", title="Instructor", bands=("5",)),
        role("porter", title="Porter", bands=("3",)),
        role("assistant", title="Assistant", bands=("2", "3")),
        role("ot", experience(6, "assistant"), bands=("5",)),
        pay_scale("england", band_2=25_000, band_3=26_000, band_5=32_000),
    )

    assert only_route(answered(everything, person("instructor"))).paid_less == ("Assistant",)
    assert only_route(answered(everything, person("porter"))).paid_less == ()
