"""Checks of grades, subjects and tariff points against the qualifications that carry them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from otpath.catalogue.base import Record
from otpath.catalogue.courses import Gained
from otpath.catalogue.drafts import Draft
from otpath.catalogue.grades import (
    SCALES,
    UNKNOWN,
    ScaleName,
    allowed_grades,
    part_scale,
    read_grade,
)
from otpath.catalogue.places import Finding, Loc
from otpath.catalogue.qualifications import SAME_SUBJECT, Qualification
from otpath.catalogue.requirements import Award, Gcses, Grades, Tariff
from otpath.catalogue.roles import HeldFact
from otpath.catalogue.rule_parts import Equivalent, PartRule
from otpath.catalogue.stories import StoryAward


def check_grades_on_scale(draft: Draft) -> Iterator[Finding]:
    """Report grades that the qualification does not have, or spells otherwise."""
    for spot, piece in draft.pieces:
        for loc, grade in _gcse_grades(piece):
            if words := _off_scale(grade, "gcse", "a GCSE"):
                yield Finding(spot.at(*loc), *words)
        for loc, grade, named in _graded(piece):
            qualification = draft.qualification_by_id.get(named)
            if qualification is None:
                continue
            if words := _off_scale(grade, qualification.scale, f'"{named}"'):
                yield Finding(spot.at(*loc), *words)


def _gcse_grades(piece: Record) -> Iterator[tuple[Loc, str]]:
    if isinstance(piece, Gcses):
        yield from _of(piece, (), "grade", "letter")
        for index, rule in enumerate(piece.including):
            yield from _of(rule, ("including", index), "grade", "letter")


def _graded(piece: Record) -> Iterator[tuple[Loc, str, str]]:
    """Yield each grade of the piece with each qualification that must have it."""
    match piece:
        case Award():
            grades, named = [*_of(piece, (), "grade", "usual_grade")], piece.qualifications
        case Grades():
            grades, named = [*_grade_string(piece)], piece.qualifications
        case Tariff(qualifications=(only,)):
            asked = enumerate(piece.including)
            grades = [each for at, one in asked for each in _of(one, ("including", at), "grade")]
            named = (only,)
        case Equivalent() | Gained() | HeldFact() | StoryAward():
            grades, named = [*_of(piece, (), "grade")], (piece.qualification,)
        case _:
            return
    for loc, grade in grades:
        for qualification in named:
            yield loc, grade, qualification


def _grade_string(rule: Grades) -> Iterator[tuple[Loc, str]]:
    for key in ("grades", "usual"):
        for index, grade in enumerate(getattr(rule, key)):
            yield (key, index), grade
    for index, asked in enumerate(rule.including):
        yield from _of(asked, ("including", index), "grade")


def _of(piece: Record, at: Loc, *keys: str) -> Iterator[tuple[Loc, str]]:
    for key in keys:
        if (grade := getattr(piece, key)) is not None:
            yield (*at, key), grade


def check_part_grades(draft: Draft) -> Iterator[Finding]:
    """Report grades of a part that no scale for parts has."""
    for spot, piece in draft.pieces:
        if isinstance(piece, PartRule) and piece.grade and part_scale(piece.grade) is None:
            message = f'"{piece.grade}" is not a grade of a part'
            hint = "allowed: A* to E, or distinction, merit, pass"
            yield Finding(spot.at("grade"), message, hint)


def _off_scale(grade: str, scale: ScaleName | None, of: str) -> tuple[str, str] | None:
    """Say why a grade is not right for a scale, or None where it is."""
    read = read_grade(scale, grade)
    if read is None or read == UNKNOWN:
        return f'"{grade}" is not a grade of {of}', f"allowed: {allowed_grades(scale)}"
    if read != grade:
        return f'the grade "{grade}" is not spelled as on its scale', f'write "{read}"'
    return None


def check_award_subjects(draft: Draft) -> Iterator[Finding]:
    """Report subjects of awards that are not held subject by subject."""
    yield from _same_subject_without_subjects(draft)
    for spot, piece in draft.pieces:
        for loc, named in _awards_with_subject(piece):
            qualification = draft.qualification_by_id.get(named)
            if qualification and not qualification.has_subjects:
                yield Finding(
                    spot.at(*loc),
                    f'"{named}" is not held in subjects',
                    'remove the subject, or give the qualification "has_subjects: true"',
                )
        if isinstance(piece, Gained) and piece.subject is None:
            qualification = draft.qualification_by_id.get(piece.qualification)
            if qualification and qualification.has_subjects:
                message = f'"{piece.qualification}" is held in subjects, and none is given'
                yield Finding(spot.at("qualification"), message, 'add it, as "subject: biology"')


def _same_subject_without_subjects(draft: Draft) -> Iterator[Finding]:
    for spot, record in draft.named:
        if isinstance(record, Qualification) and not record.has_subjects:
            for index, subject in enumerate(record.often_taken_for):
                if subject == SAME_SUBJECT:
                    yield Finding(
                        spot.at("often_taken_for", index),
                        f'"{record.id}" is not held in subjects',
                        'name the GCSE subjects, or give it "has_subjects: true"',
                    )


def _awards_with_subject(piece: Record) -> Iterator[tuple[Loc, str]]:
    if isinstance(piece, Award) and piece.subjects:
        for named in piece.qualifications:
            yield ("subjects",), named
    elif isinstance(piece, Gained | StoryAward) and piece.subject is not None:
        yield ("subject",), piece.qualification


def check_tariff_grades(draft: Draft) -> Iterator[Finding]:
    """Report points for grades that the qualification does not have."""
    for spot, record in draft.named:
        if isinstance(record, Qualification):
            for grade in record.tariff:
                words = _off_scale(grade, record.scale, f'"{record.id}"')
                if words:
                    yield Finding(spot.at("tariff", grade), *words)
            for grade, message in _uneven_tariff(record):
                yield Finding(spot.at("tariff", grade), message, "correct the points")


def _uneven_tariff(award: Qualification) -> Iterator[tuple[str, str]]:
    """Yield the grades whose points are none, or fewer than those of a lower grade."""
    if award.scale not in SCALES:
        return
    graded = [grade for grade in SCALES[award.scale].grades if grade in award.tariff]
    for grade in graded:
        if not 1 <= award.tariff[grade] <= _MOST_POINTS:
            yield grade, f"points must be 1 to {_MOST_POINTS}, got {award.tariff[grade]}"
    for lower, higher in pairwise(graded):
        if award.tariff[higher] < award.tariff[lower]:
            yield higher, f'grade "{higher}" has fewer points than "{lower}"'


_MOST_POINTS = 300


def check_tariff_sources(draft: Draft) -> Iterator[Finding]:
    """Report qualifications without points in rules that add up points."""
    for spot, piece in draft.pieces:
        if isinstance(piece, Tariff):
            for index, named in enumerate(piece.qualifications):
                qualification = draft.qualification_by_id.get(named)
                if qualification and not _carries_points(qualification):
                    yield Finding(
                        spot.at("qualifications", index),
                        f'"{named}" carries no UCAS Tariff points',
                        "remove it here, or give the qualification its tariff",
                    )


def _carries_points(qualification: Qualification) -> bool:
    return bool(qualification.tariff) or qualification.scale == "access"
