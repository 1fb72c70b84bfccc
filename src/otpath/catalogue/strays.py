"""Files and folders that would be left unread without a word, such as misnamed ones."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from otpath.catalogue.drafts import MODEL_BY_FILE
from otpath.catalogue.problems import Problem
from otpath.catalogue.yaml_files import shown_path

_FILES = tuple(f"{kind}.yaml" for kind in MODEL_BY_FILE)
_ENDINGS = (".yaml", ".yml")


def find_strays(folder: Path) -> list[Problem]:
    """Return a problem for each file or folder of data that no record is read from."""
    return [found for path in _entries(folder) for found in _look_at(path)]


def _look_at(path: Path) -> Iterator[Problem]:
    if _is_lost_link(path):
        if path.name in MODEL_BY_FILE or _is_like_data(path):
            yield _problem(path, "this link leads nowhere", "mend the link, or remove it")
    elif path.is_dir():
        is_kind = path.name in MODEL_BY_FILE
        yield from _look_inside(path) if is_kind else _stray_folder(path)
    elif path.name in _FILES:
        if any(path.with_suffix("").glob("*.yaml")):
            message = f"this file is not read: the folder {path.stem}/ stands in its place"
            yield _problem(path, message, "move its records into the folder, or remove the folder")
    elif _is_like_data(path) or path.name.casefold() in MODEL_BY_FILE:
        yield _problem(path, "this file is not read", _name_hint(path))


def _look_inside(folder: Path) -> Iterator[Problem]:
    """Look at a folder that stands for a file: all that is read from it ends in .yaml."""
    entries = list(_entries(folder))
    for path in entries:
        if path.is_dir():
            yield from _stray_folder(path)
        elif _is_lost_link(path):
            if path.suffix != ".yaml":
                yield _problem(path, "this link leads nowhere", "mend the link, or remove it")
        elif _is_like_data(path) and path.suffix != ".yaml":
            yield _problem(path, "this file is not read", f'rename it "{path.stem}.yaml"')
    if not any(path.suffix == ".yaml" for path in entries):
        hint = 'remove the folder, or add a file; one that holds only "[]" will do'
        yield _problem(folder, "there is no .yaml file in this folder", hint)


def _stray_folder(folder: Path) -> Iterator[Problem]:
    if folder.name in _FILES:
        return  # The reader says that it is a folder.
    if any(_is_like_data(path) for path in _entries(folder)):
        message = "the files in this folder are not read"
        is_inside = folder.parent.name in MODEL_BY_FILE
        hint = "move them up by a folder" if is_inside else _name_hint(folder)
        yield _problem(folder, message, hint)


def _entries(folder: Path) -> Iterator[Path]:
    """Yield what stands in a folder, without the hidden files of editors and systems."""
    return (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))


def _is_like_data(path: Path) -> bool:
    return path.suffix.casefold() in _ENDINGS


def _is_lost_link(path: Path) -> bool:
    return path.is_symlink() and not path.exists()


def _name_hint(path: Path) -> str:
    names = tuple(MODEL_BY_FILE) if path.is_dir() else _FILES
    stem = path.name if path.is_dir() else f"{path.stem}.yaml"
    near = get_close_matches(stem.casefold(), names, n=1, cutoff=0.8)
    if not near:
        return f"the data files are {', '.join(_FILES)}"
    is_taken = (path.parent / near[0]).exists()
    return f'move its records into "{near[0]}"' if is_taken else f'rename it "{near[0]}"'


def _problem(path: Path, message: str, hint: str) -> Problem:
    return Problem(shown_path(path), 0, 0, message, hint)
