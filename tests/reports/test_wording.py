"""Words that are cut: never in a word, never with a bracket left open."""

import pytest

from otpath.reports.wording import shortened, whole_items

LIST = "a degree in biology, sport science or something like it (you have psychology, 2:2)"


@pytest.mark.parametrize("width", range(22, len(LIST) + 2))
def test_list_ends_after_a_whole_item_and_says_that_there_is_more(width: int) -> None:
    cut = whole_items(LIST, width)

    assert len(cut) <= width
    assert cut.count("(") == cut.count(")")
    if width >= len(LIST):
        assert cut == LIST
    elif width > 35:
        kept = cut.rstrip(")").removesuffix(", and more")
        assert LIST.startswith(kept)
        assert LIST[len(kept) :].startswith((", ", " or ", " ("))


@pytest.mark.parametrize("width", range(12, len(LIST)))
def test_what_is_shortened_ends_with_a_whole_word_and_no_open_bracket(width: int) -> None:
    kept = shortened(LIST, width).removesuffix("..")

    assert len(kept) <= width - 2
    assert LIST[len(kept)] in " ,;"
    assert kept.count("(") == kept.count(")")


def test_one_word_too_long_is_cut_all_the_same() -> None:
    assert shortened("x" * 50, 10) == "x" * 8 + ".."
