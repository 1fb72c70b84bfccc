"""The options that say what a route may not break, and the profile that may say it all.

Options alone: what they mean is read in `limits_given.py`, once a command needs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

HoursOption = Annotated[
    str | None,
    typer.Option(
        metavar="HOURS",
        show_default="16",
        help="Hours a week you can study beside a job, 0 to 60.",
    ),
]
WageOption = Annotated[
    bool | None,
    typer.Option(
        "--keep-wage/--no-keep-wage",
        show_default=False,
        help="Leave out full-time study: keep earning. The other form undoes it in a profile.",
    ),
]
MoneyOption = Annotated[
    str | None,
    typer.Option(
        metavar="POUNDS", help="What you can pay for courses yourself in all, loans apart: 2000."
    ),
]
FinishOption = Annotated[
    str | None, typer.Option(metavar="YYYY-MM", help="Reach the target by this month: 2031-09.")
]
AvoidOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Leave out a mode (full-time, part-time, apprenticeship, on-the-job), a course or a "
        "role. May be repeated.",
    ),
]
IncludeOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="A course to finish, or a role to work in, before the target. May be repeated.",
    ),
]
ProfileOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="A file of facts and limits, as me.yaml. An option given beside it takes the place "
        "of its own key in the file.",
    ),
]
ProgrammeOption = Annotated[
    str | None,
    typer.Option("--programme", metavar="ID", help="Plan by this programme and no other."),
]
ProviderOption = Annotated[
    str | None,
    typer.Option("--provider", metavar="NAME", help="Plan by this provider's programmes alone."),
]
PlaceOption = Annotated[
    str | None,
    typer.Option("--place", metavar="TOWN", help="Plan by programmes in this town alone."),
]
