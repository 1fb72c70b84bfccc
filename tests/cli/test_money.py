"""`otpath funding`, `otpath dates`, and money by nation on the pages of the shipped catalogue."""

import json
from datetime import date
from typing import Any

import pytest

from otpath.cli import today
from tests.cli.running import Ran, longest_line, ran

ASKED = (
    "plan", "--from", "porter", "--to", "occupational-therapist", "--start", "2027-01", "--nation",
)  # fmt: skip
ENGLANDS = ("NHS Learning Support Fund", "Advanced Learner Loan", "Maintenance loan: ", "9,790")


def data_of(*arguments: str) -> Any:
    return json.loads(ran(*arguments, "--format", "json").out)


@pytest.mark.parametrize("command", ["funding", "dates"])
def test_list_fits_the_screen_and_names_its_sources(command: str) -> None:
    found = ran(command)

    assert (found.code, found.err) == (0, "")
    assert longest_line(found.out) <= 80
    assert "\nSources\n[1]" in found.out


def test_funding_of_a_nation_leaves_out_what_only_others_have() -> None:
    welsh = ran("funding", "--nation", "Wales").words

    assert "NHS Wales Bursary" in welsh
    assert "Later starts: not known." in welsh
    assert not any(words in welsh for words in ENGLANDS)
    assert "Wales" not in ran("funding", "--nation", "scotland").words.split("Sources")[0].replace(
        "Scotland and Wales", ""
    ).replace("Scotland, Wales", "")


def test_funding_without_a_nation_says_of_each_where_it_holds() -> None:
    words = ran("funding").words

    assert "England. NHS Learning Support Fund: £5,000 a year" in words
    assert "All nations. HCPC fees: £86.34" in words


def test_unknown_nation_is_refused_with_those_that_are() -> None:
    found = ran("funding", "--nation", "france")

    assert found.code == 2
    assert found.err.splitlines()[1] == "hint: choose england, scotland, wales, northern-ireland"


def test_funding_as_json_has_records_and_their_sources() -> None:
    data = data_of("funding", "--nation", "wales")
    ids = [record["id"] for record in data["funding"]]
    named = {source for record in data["funding"] for source in record["sources"]}

    assert "nhs-wales-bursary" in ids
    assert "nhs-learning-support-fund" not in ids
    assert {source["id"] for source in data["sources"]} == named


def test_dates_say_which_are_patterns() -> None:
    words = ran("dates").words

    assert (
        "UCAS equal consideration for 2027 entry: 13 January 2027, 6pm (by the usual pattern, "
        "not yet published)" in words
    )
    assert "UCAS Clearing for 2027 entry: 2 July 2027 to 18 October 2027. Usually" in words
    by_id = {record["id"]: record for record in data_of("dates")["dates"]}
    assert by_id["ucas-equal-consideration-2027"]["basis"] == "pattern"
    assert by_id["ucas-clearing-2027"]["basis"] == "published"


def on(day: date, *options: str) -> Ran:
    class ThatDay(date):
        @classmethod
        def today(cls) -> "ThatDay":
            return cls(day.year, day.month, day.day)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(today, "date", ThatDay)
        return ran.__wrapped__("dates", *options)


def past(day: date) -> set[str]:
    data = json.loads(on(day, "--format", "json").out)
    return {record["id"] for record in data["dates"] if record["past"]}


def test_dates_that_are_over_are_marked() -> None:
    november = date(2026, 11, 22)
    assert past(november) == {"ucas-early-deadline-2027", "ucas-send-2027"}
    words = on(november).words
    assert "not yet published). That day has passed. Usually on 15 October." in words
    assert words.count("That day has passed.") == 2


def test_a_day_is_over_on_the_next_and_a_span_after_its_last() -> None:
    equal, clearing = "ucas-equal-consideration-2027", "ucas-clearing-2027"
    assert equal not in past(date(2027, 1, 13))
    assert equal in past(date(2027, 1, 14))
    assert clearing not in past(date(2027, 10, 18))
    assert clearing in past(date(2027, 10, 19))


def test_page_of_a_course_has_money_by_nation_and_dates() -> None:
    words = ran("course", "bsc-ot-full-time").words

    assert "England NHS Learning Support Fund: £5,000 a year (training grant)" in words
    assert "(price: 2027/28; England; for starts from 1 August 2027)" in words
    assert "Dates UCAS equal consideration for 2027 entry" in words


def test_page_of_another_nations_course_has_its_own_money() -> None:
    wales = ran("course", "bsc-ot-full-time-wales").words
    ulster = ran("course", "bsc-ot-full-time-northern-ireland").words

    assert "NHS Wales Bursary" in wales
    assert "Tuition paid by the Department of Health" in ulster
    assert "NHS Learning Support Fund" not in wales + ulster


def test_page_of_a_course_says_where_no_help_is_known() -> None:
    assert "loans and grants not known" in ran("course", "access-to-he-full-time-wales").words


@pytest.mark.parametrize("nation", ["wales", "scotland"])
def test_plan_for_another_nation_shows_no_money_of_england(nation: str) -> None:
    shown = ran(*ASKED, nation, "--full").words.split("What this plan assumes")[0]

    assert not any(words in shown for words in ENGLANDS)


def test_plan_for_wales_says_what_is_not_known_there() -> None:
    words = ran(*ASKED, "wales", "--full").words
    route = data_of(*ASKED, "wales")["routes"][0]
    costs = {leg["id"]: leg.get("cost_known") for leg in route["legs"] if leg["kind"] == "course"}

    assert "Not known for Wales: cost, loans and grants." in words
    assert "Help NHS Wales Bursary (not known for September 2028 starts):" in words
    assert "before 1 August 2026; not known for later ones." in words
    assert (route["cost_known"], route["fee_loans"]) == (False, 0)
    assert costs["bsc-ot-full-time-wales"] is False


def test_plan_for_england_names_a_loan_of_the_announced_limit() -> None:
    route = data_of(*ASKED, "england")["routes"][0]
    (degree,) = (leg for leg in route["legs"] if leg["id"] == "bsc-ot-full-time")

    assert route["cost_known"]
    assert [(c["pounds"], c["price_year"]) for c in degree["costs"]] == [
        (30_150, "2027/28"), (29, "2027 entry"),
    ]  # fmt: skip
    assert {"nhs-learning-support-fund", "lifelong-learning-entitlement"} <= {
        funding["id"] for funding in degree["funding"]
    }


def test_northern_ireland_pays_the_tuition_of_its_own_students() -> None:
    costs = data_of("course", "bsc-ot-full-time-northern-ireland")["record"]["costs"]

    (irish,) = (cost for cost in costs if cost["paid_by"] == "state")
    assert irish["pounds"] == 0
    assert irish["assumption"]
