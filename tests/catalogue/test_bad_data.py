"""Every folder of bad-data is a curator's mistake; what `otpath check` says of it is beside it.

A case holds only the files that differ from `_base`. One with `expected-warnings.txt` is no mistake
but needs an eye: nothing in it is wrong, and it is inspected as on one day. After a change of
wording, read the new words as a curator would, then write them with
`OTPATH_WRITE_EXPECTED=1 pytest tests/catalogue`.
"""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from otpath.catalogue.checks import CHECKS, kind_of_check
from otpath.catalogue.inspections import INSPECTIONS
from otpath.catalogue.loading import Loaded, load
from otpath.catalogue.problems import Problem

BAD_DATA = Path(__file__).resolve().parents[1] / "bad-data"
INSPECTED_ON = date(2026, 11, 30)
FOLDERS = sorted(path for path in BAD_DATA.iterdir() if path.name != "_base")
WARNED = [path.name for path in FOLDERS if (path / "expected-warnings.txt").exists()]
CASES = [path.name for path in FOLDERS if path.name not in WARNED]


def _loaded(case: str, folder: Path) -> Loaded:
    data = folder / "data"
    shutil.copytree(BAD_DATA / "_base", data)
    shutil.copytree(
        BAD_DATA / case, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.txt")
    )
    return load(data, inspect_on=INSPECTED_ON)


def _said(problems: tuple[Problem, ...]) -> str:
    return "\n".join(problem.text for problem in problems) + "\n"


def _assert_expected(found: str, expected: Path) -> None:
    if os.environ.get("OTPATH_WRITE_EXPECTED"):
        expected.write_text(found, encoding="utf-8")
    assert found.strip()
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_bad_data_gives_exactly_its_problems(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = _loaded(case, tmp_path)

    assert loaded.catalogue is None
    _assert_expected(_said(loaded.problems), BAD_DATA / case / "expected.txt")


@pytest.mark.parametrize("case", WARNED)
def test_odd_data_is_loaded_and_gives_exactly_its_warnings(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = _loaded(case, tmp_path)

    assert loaded.problems == ()
    assert loaded.catalogue is not None
    _assert_expected(_said(loaded.warnings), BAD_DATA / case / "expected-warnings.txt")


def test_every_inspection_has_a_case(tmp_path: Path) -> None:
    found = {warning.kind for case in WARNED for warning in _loaded(case, tmp_path / case).warnings}

    assert found == {inspection.kind for inspection in INSPECTIONS}


def test_every_check_has_a_case(tmp_path: Path) -> None:
    found = {problem.kind for case in CASES for problem in _loaded(case, tmp_path / case).problems}

    assert {kind_of_check(check) for check in CHECKS} <= found


def test_base_of_the_cases_is_a_good_catalogue() -> None:
    loaded = load(BAD_DATA / "_base", inspect_on=INSPECTED_ON)

    assert loaded.problems == ()
    assert loaded.warnings == ()
    assert loaded.catalogue is not None
