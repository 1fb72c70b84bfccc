"""Every working assumption, with the fact that rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.catalogue.base import Sourced
from otpath.catalogue.checks.evidence import name_of_piece
from otpath.catalogue.drafts import WORD_BY_FILE, Draft
from otpath.catalogue.places import Finding


def find_assumptions(draft: Draft) -> Iterator[Finding]:
    """Yield the place of each assumption, the fact as message and the assumption as hint."""
    holder_by_place = {
        (spot.file, spot.index): f'{WORD_BY_FILE[spot.kind]} "{record.id}"'
        for spot, record in draft.records
    }
    for spot, piece in draft.pieces:
        if isinstance(piece, Sourced) and piece.assumption is not None:
            holder = holder_by_place[spot.file, spot.index]
            fact = f"{holder}, {name_of_piece(spot, piece)}" if spot.loc else holder
            yield Finding(spot.at("assumption"), fact, piece.assumption)
