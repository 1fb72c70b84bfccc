"""Lists of all roles, all qualifications, all courses: one line for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from otpath.catalogue.base import Named
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course, Mode
from otpath.catalogue.names import NamedKind
from otpath.catalogue.programmes import Programme
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.roles import Role, RoleKind
from otpath.reports.pages import Item, Page, Section, section
from otpath.reports.wording import shortened
from otpath.rules.phrases import counted

if TYPE_CHECKING:
    from rich.console import Console

ROLE_HEADINGS: dict[RoleKind, str] = {
    "starting-point": "Starting points",
    "starting-job": "Jobs that many people start from",
    "support": "Support roles",
    "training": "Training posts",
    "registered": "Registered roles",
    "senior": "Senior roles",
    "advanced": "Enhanced and advanced practice",
}
COURSE_HEADINGS: dict[Mode, str] = {
    "full-time": "Full-time courses",
    "part-time": "Part-time courses",
    "apprenticeship": "Apprenticeships",
    "on-the-job": "Courses in your job",
    "registration": "Registration",
}
LEVELS = (*range(1, 9), None)
GAP = 2
NARROWEST_TITLE = 8
WIDEST_REMARK = 20

_N = TypeVar("_N", bound=Named)


@dataclass(frozen=True)
class Row:
    """One record in a list."""

    id: str
    title: str
    remark: str


@dataclass(frozen=True)
class Group:
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Listing:
    """A list of records, and how to see one of them."""

    title: str
    groups: tuple[Group, ...]
    how_to_see: str


def listing(kind: NamedKind, catalogue: Catalogue) -> Listing:
    """Return the list of one kind of record."""
    title, groups = {
        "role": ("Roles", _roles),
        "qualification": ("Qualifications", _qualifications),
        "course": ("Courses", _courses),
    }[kind]
    found = tuple(group for group in groups(catalogue) if group.rows)
    count = sum(len(group.rows) for group in found)
    return Listing(f"{title} ({count})", found, f"To see one, type: otpath {kind} and its id.")


def _roles(catalogue: Catalogue) -> Iterable[Group]:
    for kind, heading in ROLE_HEADINGS.items():
        roles = [role for role in catalogue.roles.values() if role.kind == kind]
        yield Group(heading, _rows(roles, _band_words))


def _band_words(role: Role) -> str:
    return f"band {', '.join(role.bands)}" if role.bands else ""


def _qualifications(catalogue: Catalogue) -> Iterable[Group]:
    for level in LEVELS:
        held = [q for q in catalogue.qualifications.values() if q.rqf_level == level]
        yield Group(f"Level {level}" if level else "Without a level", _rows(held, _no_remark))


def _no_remark(_: Qualification) -> str:
    return ""


def _courses(catalogue: Catalogue) -> Iterable[Group]:
    for mode, heading in COURSE_HEADINGS.items():
        courses = [course for course in catalogue.courses.values() if course.mode == mode]
        yield Group(heading, _rows(courses, _length_words))


def _length_words(course: Course) -> str:
    return counted(course.duration.months, "month")


def programme_listing(found: Iterable[Programme], title: str, catalogue: Catalogue) -> Listing:
    """Return a list of programmes by their typical course; the remark says whose rules they are."""
    by_course: dict[str | None, list[Programme]] = {}
    for programme in found:
        by_course.setdefault(programme.course, []).append(programme)
    groups = tuple(
        Group(
            catalogue.courses[course].title if course else "Others",
            tuple(Row(p.id, p.provider, p.rules_for) for p in programmes),
        )
        for course, programmes in sorted(by_course.items(), key=lambda pair: pair[0] or "~")
    )
    how = "To see one, type: otpath programme and its id. Add facts to have its rules judged."
    return Listing(title, groups, how)


def _rows(records: Iterable[_N], remark: Callable[[_N], str]) -> tuple[Row, ...]:
    return tuple(Row(record.id, record.title, remark(record)) for record in records)


def page_of_programmes(listing: Listing, asked: Iterable[Item]) -> Page:
    """Return a list of programmes as a page, which can go on paper; `asked`: which these are."""
    sections = tuple(
        Section(group.heading, tuple(Item(_of_programme(row)) for row in group.rows))
        for group in listing.groups
    )
    which = section("What was asked", asked)
    return Page(listing.title, Item(listing.how_to_see), (*which, *sections))


def _of_programme(row: Row) -> str:
    return f"{row.title} ({row.id}). Rules for: {row.remark}"


def print_listing(listing: Listing, console: Console) -> None:
    """Write a list: one line for each record, no wider than the console."""
    console.print(listing.title, style="bold cyan")
    for group in listing.groups:
        console.print()
        console.print(group.heading, style="bold")
        for line in _lines(group.rows, console.width):
            console.print(line, soft_wrap=True)
    console.print()
    console.print(listing.how_to_see)


def _lines(rows: tuple[Row, ...], width: int) -> Iterable[str]:
    """Lay rows out in columns: ids in full, remarks in short, titles as far as there is room."""
    rows = tuple(replace(row, remark=shortened(row.remark, WIDEST_REMARK)) for row in rows)
    widest_id = max(len(row.id) for row in rows)
    widest_remark = max(len(row.remark) for row in rows)
    room = width - widest_id - (widest_remark + GAP if widest_remark else 0) - 2 * GAP
    room = min(room, max(len(row.title) for row in rows))
    for row in rows:
        title = shortened(row.title, room) if room >= NARROWEST_TITLE else ""
        cells = (row.id.ljust(widest_id), title.ljust(max(room, 0)), row.remark)
        yield (" " * GAP + (" " * GAP).join(cells)).rstrip()
