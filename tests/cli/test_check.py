import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import longest_line, ran

BASE = Path(__file__).resolve().parents[1] / "bad-data" / "_base"
DAY = ("--today", "2026-11-30")
LATE = ("--today", "2030-01-01")


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
    found = ran("check", *DAY)

    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("The catalogue is in order\n")
    for words in ("Roles ", "verified ", "Sources ", "rest on pages alone", "Official "):
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
    assert data["facts_by_file"]["roles"]["percent"]["assumed"] == 10
    assert data["undated_sources"] == 1
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
    assert list(problem) == ["kind", "path", "line", "column", "message", "hint", "excerpt"]
    assert problem["line"] > 0
    assert problem["kind"] == "record"


@pytest.mark.parametrize("before", [True, False])
def test_folder_that_is_not_there_is_a_problem(tmp_path: Path, *, before: bool) -> None:
    chosen = ("--catalogue", str(tmp_path / "nowhere"))
    found = ran(*chosen, "check") if before else ran("check", *chosen)

    assert (found.code, found.out) == (3, "")
    assert "there is no such folder" in found.err
    assert found.err.endswith("otpath: 1 problem found\n")


def test_warnings_follow_the_summary_and_leave_the_exit_code_alone() -> None:
    found = ran("check", "--catalogue", str(BASE), *LATE)

    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("The catalogue is in order, with 9 warnings\n")
    summary, _, warnings = found.out.partition("\nPast their review date (9)\n")
    assert "Sources by kind" in summary
    assert 'roles.yaml:45:12: role "assistant" was to be reviewed by 2027-11-22\n' in warnings
    assert "  45 |   checked: 2026-11-22\n  hint: read its pages again" in warnings


def test_strict_lets_warnings_count_as_problems() -> None:
    late = ran("check", "--catalogue", str(BASE), "--strict", *LATE)
    in_time = ran("check", "--catalogue", str(BASE), "--strict", *DAY)

    assert (late.code, late.err) == (3, "otpath: 9 warnings found\n")
    assert (in_time.code, in_time.err) == (0, "")


def test_strict_holds_for_json_too() -> None:
    found = ran("check", "--catalogue", str(BASE), "--strict", *LATE, "--format", "json")

    assert (found.code, found.err) == (3, "")
    assert json.loads(found.out)["in_order"] is True


def test_warnings_as_json_have_their_kind_and_place() -> None:
    found = ran("check", "--catalogue", str(BASE), *LATE, "--format", "json")

    data = json.loads(found.out)
    assert (found.code, len(data["warnings"])) == (0, 9)
    warning = next(each for each in data["warnings"] if '"porter"' in each["message"])
    assert (warning["kind"], warning["line"], warning["column"]) == ("overdue", 56, 12)
    assert warning["path"].endswith("roles.yaml")
    assert warning["hint"].endswith('write "checked: 2030-01-01"')


def test_check_that_finds_a_problem_names_itself_in_json(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    sources = tmp_path / "data" / "sources.yaml"
    sources.write_text(sources.read_text().replace("kind: official", "kind: copy"))

    data = json.loads(ran("check", "--catalogue", str(tmp_path / "data"), "--format", "json").out)

    assert [problem["kind"] for problem in data["problems"]] == ["addresses-shown"]


def test_assumptions_are_listed_with_their_place_where_asked_for() -> None:
    asked = ran("check", "--catalogue", str(BASE), "--assumptions", *DAY)
    data = json.loads(ran("check", "--catalogue", str(BASE), *DAY, "--format", "json").out)

    group = asked.out.partition("\nWorking assumptions (1)\n")[2].splitlines()
    assert group[0].endswith('roles.yaml:13: role "assistant", time_to_hire')
    assert group[1] == "  Typical of recruitment in the NHS."
    assert "Working assumptions (" not in ran("check", "--catalogue", str(BASE), *DAY).out
    (assumption,) = data["assumptions"]
    assert assumption["assumption"] == "Typical of recruitment in the NHS."


def test_day_that_no_calendar_has_is_a_wrong_command_line() -> None:
    found = ran("check", "--today", "tomorrow")

    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("otpath: --today 'tomorrow' is not a day in the calendar\n")


def test_check_says_that_a_folder_is_laid_over_and_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "calendar.yaml").write_text("[]\n")

    asked = ("check", "--catalogue", str(tmp_path), *DAY)
    words = ran(*asked).words
    data = json.loads(ran(*asked, "--format", "json").out)

    assert "Your folder is laid over the catalogue that otpath came with." in words
    assert "It has no roles.yaml, qualifications.yaml" in words
    assert data["shipped_files_used"][0] == "roles.yaml"
    assert "laid over" not in ran("check", *DAY).words


def test_one_fault_in_many_places_is_said_once_and_counted_in_full(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    sources = tmp_path / "data" / "sources.yaml"
    sources.write_text(sources.read_text().replace("id: careers-page", "id: gone-page"))

    found = ran("check", "--catalogue", str(tmp_path / "data"))
    data = json.loads(ran("check", "--catalogue", str(tmp_path / "data"), "--format", "json").out)

    assert found.err.count('there is no source "careers-page"') == 1
    assert f"the same in {len(data['problems']) - 1} more places" in found.err
    assert found.err.endswith(f"otpath: {len(data['problems'])} problems found\n")
