"""`otpath role`, `qualification` and `course`: what is known of one; `roles` and so on: all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from otpath.cli.forms import Form, FormOption, print_json

if TYPE_CHECKING:
    from otpath.catalogue.base import Named
    from otpath.catalogue.contents import Catalogue
    from otpath.catalogue.names import NamedKind
    from otpath.reports.pages import Page

NameArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        show_default=False,
        help="Its id, title or another name; several words need no quotes.",
    ),
]


def role(name: NameArgument = None, form: FormOption = Form.text) -> None:
    """Show a role: what people do in it, pay, ways in and next steps."""
    _show_one("role", name, form)


def roles(form: FormOption = Form.text) -> None:
    """List all roles, with pay bands."""
    _show_all("role", form)


def qualification(name: NameArgument = None, form: FormOption = Form.text) -> None:
    """Show a qualification: level, grades, and what it counts as and leads to."""
    _show_one("qualification", name, form)


def qualifications(form: FormOption = Form.text) -> None:
    """List all qualifications, by level."""
    _show_all("qualification", form)


def course(name: NameArgument = None, form: FormOption = Form.text) -> None:
    """Show a course: length, starts, ways in, costs and what it gives."""
    _show_one("course", name, form)


def courses(form: FormOption = Form.text) -> None:
    """List all courses, with their usual length."""
    _show_all("course", form)


def _show_one(kind: NamedKind, words: list[str] | None, form: Form) -> None:
    from otpath.cli.given import CommandLineError, named, shipped_catalogue
    from otpath.reports.record_json import record_data
    from otpath.reports.screen import show

    name = " ".join(words or ()).strip()
    if not name:
        raise CommandLineError(f"{kind}: which one?", f"'otpath {kind}s' lists them")
    catalogue = shipped_catalogue()
    record = named(catalogue, name, (kind,), kind)
    if form is Form.json:
        print_json(record_data(record, catalogue))
        return
    from otpath.reports.page_text import print_page

    page = _page(record, catalogue)
    show(lambda console, signs: print_page(page, console, signs))


def _page(record: Named, catalogue: Catalogue) -> Page:
    from otpath.catalogue.courses import Course
    from otpath.catalogue.qualifications import Qualification
    from otpath.catalogue.roles import Role
    from otpath.reports.course_pages import course_page
    from otpath.reports.qualification_pages import qualification_page
    from otpath.reports.role_pages import role_page

    match record:
        case Role():
            return role_page(record, catalogue)
        case Qualification():
            return qualification_page(record, catalogue)
        case Course():
            return course_page(record, catalogue)
        case _:
            raise TypeError(record)


def _show_all(kind: NamedKind, form: Form) -> None:
    from otpath.cli.given import shipped_catalogue
    from otpath.reports.record_json import list_data
    from otpath.reports.record_lists import listing, print_listing
    from otpath.reports.screen import show

    catalogue = shipped_catalogue()
    if form is Form.json:
        print_json(list_data(kind, catalogue))
        return
    found = listing(kind, catalogue)
    show(lambda console, _: print_listing(found, console))
