"""What an adviser adds to printed pages: `--for`, `--adviser`, `--notes`, `--large-print`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from otpath.reports.documents.cover import Cover

ForOption = Annotated[
    str | None,
    typer.Option("--for", metavar="NAME", help="On printed pages: whom they are for."),
]
AdviserOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="On printed pages: the adviser's name.")
]
NotesOption = Annotated[
    str | None, typer.Option(metavar="TEXT", help="On printed pages: the adviser's notes.")
]
LargePrintOption = Annotated[
    bool, typer.Option("--large-print", help="Print at 18 point, in a layout of its own.")
]
NoHtmlOption = Annotated[
    bool, typer.Option("--no-html", help="Do not write a web page beside each PDF.")
]


@dataclass(frozen=True)
class PageOptions:
    """The options as they were written."""

    for_whom: str | None = None
    adviser: str | None = None
    notes: str | None = None
    large_print: bool = False
    no_html: bool = False

    def named(self) -> str | None:
        """Return the first option that asks for a printed page."""
        given = {
            "--for": self.for_whom is not None,
            "--adviser": self.adviser is not None,
            "--notes": self.notes is not None,
            "--large-print": self.large_print,
            "--no-html": self.no_html,
        }
        return next((option for option, is_given in given.items() if is_given), None)


def read_cover(options: PageOptions, files: Sequence[Path], add: str = "--save route.pdf") -> Cover:
    """Return what goes on the page; refuse what would go on none, and texts that are too long.

    `add` is what to add to the command line for a printed page.
    """
    from otpath.cli.asking import now
    from otpath.reports.documents.cover import Cover, clean_name, clean_notes

    _check_used(options, files, add)
    made = now()
    return Cover(
        day=made.date(),
        made=made,
        for_whom=clean_name(checked_text("--for", options.for_whom)),
        adviser=clean_name(checked_text("--adviser", options.adviser)),
        notes=clean_notes(checked_text("--notes", options.notes)),
        is_large=options.large_print,
    )


def _check_used(options: PageOptions, files: Sequence[Path], add: str) -> None:
    from otpath.cli.given import CommandLineError
    from otpath.cli.saving import PAPER_FORMS

    option = options.named()
    endings = {file.suffix.lower() for file in files}
    if option and not endings & set(PAPER_FORMS):
        raise CommandLineError(f"{option} is for printed pages, and none is saved", f"add {add}")
    if options.no_html and ".pdf" not in endings:
        raise CommandLineError("--no-html is given without a PDF", f"add {add}")


def checked_text(option: str, text: str | None) -> str:
    """Return what an option says; refuse what is longer than a page has room for."""
    from otpath.cli.given import CommandLineError
    from otpath.reports.documents.cover import LONGEST_NAME, LONGEST_NOTES

    longest = LONGEST_NOTES if option == "--notes" else LONGEST_NAME
    if text is not None and len(text) > longest:
        raise CommandLineError(
            f"{option} has {len(text):,} letters", f"there is room for {longest:,}"
        )
    return text or ""
