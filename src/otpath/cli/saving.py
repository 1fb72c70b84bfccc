"""An answer in each form, and `--save`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from otpath.answers.plans import Answer
from otpath.catalogue.contents import Catalogue
from otpath.cli.given import CommandLineError
from otpath.reports.plan_summary import plan_summary
from otpath.reports.saving import write_whole

if TYPE_CHECKING:
    from otpath.reports.documents.cover import Cover
    from otpath.reports.documents.document import Document

Content = str | bytes
Writer = Callable[[Answer, Catalogue, "Cover"], Content]


def in_short(found: Answer, catalogue: Catalogue) -> Document:
    """Return the summary of the answer for a screen."""
    from otpath.reports.documents.route_sheet import screen_summary

    return screen_summary(plan_summary(found, catalogue))


def in_format(found: Answer, catalogue: Catalogue, form: str) -> str:
    """Return the answer in a form of text: text, markdown or json."""
    return _TEXT_FORMS[form](found, catalogue)


def whole(found: Answer, catalogue: Catalogue) -> Document:
    """Return all of the answer, with every source and assumption."""
    from otpath.reports.documents.whole_plan import whole_plan

    return whole_plan(plan_summary(found, catalogue))


def _text(found: Answer, catalogue: Catalogue) -> str:
    return _plain(whole(found, catalogue))


def _markdown(found: Answer, catalogue: Catalogue) -> str:
    return markdown(whole(found, catalogue))


def _json(found: Answer, _: Catalogue) -> str:
    from otpath.reports.plan_json import plan_json

    return plan_json(found)


_TEXT_FORMS: dict[str, Callable[[Answer, Catalogue], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
}


# --- on paper -----------------------------------------------------------------------------------


def _sheet(found: Answer, catalogue: Catalogue, cover: Cover) -> Document:
    from otpath.reports.documents.route_sheet import route_sheet

    return route_sheet(plan_summary(found, catalogue), cover)


def _plan_sheet(found: Answer, catalogue: Catalogue, cover: Cover) -> Document:
    """Return the action plan for paper."""
    from otpath.reports.documents.action_plan import action_plan, action_plan_sheet

    summary = plan_summary(found, catalogue)
    return action_plan_sheet(action_plan(found, summary, cover), summary, cover)


def action_plan_of(found: Answer, catalogue: Catalogue, cover: Cover) -> dict[str, Any]:
    """Return the action plan as plain data."""
    from otpath.reports.documents.action_plan import action_plan, action_plan_data

    return action_plan_data(action_plan(found, plan_summary(found, catalogue), cover))


def _action_plan_json(found: Answer, catalogue: Catalogue, cover: Cover) -> str:
    import json

    data = action_plan_of(found, catalogue, cover)
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _calendar(found: Answer, catalogue: Catalogue, cover: Cover) -> bytes:
    from otpath.reports.documents.calendar import calendar_of

    return calendar_of(found, plan_summary(found, catalogue), cover)


def _map(found: Answer, catalogue: Catalogue, _: Cover) -> str:
    from otpath.reports.documents.map_svg import map_svg
    from otpath.reports.pathway_map import pathway_map

    return map_svg(pathway_map(found, plan_summary(found, catalogue).title, catalogue))


def _html(document: Document) -> str:
    """Return a document as a web page."""
    from otpath.reports.documents.html import html_of

    return html_of(document)


def _pdf(document: Document) -> bytes:
    """Return a document as a PDF."""
    from otpath.reports.documents.pdf import pdf_of

    return typeset(lambda: pdf_of(document), ".html")


def typeset(make: Callable[[], bytes], other: str) -> bytes:
    """Make a PDF; where none can be made, say to save a file with the other ending instead."""
    try:
        return make()
    except ImportError as error:
        raise CommandLineError(
            "PDF files cannot be made on this machine: typst is not installed",
            f"save a {other} file, open it in a browser and print it from there",
        ) from error


def _word(document: Document) -> bytes:
    """Return a document as a Word file."""
    from otpath.reports.documents.word import word_of

    return word_of(document)


PAPER_FORMS: Mapping[str, Callable[[Document], Content]] = {
    ".html": _html,
    ".pdf": _pdf,
    ".docx": _word,
}
"""How a document is written, by the ending of the file."""


def _plain(document: Document) -> str:
    """Return a document as plain text."""
    from otpath.reports.documents.text import text_of

    return text_of(document)


def markdown(document: Document) -> str:
    """Return a document as Markdown."""
    from otpath.reports.documents.markdown import markdown_of

    return markdown_of(document)


def _unnamed(render: Callable[[Document], str]) -> Writer:
    """Return a writer of the action plan as text: names and notes are for printed pages alone."""
    return lambda found, catalogue, cover: render(
        _plan_sheet(found, catalogue, replace(cover, for_whom="", adviser="", notes=()))
    )


def _as_text(form: str) -> Writer:
    return lambda found, catalogue, _: in_format(found, catalogue, form)


def _on_paper(sheet: Callable[[Answer, Catalogue, Cover], Document]) -> dict[str, Writer]:
    """Return a writer of a document for each form on paper."""

    def writer(render: Callable[[Document], Content]) -> Writer:
        return lambda found, catalogue, cover: render(sheet(found, catalogue, cover))

    return {ending: writer(render) for ending, render in PAPER_FORMS.items()}


PLAN_WRITERS: Mapping[str, Writer] = {
    ".txt": _as_text("text"),
    ".md": _as_text("markdown"),
    ".json": _as_text("json"),
    **_on_paper(_sheet),
    ".svg": _map,
    ".ics": _calendar,
}
"""How a route plan is written, by the ending of the file."""
ACTION_PLAN_WRITERS: Mapping[str, Writer] = {
    ".txt": _unnamed(_plain),
    ".md": _unnamed(markdown),
    ".json": _action_plan_json,
    **_on_paper(_plan_sheet),
    ".ics": _calendar,
}
"""How an action plan is written. Its dates are those of the plan."""


# --- files --------------------------------------------------------------------------------------


def with_web_pages(files: Sequence[Path], *, wanted: bool) -> tuple[Path, ...]:
    """Return the files, and beside each PDF its page for a browser: some cannot read a PDF."""
    pages = [file.with_suffix(".html") for file in files if file.suffix.lower() == ".pdf"]
    return (*files, *(page for page in pages if wanted and page not in files))


def check_files(files: Sequence[Path], endings: Collection[str], *, replace: bool) -> None:
    """Refuse files that cannot be written, before anything is planned."""
    for number, file in enumerate(files):
        _check_form(file, endings)
        if not file.parent.is_dir():
            raise CommandLineError(
                f"--save {str(file)!r}: the folder '{file.parent}' is not there",
                "name a file in a folder that exists",
            )
        if file.resolve() in {other.resolve() for other in files[:number]}:
            raise CommandLineError(
                f"--save {str(file)!r}: the file is named twice", "name each file once"
            )
        if file.exists() and not replace:
            raise CommandLineError(
                f"--save {str(file)!r}: there is such a file already",
                "choose another name, or add --force to replace it",
            )


def _check_form(file: Path, endings: Collection[str]) -> None:
    *first, last = endings
    named = f"{', '.join(first)} or {last}"
    if file.is_dir():
        raise CommandLineError(
            f"--save {str(file)!r} is a folder", f"name a file in it, as plan{named}"
        )
    if file.suffix.lower() not in endings:
        what = f"otpath does not write '{file.suffix}' files" if file.suffix else "it has no ending"
        raise CommandLineError(
            f"--save {str(file)!r}: {what}", f"the ending says the form: {named}"
        )


def save_all(
    files: Sequence[Path],
    writers: Mapping[str, Writer],
    found: Answer,
    catalogue: Catalogue,
    cover: Cover,
    *,
    replace: bool,
) -> None:
    """Write the answer to every file, each whole or not at all; all are made before one is."""
    made = [(file, writers[file.suffix.lower()](found, catalogue, cover)) for file in files]
    write_all(made, replace=replace)


def write_all(made: Iterable[tuple[Path, Content]], *, replace: bool) -> None:
    """Write files, each whole or not at all, and say so."""
    for file, content in made:
        try:
            write_whole(file, content, replace=replace)
        except OSError as error:
            raise CommandLineError(
                f"--save {str(file)!r} could not be written: {error.strerror}",
                "nothing was changed; choose another place",
            ) from error
        typer.echo(f"saved {file}", err=True)
