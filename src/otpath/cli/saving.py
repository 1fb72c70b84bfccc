"""An answer in each form, and `--save`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from otpath.answers.plans import Answer
from otpath.catalogue.contents import Catalogue
from otpath.cli.given import CommandLineError
from otpath.reports.lines import PlainLines
from otpath.reports.plan_summary import plan_summary
from otpath.reports.plan_text import print_plan
from otpath.reports.saving import write_whole
from otpath.reports.screen import UNICODE, Signs, in_plain_letters

if TYPE_CHECKING:
    from rich.console import Console


def as_text(
    found: Answer, catalogue: Catalogue, console: Console | PlainLines, signs: Signs
) -> None:
    """Write the answer on a console."""
    summary = plan_summary(found, catalogue)
    print_plan(summary if signs is UNICODE else in_plain_letters(summary), console, signs)


def in_format(found: Answer, catalogue: Catalogue, form: str) -> str:
    """Return the answer in a form: text, markdown or json."""
    return _FORMS[form](found, catalogue)


def _text(found: Answer, catalogue: Catalogue) -> str:
    paper = PlainLines()
    as_text(found, catalogue, paper, UNICODE)
    return paper.text


def _markdown(found: Answer, catalogue: Catalogue) -> str:
    from otpath.reports.plan_markdown import plan_markdown

    return plan_markdown(plan_summary(found, catalogue))


def _json(found: Answer, _: Catalogue) -> str:
    from otpath.reports.plan_json import plan_json

    return plan_json(found)


_FORMS: dict[str, Callable[[Answer, Catalogue], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
}
_FORM_BY_ENDING = {".txt": "text", ".md": "markdown", ".json": "json"}


def check_files(files: Sequence[Path], *, replace: bool) -> None:
    """Refuse files that cannot be written, before anything is planned."""
    for number, file in enumerate(files):
        _check_form(file)
        if not file.parent.is_dir():
            raise CommandLineError(
                f"--save {str(file)!r}: the folder '{file.parent}' is not there",
                "name a file in a folder that exists",
            )
        if file.resolve() in {other.resolve() for other in files[:number]}:
            raise CommandLineError(
                f"--save {str(file)!r}: the file is named twice", "name each file once"
            )
        if file.exists() and not replace:
            raise CommandLineError(
                f"--save {str(file)!r}: there is such a file already",
                "choose another name, or add --force to replace it",
            )


def _check_form(file: Path) -> None:
    if file.is_dir():
        raise CommandLineError(
            f"--save {str(file)!r} is a folder", "name a file in it, as plan.txt, .md or .json"
        )
    if file.suffix.lower() not in _FORM_BY_ENDING:
        what = f"otpath does not write '{file.suffix}' files" if file.suffix else "it has no ending"
        raise CommandLineError(
            f"--save {str(file)!r}: {what}", "the ending says the form: .txt, .md or .json"
        )


def save_all(files: Sequence[Path], found: Answer, catalogue: Catalogue, *, replace: bool) -> None:
    """Write the answer to every file, each whole or not at all."""
    for file in files:
        text = in_format(found, catalogue, _FORM_BY_ENDING[file.suffix.lower()])
        try:
            write_whole(file, text, replace=replace)
        except OSError as error:
            raise CommandLineError(
                f"--save {str(file)!r} could not be written: {error.strerror}",
                "nothing was changed; choose another place",
            ) from error
        typer.echo(f"saved {file}", err=True)
