"""`--save` of a page about a role, a course or a programme: as text and on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from otpath.cli.saving import Content
    from otpath.reports.documents.document import Document
    from otpath.reports.pages import Page

SavePageOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--save",
        metavar="FILE",
        help="Write the page to a file: .txt, .md, .html, .pdf or .docx. May be repeated.",
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Let --save replace a file that is there.")
]
_UNPRINTED = (".txt", ".md")


@dataclass(frozen=True)
class PageFiles:
    """The files that a page goes to, checked before the page is made."""

    files: tuple[Path, ...]
    force: bool
    large_print: bool
    for_whom: str = ""
    """Whom the printed page is for."""


def read_page_files(
    save: Sequence[Path] | None, *, force: bool, large_print: bool, for_whom: str | None = None
) -> PageFiles:
    """Return the files of a page; refuse what cannot be written."""
    if not save:
        _refuse_idle({"--force": force, "--large-print": large_print, "--for": for_whom})
        return PageFiles((), force, large_print)
    from otpath.cli.saving import check_files, with_web_pages

    files = with_web_pages(save, wanted=True)
    check_files(files, _WRITERS, replace=force)
    option = "--large-print" if large_print else "--for" if for_whom is not None else None
    if option and all(file.suffix.lower() in _UNPRINTED for file in files):
        from otpath.cli.given import CommandLineError

        raise CommandLineError(
            f"{option} is for printed pages, and none is saved", "add --save page.pdf"
        )
    return PageFiles(files, force, large_print, _name(for_whom))


def _name(for_whom: str | None) -> str:
    if for_whom is None:
        return ""
    from otpath.cli.printing import checked_text
    from otpath.reports.documents.cover import clean_name

    return clean_name(checked_text("--for", for_whom))


def _refuse_idle(given: Mapping[str, object]) -> None:
    from otpath.cli.given import CommandLineError

    option = next((option for option, value in given.items() if value), None)
    if option:
        raise CommandLineError(f"{option} is given without --save", "say which file to write")


def save_page(page: Page, wanted: PageFiles) -> None:
    """Write a page to the files that were named, each whole or not at all."""
    if not wanted.files:
        return
    from otpath.cli.saving import write_all

    made = [(file, _WRITERS[file.suffix.lower()](page, wanted)) for file in wanted.files]
    write_all(made, replace=wanted.force)


def _text(page: Page, _: PageFiles) -> str:
    from otpath.reports.lines import PlainLines
    from otpath.reports.page_text import print_page
    from otpath.reports.screen import UNICODE

    paper = PlainLines()
    print_page(page, paper, UNICODE)
    return paper.text


def _sheet(page: Page, wanted: PageFiles) -> Document:
    from otpath.cli.asking import today
    from otpath.reports.documents.cover import Cover
    from otpath.reports.documents.page_sheet import page_sheet

    return page_sheet(page, Cover(today(), wanted.for_whom, is_large=wanted.large_print))


def _markdown(page: Page, wanted: PageFiles) -> str:
    from otpath.cli.saving import markdown

    # No name goes into a file that is pasted into e-mail: as with plans.
    return markdown(_sheet(page, replace(wanted, for_whom="")))


def _on_paper(ending: str) -> Callable[[Page, PageFiles], Content]:
    def write(page: Page, wanted: PageFiles) -> Content:
        from otpath.cli.saving import PAPER_FORMS

        return PAPER_FORMS[ending](_sheet(page, wanted))

    return write


_WRITERS: dict[str, Callable[[Page, PageFiles], Content]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _on_paper(".html"),
    ".pdf": _on_paper(".pdf"),
    ".docx": _on_paper(".docx"),
}
