"""The two forms of an answer that is no plan: text for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer


class Form(StrEnum):
    """How an answer is shown."""

    text = "text"
    json = "json"


FormOption = Annotated[Form, typer.Option("--format", help="How to show it.")]


def print_json(data: dict[str, Any]) -> None:
    """Write one JSON object; letters that the output cannot show are written as escapes."""
    is_unicode = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    typer.echo(json.dumps(data, indent=2, ensure_ascii=not is_unicode))
