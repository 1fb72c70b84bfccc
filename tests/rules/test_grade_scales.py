import pytest
from hypothesis import given
from hypothesis import strategies as st

from otpath.catalogue.grades import (
    SCALES,
    AccessGrades,
    ScaleName,
    at_least,
    read_access,
    read_grade,
)

GRADED = [(name, grade) for name, scale in SCALES.items() for grade in scale.grades]
NAMES = st.sampled_from(sorted(SCALES))


@given(st.sampled_from(GRADED), st.sampled_from([str, str.lower, str.upper, lambda g: f" {g} "]))
def test_every_grade_is_read_back_as_the_scale_spells_it(
    graded: tuple[ScaleName, str], written: object
) -> None:
    name, grade = graded
    assert callable(written)
    assert read_grade(name, written(grade)) == grade


@given(st.integers(0, 45), st.integers(0, 45))
def test_access_grades_are_printed_and_read_back(distinctions: int, merits: int) -> None:
    merits = min(merits, 45 - distinctions)
    grades = AccessGrades(distinctions, merits, 45 - distinctions - merits)
    assert read_access(grades.text) == grades


@given(NAMES, st.data())
def test_at_least_is_an_order_on_each_scale(name: ScaleName, data: st.DataObject) -> None:
    low, middle, high = (data.draw(st.sampled_from(SCALES[name].grades)) for _ in range(3))
    assert at_least(name, low, low)
    assert at_least(name, low, middle) or at_least(name, middle, low)
    if at_least(name, high, middle) and at_least(name, middle, low):
        assert at_least(name, high, low)


@pytest.mark.parametrize(
    ("scale", "falling"),
    [
        ("o-level", ("A", "C", "D", "E", "U")),
        ("cse", ("1", "2", "5", "U")),
        ("standard-grade", ("1", "2", "3", "7")),
        ("pre-u", ("D1", "D3", "M1", "P3")),
        ("cache", ("A*", "A", "D")),
        ("ib-diploma", ("45", "30", "28", "24")),
        ("ib-subject", ("7", "4", "1")),
        ("irish-higher", ("H1", "H5", "H8")),
        ("irish-ordinary", ("O1", "O4", "O8")),
        ("wassce", ("A1", "C6", "F9")),
        ("hnc", ("A", "B", "C")),
        ("igcse", ("9", "4", "C", "3", "D", "U")),
    ],
)
def test_older_and_other_scales_fall_as_their_awards_do(
    scale: ScaleName, falling: tuple[str, ...]
) -> None:
    for place, high in enumerate(falling):
        for low in falling[place:]:
            assert at_least(scale, high, low)
    assert not at_least(scale, falling[-1], falling[0])


@pytest.mark.parametrize(
    ("scale", "written", "grade"),
    [
        ("standard-grade", "Credit 2", "2"),
        ("standard-grade", "general 3", "3"),
        ("ib-diploma", "30 points", "30"),
        ("degree", "unclassified", "ordinary"),
        ("degree", "Upper second class", "2:1"),
    ],
)
def test_grade_is_read_in_the_words_of_its_award(
    scale: ScaleName, written: str, grade: str
) -> None:
    assert read_grade(scale, written) == grade


@pytest.mark.parametrize(
    ("letter", "number"), [("A1", "1"), ("B1", "2"), ("B3", "3"), ("C2", "4"), ("D1", "5")]
)
def test_irish_letters_of_before_2017_are_read_by_their_marks(letter: str, number: str) -> None:
    assert read_grade("irish-higher", letter) == f"H{number}"
    assert read_grade("irish-ordinary", letter) == f"O{number}"


def test_an_ordinary_level_grade_is_none_of_higher_level() -> None:
    assert read_grade("irish-higher", "O1") is None
    assert read_grade("irish-ordinary", "H5") is None


def test_a_grade_not_on_the_scale_is_refused() -> None:
    assert read_grade("gcse", "10") is None
    assert read_grade("a-level", "4") is None
    assert read_access("D15 M15") is None
    assert read_grade("ib-diploma", "23") is None
    assert read_grade("ib-diploma", "46") is None
    assert read_grade("cse", "6") is None
