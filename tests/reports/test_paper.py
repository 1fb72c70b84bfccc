"""Pages on paper: the same words in HTML, PDF and Word, any name whole, 2 sides, no request."""

import io
import re
import time
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import docx
import outloud
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn

from otpath.reports.documents.cover import LONGEST_NOTES, clean_name, clean_notes
from otpath.reports.documents.document import Document, Heading
from otpath.reports.documents.html import html_of
from otpath.reports.documents.letters import in_shown_letters
from otpath.reports.documents.markdown import markdown_of
from otpath.reports.documents.pdf import pdf_of
from otpath.reports.documents.whole_plan import whole_plan
from otpath.reports.documents.word import word_of
from tests.reports.font_letters import LETTERS, letters_text
from tests.reports.papers import (
    REAL,
    SUMMARY,
    closed_up,
    plan_sheet,
    real_sheet,
    real_summary,
    sheet,
    strings,
)

SHEET = sheet("Siân Llŷr-Ŵyn", notes="Bring your certificates.\nAsk about Welsh.")
SHEETS = {"route": SHEET, "large": replace(SHEET, is_large=True), "action plan": plan_sheet("Siân")}
SIGNS = "✓☐?•+"


class Page(HTMLParser):
    """The tags of a page, and what a reader is shown or told."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.shown: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self.shown.append(data)


def in_html(document: Document) -> str:
    return "".join(Page(html_of(document)).shown)


def in_pdf(document: Document) -> str:
    """Return the text without the footers: a paragraph may go on across one."""
    footer = rf"({re.escape(document.title)}\s+)?{document.page}\s+\d+\s+{document.of}\s+\d+\s*$"
    *first, last = text_of_pdf(pdf_of(document))
    return "".join([*(re.sub(footer, "", page) for page in first), last])


def text_of_pdf(made: bytes) -> list[str]:
    """Return the text of each page."""
    pdf = pypdfium2.PdfDocument(made)
    # A line that breaks after a hyphen has a sign of its own for it.
    return [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in pdf]


def in_word(document: Document) -> str:
    return text_of_word(word_of(document))


def text_of_word(made: bytes) -> str:
    """Return the text of a Word file, the footer last."""
    file = docx.Document(io.BytesIO(made))
    footer = file.sections[0].footer.paragraphs[0]
    texts = file.element.body.iter(qn("w:p"))
    return "\n".join(
        [*("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in texts), footer.text]
    )


RENDERINGS = {"html": in_html, "pdf": in_pdf, "word": in_word}


@pytest.mark.parametrize("form", RENDERINGS)
@pytest.mark.parametrize("which", SHEETS)
def test_every_rendering_says_all_that_the_document_says(form: str, which: str) -> None:
    document = SHEETS[which]
    said = closed_up(RENDERINGS[form](document))
    silent = {words for words in strings(document) if closed_up(words) not in said}

    assert silent <= shown_by_the_layout(document, form)


def shown_by_the_layout(document: Document, form: str) -> set[str]:
    """Return the years over the bars, and in large print what the names of rows are names of."""
    charts = [block for block in document.blocks if block.kind == "chart"]
    tables = [block for block in document.blocks if block.kind == "table" and document.is_large]
    years = {year.words for chart in charts for year in chart.years}
    if form == "pdf":
        # Beside bars the months are seen, and each step says them.
        years |= {row.when for chart in charts for row in chart.rows}
    page = {document.page, document.of} if form == "html" else set()
    return years | page | {table.columns[table.name] for table in tables}


@pytest.mark.parametrize("which", SHEETS)
def test_page_has_no_words_of_its_own(which: str) -> None:
    page = Page(html_of(SHEETS[which]))
    known = [closed_up(words) for words in strings(SHEETS[which])]
    for block in SHEETS[which].blocks:
        if block.kind == "chart":
            known += [closed_up(f"{row.length}, {row.what}, {row.when}") for row in block.rows]

    body = page.shown[page.shown.index(SHEETS[which].kind) :]
    own = [closed_up(text).strip(SIGNS).removesuffix(":") for text in body]
    assert [text for text in own if text and not any(text in words for words in known)] == []


def test_summary_says_nothing_that_the_plan_does_not_say() -> None:
    plan = closed_up(
        re.sub(r" \[[\d, ]+\]", "", markdown_of(whole_plan(SUMMARY))).replace("\\", "")
    )
    steps = [block for block in SHEET.blocks if block.kind == "part"]
    texts = [mark.text for step in steps for mark in step.marks] + [
        sentence
        for step in steps
        for line in step.lines
        for sentence in re.split(r"\[(?:\d+†?|†)\]|(?<=\.) ", line)
    ]

    assert texts
    assert [t for t in texts if closed_up(re.sub(r" \[(?:\d+†?|†)\]", "", t)) not in plan] == []


@pytest.mark.parametrize("who", REAL)
def test_parts_stand_in_the_order_of_the_plan(who: str) -> None:
    in_plan = re.findall(r"^## (.+)$", markdown_of(whole_plan(real_summary(who))), re.MULTILINE)
    on_paper = [block.text for block in real_sheet(who).blocks if isinstance(block, Heading)]
    shared = [heading for heading in on_paper if heading in in_plan]

    assert len(shared) > 1
    assert shared == [heading for heading in in_plan if heading in on_paper]


def test_line_that_is_partly_assumed_is_marked_and_the_mark_is_explained() -> None:
    (degree,) = (b for b in SHEET.blocks if b.kind == "part" and "degree" in b.heading)

    assert any("†]" in mark.text for mark in degree.marks)
    assert any("A † stands" in b.text for b in SHEET.blocks if b.kind == "paragraph")


# --- HTML ---------------------------------------------------------------------------------------


def test_web_page_asks_the_network_for_nothing_and_runs_nothing() -> None:
    text = html_of(SHEET)
    page = Page(text)
    names = [name for name, _ in page.attributes]

    assert not {"script", "link", "img", "iframe", "form", "object"} & set(page.tags)
    assert not any(name.startswith("on") or name == "src" for name in names)
    assert "default-src 'none'" in text
    assert set(re.findall(r"url\(([a-z]+):", text)) == {"data"}


def test_web_page_has_a_language_a_title_headings_and_named_tables() -> None:
    text = html_of(SHEET)
    levels = [tag for tag in Page(text).tags if re.fullmatch(r"h\d", tag)]

    assert '<html lang="en-GB">' in text
    assert f"<title>{SHEET.title}</title>" in text
    assert (levels[0], levels.count("h1")) == ("h1", 1)
    assert all(abs(int(b[1]) - int(a[1])) <= 1 for a, b in pairwise(levels))
    assert text.count("<table") == text.count("<thead") == text.count("aria-labelledby=") > 0
    assert text.count('scope="col"') >= 2 * text.count("<table")


# --- PDF ----------------------------------------------------------------------------------------


def test_pdf_is_tagged_has_a_title_and_a_language_and_claims_the_standard() -> None:
    pdf = pikepdf.open(io.BytesIO(pdf_of(SHEET)))

    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.MarkInfo.Marked
    assert "/StructTreeRoot" in pdf.Root
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == SHEET.title


@pytest.mark.parametrize("which", SHEETS)
def test_pdf_passes_the_accessibility_checker(which: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "route.pdf"
    path.write_bytes(pdf_of(SHEETS[which]))

    assert [str(finding) for finding in outloud.check(str(path)).findings] == []


def test_pdf_holds_every_font_that_it_uses() -> None:
    pdf = pikepdf.open(io.BytesIO(pdf_of(sheet("محمد 王小明 ਮਨਪ੍ਰੀਤ"))))
    fonts = [obj for obj in pdf.objects if _is(obj, "/FontDescriptor")]

    assert len(fonts) >= 4
    assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def _is(obj: object, kind: str) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == kind


def sizes(made: bytes) -> set[float]:
    """Return the sizes of all letters in points."""
    pdf = pikepdf.open(io.BytesIO(made))
    found = set()
    for page in pdf.pages:
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) == "Tf":
                found.add(round(float(instruction.operands[1]), 2))
    return found


def test_usual_print_is_12_point_with_nothing_below_10() -> None:
    found = sizes(pdf_of(SHEET))

    assert 12 in found
    assert min(found) >= 10


def test_large_print_has_no_letter_below_18_point() -> None:
    assert min(sizes(pdf_of(SHEETS["large"]))) >= 18


@pytest.mark.parametrize("who", REAL)
def test_usual_plan_fits_on_2_sides(who: str) -> None:
    assert len(pypdfium2.PdfDocument(pdf_of(real_sheet(who)))) <= 2


def test_pages_are_numbered_out_of_how_many() -> None:
    assert "Page 1 of 2" in "".join(text_of_pdf(pdf_of(real_sheet("porter"))))


@pytest.mark.parametrize("render", [html_of, pdf_of, word_of], ids=["html", "pdf", "word"])
def test_same_document_is_the_same_file_at_any_time_of_day(
    render: Callable[[Document], str | bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, now = render(SHEET), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 4000)

    assert first == render(
        sheet("Siân Llŷr-Ŵyn", notes=("Bring your certificates.\nAsk about Welsh."))
    )


# --- Word ---------------------------------------------------------------------------------------


def test_word_file_has_headings_header_rows_a_title_and_a_language() -> None:
    file = docx.Document(io.BytesIO(word_of(SHEET)))
    styles = [paragraph.style.name for paragraph in file.paragraphs if paragraph.style]

    assert file.core_properties.title == SHEET.title
    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= set(styles)
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in file.tables)
    assert 'w:lang w:val="en-GB"' in file.styles["Normal"].element.xml


# --- names --------------------------------------------------------------------------------------

HOSTILE = {
    "markup": '<script>alert(1)</script> #import "x": * $x$ *b* _i_ `c` {{ 7*7 }} \\u{41}',
    "quotes": """O'Brien "Bo" \\ & &amp; </p>""",
    "long": "W" * 300,
    "right to left": "محمد علي שרה",
    "many scripts": "王小明 김민수 ਮਨਪ੍ਰੀਤ ਕੌਰ শেখ தமிழ் ქართ Ελένη Иван Łukasz",
    "Welsh": "Siân Llŷr-Ŵyn â ê î ô û ŵ ŷ",
    "Yoruba": "Ọmọ́lará Ṣẹ́gun Adébáyọ̀",
}

DRAWN_IN_ANOTHER_ORDER = {HOSTILE["right to left"], HOSTILE["many scripts"]}


@pytest.mark.parametrize("form", RENDERINGS)
@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_any_name_is_shown_whole_and_as_it_was_written(form: str, name: str) -> None:
    said = RENDERINGS[form](sheet(name, notes=name))

    if form == "pdf" and name in DRAWN_IN_ANOTHER_ORDER:
        assert set(closed_up(name)) <= set(said)
    else:
        assert closed_up(said).count(closed_up(name)) == 3


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_no_name_becomes_a_tag(name: str) -> None:
    assert Page(html_of(sheet(name, notes=name))).tags == Page(html_of(sheet("x", notes="x"))).tags


@pytest.mark.parametrize("name", ["😀", "Zoë 👩🏽‍⚕️", "\u13a0", "𓀀", "क\u0301"])
def test_letter_that_no_font_has_is_named_in_words(name: str) -> None:
    import unicodedata

    said = closed_up(in_pdf(sheet(name)))
    base = closed_up(unicodedata.name(name[0]).lower())

    assert f"[{base}]" in said or name[0] in said
    assert closed_up(in_shown_letters(name)) in said


def test_list_of_letters_is_what_the_fonts_have() -> None:
    assert LETTERS.read_text("ascii") == letters_text()


def test_signs_that_cannot_be_seen_or_turn_the_line_round_are_left_out() -> None:
    assert clean_name(" A\x00B\x07\tC\u202eD\ud800\u2028E \n") == "A B C DE"[:5] + "D E"
    assert clean_notes("one\r\n\r\n two\x0b") == ("one", "two")
    assert clean_name("A\u200bB\ufffeC\u00adD\U000e0041E") == "ABCDE"
    assert clean_name("\u200d \u0301") == ""


def test_letter_that_is_newer_than_python_and_the_flag_of_wales_are_kept() -> None:
    wales = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"

    assert clean_name(f"A\u0378B {wales}") == f"A\u0378B {wales}"
    assert "[U+0378]" in closed_up(in_pdf(sheet("A\u0378B")))


def test_longest_notes_are_set_on_paper() -> None:
    notes = "word " * (LONGEST_NOTES // 5)

    assert closed_up(notes) in closed_up(in_pdf(sheet(notes=notes)))


@pytest.mark.parametrize("render", [html_of, pdf_of, word_of], ids=["html", "pdf", "word"])
def test_name_is_in_no_property_of_a_file(render) -> None:  # type: ignore[no-untyped-def]
    made = render(sheet("Quetzalcoatl"))
    if render is html_of:
        assert "Quetzalcoatl" not in made.split("</head>")[0]
    elif render is pdf_of:
        pdf = pikepdf.open(io.BytesIO(made))
        assert "Quetzalcoatl" not in str(dict(pdf.docinfo)) + str(pdf.open_metadata())
    else:
        core = docx.Document(io.BytesIO(made)).core_properties
        assert not any("Quetzalcoatl" in str(value) for value in vars(core).values())
        assert core.author == ""
