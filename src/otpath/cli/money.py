"""`otpath funding` and `otpath dates`: what helps to pay, and what is due when."""

from __future__ import annotations

from typing import Annotated

import typer

from otpath.cli.forms import Form, FormOption, print_json


def funding(
    nation: Annotated[
        str | None,
        typer.Option(metavar="NATION", show_default=False, help="Only what holds in this nation."),
    ] = None,
    form: FormOption = Form.text,
) -> None:
    """List loans, grants, free courses, fees and their rules."""
    from otpath.cli.given import shipped_catalogue

    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.cli.asking import read_nation
    from otpath.reports.money_pages import funding_of, funding_page, records_data
    from otpath.reports.page_text import show_page

    chosen = None if nation is None else read_nation(nation)
    if form is Form.json:
        print_json(records_data("funding", funding_of(catalogue, chosen), catalogue))
        return
    show_page(funding_page(catalogue, chosen))


def dates(form: FormOption = Form.text) -> None:
    """List dates: applications, exams, results, enrolment."""
    from otpath.cli.given import shipped_catalogue

    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.reports.money_pages import dates_page, records_data
    from otpath.reports.page_text import show_page

    if form is Form.json:
        print_json(records_data("dates", catalogue.calendar.values(), catalogue))
        return
    show_page(dates_page(catalogue))
