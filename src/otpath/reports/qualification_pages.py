"""The page about a qualification."""

from __future__ import annotations

from collections.abc import Iterable

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import allowed_grades
from otpath.catalogue.qualifications import SAME_SUBJECT, Qualification, Size
from otpath.reports.pages import Item, Page, SourceNumbers, plain_items, record_words, section
from otpath.reports.record_words import checked_item, name_items, reason_items
from otpath.rules.award_words import subject_in_words
from otpath.rules.phrases import counted, joined


def qualification_page(qualification: Qualification, catalogue: Catalogue) -> Page:
    """Return everything to show about a qualification."""
    numbers = SourceNumbers(catalogue)
    summary = numbers.item(qualification.summary, qualification)
    sections = (
        *section("In short", _in_short(qualification)),
        *section("Grades", _grades(qualification)),
        *section("What it counts as", _counts_as(qualification)),
        *section("Courses that give it", _courses(qualification, catalogue)),
        *section("What it leads to", _leads_to(qualification, catalogue)),
    )
    return Page(qualification.title, summary, sections, numbers.words)


def _in_short(qualification: Qualification) -> Iterable[Item]:
    yield from name_items(qualification)
    level = qualification.rqf_level
    yield Item("none" if level is None else f"level {level}", "Level (RQF)")
    if qualification.awarding_organisations:
        yield Item("; ".join(qualification.awarding_organisations), "Awarded by")
    if qualification.reference_numbers:
        yield Item("; ".join(qualification.reference_numbers), "Reference numbers")
    if qualification.size:
        yield Item(_size_words(qualification.size), "Size")
    if qualification.assessment:
        yield Item(qualification.assessment, "Assessed")
    if qualification.status:
        yield Item(qualification.status, "Status")
    yield from reason_items(qualification.unreachable_because)
    yield checked_item(qualification.checked)


def _counts_as(qualification: Qualification) -> Iterable[Item]:
    yield from plain_items(qualification.counts_as)
    subjects = [
        "the same subject" if subject == SAME_SUBJECT else subject_in_words(subject)
        for subject in qualification.often_taken_for
    ]
    if subjects:
        yield Item(f"Some providers take it for a GCSE in {joined(subjects, 'or')}. Ask each one.")


def _size_words(size: Size) -> str:
    hours, total = size.guided_learning_hours, size.total_qualification_time
    parts = (
        counted(size.credits, "credit") if size.credits else "",
        f"{hours:,} guided learning hours" if hours else "",
        f"{total:,} hours of study in all" if total else "",
    )
    numbers = joined(part for part in parts if part)
    return " ".join(words for words in (f"{numbers}." if numbers else "", size.text) if words)


def _grades(qualification: Qualification) -> Iterable[Item]:
    if qualification.scale:
        yield Item(allowed_grades(qualification.scale), "Graded")
    else:
        yield Item("not graded: held or not", "Graded")
    if qualification.has_subjects:
        yield Item("1 award in each of several subjects", "Subjects")
    if qualification.tariff:
        yield Item(_tariff_words(qualification.tariff), "UCAS Tariff points")


def _tariff_words(points_by_grade: dict[str, int]) -> str:
    by_points = sorted(points_by_grade.items(), key=lambda pair: -pair[1])
    return "; ".join(f"{grade} {points}" for grade, points in by_points)


def _courses(qualification: Qualification, catalogue: Catalogue) -> Iterable[Item]:
    for course in catalogue.courses.values():
        if course.gives(qualification.id):
            yield Item(record_words(course.id, catalogue))


def _leads_to(qualification: Qualification, catalogue: Catalogue) -> Iterable[Item]:
    return (Item(record_words(record_id, catalogue)) for record_id in qualification.leads_to)
