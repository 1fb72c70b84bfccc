"""Citations: every fact of a catalogue that a user can be shown, and the sources it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from otpath.catalogue.base import Sourced
from otpath.catalogue.checks.evidence import name_of_piece, needs_source
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.drafts import pieces_of
from otpath.catalogue.places import Spot
from otpath.catalogue.programmes import Programme


@dataclass(frozen=True)
class Fact:
    """A fact: the kind of file and the record that hold it, and what it is called there."""

    file: str
    record_id: str
    name: str
    """As 'rule "adult"' or 'duration'; empty where the record as a whole is meant."""
    piece: Sourced
    sources: tuple[str, ...]
    """Its own sources, or those of its programme, which back all that stands in it."""


def facts(catalogue: Catalogue) -> Iterator[Fact]:
    """Yield every fact that must be backed, file by file and record by record."""
    for file, records in catalogue.by_file().items():
        for record_id, record in records.items():
            inherited = record.sources if isinstance(record, Programme) else ()
            for spot, piece in pieces_of(Spot(file, 0), record):
                if isinstance(piece, Sourced) and _is_fact(piece):
                    name = name_of_piece(spot, piece) if spot.loc else ""
                    yield Fact(file, record_id, name, piece, piece.sources or inherited)


def _is_fact(piece: Sourced) -> bool:
    return bool(piece.sources) or piece.is_assumed or needs_source(piece)


def facts_by_source(catalogue: Catalogue) -> Mapping[str, tuple[Fact, ...]]:
    """Return for each source the facts that cite it; none for a source that nothing cites."""
    found: dict[str, list[Fact]] = {source: [] for source in catalogue.sources}
    for fact in facts(catalogue):
        for source in dict.fromkeys(fact.piece.sources):
            found[source].append(fact)
    return {source: tuple(citing) for source, citing in found.items()}
