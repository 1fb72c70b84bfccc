"""A document as PDF: A4, tagged, to the standard PDF/UA-1, with its letters inside."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Final

from otpath.reports.documents.binding import bound
from otpath.reports.documents.document import Chart, Document
from otpath.reports.documents.letters import FAMILIES, in_names, in_shown_letters

STANDARD: Final = "ua-1"
SIDES = 2
"""A page is set closer, step by step, if that keeps it from spilling over to a third side."""
PAPER, PICTURE = "paper.typ", "map.typ"
"""The templates: of a document, and of a picture alone."""
DENSITIES = ("0", "1", "2", "3", "4")
MOST_UNSHOWN = 20
"""How often a page is set anew for a sign; then every sign beyond ASCII is named."""


def pdf_of(document: Document) -> bytes:
    """Return a document as the bytes of a PDF file."""
    data = in_shown_letters(json.dumps(asdict(bound(document)), ensure_ascii=False))
    moment = _moment(document.day)
    airy, data = _with_letters(data, DENSITIES[0], moment)
    goal, closer = _wanted(document, _pages(airy))
    tried = [airy]
    for density in closer:
        made, data = _with_letters(data, density, moment)
        tried.append(made)
        if _pages(made) <= goal:
            break
    # The airiest of those that take the fewest sides.
    return min(tried, key=_pages)


def _wanted(document: Document, sides: int) -> tuple[int, tuple[str, ...]]:
    """Return on how many sides a page should stand, and how close its lines may be for that.

    A second side is worth a little: an action plan may go on one. A third is worth all there is.
    """
    if document.is_large or sides == 1:
        return sides, ()
    if sides > SIDES:
        return SIDES, DENSITIES[1:]
    has_chart = any(isinstance(block, Chart) for block in document.blocks)
    return (sides, ()) if has_chart else (1, DENSITIES[1:3])


def picture_pdf(picture: str, title: str, description: str, day: str) -> bytes:
    """Return a picture, the text of an SVG file, on one side of A4. `day` is as 2026-11-22."""
    inputs = {"picture": picture, "title": title, "description": description}
    return _compiled(PICTURE, inputs, _moment(day))


def _moment(day: str) -> int:
    """Return the beginning of a day, as the seconds that typst counts in."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _with_letters(data: str, density: str, moment: int) -> tuple[bytes, str]:
    """Set a page. Signs that no one font can show together are named in words, one by one."""
    import typst

    for _ in range(MOST_UNSHOWN):
        try:
            return _compiled(PAPER, {"document": data, "density": density}, moment), data
        except typst.TypstError as error:
            unshown = _UNSHOWN.search(str(error))
            if unshown is None:
                raise
            data = data.replace(unshown[1], in_names(unshown[1]))
    return _compiled(PAPER, {"document": in_names(data), "density": density}, moment), data


_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


def _compiled(template: str, inputs: dict[str, str], moment: int) -> bytes:
    """Set a page of a template. The moment is given, so that the same document is the same file."""
    import typst

    package = files("otpath.reports.documents")
    with as_file(package.joinpath("fonts")) as folder:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        made: bytes = typst.compile(
            package.joinpath("templates", template).read_bytes(),
            font_paths=fonts,
            sys_inputs={**inputs, "fonts": json.dumps(FAMILIES)},
            pdf_standards=[STANDARD],
            timestamp=moment,
        )
    return made


def _pages(made: bytes) -> int:
    """Count the pages: the root of the tree of pages holds the sum."""
    return max(int(count) for count in re.findall(rb"/Count (\d+)", made))
