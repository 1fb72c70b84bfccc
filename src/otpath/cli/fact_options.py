"""The options that describe a person, the same in every command that takes them."""

from __future__ import annotations

from typing import Annotated

import typer

GcseOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="SUBJECT=GRADE",
        help="GCSEs: maths=4, english=C, science=5-4, other=4. Say none, unknown or "
        "predicted:6 in place of a grade. 'none' alone: no GCSEs. 'others=none': that is all.",
    ),
]
HaveOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="AWARD",
        help="A qualification, as NAME:SUBJECT:GRADE:YEAR; all but the name may be left out. "
        "Parts follow, as core=B. 'none': no others.",
    ),
]
ExperienceOption = Annotated[
    list[str] | None,
    typer.Option(metavar="ROLE=MONTHS", help="Time worked in a role: porter=24, or '2 years'."),
]
AgeOption = Annotated[str | None, typer.Option(metavar="YEARS", help="Your age, 16 to 99.")]
NationOption = Annotated[
    str | None,
    typer.Option(
        metavar="NATION", help="Where you live: england, scotland, wales or northern-ireland."
    ),
]
