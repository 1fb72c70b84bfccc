"""Every file of bad-profiles is an adviser's mistake; what `otpath plan` says of it is beside it.

Names are those of the small catalogue of bad-data. After a change of wording, read the new words as
an adviser would, then write them with `OTPATH_WRITE_EXPECTED=1 pytest tests/cli`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.plans import plan
from tests.cli.running import Ran

TESTS = Path(__file__).resolve().parents[1]
FOLDER, CATALOGUE = TESTS / "bad-profiles", TESTS / "bad-data" / "_base"
CASES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def planned(path: Path, *options: str) -> Ran:
    """Plan with a profile on the small catalogue, never from memory."""
    found = plan.__wrapped__(
        "--profile", str(path), *options, before=("--catalogue", str(CATALOGUE))
    )
    assert isinstance(found, Ran)
    return found


@pytest.mark.parametrize("case", CASES)
def test_bad_profile_gives_exactly_its_problems(case: str, desk: Path) -> None:
    shutil.copy(FOLDER / f"{case}.yaml", desk / "me.yaml")
    found = planned(Path("me.yaml"))
    expected = FOLDER / f"{case}.txt"
    if os.environ.get("OTPATH_WRITE_EXPECTED"):
        expected.write_text(found.err, encoding="utf-8")

    assert (found.code, found.out) == (2, "")
    assert found.err == expected.read_text(encoding="utf-8")
    assert all(line.startswith(("me.yaml", "  ")) for line in found.err.splitlines())
