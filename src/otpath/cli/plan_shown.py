"""An answer of `otpath plan` shown as it was asked for, and written to the files named."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import typer

from otpath.answers.plans import Answer
from otpath.catalogue.contents import Catalogue
from otpath.cli.forms import print_json
from otpath.cli.given import CommandLineError
from otpath.cli.plan_options import Format
from otpath.cli.printing import PageOptions, read_cover
from otpath.cli.saving import (
    ACTION_PLAN_WRITERS,
    PLAN_WRITERS,
    action_plan_of,
    check_files,
    in_format,
    in_short,
    save_all,
    whole,
    with_web_pages,
)
from otpath.reports.screen import in_letters_of, show_lines

if TYPE_CHECKING:
    from otpath.reports.documents.cover import Cover


@dataclass(frozen=True)
class Output:
    """The form of the answer, and the files it goes to beside the screen."""

    form: Format
    files: tuple[Path, ...]
    cover: Cover
    replace: bool
    is_full: bool
    """Whether the screen shows the whole plan, in place of its summary."""

    def write(self, found: Answer, catalogue: Catalogue) -> None:
        """Write the answer to the files, then show it."""
        save_all(
            self.files, _WRITERS[self.form], found, catalogue, self.cover, replace=self.replace
        )
        for file in self.files:
            if file.suffix.lower() == ".ics" and not found.routes:
                typer.echo(f"note: {file} holds no dates, as there is no route", err=True)
        _show(found, catalogue, self)


_WRITERS = dict.fromkeys(Format, PLAN_WRITERS) | {Format.action_plan: ACTION_PLAN_WRITERS}


def read_output(
    form: Format, save: Sequence[Path], pages: PageOptions, *, replace: bool, is_full: bool
) -> Output:
    """Return where the answer goes; refuse what cannot be written, before anything is planned."""
    if is_full and form is not Format.text:
        raise CommandLineError(
            f"--full is given with --format {form.value}", "leave it out: it is for text alone"
        )
    if replace and not save:
        raise CommandLineError("--force is given without --save", "say which file to replace")
    files = with_web_pages(save, wanted=not pages.no_html)
    check_files(files, _WRITERS[form], replace=replace)
    return Output(form, files, read_cover(pages, files), replace, is_full)


MORE = "For every source and detail, add --full. To print it, add --save route.pdf"
ANOTHER = "To see another route, add --route and its number."
"""What the summary of a route ends with on a screen."""


def _show(found: Answer, catalogue: Catalogue, output: Output) -> None:
    match output.form:
        case Format.text:
            from otpath.reports.documents.text import print_document

            document = (whole if output.is_full else in_short)(found, catalogue)
            show_lines(lambda console, signs: print_document(document, console, signs))
            if found.routes and not output.is_full:
                typer.echo(f"{ANOTHER}\n{MORE}" if len(found.routes) > 1 else MORE)
        case Format.json:
            from otpath.reports.plan_json import plan_data

            print_json(plan_data(found))
        case Format.markdown:
            text = in_format(found, catalogue, "markdown")
            typer.echo(in_letters_of(sys.stdout, text), nl=False)
        case Format.action_plan:
            print_json(action_plan_of(found, catalogue, output.cover))
        case _:
            assert_never(output.form)
