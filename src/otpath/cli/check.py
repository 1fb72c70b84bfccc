"""`otpath check`: whether anything is wrong in the data files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from otpath.cli import exits
from otpath.cli.forms import Form, FormOption, print_json

if TYPE_CHECKING:
    from otpath.catalogue.loading import Loaded


def check(
    catalogue: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            show_default=False,
            help="The folder with the data files; left out, those that otpath came with.",
        ),
    ] = None,
    form: FormOption = Form.text,
) -> None:
    """Check the data files and say what backs them.

    All problems are shown at once; the exit code is then 3.
    """
    from otpath.catalogue.loading import load

    loaded = load(catalogue)
    if form is Form.json:
        _print_data(loaded)
    elif loaded.catalogue is None:
        _print_problems(loaded)
    else:
        _print_summary(loaded)
    if loaded.problems:
        raise typer.Exit(exits.WRONG_DATA)


def _print_data(loaded: Loaded) -> None:
    from otpath.catalogue.summary import summary
    from otpath.reports.check_report import check_data

    found = summary(loaded.catalogue) if loaded.catalogue else None
    print_json(check_data(found, loaded.problems))


def _print_problems(loaded: Loaded) -> None:
    for problem in loaded.problems:
        typer.echo(problem.text, err=True)
    count = len(loaded.problems)
    typer.echo(f"otpath: {count} {'problem' if count == 1 else 'problems'} found", err=True)


def _print_summary(loaded: Loaded) -> None:
    from otpath.catalogue.summary import summary
    from otpath.reports.check_report import check_page
    from otpath.reports.page_text import print_page
    from otpath.reports.screen import show

    if loaded.catalogue:
        page = check_page(summary(loaded.catalogue))
        show(lambda console, signs: print_page(page, console, signs))
