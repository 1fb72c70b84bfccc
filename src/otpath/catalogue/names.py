"""Names: finding a record by what people call it, and the nearest ones to a misspelling.

Ids, titles, aliases and former ids all count; capitals, spaces, hyphens and punctuation do not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from typing import Literal

from otpath.catalogue.base import Named
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.roles import Role

NamedKind = Literal["role", "qualification", "course"]
ALL_KINDS: tuple[NamedKind, ...] = ("role", "qualification", "course")

_NEAR_ENOUGH = 0.6
_band_words = re.compile(r"\bband\s*(\d[a-d]?)\b", re.IGNORECASE)


def name_key(text: str) -> str:
    """Return what counts of a name: its letters and digits, in small letters."""
    return re.sub(r"[\W_]+", "", text.replace("&", " and ").casefold())


def find(catalogue: Catalogue, text: str, kinds: Collection[NamedKind] = ALL_KINDS) -> Named | None:
    """Return the record that goes by this name, or None.

    'Band 4 assistant practitioner' finds the role if it has that pay band.
    """
    records = records_of(catalogue, kinds)
    return _called(records, text) or _called_with_band(records, text)


def nearest(
    catalogue: Catalogue, text: str, kinds: Collection[NamedKind] = ALL_KINDS, n: int = 3
) -> list[str]:
    """Return the ids of the records whose names are nearest to the text, nearest first."""
    wanted = name_key(text)
    scored = (
        (max(_likeness(wanted, name_key(name)) for name in record.names), record.id)
        for record in records_of(catalogue, kinds)
    )
    near = sorted((-score, record_id) for score, record_id in scored if score >= _NEAR_ENOUGH)
    return [record_id for _, record_id in near[:n]]


def kind_of(record: Named) -> NamedKind:
    """Return the kind of a record that people look up by name."""
    if isinstance(record, Role):
        return "role"
    return "qualification" if isinstance(record, Qualification) else "course"


def records_of(catalogue: Catalogue, kinds: Collection[NamedKind]) -> tuple[Named, ...]:
    """Return all records of the kinds, roles first."""
    by_kind: dict[NamedKind, Iterable[Named]] = {
        "role": catalogue.roles.values(),
        "qualification": catalogue.qualifications.values(),
        "course": catalogue.courses.values(),
    }
    return tuple(record for kind in ALL_KINDS if kind in kinds for record in by_kind[kind])


def _called(records: Iterable[Named], text: str) -> Named | None:
    wanted = name_key(text)
    if not wanted:
        return None
    return next((r for r in records if any(name_key(name) == wanted for name in r.names)), None)


def _called_with_band(records: Iterable[Named], text: str) -> Named | None:
    said = _band_words.search(text)
    if not said:
        return None
    found = _called(records, _band_words.sub(" ", text))
    has_band = isinstance(found, Role) and said[1].casefold() in found.bands
    return found if has_band else None


def _likeness(wanted: str, name: str) -> float:
    """Return 0 to 1; a name that holds all that was typed is near, however long it is."""
    if len(wanted) >= 4 and wanted in name:
        return 0.8 + 0.2 * len(wanted) / len(name)
    matcher = SequenceMatcher(None, name, wanted, autojunk=False)
    if matcher.real_quick_ratio() < _NEAR_ENOUGH or matcher.quick_ratio() < _NEAR_ENOUGH:
        return 0.0
    return matcher.ratio()
