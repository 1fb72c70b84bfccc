"""The user's cache folder: files that may be lost at any time, and are never trusted unseen.

Nothing here fails: what cannot be read is not there, and what cannot be written is not kept.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

VARIABLE = "OTPATH_CACHE"
OFF = "off"
BIGGEST = 64_000_000
MOST_FILES = 12
OLDEST_PART = 3600
"""Seconds after which a file that was never finished is one that never will be."""

_is_ours = re.compile(r"[a-z]+-[0-9a-f]{32}\.compiled").fullmatch
_is_part = re.compile(r"\.[a-z]+-[0-9a-f]{32}\.compiled\.\d+\.\d+\.part").fullmatch


def cache_dir() -> Path | None:
    """Return the folder, which need not exist; None where caching is off or there is no home."""
    chosen = os.environ.get(VARIABLE, "").strip()
    if chosen:
        return None if chosen.casefold() == OFF else Path(os.path.abspath(chosen))  # noqa: PTH100
    base = os.environ.get(_BASE_VARIABLES.get(sys.platform, "XDG_CACHE_HOME"), "")
    if Path(base).is_absolute():
        return Path(base, "otpath")
    # Not Path.home and Path.is_dir, which raise where there is none or it may not be seen.
    home = os.path.expanduser("~")  # noqa: PTH111
    if not Path(home).is_absolute() or not os.path.isdir(home):  # noqa: PTH112
        return None
    return Path(home, _BELOW_HOME.get(sys.platform, ".cache"), "otpath")


_BASE_VARIABLES = {"win32": "LOCALAPPDATA", "darwin": ""}
_BELOW_HOME = {"win32": "AppData/Local", "darwin": "Library/Caches"}


def file_name(what: str, key: str) -> str:
    """Return the name of a compiled form."""
    return f"{what}-{key}.compiled"


def read(name: str) -> bytes | None:
    """Return the content of a file that we, or the administrator, wrote; else None."""
    folder = cache_dir()
    if folder is None:
        return None
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        # Unbuffered and not waiting: a pipe in its place must not hold us up.
        with os.fdopen(os.open(folder / name, flags), "rb", buffering=0) as file:
            return file.read() if _is_trusted(os.fstat(file.fileno())) else None
    except OSError:
        return None


def _is_trusted(found: os.stat_result) -> bool:
    if not stat.S_ISREG(found.st_mode) or found.st_size > BIGGEST:
        return False
    if sys.platform == "win32":
        return True
    others_may_write = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return found.st_uid in {0, os.geteuid()} and not others_may_write


def write(name: str, content: bytes) -> None:
    """Put a file in the folder in one go, so that another process sees all of it or nothing."""
    folder = cache_dir()
    if folder is None:
        return
    part = folder / f".{name}.{os.getpid()}.{time.time_ns()}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
                file.write(content)
            part.replace(folder / name)
        finally:
            part.unlink(missing_ok=True)
        _tidy(folder)


def _tidy(folder: Path) -> None:
    """Remove all but the newest of our files; leave whatever is not ours."""
    aged = []
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                aged.append((entry.stat(follow_symlinks=False).st_mtime, entry.name))
    forms = [name for _, name in sorted(aged, reverse=True) if _is_ours(name)]
    since = time.time() - OLDEST_PART
    parts = [name for written, name in aged if _is_part(name) and written < since]
    for name in (*forms[MOST_FILES:], *parts):
        with suppress(OSError):
            (folder / name).unlink()
