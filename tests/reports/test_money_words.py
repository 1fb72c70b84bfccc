"""Money and dates in words: of which year, of which nation, and what nobody knows."""

from dataclasses import replace

import pytest

from otpath.answers.dates import DueDate
from otpath.answers.money import Deadline, deadline_of
from otpath.answers.plans import answer
from otpath.answers.settling import Asked
from otpath.catalogue.base import Nation
from otpath.catalogue.courses import Cost, Intake
from otpath.catalogue.months import month_number
from otpath.planning.routes import Limits
from otpath.reports.money_words import (
    cost_words,
    deadline_words,
    due_words,
    funding_words,
    is_beyond,
    is_pay_beyond,
    rates_words,
    sums_words,
    when_words,
)
from otpath.reports.plan_json import plan_data
from otpath.reports.plan_model import PlanSummary
from otpath.reports.plan_summary import plan_summary
from tests.builders import (
    amount,
    award,
    catalogue,
    cost,
    course,
    deadline,
    funding,
    pay_scale,
    person,
    role,
)

SEPTEMBER_2026 = month_number(2026, 9)
SEPTEMBER_2027 = month_number(2027, 9)
SEPTEMBER = (Intake(month=9),)


def yearly(pounds: int, years: int, price_year: str = "2026/27") -> Cost:
    return cost(pounds, "loan").model_copy(
        update={"per": "year", "years": years, "price_year": price_year}
    )


@pytest.mark.parametrize(
    ("year", "last", "first_beyond"),
    [
        ("2026/27", (2027, 7), (2027, 8)),
        ("2027 entry", (2028, 7), (2028, 8)),
        ("2026", (2026, 12), (2027, 1)),
    ],
)
def test_month_is_beyond_a_price_year_from_the_next_one(
    year: str, last: tuple[int, int], first_beyond: tuple[int, int]
) -> None:
    assert not is_beyond(year, month_number(*last))
    assert is_beyond(year, month_number(*first_beyond))


def test_pay_year_ends_with_march() -> None:
    assert not is_pay_beyond("2026/27", month_number(2027, 3))
    assert is_pay_beyond("2026/27", month_number(2027, 4))


@pytest.mark.parametrize("year", ["undated", "from April 2025", "about 2017"])
def test_nothing_is_beyond_a_year_that_is_none(year: str) -> None:
    assert not is_beyond(year, month_number(2060, 1))


def test_cost_beyond_its_year_is_said_to_be_at_the_rates_of_that_year() -> None:
    fee = cost(500)

    assert cost_words(fee, SEPTEMBER_2026) == "Fees: £500 (you pay; 2026/27 price)."
    assert cost_words(fee, SEPTEMBER_2027) == "Fees: £500 (you pay; at 2026/27 rates)."


def test_yearly_cost_whose_last_year_is_beyond_is_at_the_rates_of_its_year() -> None:
    assert "(a loan covers it; 2026/27 price)" in cost_words(yearly(9_790, 1), SEPTEMBER_2026)
    assert "(a loan covers it; at 2026/27 rates)" in cost_words(yearly(9_790, 2), SEPTEMBER_2026)


def test_rates_of_several_years_are_named_from_first_to_last() -> None:
    assert rates_words(["2027/28", "2023/24", "2027/28"]) == "at 2023/24 to 2027/28 rates"
    assert rates_words(["2027/28"]) == "at 2027/28 rates"
    assert rates_words(["2027 entry", "2024/25"]) == "at 2024/25 to 2027 rates"


@pytest.mark.parametrize(
    ("year", "words"),
    [
        ("2027 entry", "price for 2027 entry"),
        ("from April 2025", "price from April 2025"),
        ("undated", "undated price"),
    ],
)
def test_price_is_named_with_its_year(year: str, words: str) -> None:
    fee = yearly(30, 1, year)

    assert cost_words(fee, SEPTEMBER_2026) == f"Fees: £30 (a loan covers it; {words})."


def test_sums_name_their_year_once_and_an_unknown_one_is_not_nil() -> None:
    sums = [amount(5_000, "grant"), amount(2_000, "children"), amount(None, "travel", "2027/28")]

    assert sums_words(sums) == (
        "£5,000 a year (grant), £2,000 a year (children), at 2026/27 rates; "
        "not known (travel) for 2027/28"
    )


def test_pence_and_limits_of_a_sum_are_said() -> None:
    fee = amount(28, "fee", "undated").model_copy(
        update={"pence": 5, "per": "once", "limit": "up-to"}
    )

    assert sums_words([fee]) == "up to £28.05 (fee), undated"


def test_help_in_short_stands_in_place_of_the_sums() -> None:
    grant = funding("grant", amounts=[amount(1_000)]).model_copy(update={"in_short": "Ask for it."})

    assert funding_words(grant, SEPTEMBER_2027) == "Grant. Ask for it."


def test_help_that_may_go_on_says_until_when_it_is_known() -> None:
    bursary = funding("bursary", until="2026-08-01", after="not-known", amounts=[amount(1_000)])

    assert funding_words(bursary, SEPTEMBER_2027) == (
        "Bursary (not known for September 2027 starts): "
        "£1,000 a year (grant), at 2026/27 rates. For students. "
        "Confirmed only for courses that start before 1 August 2026; not known for later ones."
    )
    assert "not known" not in funding_words(bursary, month_number(2025, 9))


# --- dates ------------------------------------------------------------------------------------


def found_deadline(start: int, **facts: str) -> Deadline:
    some = catalogue(course("bsc"), deadline("january", "bsc").model_copy(update=facts))
    found = deadline_of(some.courses["bsc"], "england", start, some)
    assert found is not None
    return found


def test_pattern_of_the_entry_year_is_said_to_be_one() -> None:
    assert deadline_words(found_deadline(SEPTEMBER_2027), SEPTEMBER_2026) == (
        "January for 2027 entry: 13 January 2027, 6pm (by the usual pattern, not yet published)."
    )


def test_published_date_is_not_called_a_pattern() -> None:
    found = found_deadline(SEPTEMBER_2027, basis="published")

    assert deadline_words(found, SEPTEMBER_2026) == "January for 2027 entry: 13 January 2027, 6pm."


def test_later_entry_year_has_the_usual_time_and_no_day() -> None:
    found = found_deadline(month_number(2029, 9))

    assert (
        deadline_words(found, SEPTEMBER_2026) == "January for 2029 entry: usually in mid-January."
    )


def test_date_before_the_plan_starts_is_said_to_be() -> None:
    words = deadline_words(found_deadline(SEPTEMBER_2027), month_number(2027, 2))

    assert words.endswith(
        "not yet published). That is before this plan starts. You apply after it: ask whether "
        "places are left."
    )
    same_month = deadline_words(found_deadline(SEPTEMBER_2027), month_number(2027, 1))
    assert "before this plan" not in same_month
    assert "in the first month of this plan: apply at once" in same_month
    later = deadline_words(found_deadline(SEPTEMBER_2027), month_number(2026, 12))
    assert later.endswith("not yet published).")


def test_result_day_of_this_year_is_given_and_of_another_year_only_as_usual() -> None:
    results = deadline("results", day="2027-08-19").model_copy(
        update={"kind": "results", "entry_year": None, "usual": "on the third Thursday of August"}
    )
    assert due_words(DueDate(results, month_number(2027, 8))) == (
        "Results: 19 August 2027, 6pm (by the usual pattern, not yet published)."
    )
    assert due_words(DueDate(results, month_number(2028, 8))) == (
        "Results in August 2028: usually on the third Thursday of August."
    )


def test_date_without_a_day_says_that_it_is_a_pattern() -> None:
    enrolment = deadline("enrolment").model_copy(update={"day": None, "month": 8})
    assert due_words(DueDate(enrolment, month_number(2027, 8))) == (
        "Enrolment: in mid-January (a pattern, not published dates)."
    )


def test_usual_time_without_a_day_is_called_a_pattern_too() -> None:
    usual = deadline("january").model_copy(update={"day": None})

    assert when_words(usual) == "in mid-January (a pattern, not published dates)"
    assert when_words(usual.model_copy(update={"basis": "published"})) == "in mid-January"


# --- a plan -----------------------------------------------------------------------------------

DEGREE = catalogue(
    role("porter", bands=("2",)),
    role("ot", award("bsc-ot"), bands=("5",)),
    course(
        "bsc",
        mode="full-time",
        months=36,
        intakes=[9],
        awards=["bsc-ot"],
        costs=[yearly(9_790, 3).model_copy(update={"nations": ("england",)}), cost(29)],
    ),
    funding("training-grant", "bsc", nations=("england",), amounts=[amount(5_000)]),
    funding("wales-bursary", "bsc", kind="bursary", nations=("wales",), until="2026-08-01",
            after="not-known"),
    deadline("january", "bsc"),
    pay_scale("england", band_2=25_000, band_5=32_000),
)  # fmt: skip


def asked(nation: Nation) -> Asked:
    return Asked(person("porter", nation=nation), "ot", "role", month_number(2027, 1), Limits())


def summary(nation: Nation) -> PlanSummary:
    return plan_summary(answer(asked(nation), 0, DEGREE), DEGREE)


def lines(nation: Nation) -> list[str]:
    return [line.text for line in summary(nation).steps[0].lines]


def test_plan_of_a_nation_without_a_price_says_so_and_never_shows_englands() -> None:
    figure = next(f for f in summary("wales").figures if f.label == "Cost to you")

    assert figure.value == "at least £29"
    assert figure.details == ("cost of step 1 not known for Wales", "at 2026/27 rates")
    assert "Not known for Wales: the rest of the cost." in lines("wales")
    assert not any("9,790" in line or "Training grant" in line for line in lines("wales"))


def test_plan_names_the_help_of_its_nation_or_that_none_is_known() -> None:
    assert any(line.startswith("Training grant: £5,000") for line in lines("england"))
    assert any(line.startswith("Wales bursary (not known for ") for line in lines("wales"))
    assert "Not known for Scotland: the rest of the cost, loans and grants." in lines("scotland")
    assert not any(line.topic == "help" for line in summary("scotland").steps[0].lines)


def test_plan_says_by_when_to_apply_for_equal_consideration() -> None:
    (line,) = (line for line in lines("england") if line.startswith("January for"))

    assert "13 January 2027, 6pm (by the usual pattern, not yet published)." in line


def test_plan_that_starts_too_late_for_equal_consideration_never_offers_it() -> None:
    late = replace(asked("england"), start=month_number(2027, 3))
    usual = DEGREE.courses["bsc"].application.model_copy(update={"lead": 3, "usual": 8})
    there = DEGREE.courses["bsc"].model_copy(update={"application": usual, "intakes": SEPTEMBER})
    found = replace(DEGREE, courses={"bsc": there})

    words = [line.text for line in plan_summary(answer(late, 0, found), found).steps[0].lines]

    assert any("ask whether places are left" in line for line in words)
    assert not any("Apply by January 2027." in line for line in words)
    assert any("Most people applied by January 2027, before this plan" in line for line in words)
    data = plan_data(answer(late, 0, found))["routes"][0]
    leg = next(leg for leg in data["legs"] if leg["id"] == "bsc")
    assert (leg["start"], leg["deadline"]["missed"]) == ("2027-09", True)
    assert data["months"] == 6 + 36, "the wait for September is counted"


def test_assumption_about_help_says_which_help() -> None:
    grant = funding("training-grant", "bsc", assumption="The figure is ours.")
    found = replace(DEGREE, funding={"training-grant": grant})

    assumed = plan_summary(answer(asked("england"), 0, found), found).assumed_facts

    assert "Step 1: Training grant: The figure is ours." in assumed


def test_cost_that_nobody_knows_is_not_shown_as_nil() -> None:
    silent = catalogue(role("porter"), role("ot", award("bsc")), course("bsc"))
    found = answer(asked("england"), 0, silent)
    figure = next(f for f in plan_summary(found, silent).figures if f.label == "Cost to you")

    assert (figure.value, figure.details) == (
        "not known",
        ("cost of step 1 not known for England",),
    )


def test_pay_of_later_years_is_at_the_rates_of_its_year_and_englands_is_called_so() -> None:
    now, end = (f for f in summary("wales").figures if f.label.startswith("Pay"))

    assert now.details == ("Band 2, 2026/27 England", "not known for Wales")
    assert end.details == ("Band 5, at 2026/27 rates, England", "not known for Wales")


def test_json_tells_an_unknown_cost_and_an_unknown_help_from_none() -> None:
    data = {nation: plan_data(answer(asked(nation), 0, DEGREE)) for nation in ("wales", "scotland")}
    (welsh,), (scottish,) = data["wales"]["routes"], data["scotland"]["routes"]
    leg, other = welsh["legs"][1], scottish["legs"][1]

    assert (welsh["cost_known"], leg["cost_known"], leg["funding_known"]) == (False, False, True)
    assert [(f["id"], f["in_force"]) for f in leg["funding"]] == [("wales-bursary", False)]
    assert (other["funding"], other["funding_known"]) == ([], False)
    assert (leg["deadline"]["day"], leg["deadline"]["basis"]) == ("2027-01-13", "pattern")


def test_place_that_was_free_in_an_earlier_year_is_not_promised_for_a_later_one() -> None:
    free = cost(0, "state", what="A free place")

    assert cost_words(free, SEPTEMBER_2026) == "A free place: no cost to you."
    assert cost_words(free, SEPTEMBER_2027) == (
        "A free place: no cost to you in 2026/27; not known for later."
    )
