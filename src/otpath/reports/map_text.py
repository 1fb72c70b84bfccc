"""The ladder of roles as lines of text: on a terminal and in a file."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Protocol

from otpath.reports.lines import HEADING_STYLE
from otpath.reports.pathway_map import PathwayMap, Rung, Stop, StopKind
from otpath.reports.screen import UNICODE, Signs

PAPER_WIDTH = 80
Line = tuple[str, str]
"""The words of a line, and its style."""


class Screen(Protocol):
    """What lines can be written on: a terminal, or paper in memory."""

    @property
    def width(self) -> int:
        """How many letters a line has room for."""

    def print(self, text: str, /, *, style: str) -> None:
        """Write a line."""


def print_map(ladder: PathwayMap, screen: Screen, signs: Signs) -> None:
    """Write the ladder, the highest rung first."""
    for text, style in map_lines(ladder, screen.width, signs):
        screen.print(text, style=style)


def map_text(ladder: PathwayMap) -> str:
    """Return the ladder as the text of a file."""
    lines = map_lines(ladder, PAPER_WIDTH, UNICODE)
    return "".join(f"{text.rstrip()}\n" for text, _ in lines)


def map_lines(ladder: PathwayMap, width: int, signs: Signs) -> Iterator[Line]:
    """Yield the lines of the ladder, none wider than the width."""
    yield from _wrapped(ladder.title, "", width, HEADING_STYLE)
    if ladder.how_to_read:
        yield from _wrapped(ladder.how_to_read, "", width)
    first, last = ladder.ends or (0, -1)
    for number, rung in enumerate(ladder.rungs):
        is_on_line = first <= number <= last
        yield "", ""
        yield from _rung(rung, width, signs, above=first < number <= last, below=is_on_line)
    yield "", ""
    for text in ladder.footer:
        yield from _wrapped(text, "", width)


def _rung(rung: Rung, width: int, signs: Signs, *, above: bool, below: bool) -> Iterator[Line]:
    line = "|" if signs is not UNICODE else "│"
    yield from _wrapped(rung.heading, f"{line if above else ' '} ", width, "bold")
    for stop in rung.stops:
        yield from _stop(stop, width, signs, line)
    if rung.others:
        is_below_stops = below and not (rung.stops and rung.stops[-1].kind == "here")
        gutter = f"{line if is_below_stops else ' '}   "
        yield from _wrapped("; ".join(rung.others), gutter, width)


def _stop(stop: Stop, width: int, signs: Signs, line: str) -> Iterator[Line]:
    sign = _sign(stop.kind, signs)
    yield from _wrapped(stop.text, f"{sign}   ", width, "bold", hang=f"{line}   ")
    for climb in stop.climb:
        yield from _wrapped(climb, f"{line}     ", width)


def _sign(kind: StopKind, signs: Signs) -> str:
    is_unicode = signs is UNICODE
    return {
        "here": "●" if is_unicode else "o",
        "way": "○" if is_unicode else "+",
        "goal": signs.goal,
    }[kind]


def _wrapped(
    text: str, opening: str, width: int, style: str = "", hang: str | None = None
) -> Iterator[Line]:
    lines = wrap(
        text.replace("\N{NO-BREAK SPACE}", " "),
        width,
        initial_indent=opening,
        subsequent_indent=opening if hang is None else hang,
        break_on_hyphens=False,
    )
    for line in lines:
        yield line, style
