"""Files are written whole or not at all, and never over another one without being told."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: str | bytes, *, replace: bool) -> None:
    """Write a file in one go: a reader sees the whole of it or nothing new.

    Raises:
        FileExistsError: there is a file of that name and `replace` is false.
        OSError: the folder cannot be written to.

    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
        part.chmod(0o666 & ~_umask())
        if replace:
            part.replace(path)
        else:
            _put_in_free_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def _put_in_free_place(part: Path, path: Path) -> None:
    try:
        # A link fails where the name is taken, even if it was taken just now.
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # Some disks, such as most memory sticks, have no links: take the name, then fill it.
        path.touch(exist_ok=False)
        part.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
