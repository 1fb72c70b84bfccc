"""`otpath map`: the ladder of roles, with a person's place and best route on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from otpath.cli.fact_options import (
    AgeOption,
    ExperienceOption,
    GcseOption,
    HaveOption,
    NationOption,
)

if TYPE_CHECKING:
    from otpath.catalogue.contents import Catalogue
    from otpath.cli.asking import Facts
    from otpath.cli.saving import Content
    from otpath.reports.pathway_map import PathwayMap

ENDINGS = (".svg", ".pdf", ".txt")


def map(  # noqa: A001 - the name of the command
    from_: Annotated[
        str | None, typer.Option("--from", metavar="ROLE", help="Your job now: 'porter'.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="The role or qualification you want.")
    ] = None,
    gcse: GcseOption = None,
    have: HaveOption = None,
    experience: ExperienceOption = None,
    age: AgeOption = None,
    nation: NationOption = None,
    save: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="Draw it to a file: .svg, .pdf or .txt. May be repeated."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Let --save replace a file that is there.")
    ] = False,
) -> None:
    """Show the ladder of roles, with your place and your soonest route on it."""
    from otpath.cli.asking import Facts
    from otpath.cli.given import CommandLineError, shipped_catalogue
    from otpath.cli.saving import check_files, write_all
    from otpath.reports.map_text import print_map
    from otpath.reports.screen import show_lines

    files = tuple(save or ())
    if force and not files:
        raise CommandLineError("--force is given without --save", "say which file to write")
    check_files(files, ENDINGS, replace=force)
    facts = Facts(from_ or "", gcse or (), have or (), experience or (), age, nation)
    if from_ is None and (to or any((facts.gcses, facts.awards, facts.experience, age, nation))):
        raise CommandLineError("map: whose place is it?", "add --from and the job they have now")
    catalogue = shipped_catalogue()
    found = _map(facts, to or "occupational-therapist", catalogue)
    write_all(((file, _content(found, file.suffix.lower())) for file in files), replace=force)
    show_lines(lambda console, signs: print_map(found, console, signs))


def _map(facts: Facts, to: str, catalogue: Catalogue) -> PathwayMap:
    from otpath.answers.plans import answer
    from otpath.answers.settling import Asked
    from otpath.cli.asking import next_month, read_person, read_target
    from otpath.reports.pathway_map import ladder, pathway_map
    from otpath.reports.plan_summary import plan_summary

    if not facts.job:
        return ladder(catalogue)
    target, kind = read_target(to, catalogue)
    asked = Asked(read_person(facts, catalogue), target, kind)
    found = answer(asked, next_month(), catalogue)
    return pathway_map(found, plan_summary(found, catalogue).title, catalogue)


def _content(found: PathwayMap, ending: str) -> Content:
    if ending == ".txt":
        from otpath.reports.map_text import map_text

        return map_text(found)
    from otpath.reports.documents.map_svg import map_svg

    picture = map_svg(found)
    return picture if ending == ".svg" else _pdf(found, picture)


def _pdf(found: PathwayMap, picture: str) -> bytes:
    from otpath.cli.asking import today
    from otpath.cli.saving import typeset
    from otpath.reports.documents.map_svg import description
    from otpath.reports.documents.pdf import picture_pdf

    day = today().isoformat()
    return typeset(lambda: picture_pdf(picture, found.title, description(found), day), ".svg")
