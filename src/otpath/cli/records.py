"""`otpath role`, `qualification` and `course`: what is known of one; `roles` and so on: all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from otpath.cli.forms import Form, FormOption, print_json
from otpath.cli.page_saving import (
    ForceOption,
    PageFiles,
    SavePageOption,
    read_page_files,
    save_page,
)
from otpath.cli.printing import LargePrintOption

if TYPE_CHECKING:
    from otpath.catalogue.names import NamedKind

NameArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME",
        show_default=False,
        help="Its id, title or another name; several words need no quotes.",
    ),
]


def role(
    name: NameArgument = None,
    form: FormOption = Form.text,
    *,
    save: SavePageOption = None,
    force: ForceOption = False,
    large_print: LargePrintOption = False,
) -> None:
    """Show a role: the work, pay, ways in, next steps."""
    files = read_page_files(save, force=force, large_print=large_print)
    _show_one("role", name, form, files)


def roles(form: FormOption = Form.text) -> None:
    """List all roles with their pay bands."""
    _show_all("role", form)


def qualification(
    name: NameArgument = None,
    form: FormOption = Form.text,
    *,
    save: SavePageOption = None,
    force: ForceOption = False,
    large_print: LargePrintOption = False,
) -> None:
    """Show a qualification: grades, what it leads to."""
    files = read_page_files(save, force=force, large_print=large_print)
    _show_one("qualification", name, form, files)


def qualifications(form: FormOption = Form.text) -> None:
    """List all qualifications by level."""
    _show_all("qualification", form)


def course(
    name: NameArgument = None,
    form: FormOption = Form.text,
    *,
    save: SavePageOption = None,
    force: ForceOption = False,
    large_print: LargePrintOption = False,
) -> None:
    """Show a course: starts, ways in, costs."""
    files = read_page_files(save, force=force, large_print=large_print)
    _show_one("course", name, form, files)


def courses(form: FormOption = Form.text) -> None:
    """List all courses with their usual length."""
    _show_all("course", form)


def _show_one(kind: NamedKind, words: list[str] | None, form: Form, files: PageFiles) -> None:
    from otpath.cli.given import CommandLineError

    name = " ".join(words or ()).strip()
    if not name:
        raise CommandLineError(f"{kind}: which one?", f"'otpath {kind}s' lists them")
    _save_page(kind, name, files)
    if form is Form.json:
        _print_data(kind, name)
    else:
        _print_page(kind, name)


def _save_page(kind: NamedKind, name: str, files: PageFiles) -> None:
    from otpath.cli.given import shipped_page

    if files.files:
        save_page(shipped_page(name, kind), files)


def _print_data(kind: NamedKind, name: str) -> None:
    from otpath.cli.given import named, shipped_catalogue

    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.reports.record_json import record_data

    print_json(record_data(named(catalogue, name, (kind,), kind), catalogue))


def _print_page(kind: NamedKind, name: str) -> None:
    from otpath.cli.given import shipped_page
    from otpath.reports.page_text import show_page

    show_page(shipped_page(name, kind))


def _show_all(kind: NamedKind, form: Form) -> None:
    from otpath.cli.given import shipped_catalogue

    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.reports.record_json import list_data
    from otpath.reports.record_lists import listing, print_listing
    from otpath.reports.screen import show

    if form is Form.json:
        print_json(list_data(kind, catalogue))
        return
    found = listing(kind, catalogue)
    show(lambda console, _: print_listing(found, console))
