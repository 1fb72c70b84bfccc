import json
import os
import subprocess
import sys

import pytest

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from tests.cli.running import longest_line, ran

COMMANDS = ("role", "qualification", "course")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


# --- finding a record -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["assistant-practitioner"],
        ["Assistant practitioner"],
        ["assistant", "practitioner"],
        ["AP"],
        ["band", "4", "assistant", "practitioner"],
    ],
)
def test_role_is_found_by_id_title_alias_and_several_words(words: list[str]) -> None:
    found = ran("role", *words)

    assert found.code == 0
    assert found.out.startswith("Assistant practitioner\n")
    assert found.err == ""


def test_misspelt_name_gets_the_nearest_ones_and_the_lister() -> None:
    found = ran("role", "ocupational", "theripist")

    assert (found.code, found.out) == (2, "")
    sentence, hint = found.err.splitlines()
    assert sentence == "otpath: role 'ocupational theripist': no role of that name"
    assert hint.startswith("hint: did you mean occupational-therapist")
    assert hint.endswith("? 'otpath roles' lists them")


def test_name_like_no_other_gets_the_lister_alone() -> None:
    assert ran("course", "zzzz").err.splitlines() == [
        "otpath: course 'zzzz': no course of that name",
        "hint: 'otpath courses' lists them",
    ]


def test_name_of_another_kind_gets_the_command_that_shows_it() -> None:
    found = ran("role", "bsc-ot")

    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines() == [
        "otpath: role 'bsc-ot': no role of that name",
        "hint: 'bsc-ot' is a qualification: try 'otpath qualification bsc-ot'",
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_name_at_all_gets_the_lister(command: str) -> None:
    found = ran(command)

    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines() == [
        f"otpath: {command}: which one?",
        f"hint: 'otpath {command}s' lists them",
    ]


def test_unknown_form_is_a_wrong_command_line() -> None:
    found = ran("role", "porter", "--format", "xml")

    assert (found.code, found.out) == (2, "")
    assert "'xml' is not one of 'text', 'json'" in found.err
    assert found.err.endswith("hint: 'otpath role --help' shows what is allowed\n")


# --- lists ------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_list_has_one_line_with_the_id_of_every_record(command: str, catalogue: Catalogue) -> None:
    found = ran(f"{command}s")
    ids = getattr(catalogue, f"{command}s")

    first_words = [line.split()[0] for line in found.out.splitlines() if line.startswith("  ")]
    assert sorted(first_words) == sorted(ids)
    assert longest_line(found.out) <= 80
    assert (found.code, found.err) == (0, "")


def test_roles_stand_under_their_kind_with_their_bands() -> None:
    lines = ran("roles").out.splitlines()

    support = lines.index("Support roles")
    line = next(line for line in lines if "occupational-therapy-assistant " in line)
    assert lines.index(line) > support
    assert line.endswith("Occupational therapy assistant     band 3, 2")


@pytest.mark.parametrize("command", COMMANDS)
def test_list_as_json_has_ids_and_titles(command: str, catalogue: Catalogue) -> None:
    data = json.loads(ran(f"{command}s", "--format", "json").out)

    records = data[f"{command}s"]
    assert data["format"] == "1"
    assert {record["id"] for record in records} == set(getattr(catalogue, f"{command}s"))
    assert all(record["title"] and "aliases" in record for record in records)


def test_role_is_shown_with_people_who_did_it_before_the_sources() -> None:
    page = ran("role", "porter").out

    told, sources = page.split("People who did it, or are on the way\n")[1].split("\nSources\n")
    assert told.startswith("A porter in Portsmouth")
    assert "Portsmouth Hospitals University NHS Trust" in sources


def test_role_that_nobody_told_of_has_no_such_section() -> None:
    assert "People who did it" not in ran("role", "ward-clerk").out


# --- JSON -------------------------------------------------------------------------------------


def test_role_as_json_has_the_record_pay_and_sources() -> None:
    data = json.loads(ran("role", "assistant-practitioner", "--format", "json").out)

    assert list(data) == ["format", "kind", "record", "pay_in_bands", "stories", "sources"]
    record = data["record"]
    assert (data["kind"], record["id"]) == ("role", "assistant-practitioner")
    assert (record["rqf_level"], record["bands"]) == (5, ["4"])
    assert record["career_framework_level"] == "4"
    pay = data["pay_in_bands"][0]
    assert (pay["nation"], pay["band"]) == ("england", "4")
    assert pay["lowest"] <= pay["highest"]
    assert {source["id"] for source in data["sources"]} >= set(record["sources"])


def test_requirements_in_json_say_in_words_what_they_ask() -> None:
    data = json.loads(ran("role", "assistant-practitioner", "--format", "json").out)

    asked = [rule for way in data["record"]["entry"] for rule in way["requires"]]
    assert asked
    assert all(
        {"id", "kind", "strength", "by", "in_words", "sources"} <= set(rule) for rule in asked
    )


@pytest.mark.parametrize(
    ("command", "name"), [("qualification", "gcse"), ("course", "ot-degree-apprenticeship")]
)
def test_other_records_as_json_have_record_and_sources(command: str, name: str) -> None:
    data = json.loads(ran(command, name, "--format", "json").out)

    money = ["funding", "dates"] if command == "course" else []
    assert list(data) == ["format", "kind", "record", *money, "sources"]
    assert (data["kind"], data["record"]["id"]) == (command, name)
    assert all(source["publisher"] and source["checked"] for source in data["sources"])


def test_json_is_readable_where_the_output_is_ascii() -> None:
    plain = ran("course", "bsc-ot-full-time", "--format", "json", encoding="ascii")
    assert json.loads(plain.out) == json.loads(
        ran("course", "bsc-ot-full-time", "--format", "json").out
    )


# --- what a pipe and a terminal are given -----------------------------------------------------


def test_page_in_ascii_is_as_narrow_and_writes_pounds_as_gbp() -> None:
    out = ran("role", "occupational-therapist", encoding="ascii").out

    assert "GBP " in out
    assert "?" not in out.partition("\nSources\n")[0]
    assert longest_line(out) <= 80


def test_page_in_a_pipe_has_no_colour_and_no_special_spaces() -> None:
    out = ran("role", "occupational-therapist").out

    assert "\x1b" not in out
    assert "\N{NO-BREAK SPACE}" not in out
    assert not any(line != line.rstrip() for line in out.splitlines())


def _on_terminal(*arguments: str, **environment: str) -> str:
    process = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "otpath", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "TERM": "xterm", "FORCE_COLOR": "1", **environment},
    )
    return process.stdout


def test_terminal_has_colour_unless_no_color_is_set() -> None:
    colour = "\x1b[1;36m"

    assert colour in _on_terminal("role", "porter")
    assert colour not in _on_terminal("role", "porter", NO_COLOR="1")


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_page_keeps_to_the_width_of_the_terminal(columns: int) -> None:
    import re

    out = _on_terminal("role", "occupational-therapist", COLUMNS=str(columns), NO_COLOR="1")

    assert longest_line(re.sub(r"\x1b\[[\d;]*m", "", out)) <= columns


def test_reader_that_has_seen_enough_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "otpath", "role", "occupational-therapist"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_course_says_how_many_providers_rules_are_known() -> None:
    assert "otpath programmes --course bsc-ot-full-time" in ran("course", "bsc-ot-full-time").words
    assert "Who offers it" not in ran("course", "driving-lessons").out
