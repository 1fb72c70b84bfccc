"""What the cog blocks of README.md and docs/ show: real output, the same on every day.

Examples are made as if today were in December 2026, at 80 columns, without colour. After a change
of the output run `cog -I docs -r README.md docs/*.md`.
"""

from __future__ import annotations

import io
import os
import shlex
from collections.abc import Iterable
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from unittest import mock

import typer

from otpath.catalogue.grades import SCALES, Scale, gcse_number
from otpath.catalogue.months import month_number
from otpath.cli.app import app_for, run

PLANS_START = month_number(2027, 1)
REVIEWED_ON = date(2026, 12, 1)
SETTINGS = {"COLUMNS": "80", "LINES": "40", "NO_COLOR": "1", "TERM": "dumb"}
BAD_DATA = Path(__file__).resolve().parents[1] / "tests" / "bad-data"
FORCED = ("FORCE_COLOR", "CLICOLOR_FORCE", "PY_COLORS", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


def output_of(command: str) -> str:
    """Return what a command prints."""
    paper = io.BytesIO()
    screen = io.TextIOWrapper(paper, encoding="utf-8")
    with (
        mock.patch.dict(os.environ, SETTINGS),
        mock.patch("otpath.cli.asking.next_month", return_value=PLANS_START),
        mock.patch("otpath.cli.today.this_day", return_value=REVIEWED_ON),
        redirect_stdout(screen),
    ):
        for name in FORCED:
            os.environ.pop(name, None)
        run(shlex.split(command)[1:])
        screen.flush()
    return paper.getvalue().decode("utf-8").replace("\N{NO-BREAK SPACE}", " ")


def show(command: str, *, before: str | None = None) -> str:
    """Return a command and what it prints, or only what stands before a line, as Markdown."""
    lines = [line.rstrip() for line in output_of(command).rstrip().splitlines()]
    end = len(lines) if before is None else _first_line(lines, before)
    shown = "\n".join(lines[:end]).rstrip()
    more = "(Shortened here: it goes on.)\n\n" if end < len(lines) else ""
    return f"\n```text\n$ {command}\n{shown}\n```\n\n{more}"


def _first_line(lines: list[str], beginning: str) -> int:
    return next(number for number, line in enumerate(lines) if line.startswith(beginning))


def helps() -> str:
    """Return the help of every command, each under its own heading."""
    commands = typer.main.get_command(app_for()).commands
    pages = [f"## {name}\n{show(f'otpath {name} --help')}".rstrip() + "\n" for name in commands]
    return "\n" + "\n".join(pages) + "\n"


def grade_scales() -> str:
    """Return a table of all grade scales, highest grade first."""
    rows = [
        f"| `{scale.name}` | {', '.join(f'`{grade}`' for grade in _highest_first(scale))} |"
        for scale in SCALES.values()
    ]
    return "\n" + "\n".join(["| scale | grades, highest first |", "|---|---|", *rows]) + "\n\n"


def gcse_letters() -> str:
    """Return a table of GCSE letters and the numbers they are sure to reach."""
    letters = [grade for grade in _highest_first(SCALES["gcse"]) if not grade.isdecimal()]
    numbers = [str(gcse_number(letter)) if letter != "U" else "none" for letter in letters]
    rows = (["letter", *(f"`{letter}`" for letter in letters)], ["counts as", *numbers])
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n" + "\n".join([lines[0], "|---" * (len(letters) + 1) + "|", lines[1]]) + "\n\n"


def problems_of(*cases: str) -> str:
    """Return what `otpath check` says of cases of tests/bad-data, which tests keep true."""
    return _said("expected.txt", cases)


def warnings_of(*cases: str) -> str:
    """Return what `otpath check` warns of in cases of tests/bad-data, which tests keep true."""
    return _said("expected-warnings.txt", cases)


def _said(name: str, cases: Iterable[str]) -> str:
    said = [(BAD_DATA / case / name).read_text(encoding="utf-8") for case in cases]
    return "\n```text\n" + "".join(said) + "```\n\n"


def _highest_first(scale: Scale) -> list[str]:
    # Numbers before letters: on the GCSE scale they stand mixed.
    falling = scale.grades[::-1]
    return sorted(falling, key=lambda grade: not grade.isdecimal())
