"""The house: its rooms, what every public thing says of itself, and what no file may hold."""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "otpath"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FUNCTION = 60

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _contract() -> dict[str, list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    return dict(contract)


def test_rooms_on_disk_are_those_of_the_import_contract() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert rooms == set(_contract()["layers"])


def test_design_page_describes_every_room() -> None:
    design = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")

    assert set(_contract()["layers"]) <= set(re.findall(r"^\| `(\w+)` \|", design, re.MULTILINE))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_imports_no_room_above_its_own(path: Path) -> None:
    layers = _contract()["layers"]
    room = path.relative_to(PACKAGE).parts[0]
    if room not in layers:
        return
    above = set(layers[: layers.index(room)])

    assert not above & set(_rooms_imported(path))


def _rooms_imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            package, _, rest = name.partition(".")
            if package == "otpath" and rest:
                yield rest.split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_public_thing_has_a_docstring(path: Path) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))
    silent = [name for name, node in _public(module) if not ast.get_docstring(node)]

    assert ast.get_docstring(module), "the module says nothing of itself"
    assert silent == []


def _public(
    node: ast.Module | ast.ClassDef, prefix: str = ""
) -> Iterator[tuple[str, Function | ast.ClassDef]]:
    for child in node.body:
        if isinstance(child, Function | ast.ClassDef) and not child.name.startswith("_"):
            yield prefix + child.name, child
            if isinstance(child, ast.ClassDef):
                yield from _public(child, f"{prefix}{child.name}.")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_function_is_too_long(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    lengths = {node.name: _length(node) for node in nodes if isinstance(node, Function)}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def _length(node: Function) -> int:
    # Without the signature: that of a command is its list of options.
    return (node.end_lineno or 0) - node.body[0].lineno + 1


# --- what no file may hold ----------------------------------------------------------------------

# A path of somebody's machine: it begins where no web address or relative path goes on.
MACHINE_PATH = re.compile(
    r"(?<![\w./:%-])(?:/(?:work|home|root|Users)/|[A-Z]:\\Users\\)[\w.-]+", re.ASCII
)
SKIPPED_FOLDERS = {"__pycache__", "build", "dist", "node_modules"}
HIDDEN_BUT_OURS = {".ci"}


def _files() -> Iterator[Path]:
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = [
            name for name in subfolders
            if name not in SKIPPED_FOLDERS and not name.endswith(".egg-info")
            and (not name.startswith(".") or name in HIDDEN_BUT_OURS)
        ]  # fmt: skip
        # Beside a checkout of its own, .git is a file that says where the repository is.
        yield from (Path(folder) / name for name in names if name != ".git")


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = {
        _name(path): MACHINE_PATH.findall(text)
        for path in _files()
        if (text := path.read_text(encoding="utf-8", errors="replace"))
    }

    assert {name: paths for name, paths in found.items() if paths} == {}


@pytest.mark.parametrize(
    ("text", "is_path"),
    [
        ("see /" + "work/main/data", True),
        ("file:///" + "home/anna/x", False),
        ("'/" + "Users/anna/x'", True),
        ("https://www.rcot.co.uk/work/become", False),
        ("the work/home balance", False),
    ],
)
def test_machine_paths_are_told_from_web_addresses(text: str, is_path: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is is_path
