"""A document as one HTML file: no script, no request, readable on a phone, made to be printed."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import is_dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from otpath.reports.documents.binding import bound
from otpath.reports.documents.document import Document

if TYPE_CHECKING:
    from jinja2 import Template

MOST_AIRY = 6_500
"""Letters up to which a page prints on 2 sides with room between its lines; beyond, it is close."""
FACES = (("SourceSans3-Regular", 400), ("SourceSans3-Bold", 700))


def html_of(document: Document) -> str:
    """Return a document as the text of an HTML file."""
    is_close = _letters(document) > MOST_AIRY
    return _template().render(document=bound(document), style=_style(), is_close=is_close)


def _letters(part: object) -> int:
    """Count the letters of a document, or of a part of one."""
    if isinstance(part, str):
        return len(part)
    if isinstance(part, tuple):
        return sum(map(_letters, part))
    return _letters(tuple(vars(part).values())) if is_dataclass(part) else 0


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

    faces = "".join(_face(name, weight) for name, weight in FACES)
    return Markup(faces + _read("paper.css"))  # noqa: S704 - files of ours, nothing put into them


def _face(name: str, weight: int) -> str:
    """Return a font inside the style: so a page prints on as many sides on any machine."""
    font = files("otpath.reports.documents").joinpath("fonts", f"{name}.ttf.woff2").read_bytes()
    data = b64encode(font).decode("ascii")
    return (
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight}; '
        f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}\n"
    )


def _read(name: str) -> str:
    return files("otpath.reports.documents").joinpath("templates", name).read_text("utf-8")
