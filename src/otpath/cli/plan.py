"""`otpath plan`: a route from where a person is to where they want to be."""

from __future__ import annotations

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
from otpath.cli.page_saving import ForceOption
from otpath.cli.plan_options import (
    Format,
    FormatOption,
    FromOption,
    FullOption,
    RouteOption,
    SaveOption,
    StartOption,
    ToOption,
)
from otpath.cli.printing import (
    AdviserOption,
    ForOption,
    LargePrintOption,
    NoHtmlOption,
    NotesOption,
    PageOptions,
)


def plan(
    *,
    from_: FromOption = None,
    to: ToOption = None,
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
    format_: FormatOption = Format.text,
    full: FullOption = False,
    save: SaveOption = None,
    force: ForceOption = False,
    for_: ForOption = None,
    adviser: AdviserOption = None,
    notes: NotesOption = None,
    large_print: LargePrintOption = False,
    no_html: NoHtmlOption = False,
) -> None:
    """Plan a route: steps, dates, rules, costs and sources."""
    from otpath.cli.given import shipped_catalogue

    # Before all that works on records: it settles whether they are declared with pydantic.
    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.answers.plans import answer
    from otpath.cli.asked import led_by, read_asked
    from otpath.cli.asking import Facts, next_month
    from otpath.cli.bound import read_binding
    from otpath.cli.limits_given import LimitWords
    from otpath.cli.plan_shown import read_output

    pages = PageOptions(for_, adviser, notes, large_print, no_html)
    output = read_output(format_, save or (), pages, replace=force, is_full=full)
    facts = Facts(from_, gcse or (), have or (), experience or (), age, nation)
    limits = LimitWords(study_hours, keep_wage, money, finish_by, avoid or (), include or ())
    asked = read_asked(facts, limits, to, start, profile, catalogue)
    named = {"--programme": programme, "--provider": provider, "--place": place}
    bound = read_binding(named, asked.start, catalogue)
    catalogue = bound.catalogue if bound else catalogue
    found = led_by(route, answer(asked, next_month(), catalogue, bound))
    output.write(found, catalogue)
    if found.kind == "no-route":
        raise typer.Exit(exits.NO_ROUTE)
