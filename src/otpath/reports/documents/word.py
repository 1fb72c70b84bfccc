"""A document as a Word file that an adviser can edit: real headings, lists and table headers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from otpath.reports.documents.binding import bound
from otpath.reports.documents.document import (
    Block,
    Bullets,
    Chart,
    ChartRow,
    Command,
    Detail,
    Document,
    Figures,
    Heading,
    Labelled,
    NoteLines,
    NumberedSource,
    Paragraph,
    Part,
    Sources,
    Table,
)

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

FONT = "Arial"
INK, ACCENT = (0x1D, 0x24, 0x29), (0x00, 0x52, 0x4C)
SIZES = {False: (12, 20, 15, 12.5), True: (18, 26, 22, 19)}
"""Points of the text and of headings 1 to 3, in usual and in large print."""
TABLE_SIZE = 10.5
WHOLE_ROWS = 10
EMPTY_LINES = 4
A4_WIDTH, A4_HEIGHT, SIDE_MARGIN = 210, 297, 17
"""Millimetres."""


def word_of(document: Document) -> bytes:
    """Return a document as the bytes of a .docx file."""
    import docx

    document = bound(document)
    file = docx.Document()
    _set_up(file, document)
    file.add_paragraph(f"{document.kind}. {document.prepared}.")
    file.add_heading(document.title, level=1)
    for detail in document.details:
        _labelled(file, detail.label, detail.text)
    for block in document.blocks:
        _add(file, block, is_large=document.is_large)
    paper = io.BytesIO()
    file.save(paper)
    return _without_clock(paper)


def _without_clock(paper: io.BytesIO) -> bytes:
    """Return the file without the time of day in it, so that the same document is the same file."""
    again = io.BytesIO()
    with ZipFile(paper) as made, ZipFile(again, "w", ZIP_DEFLATED) as file:
        for part in made.namelist():
            file.writestr(ZipInfo(part), made.read(part), ZIP_DEFLATED)
    return again.getvalue()


def _add(file: WordFile, block: Block, *, is_large: bool) -> None:
    match block:
        case Heading():
            file.add_heading(block.text, level=2)
        case Paragraph():
            paragraph = file.add_paragraph(block.text)
            if block.from_right:
                paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
        case Command():
            file.add_paragraph(block.text)
        case Figures():
            for figure in block.figures:
                _labelled(file, figure.label, "; ".join([figure.value, *figure.details]))
        case Chart():
            _list(file, (_bar_words(row) for row in block.rows))
        case Part():
            _add_part(file, block)
        case _:
            _add_list(file, block, is_large=is_large)


def _add_source(file: WordFile, source: NumberedSource) -> None:
    """Add a source that leads to its page, where that has an address."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    paragraph = file.add_paragraph(style="List Number")
    if not source.address:
        paragraph.add_run(source.text)
        return
    target = file.part.relate_to(source.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = _element("w:hyperlink", **{"r:id": target})
    run = paragraph.add_run(source.text)
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _bar_words(row: ChartRow) -> str:
    when = f", {row.when}" if row.when else ""
    return f"{row.label}: {row.length}, {row.what}{when}"


def _add_list(
    file: WordFile, block: Labelled | Bullets | Table | Sources | NoteLines, *, is_large: bool
) -> None:
    match block:
        case Labelled():
            _add_labelled(file, block.items)
        case Bullets():
            _list(file, block.items)
        case Table():
            _add_rows(file, block) if is_large else _add_table(file, block)
        case Sources():
            for item in block.items:
                _add_source(file, item)
        case NoteLines():
            for _ in range(EMPTY_LINES):
                _add_ruled(file)
        case _:
            assert_never(block)


def _add_ruled(file: WordFile) -> None:
    """Add an empty line to write on."""
    rule = {"w:val": "single", "w:sz": "4", "w:space": "1", "w:color": "6B777C"}
    border = _element("w:pBdr")
    # Between lines alike Word draws no border but the one "between".
    border.extend([_element("w:bottom", **rule), _element("w:between", **rule)])
    file.add_paragraph()._p.get_or_add_pPr().append(border)


def _add_part(file: WordFile, part: Part) -> None:
    file.add_heading(part.heading, level=3)
    if part.when:
        file.add_paragraph().add_run(part.when).bold = True
    for line in part.lines:
        if line:
            file.add_paragraph(line)
    _add_labelled(file, part.facts)
    for mark in part.marks:
        paragraph = file.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{mark.verdict}:").bold = True
        paragraph.add_run(f" {mark.text}")


def _add_labelled(file: WordFile, items: Iterable[Detail]) -> None:
    for item in items:
        _labelled(file, item.label, item.text)


def _add_table(file: WordFile, table: Table) -> None:
    made = file.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    made.autofit = False
    head = made.rows[0]
    head._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for cell, words in zip(head.cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in table.rows:
        for cell, words in zip(made.add_row().cells, row, strict=True):
            cell.text = words
    _set_widths(made, table.widths)
    _set_size(made)


def _set_widths(made: Any, widths: tuple[int, ...]) -> None:
    from docx.shared import Mm

    line = Mm(A4_WIDTH - 2 * SIDE_MARGIN)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = int(line * width / sum(widths))
        for cell in column.cells:
            cell.width = column.width
    for row in made.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def _set_size(made: Any) -> None:
    """Set a table smaller than the text around it, and a short one so that it stays whole."""
    from docx.shared import Pt

    *first, _ = made.rows
    for row in first if len(made.rows) <= WHOLE_ROWS else ():
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    for cell in made._cells:
        for run in cell.paragraphs[0].runs:
            run.font.size = Pt(TABLE_SIZE)


def _add_rows(file: WordFile, table: Table) -> None:
    """Add a table as one paragraph for each cell, below the name of its row: for large print."""
    for row in table.rows:
        file.add_heading(row[table.name], level=3)
        for number, words in enumerate(row):
            if number != table.name:
                _labelled(file, table.columns[number], words)


def _list(file: WordFile, items: Iterable[str], style: str = "List Bullet") -> None:
    for item in items:
        file.add_paragraph(item, style=style)


def _labelled(file: WordFile, label: str, text: str) -> None:
    paragraph = file.add_paragraph()
    paragraph.add_run(f"{label}:").bold = True
    paragraph.add_run(f" {text}")


# --- the page -----------------------------------------------------------------------------------


def _set_up(file: WordFile, document: Document) -> None:
    from docx.shared import Mm

    properties = file.core_properties
    properties.title, properties.author, properties.comments = document.title, "", ""
    properties.language = document.language
    properties.created = properties.modified = datetime.fromisoformat(document.day)
    section = file.sections[0]
    section.page_width, section.page_height = Mm(A4_WIDTH), Mm(A4_HEIGHT)
    section.left_margin = section.right_margin = Mm(SIDE_MARGIN)
    section.top_margin = section.bottom_margin = Mm(15)
    _set_styles(file, document)
    _set_footer(file, document)


def _set_styles(file: WordFile, document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    text, *headings = SIZES[document.is_large]
    sizes = {"Normal": text, **{f"Heading {n}": size for n, size in enumerate(headings, 1)}}
    for name, size in sizes.items():
        style = file.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        # Scripts such as Arabic have a size of their own.
        style.element.get_or_add_rPr().append(_element("w:szCs", **{"w:val": str(int(2 * size))}))
        style.font.color.rgb = RGBColor(*(INK if name in {"Normal", "Heading 3"} else ACCENT))
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_after = Pt(3)
    language = _element("w:lang", **{"w:val": document.language})
    run = file.styles["Normal"].element.get_or_add_rPr()
    run.append(language)


def _set_footer(file: WordFile, document: Document) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    paragraph = file.sections[0].footer.paragraphs[0]
    # The style of footers has a stop in the middle, where a long title would end.
    paragraph.style = file.styles["Normal"]
    paragraph.add_run(f"{document.title}\t{document.page} ")
    paragraph.paragraph_format.tab_stops.add_tab_stop(
        Mm(A4_WIDTH - 2 * SIDE_MARGIN), WD_TAB_ALIGNMENT.RIGHT
    )
    _add_field(paragraph, "PAGE")
    paragraph.add_run(f" {document.of} ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Any, name: str) -> None:
    paragraph._p.append(_element("w:fldSimple", **{"w:instr": name}))


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element
