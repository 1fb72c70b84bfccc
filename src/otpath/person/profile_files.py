"""A profile file: read, and checked, with every problem at its line.

The file is YAML, read as the catalogue's files are: `no` is text, and nothing is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml
from pydantic import ValidationError

from otpath.catalogue.places import Loc, place_of
from otpath.catalogue.problems import Problem
from otpath.catalogue.validating import validated
from otpath.catalogue.yaml_files import FileKind, YamlFile, YamlRecord, read_yaml
from otpath.catalogue.yaml_values import NO_TAG, Value
from otpath.person.profile_facts import Fault, Meanings, facts_of
from otpath.person.profile_models import EXAMPLES, Profile, ProfileLimits
from otpath.person.told import Told

BIGGEST_PROFILE = 100_000
_PROFILE = FileKind(
    begins=re.compile(r"[^\s#-]"),
    part="key",
    root=yaml.MappingNode,
    must_be="keys and values",
    how='begin it with a line such as "from: porter"',
    how_if_missing='check its name; to begin one, a line such as "from: porter" is enough',
    how_if_empty='begin it with a line such as "from: porter"',
    biggest=BIGGEST_PROFILE,
)
_MEANT = {
    "awards": "write qualifications",
    "have": "write qualifications",
    "name": "no name is needed; a reference of your own can stand under note",
    "provider": "say it on the command line",
    "programme": "say it on the command line",
    "role": "write from",
    "target": "write to",
}
"""What to do about keys that people expect at the top."""


def read_profile(path: Path, meanings: Meanings) -> Told | tuple[Problem, ...]:
    """Return what a profile says, or everything that is wrong with it, in the order of its lines.

    `meanings` knows the names of the catalogue and the present month.
    """
    file = read_yaml(path, _PROFILE)
    if not file.records:
        return file.problems or (_nothing_said(file),)
    written = _widened(_joined(file.records))
    found = validated(file, written, Profile, EXAMPLES)
    wrong = list(file.problems)
    if isinstance(found, Profile):
        told, faults = facts_of(found, meanings)
    else:
        wrong += [_with_better_hint(problem) for problem in found]
        faults = list(_faults_of_the_rest(written, meanings))
        told = Told()
    refused = {(problem.line, problem.column) for problem in file.problems}
    found_wrong = [_problem(file, written, fault) for fault in faults]
    wrong += [p for p in found_wrong if (p.line, p.column) not in refused]
    return tuple(sorted(set(wrong))) or told


def _nothing_said(file: YamlFile) -> Problem:
    return Problem(file.path, 0, 0, "the file says nothing", _PROFILE.how_if_empty)


def _problem(file: YamlFile, written: YamlRecord, fault: Fault) -> Problem:
    place = place_of(written.node, fault.loc, at_key=fault.at_key)
    return file.problem(*place, fault.message, fault.hint, "profile")


def _joined(records: Sequence[YamlRecord]) -> YamlRecord:
    """Join the parts of a file that had to be read key by key."""
    first = records[0].node
    if len(records) == 1:
        return records[0]
    pairs = [pair for record in records for pair in record.node.value]
    node = yaml.MappingNode(NO_TAG, pairs, first.start_mark, first.end_mark)
    values: dict[str, Value] = {}
    for record in records:
        values = {**_keys(record.value), **values}
    return YamlRecord(node, values)


def _widened(written: YamlRecord) -> YamlRecord:
    """Write short forms out: the word none, and a qualification that is a name alone."""
    value = dict(_keys(written.value))
    if _is_none(value.get("gcses")):
        value["gcses"] = {"others": "none"}
    listed = value.get("qualifications")
    items = ["none"] if _is_none(listed) else listed
    if isinstance(items, list):
        value["qualifications"] = [{"name": i} if isinstance(i, str) else i for i in items]
    return replace(written, value=value)


def _is_none(value: Value) -> bool:
    return isinstance(value, str) and value.strip().casefold() == "none"


def _keys(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, dict) else {}


def _with_better_hint(problem: Problem) -> Problem:
    """Say where a key belongs that stands in the wrong place, or has another name here."""
    unknown = re.fullmatch(r'"(.+)" is not a key of this profile', problem.message)
    if not unknown:
        return problem
    key = unknown[1].replace("-", "_")
    if key in ProfileLimits.model_fields:
        return replace(problem, hint=f'write it under "limits:", as "  {EXAMPLES[key]}"')
    hint = _MEANT.get(key.casefold())
    return replace(problem, hint=hint) if hint else problem


# --- the rest of a profile in which something has the wrong shape --------------------------------


def _faults_of_the_rest(written: YamlRecord, meanings: Meanings) -> Iterator[Fault]:
    """Yield what is wrong in the keys whose shape is right, so that all is said at once."""
    value, kept_items = _sound_part(written.value)
    try:
        profile = Profile.model_validate_json(json.dumps(value))
    except ValidationError:
        return
    for fault in facts_of(profile, meanings)[1]:
        key, *rest = fault.loc or ("",)
        if key == "qualifications" and rest and isinstance(rest[0], int):
            fault = replace(fault, loc=(key, kept_items[rest[0]], *rest[1:]))  # noqa: PLW2901
        yield fault


def _sound_part(value: Value) -> tuple[Value, Sequence[int]]:
    """Return a profile without what has a wrong shape, and the places of the items it keeps."""
    try:
        Profile.model_validate_json(json.dumps(value))
    except ValidationError as error:
        locs: list[Loc] = [fault["loc"] for fault in error.errors(include_url=False)]
    else:
        locs = []
    sound = {key: part for key, part in _keys(value).items() if (key,) not in locs}
    for key, part in sound.items():
        if isinstance(part, dict):
            bad = {loc[1] for loc in locs if loc[0] == key}
            sound[key] = {name: item for name, item in part.items() if name not in bad}
    items = sound.get("qualifications")
    bad_items = {loc[1] for loc in locs if loc[0] == "qualifications" and len(loc) > 1}
    kept = [n for n in range(len(items)) if n not in bad_items] if isinstance(items, list) else []
    if isinstance(items, list):
        sound["qualifications"] = [items[n] for n in kept]
    return sound, kept
