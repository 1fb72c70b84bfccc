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
from otpath.cli.limit_options import (
    AvoidOption,
    FinishOption,
    HoursOption,
    IncludeOption,
    MoneyOption,
    PlaceOption,
    ProfileOption,
    ProgrammeOption,
    ProviderOption,
    WageOption,
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
    from otpath.answers.settling import Asked
    from otpath.catalogue.contents import Catalogue
    from otpath.cli.asking import Facts
    from otpath.cli.limits_given import LimitWords
    from otpath.reports.paper.cover import Cover


USUAL_TARGET = "occupational-therapist"


class Format(StrEnum):
    """How a plan is shown."""

    text = "text"
    json = "json"
    markdown = "markdown"
    action_plan = "action-plan"


StartOption = Annotated[
    str | None, typer.Option(metavar="YYYY-MM", help="First month of the plan, as 2027-01.")
]
RouteOption = Annotated[
    str, typer.Option(metavar="NUMBER", help="Which of the routes to show in full: 1, 2 ...")
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
        str | None,
        typer.Option("--from", metavar="ROLE", help="Your job now, or where you stand: 'porter'."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="NAME",
            show_default=USUAL_TARGET,
            help="The role or qualification you want.",
        ),
    ] = None,
    profile: ProfileOption = None,
    gcse: GcseOption = None,
    have: HaveOption = None,
    experience: ExperienceOption = None,
    age: AgeOption = None,
    nation: NationOption = None,
    start: StartOption = None,
    study_hours: HoursOption = None,
    keep_wage: WageOption = None,
    money: MoneyOption = None,
    finish_by: FinishOption = None,
    avoid: AvoidOption = None,
    include: IncludeOption = None,
    programme: ProgrammeOption = None,
    provider: ProviderOption = None,
    place: PlaceOption = None,
    route: RouteOption = "1",
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
    from otpath.cli.given import CommandLineError, shipped_catalogue

    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.answers.plans import answer
    from otpath.cli.asking import Facts, next_month
    from otpath.cli.bound import read_binding
    from otpath.cli.limits_given import LimitWords
    from otpath.cli.saving import (
        ACTION_PLAN_WRITERS,
        PLAN_WRITERS,
        check_files,
        save_all,
        with_web_pages,
    )

    if force and not save:
        raise CommandLineError("--force is given without --save", "say which file to replace")
    files = with_web_pages(save or (), wanted=not no_html)
    writers = ACTION_PLAN_WRITERS if format_ is Format.action_plan else PLAN_WRITERS
    check_files(files, writers, replace=force)
    cover = read_cover(PageOptions(for_, adviser, notes, large_print, no_html), files)
    facts = Facts(from_, gcse or (), have or (), experience or (), age, nation)
    limits = LimitWords(study_hours, keep_wage, money, finish_by, avoid or (), include or ())
    asked = _asked(facts, limits, to, start, profile, catalogue)
    named = {"--programme": programme, "--provider": provider, "--place": place}
    bound = read_binding(named, asked, catalogue)
    catalogue = bound.catalogue if bound else catalogue
    found = _led_by(route, answer(asked, next_month(), catalogue, bound))
    save_all(files, writers, found, catalogue, cover, replace=force)
    _show(found, catalogue, format_, cover)
    if found.kind == "no-route":
        raise typer.Exit(exits.NO_ROUTE)


def _led_by(route: str, found: Answer) -> Answer:
    """Return the answer with the route asked for in full."""
    from otpath.cli.given import CommandLineError

    numbers = [str(number) for number in range(1, len(found.routes) + 1)]
    if route == "1" or route in numbers:
        return found.led_by(int(route))
    if not numbers:
        raise CommandLineError(f"--route {route}: this plan has no routes", "leave --route out")
    last = numbers[-1]
    hint = "this plan has 1 route: leave --route out"
    if last != "1":
        hint = f"this plan has {last} routes: say a number from 1 to {last}"
    raise CommandLineError(f"--route {route}: there is no such route", hint)


def _asked(
    facts: Facts,
    limits: LimitWords,
    to: str | None,
    start: str | None,
    profile: Path | None,
    catalogue: Catalogue,
) -> Asked:
    """Return what the options ask, laid over what the profile says."""
    from otpath.answers.settling import Asked
    from otpath.cli.asking import (
        kind_of_target,
        next_month,
        person_of,
        read_facts,
        read_start,
        target_of,
    )
    from otpath.cli.limits_given import check_limits, limits_of, read_limits
    from otpath.person.told import Told

    wish = Told(
        target=None if to is None else target_of(to, "--to", catalogue), start=read_start(start)
    )
    told = wish.over(read_limits(limits, catalogue)).over(read_facts(facts, catalogue))
    if profile is not None:
        from otpath.cli.profile_given import over_profile

        told = over_profile(told, profile, catalogue)
    person, target = person_of(told), told.target or USUAL_TARGET
    check_limits(told, target, told.start or next_month(), catalogue)
    return Asked(
        person=person,
        target=target,
        target_kind=kind_of_target(target, catalogue),
        start=told.start,
        limits=limits_of(told),
        hours_told=told.study_hours is not None,
    )


def _show(found: Answer, catalogue: Catalogue, format_: Format, cover: Cover) -> None:
    from otpath.cli.saving import action_plan_of, as_text, in_format
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
        case Format.action_plan:
            from otpath.cli.forms import print_json

            print_json(action_plan_of(found, catalogue, cover))
        case _:
            assert_never(format_)
