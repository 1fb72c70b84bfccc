"""The compiled catalogue: the same records as the YAML files, read again only when those change.

Kept are the records, validated, and their names. A record is made when it is first asked for, and
is not validated again; where what was kept is no record, the YAML is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, ValuesView
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from otpath.catalogue import without_pydantic
from otpath.catalogue.containers import Container, Texts, shelf
from otpath.catalogue.loaded import Loaded
from otpath.catalogue.names import ALL_KINDS, FIELD_BY_KIND, NameEntry, names_of

if TYPE_CHECKING:
    from otpath.catalogue.base import Record
    from otpath.catalogue.contents import Catalogue

R = TypeVar("R", bound="Record")

Afresh = Callable[[], "Catalogue"]


def load_compiled(folder: Path | None = None, *, is_all_there_is: bool = False) -> Loaded:
    """Return what `loading.load` returns; the YAML is parsed only where it has changed.

    `is_all_there_is`: this process makes no other records, so that none needs to be validated.
    """
    kept = shelf("catalogue", folder)
    found = kept.read()
    catalogue = (
        None if found is None else _catalogue(found, folder, is_all_there_is=is_all_there_is)
    )
    if catalogue is not None:
        return Loaded(catalogue, ())
    from otpath.catalogue.loading import load

    loaded = load(folder)
    if loaded.catalogue is not None and not loaded.problems:
        whole = loaded.catalogue
        kept.keep(lambda: _parts(whole))
    return loaded


class CompiledRecords(Mapping[str, R]):
    """The records of one kind by id, in the order of their ids, each made when it is asked for."""

    def __init__(self, kind: str, container: Container, afresh: Afresh) -> None:
        self._kind = kind
        self._container = container
        self._afresh = afresh
        self._ids = container.spans[kind]
        self._made: dict[str, R] = {}
        self._all: dict[str, R] | None = None
        self.entries: tuple[NameEntry, ...] | None = None
        """What the records are called, where people look them up by name."""

    def __getitem__(self, record_id: str) -> R:
        made = self._made.get(record_id)
        return made if made is not None else self._make(record_id)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def values(self) -> ValuesView[R]:
        """Return all records, which makes those that are still to be made."""
        if self._all is None:
            self._all = {record_id: self[record_id] for record_id in self._ids}
        return self._all.values()

    def _make(self, record_id: str) -> R:
        if record_id not in self._ids:
            raise KeyError(record_id)
        from otpath.catalogue.kept_records import read

        try:
            record = cast("R", read(self._container.text(self._kind, record_id)))
        except (ValueError, TypeError, KeyError):
            record = getattr(self._afresh(), self._kind)[record_id]
        self._made[record_id] = record
        return record


def _catalogue(
    container: Container, folder: Path | None, *, is_all_there_is: bool
) -> Catalogue | None:
    @cache
    def afresh() -> Catalogue:
        from otpath.catalogue.loading import load

        found = None if without_pydantic.is_decided() else load(folder).catalogue
        if found is None:
            raise ValueError("the compiled catalogue, or the data files, are wrong")
        return found

    by_kind: dict[str, Any] = {
        kind: CompiledRecords(kind, container, afresh) for kind in container.spans
    }
    try:
        for named in ALL_KINDS:
            rows = container.about[named]
            by_kind[FIELD_BY_KIND[named]].entries = tuple(NameEntry(*row) for row in rows)
    except (KeyError, TypeError):
        return None
    if is_all_there_is:
        without_pydantic.decide()
    from otpath.catalogue.contents import Catalogue

    return Catalogue(**by_kind)


def _parts(catalogue: Catalogue) -> tuple[object, Texts] | None:
    """Return what to keep; None where what is kept of a record would not give that record back."""
    from otpath.catalogue.kept_records import read, written

    texts: dict[str, dict[str, bytes]] = {kind: {} for kind in catalogue.by_file()}
    for kind, records in catalogue.by_file().items():
        for record_id, record in records.items():
            text = written(record)
            if read(text) != record:
                return None
            texts[kind][record_id] = text
    return names_of(catalogue), texts
