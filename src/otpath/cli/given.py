"""What several commands are given: the catalogue, and records by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from otpath.catalogue.names import (
    ALL_KINDS,
    NamedKind,
    NameEntry,
    entries_of,
    find_entry,
    name_key,
    nearest_entries,
    record_of,
)
from otpath.cli import exits
from otpath.cli.chosen import is_own_process, own_folder, validates_more
from otpath.cli.unclear_names import unclear_name

if TYPE_CHECKING:
    from otpath.catalogue.base import Named
    from otpath.catalogue.contents import Catalogue
    from otpath.reports.pages import Page


class CommandLineError(typer.BadParameter):
    """A wrong command line: one sentence, and a hint that says what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def format_message(self) -> str:
        """Return the sentence, then the hint on a line of its own."""
        return f"{self.message}\nhint: {self.hint}" if self.hint else str(self.message)


def shipped_catalogue(*, is_all_there_is: bool = False) -> Catalogue:
    """Return the catalogue, or print every problem in it and leave with the code for wrong data.

    `is_all_there_is`: the command validates nothing else. It says so before it imports what works
    on records: if they were compiled, they are then declared without pydantic.
    """
    from otpath.catalogue.compiled import load_compiled

    is_alone = is_all_there_is and is_own_process.get() and not validates_more.get()
    loaded = load_compiled(own_folder.get(), is_all_there_is=is_alone)
    if loaded.catalogue is not None and not loaded.problems:
        return loaded.catalogue
    from otpath.catalogue.problems import shown_together

    for text in shown_together(loaded.problems):
        typer.echo(text, err=True)
    raise typer.Exit(exits.WRONG_DATA)


def shipped_page(text: str, kind: NamedKind) -> Page:
    """Return the page of the record that a name means, as it was made when the data last changed.

    Makes no record, and so needs none of the models, where that page was kept.
    """
    from otpath.reports.kept_pages import keep_pages, pages_shelf, read_pages

    pages = pages_shelf(own_folder.get())
    if (found := read_pages(pages)) is not None:
        page = found.page(named_entry(found.entries, text, (kind,), kind))
        if page is not None:
            return page
    from otpath.reports.record_pages import page_of

    catalogue = shipped_catalogue(is_all_there_is=True)
    keep_pages(pages, catalogue)
    return page_of(named(catalogue, text, (kind,), kind), catalogue)


def named(catalogue: Catalogue, text: str, kinds: tuple[NamedKind, ...], where: str) -> Named:
    """Return the record that a name means; where it means none, say which names are near.

    `where` is the option or the command that the name was given to, as '--from' or 'role'.
    """
    entries = entries_of(catalogue, ALL_KINDS)
    return record_of(catalogue, named_entry(entries, text, kinds, where))


def named_entry(
    entries: Sequence[NameEntry], text: str, kinds: tuple[NamedKind, ...], where: str
) -> NameEntry:
    """Return the entry that a name means, among those of all kinds, as `named` does."""
    entry = find_entry([entry for entry in entries if entry.kind in kinds], text)
    if entry is None:
        unclear = unclear_name(text) if "role" in kinds else None
        if unclear:
            raise CommandLineError(f"{where} {text!r}: {unclear.why}", unclear.hint)
        message = f"{where} {text!r}: no {_or(kinds)} of that name"
        raise CommandLineError(message, _hint(entries, text, kinds, where))
    if name_key(text) in entry.former_keys:
        typer.echo(f"note: {text!r} is now {entry.id!r}", err=True)
    return entry


def _hint(entries: Sequence[NameEntry], text: str, kinds: tuple[NamedKind, ...], where: str) -> str:
    other = find_entry([entry for entry in entries if entry.kind not in kinds], text)
    if other is not None:
        return f"{text!r} is a {other.kind}: {_instead(other, kinds, where)}"
    close = nearest_entries([entry for entry in entries if entry.kind in kinds], text)
    near = f"did you mean {_or(close)}? " if close else ""
    return f"{near}{_listers(kinds)} {'list' if len(kinds) > 1 else 'lists'} them"


def _instead(other: NameEntry, kinds: tuple[NamedKind, ...], where: str) -> str:
    """Say what to do with a name of another kind: its own command, or the names for an option."""
    if where in ALL_KINDS:
        return f"try 'otpath {other.kind} {other.id}'"
    listed = f"{_listers(kinds)} {'list' if len(kinds) > 1 else 'lists'} what can stand here"
    return f"{_meant(other)}; {listed}" if where == "--from" else listed


def _meant(other: NameEntry) -> str:
    """Say which option takes what was given as the place where somebody stands."""
    if other.kind == "qualification":
        return f"what you hold goes with --have {other.id}, what you want with --to {other.id}"
    return f"what you want goes with --to {other.id}"


def _listers(kinds: tuple[NamedKind, ...]) -> str:
    return _or([f"'otpath {kind}s'" for kind in kinds], "and")


def _or(words: Sequence[str], word: str = "or") -> str:
    *first, last = words
    return f"{', '.join(first)} {word} {last}" if first else last
