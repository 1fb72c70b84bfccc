"""What would be left unread without a word: links that lead nowhere, devices, hidden files."""

import shutil
from pathlib import Path

import pytest

from otpath.catalogue.loading import load

BASE = Path(__file__).resolve().parents[1] / "bad-data" / "_base"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    return tmp_path / "data"


def _messages(data: Path) -> list[str]:
    return [f"{Path(each.path).name}: {each.message}" for each in load(data).problems]


@pytest.mark.parametrize("name", ["funding.yaml", "funding", "more.yaml"])
def test_link_that_leads_nowhere_is_a_problem(data: Path, name: str) -> None:
    (data / name).symlink_to(data / "nowhere.yaml")

    assert _messages(data) == [f"{name}: this link leads nowhere"]


def test_link_to_a_file_is_read_as_the_file(data: Path) -> None:
    (data / "pay.yaml").rename(data.parent / "elsewhere.yaml")
    (data / "pay.yaml").symlink_to(data.parent / "elsewhere.yaml")

    assert _messages(data) == []


def test_device_in_place_of_a_file_is_a_problem_and_is_not_read(data: Path) -> None:
    (data / "funding.yaml").symlink_to("/dev/zero")

    assert _messages(data) == ["funding.yaml: this is not a plain file"]


def test_hidden_files_of_editors_are_left_alone(data: Path) -> None:
    (data / "programmes").mkdir()
    (data / "programmes" / "degrees.yaml").write_text("[]\n")
    (data / "programmes" / "._degrees.yaml").write_bytes(b"\x00\x05\x16")
    (data / ".#roles.yaml").symlink_to("me@there.123")

    assert _messages(data) == []


def test_folder_without_files_does_not_hide_the_file_of_its_name(data: Path) -> None:
    (data / "roles").mkdir()

    assert _messages(data) == ["roles: there is no .yaml file in this folder"]


def test_file_without_ending_is_a_problem(data: Path) -> None:
    (data / "funding").write_text("[]\n")

    assert _messages(data) == ["funding: this file is not read"]


def test_notes_and_backups_beside_the_data_are_no_problem(data: Path) -> None:
    (data / "README.md").write_text("How we work.\n")
    (data / "roles.yaml.bak").write_text("[]\n")
    (data / "pictures").mkdir()

    assert _messages(data) == []


def test_file_named_as_the_folder_is_said_to_be_one(data: Path) -> None:
    (problem,) = load(data / "roles.yaml").problems

    assert problem.message == "this is a file, not a folder"
    assert problem.hint.endswith("data")
