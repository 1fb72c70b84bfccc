"""`otpath print`: what is written, what is left alone, what is refused, and what the rest gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from otpath.cli import asking
from otpath.cli.printed_folder import LIST
from tests.cli.plans import ThatDay, plan
from tests.cli.running import Ran, ran
from tests.cli.test_printing import text_of_pdf

PORTER = "from: porter\nstart: 2027-01\n"
ASSISTANT = "from: ot-assistant\nstart: 2027-01\n"
MISSPELT = "from: porterr\nage: 3\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, on the day of all tests."""
    monkeypatch.setattr(asking, "date", ThatDay)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def profiles(**text_by_name: str) -> list[str]:
    """Write a profile for each name; return their paths."""
    Path("profiles").mkdir(exist_ok=True)
    for name, text in text_by_name.items():
        Path(f"profiles/{name}.yaml").write_text(text, encoding="utf-8")
    return [f"profiles/{name}.yaml" for name in text_by_name]


def printed(*words: str, form: str = "txt") -> Ran:
    """Print to the folder `out`; as text, which is quick, unless another form is wanted."""
    found = ran.__wrapped__("print", *words, "--out", "out", "--as", form)
    assert isinstance(found, Ran)
    return found


def files_in(folder: str) -> list[str]:
    """Return the names of what lies in a folder, besides our list."""
    return sorted(path.name for path in Path(folder).iterdir() if path.name != LIST)


# --- what is written ----------------------------------------------------------------------------


def test_each_profile_gets_a_pdf_and_its_web_page_named_as_the_profile_is() -> None:
    paths = profiles(anna=PORTER, ben=ASSISTANT)
    found = ran.__wrapped__("print", *paths, "--out", "new/out")

    assert (found.code, found.err) == (0, "")
    assert found.out.splitlines() == [
        "anna.yaml: wrote anna.pdf and .html",
        "ben.yaml: wrote ben.pdf and .html",
        "2 profiles: 2 written. Folder: new/out",
    ]
    assert files_in("new/out") == ["anna.html", "anna.pdf", "ben.html", "ben.pdf"]
    assert "From NHS porter" in text_of_pdf(Path("new/out/anna.pdf"))


@pytest.mark.parametrize("form", ["txt", "md", "json", "html", "docx", "svg", "ics"])
def test_a_page_is_that_of_plan_with_the_same_profile(form: str) -> None:
    (path,) = profiles(anna=PORTER)
    limits = ("--keep-wage", "--to", "ot-assistant")
    assert printed(path, *limits, form=form).code == 0
    saved = plan.__wrapped__("--profile", path, *limits, "--save", f"anna.{form}")

    assert saved.code == 0
    ours, theirs = Path(f"out/anna.{form}").read_bytes(), Path(f"anna.{form}").read_bytes()
    if form == "ics":
        # The ids differ: without a name, plan cannot tell one client from another. So may the time.
        ours, theirs = _without_ids(ours), _without_ids(theirs)
    assert ours == theirs


def _without_ids(calendar: bytes) -> bytes:
    names = b"UID:", b"DTSTAMP:", b"SEQUENCE:", b"LAST-MODIFIED:"
    return b"\n".join(line for line in calendar.splitlines() if not line.startswith(names))


def test_clients_with_the_same_plan_have_dates_of_their_own() -> None:
    assert printed(*profiles(anna=PORTER, ben=PORTER), form="ics").code == 0
    ids = [
        {line for line in Path(f"out/{name}.ics").read_text("utf-8").splitlines() if "UID" in line}
        for name in ("anna", "ben")
    ]

    assert ids[0]
    assert not ids[0] & ids[1]


def test_action_plans_are_printed_in_place_of_summaries() -> None:
    found = printed(*profiles(anna=PORTER), "--action-plan", form="json")

    assert found.code == 0
    assert json.loads(Path("out/anna.json").read_text("utf-8"))["actions"]


def test_pages_hold_what_the_adviser_says_and_no_file_name_does() -> None:
    found = printed(
        *profiles(a1=PORTER), "--adviser", "Zoë", "--notes", "Bring it.", "--large-print",
        form="html",
    )  # fmt: skip
    page = Path("out/a1.html").read_text("utf-8")

    assert found.code == 0
    assert all(words in page for words in ("Zoë", "Bring it.", 'class="large"'))
    assert files_in("out") == ["a1.html"]


def test_every_plan_goes_by_the_options_and_by_its_own_profile() -> None:
    paths = profiles(anna=PORTER, ben=f"{PORTER}age: 40\nlimits: {{keep_wage: false}}\n")
    assert printed(*paths, "--keep-wage", "--provider", "keele", form="json").code == 0
    anna, ben = (json.loads(Path(f"out/{n}.json").read_text("utf-8")) for n in ("anna", "ben"))

    assert anna["limits"]["keep_wage"] is ben["limits"]["keep_wage"] is True
    assert anna["bound"]["programmes"] == ben["bound"]["programmes"] != []


def test_plan_without_a_route_is_printed_and_said_to_be_one() -> None:
    found = printed(*profiles(anna=PORTER), "--finish-by", "2027-03")

    assert found.code == 0
    assert found.out.splitlines() == [
        "anna.yaml: wrote anna.txt",
        "  note: no route found; the page says why",
        "1 profile: 1 written. Folder: out",
    ]


def test_options_that_take_the_place_of_what_a_profile_says_are_named_under_it() -> None:
    paths = profiles(
        anna=f"{PORTER}to: ot-assistant\nlimits: {{avoid: [full-time]}}\n",
        ben=f"{PORTER}to: occupational-therapist\n",
        cara="from: porter\n",
    )
    options = ("--to", "occupational-therapist", "--start", "2027-02", "--avoid", "apprenticeship")
    found = printed(*paths, *options)

    assert (found.code, found.err) == (0, "")
    assert found.out.splitlines()[:-1] == [
        "anna.yaml: wrote anna.txt",
        "  note: --to, --start and --avoid take the place of what it says itself",
        "ben.yaml: wrote ben.txt",
        "  note: --start takes the place of what it says itself",
        "cara.yaml: wrote cara.txt",
    ]


def test_pattern_that_the_shell_did_not_read_is_read_here() -> None:
    profiles(anna=PORTER, ben=PORTER)

    assert printed("profiles/*.yaml").code == 0
    assert files_in("out") == ["anna.txt", "ben.txt"]


def test_pattern_of_no_file_is_refused_before_anything_is_made() -> None:
    found = printed("profiles/*.yml", *profiles(anna=PORTER))

    assert (found.code, found.out) == (2, "")
    assert "there is no file of the pattern 'profiles/*.yml'" in found.err
    assert not Path("out").exists()


def test_folder_in_place_of_a_profile_is_said_to_be_one_and_the_rest_is_printed() -> None:
    found = printed("profiles", *profiles(anna=PORTER))

    assert found.code == 4
    assert found.err.splitlines() == [
        "profiles: this is a folder",
        "  hint: name the profiles in it, as 'profiles/*.yaml'",
    ]
    assert files_in("out") == ["anna.txt"]


def test_profile_that_is_named_twice_is_printed_once() -> None:
    (path,) = profiles(anna=PORTER)

    assert printed(path, f"./{path}").out.splitlines()[-1].startswith("1 profile: 1 written.")


def test_dots_in_the_name_of_a_profile_stay() -> None:
    assert printed(*profiles(**{"anna.v2": PORTER, "anna.v3": PORTER})).code == 0
    assert files_in("out") == ["anna.v2.txt", "anna.v3.txt"]


# --- again --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["pdf", "docx", "ics"])
def test_what_is_the_same_is_left_alone(form: str) -> None:
    paths = profiles(anna=PORTER, ben=PORTER)
    printed(*paths, form=form)
    before = {path: path.stat().st_mtime_ns for path in Path("out").iterdir()}
    profiles(ben=f"{PORTER}age: 40\n")
    again = printed(*paths, form=form)
    after = {path: path.stat().st_mtime_ns for path in Path("out").iterdir()}

    assert again.code == 0
    assert again.out.splitlines()[0] == "anna.yaml: unchanged"
    assert {path.stem for path in before if path.name != LIST and before[path] == after[path]} >= {
        "anna"
    }
    if form == "pdf":
        assert again.out.splitlines()[1:] == [
            "ben.yaml: wrote ben.pdf and .html",
            "2 profiles: 1 written, 1 unchanged. Folder: out",
        ]


def test_second_run_without_a_change_writes_nothing_at_all() -> None:
    paths = profiles(anna=PORTER)
    printed(*paths, form="docx")
    before = {path: path.stat().st_ino for path in Path("out").iterdir()}

    assert "1 profile: 1 unchanged." in printed(*paths, form="docx").out
    assert {path: path.stat().st_ino for path in Path("out").iterdir()} == before


class NextDay(date):
    """The day after that of all tests."""

    @classmethod
    def today(cls) -> NextDay:
        return cls(2026, 11, 23)


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "ics", "txt"])
def test_page_of_the_same_plan_keeps_the_day_on_which_it_was_made(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = profiles(anna=PORTER)
    printed(*paths, form=form)
    before = {path: path.stat().st_ino for path in Path("out").iterdir()}
    monkeypatch.setattr(asking, "date", NextDay)

    assert "1 unchanged" in printed(*paths, form=form).out
    assert {path: path.stat().st_ino for path in Path("out").iterdir()} == before


def test_page_of_another_plan_has_the_day_of_that_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = profiles(anna=PORTER)
    printed(*paths, form="html")
    monkeypatch.setattr(asking, "date", NextDay)
    profiles(anna=f"{PORTER}age: 40\n")

    assert "1 written" in printed(*paths, form="html").out
    assert "23\N{NO-BREAK SPACE}November" in Path("out/anna.html").read_text("utf-8")


def test_files_of_one_profile_never_bear_different_days(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = profiles(anna=PORTER)
    printed(*paths, form="html")
    monkeypatch.setattr(asking, "date", NextDay)
    again = ran.__wrapped__("print", *paths, "--out", "out")

    assert again.out.splitlines()[0] == "anna.yaml: wrote anna.pdf and .html"
    for text in (text_of_pdf(Path("out/anna.pdf")), Path("out/anna.html").read_text("utf-8")):
        assert "23 November" in text.replace("\N{NO-BREAK SPACE}", " ")


# --- what is not ours ---------------------------------------------------------------------------


def test_file_of_somebody_else_is_kept_and_nothing_of_that_profile_is_written() -> None:
    paths = profiles(anna=PORTER, ben=PORTER)
    Path("out").mkdir()
    Path("out/anna.html").write_text("mine")
    found = ran.__wrapped__("print", *paths, "--out", "out")

    assert found.code == 4
    assert found.err.splitlines() == [
        "profiles/anna.yaml: out/anna.html is there, and is not as otpath wrote it, so it is kept",
        "  hint: move it away, print to another folder, or add --force to replace it",
    ]
    assert found.out.splitlines()[-1] == "2 profiles: 1 written, 1 kept. Folder: out"
    assert files_in("out") == ["anna.html", "ben.html", "ben.pdf"]
    assert Path("out/anna.html").read_text() == "mine"


def test_page_that_was_edited_since_is_kept_unless_forced() -> None:
    paths = profiles(anna=PORTER)
    printed(*paths)
    Path("out/anna.txt").write_text("edited")

    assert printed(*paths).code == 4
    assert Path("out/anna.txt").read_text() == "edited"
    assert printed(*paths, "--force").code == 0
    assert "NHS porter" in Path("out/anna.txt").read_text("utf-8")
    profiles(anna=ASSISTANT)
    assert printed(*paths).code == 0


@pytest.mark.parametrize(
    "text", ["", "[1]", '{"anna.txt": 5}', '{"anna.txt": {"digest": "0"}}', "\udcff"]
)
def test_where_the_list_cannot_be_read_nothing_is_ours(text: str) -> None:
    paths = profiles(anna=PORTER)
    printed(*paths)
    Path("out", LIST).write_bytes(text.encode("utf-8", "surrogateescape"))

    assert printed(*paths).out.splitlines()[0] == "anna.yaml: unchanged"
    Path("out", LIST).write_bytes(text.encode("utf-8", "surrogateescape"))
    profiles(anna=ASSISTANT)
    assert printed(*paths).code == 4


def test_what_is_no_file_is_never_replaced() -> None:
    paths = profiles(anna=PORTER)
    Path("out/anna.txt").mkdir(parents=True)
    found = printed(*paths, "--force")

    assert found.code == 4
    assert "out/anna.txt is there and is no file" in found.err


def test_file_that_cannot_be_written_is_named() -> None:
    Path("out", LIST).mkdir(parents=True)
    found = printed(*profiles(anna=PORTER))

    assert found.code == 4
    assert f"out/{LIST} cannot be written: Is a directory" in found.err
    assert "close it where it is open" in found.err


def test_action_plan_has_the_calendar_of_the_summary() -> None:
    (path,) = profiles(anna=PORTER)
    printed(path, form="ics")
    summary = _without_ids(Path("out/anna.ics").read_bytes())
    printed(path, "--action-plan", form="ics")

    assert _without_ids(Path("out/anna.ics").read_bytes()) == summary


def test_pipe_in_the_folder_is_not_waited_for() -> None:
    Path("out").mkdir()
    os.mkfifo("out/anna.txt")

    assert printed(*profiles(anna=PORTER), "--force").code == 4


# --- what cannot be printed ---------------------------------------------------------------------


def test_all_that_is_wrong_with_a_profile_is_said_and_the_rest_is_printed() -> None:
    paths = profiles(anna=PORTER, bad=MISSPELT, cara=PORTER)
    found = printed(*paths)
    alone = plan.__wrapped__("--profile", "profiles/bad.yaml")

    assert found.code == 4
    assert found.err == alone.err
    assert found.err.count("hint:") == 2
    assert "3 profiles: 2 written, 1 not printed." in found.out
    assert files_in("out") == ["anna.txt", "cara.txt"]


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("age: 30\n", (), "the profile does not say where this person stands now"),
        (PORTER, ("--route", "9"), "--route 9: there is no such route"),
        (f"{PORTER}limits: {{avoid: [ota]}}\n", ("--include", "ota"), "both to be avoided and"),
    ],
)
def test_what_goes_wrong_with_one_names_its_file_and_leaves_the_rest(
    text: str, options: tuple[str, ...], said: str
) -> None:
    found = printed(*profiles(bad=text), *options)
    message, hint = found.err.splitlines()

    assert (found.code, found.out) == (4, "1 profile: 1 not printed. Folder: out\n")
    assert message.startswith(f"profiles/bad.yaml: {said}") or said in message
    assert hint.startswith("  hint: ")


def test_file_that_is_not_there_is_said_and_the_rest_is_printed() -> None:
    found = printed("profiles/nobody.yaml", *profiles(anna=PORTER))

    assert found.code == 4
    assert found.err.startswith("profiles/nobody.yaml: there is no such file")
    assert files_in("out") == ["anna.txt"]


@pytest.mark.parametrize("second", ["anna.yml", "ANNA.yaml"])
def test_profiles_of_one_name_are_refused_in_one_sentence(second: str) -> None:
    paths = [*profiles(anna=PORTER, ben=PORTER), f"more/{second}"]
    Path("more").mkdir()
    Path(paths[-1]).write_text(ASSISTANT)
    found = printed(*paths)

    assert found.code == 4
    assert found.err.splitlines() == [
        f"profiles/anna.yaml and more/{second} would both be printed as 'anna', "
        "so neither is printed",
        "  hint: rename one, or print to another folder",
    ]
    assert "3 profiles: 1 written, 2 not printed." in found.out
    assert files_in("out") == ["ben.txt"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--to", "wizard"), "--to 'wizard': no role"),
        (("--provider", "hogwarts"), "--provider 'hogwarts': no provider"),
        (("--money", "x"), "--money 'x' is not a whole number"),
        (("--adviser", "x" * 301, "--as", "pdf"), "--adviser has 301 letters"),
        (("--adviser", "Ann"), "--adviser is for printed pages, and none is saved"),
        (("--no-html", "--as", "html"), "--no-html is given without a PDF"),
        (("--action-plan", "--as", "svg"), "--as svg: an action plan is not written so"),
    ],
)
def test_wrong_option_is_refused_before_anything_is_printed(
    options: tuple[str, ...], said: str
) -> None:
    found = printed(*profiles(anna=PORTER), *options)

    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert "hint: " in found.err
    assert not Path("out").exists()


def test_folder_that_is_a_file_is_refused() -> None:
    Path("out").write_text("mine")
    found = printed(*profiles(anna=PORTER))

    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("otpath: --out 'out' is not a folder\n")


@pytest.mark.parametrize("missing", ["--out", "PROFILE"])
def test_what_is_needed_is_asked_for(missing: str) -> None:
    found = ran("print", "anna.yaml") if missing == "--out" else ran("print", "--out", "out")

    assert (found.code, found.out) == (2, "")
    assert missing in found.err


# --- from a shell -------------------------------------------------------------------------------


def test_command_runs_twice_from_a_shell_the_second_time_on_the_compiled_catalogue(
    tmp_path: Path,
) -> None:
    paths = profiles(anna=PORTER, bad=MISSPELT)
    command = [sys.executable, "-m", "otpath", "print", *paths, "--out", "out", "--as", "html"]
    settings = {**os.environ, "OTPATH_CACHE": str(tmp_path / "cache")}
    first, second = (
        subprocess.run(  # noqa: S603 (our own interpreter)
            command, env=settings, capture_output=True, check=False, encoding="utf-8", timeout=120
        )
        for _ in range(2)
    )

    assert (first.returncode, second.returncode) == (4, 4)
    assert first.stderr.count("hint:") == 2
    assert second.stderr == first.stderr
    assert "anna.yaml: wrote anna.html" in first.stdout
    assert second.stdout.splitlines() == [
        "anna.yaml: unchanged",
        "2 profiles: 1 unchanged, 1 not printed. Folder: out",
    ]
    assert list((tmp_path / "cache").iterdir())


def test_bar_stands_below_the_lines_on_a_terminal_alone() -> None:
    paths = profiles(anna=f"{PORTER}limits: {{avoid: [full-time]}}\n", bad=MISSPELT)
    command = [
        sys.executable, "-m", "otpath", "print", *paths, "--out", "out", "--as", "txt",
        "--avoid", "full-time",
    ]  # fmt: skip
    piped = subprocess.run(  # noqa: S603
        command, capture_output=True, check=False, encoding="utf-8", timeout=120
    )
    on_terminal = _on_a_terminal(command)

    assert "Printing" not in piped.stdout + piped.stderr
    assert "\x1b" not in piped.stdout + piped.stderr
    assert "2/2" in on_terminal
    lines = piped.stderr.splitlines(), piped.stdout.splitlines()[1:]
    for line in (*lines[0], *lines[1], "anna.yaml: unchanged"):
        assert line.replace("1 written", "1 unchanged") in on_terminal


def test_bar_is_on_standard_error_and_what_came_of_each_can_be_kept_in_a_file() -> None:
    command = [
        sys.executable, "-m", "otpath", "print", *profiles(anna=PORTER), "--out", "out",
        "--as", "txt",
    ]  # fmt: skip
    with Path("log").open("wb") as log:
        shown = _on_a_terminal(command, out=log.fileno())

    assert "1/1" in shown
    assert "wrote" not in shown
    assert Path("log").read_text("utf-8").splitlines() == [
        "anna.yaml: wrote anna.txt",
        "1 profile: 1 written. Folder: out",
    ]


def _on_a_terminal(command: list[str], out: int | None = None) -> str:
    """Run a command on a terminal 200 columns wide; return what it shows. Its output is `out`."""
    pty = pytest.importorskip("pty", reason="this machine has no terminals of that kind")
    ours, its = pty.openpty()
    with subprocess.Popen(  # noqa: S603
        command,
        stdout=its if out is None else out,
        stderr=its,
        env={**os.environ, "COLUMNS": "200", "TERM": "xterm"},
    ):
        os.close(its)
        shown = b""
        # Linux ends what a closed terminal gives with an error.
        with suppress(OSError):
            while part := os.read(ours, 4096):
                shown += part
    os.close(ours)
    return shown.decode("utf-8")
