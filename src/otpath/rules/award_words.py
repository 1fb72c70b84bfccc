"""Awards, subjects and grades by name, in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import SCALES, UNKNOWN, ScaleName, read_grade
from otpath.catalogue.qualifications import Qualification
from otpath.person.profile import OTHER_SUBJECT, Holding
from otpath.rules.phrases import counted, joined

_SPELLED_SUBJECTS = {"pe": "PE", "ict": "ICT", "it": "IT", OTHER_SUBJECT: "a subject not named"}
_PROPER_SUBJECTS = frozenset({
    "english", "welsh", "irish", "french", "german", "spanish", "italian", "latin", "greek",
    "russian", "chinese", "urdu", "polish", "arabic", "bengali", "gaelic",
})  # fmt: skip
_SCHOOL_KINDS = frozenset({"gcse", "a-level", "functional-skills"})
_GCSE_TWINS = {"7": "A", "4": "C", "1": "G", "A": "7", "C": "4", "G": "1"}


def gcse_in_words(subjects: Sequence[str], grade: str) -> str:
    """Name one GCSE that is asked for, as "GCSE maths at grade 4 (C) or above"."""
    return f"GCSE {subjects_in_words(subjects)}".rstrip() + at_grade("gcse", grade)


def more_gcses_in_words(number: int, grade: str) -> str:
    """Say how many are still wanted, as "2 more GCSEs at grade 4 (C) or above"."""
    return counted(number, "more GCSE") + at_grade("gcse", grade)


def before_subject(*qualifications: Qualification) -> str:
    """Return what stands before a subject: nothing in "GCSE maths", "in" after most titles."""
    is_school = len(qualifications) == 1 and qualifications[0].kind in _SCHOOL_KINDS
    return " " if is_school else " in "


def award_in_words(holding: Holding, catalogue: Catalogue) -> str:
    """Name an award that a person holds or expects, as "GCSE maths grade 5"."""
    qualification = catalogue.qualifications[holding.qualification]
    words = qualification.title
    if holding.subject == OTHER_SUBJECT:
        words += " (subject not named)"
    elif holding.subject:
        words += before_subject(qualification) + subject_in_words(holding.subject)
    words += _held_grade(qualification.scale, holding.grade) + _held_parts(holding)
    return f"{words} (predicted)" if holding.predicted else words


def _held_parts(holding: Holding) -> str:
    parts = (f"{subject_in_words(name)} {value}" for name, value in holding.parts)
    return f" ({', '.join(parts)})" if holding.parts else ""


def _held_grade(scale: ScaleName | None, grade: str | None) -> str:
    if grade == UNKNOWN:
        return " (grade not said)"
    if grade is None or scale is None:
        return ""
    words = grade_words(scale, grade, twin=False)
    return f" {words}" if words.startswith("grade") else f", {words}"


def subject_in_words(subject: str) -> str:
    """Name a subject, as "English language" for `english-language`."""
    first, *rest = _SPELLED_SUBJECTS.get(subject, subject).split("-")
    return " ".join([first.capitalize() if first in _PROPER_SUBJECTS else first, *rest])


def subjects_in_words(subjects: Iterable[str], *, open_list: bool = False) -> str:
    """List subjects of which any one will do, as "biology, chemistry or something like it"."""
    listed = [subject_in_words(subject) for subject in subjects]
    return joined([*listed, "something like it"] if open_list else listed, "or")


def at_grade(scale: ScaleName | None, grade: str | None) -> str:
    """Say which grade is asked, as " at grade 4 (C) or above"; nothing where none is."""
    if grade is None or scale is None:
        return ""
    if scale == "access":
        return f" with {grade}"
    is_top = SCALES[scale].grades[-1] == grade
    return f" at {grade_words(scale, grade)}" + ("" if is_top else " or above")


def grade_words(scale: ScaleName, grade: str, *, twin: bool = True) -> str:
    """Name a grade, as "grade 4 (C)"."""
    spelled = read_grade(scale, grade) or grade
    if scale in {"pass-merit-distinction", "t-level", "degree", "access"}:
        return spelled
    same = _GCSE_TWINS.get(spelled) if twin and scale == "gcse" else None
    return f"grade {spelled} ({same})" if same else f"grade {spelled}"
