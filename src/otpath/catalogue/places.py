"""Places: from an address inside a record to the line and column where it is written.

An address is pydantic's `loc`: keys and list indexes. Nothing here runs unless something is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

    from otpath.catalogue.problems import Problem
    from otpath.catalogue.yaml_files import YamlFile
    from otpath.catalogue.yaml_values import Value

Loc = tuple[int | str, ...]


@dataclass(frozen=True)
class Spot:
    """A value's address: its file, the record's index in it, and the way inside.

    A file is named by its kind of record, then its own name, as "roles/roles.yaml".
    """

    file: str
    index: int
    loc: Loc = ()

    @property
    def kind(self) -> str:
        """The kind of record, as "roles"."""
        return self.file.partition("/")[0]

    def at(self, *parts: int | str) -> Spot:
        """Return the address of something further in."""
        return Spot(self.file, self.index, (*self.loc, *parts))


@dataclass(frozen=True)
class Finding:
    """Something wrong with the catalogue, found by a check that knows no lines."""

    spot: Spot
    message: str
    hint: str
    see: Spot | None = None
    """The other place, where two do not go together."""


@dataclass(frozen=True)
class Places:
    """Where every value of the read files stands."""

    files: Mapping[str, YamlFile]

    def problem(self, finding: Finding, kind: str) -> Problem:
        """Give a finding its line, and the word for what found it."""
        file = self.files[finding.spot.file]
        line, column = self._place(finding.spot)
        hint = finding.hint
        if finding.see:
            hint += f"; see {self.files[finding.see.file].path}:{self._place(finding.see)[0] + 1}"
        return file.problem(line, column, finding.message, hint, kind)

    def _place(self, spot: Spot) -> tuple[int, int]:
        return place_of(self.files[spot.file].records[spot.index].node, spot.loc)


def place_of(node: yaml.Node, loc: Loc, *, at_key: bool = False) -> tuple[int, int]:
    """Return line and column, from 0, of the value at an address.

    A value that begins below its key is shown at the key. A part of the address that is not in the
    file (a missing field) is shown at the first key of what lacks it.
    """
    key: yaml.Node | None = None
    for part in loc:
        step = _step(node, part)
        if step is None:
            return _mark(node)
        key, node = step
    if key is not None and (at_key or node.start_mark.line != key.start_mark.line):
        return _mark(key)
    return _mark(node)


def _mark(node: yaml.Node) -> tuple[int, int]:
    import yaml

    if isinstance(node, yaml.MappingNode) and node.value:
        node = node.value[0][0]
    return node.start_mark.line, node.start_mark.column


def _step(node: yaml.Node, part: int | str) -> tuple[yaml.Node | None, yaml.Node] | None:
    import yaml

    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    if isinstance(node, yaml.MappingNode):
        return next(((key, item) for key, item in node.value if key.value == part), None)
    return None


def without_tags(value: Value, loc: Iterable[int | str]) -> Loc:
    """Drop the parts of pydantic's `loc` that name a requirement's kind: no key in the file."""
    found: list[int | str] = []
    for part in loc:
        in_list = bool(found) and isinstance(found[-1], int)
        if in_list and isinstance(value, dict) and value.get("kind") == part:
            # Only once: after the tag comes a key of the requirement, even one of the same name.
            found.append("")
            continue
        found.append(part)
        value = below(value, part)
    return tuple(part for part in found if part != "")


def below(value: Value, part: int | str) -> Value:
    """Return the value one step further in; None where there is none."""
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    if isinstance(value, dict) and isinstance(part, str):
        return value.get(part)
    return None
