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


def test_a_grade_not_on_the_scale_is_refused() -> None:
    assert read_grade("gcse", "10") is None
    assert read_grade("a-level", "4") is None
    assert read_access("D15 M15") is None
