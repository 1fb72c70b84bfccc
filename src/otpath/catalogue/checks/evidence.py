"""Checks of evidence: every fact that a person is shown says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.catalogue.base import Record, Sourced
from otpath.catalogue.drafts import WORD_BY_FILE, Draft
from otpath.catalogue.funding import Amount
from otpath.catalogue.places import Finding, Spot
from otpath.catalogue.requirements import Entry, Group, Node


def check_sources_given(draft: Draft) -> Iterator[Finding]:
    """Report records, rules, durations, costs and so on without source or assumption."""
    for spot, piece in draft.pieces:
        if spot.kind == "programmes" and spot.loc:
            continue  # A programme's own sources back everything in it.
        if isinstance(piece, Sourced) and needs_source(piece) and not _has_source(piece):
            yield Finding(
                spot,
                f"{name_of_piece(spot, piece)} has neither a source nor an assumption",
                'add "sources: [...]" with ids from sources.yaml, or "assumption: " and why',
            )


def needs_source(piece: Sourced) -> bool:
    """Tell whether a fact must be backed: groups and ways in only hold facts that are.

    A sum stands on what its funding record names, unless it names something of its own.
    """
    if isinstance(piece, Entry):
        return not piece.requires
    return not isinstance(piece, Group | Amount)


def _has_source(piece: Sourced) -> bool:
    return bool(piece.sources) or piece.is_assumed


def name_of_piece(spot: Spot, piece: Record) -> str:
    """Name a fact by its id where it has one, else by its place in the record."""
    if not spot.loc:
        return f'{WORD_BY_FILE[spot.kind]} "{getattr(piece, "id", "")}"'
    match piece:
        case Node():
            return f'rule "{piece.id}"'
        case Entry():
            return f'way in "{piece.id}"'
        case _:
            last = spot.loc[-1]
            return f"item {last + 1} under {spot.loc[-2]}" if isinstance(last, int) else last
