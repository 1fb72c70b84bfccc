"""Every folder of bad-data is a curator's mistake; what `otpath check` says of it is beside it.

A case holds only the files that differ from `_base`. After a change of wording, read the new words
as a curator would, then write them with `OTPATH_WRITE_EXPECTED=1 pytest tests/catalogue`.
"""

import os
import shutil
from pathlib import Path

import pytest

from otpath.catalogue.loading import load

BAD_DATA = Path(__file__).resolve().parents[1] / "bad-data"
CASES = sorted(path.name for path in BAD_DATA.iterdir() if path.name != "_base")


def _problems(case: str, folder: Path) -> str:
    data = folder / "data"
    shutil.copytree(BAD_DATA / "_base", data)
    shutil.copytree(
        BAD_DATA / case, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
    )
    return "\n".join(problem.text for problem in load(data).problems) + "\n"


@pytest.mark.parametrize("case", CASES)
def test_bad_data_gives_exactly_its_problems(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = _problems(case, tmp_path)
    expected = BAD_DATA / case / "expected.txt"
    if os.environ.get("OTPATH_WRITE_EXPECTED"):
        expected.write_text(found, encoding="utf-8")
    assert found.strip()
    assert found == expected.read_text(encoding="utf-8")


def test_base_of_the_cases_is_a_good_catalogue() -> None:
    loaded = load(BAD_DATA / "_base")

    assert loaded.problems == ()
    assert loaded.catalogue is not None
