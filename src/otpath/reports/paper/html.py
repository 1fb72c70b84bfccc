"""A document as one HTML file: no script, no request, readable on a phone, made to be printed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from otpath.reports.paper.document import Document

if TYPE_CHECKING:
    from jinja2 import Template


def html_of(document: Document) -> str:
    """Return a document as the text of an HTML file."""
    return _template().render(document=document, style=_style())


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=False,
    )
    return environment.from_string(_read("paper.html.jinja"))


@cache
def _style() -> str:
    from markupsafe import Markup

    return Markup(_read("paper.css"))  # noqa: S704 - a file of ours, with nothing put into it


def _read(name: str) -> str:
    return files("otpath.reports.paper").joinpath("templates", name).read_text("utf-8")
