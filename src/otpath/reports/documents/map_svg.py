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

WIDTH = 720
"""In pixels. On A4 the letters of the picture are then as large as those of a page: 12 point."""
LETTERS, BOLD_LETTERS, TITLE_LETTERS, WIDE_LETTERS = 82, 74, 54, 94
"""Letters that fit in a line: on a rung, bold on a rung, of the title, beside the rungs."""
LINE, TITLE_LINE, GAP = 21, 30, 14
"""Heights in pixels: of a line, of a line of the title, between rungs."""
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
    title = wrap(ladder.title, TITLE_LETTERS)
    how_to_read = wrap(ladder.how_to_read, WIDE_LETTERS)
    footer = [line for text in ladder.footer for line in wrap(text, WIDE_LETTERS)]
    top = TITLE_LINE * len(title) + LINE * len(how_to_read) + GAP
    bands = tuple(_bands(ladder, top))
    signs = [words.y for band in bands for words in band.words if words.sign]
    bottom = bands[-1].y + bands[-1].height + GAP // 2
    return _template().render(
        ladder=ladder,
        description=description(ladder),
        title=title,
        how_to_read=how_to_read,
        footer=footer,
        bands=bands,
        line=(min(signs), max(signs)) if signs else None,
        width=WIDTH,
        height=bottom + LINE * len(footer) + GAP,
        bottom=bottom,
        title_line=TITLE_LINE,
        line_height=LINE,
    )


def description(ladder: PathwayMap) -> str:
    """Say what the picture shows, for somebody who does not see it."""
    rungs = (f"{rung.heading}: {'; '.join(rung.others)}" for rung in ladder.rungs if rung.others)
    way = (ladder.how_to_read, *ladder.way) if ladder.ends else ()
    return " ".join(f"{text.removesuffix('.')}." for text in (*way, *rungs))


def _bands(ladder: PathwayMap, top: int) -> Iterator[Band]:
    y = top
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
        first, *rest = wrap(stop.text, BOLD_LETTERS)
        yield "stop", first, stop.kind
        yield from (("stop", line, None) for line in rest)
        for climb in stop.climb:
            yield from (("climb", line, None) for line in wrap(climb, LETTERS - 4))
    yield from (("others", line, None) for line in wrap("; ".join(rung.others), LETTERS))


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    package = files("otpath.reports.documents")
    text = package.joinpath("templates", "map.svg.jinja").read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(text)
