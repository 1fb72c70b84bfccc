"""The command `otpath` and its commands, and how each kind of failure leaves it."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from otpath.cli import exits
from otpath.cli.chosen import own_folder
from otpath.cli.plain_values import PlainCommand, PlainGroup

MODULE_BY_COMMAND = {
    "plan": "plan",
    "print": "caseload",
    "role": "records",
    "roles": "records",
    "qualification": "records",
    "qualifications": "records",
    "course": "records",
    "courses": "records",
    "programme": "programmes",
    "programmes": "programmes",
    "funding": "money",
    "dates": "money",
    "map": "pathway",
    "source": "sources",
    "sources": "sources",
    "check": "check",
}
"""Where each command stands, in the order in which help lists them."""


def app_for(arguments: Sequence[str] = ()) -> typer.Typer:
    """Return otpath with the one command that is asked for first, else with all of them.

    Typer looks into each command's signature, which takes longer than running most of them.
    """
    app = typer.Typer(
        name="otpath",
        cls=PlainGroup,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(otpath)
    asked = [name for name in arguments[:1] if name in MODULE_BY_COMMAND]
    for name in asked or MODULE_BY_COMMAND:
        module = import_module(f"otpath.cli.{MODULE_BY_COMMAND[name]}")
        app.command(cls=PlainCommand)(getattr(module, name))
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"otpath {version('otpath')}")
        raise typer.Exit


def otpath(
    version: Annotated[  # noqa: ARG001 (its callback does all)
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
    catalogue: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            show_default=False,
            help="Your own data files, laid over those that otpath came with. Write it before the "
            "command.",
        ),
    ] = None,
) -> None:
    """Plan a career in UK occupational therapy, from where you are to where you want to be."""
    own_folder.set(catalogue)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    _make_output_safe()
    try:
        return _run(list(arguments) or ["--help"])
    except typer.TyperException as error:
        _show_error(error)
        return exits.WRONG_COMMAND
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("otpath: stopped", err=True)
        return exits.STOPPED
    except BrokenPipeError:
        _write_no_more()
        return exits.ANSWERED
    except SystemExit:
        # So rich leaves when the pipe is closed; nothing else in otpath exits by itself.
        return exits.ANSWERED
    except Exception:  # noqa: BLE001 - whatever else is raised is a fault of ours, and is said so
        traceback.print_exc()
        typer.echo("otpath: this is a fault in otpath, not in what you asked", err=True)
        return exits.BUG


def _run(arguments: list[str]) -> int:
    # Not command.main(): it leaves a closed pipe with code 1, which here means "no route".
    try:
        with typer.main.get_command(app_for(arguments)).make_context(
            "otpath", arguments
        ) as context:
            context.command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as leaving:
        return leaving.exit_code
    return exits.ANSWERED


def _write_no_more() -> None:
    """Send the rest nowhere: the reader has seen enough, as in `otpath roles | head`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_error(error: typer.TyperException) -> None:
    message = getattr(error, "format_message", lambda: str(error))()
    typer.echo(f"otpath: {message.replace('Value error, ', '')}", err=True)
    context = getattr(error, "ctx", None)
    if "hint:" not in message and context is not None:
        typer.echo(f"hint: '{context.command_path} --help' shows what is allowed", err=True)


def _make_output_safe() -> None:
    """Let letters that a terminal cannot show become question marks, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
