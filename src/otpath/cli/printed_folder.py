"""The folder of a printed caseload, and the list of what was written to it.

A file is ours if its bytes are those that we wrote: the list in the folder holds their digest. So a
page that an adviser has edited is as safe as a file of somebody else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from otpath.cli.given import CommandLineError
from otpath.cli.saving import Content
from otpath.reports.saving import write_whole

LIST = ".otpath-printed.json"


class UnprintedError(Exception):
    """One profile cannot be printed: a sentence, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class PrintedFolder:
    """A folder that plans are printed to."""

    def __init__(self, path: Path, digest_by_name: dict[str, str], *, force: bool) -> None:
        self.path = path
        self._digest_by_name = digest_by_name
        self._force = force

    @classmethod
    def opened(cls, path: Path, *, force: bool) -> PrintedFolder:
        """Return the folder, made if it is missing. `force`: what is not ours is replaced too."""
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = "is not a folder" if path.exists() else f"cannot be made: {error.strerror}"
            raise CommandLineError(f"--out {str(path)!r} {why}", "name another folder") from error
        return cls(path, _read_list(path / LIST), force=force)

    def put(self, made: Mapping[str, Content]) -> tuple[str, ...]:
        """Write what is not there as it is; return the names of what was written.

        Raises:
            UnprintedError: one of the files would take the place of what is not ours, and then none
                is written; or the folder cannot be written to.

        """
        contents = {name: _bytes(content) for name, content in made.items()}
        changed = {name: data for name, data in contents.items() if not self._holds(name, data)}
        for name in changed:
            self._check_free(name)
        try:
            self._note({name: data for name, data in contents.items() if name not in changed})
            for name, data in changed.items():
                file = self.path / name
                write_whole(file, data, replace=file.exists())
                self._note({name: data})
        except OSError as error:
            raise UnprintedError(
                f"'{self.path}' cannot be written to: {error.strerror}", "look at that folder"
            ) from error
        return tuple(changed)

    def _holds(self, name: str, data: bytes) -> bool:
        return _digest_of(self.path / name) == _digest(data)

    def _check_free(self, name: str) -> None:
        file = self.path / name
        if not file.exists():
            return
        if not file.is_file():
            raise UnprintedError(f"{file} is there and is no file", "move it away")
        if not self._force and _digest_of(file) != self._digest_by_name.get(name):
            raise UnprintedError(
                f"{file} is there, and is not as otpath wrote it, so it is kept",
                "move it away, print to another folder, or add --force to replace it",
            )

    def _note(self, data_by_name: Mapping[str, bytes]) -> None:
        """Put files on the list, so that a later run knows them as ours."""
        new = {name: _digest(data) for name, data in data_by_name.items()}
        if new.items() <= self._digest_by_name.items():
            return
        self._digest_by_name |= new
        text = json.dumps(self._digest_by_name, indent=1, sort_keys=True, ensure_ascii=False)
        write_whole(self.path / LIST, text + "\n", replace=True)


def _read_list(file: Path) -> dict[str, str]:
    """Return the digests of what was written here. If the list cannot be read, nothing is ours."""
    try:
        found = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    except (OSError, ValueError):
        return {}
    entries = found.items() if isinstance(found, dict) else ()
    return {name: digest for name, digest in entries if isinstance(digest, str)}


def _digest_of(file: Path) -> str | None:
    """Return the digest of a file; None where there is no file that can be read."""
    try:
        return _digest(file.read_bytes()) if file.is_file() else None
    except OSError:
        return None


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _bytes(content: Content) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content
