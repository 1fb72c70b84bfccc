"""Lines: wrapped the same whoever writes them, with nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otpath.reports.lines import PlainLines, RichLines, wrapped
from otpath.reports.wording import NO_BREAK
from tests.reports.colour import on_rich

ADDRESS = "https://example.org/" + "x" * 30


def lines(words: str, width: int = 20, opening: str = "", indent: str = "") -> list[str]:
    return list(wrapped(words, width, opening, indent))


def test_words_stay_whole_and_lines_are_as_full_as_they_can_be() -> None:
    assert lines("one two three four five") == ["one two three four", "five"]


def test_first_line_follows_the_opening_and_others_the_indent() -> None:
    assert lines("one two three four", 12, "[1] ", "    ") == [
        "[1] one two",
        "    three",
        "    four",
    ]


def test_only_what_is_longer_than_a_line_is_cut_and_words_go_on_behind_it() -> None:
    assert lines(f"See {ADDRESS} (undated)", 20, "- ", "  ") == [
        "- See",
        "  https://example.or",
        "  g/xxxxxxxxxxxxxxxx",
        "  xxxxxxxxxxxxxx",
        "  (undated)",
    ]
    assert lines(f"{ADDRESS} ok", 30)[-1] == "xxxxxxxxxxxxxxxxxxxx ok"


def test_words_that_belong_together_stay_on_one_line() -> None:
    assert lines(f"it takes about 4{NO_BREAK}years") == ["it takes about", "4 years"]


def test_spaces_stay_within_a_line_and_go_where_it_is_broken() -> None:
    assert lines("  12   all   5%", 22, "Roles:") == ["Roles:  12   all   5%"]
    assert [line.rstrip() for line in lines("twelve letters     here")] == [
        "twelve letters",
        "here",
    ]


@pytest.mark.parametrize("words", ["", " ", "\n"])
def test_nothing_is_no_line(words: str) -> None:
    assert lines(words, opening="[1] ") == []


@given(
    st.text(f"ab1 [\n{NO_BREAK}", max_size=120), st.integers(12, 40), st.integers(0, 6),
    st.integers(0, 6),
)  # fmt: skip
def test_no_line_is_too_wide_and_every_letter_is_there(
    words: str, width: int, opening: int, indent: int
) -> None:
    found = lines(words, width, "-" * opening, " " * indent)

    assert all(len(line) <= width for line in found)
    written = "".join(found).replace("-", "").replace(" ", "")
    assert written == "".join(words.replace(NO_BREAK, "").split())


def _write(paper: PlainLines | RichLines) -> None:
    paper.write("* ", "red")
    paper.print("You have: [bold]x[/] :smile:")
    paper.print()
    paper.print("Heading", "bold")


def test_rich_writes_the_same_letters_and_adds_only_colour() -> None:
    plain, rich = PlainLines(), RichLines(80)
    _write(plain)
    _write(rich)

    assert on_rich(rich.show) == plain.text
    assert on_rich(rich.show, colour=True).startswith(
        "\x1b[31m* \x1b[0mYou have: [bold]x[/] :smile:"
    )
