"""What `--profile` says: the file, read with the names of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import typer

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.problems import Problem, shown_together
from otpath.cli import exits
from otpath.cli.asking import known_award, next_month, read_start, target_of
from otpath.cli.given import CommandLineError, named
from otpath.cli.limits_given import avoided, included
from otpath.person.profile_files import read_profile
from otpath.person.reading import KnownAward, UnreadableFactError
from otpath.person.told import Chosen, Told

_T = TypeVar("_T")


_LISTS = {
    "gcses": ("gcses", "--gcse"),
    "awards": ("qualifications", "--have"),
    "experience": ("experience", "--experience"),
    "avoid": ("avoid", "--avoid"),
    "include": ("include", "--include"),
}
"""Keys that hold several things: one could think that an option adds to them."""
_FOR_ALL = {
    "target": "--to",
    "start": "--start",
    "study_hours": "--study-hours",
    "keep_wage": "--keep-wage",
    "own_pounds": "--money",
    "finish_by": "--finish-by",
    "avoid": "--avoid",
    "include": "--include",
}
"""What `otpath print` lets an adviser say for all clients at once."""


def over_profile(options: Told, path: Path, catalogue: Catalogue) -> Told:
    """Return the options laid over a profile, or print all that is wrong with it and leave."""
    profile = told_by_profile(path, catalogue)
    for field, (key, option) in _LISTS.items():
        if getattr(options, field) is not None and getattr(profile, field) is not None:
            typer.echo(f"note: {option} takes the place of all of {key} in {path}", err=True)
    return options.over(profile)


def replaced_by(options: Told, profile: Told) -> tuple[str, ...]:
    """Return the options of a caseload that say something else than the profile does."""
    return tuple(
        option
        for field, option in _FOR_ALL.items()
        if None not in (ours := getattr(options, field), theirs := getattr(profile, field))
        and ours != theirs
    )


def told_by_profile(path: Path, catalogue: Catalogue) -> Told:
    """Return what a profile says, or print all that is wrong with it and leave."""
    found = read_told(path, catalogue)
    if isinstance(found, Told):
        return found
    for text in shown_together(found):
        typer.echo(text, err=True)
    raise typer.Exit(exits.WRONG_COMMAND)


def read_told(path: Path, catalogue: Catalogue) -> Told | tuple[Problem, ...]:
    """Return what a profile says, or everything that is wrong with it."""
    return read_profile(path, _Names(catalogue, next_month() - 1))


@dataclass(frozen=True)
class _Names:
    """The words of a profile looked up as those of the options are, and refused as they are."""

    catalogue: Catalogue
    this_month: int

    def role(self, text: str, where: str) -> str:
        return _found(lambda: named(self.catalogue, text, ("role",), where)).id

    def target(self, text: str, where: str) -> str:
        return _found(lambda: target_of(text, where, self.catalogue))

    def award(self, text: str, where: str) -> KnownAward:
        return known_award(self.catalogue, where)(text)

    def start(self, text: str, where: str) -> int:
        month = _found(lambda: read_start(text, where))
        return self.this_month + 1 if month is None else month

    def avoided(self, text: str, where: str) -> Chosen:
        return _found(lambda: avoided(text, where, self.catalogue))

    def included(self, text: str, where: str) -> Chosen:
        return _found(lambda: included(text, where, self.catalogue))


def _found(look_up: Callable[[], _T]) -> _T:
    try:
        return look_up()
    except CommandLineError as error:
        raise UnreadableFactError(str(error.message), error.hint) from error
