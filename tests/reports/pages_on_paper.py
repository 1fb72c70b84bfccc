"""Pages about a role, a qualification, a course and programmes, as documents for paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from otpath.catalogue.contents import Catalogue
from otpath.reports.documents.document import Document
from otpath.reports.documents.page_sheet import page_sheet
from otpath.reports.pages import Page
from otpath.reports.programme_pages import programme_page
from otpath.reports.record_lists import page_of_programmes, programme_listing
from otpath.reports.record_pages import page_of
from tests.reports.papers import cover, shipped


def _programme(data: Catalogue) -> Page:
    return programme_page(data.programmes["cardiff-bsc-ot"], None, data)


def _programmes(data: Catalogue) -> Page:
    welsh = (one for one in data.programmes.values() if one.nation == "wales")
    return page_of_programmes(programme_listing(welsh, "Programmes in Wales", data), ())


_PAGES: dict[str, Callable[[Catalogue], Page]] = {
    "role": lambda data: page_of(data.roles["porter"], data),
    "qualification": lambda data: page_of(data.qualifications["access-to-he"], data),
    "course": lambda data: page_of(data.courses["bsc-ot-full-time"], data),
    "programme": _programme,
    "programmes": _programmes,
}
PAGES = tuple(_PAGES)


@cache
def page_document(which: str, *, large: bool = False) -> Document:
    """Return one of the pages for paper."""
    return page_sheet(_PAGES[which](shipped()), cover(large=large))
