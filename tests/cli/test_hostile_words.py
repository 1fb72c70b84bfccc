"""Names and notes that break things, from the command line into every form of file."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import outloud
import pikepdf
import pypdfium2
import pytest

from otpath.reports.documents.cover import LONGEST_NOTES
from tests.cli.plans import plan
from tests.reports.test_paper import Page

SHORT = ("--from", "occupational-therapist", "--to", "specialist-ot", "--start", "2027-01")
ENDINGS = ("pdf", "docx", "html", "ics", "txt", "md", "json", "svg")
HOSTILE = {
    "web page": "<script>alert(1)</script><img src=x onerror=alert(2)></p></main>&amp;",
    "typst": '#import "x": * #panic("y") $x^2$ *b* _i_ `c` = h \\u{41} @ref <lab> // no /* c */ #{',
    "template": "{{ 7*7 }} {% raw %} {# c #}",
    "markdown": "a | b **c** [d](javascript:e) \\ ~~f~~ # g",
    "shell": "%s %d {0} $HOME `id` $(id) ; rm",
    "calendar": "END:VEVENT BEGIN:VALARM;X=1,2:3",
    "without a space": "W" * 300,
    "right to left": "محمد علي (Ann) שרה",
    "accents": "Z" + "\u0301\u0323\u0308" * 20 + "a Ṣẹ́gun Ọ̀tọ̀",
    "emoji": "Zoë 👩🏽‍⚕️ 👨‍👩‍👧‍👦 🇬🇧 👍🏿 🫨",
    "flag of Wales": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "far east": "王小明 김민수 さくら 葛\U000e0100城",
    "control signs": "A\x01B\x07C\x1b[31mD\x7fE\x85F",
    "lines": "Ann\nBob\r\nCarl\u2028Dee",
    "turned round": "Ann \u202egnp.exe\u202c \u2067x\u2069",
    "no letters": "A\ue000B\ufffeC\uffffD\u0378E\ufdd0F",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    plan.cache_clear()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def notes_of(name: str) -> str:
    return (f"{name} " * LONGEST_NOTES)[:LONGEST_NOTES]


def saved(name: str, notes: str, *endings: str) -> None:
    files = (part for ending in endings for part in ("--save", f"a.{ending}"))
    named = ("--for", name, "--adviser", name, "--notes", notes)
    found = plan(*SHORT, *named, *files)
    assert found.code == 0, found.err


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_set_and_heard_and_become_no_tags(desk: Path, name: str) -> None:
    saved(name, notes_of(name), "pdf", "docx", "html")
    tags = set(Page((desk / "a.html").read_text("utf-8")).tags)

    assert [
        str(found) for found in outloud.check("a.pdf").findings if found.severity == "error"
    ] == []
    assert not {"script", "img"} & tags
    assert docx.Document("a.docx").paragraphs


def places_of_a_name(folder: Path) -> Iterator[str]:
    """Yield where the name of this test is found, by file and by part of a file."""
    for path in folder.iterdir():
        if "Quetzalcoatl" in path.name:
            yield "a file name"
        made = path.read_bytes()
        if path.suffix == ".docx":
            with zipfile.ZipFile(io.BytesIO(made)) as word:
                yield from (name for name in word.namelist() if b"Quetzalcoatl" in word.read(name))
        elif path.suffix == ".pdf":
            yield from _places_in_pdf(made)
        elif path.suffix == ".html":
            head, _, body = made.partition(b"</head>")
            yield from (n for n, part in (("head", head), ("body", body)) if b"Quetzal" in part)
        elif b"Quetzalcoatl" in made:
            yield path.name


def _places_in_pdf(made: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        about = f"{dict(pdf.docinfo)} {pdf.open_metadata()}"
        outline = " ".join(str(item.title) for item in pdf.open_outline().root)
    if "Quetzalcoatl" in about + outline:
        yield "properties of the PDF"
    pages = pypdfium2.PdfDocument(made)
    if any("Quetzalcoatl" in page.get_textpage().get_text_range() for page in pages):
        yield "pages of the PDF"


def test_names_and_notes_stand_on_the_pages_and_nowhere_else(desk: Path) -> None:
    saved("Quetzalcoatl", "Quetzalcoatl came.", *ENDINGS)

    assert sorted(places_of_a_name(desk)) == ["body", "pages of the PDF", "word/document.xml"]


@pytest.mark.parametrize(
    "nobody", ["", "   ", "\u00a0", "\t\n", "\u200b\u200d", "\u0301", "\x00\x01"]
)
def test_name_that_cannot_be_seen_is_no_name(desk: Path, nobody: str) -> None:
    saved(nobody, nobody, "html", "pdf")
    page = (desk / "a.html").read_text("utf-8")

    assert "<dt>" in page
    assert "<dt>For</dt>" not in page
    assert "<dt>Adviser</dt>" not in page
    assert 'dir="auto"></p>' not in page
