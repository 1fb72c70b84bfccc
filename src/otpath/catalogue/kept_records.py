"""Records as JSON that needs no validation to become records again: each names what it is.

For what otpath wrote and keeps for itself. What people write goes through the models.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from otpath.catalogue.base import Record

_KIND = ""
"""The key of what an object is: no field has this name."""


def written(record: Record) -> bytes:
    """Return a record as JSON."""
    return json.dumps(_plain(record), separators=(",", ":"), ensure_ascii=False).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        kept = {name: _plain(part) for name, part in value if name in value.model_fields_set}
        return {_KIND: type(value).__name__, **kept}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def read(text: bytes) -> Record:
    """Return the record that `written` wrote; ValueError or TypeError where it did not."""
    found = _decoder.decode(text.decode())
    if not isinstance(found, Record):
        raise TypeError("this is no record")
    return found


def _made(values: dict[str, Any]) -> Any:
    kind = values.pop(_KIND, None)
    if kind is None:
        return values
    for name, value in values.items():
        if type(value) is list:
            values[name] = tuple(value)
    return _model_by_name()[kind].model_construct(**values)


_decoder = json.JSONDecoder(object_hook=_made)


@cache
def _model_by_name() -> dict[str, type[Record]]:
    found: dict[str, type[Record]] = {}
    waiting: list[type[Record]] = [Record]
    while waiting:
        model = waiting.pop()
        found[model.__name__] = model
        waiting += model.__subclasses__()
    return found
