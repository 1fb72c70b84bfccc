"""The ladder of roles as a picture: an SVG file with real text, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

from otpath.reports.pathway_map import PathwayMap, Rung, StopKind

if TYPE_CHECKING:
    from jinja2 import Template

WIDTH = 900
LETTERS = 100
"""Letters that fit in a line of the picture."""
LINE, GAP, TOP = 22, 16, 70
"""Heights in pixels: of a line, between rungs, of the title."""
TextStyle = Literal["heading", "stop", "climb", "others"]


@dataclass(frozen=True)
class Words:
    """A line of text at a height."""

    y: int
    style: TextStyle
    text: str
    sign: StopKind | None = None
    """The sign that stands before it, on the line."""


@dataclass(frozen=True)
class Band:
    """The box of one rung."""

    y: int
    height: int
    words: tuple[Words, ...]


def map_svg(ladder: PathwayMap) -> str:
    """Return the ladder as the text of an SVG file."""
    bands = tuple(_bands(ladder))
    signs = [words.y for band in bands for words in band.words if words.sign]
    bottom = bands[-1].y + bands[-1].height + GAP if bands else TOP
    return _template().render(
        ladder=ladder,
        bands=bands,
        line=(min(signs), max(signs)) if signs else None,
        width=WIDTH,
        height=bottom + LINE * (len(ladder.footer) + 1),
        footer_y=bottom + LINE,
        line_height=LINE,
    )


def _bands(ladder: PathwayMap) -> Iterator[Band]:
    y = TOP
    for rung in ladder.rungs:
        texts = tuple(_texts(rung))
        words = tuple(
            Words(y + LINE * number, style, text, sign)
            for number, (style, text, sign) in enumerate(texts, 1)
        )
        height = LINE * len(texts) + GAP
        yield Band(y, height, words)
        y += height + GAP // 2


def _texts(rung: Rung) -> Iterator[tuple[TextStyle, str, StopKind | None]]:
    yield "heading", rung.heading, None
    for stop in rung.stops:
        first, *rest = wrap(stop.text, LETTERS)
        yield "stop", first, stop.kind
        yield from (("stop", line, None) for line in rest)
        for climb in stop.climb:
            yield from (("climb", line, None) for line in wrap(climb, LETTERS - 4))
    yield from (("others", line, None) for line in wrap("; ".join(rung.others), LETTERS))


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    package = files("otpath.reports.paper")
    text = package.joinpath("templates", "map.svg.jinja").read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(text)
