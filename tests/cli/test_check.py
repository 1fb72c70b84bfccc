import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import longest_line, ran

BASE = Path(__file__).resolve().parents[1] / "bad-data" / "_base"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A catalogue with 2 problems in 2 files."""
    folder = tmp_path / "data"
    shutil.copytree(BASE, folder)
    roles, courses = folder / "roles.yaml", folder / "courses.yaml"
    roles.write_text(roles.read_text().replace("kind: support", "kind: suport"))
    courses.write_text(courses.read_text() + "\n- id: half-a-course\n")
    return folder


def test_shipped_catalogue_is_in_order_and_counted() -> None:
    found = ran("check")

    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("The catalogue is in order\n")
    for words in ("Roles ", "Sources ", "rest on pages alone", "Official "):
        assert words in found.out
    assert longest_line(found.out) <= 80


def test_check_reads_the_folder_that_is_named() -> None:
    found = ran("check", "--catalogue", str(BASE))

    assert found.code == 0
    assert "Roles           3\n" in found.out


def test_summary_as_json_has_the_counts() -> None:
    data = json.loads(ran("check", "--catalogue", str(BASE), "--format", "json").out)

    assert (data["in_order"], data["problems"]) == (True, [])
    assert data["records_by_file"]["roles"] == 3
    assert data["records"] == {"sourced": 9, "assumed": 0, "total": 9}
    assert data["rules"]["total"] == 7
    assert data["sources_by_kind"] == {"official": 1}


def test_all_problems_go_to_standard_error_with_exit_code_3(broken: Path) -> None:
    found = ran("check", "--catalogue", str(broken))

    assert (found.code, found.out) == (3, "")
    assert "suport" in found.err
    assert "half-a-course" in found.err
    assert "hint: " in found.err
    assert found.err.splitlines()[-1].endswith(" problems found")


def test_problems_as_json_are_data_on_standard_output(broken: Path) -> None:
    found = ran("check", "--catalogue", str(broken), "--format", "json")

    data = json.loads(found.out)
    assert (found.code, found.err, data["in_order"]) == (3, "", False)
    problem = next(problem for problem in data["problems"] if "suport" in problem["message"])
    assert problem["path"].endswith("data/roles.yaml")
    assert list(problem) == ["path", "line", "column", "message", "hint", "excerpt"]
    assert problem["line"] > 0


def test_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    found = ran("check", "--catalogue", str(tmp_path / "nowhere"))

    assert (found.code, found.out) == (3, "")
    assert "there is no such folder" in found.err
    assert found.err.endswith("otpath: 1 problem found\n")
