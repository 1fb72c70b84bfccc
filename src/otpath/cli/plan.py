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
from otpath.cli.printing import (
    AdviserOption,
    ForOption,
    LargePrintOption,
    NoHtmlOption,
    NotesOption,
    PageOptions,
    read_cover,
)

if TYPE_CHECKING:
    from otpath.answers.plans import Answer
    from otpath.catalogue.contents import Catalogue
    from otpath.reports.paper.cover import Cover


class Format(StrEnum):
    """How a plan is shown."""

    text = "text"
    json = "json"
    markdown = "markdown"
    action_plan = "action-plan"


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
        metavar="FILE",
        help="Write the plan to a file too: .txt, .md, .json, .html, .pdf, .docx, .svg or .ics. "
        "May be repeated.",
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
    for_: ForOption = None,
    adviser: AdviserOption = None,
    notes: NotesOption = None,
    large_print: LargePrintOption = False,
    no_html: NoHtmlOption = False,
) -> None:
    """Plan a route: steps, dates, rules, costs and sources."""
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
    from otpath.cli.given import CommandLineError, shipped_catalogue
    from otpath.cli.saving import (
        ACTION_PLAN_WRITERS,
        PLAN_WRITERS,
        check_files,
        save_all,
        with_web_pages,
    )
    from otpath.planning.routes import Limits

    if force and not save:
        raise CommandLineError("--force is given without --save", "say which file to replace")
    files = with_web_pages(save or (), wanted=not no_html)
    writers = ACTION_PLAN_WRITERS if format_ is Format.action_plan else PLAN_WRITERS
    check_files(files, writers, replace=force)
    cover = read_cover(PageOptions(for_, adviser, notes, large_print, no_html), files)
    catalogue = shipped_catalogue()
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
    save_all(files, writers, found, catalogue, cover, replace=force)
    _show(found, catalogue, format_, cover)
    if found.kind == "no-route":
        raise typer.Exit(exits.NO_ROUTE)


def _show(found: Answer, catalogue: Catalogue, format_: Format, cover: Cover) -> None:
    from otpath.cli.saving import action_plan_of, as_text, in_format
    from otpath.reports.screen import in_letters_of, show

    match format_:
        case Format.text:
            show(lambda console, signs: as_text(found, catalogue, console, signs))
        case Format.json:
            from otpath.cli.forms import print_json
            from otpath.reports.plan_json import plan_data

            print_json(plan_data(found))
        case Format.markdown:
            text = in_format(found, catalogue, "markdown")
            typer.echo(in_letters_of(sys.stdout, text), nl=False)
        case Format.action_plan:
            from otpath.cli.forms import print_json

            print_json(action_plan_of(found, catalogue, cover))
        case _:
            assert_never(format_)
