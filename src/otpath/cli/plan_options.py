"""The options of `otpath plan` alone: the ends of the route, and how and where it is shown.

Options alone, as in `fact_options.py` and `limit_options.py`.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

USUAL_TARGET = "occupational-therapist"


class Format(StrEnum):
    """How a plan is shown."""

    text = "text"
    json = "json"
    markdown = "markdown"
    action_plan = "action-plan"


FromOption = Annotated[
    str | None,
    typer.Option("--from", metavar="ROLE", help="Your job now, or where you stand: 'porter'."),
]
ToOption = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="NAME",
        show_default=USUAL_TARGET,
        help="The role or qualification you want.",
    ),
]
StartOption = Annotated[
    str | None, typer.Option(metavar="YYYY-MM", help="First month of the plan, as 2027-01.")
]
RouteOption = Annotated[
    str, typer.Option(metavar="NUMBER", help="Which of the routes to show in full: 1, 2 ...")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to show the plan.")]
FullOption = Annotated[
    bool, typer.Option("--full", help="Show all of the plan: every source, all help, each route.")
]
SaveOption = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="Write the plan to a file too: .txt, .md, .json, .html, .pdf, .docx, .svg or .ics. "
        "May be repeated.",
    ),
]
