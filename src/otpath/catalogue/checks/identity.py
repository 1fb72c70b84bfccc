"""Checks of ids and names: each finds one record, and records stand in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from otpath.catalogue.base import Named, Record
from otpath.catalogue.drafts import NAMED_FILES, WORD_BY_FILE, Draft
from otpath.catalogue.names import name_key
from otpath.catalogue.places import Finding, Loc, Spot
from otpath.catalogue.programmes import AdvancedEntry, OtherOffer, Programme
from otpath.catalogue.requirements import Entry, Node


def check_ids_unique(draft: Draft) -> Iterator[Finding]:
    """Report ids, present or former, that stand for two records."""
    first_by_id: dict[tuple[str, str], Spot] = {}
    for spot, written in (*draft.ids, *_former_ids(draft)):
        space = "names" if spot.kind in NAMED_FILES else spot.kind
        first = first_by_id.setdefault((space, written), spot)
        if first != spot:
            yield Finding(
                spot,
                f'the id "{written}" is already taken by a {WORD_BY_FILE[first.kind]}',
                "give one of them another id",
                see=first,
            )


def _former_ids(draft: Draft) -> Iterator[tuple[Spot, str]]:
    for spot, record in draft.records:
        if isinstance(record, Named | Programme):
            for index, former in enumerate(record.former_ids):
                yield spot.at("former_ids", index), former


def check_names_unique(draft: Draft) -> Iterator[Finding]:
    """Report titles and aliases that also name another record, capitals and hyphens apart."""
    first_by_key: dict[str, Spot] = {}
    for spot, name in _names(draft):
        first = first_by_key.setdefault(name_key(name), spot)
        is_other = (first.file, first.index) != (spot.file, spot.index)
        if is_other and not _are_ids(first, spot):
            yield Finding(
                spot,
                f'"{name}" is already a name of another {WORD_BY_FILE[first.kind]}'
                if first.kind == spot.kind
                else f'"{name}" is already a name of a {WORD_BY_FILE[first.kind]}',
                "a name must find one record: change one of them",
                see=first,
            )


def _names(draft: Draft) -> Iterator[tuple[Spot, str]]:
    for spot, record in draft.named:
        for loc, name in _names_of(record):
            yield spot.at(*loc), name


def _names_of(record: Named) -> Iterator[tuple[Loc, str]]:
    yield ("id",), record.id
    yield ("title",), record.title
    for key, names in (("aliases", record.aliases), ("former_ids", record.former_ids)):
        for index, name in enumerate(names):
            yield (key, index), name


def _are_ids(*spots: Spot) -> bool:
    return all(spot.loc[0] in {"id", "former_ids"} for spot in spots)


def check_programmes_unique(draft: Draft) -> Iterator[Finding]:
    """Report programmes that stand twice, where neither replaces the other."""
    first_by_key: dict[tuple[str | None, ...], tuple[Spot, str]] = {}
    for spot, one in draft.records:
        if isinstance(one, Programme) and one.replaced_by is None:
            names = (one.provider, one.title, one.award, one.place or "")
            key = (*map(name_key, names), one.course, one.mode)
            first, first_id = first_by_key.setdefault(key, (spot, one.id))
            # Where the ids are the same too, that is what is wrong, and is reported.
            if first_id != one.id:
                yield Finding(
                    spot.at("id"),
                    f'"{one.id}" has the provider, title, award and place of another programme',
                    "give the older one replaced_by, or say in the title how they differ",
                    see=first.at("id"),
                )


def check_records_sorted(draft: Draft) -> Iterator[Finding]:
    """Report records out of the order of their ids; one that stands twice is no matter of order."""
    seen: set[tuple[str, str]] = set()
    for (before, earlier), (spot, later) in pairwise(draft.ids):
        seen.add((before.kind, earlier))
        is_twice = (spot.kind, later) in seen
        if before.file == spot.file and later < earlier and not is_twice:
            yield Finding(
                spot,
                f'"{later}" must stand before "{earlier}"',
                "sort the records by id",
                see=before,
            )


def check_rule_ids_unique(draft: Draft) -> Iterator[Finding]:
    """Report two rules, ways in or offers that have the same id within a record."""
    rules = ((spot, piece, piece.id) for spot, piece in draft.pieces if isinstance(piece, Node))
    entries = ((spot, piece, piece.id) for spot, piece in draft.pieces if isinstance(piece, Entry))
    offers = ((s, p, p.id) for s, p in draft.pieces if isinstance(p, OtherOffer | AdvancedEntry))
    yield from _twice(rules, "rule")
    yield from _twice(offers, "offer")
    yield from _twice(entries, "way in")


def _twice(pieces: Iterable[tuple[Spot, Record, str]], word: str) -> Iterator[Finding]:
    first_by_id: dict[tuple[str, int, str], Spot] = {}
    for spot, _, written in pieces:
        first = first_by_id.setdefault((spot.file, spot.index, written), spot)
        if first != spot:
            yield Finding(
                spot.at("id"),
                f'"{written}" is already the id of another {word} of this record',
                "give one of them another id",
                see=first.at("id"),
            )
