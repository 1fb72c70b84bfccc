"""Loading: from a folder of YAML files to a catalogue, or to everything that is wrong with it."""

from __future__ import annotations

import gc
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from otpath.catalogue.base import Record
from otpath.catalogue.checks import CHECKS, kind_of_check
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.drafts import MAIN_FILES, MODEL_BY_FILE, Draft, TopRecord
from otpath.catalogue.folders import data_dir
from otpath.catalogue.loaded import Loaded
from otpath.catalogue.places import Places, Spot
from otpath.catalogue.problems import Problem
from otpath.catalogue.strays import find_strays
from otpath.catalogue.validating import validated
from otpath.catalogue.yaml_files import YamlFile, YamlRecord, read_yaml, shown_path

__all__ = ["Loaded", "data_dir", "is_laid_over", "load"]

_OWN = " (own)"
"""Ends the name of a file in a folder that is laid over the shipped catalogue."""
_is_id = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*").fullmatch


def load(folder: Path | None = None, *, inspect_on: date | None = None) -> Loaded:
    """Read, validate and check all data files; report all problems at once.

    Given a day, the catalogue is also inspected as on that day, where nothing is wrong in it.

    A folder without some of the main files is laid over the shipped catalogue: its records are
    added, and one whose id is shipped replaces that record.
    """
    folder = data_dir() if folder is None else folder
    if not folder.is_dir():
        return Loaded(None, (_no_folder(folder),))
    missing = _missing_files(folder) if is_laid_over(folder) else ()
    with _collector_paused():
        return replace(_load(folder, inspect_on), missing=missing)


def _no_folder(folder: Path) -> Problem:
    if folder.exists():
        hint = f"name the folder that it is in: {shown_path(folder.parent)}"
        return Problem(shown_path(folder), 0, 0, "this is a file, not a folder", hint)
    hint = f"it must hold {', '.join(_file_names())}"
    return Problem(shown_path(folder), 0, 0, "there is no such folder", hint)


def is_laid_over(folder: Path) -> bool:
    """Tell whether a folder holds only changes to the shipped catalogue."""
    return bool(_missing_files(folder)) and folder.resolve() != data_dir().resolve()


def _missing_files(folder: Path) -> tuple[str, ...]:
    """Return the main files that a folder does not have, as "pay.yaml"."""
    return tuple(f"{kind}.yaml" for kind in MAIN_FILES if not _is_present(folder, kind))


def _load(folder: Path, inspect_on: date | None) -> Loaded:
    read = _read_all(folder)
    if not read:
        hint = f"it must hold some of {', '.join(_file_names())}"
        message = "there are no data files in this folder"
        return Loaded(None, (Problem(shown_path(folder), 0, 0, message, hint),))
    draft, problems = _draft(read)
    places = Places(read)
    problems += [
        places.problem(finding, kind_of_check(check))
        for check in CHECKS
        for finding in check(draft)
    ]
    problems += find_strays(folder)
    if problems:
        return Loaded(None, tuple(sorted(set(problems))))
    if inspect_on is None:
        return Loaded(_catalogue(draft), ())
    return Loaded(_catalogue(draft), (), *_inspected(draft, places, inspect_on))


def _inspected(
    draft: Draft, places: Places, today: date
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the warnings and the assumptions, each sorted by place.

    Of a folder that is laid over the shipped catalogue only its own: the others are not its fault.
    """
    from otpath.catalogue.inspections import INSPECTIONS, find_assumptions

    own = {name for name in places.files if name.endswith(_OWN)} or set(places.files)
    warnings = {
        places.problem(finding, inspection.kind)
        for inspection in INSPECTIONS
        for finding in inspection.look(draft, today)
        if finding.spot.file in own
    }
    assumptions = [
        places.problem(finding, "assumption")
        for finding in find_assumptions(draft)
        if finding.spot.file in own
    ]
    return tuple(sorted(warnings)), tuple(sorted(assumptions))


def _read_all(folder: Path) -> dict[str, YamlFile]:
    if not is_laid_over(folder):
        return _read(folder, MAIN_FILES)
    own = _read(folder)
    return _laid_over(_read(data_dir(), MAIN_FILES), own) if own else {}


def _read(folder: Path, needed: Collection[str] = ()) -> dict[str, YamlFile]:
    return {
        f"{kind}/{path.name}": read_yaml(path)
        for kind in MODEL_BY_FILE
        if kind in needed or _is_present(folder, kind)
        for path in _paths(folder, kind)
    }


def _is_present(folder: Path, kind: str) -> bool:
    return bool(_inside(folder, kind)) or (folder / f"{kind}.yaml").exists()


def _paths(folder: Path, kind: str) -> list[Path]:
    """Return the files of a kind: all in the folder of that name, else the one file."""
    return _inside(folder, kind) or [folder / f"{kind}.yaml"]


def _inside(folder: Path, kind: str) -> list[Path]:
    """Return the files of the folder of that name, without the hidden ones of editors."""
    files = (folder / kind).glob("*.yaml")
    return sorted(path for path in files if not path.name.startswith("."))


def _laid_over(shipped: Mapping[str, YamlFile], own: Mapping[str, YamlFile]) -> dict[str, YamlFile]:
    changed = {
        (Spot(name, 0).kind, _written_id(record)) for name, file in own.items()
        for record in file.records
    }  # fmt: skip
    kept = {
        name: replace(
            file,
            records=tuple(
                record
                for record in file.records
                if (Spot(name, 0).kind, _written_id(record)) not in changed
            ),
        )
        for name, file in shipped.items()
    }
    return kept | {f"{name}{_OWN}": file for name, file in own.items()}


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Halve the loading time: nearly all of its objects live on, so there is nothing to collect."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _file_names() -> list[str]:
    return [f"{file}.yaml" for file in MODEL_BY_FILE]


def _draft(read: Mapping[str, YamlFile]) -> tuple[Draft, list[Problem]]:
    records: list[tuple[Spot, TopRecord]] = []
    ids: list[tuple[Spot, str]] = []
    problems = [problem for file in read.values() for problem in file.problems]
    for name, file in read.items():
        for index, written in enumerate(file.records):
            spot = Spot(name, index)
            record = validated(file, written, MODEL_BY_FILE[spot.kind])
            if isinstance(record, Record):
                records.append((spot, record))
            else:
                problems += record
            if written_id := _written_id(written):
                ids.append((spot.at("id"), written_id))
    partly_read = frozenset(
        Spot(name, 0).kind for name, file in read.items() if not _is_fully_named(file)
    )
    return Draft(tuple(records), tuple(ids), partly_read), problems


def _is_fully_named(file: YamlFile) -> bool:
    """Tell whether all ids of the file are known, so that a link to another one dangles."""
    ids = [_written_id(written) for written in file.records]
    return file.is_whole and all(written_id and _is_id(written_id) for written_id in ids)


def _written_id(written: YamlRecord) -> str | None:
    found = written.value.get("id") if isinstance(written.value, dict) else None
    return found if isinstance(found, str) else None


def _catalogue(draft: Draft) -> Catalogue:
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in MODEL_BY_FILE}
    for spot, record in draft.records:
        by_kind[spot.kind][record.id] = record
    return Catalogue(**by_kind)
