"""Strings of grades, as BBB at A level."""

from dataclasses import replace

import pytest

from otpath.catalogue.requirements import Requirement
from otpath.person.profile import Holding
from tests.builders import held, planned, rule, situation
from tests.rules.helpers import MET, NOT_KNOWN, NOT_MET, outcome, shortfall, verdict


def a_levels(**grades: str) -> tuple[Holding, ...]:
    return tuple(held("a-level", name.replace("_", "-"), grade) for name, grade in grades.items())


def at(*grades: str, **fields: object) -> Requirement:
    asked: Requirement = rule("grades", qualifications=["a-level"], grades=grades, **fields)
    return asked


BBC = at("B", "B", "C")


@pytest.mark.parametrize(
    ("grades", "expected"),
    [("BBC", MET), ("BCB", MET), ("AAC", MET), ("ACC", NOT_MET), ("BB", NOT_MET), ("ABCC", MET)],
)
def test_every_grade_of_the_string_must_be_reached(grades: str, expected: object) -> None:
    names = ("biology", "art", "history", "music")
    assert verdict(BBC, planned(*a_levels(**dict(zip(names, grades))))) is expected  # noqa: B905


def test_a_subject_counts_once_however_often_it_was_taken() -> None:
    twice = (*a_levels(biology="B", art="B"), held("a-level", "biology", "C"))
    assert verdict(BBC, planned(*twice)) is NOT_MET
    assert verdict(BBC, planned(*twice, held("a-level", "music", "C"))) is MET


def test_a_resit_lets_the_better_grade_count() -> None:
    resat = (held("a-level", "biology", "D"), *a_levels(biology="B", art="B", music="C"))
    found = outcome(BBC, planned(*resat))
    assert found.verdict is MET
    assert "grade D" not in (found.evidence or "")


def test_a_subject_that_must_be_there_may_have_any_place() -> None:
    with_biology = at("A", "B", including=[{"subjects": ["biology"]}])
    assert verdict(with_biology, planned(*a_levels(biology="A", art="B"))) is MET
    assert verdict(with_biology, planned(*a_levels(art="A", biology="B"))) is MET
    assert verdict(with_biology, planned(*a_levels(art="A", music="B", biology="C"))) is NOT_MET


def test_a_subjects_own_grade_is_asked_beside_the_string() -> None:
    biology_at_b = at("B", "C", including=[{"subjects": ["biology"], "grade": "B"}])
    assert verdict(biology_at_b, planned(*a_levels(art="B", biology="C"))) is NOT_MET
    assert verdict(biology_at_b, planned(*a_levels(art="C", biology="B"))) is MET


def test_refused_subjects_do_not_count() -> None:
    rule_ = at("C", "C", refuse=[{"subject": "general-studies"}])
    assert verdict(rule_, planned(*a_levels(art="A", general_studies="A"))) is NOT_MET


def test_what_was_not_said_is_not_known() -> None:
    assert verdict(BBC, situation()) is NOT_KNOWN
    assert verdict(BBC, planned(*a_levels(art="B", music="B", biology="unknown"))) is NOT_KNOWN
    assert shortfall(BBC, planned())[0] == "missing"


def test_between_the_ends_of_a_range_they_decide() -> None:
    rule_ = at("B", "B", "C", usual=["B", "B", "B"])
    assert shortfall(rule_, planned(*a_levels(art="B", music="B", drama="C")))[0] == "they-decide"
    assert verdict(rule_, planned(*a_levels(art="B", music="B", drama="B"))) is MET


def test_one_sitting_is_judged_by_the_month() -> None:
    rule_ = at("C", "C", one_sitting=True)
    art, music = a_levels(art="B", music="B")
    assert verdict(rule_, planned(art, music)) is NOT_KNOWN
    dated = [replace(art, gained=24_000), replace(music, gained=24_012)]
    assert verdict(rule_, planned(*dated)) is NOT_MET
    assert verdict(rule_, planned(*dated, held("gcse", "maths", "4"))) is NOT_MET
