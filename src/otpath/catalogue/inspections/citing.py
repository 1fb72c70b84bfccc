"""Sources that nothing cites, that stand twice, or whose age cannot be read."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date

from otpath.catalogue.base import Sourced
from otpath.catalogue.drafts import Draft
from otpath.catalogue.places import Finding, Spot
from otpath.catalogue.review import UNDATED, page_year
from otpath.catalogue.sources import Source


def find_uncited(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report sources on which no fact rests."""
    cited = {
        source
        for _, piece in draft.pieces
        if isinstance(piece, Sourced)
        for source in piece.sources
    }
    for spot, source in _sources(draft):
        if source.id not in cited:
            hint = "name it under sources where a fact rests on it, or remove it"
            yield Finding(spot.at("id"), f'nothing cites the source "{source.id}"', hint)


def find_page_dates(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report page dates that neither name a year nor say 'undated', and those far ahead."""
    for spot, source in _sources(draft):
        if source.page_date != UNDATED and page_year(source) is None:
            message = f'the page date "{source.page_date}" names no year'
            hint = f'write the year that the page gives, or "{UNDATED}"'
            yield Finding(spot.at("page_date"), message, hint)
        elif (page_year(source) or 0) > int(source.checked[:4]) + 1:
            message = f'the page date "{source.page_date}" lies long after it was read'
            yield Finding(spot.at("page_date"), message, "correct the year")


def find_repeated(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report sources with the address, or the publisher and title, of another one."""
    first_by_key: dict[Hashable, Spot] = {}
    for spot, source in _sources(draft):
        for field, key in _keys(source):
            first = first_by_key.setdefault(key, spot)
            if first != spot:
                message = f'source "{source.id}" has the {field} of another source'
                hint = "cite one of them everywhere, or say in the title how they differ"
                yield Finding(spot.at(field), message, hint, see=first.at(field))


def _keys(source: Source) -> Iterator[tuple[str, Hashable]]:
    if source.address is not None:
        bare = source.address.partition("://")[2].removeprefix("www.").rstrip("/")
        yield "address", bare
    if source.title is not None:
        words = (source.publisher, source.title, source.page_date)
        yield "title", tuple(part.casefold() for part in words)


def _sources(draft: Draft) -> Iterator[tuple[Spot, Source]]:
    return ((spot, record) for spot, record in draft.records if isinstance(record, Source))
