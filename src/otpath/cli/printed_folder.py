"""The folder of a printed caseload, and the list of what was written to it.

A file is ours if its bytes are those that we wrote: the list in the folder holds their digest. So a
page that an adviser has edited is as safe as a file of somebody else.

The list also says when each file was made. Files that are made again as at that time, and come out
the same, are left alone: nothing but the day on them would change.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from otpath.cli.given import CommandLineError
from otpath.cli.saving import Content
from otpath.reports.saving import write_whole

LIST = ".otpath-printed.json"
Make = Callable[[datetime], Mapping[str, Content]]
"""Makes the files of one profile, by their names, as at a time."""


class UnprintedError(Exception):
    """One profile cannot be printed: a sentence, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class KeptError(UnprintedError):
    """One profile is not printed, because a file in its place is not ours."""


@dataclass(frozen=True)
class Entry:
    """What the list says of a file. `made` is when, with the offset of the time zone."""

    digest: str
    made: str


class PrintedFolder:
    """A folder that plans are printed to."""

    def __init__(self, path: Path, entries: dict[str, Entry], *, force: bool) -> None:
        self.path = path
        self._entries = entries
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

    def put(self, names: Iterable[str], make: Make, now: datetime) -> tuple[str, ...]:
        """Write the files that are not there as they are; return the names of what was written.

        Raises:
            KeptError: one of the files would take the place of what is not ours, and then none is
                written.
            UnprintedError: the folder cannot be written to.

        """
        before = self._made(names)
        if before and self._holds_all(make(before)):
            return ()
        contents = {name: _bytes(content) for name, content in make(now).items()}
        changed = {name: data for name, data in contents.items() if not self._holds(name, data)}
        for name in changed:
            self._check_free(name)
        self._note({name: data for name, data in contents.items() if name not in changed}, now)
        for name, data in changed.items():
            self._write(name, data)
            self._note({name: data}, now)
        return tuple(changed)

    def _write(self, name: str, data: Content) -> None:
        file = self.path / name
        try:
            write_whole(file, data, replace=file.exists())
        except OSError as error:
            raise UnprintedError(
                f"{file} cannot be written: {error.strerror}",
                "close it where it is open, or print to another folder",
            ) from error

    def _made(self, names: Iterable[str]) -> datetime | None:
        """Return when these files were made; None unless all were, at one time."""
        times = {self._entries[name].made if name in self._entries else "" for name in names}
        try:
            (made,) = times
            return datetime.fromisoformat(made)
        except ValueError:
            return None

    def _holds_all(self, contents: Mapping[str, Content]) -> bool:
        return all(self._holds(name, _bytes(content)) for name, content in contents.items())

    def _holds(self, name: str, data: bytes) -> bool:
        return _digest_of(self.path / name) == _digest(data)

    def _check_free(self, name: str) -> None:
        file = self.path / name
        if not file.exists():
            return
        if not file.is_file():
            raise KeptError(f"{file} is there and is no file", "move it away")
        entry = self._entries.get(name)
        if not self._force and (entry is None or _digest_of(file) != entry.digest):
            raise KeptError(
                f"{file} is there, and is not as otpath wrote it, so it is kept",
                "move it away, print to another folder, or add --force to replace it",
            )

    def _note(self, data_by_name: Mapping[str, bytes], now: datetime) -> None:
        """Put files on the list, so that a later run knows them as ours."""
        made = now.isoformat()
        new = {name: Entry(_digest(data), made) for name, data in data_by_name.items()}
        if new.items() <= self._entries.items():
            return
        self._entries |= new
        entries = {name: asdict(entry) for name, entry in self._entries.items()}
        text = json.dumps(entries, indent=1, sort_keys=True, ensure_ascii=False)
        self._write(LIST, text + "\n")


def _read_list(file: Path) -> dict[str, Entry]:
    """Return what was written here. If the list cannot be read, nothing is ours."""
    try:
        found = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        return {name: Entry(str(row["digest"]), str(row["made"])) for name, row in found.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


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
