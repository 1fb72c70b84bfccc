from dataclasses import replace

import pytest

from otpath.catalogue.requirements import Gcses
from otpath.catalogue.rule_parts import Refusal
from otpath.person.profile import COMBINED_SCIENCE, OTHER_SUBJECT, Holding
from otpath.rules.outcomes import Verdict
from tests.builders import gcse, gcses, held, instead, planned, rule, situation, subject
from tests.rules.helpers import MET, NOT_KNOWN, NOT_MET, outcome, shortfall, verdict

FIVE = gcses(5, "4", including=["english-language", "maths"])
MATHS = gcses(1, "4", including=["maths"])
MATHS_OR_FUNCTIONAL = gcses(
    1, "4", including=["maths"], accept=[instead("functional-skills-maths-2", "maths")]
)
FUNCTIONAL_MATHS_ID = "functional-skills-maths-2"
FUNCTIONAL_MATHS = held(FUNCTIONAL_MATHS_ID)


def at(grade: str, *subjects: str) -> tuple[Holding, ...]:
    return tuple(gcse(name, grade) for name in subjects)


# --- grades -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held_grade", "asked", "expected"),
    [
        ("4", "4", MET),
        ("3", "4", NOT_MET),
        ("C", "4", MET),
        ("C", "5", NOT_MET),
        ("C*", "5", MET),
        ("B", "6", MET),
        ("B", "7", NOT_MET),
        ("A", "7", MET),
        ("A*", "9", NOT_MET),
        ("4", "C", MET),
        ("5", "B", NOT_MET),
        ("6", "B", MET),
        ("D", "C", NOT_MET),
        ("U", "1", NOT_MET),
        ("unknown", "1", NOT_KNOWN),
    ],
)
def test_letters_and_numbers_are_compared_on_the_cautious_side(
    held_grade: str, asked: str, expected: object
) -> None:
    rule = gcses(1, asked, including=["maths"])
    assert verdict(rule, situation(gcse("maths", held_grade))) is expected


def test_a_subject_may_have_its_own_grade() -> None:
    rule = gcses(2, "4", including=[subject("english-language", grade="5"), "maths"])
    assert verdict(rule, planned(*at("5", "english-language", "maths"))) is MET
    assert verdict(rule, planned(*at("4", "english-language", "maths"))) is NOT_MET


# --- different subjects -----------------------------------------------------------------------


def test_five_gcses_with_double_science_at_5_4_are_five() -> None:
    science = (gcse(COMBINED_SCIENCE, "5"), gcse(COMBINED_SCIENCE, "4"))
    held_awards = (*at("4", "english-language", "maths", "art"), *science)
    assert verdict(FIVE, planned(*held_awards)) is MET


def test_double_science_at_4_3_gives_only_one_at_4() -> None:
    science = (gcse(COMBINED_SCIENCE, "4"), gcse(COMBINED_SCIENCE, "3"))
    held_awards = (*at("4", "english-language", "maths", "art"), *science)
    assert shortfall(FIVE, planned(*held_awards)) == ("too-few", 5, 4)


def test_double_science_taken_again_still_counts_twice_and_no_more() -> None:
    science = tuple(gcse(COMBINED_SCIENCE, grade) for grade in ("4", "4", "5", "5"))
    assert verdict(gcses(2), planned(*science)) is MET
    assert verdict(gcses(3), planned(*science)) is NOT_MET


def test_a_resit_counts_once_at_its_best_grade() -> None:
    resat = planned(gcse("maths", "3"), gcse("maths", "5"))
    assert verdict(MATHS, resat) is MET
    assert shortfall(gcses(2), resat) == ("too-few", 2, 1)
    assert outcome(MATHS, resat).evidence == "GCSE maths grade 5"


def test_unnamed_gcses_are_each_a_different_subject() -> None:
    assert verdict(gcses(3), planned(*[gcse(OTHER_SUBJECT, "4")] * 3)) is MET


def test_two_sciences_may_not_be_one_award() -> None:
    rule = gcses(2, "4", including=[subject("biology", "chemistry"), subject("biology", "physics")])
    assert shortfall(rule, planned(gcse("biology", "5"))) == ("not-together", 2, 1)
    assert verdict(rule, planned(*at("5", "biology", "chemistry"))) is MET
    assert verdict(rule, planned(*at("5", "chemistry", "physics"))) is MET


def test_double_science_fills_two_science_places() -> None:
    science = subject("biology", COMBINED_SCIENCE)
    double = (gcse(COMBINED_SCIENCE, "5"), gcse(COMBINED_SCIENCE, "4"))
    assert verdict(gcses(2, "4", including=[science, science]), planned(*double)) is MET


def test_named_subjects_count_among_the_five() -> None:
    four = at("6", "english-language", "maths", "art", "history")
    assert verdict(FIVE, planned(*four)) is NOT_MET
    assert verdict(FIVE, planned(*four, gcse("music", "4"))) is MET


# --- awards taken instead ---------------------------------------------------------------------


def test_functional_skills_fill_the_place_where_the_rule_takes_them() -> None:
    assert verdict(MATHS_OR_FUNCTIONAL, planned(FUNCTIONAL_MATHS, gcse("maths", "3"))) is MET


def test_functional_skills_are_not_known_where_the_rule_says_nothing_of_them() -> None:
    found = outcome(MATHS, planned(FUNCTIONAL_MATHS))
    assert found.verdict is NOT_KNOWN
    assert found.shortfall is not None
    assert found.shortfall.text == (
        "GCSE maths at grade 4 (C) or above (you have Functional Skills maths level 2; "
        "the page does not say whether it is taken)"
    )


def test_functional_skills_are_refused_where_the_rule_says_so() -> None:
    rule = MATHS.model_copy(update={"refuse": (Refusal(qualification=FUNCTIONAL_MATHS_ID),)})
    assert verdict(rule, planned(FUNCTIONAL_MATHS)) is NOT_MET
    refused = outcome(rule, planned(FUNCTIONAL_MATHS)).shortfall
    assert refused is not None
    assert refused.kind == "not-accepted"
    assert refused.text == (
        "GCSE maths at grade 4 (C) or above (Functional Skills maths level 2 is not taken here)"
    )


def test_functional_skills_do_not_count_beside_the_same_gcse() -> None:
    rule = MATHS_OR_FUNCTIONAL.model_copy(update={"count": 2})
    assert shortfall(rule, planned(FUNCTIONAL_MATHS, gcse("maths", "5"))) == ("too-few", 2, 1)


def test_an_award_taken_instead_counts_only_at_its_own_grade() -> None:
    rule = gcses(1, "4", including=["biology"], accept=[instead("a-level", "biology", "D")])
    assert verdict(rule, planned(held("a-level", "biology", "D"))) is MET
    assert verdict(rule, planned(held("a-level", "biology", "E"))) is NOT_MET
    assert verdict(rule, planned(held("a-level", "history", "A"))) is NOT_MET


# --- what we were not told --------------------------------------------------------------------


def test_nothing_said_is_not_known_and_in_a_plan_not_met() -> None:
    assert verdict(FIVE, situation()) is NOT_KNOWN
    assert shortfall(FIVE, planned()) == ("missing", 5, 0)


def test_a_stated_grade_below_is_not_met_though_other_gcses_are_untold() -> None:
    below = outcome(FIVE, situation(gcse("maths", "3")))
    assert below.verdict is NOT_MET
    assert below.shortfall is not None
    assert below.shortfall.kind == "below-grade"
    assert (
        below.shortfall.text == "GCSE maths at grade 4 (C) or above (you have GCSE maths grade 3)"
    )


def test_functional_skills_that_were_not_spoken_of_keep_it_open() -> None:
    said = situation(gcse("maths", "3"))
    assert verdict(MATHS_OR_FUNCTIONAL, said) is NOT_KNOWN
    assert verdict(MATHS_OR_FUNCTIONAL, situation(gcse("maths", "3"), all_awards=True)) is NOT_MET


def test_a_denied_subject_cannot_be_hoped_for() -> None:
    no_maths = frozenset({("gcse", "maths")})
    assert verdict(FIVE, situation(denied=no_maths)) is NOT_MET
    assert verdict(gcses(5), situation(denied=no_maths)) is NOT_KNOWN
    assert verdict(gcses(5), situation(denied=frozenset({("gcse", None)}))) is NOT_MET


def test_an_unnamed_gcse_may_turn_out_to_be_maths() -> None:
    assert verdict(MATHS, situation(gcse(OTHER_SUBJECT, "5"))) is NOT_KNOWN
    assert verdict(MATHS, planned(gcse(OTHER_SUBJECT, "5"))) is NOT_MET


def test_three_held_of_five_is_not_known_until_that_is_all() -> None:
    three = at("5", "english-language", "maths", "art")
    assert verdict(FIVE, situation(*three)) is NOT_KNOWN
    assert shortfall(FIVE, situation(*three, all_gcses=True)) == ("too-few", 5, 3)


def test_grades_not_said_are_asked_for() -> None:
    open_question = outcome(FIVE, planned(gcse("maths"), *at("5", "art", "english-language")))
    assert open_question.verdict is NOT_MET
    open_question = outcome(MATHS, planned(gcse("maths")))
    assert open_question.verdict is NOT_KNOWN
    assert open_question.shortfall is not None
    assert open_question.shortfall.text == "GCSE maths at grade 4 (C) or above"


def test_a_predicted_grade_counts_at_application_and_not_later() -> None:
    expecting = planned(gcse("maths", "5", predicted=True))
    at_application: Gcses = MATHS.model_copy(update={"by": "application"})
    assert verdict(at_application, expecting) is MET
    assert verdict(MATHS, expecting) is NOT_KNOWN


# --- words ------------------------------------------------------------------------------------


def test_evidence_names_the_awards_that_count_and_counts_the_rest() -> None:
    six = at("5", "art", "biology", "history", "music", "maths", "english-language")
    rule = gcses(6, "4", including=["maths"])
    assert outcome(rule, planned(*six)).evidence == (
        "GCSE maths grade 5, GCSE art grade 5, GCSE biology grade 5, GCSE history grade 5 "
        "and 2 other GCSEs"
    )


def test_the_shortfall_names_each_missing_subject_and_how_many_more() -> None:
    missing = outcome(FIVE, planned(gcse("maths", "3"), gcse("art", "4"))).shortfall
    assert missing is not None
    assert missing.text == (
        "GCSE English language at grade 4 (C) or above, "
        "GCSE maths at grade 4 (C) or above (you have GCSE maths grade 3) "
        "and 2 more GCSEs at grade 4 (C) or above"
    )


# --- what pages add ---------------------------------------------------------------------------


def test_letters_have_a_bar_of_their_own_where_the_page_gives_one() -> None:
    rule_ = rule("gcses", count=1, grade="5", letter="C", including=[{"subjects": ["maths"]}])
    assert verdict(rule_, planned(gcse("maths", "C"))) is MET
    assert verdict(rule_, planned(gcse("maths", "4"))) is NOT_MET


def test_a_subject_off_a_list_of_examples_is_not_known() -> None:
    science = {"subjects": ["biology", "chemistry"], "open_list": True}
    rule_ = rule("gcses", count=1, grade="4", including=[science])
    assert verdict(rule_, planned(gcse("biology", "4"))) is MET
    assert verdict(rule_, planned(gcse("astronomy", "6"))) is NOT_KNOWN
    assert verdict(rule_, planned(gcse("astronomy", "3"))) is NOT_MET


def test_between_the_ends_of_a_range_they_decide() -> None:
    rule_ = rule("gcses", count=4, usual_count=5, grade="4")
    four = at("5", "maths", "art", "history", "music")
    assert verdict(rule_, planned(*four[:3])) is NOT_MET
    assert shortfall(rule_, planned(*four))[0] == "they-decide"
    assert verdict(rule_, planned(*four, gcse("drama", "4"))) is MET


def test_one_sitting_wants_results_of_one_month() -> None:
    rule_ = rule("gcses", count=2, grade="4", one_sitting=True)
    maths, art = at("5", "maths", "art")
    together = [replace(h, gained=24_000) for h in (maths, art)]
    apart = [together[0], replace(art, gained=24_012)]
    assert verdict(rule_, planned(*together)) is MET
    assert shortfall(rule_, planned(*apart))[0] == "not-together"
    assert verdict(rule_, planned(maths, together[1])) is NOT_KNOWN


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"subjects": ["biology", "chemistry", "combined-science"], "open_list": True}, MET),
        ({"subjects": ["biology", "chemistry"]}, NOT_KNOWN),
        ({"subjects": ["history"]}, NOT_MET),
    ],
)
@pytest.mark.parametrize("science", ["science", "additional-science"])
def test_science_as_one_gcse_is_a_science_and_perhaps_a_named_one(
    asked: dict[str, object], expected: Verdict, science: str
) -> None:
    rule_ = rule("gcses", count=1, grade="4", including=[asked])
    assert verdict(rule_, planned(gcse(science, "5"))) is expected


def test_combined_science_is_not_refused_where_a_page_names_only_biology_and_the_like() -> None:
    asked = [{"subjects": ["biology", "physics", "chemistry"]}]
    rule_ = rule("gcses", count=1, grade="4", including=asked)
    both = (gcse("combined-science", "5"), gcse("combined-science", "5"))
    assert verdict(rule_, planned(*both)) is NOT_KNOWN


def test_open_gcses_at_one_grade_are_named_together_and_awards_in_their_place_once() -> None:
    both = gcses(2, "4", including=["english-language", "maths"])
    skills = (held("functional-skills-english-2"), FUNCTIONAL_MATHS)
    found = outcome(both, planned(*skills)).shortfall
    assert found is not None
    assert found.text == (
        "GCSE English language and maths at grade 4 (C) or above (you have Functional Skills "
        "English level 2 and Functional Skills maths level 2; the page does not say whether they "
        "are taken)"
    )
