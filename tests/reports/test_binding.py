"""Numbers stay on the line of what they count or name."""

import pytest

from otpath.reports.documents.binding import bound
from otpath.reports.documents.document import Bullets, Paragraph

JOINED = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    "words",
    ["grade_4", "Level_2", "Band_5", "Steps_1 and 2", "route_3", "22_November 2026", "10_months"],
)
def test_number_and_its_word_are_bound(words: str) -> None:
    loose = words.replace("_", " ")

    assert bound(Paragraph(loose)).text == words.replace("_", JOINED)


@pytest.mark.parametrize(
    "words", ["in May 2027", "2 people", "GCSE maths", "step by step", "1 to 3"]
)
def test_other_words_are_left_alone(words: str) -> None:
    assert bound(Bullets((words,))).items == (words,)
