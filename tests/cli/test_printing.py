"""`--save` on paper: which files are written, what goes on them, and what is refused."""

import json
import re
import subprocess
import sys
from pathlib import Path

import docx
import pypdfium2
import pytest

from tests.cli.plans import plan
from tests.cli.running import ran

PORTER = ("--from", "porter", "--start", "2027-01")
SCOTTISH = ("--from", "ot-assistant", "--nation", "scotland", "--keep-wage", "--start", "2027-01")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    plan.cache_clear()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def text_of_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def test_web_page_is_written_beside_a_pdf(desk: Path) -> None:
    found = plan(*PORTER, "--save", "route.pdf")

    assert (found.code, found.err.splitlines()) == (0, ["saved route.pdf", "saved route.html"])
    assert files_in(desk) == ["route.html", "route.pdf"]


def test_web_page_is_left_out_when_refused(desk: Path) -> None:
    assert plan(*PORTER, "--save", "route.pdf", "--no-html").code == 0
    assert files_in(desk) == ["route.pdf"]


def test_web_page_that_is_named_too_is_written_once(desk: Path) -> None:
    found = plan(*PORTER, "--save", "route.html", "--save", "route.pdf")

    assert found.err.splitlines() == ["saved route.html", "saved route.pdf"]


def test_web_page_that_is_there_already_is_kept_and_nothing_is_written(desk: Path) -> None:
    (desk / "route.html").write_text("mine")
    found = plan(*PORTER, "--save", "route.pdf")

    assert found.code == 2
    assert "there is such a file already" in found.err
    assert files_in(desk) == ["route.html"]
    assert (desk / "route.html").read_text() == "mine"


def test_all_forms_are_written_at_once(desk: Path) -> None:
    names = [
        f"route.{ending}" for ending in ("txt", "md", "json", "html", "pdf", "docx", "svg", "ics")
    ]
    found = plan(*PORTER, *(part for name in names for part in ("--save", name)))

    assert found.code == 0
    assert files_in(desk) == sorted(names)
    assert all((desk / name).stat().st_size > 500 for name in names)


def test_names_and_notes_stand_on_the_page_and_in_no_file_name(desk: Path) -> None:
    plan(
        *PORTER, "--save", "a.pdf", "--save", "b.docx",
        "--for", "Siân Llŷr-Ŵyn", "--adviser", "Zoë", "--notes", "Bring it.\nAll of it.",
    )  # fmt: skip
    word = "\n".join(p.text for p in docx.Document(str(desk / "b.docx")).paragraphs)

    assert files_in(desk) == ["a.html", "a.pdf", "b.docx"]
    for text in (text_of_pdf(desk / "a.pdf"), (desk / "a.html").read_text("utf-8"), word):
        assert all(words in text for words in ("Siân Llŷr-Ŵyn", "Zoë", "Bring it.", "All of it."))


def test_large_print_is_longer(desk: Path) -> None:
    plan(*PORTER, "--save", "usual.pdf", "--no-html")
    plan(*PORTER, "--save", "large.pdf", "--no-html", "--large-print")

    with pypdfium2.PdfDocument("usual.pdf") as usual, pypdfium2.PdfDocument("large.pdf") as large:
        assert len(usual) == 2
        assert len(large) > 3


def test_refusal_is_printed_too(desk: Path) -> None:
    assert plan(*SCOTTISH, "--save", "no.pdf").code == 1
    assert "No route found" in text_of_pdf(desk / "no.pdf")


@pytest.mark.parametrize(
    ("options", "named", "hint"),
    [
        (("--for", "Ann"), "--for is for printed pages", "--save route.pdf"),
        (("--adviser", "Ann", "--save", "a.txt"), "--adviser is for printed", "--save route.pdf"),
        (("--large-print", "--save", "a.ics"), "--large-print is for", "--save route.pdf"),
        (("--no-html", "--save", "a.html"), "--no-html is given without a PDF", "route.pdf"),
        (("--save", "a.pdf", "--for", "x" * 301), "--for has 301 letters", "room for 300"),
        (("--save", "a.pdf", "--notes", "x" * 2001), "--notes has 2,001 letters", "2,000"),
        (("--format", "action-plan", "--save", "a.svg"), "does not write '.svg'", ".docx or .ics"),
    ],
)
def test_wrong_options_get_one_message_and_a_hint(
    desk: Path, options: tuple[str, ...], named: str, hint: str
) -> None:
    found = plan(*PORTER, *options)
    message, hinted = found.err.splitlines()

    assert (found.code, found.out) == (2, "")
    assert named in message
    assert hint in hinted
    assert files_in(desk) == []


def test_action_plan_is_shown_as_data_and_saved_on_paper(desk: Path) -> None:
    found = plan(
        *PORTER,
        "--format",
        "action-plan",
        "--save",
        "a.json",
        "--save",
        "a.pdf",
        "--save",
        "a.docx",
        "--for",
        "Quetzalcoatl",
        "--save",
        "a.txt",
        "--save",
        "a.md",
    )
    shown = json.loads(found.out)

    assert shown == json.loads((desk / "a.json").read_text("utf-8"))
    assert shown["actions"][0]["status"] == "not started"
    assert files_in(desk) == ["a.docx", "a.html", "a.json", "a.md", "a.pdf", "a.txt"]
    assert "Current situation" in text_of_pdf(desk / "a.pdf")
    assert "Quetzalcoatl" in text_of_pdf(desk / "a.pdf")
    for text in ((desk / name).read_text("utf-8") for name in ("a.txt", "a.md")):
        assert "Current situation" in text
        assert "Quetzalcoatl" not in text


def test_calendar_without_a_route_is_said_to_hold_no_dates(desk: Path) -> None:
    found = plan(*SCOTTISH, "--save", "no.ics")

    assert found.code == 1
    assert found.err.splitlines() == [
        "saved no.ics",
        "note: no.ics holds no dates, as there is no route",
    ]


def test_folder_that_cannot_be_written_leaves_nothing(desk: Path) -> None:
    found = plan(*PORTER, "--save", "/proc/route.pdf")

    assert found.code == 2
    assert "could not be written" in found.err


def test_plan_that_is_only_shown_loads_nothing_for_paper() -> None:
    code = (
        "import sys; from otpath.cli.app import run; run(sys.argv[1:]);"
        "print({'jinja2', 'typst', 'docx', 'icalendar', 'lxml'} & set(sys.modules),"
        " file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "plan", "--from", "porter"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603

    assert done.stderr.strip() == "set()"


@pytest.mark.parametrize(
    "command",
    [
        ("role", "porter"),
        ("qualification", "access-to-he"),
        ("course", "gcse-maths-evening"),
        ("programmes", "--nation", "wales"),
        ("programmes", "--nation", "wales", "--gcse", "maths=5"),
        ("programme", "cardiff-bsc-ot"),
    ],
)
def test_page_is_saved_as_text_and_on_paper(desk: Path, command: tuple[str, ...]) -> None:
    files = ["--save", "a.txt", "--save", "a.docx", "--save", "a.pdf", "--save", "a.md"]
    found = ran.__wrapped__(*command, *files)

    assert found.code == 0, found.err
    assert files_in(desk) == ["a.docx", "a.html", "a.md", "a.pdf", "a.txt"]
    assert (desk / "a.md").read_text("utf-8").startswith("# ")
    saved, shown = (desk / "a.txt").read_text("utf-8"), ran.__wrapped__(*command).out
    if shown.startswith("Programmes") and "--gcse" not in command:
        # A list is laid out in columns on a terminal.
        assert set(re.findall(r"^  (\S+)  ", shown, re.MULTILINE)) <= set(
            re.findall(r"[\w-]+", saved)
        )
    else:
        assert saved.split() == shown.split()


def test_list_of_programmes_is_printed_for_somebody_and_no_name_goes_into_markdown(
    desk: Path,
) -> None:
    files = ("--save", "a.html", "--save", "a.md", "--for", "Siân Llŷr")
    found = ran.__wrapped__("programmes", "--nation", "wales", "--gcse", "maths=5", *files)

    assert found.code == 0, found.err
    assert "Siân Llŷr" in (desk / "a.html").read_text("utf-8")
    assert "Siân" not in (desk / "a.md").read_text("utf-8")
    assert "Siân" not in found.out


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--for", "Siân"), "--for is given without --save"),
        (("--for", "Siân", "--save", "a.txt"), "--for is for printed pages, and none"),
    ],
)
def test_name_for_no_printed_page_is_refused(
    desk: Path, options: tuple[str, ...], named: str
) -> None:
    found = ran.__wrapped__("programmes", "--nation", "wales", *options)

    assert (found.code, found.out) == (2, "")
    assert named in found.err
    assert files_in(desk) == []


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--save", "a.ics"), "does not write '.ics'"),
        (("--force",), "--force is given without --save"),
        (("--large-print",), "--large-print is given without --save"),
        (("--large-print", "--save", "a.txt"), "--large-print is for printed pages, and none"),
    ],
)
def test_wrong_file_for_a_page_is_refused(desk: Path, options: tuple[str, ...], named: str) -> None:
    found = ran.__wrapped__("role", "porter", *options)

    assert (found.code, found.out) == (2, "")
    assert named in found.err
    assert files_in(desk) == []


def test_map_refuses_to_replace_no_file() -> None:
    found = ran.__wrapped__("map", "--force")

    assert (found.code, found.out) == (2, "")
    assert "--force is given without --save" in found.err


def test_map_is_shown_and_drawn(desk: Path) -> None:
    files = ("--save", "a.svg", "--save", "a.txt", "--save", "a.pdf")
    found = ran.__wrapped__("map", "--from", "porter", *files)

    assert found.code == 0
    assert "NHS porter: you are here" in found.out
    assert (desk / "a.txt").read_text("utf-8") == found.out
    assert "NHS porter: you are here" in (desk / "a.svg").read_text("utf-8")
    assert "NHS porter: you are here" in text_of_pdf(desk / "a.pdf")


def test_map_without_a_person_is_the_ladder(desk: Path) -> None:
    found = ran.__wrapped__("map")

    assert found.code == 0
    assert found.out.startswith("The ladder of roles\n")
    assert "you are here" not in found.out


def test_map_of_nobody_with_facts_asks_whose_it_is(desk: Path) -> None:
    found = ran.__wrapped__("map", "--age", "34")

    assert (found.code, found.out) == (2, "")
    assert "add --from" in found.err
