"""Names: finding a record by what people call it, and the nearest ones to a misspelling.

Ids, titles, aliases and former ids all count; capitals, spaces, hyphens and punctuation do not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from otpath.catalogue.base import Named
    from otpath.catalogue.contents import Catalogue

NamedKind = Literal["role", "qualification", "course"]
ALL_KINDS: tuple[NamedKind, ...] = ("role", "qualification", "course")
FIELD_BY_KIND: dict[NamedKind, str] = {
    "role": "roles", "qualification": "qualifications", "course": "courses"
}  # fmt: skip
"""Where the catalogue holds them."""

_NEAR_ENOUGH = 0.6
_band_words = re.compile(r"\bband\s*(\d[a-d]?)\b", re.IGNORECASE)


def name_key(text: str) -> str:
    """Return what counts of a name: its letters and digits, in small letters."""
    return re.sub(r"[\W_]+", "", text.replace("&", " and ").casefold())


class NameEntry(NamedTuple):
    """What one record is called: enough to find it without reading it."""

    kind: NamedKind
    id: str
    keys: Sequence[str]
    """What counts of each of its names: id, title, aliases, former ids."""
    former_keys: Sequence[str]
    bands: Sequence[str]


def find(catalogue: Catalogue, text: str, kinds: Collection[NamedKind] = ALL_KINDS) -> Named | None:
    """Return the record that goes by this name, or None.

    'Band 4 assistant practitioner' finds the role if it has that pay band.
    """
    entry = find_entry(entries_of(catalogue, kinds), text)
    return None if entry is None else record_of(catalogue, entry)


def find_entry(entries: Iterable[NameEntry], text: str) -> NameEntry | None:
    """Return the entry of the record that goes by this name, or None."""
    return _called(entries, text) or _called_with_band(entries, text)


def nearest(
    catalogue: Catalogue, text: str, kinds: Collection[NamedKind] = ALL_KINDS, n: int = 3
) -> list[str]:
    """Return the ids of the records whose names are nearest to the text, nearest first."""
    return nearest_entries(entries_of(catalogue, kinds), text, n)


def nearest_entries(entries: Iterable[NameEntry], text: str, n: int = 3) -> list[str]:
    """Return the ids of the entries whose names are nearest to the text, nearest first."""
    wanted = name_key(text)
    scored = ((max(_likeness(wanted, key) for key in entry.keys), entry.id) for entry in entries)
    near = sorted((-score, record_id) for score, record_id in scored if score >= _NEAR_ENOUGH)
    return [record_id for _, record_id in near[:n]]


def kind_of(record: Named) -> NamedKind:
    """Return the kind of a record that people look up by name."""
    from otpath.catalogue.qualifications import Qualification
    from otpath.catalogue.roles import Role

    if isinstance(record, Role):
        return "role"
    return "qualification" if isinstance(record, Qualification) else "course"


def records_of(catalogue: Catalogue, kinds: Collection[NamedKind]) -> tuple[Named, ...]:
    """Return all records of the kinds, roles first."""
    return tuple(
        record for kind in ALL_KINDS if kind in kinds
        for record in _records(catalogue, kind).values()
    )  # fmt: skip


def record_of(catalogue: Catalogue, entry: NameEntry) -> Named:
    """Return the record that an entry stands for."""
    return _records(catalogue, entry.kind)[entry.id]


def entries_of(catalogue: Catalogue, kinds: Collection[NamedKind]) -> tuple[NameEntry, ...]:
    """Return the names of all records of the kinds, roles first; compiled ones are not made."""
    return tuple(
        entry for kind in ALL_KINDS if kind in kinds
        for entry in _entries(_records(catalogue, kind), kind)
    )  # fmt: skip


def names_of(catalogue: Catalogue) -> dict[NamedKind, tuple[NameEntry, ...]]:
    """Return the names of all records by kind, as a compiled form keeps them."""
    return {kind: entries_of(catalogue, (kind,)) for kind in ALL_KINDS}


def _records(catalogue: Catalogue, kind: NamedKind) -> Mapping[str, Named]:
    found: Mapping[str, Named] = getattr(catalogue, FIELD_BY_KIND[kind])
    return found


def _entries(records: Mapping[str, Named], kind: NamedKind) -> Iterable[NameEntry]:
    compiled: tuple[NameEntry, ...] | None = getattr(records, "entries", None)
    if compiled is not None:
        return compiled
    return [
        NameEntry(
            kind=kind,
            id=record.id,
            keys=[name_key(name) for name in record.names],
            former_keys=[name_key(former) for former in record.former_ids],
            bands=getattr(record, "bands", ()),
        )
        for record in records.values()
    ]


def _called(entries: Iterable[NameEntry], text: str) -> NameEntry | None:
    wanted = name_key(text)
    return next((entry for entry in entries if wanted in entry.keys), None) if wanted else None


def _called_with_band(entries: Iterable[NameEntry], text: str) -> NameEntry | None:
    said = _band_words.search(text)
    if not said:
        return None
    found = _called(entries, _band_words.sub(" ", text))
    return found if found is not None and said[1].casefold() in found.bands else None


def _likeness(wanted: str, name: str) -> float:
    """Return 0 to 1; a name that holds all that was typed is near, however long it is."""
    if len(wanted) >= 4 and wanted in name:
        return 0.8 + 0.2 * len(wanted) / len(name)
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, name, wanted, autojunk=False)
    if matcher.real_quick_ratio() < _NEAR_ENOUGH or matcher.quick_ratio() < _NEAR_ENOUGH:
        return 0.0
    return matcher.ratio()
