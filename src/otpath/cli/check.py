"""`otpath check`: whether anything is wrong in the data files, and what needs somebody's eye."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from otpath.cli import exits
from otpath.cli.chosen import own_folder
from otpath.cli.forms import Form, FormOption, print_json
from otpath.cli.today import TodayOption, read_today

if TYPE_CHECKING:
    from otpath.catalogue.contents import Catalogue
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
    strict: Annotated[
        bool, typer.Option("--strict", help="Let warnings count as problems: exit code 3.")
    ] = False,
    assumptions: Annotated[
        bool, typer.Option("--assumptions", help="List every working assumption too.")
    ] = False,
    today: TodayOption = None,
    form: FormOption = Form.text,
) -> None:
    """Check the data files and say what backs them.

    All problems are shown at once; the exit code is then 3. Warnings follow the summary.
    """
    from otpath.catalogue.loading import load

    day = read_today(today)
    loaded = load(catalogue or own_folder.get(), inspect_on=day)
    if form is Form.json:
        _print_data(loaded, day)
    elif loaded.catalogue is None:
        _print_problems(loaded)
    else:
        _print_summary(loaded.catalogue, loaded, day, assumptions=assumptions)
    if loaded.problems or (strict and loaded.warnings):
        _say_what_failed(loaded, form)
        raise typer.Exit(exits.WRONG_DATA)


def _print_data(loaded: Loaded, day: date) -> None:
    from otpath.catalogue.summary import summary
    from otpath.reports.check_report import check_data

    found = summary(loaded.catalogue, day) if loaded.catalogue else None
    print_json(check_data(found, loaded))


def _print_problems(loaded: Loaded) -> None:
    from otpath.catalogue.problems import shown_together

    for text in shown_together(loaded.problems):
        typer.echo(text, err=True)


def _say_what_failed(loaded: Loaded, form: Form) -> None:
    """Count what made the check fail; programs count for themselves."""
    if form is Form.json:
        return
    count, word = len(loaded.problems or loaded.warnings), "problem"
    if not loaded.problems:
        word = "warning"
    typer.echo(f"otpath: {count} {word if count == 1 else word + 's'} found", err=True)


def _print_summary(catalogue: Catalogue, loaded: Loaded, day: date, *, assumptions: bool) -> None:
    from otpath.catalogue.summary import summary
    from otpath.reports.check_report import (
        assumption_group,
        check_page,
        print_group,
        warning_groups,
    )
    from otpath.reports.page_text import show_page
    from otpath.reports.screen import show

    page = check_page(summary(catalogue, day), loaded.warnings, loaded.missing)
    groups = [*warning_groups(loaded.warnings)]
    if assumptions:
        groups.append(assumption_group(loaded.assumptions))
    show_page(page)
    for group in groups:
        show(lambda console, _, group=group: print_group(group, console))  # type: ignore[misc]
