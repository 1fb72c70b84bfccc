"""What offers ask beyond a grade: parts, sub-totals, limits, negations, dates, residence."""

from dataclasses import replace

import pytest

from otpath.catalogue.months import month_number
from otpath.catalogue.requirements import JudgedBy, Requirement
from otpath.person.profile import Holding
from otpath.rules.judging import judge
from otpath.rules.situation import Situation
from otpath.rules.words import in_words
from tests.builders import (
    all_of,
    any_of,
    award,
    catalogue,
    check,
    count_of,
    gcse,
    held,
    planned,
    qualification,
    rule,
    situation,
)
from tests.rules.helpers import CATALOGUE, MET, NOT_KNOWN, NOT_MET, outcome, shortfall, verdict

ACCESS = held("access-to-he", grade="D15 M30")


def with_parts(holding: Holding, **parts: str) -> Holding:
    return replace(holding, parts=tuple(parts.items()))


# --- parts ------------------------------------------------------------------------------------


def test_a_part_of_which_nothing_was_said_is_not_known() -> None:
    rule_ = rule(
        "access-credits", distinctions=15, merits=30, parts=[{"any_of": ["biology"], "credits": 12}]
    )
    assert verdict(rule_, planned(ACCESS)) is NOT_KNOWN
    assert verdict(rule_, planned(with_parts(ACCESS, biology="15"))) is MET
    assert verdict(rule_, planned(with_parts(ACCESS, biology="9"))) is NOT_MET


@pytest.mark.parametrize(
    ("said", "expected"), [("B", MET), ("A*", MET), ("C", NOT_MET), ("good", NOT_KNOWN)]
)
def test_a_part_has_a_grade_of_its_own(said: str, expected: object) -> None:
    rule_ = rule("award", qualifications=["bsc"], parts=[{"any_of": ["core"], "grade": "B"}])
    assert verdict(rule_, planned(with_parts(held("bsc", "art", "1st"), core=said))) is expected


def test_credits_of_a_part_may_need_a_grade() -> None:
    asked = [{"any_of": ["biology"], "credits": 12, "grade": "distinction"}]
    rule_ = rule("access-credits", distinctions=15, merits=30, parts=asked)
    assert verdict(rule_, planned(with_parts(ACCESS, biology="15 distinction"))) is MET
    assert verdict(rule_, planned(with_parts(ACCESS, biology="15 merit"))) is NOT_MET


def test_parts_are_named_with_the_award_that_has_them() -> None:
    core = with_parts(held("t-level", grade="merit"), core="C")
    rule_ = rule("award", qualifications=["t-level"], parts=[{"any_of": ["core"], "grade": "B"}])
    found = outcome(rule_, planned(core)).shortfall
    assert found is not None
    assert found.text.endswith("(you have T Level, merit (core C))")


# --- awards -----------------------------------------------------------------------------------


def test_any_award_of_a_level_will_do() -> None:
    rule_ = rule("award", level=5)
    assert verdict(rule_, planned(held("foundation-degree"))) is MET
    assert verdict(rule_, planned(held("care-certificate"))) is NOT_MET
    assert verdict(rule_, situation(held("care-certificate"))) is NOT_KNOWN


def test_an_award_must_be_young_enough() -> None:
    rule_ = rule("award", qualifications=["bsc"], within_years=5)
    old, new = month_number(2019, 8), month_number(2023, 8)
    degree = held("bsc", "art", "2:1")
    assert verdict(rule_, planned(replace(degree, gained=new))) is MET
    assert verdict(rule_, planned(replace(degree, gained=old))) is NOT_MET
    assert verdict(rule_, planned(degree)) is NOT_KNOWN


def test_a_subject_off_a_list_of_examples_is_not_known() -> None:
    named = rule("award", qualifications=["bsc"], subjects=["psychology"], open_list=True)
    assert verdict(named, planned(held("bsc", "biology", "2:1"))) is NOT_KNOWN
    assert verdict(named, planned(held("bsc", "psychology", "2:1"))) is MET


def test_working_towards_an_award_may_be_enough() -> None:
    rule_ = rule("award", qualifications=["bsc"], grade="2:2", in_progress=True)
    assert verdict(rule_, planned(replace(held("bsc", "art", "2:1"), predicted=True))) is MET


# --- points -----------------------------------------------------------------------------------

AAB = tuple(
    held("a-level", name, grade) for name, grade in [("art", "A"), ("music", "A"), ("biology", "B")]
)


def test_points_may_have_to_come_from_a_subject() -> None:
    science = [{"points": 40, "subjects": ["biology", "chemistry"]}]
    assert verdict(rule("tariff", points=112, subject_points=science), planned(*AAB)) is MET
    too_many = [{"points": 48, "subjects": ["biology"]}]
    found = rule("tariff", points=112, subject_points=too_many)
    assert shortfall(found, planned(*AAB))[0] == "wrong-subject"


def test_a_cap_on_awards_does_not_hide_the_subject_that_is_asked() -> None:
    rule_ = rule("tariff", points=80, max_awards=2, including=[{"subjects": ["biology"]}])
    assert verdict(rule_, planned(*AAB)) is MET


def test_refused_awards_bring_no_points() -> None:
    rule_ = rule("tariff", points=112, refuse=[{"subject": "art"}])
    assert verdict(rule_, planned(*AAB)) is NOT_MET


def test_whether_a_bigger_award_stands_for_a_levels_is_not_known() -> None:
    rule_ = rule("tariff", points=112, min_a_levels=2)
    assert verdict(rule_, planned(*AAB)) is MET
    assert verdict(rule_, planned(held("btec-extended-diploma", grade="DDM"))) is NOT_KNOWN


def test_whether_another_school_award_equals_an_a_level_is_not_known() -> None:
    advanced = {"C": 40, "B": 48, "A": 56}
    world = catalogue(
        qualification(
            "advanced-higher", "a-level", scale="scottish", has_subjects=True, tariff=advanced
        )
    )
    rule_ = rule("tariff", points=112, min_a_levels=2)
    bbb = [held("advanced-higher", name, "B") for name in ("art", "biology", "history")]
    assert judge(rule_, planned(*bbb), world).verdict is NOT_KNOWN
    one_of_two = rule("tariff", points=40, min_a_levels=2)
    assert judge(one_of_two, planned(bbb[0]), world).verdict is NOT_MET
    many_as = [held("as-level", f"subject-{n}", "A") for n in range(6)]
    assert judge(rule_, planned(*many_as), world).verdict is NOT_MET


def test_between_the_ends_of_a_range_of_points_they_decide() -> None:
    rule_ = rule("tariff", points=112, usual=144)
    assert shortfall(rule_, planned(*AAB))[0] == "they-decide"
    within = outcome(rule_, planned(*AAB)).shortfall
    assert within is not None
    assert within.text == "112 to 144 UCAS Tariff points (you have 136): within the range of offers"
    assert verdict(rule_, planned(*AAB, held("a-level", "drama", "E"))) is MET
    assert verdict(rule_, planned(*AAB[:2])) is NOT_MET


# --- none, dates, life ------------------------------------------------------------------------


def test_none_excludes_those_who_hold_it_and_leaves_open_what_was_not_said() -> None:
    rule_ = rule("none", of=[award("bsc")])
    assert shortfall(rule_, planned(held("bsc", "art", "2:1")))[0] == "excluded"
    assert verdict(rule_, planned()) is MET
    assert verdict(rule_, situation()) is NOT_KNOWN


def test_a_condition_only_for_those_who_took_it() -> None:
    merit = rule("award", id="at-merit", qualifications=["bsc"], grade="2:1")
    rule_ = any_of(rule("none", of=[award("bsc")]), merit)
    assert verdict(rule_, planned()) is MET
    assert verdict(rule_, planned(held("bsc", "art", "2:2"))) is NOT_MET
    assert verdict(rule_, planned(held("bsc", "art", "1st"))) is MET


def test_a_rule_counts_only_while_it_is_in_force() -> None:
    old = rule("award", id="old", qualifications=["bsc"], until="2025-08-01")
    new = rule("award", id="new", qualifications=["care-certificate"], since="2025-08-01")
    for rule_ in (all_of(old, new), any_of(old, new)):
        july, august = month_number(2025, 7), month_number(2025, 8)
        assert verdict(rule_, planned(held("bsc"), month=july)) is MET
        assert verdict(rule_, planned(held("bsc"), month=august)) is NOT_MET
        assert verdict(rule_, planned(held("care-certificate"), month=august)) is MET


def test_an_offer_whose_ways_in_have_all_ended_is_not_known() -> None:
    old = rule("award", id="old", qualifications=["bsc"], until="2025-08-01")
    gone = rule("award", id="gone", qualifications=["t-level"], until="2025-08-01")
    for offer in (any_of(old, gone), count_of(2, old, award("bsc"))):
        assert verdict(offer, planned(held("bsc"))) is NOT_KNOWN
        assert shortfall(offer, planned(held("bsc"))) == ("not-known", None, None)


def test_an_exception_counts_only_while_it_is_in_force() -> None:
    waiver = rule("award", id="old", qualifications=["care-certificate"], until="2025-08-01")
    rule_ = award("bsc", unless=(waiver,))
    july, august = month_number(2025, 7), month_number(2025, 8)
    assert verdict(rule_, planned(held("care-certificate"), month=july)) is MET
    assert verdict(rule_, planned(held("care-certificate"), month=august)) is NOT_MET
    assert verdict(rule_, planned(month=august)) is NOT_MET


def test_whether_a_rule_is_in_force_hangs_on_the_start_and_not_on_the_application() -> None:
    rule_ = rule("award", qualifications=["bsc"], by="application", until="2025-08-01")

    def moments(by: JudgedBy) -> Situation:
        return planned(month=month_number(2025, 7 if by == "application" else 9))

    assert judge(rule_, moments, CATALOGUE).verdict is MET
    assert judge(rule_.model_copy(update={"until": "2025-10-01"}), moments, CATALOGUE).verdict is (
        NOT_MET
    )


def test_residence_is_judged_by_the_nation_and_no_further() -> None:
    rule_ = rule("residence", places=["northern-ireland", "republic-of-ireland"])
    assert verdict(rule_, planned(nation="northern-ireland")) is MET
    assert verdict(rule_, planned(nation="england")) is NOT_MET
    assert verdict(rule_, planned(nation=None)) is NOT_KNOWN
    for_long = rule("residence", places=["northern-ireland"], years=3)
    assert shortfall(for_long, planned(nation="northern-ireland"))[0] == "they-decide"


def test_visits_and_settings_in_words_are_for_them_to_judge() -> None:
    visits = rule("experience", where="a visit to a service", visits=2)
    assert shortfall(visits, planned())[0] == "they-decide"


def test_an_age_on_a_day_of_the_year_is_known_only_beyond_a_year() -> None:
    rule_ = rule("age", at_least=19, on="08-31")
    assert verdict(rule_, planned(age_from=19, age_to=19)) is NOT_KNOWN
    assert verdict(rule_, planned(age_from=20, age_to=20)) is MET
    assert verdict(rule_, planned(age_from=17, age_to=17)) is NOT_MET


def test_what_nobody_read_is_neither_met_nor_missed() -> None:
    assert verdict(rule("unread", text="the GCSEs asked"), planned(gcse("maths", "9"))) is NOT_KNOWN


def test_a_test_of_english_is_for_them_to_judge() -> None:
    assert shortfall(rule("english-test", overall="7.0"), planned())[0] == "they-decide"


def test_a_criminal_record_check_has_the_name_of_its_nation() -> None:
    rule_ = rule("check", about="criminal-record", who="the university")
    assert "PVG" in in_words(rule_, CATALOGUE, nation="scotland")
    assert "AccessNI" in in_words(rule_, CATALOGUE, nation="northern-ireland")
    assert "DBS" in in_words(rule_, CATALOGUE, nation="wales")
    assert outcome(check(), planned()).verdict is NOT_KNOWN


@pytest.mark.parametrize(
    ("rule_", "holdings"),
    [
        (rule("tariff", points=112, within_years=5), AAB),
        (rule("grades", qualifications=["a-level"], grades=["A", "B"], within_years=5), AAB),
        (rule("access-credits", distinctions=15, merits=30, within_years=5), (ACCESS,)),
    ],
)
def test_awards_may_have_to_be_young_enough(
    rule_: Requirement, holdings: tuple[Holding, ...]
) -> None:
    def gained(year: int) -> list[Holding]:
        return [replace(holding, gained=month_number(year, 8)) for holding in holdings]

    assert verdict(rule_, planned(*gained(2024))) is MET
    assert shortfall(rule_, planned(*gained(2015)))[0] == "too-old"
    assert verdict(rule_, planned(*holdings)) is NOT_KNOWN
    assert "in the last 5 years" in in_words(rule_, CATALOGUE)
