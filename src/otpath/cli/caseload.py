"""`otpath print`: a summary on paper for each profile of a caseload."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from otpath.cli import exits
from otpath.cli.limit_options import (
    AvoidOption,
    FinishOption,
    HoursOption,
    IncludeOption,
    MoneyOption,
    PlaceOption,
    ProgrammeOption,
    ProviderOption,
    WageOption,
)
from otpath.cli.printing import (
    AdviserOption,
    LargePrintOption,
    NoHtmlOption,
    NotesOption,
    PageOptions,
    read_cover,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from otpath.catalogue.contents import Catalogue
    from otpath.cli.caseload_printing import Job
    from otpath.cli.limits_given import LimitWords
    from otpath.reports.documents.cover import Cover


class Form(StrEnum):
    """What a summary is written as: the ending of its file."""

    pdf = "pdf"
    html = "html"
    docx = "docx"
    txt = "txt"
    md = "md"
    json = "json"
    svg = "svg"
    ics = "ics"


ProfilesArgument = Annotated[
    list[Path],
    typer.Argument(metavar="PROFILE", help="Files of facts and limits, one for each person."),
]
OutOption = Annotated[
    Path,
    typer.Option("--out", metavar="FOLDER", help="Where the files go. It is made if missing."),
]
AsOption = Annotated[
    list[Form] | None,
    typer.Option(
        "--as",
        metavar="FORM",
        show_default="pdf",
        help="What to write: pdf, html, docx, txt, md, json, svg or ics. May be repeated.",
    ),
]


def print(  # noqa: A001 - the name of the command
    profiles: ProfilesArgument,
    *,
    out: OutOption,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="NAME", help="What they all want, in place of each profile's own."
        ),
    ] = None,
    as_: AsOption = None,
    action_plan: Annotated[
        bool, typer.Option("--action-plan", help="Print action plans in place of summaries.")
    ] = False,
    start: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help="First month of the plans, as 2027-01.")
    ] = None,
    study_hours: HoursOption = None,
    keep_wage: WageOption = None,
    money: MoneyOption = None,
    finish_by: FinishOption = None,
    avoid: AvoidOption = None,
    include: IncludeOption = None,
    programme: ProgrammeOption = None,
    provider: ProviderOption = None,
    place: PlaceOption = None,
    route: Annotated[
        str, typer.Option(metavar="NUMBER", help="Which of the routes to show: 1, 2 ...")
    ] = "1",
    adviser: AdviserOption = None,
    notes: NotesOption = None,
    large_print: LargePrintOption = False,
    no_html: NoHtmlOption = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace files that otpath print did not write, too."),
    ] = False,
) -> None:
    """Print a whole caseload: one summary for each profile.

    Files are named as the profiles are. A second run writes only what has changed. The exit code is
    4 where some could not be printed.
    """
    from otpath.cli.given import shipped_catalogue

    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.cli.caseload_printing import named_profiles, print_all
    from otpath.cli.limits_given import LimitWords
    from otpath.cli.printed_folder import PrintedFolder

    cover, endings = _read_pages(
        PageOptions(None, adviser, notes, large_print, no_html), as_, is_action_plan=action_plan
    )
    job = _job(
        LimitWords(study_hours, keep_wage, money, finish_by, avoid or (), include or ()),
        (to, start, route),
        {"--programme": programme, "--provider": provider, "--place": place},
        catalogue,
        cover,
        endings,
        is_action_plan=action_plan,
    )
    paths = named_profiles(profiles)
    if not print_all(paths, job, PrintedFolder.opened(out, force=force)):
        raise typer.Exit(exits.NOT_ALL_PRINTED)


def _read_pages(
    options: PageOptions, forms: Collection[Form] | None, *, is_action_plan: bool
) -> tuple[Cover, tuple[str, ...]]:
    """Return what goes on all pages, and the endings of the files of each profile."""
    from otpath.cli.given import CommandLineError
    from otpath.cli.saving import ACTION_PLAN_WRITERS, with_web_pages

    files = [Path(f"plan.{form.value}") for form in dict.fromkeys(forms or (Form.pdf,))]
    cover = read_cover(options, files, add="--as pdf")
    wrong = [file.suffix for file in files if file.suffix not in ACTION_PLAN_WRITERS]
    if is_action_plan and wrong:
        *first, last = (ending.removeprefix(".") for ending in ACTION_PLAN_WRITERS)
        raise CommandLineError(
            f"--as {wrong[0].removeprefix('.')}: an action plan is not written so",
            f"choose {', '.join(first)} or {last}",
        )
    written = with_web_pages(files, wanted=not options.no_html)
    return cover, tuple(file.suffix for file in written)


def _job(
    limits: LimitWords,
    wish: tuple[str | None, str | None, str],
    named: Mapping[str, str | None],
    catalogue: Catalogue,
    cover: Cover,
    endings: Sequence[str],
    *,
    is_action_plan: bool,
) -> Job:
    """Return what is the same for all profiles; refuse options that are wrong for each of them."""
    from otpath.answers.binding import Bound
    from otpath.cli.asked import told_by_options
    from otpath.cli.asking import Facts
    from otpath.cli.bound import read_binding
    from otpath.cli.caseload_printing import Job
    from otpath.cli.saving import ACTION_PLAN_WRITERS, PLAN_WRITERS

    @cache
    def bound_from(start: int | None) -> Bound | None:
        return read_binding(named, start, catalogue)

    to, start, route = wish
    options = told_by_options(Facts(), limits, to, start, catalogue)
    bound_from(options.start)
    writers = ACTION_PLAN_WRITERS if is_action_plan else PLAN_WRITERS
    return Job(
        catalogue=catalogue,
        options=options,
        bound_from=bound_from,
        route=route,
        cover=cover,
        writers={ending: writers[ending] for ending in endings},
    )
