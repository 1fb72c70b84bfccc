"""Checks of what stands twice in one list, or in two pay scales."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from otpath.catalogue.base import Record
from otpath.catalogue.courses import Course
from otpath.catalogue.drafts import Draft
from otpath.catalogue.pay import PayScale
from otpath.catalogue.places import Finding, Spot
from otpath.catalogue.programmes import Programme
from otpath.catalogue.requirements import Gcses

_KEEP_ONE = "keep one of the two"
_OF_GRADES = ("grades", "usual")
"""Lists in which a value may stand more than once."""


def check_lists_unique(draft: Draft) -> Iterator[Finding]:
    """Report words and ids that a list holds twice."""
    for spot, piece in draft.pieces:
        for key, value in piece:
            if isinstance(value, tuple) and key not in _OF_GRADES and _has_twice(value):
                yield from _twice(spot.at(key), ((each, f'"{each}"') for each in value))


def _has_twice(values: tuple[object, ...]) -> bool:
    is_plain = len(values) > 1 and isinstance(values[0], str | int)
    return is_plain and len(set(values)) < len(values)


def check_parts_unique(draft: Draft) -> Iterator[Finding]:
    """Report bands, awards, costs, fees and equivalents that a record gives twice."""
    for spot, piece in draft.pieces:
        for key, values in _keyed(piece):
            yield from _twice(spot.at(key), values)


def _keyed(piece: Record) -> Iterator[tuple[str, Iterable[tuple[Hashable, str]]]]:
    """Yield the lists of a piece, each value with what tells it apart and its name."""
    match piece:
        case PayScale():
            yield "bands", ((pay.band, f'band "{pay.band}"') for pay in piece.bands)
        case Course():
            awards = piece.awards
            yield "awards", (((a.qualification, a.subject), f'"{a.qualification}"') for a in awards)
            costs = ((c, (c.what, c.nations, c.since, c.until)) for c in piece.costs)
            yield "costs", ((key, f'the cost "{cost.what}"') for cost, key in costs)
        case Programme():
            fees = piece.fees
            yield "fees", (((fee.who, fee.per, fee.year), f'"{fee.who}"') for fee in fees)
        case Gcses():
            taken = piece.accept
            yield "accept", ((each.model_dump_json(), f'"{each.qualification}"') for each in taken)
        case _:
            return


def _twice(spot: Spot, values: Iterable[tuple[Hashable, str]]) -> Iterator[Finding]:
    first_by_key: dict[Hashable, int] = {}
    for index, (key, name) in enumerate(values):
        first = first_by_key.setdefault(key, index)
        if first != index:
            see = spot.at(first)
            yield Finding(spot.at(index), f"{name} is given twice", _KEEP_ONE, see=see)


def check_pay_years_unique(draft: Draft) -> Iterator[Finding]:
    """Report two pay scales of one nation for one year."""
    first_by_key: dict[tuple[str, str], Spot] = {}
    for spot, scale in draft.records:
        if isinstance(scale, PayScale):
            first = first_by_key.setdefault((scale.nation, scale.year), spot)
            if first != spot:
                message = f"another pay scale is for the same nation and {scale.year}"
                hint = "correct the year or the nation, or keep one of the two"
                yield Finding(spot.at("year"), message, hint, see=first.at("year"))
