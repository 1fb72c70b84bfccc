"""`otpath plan`: a route from where a person is to where they want to be."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from otpath.cli import exits
from otpath.cli.fact_options import (
    AgeOption,
    ExperienceOption,
    GcseOption,
    HaveOption,
    NationOption,
)

if TYPE_CHECKING:
    from otpath.answers.plans import Answer
    from otpath.catalogue.contents import Catalogue


class Format(StrEnum):
    """How a plan is shown."""

    text = "text"
    json = "json"
    markdown = "markdown"


StartOption = Annotated[
    str | None, typer.Option(metavar="YYYY-MM", help="First month of the plan, as 2027-01.")
]
HoursOption = Annotated[
    str, typer.Option(metavar="HOURS", help="Hours a week you can study beside a job, 0 to 60.")
]
WageOption = Annotated[
    bool, typer.Option("--keep-wage", help="Leave out full-time study: keep earning.")
]
SaveOption = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE", help="Write the plan to a file too: .txt, .md or .json. May be repeated."
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Let --save replace a file that is there.")
]


def plan(
    *,
    from_: Annotated[
        str,
        typer.Option("--from", metavar="ROLE", help="Your job now, or where you stand: 'porter'."),
    ],
    to: Annotated[
        str, typer.Option("--to", metavar="NAME", help="The role or qualification you want.")
    ] = "occupational-therapist",
    gcse: GcseOption = None,
    have: HaveOption = None,
    experience: ExperienceOption = None,
    age: AgeOption = None,
    nation: NationOption = None,
    start: StartOption = None,
    study_hours: HoursOption = "16",
    keep_wage: WageOption = False,
    format_: Annotated[
        Format, typer.Option("--format", help="How to show the plan.")
    ] = Format.text,
    save: SaveOption = None,
    force: ForceOption = False,
) -> None:
    """Plan a route: steps, dates, rules, costs and sources."""
    from otpath.cli.given import CommandLineError, shipped_catalogue

    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.answers.plans import answer
    from otpath.answers.settling import Asked
    from otpath.cli.asking import (
        Facts,
        next_month,
        read_hours,
        read_person,
        read_start,
        read_target,
    )
    from otpath.cli.saving import check_files, save_all
    from otpath.planning.routes import Limits

    files = tuple(save or ())
    if force and not files:
        raise CommandLineError("--force is given without --save", "say which file to replace")
    check_files(files, replace=force)
    target, kind = read_target(to, catalogue)
    facts = Facts(from_, gcse or (), have or (), experience or (), age, nation)
    asked = Asked(
        person=read_person(facts, catalogue),
        target=target,
        target_kind=kind,
        start=read_start(start),
        limits=Limits(study_hours=read_hours(study_hours), keep_wage=keep_wage),
    )
    found = answer(asked, next_month(), catalogue)
    save_all(files, found, catalogue, replace=force)
    _show(found, catalogue, format_)
    if found.kind == "no-route":
        raise typer.Exit(exits.NO_ROUTE)


def _show(found: Answer, catalogue: Catalogue, format_: Format) -> None:
    from otpath.cli.saving import as_text, in_format
    from otpath.reports.screen import in_letters_of, show_lines

    match format_:
        case Format.text:
            show_lines(lambda console, signs: as_text(found, catalogue, console, signs))
        case Format.json:
            from otpath.cli.forms import print_json
            from otpath.reports.plan_json import plan_data

            print_json(plan_data(found))
        case Format.markdown:
            text = in_format(found, catalogue, "markdown")
            typer.echo(in_letters_of(sys.stdout, text), nl=False)
        case _:
            assert_never(format_)
