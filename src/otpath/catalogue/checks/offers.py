"""Checks of programmes against each other: which rules stand in place of which."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.catalogue.drafts import Draft
from otpath.catalogue.places import Finding
from otpath.catalogue.programmes import Programme
from otpath.catalogue.requirements import NoneOf, Unread


def check_programmes_chained(draft: Draft) -> Iterator[Finding]:
    """Report programmes replaced by one that is itself replaced: the newest rules must be named."""
    spot_by_id = {r.id: s for s, r in draft.records if isinstance(r, Programme)}
    newer_by_id = {r.id: r.replaced_by for _, r in draft.records if isinstance(r, Programme)}
    for old, newer in newer_by_id.items():
        if newer and newer_by_id.get(newer):
            yield Finding(
                spot_by_id[old].at("replaced_by"),
                f'"{newer}" is itself replaced',
                f'write "{newer_by_id[newer]}", or remove one of the two',
            )


def check_plannable(draft: Draft) -> Iterator[Finding]:
    """Report rules of roles and courses that only a programme may hold."""
    for spot, piece in draft.pieces:
        if isinstance(piece, NoneOf | Unread) and spot.kind != "programmes":
            yield Finding(
                spot.at("kind"),
                f'a "{piece.kind}" rule may stand in a programme only',
                "write a check that says it, or move it to the programme",
            )
