"""Containers: many small texts in one checked file, each found without reading the others.

First a line that names the format, 32 bytes of digest over all that follows, and 8 bytes that say
how long the index is. Then the index, as JSON: the content key, what the maker says of the texts,
and where each stands. Then the texts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from otpath.catalogue import cache
from otpath.catalogue.folders import content_key, digest_of, layers_of

FORMAT = b"otpath compiled form 1\n"
_DIGEST_END = len(FORMAT) + 32
_LENGTH_END = _DIGEST_END + 8

Texts = Mapping[str, Mapping[str, bytes]]
"""Texts by section and name."""


class Container(NamedTuple):
    """An opened container."""

    about: Any
    spans: Mapping[str, Mapping[str, tuple[int, int]]]
    """Where each text begins and ends, by section and name."""
    content: bytes

    def text(self, section: str, name: str) -> bytes:
        """Return one text."""
        start, end = self.spans[section][name]
        return self.content[start:end]


class Shelf(NamedTuple):
    """The place of one kind of container for one folder, as long as the folder stays as it is."""

    what: str
    layers: tuple[Path, ...]
    key: str | None

    def read(self) -> Container | None:
        """Return what was kept, if it is whole and made from just these files by just this code."""
        if self.key is None:
            return None
        content = cache.read(cache.file_name(self.what, self.key))
        return None if content is None else unpacked(content, self.key)

    def keep(self, make: Callable[[], tuple[object, Texts] | None]) -> None:
        """Make a container and keep it, unless there is nowhere to keep it or nothing to keep."""
        made = None if self.key is None or cache.cache_dir() is None else make()
        if made is None or self.key is None:
            return
        content = packed(self.key, *made)
        # The files may have changed while they were read: then nobody knows what was read.
        if content_key(self.layers) == self.key:
            cache.write(cache.file_name(self.what, self.key), content)


def shelf(what: str, folder: Path | None = None) -> Shelf:
    """Return the place of a kind of container for the files as they are now."""
    layers = layers_of(folder)
    return Shelf(what, layers, content_key(layers) if cache.cache_dir() else None)


def packed(key: str, about: object, texts: Texts) -> bytes:
    """Return a container as bytes."""
    spans: dict[str, dict[str, tuple[int, int]]] = {}
    bodies: list[bytes] = []
    at = 0
    for section, text_by_name in texts.items():
        spans[section] = {}
        for name, text in text_by_name.items():
            spans[section][name] = (at, at + len(text))
            bodies.append(text)
            at += len(text)
    index = json.dumps([key, about, spans], separators=(",", ":"), ensure_ascii=False).encode()
    rest = b"".join((len(index).to_bytes(8, "big"), index, *bodies))
    return FORMAT + digest_of(rest) + rest


def unpacked(content: bytes, key: str) -> Container | None:
    """Open a container; None where it is not ours, not whole, or made from something else."""
    view = memoryview(content)
    if view[: len(FORMAT)] != FORMAT or view[len(FORMAT) : _DIGEST_END] != digest_of(
        view[_DIGEST_END:]
    ):
        return None
    start = _LENGTH_END + int.from_bytes(view[_DIGEST_END:_LENGTH_END], "big")
    try:
        made_from, about, spans = json.loads(content[_LENGTH_END:start])
    except (ValueError, TypeError, RecursionError):
        return None
    if made_from != key or not isinstance(spans, dict):
        return None
    if not all(isinstance(section, dict) for section in spans.values()):
        return None
    return Container(about, spans, content[start:])
