"""`otpath plan` from the outside, on the catalogue that otpath comes with."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.plans import plan, plan_data
from tests.cli.running import longest_line

PORTER = ("--from", "porter", "--start", "2027-01")
SCOTTISH = (
    "--from", "occupational-therapy-assistant", "--nation", "scotland", "--keep-wage",
    "--start", "2027-01",
)  # fmt: skip
THERE = ("--from", "occupational-therapist", "--to", "occupational-therapist", "--start", "2027-01")
NO_GCSES = ("--gcse", "none")


# --- exit codes and streams -------------------------------------------------------------------


def test_nothing_but_a_job_and_a_target_need_be_said() -> None:
    found = plan("--from", "porter", "--to", "occupational-therapist")

    assert (found.code, found.err) == (0, "")
    assert "From NHS porter to occupational therapist" in found.out
    assert "Plan starts December 2026." in found.words
    assert "What this plan assumes" in found.out


def test_target_left_out_is_the_occupational_therapist() -> None:
    assert (
        plan("--from", "porter").out
        == plan("--from", "porter", "--to", "occupational-therapist").out
    )


@pytest.mark.parametrize(
    ("options", "code"), [(PORTER, 0), (SCOTTISH, 1), (THERE, 0), (("--from", "nobody"), 2)]
)
def test_exit_code_says_what_came_of_it(options: tuple[str, ...], code: int) -> None:
    assert plan(*options).code == code


@pytest.mark.parametrize("options", [PORTER, SCOTTISH, THERE])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_answer_goes_to_standard_output_alone(options: tuple[str, ...], form: str) -> None:
    found = plan(*options, "--format", form)

    assert found.out
    assert found.err == ""


@pytest.mark.parametrize(
    "options",
    [
        ("--from", "NHS Porter"),
        ("--from", "hospital porter", "--to", "OT"),
        ("--from", "  PORTER ", "--to", "Occupational Therapist"),
    ],
)
def test_titles_and_other_names_do_as_well_as_ids(options: tuple[str, ...]) -> None:
    assert plan(*options).out == plan("--from", "porter").out


def test_course_as_target_means_what_it_gives() -> None:
    data = plan_data(*PORTER, "--to", "bsc-ot-full-time")

    assert data["to"] == "bsc-ot"


# --- wrong command lines ----------------------------------------------------------------------

WRONG: list[tuple[tuple[str, ...], str, str]] = [
    # what was asked
    (("--from", "nobody"), "--from 'nobody': no role", "'otpath roles' lists them"),
    (("--from", ""), "--from ''", "'otpath roles'"),
    (("--from", "portr"), "--from 'portr'", "did you mean porter"),
    (("--from", "bsc-ot"), "--from 'bsc-ot': no role", "'bsc-ot' is a qualification"),
    (("--to", "occupational-therapist"), "where you stand now: give --from ROLE", "'otpath roles'"),
    ((*PORTER, "--to", "ocupational-theripist"), "--to 'ocupational-theripist'",
     "did you mean occupational-therapist"),
    ((*PORTER, "--to", ""), "--to ''", "'otpath roles'"),
    ((*PORTER, "--to", "astronaut"), "--to 'astronaut'", "'otpath qualifications'"),
    ((*PORTER, "--frobnicate"), "--frobnicate", "'otpath plan --help'"),
    ((*PORTER, "extra"), "extra", "'otpath plan --help'"),
    ((*PORTER, "--format", "xml"), "'xml' is not one of 'text', 'json', 'markdown'", "--help"),
    ((*PORTER, "--format", ""), "'' is not one of", "--help"),
    # when and where
    (("--from", "porter", "--start", "2027-13"), "--start '2027-13' is not a month", "2027-01"),
    (("--from", "porter", "--start", "2027-00"), "--start '2027-00' is not a month", "2027-01"),
    (("--from", "porter", "--start", "27-01"), "--start '27-01' is not a month", "2027-01"),
    (("--from", "porter", "--start", "January 2027"), "is not a month", "2027-01"),
    (("--from", "porter", "--start", ""), "--start '' is not a month", "2027-01"),
    (("--from", "porter", "--start", "2026-10"), "--start '2026-10' is in the past",
     "November 2026"),
    (("--from", "porter", "--start", "2036-12"), "--start '2036-12' is too far ahead", "10 years"),
    ((*PORTER, "--nation", "france"), "--nation 'france'", "choose england, scotland"),
    ((*PORTER, "--nation", ""), "--nation ''", "choose england, scotland"),
    # who
    ((*PORTER, "--age", "7"), "--age '7'", "digits"),
    ((*PORTER, "--age", "abc"), "--age 'abc'", "digits"),
    ((*PORTER, "--age", "-3"), "--age '-3'", "digits"),
    ((*PORTER, "--age", "1e3"), "--age '1e3'", "digits"),
    ((*PORTER, "--age", "30.5"), "--age '30.5'", "digits"),
    ((*PORTER, "--age", ""), "--age ''", "digits"),
    ((*PORTER, "--age", "9" * 5000), "is not a whole number from 1", "digits"),
    ((*PORTER, "--study-hours", "-1"), "--study-hours '-1'", "digits"),
    ((*PORTER, "--study-hours", "99"), "--study-hours '99'", "digits"),
    ((*PORTER, "--study-hours", "abc"), "--study-hours 'abc'", "digits"),
    ((*PORTER, "--study-hours", ""), "--study-hours ''", "digits"),
    ((*PORTER, "--experience", "porter"), "--experience 'porter'", "'porter=2 years'"),
    ((*PORTER, "--experience", "porter=x"), "--experience 'porter=x'", "'porter=2 years'"),
    ((*PORTER, "--experience", ""), "--experience ''", "'porter=2 years'"),
    ((*PORTER, "--experience", "nobody=3"), "--experience 'nobody': no role", "'otpath roles'"),
    ((*PORTER, "--experience", "portr=3"), "--experience 'portr'", "did you mean porter"),
    ((*PORTER, "--experience", "porter=3", "--experience", "NHS porter=4"),
     "'porter' is given twice", "add the months up"),
    ((*PORTER, "--experience", "porter=99 years"), "longer than a working life", "porter=24"),
    # GCSEs
    ((*PORTER, "--gcse", ""), "--gcse ''", "maths=4"),
    ((*PORTER, "--gcse", "maths"), "--gcse 'maths'", "'maths=4'"),
    ((*PORTER, "--gcse", "maths="), "--gcse 'maths='", "'maths=4'"),
    ((*PORTER, "--gcse", "=4"), "--gcse '=4'", "'maths=4'"),
    ((*PORTER, "--gcse", "maths=10"), "'10' is not a GCSE grade", "9 to 1, A* to G"),
    ((*PORTER, "--gcse", "maths=DMM"), "'DMM' is not a GCSE grade", "9 to 1, A* to G"),
    ((*PORTER, "--gcse", "mahts=4"), "no subject 'mahts'", "did you mean 'maths'?"),
    ((*PORTER, "--gcse", "none", "--gcse", "maths=4"), "--gcse none", "'others=none'"),
    ((*PORTER, "--gcse", "maths=4", "--gcse", "maths=none"), "maths is given a grade",
     "'maths=none'"),
    ((*PORTER, "--gcse", "none", "--have", "gcse:maths:4"), "a GCSE in maths", "one of the two"),
    ((*PORTER, "--gcse", "maths=none", "--have", "gcse:maths:4"), "a GCSE in maths",
     "one of the two"),
    # other awards
    ((*PORTER, "--have", ""), "--have ''", "NAME:SUBJECT:GRADE:YEAR"),
    ((*PORTER, "--have", "knitting badge"), "--have 'knitting badge'", "'otpath qualifications'"),
    ((*PORTER, "--have", "degre"), "--have 'degre'", "did you mean bachelors-degree"),
    ((*PORTER, "--have", "a-level:biology:9"), "'9' is not a grade of A level", "A*, A, B"),
    ((*PORTER, "--have", "a-level:DMM"), "'DMM' is not a grade of A level", "A*, A, B"),
    ((*PORTER, "--have", "foundation degree:health:merit:2015"), "'merit' is not a grade",
     "write --have foundation-degree-health; a year may follow"),
    ((*PORTER, "--have", "bsc:2:3"), "'3' is not a grade", "1st, 2:1, 2:2"),
    ((*PORTER, "--have", "bsc:biology:chemistry:2:1"), "'chemistry' is not a grade",
     "NAME:SUBJECT:GRADE:YEAR"),
    ((*PORTER, "--have", "access-to-he:D20 M30"), "'D20 M30' is not a grade", "45 credits"),
    ((*PORTER, "--have", "care certificate:merit"), "'merit' is not a grade", "pass"),
    # files
    ((*PORTER, "--save", "plan"), "--save 'plan': it has no ending", "or .ics"),
    ((*PORTER, "--save", ""), "--save '.' is a folder", "or .ics"),
    ((*PORTER, "--save", "plan.odt"), "does not write '.odt' files", "or .ics"),
    ((*PORTER, "--save", "missing/plan.txt"), "the folder 'missing' is not there",
     "a folder that exists"),
    ((*PORTER, "--save", "folder"), "--save 'folder' is a folder", "name a file"),
    ((*PORTER, "--save", "folder.txt"), "--save 'folder.txt' is a folder", "name a file"),
    ((*PORTER, "--save", "old.txt"), "there is such a file already", "--force"),
    ((*PORTER, "--save", "new.txt", "--save", "old.txt"), "there is such a file", "--force"),
    ((*PORTER, "--save", "new.txt", "--save", "./new.txt"), "named twice", "once"),
    ((*PORTER, "--force"), "--force is given without --save", "which file"),
    ((*PORTER, "--save", "new.txt", "--age", "7"), "--age '7'", "digits"),
]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a file and two folders in it."""
    (tmp_path / "old.txt").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.txt").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("options", "named", "hint"), WRONG, ids=[" ".join(case[0])[:60] for case in WRONG]
)
def test_wrong_command_line_gets_one_message_and_a_hint(
    desk: Path, options: tuple[str, ...], named: str, hint: str
) -> None:
    found = plan(*options)
    message, *others = found.err.splitlines()

    assert (found.code, found.out) == (2, "")
    assert message.startswith("otpath: ")
    assert named in message
    assert [line.partition(":")[0] for line in others] == ["hint"]
    assert hint in others[0]
    assert "Traceback" not in found.err
    assert sorted(path.name for path in desk.iterdir()) == ["folder", "folder.txt", "old.txt"]
    assert (desk / "old.txt").read_text() == "mine"


# --- files ------------------------------------------------------------------------------------


def whole(form: str) -> str:
    return plan(*PORTER, *(("--full",) if form == "text" else ("--format", form))).out


def test_plan_is_saved_in_the_form_that_the_ending_says(desk: Path) -> None:
    found = plan(*PORTER, "--save", "a.txt", "--save", "b.md", "--save", "c.JSON")

    assert found.code == 0
    assert found.err.splitlines() == ["saved a.txt", "saved b.md", "saved c.JSON"]
    for name, form in (("a.txt", "text"), ("b.md", "markdown"), ("c.JSON", "json")):
        assert (desk / name).read_text(encoding="utf-8") == whole(form)


def test_force_replaces_a_file(desk: Path) -> None:
    found = plan(*PORTER, "--save", "old.txt", "--force")

    assert found.code == 0
    assert (desk / "old.txt").read_text(encoding="utf-8") == whole("text")


def test_refusal_and_arrival_are_saved_too(desk: Path) -> None:
    assert plan(*SCOTTISH, "--save", "no.txt").code == 1
    assert plan(*THERE, "--save", "there.txt").code == 0
    assert "No route found" in (desk / "no.txt").read_text(encoding="utf-8")
    assert "already there" in (desk / "there.txt").read_text(encoding="utf-8")


def test_place_that_cannot_be_written_is_one_message(desk: Path) -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("needs a folder in which nobody can write")
    found = plan(*PORTER, "--save", "/proc/plan.txt")

    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("otpath: --save '/proc/plan.txt' could not be written: ")
    assert len(found.err.splitlines()) == 2


# --- the JSON contract ------------------------------------------------------------------------


def _keys(data: dict[str, Any], *names: str) -> None:
    assert set(names) <= set(data), set(names) - set(data)


MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
TOP = (
    "format", "verdict", "from", "to", "start", "routes", "reasons", "assumed", "ask", "sources",
)  # fmt: skip
ROUTE = (
    "best_at", "finish", "months", "cost_to_person", "fee_loans", "months_without_wage", "legs",
)  # fmt: skip


@pytest.mark.parametrize(
    ("options", "verdict", "routes", "reasons"),
    [(PORTER, "routes", 3, 0), (SCOTTISH, "no-route", 0, 1), (THERE, "already-there", 0, 0)],
)
def test_json_has_every_name_of_the_contract(
    options: tuple[str, ...], verdict: str, routes: int, reasons: int
) -> None:
    data = plan_data(*options)

    _keys(data, *TOP)
    assert isinstance(data["format"], str)
    assert data["verdict"] == verdict
    assert (data["start"], data["to"]) == ("2027-01", "occupational-therapist")
    assert data["from"] == options[1]
    assert (len(data["routes"]), len(data["reasons"])) == (routes, reasons)


def test_json_route_has_every_name_of_the_contract() -> None:
    for route in plan_data(*PORTER)["routes"]:
        _keys(route, *ROUTE)
        assert route["best_at"]
        assert MONTH.fullmatch(route["finish"])
        for name in ("months", "cost_to_person", "fee_loans", "months_without_wage"):
            assert isinstance(route[name], int)
            assert route[name] >= 0


def test_json_routes_come_best_first() -> None:
    first, middle, earning = plan_data(*PORTER)["routes"]

    assert first["best_at"] == ["soonest"]
    assert middle["best_at"] == ["between"]
    assert earning["best_at"] == ["keeps-you-earning", "cheapest"]
    months = [route["months"] for route in (first, middle, earning)]
    assert months == sorted(months)
    assert [route["number"] for route in (first, middle, earning)] == [1, 2, 3]
    assert earning["months_without_wage"] == 0


def test_route_asked_for_is_the_one_shown_in_full() -> None:
    third = plan(*PORTER, "--route", "3", "--full")

    assert "Route 3 is the soonest without full-time study and the one that" in third.out
    assert "(route 1)" in third.out
    assert "(route 3)" not in third.out
    assert plan_data(*PORTER, "--route", "3") == plan_data(*PORTER)


def test_route_that_there_is_not_is_refused_with_those_there_are() -> None:
    found = plan(*PORTER, "--route", "9")

    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "otpath: --route 9: there is no such route\n"
        "hint: this plan has 3 routes: say a number from 1 to 3\n"
    )


def test_json_months_are_from_start_to_finish() -> None:
    data = plan_data(*PORTER)

    for route in data["routes"]:
        assert _month(route["finish"]) - _month(data["start"]) == route["months"]
        assert route["finish"] == route["legs"][-1]["start"]


def test_json_legs_have_every_name_and_come_in_order_of_start() -> None:
    for route in plan_data(*PORTER)["routes"]:
        starts = [leg["start"] for leg in route["legs"]]
        assert starts == sorted(starts)
        for leg in route["legs"]:
            _keys(leg, "kind", "id", "start", "end", "alongside", "needs")
            assert leg["kind"] in {"job", "course", "registration"}
            assert MONTH.fullmatch(leg["start"])
            assert leg["end"] is None or MONTH.fullmatch(leg["end"])
            assert isinstance(leg["alongside"], bool)
        assert route["legs"][0]["id"] == "porter"
        assert (route["legs"][-1]["id"], route["legs"][-1]["end"]) == (
            "occupational-therapist",
            None,
        )


def test_json_needs_have_every_name_and_sources_that_are_listed() -> None:
    data = plan_data(*PORTER)
    listed = {source["id"] for source in data["sources"]}
    needs = [need for route in data["routes"] for leg in route["legs"] for need in leg["needs"]]

    assert needs
    for need in needs:
        _keys(need, "id", "text", "verdict", "evidence", "sources")
        assert need["verdict"] in {"met", "not-met", "not-known"}
        assert need["text"]
        assert (need["evidence"] is not None) or need["verdict"] != "met"
        assert set(need["sources"]) <= listed


def test_json_tells_of_people_who_went_from_here_to_there_and_lists_their_pages() -> None:
    data = plan_data(*PORTER)
    listed = {source["id"] for source in data["sources"]}

    assert data["stories"][0]["id"] == "porter-portsmouth"
    for story in data["stories"]:
        _keys(story, "id", "text", "nation", "from", "to", "goal", "assumption", "sources")
        assert set(story["sources"]) <= listed


def test_json_ids_of_needs_are_unique_in_a_leg() -> None:
    for route in plan_data(*PORTER)["routes"]:
        for leg in route["legs"]:
            ids = [need["id"] for need in leg["needs"]]
            assert len(set(ids)) == len(ids), leg["id"]


def test_json_reasons_are_typed_and_say_what_to_change() -> None:
    reasons = plan_data(*SCOTTISH)["reasons"]

    assert [reason["code"] for reason in reasons] == ["not-with-wage"]
    assert all(reason["text"] and reason["change"] for reason in reasons)


def test_json_questions_say_how_to_answer_and_what_it_saves() -> None:
    questions = plan_data(*PORTER)["ask"]

    assert questions
    for question in questions:
        _keys(question, "text", "option", "months_sooner")
        assert question["option"].startswith("--")
        assert question["months_sooner"] > 0
    saved = [question["months_sooner"] for question in questions]
    assert saved == sorted(saved, reverse=True)


def test_json_sources_say_who_and_when() -> None:
    for source in plan_data(*PORTER)["sources"]:
        _keys(source, "id", "publisher", "address", "page_date", "checked", "kind")
        assert source["publisher"]


def _month(code: str) -> int:
    year, month = code.split("-")
    return int(year) * 12 + int(month)


# --- the page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [PORTER, SCOTTISH, THERE, (*PORTER, *NO_GCSES)])
def test_page_fits_80_columns_and_has_no_colour_in_a_pipe(options: tuple[str, ...]) -> None:
    found = plan(*options)
    # A command line is there to be copied in one piece.
    page = "\n".join(row for row in found.out.splitlines() if not row.startswith("otpath plan"))

    assert longest_line(page) <= 80
    assert "\x1b" not in found.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_poor_terminal_gets_letters_that_it_has(encoding: str) -> None:
    found = plan(*PORTER, encoding=encoding)
    unknown = len(re.findall(r"^ *\? Not known", found.out, re.MULTILINE))

    assert longest_line(found.out) <= 80
    assert "GBP 178" in found.out or "£178" in found.out
    bare = re.sub(r"https?://\S+(\n +\S+)?", "", found.out)
    assert bare.count("?") == unknown
    assert "█" not in found.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_is_the_same_data_on_a_poor_terminal(encoding: str) -> None:
    found = plan(*PORTER, "--format", "json", encoding=encoding)

    assert json.loads(found.out) == plan_data(*PORTER)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_markdown_loses_no_pound_sign_on_a_poor_terminal(encoding: str) -> None:
    found = plan(*PORTER, "--format", "markdown", encoding=encoding)

    assert "178" in found.out
    assert "?178" not in found.out
    assert "?32" not in found.out


def _in_a_shell(*options: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "otpath", "plan", *options]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **variables}
    return subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603


def test_same_command_twice_is_the_same_byte_for_byte() -> None:
    options = ("--from", "porter", "--to", "occupational-therapist")
    first = _in_a_shell(*options, PYTHONHASHSEED="1")
    second = _in_a_shell(*options, PYTHONHASHSEED="2", NO_COLOR="1", COLUMNS="120")

    assert first.returncode == 0
    assert first.stderr == b""
    assert first.stdout == second.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_shell_with_few_letters_gets_a_whole_page(encoding: str) -> None:
    found = _in_a_shell("--from", "porter", PYTHONIOENCODING=encoding)

    assert found.returncode == 0
    assert b"otpath is not an NHS service." in found.stdout
    assert b"?1" not in found.stdout.replace(b"?p=1", b"")
