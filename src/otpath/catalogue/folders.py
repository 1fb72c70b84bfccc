"""Where the data files lie, and a key that changes with anything they, or our code, hold.

Stands apart from loading, because a command that is served from a compiled form needs no more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

try:
    # What hashlib offers, without the start of OpenSSL, which takes longer than all our hashing.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

PACKAGE = Path(__file__).resolve().parents[1]


def data_dir() -> Path:
    """Return the folder of the data files: inside the package, else in the checkout."""
    packaged = PACKAGE / "data"
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / "data"


def layers_of(folder: Path | None) -> tuple[Path, ...]:
    """Return the folders on which a catalogue can rest: the shipped one, then one laid over it."""
    shipped = data_dir()
    is_shipped = folder is None or folder.resolve() == shipped.resolve()
    return (shipped,) if is_shipped or folder is None else (shipped, folder)


def content_key(layers: tuple[Path, ...]) -> str | None:
    """Return 32 letters for all YAML text in these folders and the code that reads it.

    None where something cannot be read: then nothing can be said of what was compiled.
    """
    digest = blake2b(digest_size=16)
    try:
        for line in _code_stamps():
            digest.update(line.encode("utf-8", "surrogateescape"))
        for layer in layers:
            digest.update(b"\0layer\0")
            for name, path in _looked_at(layer):
                content = b"" if path is None else path.read_bytes()
                digest.update(f"\0{name}\0{len(content)}\0".encode("utf-8", "replace"))
                digest.update(content)
    except OSError:
        return None
    return digest.hexdigest()


def digest_of(content: bytes | memoryview) -> bytes:
    """Return 32 bytes that no damaged content shares with the whole one."""
    return blake2b(content, digest_size=32).digest()


def _looked_at(layer: Path) -> list[tuple[str, Path | None]]:
    """Return all that a loader could look at, by name: files, and folders one below the top."""
    found: dict[str, Path | None] = {}
    with os.scandir(layer) as entries:
        for entry in entries:
            if entry.is_dir():
                found[f"{entry.name}/"] = None
                found |= {f"{entry.name}/{name}": path for name, path in _yaml_files(entry.path)}
    return sorted((found | dict(_yaml_files(layer))).items())


def _yaml_files(folder: str | Path) -> list[tuple[str, Path]]:
    with os.scandir(folder) as entries:
        return [
            (entry.name, Path(entry.path))
            for entry in entries
            if entry.name.lower().endswith((".yaml", ".yml"))
        ]


def _code_stamps() -> Iterator[str]:
    """Yield size and times of each of our modules, which is how Python itself knows them again."""
    yield f"{PACKAGE}\0"
    for folder in sorted((str(PACKAGE), *_rooms())):
        with os.scandir(folder) as entries:
            stamps = sorted(
                (entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")
            )
        for name, found in stamps:
            yield f"{folder}/{name}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\0"


def _rooms() -> Iterator[str]:
    """Yield every folder of our package that can hold modules, however deep."""
    waiting = [str(PACKAGE)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            below = [
                entry.path
                for entry in entries
                if entry.name not in {"__pycache__", "data"} and entry.is_dir()
            ]
        yield from below
        waiting += below
