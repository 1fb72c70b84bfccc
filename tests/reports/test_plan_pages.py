"""The page of a plan: whole, in each form, at each width, with and without colour."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from otpath.cli.saving import in_format
from otpath.reports.documents.markdown import markdown_of
from otpath.reports.documents.text import print_document
from otpath.reports.documents.whole_plan import whole_plan
from otpath.reports.lines import PlainLines, without_trailing_space
from otpath.reports.plan_model import (
    Asking,
    Bar,
    Contact,
    Figure,
    Line,
    Mark,
    OtherRoute,
    PlanSummary,
    StepSummary,
    Timeline,
    ToDo,
)
from otpath.reports.plan_summary import plan_summary
from otpath.reports.screen import ASCII, UNICODE, Signs
from tests.reports.colour import on_rich
from tests.reports.example import ANSWER, CATALOGUE, FORMS, GOLDEN

SUMMARY = plan_summary(ANSWER, CATALOGUE)
WHOLE = whole_plan(SUMMARY)


@pytest.mark.parametrize(("name", "form"), FORMS.items())
def test_page_is_as_it_was_agreed(name: str, form: str) -> None:
    assert in_format(ANSWER, CATALOGUE, form) == (GOLDEN / name).read_text(encoding="utf-8")


def test_json_is_one_object_that_says_the_same_as_the_text() -> None:
    data = json.loads(in_format(ANSWER, CATALOGUE, "json"))

    assert data["verdict"] == "routes"
    assert len(data["routes"][0]["legs"]) == len(SUMMARY.steps) + 1


# --- width and colour -------------------------------------------------------------------------


def shown(summary: PlanSummary = SUMMARY, width: int = 80, signs: Signs = UNICODE) -> str:
    paper = PlainLines(width)
    print_document(whole_plan(summary), paper, signs)
    return paper.text


@pytest.mark.parametrize("width", [45, 80, 100])
def test_terminal_shows_what_is_written_on_paper_and_adds_colour(width: int) -> None:
    rich = on_rich(lambda console: print_document(WHOLE, console, UNICODE), width)
    coloured = on_rich(lambda console: print_document(WHOLE, console, UNICODE), width, colour=True)

    assert without_trailing_space(rich) == shown(width=width)
    assert coloured != re.sub(r"\x1b\[[0-9;]*m", "", coloured) == rich


@pytest.mark.parametrize("width", [40, 45, 59, 60, 72, 80, 100])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    assert max(len(line.rstrip()) for line in shown(width=width).splitlines()) <= width


def test_narrow_screen_gets_lists_in_place_of_columns_and_bars() -> None:
    text = shown(width=45)

    assert "How long: 4 years 10 months" in text
    assert "1 GCSE maths class: 8 months, January 2027 to" in text
    assert UNICODE.study not in text


def test_wide_screen_gets_columns_and_bars() -> None:
    text = shown(width=60)

    assert "How long:" not in text.split("Your route by year")[0]
    assert UNICODE.study in text


def test_narrow_page_says_all_that_the_wide_one_says() -> None:
    def words(width: int) -> list[str]:
        return shown(width=width).split("Your steps")[1].split()

    assert words(45) == words(100)


def test_text_that_is_saved_has_no_colour_and_no_trailing_space() -> None:
    text = in_format(ANSWER, CATALOGUE, "text")

    assert "\x1b" not in text
    assert not re.search(r"[ \N{NO-BREAK SPACE}]+$", text, re.MULTILINE)


@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_each_verdict_is_said_in_words_beside_its_sign(signs: Signs) -> None:
    text = shown(signs=signs)

    for sign, words in (
        (signs.have, "You have:"),
        (signs.need, "You still need:"),
        (signs.unknown, "Not known:"),
        (signs.decide, "The university decides:"),
        (signs.helps, "Helps:"),
    ):
        assert f"{sign} {words}" in text


def test_bars_have_a_key_that_names_each_of_them() -> None:
    key = shown().split("Your steps")[0].splitlines()[-2]

    assert key.split("   ") == [
        "█ Paid work", "▓ Study beside a job", "░ Study", "▪ Paperwork", "★ Goal",
    ]  # fmt: skip


def test_bars_follow_one_another_in_time() -> None:
    assert SUMMARY.timeline is not None
    firsts = [bar.first for bar in SUMMARY.timeline.bars]

    assert firsts == sorted(firsts)
    assert all(
        0 <= bar.first <= bar.last <= SUMMARY.timeline.months for bar in SUMMARY.timeline.bars
    )


def test_every_source_that_is_cited_is_listed_and_every_listed_one_exists() -> None:
    lines = [line for step in SUMMARY.steps for line in step.lines]
    lines += [mark.line for step in SUMMARY.steps for mark in step.marks]
    cited = {number for line in lines for number in line.sources}

    assert cited <= set(range(1, len(SUMMARY.sources) + 1))
    assert cited


# --- hostile names ----------------------------------------------------------------------------

HOSTILE = [
    "___",
    "<script>alert(1)</script>",
    "a | b",
    "*bold* _thin_ `code`",
    "[click](javascript:alert)",
    "![pic](http://x)",
    "# heading",
    "heading #",
    "- item",
    "1. item",
    "[ ] task",
    "&lt;b&gt;",
    "~~gone~~",
    "\\*",
    "two\n\n# lines",
    "snake_case_name",
]


def everywhere(text: str) -> PlanSummary:
    line = Line(text, (1,))
    figure = Figure("Cost to you", text, (text,))
    return replace(
        SUMMARY,
        title=text,
        subtitle=text,
        figures=(figure,),
        timeline=Timeline(12, (), (Bar(text, "study", 0, 12, "1 year", "all of 2027"),)),
        steps=(StepSummary(text, text, (line,), (Mark("need", text, line),)),),
        others=(OtherRoute(2, "the other", text, (), (figure,), (text,), text),),
        to_do=(ToDo(line, text, text, text, text),),
        contacts=(Contact(text, line, text),),
        reasons=(text,),
        ask=(Asking(text, text),),
        assumed=(text,),
        assumed_facts=(text,),
        cannot_know=(text,),
        sources=(text,),
        footer=(text,),
    )


def as_read(markdown: str) -> str:
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return " ".join(unescape(re.sub(r"</?[a-z0-9]+( start=\"\d+\")?>", "", html)).split())


def tags(markdown: str) -> list[str]:
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return re.findall(r"<[^>]*>", html)


PLAIN = markdown_of(whole_plan(everywhere("word")))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_any_name_as_it_is_written(text: str) -> None:
    markdown = markdown_of(whole_plan(everywhere(text)))

    assert tags(markdown) == tags(PLAIN)
    assert as_read(markdown) == as_read(PLAIN).replace("word", " ".join(text.split()))


@settings(max_examples=50)
@given(
    st.text("ab1 *_`<>|#[]()!-+=.~&;:\\\"'/x\n", min_size=1)
    .map(lambda text: text.strip(" .\n"))
    .filter(bool)
)
def test_markdown_shows_whatever_is_written_as_it_is_written(text: str) -> None:
    markdown = markdown_of(whole_plan(everywhere(text)))

    assert tags(markdown) == tags(PLAIN)
    assert as_read(markdown) == as_read(PLAIN).replace("word", " ".join(text.split()))


@pytest.mark.parametrize("text", [*HOSTILE, "[bold red]x[/]", ":smile:"])
def test_terminal_shows_any_name_as_it_is_written(text: str) -> None:
    assert text.split("\n", maxsplit=1)[0] in shown(everywhere(text))
