"""A draft: what could be read of the catalogue, good records beside bad ones, for the checks.

Checks run even where some records are wrong, so a draft also knows the ids of the wrong ones: a
link to a record that is merely mistyped does not dangle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from otpath.catalogue.base import Named, Record
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.courses import Course
from otpath.catalogue.floors import Floor
from otpath.catalogue.funding import Funding
from otpath.catalogue.pay import PayScale
from otpath.catalogue.places import Loc, Spot
from otpath.catalogue.programmes import Programme
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.roles import Role
from otpath.catalogue.sources import Source
from otpath.catalogue.stories import Story

TopRecord = (
    Role
    | Qualification
    | Course
    | Programme
    | Source
    | PayScale
    | Story
    | Floor
    | Funding
    | CalendarDate
)
"""A record that stands in a file of its own kind. Each has an id."""

MODEL_BY_FILE: dict[str, type[TopRecord]] = {
    "roles": Role,
    "qualifications": Qualification,
    "courses": Course,
    "programmes": Programme,
    "sources": Source,
    "pay": PayScale,
    "stories": Story,
    "floors": Floor,
    "funding": Funding,
    "calendar": CalendarDate,
}
"""The files of the catalogue, each a list of one kind of record. A folder may stand for a file."""

MAIN_FILES = ("roles", "qualifications", "courses", "sources", "pay")
"""What every catalogue has. A folder without one of them only changes the shipped catalogue."""

NAMED_FILES = ("roles", "qualifications", "courses")
"""Files whose ids and names share one space: a word typed by a person finds one record."""

WORD_BY_FILE = {
    "roles": "role",
    "qualifications": "qualification",
    "courses": "course",
    "programmes": "programme",
    "sources": "source",
    "pay": "pay scale",
    "stories": "story",
    "floors": "national minimum",
    "funding": "funding record",
    "calendar": "date",
}


@dataclass(frozen=True)
class Draft:
    """Good records with their places, and the ids of all records."""

    records: tuple[tuple[Spot, TopRecord], ...]
    ids: tuple[tuple[Spot, str], ...]
    """Every id that is written, in the order of the files, in wrong records too."""
    partly_read: frozenset[str] = frozenset()
    """Kinds of which some records may not have been read."""

    @cached_property
    def pieces(self) -> tuple[tuple[Spot, Record], ...]:
        """Every record and every part of one, with its place."""
        return tuple(piece for spot, record in self.records for piece in pieces_of(spot, record))

    @cached_property
    def ids_by_file(self) -> Mapping[str, frozenset[str]]:
        """The ids written in each file."""
        found: dict[str, set[str]] = {file: set() for file in MODEL_BY_FILE}
        for spot, written in self.ids:
            found[spot.kind].add(written)
        return {file: frozenset(ids) for file, ids in found.items()}

    @cached_property
    def named(self) -> tuple[tuple[Spot, Named], ...]:
        """Good roles, qualifications and courses."""
        return tuple((spot, record) for spot, record in self.records if isinstance(record, Named))

    @cached_property
    def qualification_by_id(self) -> Mapping[str, Qualification]:
        """Good qualifications."""
        return {record.id: record for _, record in self.named if isinstance(record, Qualification)}


@cache
def keys_among(model: type[Record], keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the keys that records of a model have; asking a record is 20 times slower."""
    return tuple(key for key in keys if key in model.model_fields)


def pieces_of(spot: Spot, record: Record) -> Iterator[tuple[Spot, Record]]:
    """Yield a record and every part of it, each with its place."""
    yield spot, record
    for loc, part in _parts(record):
        yield from pieces_of(spot.at(*loc), part)


def _parts(record: Record) -> Iterator[tuple[Loc, Record]]:
    for key, value in record:
        if isinstance(value, Record):
            yield (key,), value
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    yield (key, index), item
