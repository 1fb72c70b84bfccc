import pytest

from otpath.catalogue.months import month_number
from otpath.catalogue.requirements import Requirement
from otpath.rules.judging import judge
from otpath.rules.outcomes import Verdict
from tests.builders import (
    access_credits,
    award,
    catalogue,
    gcse,
    held,
    planned,
    qualification,
    recency,
    rule,
    situation,
    tariff,
)
from tests.rules.helpers import MET, NOT_KNOWN, NOT_MET, outcome, shortfall, verdict

BIOLOGY = award("a-level", grade="C", subjects=["biology", "chemistry"])


# --- an award ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grade", "expected"), [("C", MET), ("A*", MET), ("D", NOT_MET), ("unknown", NOT_KNOWN)]
)
def test_an_award_is_judged_by_its_grade(grade: str, expected: Verdict) -> None:
    assert verdict(BIOLOGY, planned(held("a-level", "biology", grade))) is expected


def test_an_award_asked_without_a_grade_is_met_by_holding_it() -> None:
    assert outcome(award("foundation-degree"), situation(held("foundation-degree"))).evidence == (
        "Foundation degree"
    )
    assert verdict(award("a-level"), situation(held("a-level", "art", "E"))) is MET
    assert verdict(award("a-level"), situation(held("a-level", "art", "unknown"))) is MET


def test_a_u_is_not_an_award() -> None:
    passed = award("gcse", subjects=["maths"])
    assert verdict(passed, planned(gcse("maths", "1"))) is MET
    assert verdict(passed, planned(gcse("maths", "U"))) is NOT_MET


@pytest.mark.parametrize(("grade", "expected"), [("C6", MET), ("D7", NOT_MET), ("F9", NOT_MET)])
def test_a_wassce_is_at_level_2_from_a_credit_only(grade: str, expected: Verdict) -> None:
    wassce = qualification("wassce", "gcse", scale="wassce", rqf_level=2, has_subjects=True)
    rule_ = rule("award", level=2, subjects=["maths"])
    found = judge(rule_, planned(held("wassce", "maths", grade)), catalogue(wassce))
    assert found.verdict is expected


def test_a_prediction_counts_for_an_application_only() -> None:
    expecting = planned(held("a-level", "biology", "B", predicted=True))
    assert verdict(BIOLOGY, expecting) is NOT_KNOWN
    assert verdict(BIOLOGY.model_copy(update={"by": "application"}), expecting) is MET


def test_a_relevant_subject_is_the_providers_to_say() -> None:
    relevant = rule("award", qualifications=["bsc"], open_list=True)
    assert verdict(relevant, planned(held("bsc", "art", "2:1"))) is NOT_KNOWN
    assert verdict(relevant, planned()) is NOT_MET


@pytest.mark.parametrize(
    ("grade", "expected"), [("4", MET), ("C", MET), ("3", NOT_MET), ("unknown", NOT_KNOWN)]
)
def test_a_gcse_is_at_level_2_from_grade_4_only(grade: str, expected: Verdict) -> None:
    level_two = rule("award", level=2, subjects=["maths"])
    assert verdict(level_two, planned(gcse("maths", grade))) is expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("science", MET),
        ("applied-science", MET),
        ("health-and-social-care", MET),
        ("nursing", NOT_KNOWN),
        ("computer-science", NOT_KNOWN),
        ("art", NOT_MET),
    ],
)
def test_a_field_takes_in_the_subjects_that_belong_to_it(subject: str, expected: Verdict) -> None:
    rule_ = rule("award", qualifications=["bsc"], subjects=["health", "science"])
    assert verdict(rule_, planned(held("bsc", subject, "2:1"))) is expected


def test_functional_skills_have_their_subject_by_nature() -> None:
    level_two = rule("award", level=2, subjects=["maths"])
    assert verdict(level_two, planned(held("functional-skills-maths-2"))) is MET
    assert verdict(level_two, planned(held("functional-skills-english-2"))) is NOT_MET


def test_a_grade_of_another_scale_is_not_known_where_any_award_of_a_level_will_do() -> None:
    merit = rule("award", level=3, grade="merit")
    assert verdict(merit, planned(held("t-level", grade="merit"))) is MET
    assert verdict(merit, planned(held("t-level", grade="pass"))) is NOT_MET
    assert verdict(merit, planned(held("btec-extended-diploma", grade="MMM"))) is NOT_KNOWN


def test_an_award_not_spoken_of_is_not_known_unless_told_or_denied() -> None:
    rule = award("foundation-degree", "care-certificate")
    no_degree = frozenset({("foundation-degree", None)})
    neither = no_degree | {("care-certificate", None)}
    assert verdict(rule, situation()) is NOT_KNOWN
    assert verdict(rule, situation(denied=no_degree)) is NOT_KNOWN
    assert verdict(rule, situation(denied=neither)) is NOT_MET
    assert verdict(rule, situation(all_awards=True)) is NOT_MET


def test_a_second_degree_is_not_imagined_beside_the_one_that_was_told() -> None:
    rule_ = award("bachelors", grade="2:1", subjects=["psychology"])
    world = catalogue(
        qualification("bachelors", "degree", scale="degree", rqf_level=6, has_subjects=True)
    )
    assert judge(rule_, situation(), world).verdict is NOT_KNOWN
    assert judge(rule_, situation(held("bachelors", "art", "2:2")), world).verdict is NOT_MET
    assert judge(rule_, situation(held("bachelors", None, "2:1")), world).verdict is NOT_KNOWN


def test_the_list_of_gcses_being_whole_says_nothing_of_other_awards() -> None:
    assert verdict(award("foundation-degree"), situation(all_gcses=True)) is NOT_KNOWN
    assert verdict(award("gcse", subjects=["maths"]), situation(all_gcses=True)) is NOT_MET


def test_why_an_award_does_not_do_is_told_apart() -> None:
    assert shortfall(BIOLOGY, planned())[0] == "missing"
    assert shortfall(BIOLOGY, planned(held("a-level", "art", "A")))[0] == "wrong-subject"
    assert shortfall(BIOLOGY, planned(held("a-level", "biology", "E")))[0] == "below-grade"
    assert shortfall(BIOLOGY, situation())[0] == "not-known"


def test_an_award_with_no_subject_said_may_be_in_the_right_one() -> None:
    assert verdict(BIOLOGY, planned(held("a-level", None, "C"))) is NOT_KNOWN
    assert verdict(BIOLOGY, planned(held("a-level", None, "D"))) is NOT_MET


def test_degree_classes_are_ordered() -> None:
    rule = award("bsc", grade="2:2")
    assert verdict(rule, planned(held("bsc", "psychology", "2:1"))) is MET
    assert verdict(rule, planned(held("bsc", "psychology", "3rd"))) is NOT_MET


# --- points -----------------------------------------------------------------------------------


def points(n: int, *rule: str, most: int | None = None) -> Requirement:
    return tariff(n, *rule, max_awards=most)


def test_a_btec_at_dmm_is_112_points() -> None:
    dmm = planned(held("btec-extended-diploma", grade="DMM"))
    assert verdict(points(112), dmm) is MET
    assert outcome(points(112), dmm).evidence == (
        "112 UCAS Tariff points from BTEC Extended Diploma grade DMM"
    )
    assert shortfall(points(113), dmm) == ("too-few", 113, 112)


def test_points_of_several_a_levels_add_up() -> None:
    three = planned(*(held("a-level", name, "C") for name in ("art", "biology", "history")))
    assert verdict(points(96), three) is MET
    assert verdict(points(97), three) is NOT_MET
    assert verdict(points(96, most=2), three) is NOT_MET
    assert verdict(points(96, "t-level"), three) is NOT_MET


def test_as_and_a_level_of_one_subject_count_once_and_a_resit_once() -> None:
    both = planned(held("as-level", "art", "A"), held("a-level", "art", "E"))
    assert verdict(points(20), both) is MET
    assert shortfall(points(21), both) == ("too-few", 21, 20)
    resat = planned(held("a-level", "art", "E"), held("a-level", "art", "C"))
    assert shortfall(points(33), resat) == ("too-few", 33, 32)


def test_two_a_levels_with_no_subject_said_are_two() -> None:
    assert verdict(points(64), planned(*[held("a-level", None, "C")] * 2)) is MET


def test_access_credits_bring_points() -> None:
    assert verdict(points(112), planned(held("access-to-he", grade="D15 M30"))) is MET


def test_points_not_yet_known_keep_the_sum_open_only_where_they_could_reach_it() -> None:
    unsaid = held("a-level", "art", "unknown")
    assert verdict(points(16), planned(unsaid)) is MET  # any pass brings 16
    assert verdict(points(56), planned(unsaid)) is NOT_KNOWN
    assert verdict(points(57), planned(unsaid)) is NOT_MET
    assert verdict(points(57), situation(unsaid)) is NOT_KNOWN


def test_predicted_points_count_at_application_and_are_open_later() -> None:
    expecting = planned(held("btec-extended-diploma", grade="DMM", predicted=True))
    assert verdict(points(112), expecting) is NOT_KNOWN
    assert verdict(tariff(112, by="application"), expecting) is MET


# --- access credits ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        ("D15 M30", MET),
        ("D45", MET),
        ("D20 M24 P1", NOT_MET),
        ("D12 M33", NOT_MET),
        ("unknown", NOT_KNOWN),
    ],
)
def test_access_credits_count_distinctions_as_merits_or_better(
    grade: str, expected: Verdict
) -> None:
    assert verdict(access_credits(15, 30), planned(held("access-to-he", grade=grade))) is expected


def test_access_never_spoken_of_is_not_known() -> None:
    assert verdict(access_credits(15, 30), situation()) is NOT_KNOWN
    assert shortfall(access_credits(15, 30), planned())[0] == "missing"


# --- recent study -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [(2021, 12, MET), (2021, 11, NOT_MET), (2026, 7, MET)],
)
def test_study_is_recent_to_the_month(year: int, month: int, expected: Verdict) -> None:
    studied = held("a-level", "art", "C", gained=month_number(year, month))
    assert verdict(recency(5), planned(studied)) is expected


def test_study_without_a_date_is_not_known_and_of_lower_level_does_not_count() -> None:
    assert verdict(recency(5), planned(held("a-level", "art", "C"))) is NOT_KNOWN
    low = held("care-certificate", gained=month_number(2026, 1))
    assert verdict(recency(5), planned(low)) is NOT_MET
    assert verdict(recency(5, level=2), planned(low)) is MET


def test_old_study_is_not_met_only_where_it_is_all() -> None:
    old = held("a-level", "art", "C", gained=month_number(2001, 7))
    assert verdict(recency(5), situation(old)) is NOT_KNOWN
    assert shortfall(recency(5), planned(old))[0] == "too-old"


def test_study_still_going_on_is_recent_for_an_application() -> None:
    expecting = planned(held("a-level", "art", "C", predicted=True))
    assert verdict(recency(5, by="application"), expecting) is MET
    assert verdict(recency(5), expecting) is NOT_KNOWN
