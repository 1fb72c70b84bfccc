"""The papers of eleven people judged: PDF by two checkers, HTML and Word by their structure."""

import io
import re
from itertools import pairwise
from pathlib import Path

import docx
import outloud.model
import pikepdf
import pypdfium2
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from outloud.rules._common import element_text

from otpath.reports.documents.document import Document
from otpath.reports.documents.page_sheet import LONGEST_HEADING
from tests.reports.pages_on_paper import PAGES, page_document
from tests.reports.people import KINDS, NAMES, NOTES, PEOPLE, document_of, file_of
from tests.reports.said import FORMS, difference, difference_of_text
from tests.reports.test_paper import Page

PAPERS = [(who, kind) for who in PEOPLE for kind in KINDS]
LEAFLETS = [(which, large) for which in PAGES for large in (False, True)]
paper = pytest.mark.parametrize(("who", "kind"), PAPERS)
leaflet = pytest.mark.parametrize(("which", "large"), LEAFLETS)


def pdf_of(document: Document) -> bytes:
    made = file_of(document, "pdf")
    assert isinstance(made, bytes)
    return made


# --- PDF ----------------------------------------------------------------------------------------


FALSE_ALARMS = {"PAG-001"}
"""Lines that end alike on several sides, as dated sources, are taken for headers of pages."""


def findings(document: Document, folder: Path) -> list[str]:
    """Return all that the checker finds: errors and warnings, of the standard and of sense."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf_of(document))
    return [str(f) for f in outloud.check(str(path)).findings if f.rule not in FALSE_ALARMS]


@paper
def test_checker_finds_nothing_in_the_pdf_of_a_person(who: str, kind: str, tmp_path: Path) -> None:
    assert findings(document_of(who, kind), tmp_path) == []


@leaflet
def test_checker_finds_nothing_in_the_pdf_of_a_page(
    which: str, large: bool, tmp_path: Path
) -> None:
    assert findings(page_document(which, large=large), tmp_path) == []


def failures(made: bytes) -> list[str]:
    """Return which rules of PDF/UA-1 a file breaks, by a checker that shares no code with ours."""
    checker = pytest.importorskip("page", reason="no page-validation: pip install -e '.[dev]'")
    report = checker.validate_pdf_bytes(made, profile="ua1")
    assert report.rules.total > 100
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@paper
def test_pdf_of_a_person_keeps_every_rule_of_the_standard(who: str, kind: str) -> None:
    assert failures(pdf_of(document_of(who, kind))) == []


@leaflet
def test_pdf_of_a_page_keeps_every_rule_of_the_standard(which: str, large: bool) -> None:
    assert failures(pdf_of(page_document(which, large=large))) == []


def test_checker_sees_a_pdf_without_a_language_and_one_with_a_heading_left_out() -> None:
    pdf = pikepdf.open(io.BytesIO(pdf_of(document_of("porter", "route summary"))))
    del pdf.Root.Lang
    for part in pdf.objects:
        if isinstance(part, pikepdf.Dictionary) and part.get("/S") == "/H2":
            part.S = pikepdf.Name.H3
    paper = io.BytesIO()
    pdf.save(paper)

    found = " ".join(failures(paper.getvalue()))
    assert "HEADING-NESTING" in found
    assert "LANGUAGE" in found


@paper
def test_no_letter_is_drawn_as_an_empty_box(who: str, kind: str) -> None:
    """Number 0 of a font is the box for a letter that it does not have."""
    pdf = pikepdf.open(io.BytesIO(pdf_of(document_of(who, kind))))
    drawn = b"".join(_letters(page) for page in pdf.pages)

    assert len(drawn) > 1000
    assert 0 not in {int.from_bytes(drawn[at : at + 2], "big") for at in range(0, len(drawn), 2)}


def _letters(page: pikepdf.Page) -> bytes:
    """Return the numbers of all letters of a page, two bytes each."""
    strings: list[object] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"Tj", "TJ"}:
            operand = instruction.operands[0]
            strings += list(operand) if operator == "TJ" else [operand]
    return b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))


@pytest.mark.parametrize(
    ("who", "kind"),
    [*((who, "route summary") for who in PEOPLE), *(("porter", kind) for kind in KINDS[1:])],
)
def test_screen_reader_hears_all_the_words_in_their_order(
    who: str, kind: str, tmp_path: Path
) -> None:
    """By the tags of the PDF, not by the places of its letters."""
    document = document_of(who, kind)
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf_of(document))
    tagged = outloud.model.Document(str(path))
    heard = [element_text(tagged, part, include_children=False) for part in tagged.elements]
    tagged.close()

    assert difference_of_text(document, " ".join(heard), "pdf") == ""


@pytest.mark.parametrize("kind", ["route summary", "action plan"])
@pytest.mark.parametrize("who", PEOPLE)
def test_paper_of_a_person_has_2_sides_at_most(who: str, kind: str) -> None:
    assert len(pypdfium2.PdfDocument(pdf_of(document_of(who, kind)))) <= 2


# --- HTML ---------------------------------------------------------------------------------------


@paper
def test_web_page_has_one_title_steps_of_headings_and_no_part_that_runs_or_asks(
    who: str, kind: str
) -> None:
    document = document_of(who, kind)
    text = str(file_of(document, "html"))
    page = Page(text)
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h\d", tag)]
    names = [name for name, _ in page.attributes]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert max(after - before for before, after in pairwise(levels)) <= 1
    assert not {"script", "link", "img", "iframe", "form", "object"} & set(page.tags)
    assert not any(name.startswith("on") or name == "src" for name in names)
    assert set(re.findall(r"url\(([a-z]+):", text)) == {"data"}


# --- Word ---------------------------------------------------------------------------------------


def word_of(document: Document) -> WordFile:
    made = file_of(document, "word")
    assert isinstance(made, bytes)
    return docx.Document(io.BytesIO(made))


@paper
def test_word_file_has_steps_of_headings_and_table_headers_and_a_language(
    who: str, kind: str
) -> None:
    document = document_of(who, kind)
    file = word_of(document)
    styles = [paragraph.style.name for paragraph in file.paragraphs if paragraph.style]
    levels = [int(name[-1]) for name in styles if re.fullmatch(r"Heading \d", name or "")]
    header_rows = [
        [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        for table in file.tables
    ]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert max(after - before for before, after in pairwise(levels)) <= 1
    assert all(row[0] and not any(row[1:]) for row in header_rows)
    tables = [block for block in document.blocks if block.kind == "table"]
    assert len(file.tables) == (0 if document.is_large else len(tables))
    assert 'w:lang w:val="en-GB"' in file.styles["Normal"].element.xml


@paper
def test_word_file_is_called_by_the_plan_and_names_nobody(who: str, kind: str) -> None:
    document = document_of(who, kind)
    about = word_of(document).core_properties
    written = " ".join(
        str(getattr(about, name))
        for name in (
            "author", "category", "comments", "content_status", "identifier", "keywords",
            "last_modified_by", "subject", "title", "version",
        )
    )  # fmt: skip

    assert (about.title, about.language) == (document.title, "en-GB")
    assert not [words for words in (*NAMES, *NOTES) if words in written]


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@leaflet
def test_file_of_a_page_says_what_it_says_in_its_order_and_no_more(
    which: str, large: bool, form: str
) -> None:
    document = page_document(which, large=large)

    assert difference(document, file_of(document, form), form) == ""


def test_each_source_leads_to_the_address_that_stands_in_it() -> None:
    (sources,) = (block for block in page_document("role").blocks if block.kind == "sources")
    addresses = [item.address for item in sources.items]

    assert any(address.startswith("https://") for address in addresses)
    assert [item.text for item in sources.items if item.address not in item.text] == []
    assert [item.text for item in sources.items if "http" in item.text and not item.address] == []


def test_what_is_longer_than_a_name_is_no_heading() -> None:
    headings = [block.heading for block in page_document("course").blocks if block.kind == "part"]

    assert headings
    assert max(map(len, headings)) <= LONGEST_HEADING
