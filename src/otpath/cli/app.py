"""The command `otpath` and its commands, and how each kind of failure leaves it."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from otpath.cli import exits
from otpath.cli.check import check
from otpath.cli.chosen import own_folder
from otpath.cli.money import dates, funding
from otpath.cli.pathway import map as pathway
from otpath.cli.plain_values import PlainCommand, PlainGroup
from otpath.cli.plan import plan
from otpath.cli.programmes import programme, programmes
from otpath.cli.records import course, courses, qualification, qualifications, role, roles
from otpath.cli.sources import source, sources

app = typer.Typer(
    name="otpath",
    cls=PlainGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (
    plan,
    role,
    roles,
    qualification,
    qualifications,
    course,
    courses,
    programme,
    programmes,
    funding,
    dates,
    source,
    sources,
    check,
)
for command in COMMANDS:
    app.command(cls=PlainCommand)(command)
app.command(cls=PlainCommand)(pathway)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"otpath {version('otpath')}")
        raise typer.Exit


@app.callback()
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
        with typer.main.get_command(app).make_context("otpath", arguments) as context:
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
