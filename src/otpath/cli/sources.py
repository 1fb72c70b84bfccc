"""`otpath sources`: the pages that the facts come from; `otpath source`: one, and who cites it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from otpath.cli.forms import Form, FormOption, print_json
from otpath.cli.today import TodayOption, read_today

if TYPE_CHECKING:
    from otpath.catalogue.contents import Catalogue
    from otpath.reports.source_pages import CitedSource


class Kind(StrEnum):
    """Kinds of source, spelled as in the data files."""

    official = "official"
    employer = "employer"
    provider = "provider"
    third_party = "third-party"
    copy = "copy"
    judgement = "judgement"


def sources(
    kind: Annotated[
        Kind | None, typer.Option("--kind", show_default=False, help="Only this kind.")
    ] = None,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only those that are past their review date.")
    ] = False,
    undated: Annotated[
        bool, typer.Option("--undated", help="Only pages that give themselves no date.")
    ] = False,
    used_by: Annotated[
        str | None,
        typer.Option(
            "--used-by",
            metavar="NAME",
            show_default=False,
            help="Only those that a role, qualification or course rests on.",
        ),
    ] = None,
    today: TodayOption = None,
    form: FormOption = Form.text,
) -> None:
    """List the pages that the facts come from."""
    from otpath.cli.given import shipped_catalogue

    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.reports.source_pages import sources_data, sources_page

    chosen = tuple(
        each
        for each in _cited(catalogue, read_today(today), used_by)
        if (kind is None or each.source.kind == kind)
        and (not stale or each.is_stale)
        and (not undated or each.source.page_date == "undated")
    )
    if form is Form.json:
        print_json(sources_data(chosen))
        return
    from otpath.reports.page_text import show_page

    show_page(sources_page(chosen))


def source(
    source_id: Annotated[
        str | None, typer.Argument(metavar="ID", show_default=False, help="Its id.")
    ] = None,
    today: TodayOption = None,
    form: FormOption = Form.text,
) -> None:
    """Show a source, and every fact that cites it."""
    from otpath.cli.given import shipped_catalogue

    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.reports.source_pages import source_data, source_page

    found = _one(catalogue, source_id, read_today(today))
    if form is Form.json:
        print_json(source_data(found))
        return
    from otpath.reports.page_text import show_page

    show_page(source_page(found))


def _one(catalogue: Catalogue, source_id: str | None, today: date) -> CitedSource:
    from difflib import get_close_matches

    from otpath.cli.given import CommandLineError

    lister = "'otpath sources' lists them"
    if not source_id:
        raise CommandLineError("source: which one?", lister)
    for each in _cited(catalogue, today):
        if each.source.id == source_id:
            return each
    near = get_close_matches(source_id, catalogue.sources, n=3)
    said = f"did you mean {' or '.join(near)}? " if near else ""
    raise CommandLineError(f"source {source_id!r}: no source of that id", f"{said}{lister}")


def _cited(
    catalogue: Catalogue, today: date, used_by: str | None = None
) -> tuple[CitedSource, ...]:
    """Return all sources, or those of one record, each with all the facts that cite it."""
    from otpath.catalogue.citations import facts_by_source
    from otpath.reports.source_pages import cited_sources

    found = cited_sources(catalogue.sources.values(), facts_by_source(catalogue), today)
    if used_by is None:
        return found
    from otpath.catalogue.names import ALL_KINDS, kind_of
    from otpath.cli.given import named

    record = named(catalogue, used_by, ALL_KINDS, "--used-by")
    holder = (f"{kind_of(record)}s", record.id)
    return tuple(
        each for each in found if holder in {(fact.file, fact.record_id) for fact in each.facts}
    )
