"""Programmes and providers by name, and what binds a plan to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from otpath.catalogue.contents import Catalogue
    from otpath.catalogue.programmes import Programme


def named_programme(text: str, catalogue: Catalogue, where: str) -> Programme:
    """Return the programme that a name means; where it means none or several, say which are near.

    `where` is the option or the command that the name was given to.
    """
    from otpath.answers.programmes import find_programmes, near_programmes
    from otpath.cli.given import CommandLineError

    found = find_programmes(text, catalogue)
    if len(found) == 1:
        if text in found[0].former_ids:
            typer.echo(f"note: {text!r} is now {found[0].id!r}", err=True)
        return found[0]
    if found:
        ids = ", ".join(programme.id for programme in found)
        raise CommandLineError(
            f"{where} {text!r}: {len(found)} have that name", f"say one of {ids}"
        )
    near = near_programmes(text, catalogue)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise CommandLineError(
        f"{where} {text!r}: no programme of that name", f"{hint}'otpath programmes' lists them"
    )
