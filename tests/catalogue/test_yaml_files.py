from itertools import pairwise
from pathlib import Path

import pytest

from otpath.catalogue.yaml_files import BIGGEST_FILE, YamlFile, read_yaml, shown_path


def _read(folder: Path, text: str) -> YamlFile:
    path = folder / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("017", "017"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("5.5", "5.5"),
        ("1e3", "1e3"),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        ("yes", "yes"),
        ("NO", "NO"),
        ("8a", "8a"),
        ("9" * 30, "9" * 30),
    ],
)
def test_only_whole_numbers_true_false_and_null_are_not_text(
    tmp_path: Path, written: str, value: object
) -> None:
    file = _read(tmp_path, f"- {written}\n")

    assert file.problems == ()
    assert [record.value for record in file.records] == [value]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_file_without_a_word_is_a_problem_and_not_whole(tmp_path: Path, text: str) -> None:
    file = _read(tmp_path, text)

    assert [problem.message for problem in file.problems] == ["the file is empty"]
    assert not file.is_whole


@pytest.mark.parametrize("text", ["# nothing yet\n", "---\n", "[]\n"])
def test_file_that_says_that_it_holds_nothing_is_an_empty_list(tmp_path: Path, text: str) -> None:
    file = _read(tmp_path, text)

    assert file.records == ()
    assert file.problems == ()
    assert file.is_whole


def test_repeated_key_names_both_lines_and_keeps_the_first(tmp_path: Path) -> None:
    file = _read(tmp_path, "- id: a\n  b: 1\n  c: 2\n  b: 3\n")

    assert file.records[0].value == {"id": "a", "b": 1, "c": 2}
    assert [(p.line, p.column, p.message) for p in file.problems] == [
        (4, 3, '"b" is given twice, on lines 2 and 4')
    ]


def test_syntax_error_hides_only_its_own_record(tmp_path: Path) -> None:
    file = _read(tmp_path, "- id: a\n- id: [b\n- id: c\n")

    assert [record.value for record in file.records] == [{"id": "a"}, {"id": "c"}]
    assert [problem.line for problem in file.problems] == [2]
    assert not file.is_whole


def test_places_after_a_syntax_error_stay_right(tmp_path: Path) -> None:
    file = _read(tmp_path, "- id: [a\n\n- id: b\n")

    assert file.records[0].node.start_mark is not None
    assert file.records[0].node.start_mark.line == 2


def test_aliases_cannot_multiply(tmp_path: Path) -> None:
    levels = "abcdefgh"
    bomb = "- &a [x, x]\n" + "".join(
        f"- &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise(levels)
    )

    file = _read(tmp_path, bomb)

    assert len(file.records) == 8
    assert file.records[7].value == ["_g"] * 9


def test_no_tag_is_obeyed(tmp_path: Path) -> None:
    file = _read(tmp_path, "- !!python/object/apply:os.system [exit]\n")

    assert file.records[0].value == ["exit"]
    assert 'the tag "!!python/object/apply:os.system"' in file.problems[0].message


def test_very_deep_nesting_is_refused_without_a_crash(tmp_path: Path) -> None:
    file = _read(tmp_path, "- " + "[" * 100_000)

    assert [problem.message for problem in file.problems] == [
        "lists and keys are nested more than 40 deep"
    ]


def test_too_big_a_file_is_not_read(tmp_path: Path) -> None:
    file = _read(tmp_path, "#" * (BIGGEST_FILE + 1))

    assert [problem.message for problem in file.problems] == [
        "the file is too big: 2,000,001 bytes"
    ]


def test_folder_in_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    file = read_yaml(tmp_path)

    assert [problem.message for problem in file.problems] == ["cannot read this: Is a directory"]


def test_path_is_shown_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert shown_path(tmp_path / "data" / "roles.yaml") == "data/roles.yaml"
    assert shown_path(Path("data/roles.yaml")) == "data/roles.yaml"


def test_path_outside_the_working_directory_is_shown_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    assert shown_path(tmp_path / "roles.yaml") == (tmp_path / "roles.yaml").as_posix()
