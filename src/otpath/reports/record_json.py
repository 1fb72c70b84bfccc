"""Records as JSON, for other programs. Names are those of the data files; none is ever renamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from otpath.answers.stories import stories_of
from otpath.catalogue.base import NATIONS, Named, Record, Sourced
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.names import NamedKind, kind_of, records_of
from otpath.catalogue.requirements import Group, Leaf
from otpath.catalogue.roles import Role
from otpath.reports.story_words import story_data
from otpath.rules.words import in_words

FORMAT = "1"


def record_data(record: Named, catalogue: Catalogue) -> dict[str, Any]:
    """Return one record, with every requirement in words too, and its sources in full."""
    pay = _pay(record, catalogue) if isinstance(record, Role) else {}
    money = _money(record, catalogue) if isinstance(record, Course) else {}
    stories = stories_of(record.id, catalogue) if isinstance(record, Role) else ()
    scales = [catalogue.pay[scale["scale"]] for scale in pay.get("pay_in_bands", ())]
    return {
        "format": FORMAT,
        "kind": kind_of(record),
        "record": with_words(record, catalogue),
        **pay,
        **({"stories": list(map(story_data, stories))} if isinstance(record, Role) else {}),
        **{key: [with_words(part, catalogue) for part in parts] for key, parts in money.items()},
        "sources": sources_data((record, *scales, *stories, *chain(*money.values())), catalogue),
    }


def _money(course: Course, catalogue: Catalogue) -> dict[str, tuple[Record, ...]]:
    funding = (f for f in catalogue.funding.values() if course.id in f.courses)
    dates = (d for d in catalogue.calendar.values() if course.id in d.courses)
    return {"funding": tuple(funding), "dates": tuple(dates)}


def sources_data(parts: Iterable[Record], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return every source that the records name, in full, each once."""
    used = dict.fromkeys(i for part in parts for i in _sources_in(part))
    return [with_words(catalogue.sources[i], catalogue) for i in used]


def list_data(kind: NamedKind, catalogue: Catalogue) -> dict[str, Any]:
    """Return all records of a kind in short."""
    records = records_of(catalogue, (kind,))
    return {"format": FORMAT, f"{kind}s": [_short(record) for record in records]}


def _short(record: Named) -> dict[str, Any]:
    kept = ("kind", "mode", "rqf_level", "bands")
    own = {name: getattr(record, name) for name in kept if hasattr(record, name)}
    return {"id": record.id, "title": record.title, "aliases": list(record.aliases), **own}


def _pay(role: Role, catalogue: Catalogue) -> dict[str, Any]:
    found = (
        (nation, hit)
        for nation in NATIONS
        if nation in role.nations
        for band in role.bands
        if (hit := catalogue.band_pay(nation, band))
    )
    return {
        "pay_in_bands": [
            {
                "nation": nation,
                "year": scale.year,
                "band": pay.band,
                "lowest": pay.lowest,
                "highest": pay.highest,
                "scale": scale.id,
                "assumption": scale.assumption,
            }
            for nation, (scale, pay) in found
        ]
    }


def with_words(value: object, catalogue: Catalogue) -> Any:
    """Return a value as JSON has it; a requirement gains the key `in_words`."""
    if isinstance(value, Record):
        data = {name: with_words(part, catalogue) for name, part in value}
        return (
            {**data, "in_words": in_words(value, catalogue)}
            if isinstance(value, Group | Leaf)
            else data
        )
    if isinstance(value, tuple):
        return [with_words(part, catalogue) for part in value]
    return value


def _sources_in(value: object) -> Iterator[str]:
    if isinstance(value, Sourced):
        yield from value.sources
    parts: Iterable[object] = ()
    if isinstance(value, Record):
        parts = (part for _, part in value)
    elif isinstance(value, tuple):
        parts = value
    for part in parts:
        yield from _sources_in(part)
