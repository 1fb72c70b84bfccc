"""The day by which reviews are judged: today, or the day that somebody asks about."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

TodayOption = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DAY",
        show_default=False,
        help="Judge review dates as on this day, as 2027-06-01; left out, on today's.",
    ),
]


def read_today(text: str | None) -> date:
    """Return the day that was given, or today."""
    if text is None:
        return this_day()
    try:
        return date.fromisoformat(text)
    except ValueError:
        from otpath.cli.given import CommandLineError

        message = f"--today {text!r} is not a day in the calendar"
        raise CommandLineError(message, "write year, month and day, as 2027-06-01") from None


def this_day() -> date:
    """Return today's date."""
    return date.today()  # noqa: DTZ011 - the user's own calendar is the one that counts
