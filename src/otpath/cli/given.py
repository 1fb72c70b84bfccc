"""What several commands are given: the catalogue, and records by name."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from otpath.catalogue.base import Named
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.names import ALL_KINDS, NamedKind, find, kind_of, name_key, nearest
from otpath.cli import exits


class CommandLineError(typer.BadParameter):
    """A wrong command line: one sentence, and a hint that says what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def format_message(self) -> str:
        """Return the sentence, then the hint on a line of its own."""
        return f"{self.message}\nhint: {self.hint}" if self.hint else str(self.message)


def shipped_catalogue() -> Catalogue:
    """Return the catalogue, or print every problem in it and leave with the code for wrong data."""
    loaded = load()
    if loaded.catalogue is not None and not loaded.problems:
        return loaded.catalogue
    for problem in loaded.problems:
        typer.echo(problem.text, err=True)
    raise typer.Exit(exits.WRONG_DATA)


def named(catalogue: Catalogue, text: str, kinds: tuple[NamedKind, ...], where: str) -> Named:
    """Return the record that a name means; where it means none, say which names are near.

    `where` is the option or the command that the name was given to, as '--from' or 'role'.
    """
    record = find(catalogue, text, kinds)
    if record is None:
        message = f"{where} {text!r}: no {_or(kinds)} of that name"
        raise CommandLineError(message, _hint(catalogue, text, kinds, where))
    if name_key(text) in {name_key(former) for former in record.former_ids}:
        typer.echo(f"note: {text!r} is now {record.id!r}", err=True)
    return record


def _hint(catalogue: Catalogue, text: str, kinds: tuple[NamedKind, ...], where: str) -> str:
    other = find(catalogue, text, tuple(kind for kind in ALL_KINDS if kind not in kinds))
    if other is not None:
        return f"{text!r} is a {kind_of(other)}: {_instead(other, kinds, where)}"
    close = nearest(catalogue, text, kinds)
    near = f"did you mean {_or(close)}? " if close else ""
    return f"{near}{_listers(kinds)} {'list' if len(kinds) > 1 else 'lists'} them"


def _instead(other: Named, kinds: tuple[NamedKind, ...], where: str) -> str:
    """Say what to do with a name of another kind: its own command, or the names for an option."""
    if where in ALL_KINDS:
        return f"try 'otpath {kind_of(other)} {other.id}'"
    return f"{_listers(kinds)} {'list' if len(kinds) > 1 else 'lists'} what can stand here"


def _listers(kinds: tuple[NamedKind, ...]) -> str:
    return _or([f"'otpath {kind}s'" for kind in kinds], "and")


def _or(words: Sequence[str], word: str = "or") -> str:
    *first, last = words
    return f"{', '.join(first)} {word} {last}" if first else last
