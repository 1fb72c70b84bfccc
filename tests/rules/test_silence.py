"""Awards that a provider's page does not speak of, and rules of years ago."""

import pytest

from otpath.catalogue.requirements import Requirement
from otpath.person.profile import Holding
from otpath.rules.judging import judge
from otpath.rules.outcomes import Outcome, Verdict
from otpath.rules.silence import leave_open
from otpath.rules.situation import Situation
from tests.builders import (
    all_of,
    any_of,
    award,
    catalogue,
    gcse,
    gcses,
    held,
    planned,
    qualification,
    rule,
    tariff,
)
from tests.rules.helpers import MET, NOT_KNOWN, NOT_MET

WORLD = catalogue(
    qualification("higher", "a-level", scale="scottish", has_subjects=True),
    qualification("hnc", "higher-certificate", title="HNC", rqf_level=4),
    qualification("bachelors-degree", "degree", scale="degree", rqf_level=6),
    qualification("masters-degree", "degree", title="Master's degree", rqf_level=7),
    qualification("care-diploma", title="Care diploma", rqf_level=2),
    qualification("epq", "certificate", title="EPQ"),
)
BTEC = held("btec-extended-diploma", grade="DMM")
HNC = held("hnc")
DDD = tuple(held("a-level", subject, "D") for subject in ("art", "biology", "history"))
BBC = rule("grades", qualifications=["a-level"], grades=["B", "B", "C"])
HIGHERS = rule("grades", qualifications=["higher"], grades=["B", "B", "B"])
SCHOOL_OFFER = any_of(HIGHERS, BBC)


def opened(requirement: Requirement, situation: Situation) -> Outcome:
    return leave_open(judge(requirement, situation, WORLD), situation, WORLD)


@pytest.mark.parametrize(
    ("offer", "holdings", "expected"),
    [
        (SCHOOL_OFFER, (BTEC,), NOT_KNOWN),
        (SCHOOL_OFFER, DDD, NOT_MET),
        (SCHOOL_OFFER, (*DDD, HNC), NOT_KNOWN),
        (SCHOOL_OFFER, (), NOT_MET),
        (BBC, (BTEC,), NOT_KNOWN),
        (tariff(120), (BTEC,), NOT_MET),
        (tariff(120), (HNC,), NOT_KNOWN),
        (award("bachelors-degree", grade="2:1"), (held("masters-degree"),), NOT_KNOWN),
        (award("bachelors-degree", grade="2:1"), (HNC, BTEC), NOT_MET),
    ],
)
def test_an_award_as_high_as_the_offer_that_the_page_does_not_name_is_not_known(
    offer: Requirement, holdings: tuple[Holding, ...], expected: Verdict
) -> None:
    assert opened(offer, planned(*holdings)).verdict is expected


@pytest.mark.parametrize(
    "small", [held("as-level", "art", "A"), held("epq"), held("care-diploma"), gcse("art", "9")]
)
def test_an_award_that_nobody_takes_for_an_offer_leaves_a_no(small: Holding) -> None:
    assert opened(SCHOOL_OFFER, planned(*DDD, small)).verdict is NOT_MET


def test_an_award_that_the_page_refuses_leaves_a_no() -> None:
    refusing = rule("tariff", points=112, refuse=[{"qualification": "hnc"}])
    assert opened(refusing, planned(HNC)).verdict is NOT_MET


def test_the_gap_names_the_award_that_the_page_does_not_speak_of() -> None:
    found = opened(SCHOOL_OFFER, planned(HNC)).shortfall
    assert found is not None
    assert (found.kind, found.text) == (
        "not-named", "you have HNC, which the page does not name",
    )  # fmt: skip


def test_several_subjects_of_one_award_are_counted_in_the_gap() -> None:
    highers = [held("higher", subject, "B") for subject in ("art", "biology", "music")]
    found = opened(BBC, planned(*highers, HNC)).shortfall
    assert found is not None
    assert found.text.startswith("A level at BBC (you have 3 subjects in Higher and HNC, which")


def test_an_open_offer_does_not_hide_what_else_is_missing() -> None:
    both = all_of(SCHOOL_OFFER, gcses(1, "4", including=["maths"]))
    assert opened(both, planned(BTEC, gcse("maths", "3"))).verdict is NOT_MET
    assert opened(both, planned(BTEC, gcse("maths", "4"))).verdict is NOT_KNOWN
    assert opened(both, planned(*DDD, gcse("maths", "4"))).verdict is NOT_MET


def test_what_only_helps_stays_as_it_is() -> None:
    helps = award("a-level", subjects=["history"], strength="helps")
    assert opened(helps, planned(BTEC)).verdict is NOT_MET


def test_a_rule_about_gcses_is_no_offer() -> None:
    level_two = any_of(gcses(4, "4"), award("care-diploma"))
    assert opened(level_two, planned(BTEC)).verdict is NOT_MET


# --- rules of years ago -----------------------------------------------------------------------

NEW, OLD = tariff(112, year="2024/25"), tariff(112, year="2017")


def test_a_rule_of_years_ago_is_never_a_yes_nor_alone_a_no() -> None:
    assert opened(NEW, planned(BTEC)).verdict is MET
    assert opened(OLD, planned(BTEC)).verdict is NOT_KNOWN
    assert opened(NEW, planned(*DDD)).verdict is NOT_MET
    assert opened(OLD, planned(*DDD)).verdict is NOT_KNOWN


def test_a_newer_rule_is_a_no_also_where_an_older_one_stands_beside_it() -> None:
    ddm = rule("award", qualifications=["btec-extended-diploma"], grade="DDM")
    assert opened(any_of(BBC, ddm, OLD), planned(*DDD)).verdict is NOT_MET
    assert opened(any_of(BBC, ddm, OLD), planned(BTEC)).verdict is NOT_KNOWN


def test_an_old_rule_does_not_name_what_newer_ones_leave_out() -> None:
    old_highers = HIGHERS.model_copy(update={"year": "2017 to about 2019"})
    weak = held("higher", "art", "D")
    assert opened(any_of(BBC, HIGHERS), planned(weak)).verdict is NOT_MET
    assert opened(any_of(BBC, old_highers), planned(weak)).verdict is NOT_KNOWN


def test_a_year_that_is_no_entry_year_is_no_history() -> None:
    assert opened(tariff(112, year="undated"), planned(BTEC)).verdict is MET
