"""Pages about roles, courses and programmes on paper: all that each says, in every rendering."""

from html import unescape

import pytest

from otpath.reports.documents.html import html_of
from otpath.reports.documents.page_sheet import page_sheet
from otpath.reports.lines import PlainLines
from otpath.reports.page_text import print_page
from otpath.reports.record_lists import WIDEST_REMARK, page_of_programmes, programme_listing
from otpath.reports.record_pages import page_of
from otpath.reports.screen import UNICODE
from tests.reports.papers import closed_up, cover, shipped, strings
from tests.reports.test_paper import RENDERINGS

ROLE = page_of(shipped().roles["porter"], shipped())
COURSE = page_of(shipped().courses["gcse-maths-evening"], shipped())
SIGNS = "•"


@pytest.mark.parametrize("form", RENDERINGS)
@pytest.mark.parametrize("page", [ROLE, COURSE], ids=["role", "course"])
def test_every_rendering_of_a_page_says_all_that_it_says(form: str, page) -> None:  # type: ignore[no-untyped-def]
    document = page_sheet(page, cover())
    said = closed_up(RENDERINGS[form](document))

    silent = {words for words in strings(document) if closed_up(words) not in said}
    assert silent <= {"Page", "of"}


@pytest.mark.parametrize("page", [ROLE, COURSE], ids=["role", "course"])
def test_paper_says_what_the_terminal_says(page) -> None:  # type: ignore[no-untyped-def]
    paper = PlainLines()
    print_page(page, paper, UNICODE)
    on_terminal = set(paper.text.replace(SIGNS, "").split())
    on_paper = " ".join(strings(page_sheet(page, cover())))

    assert {word for word in on_terminal if closed_up(word) not in closed_up(on_paper)} <= {
        f"[{number}]" for number in range(1, len(page.sources) + 1)
    }


def test_list_of_programmes_goes_on_paper_row_by_row() -> None:
    found = tuple(shipped().programmes.values())[:5]
    text = html_of(
        page_sheet(
            page_of_programmes(programme_listing(found, "Programmes", shipped()), ()), cover()
        )
    )

    assert all(programme.id in text for programme in found)


def test_list_on_paper_cuts_nothing_off() -> None:
    found = tuple(shipped().programmes.values())
    text = html_of(
        page_sheet(
            page_of_programmes(programme_listing(found, "Programmes", shipped()), ()), cover()
        )
    )
    said = unescape(text).replace("\N{NO-BREAK SPACE}", " ")

    assert any(len(programme.rules_for) > WIDEST_REMARK for programme in found)
    assert all(f"Rules for: {programme.rules_for}" in said for programme in found)


def test_number_of_a_way_in_is_no_label() -> None:
    headings = [block.heading for block in page_sheet(ROLE, cover()).blocks if block.kind == "part"]

    assert not any(".:" in heading for heading in headings)
