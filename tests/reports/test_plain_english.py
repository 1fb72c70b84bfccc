"""Plain English, measured: a soft test. It warns of drift; it does not judge single sentences."""

import re

from otpath.reports.paper.document import Bullets, Paragraph, Part, Table
from tests.reports.papers import real_sheet

LONGEST_MEAN = 20
"""Words in a sentence, as the NHS service manual asks."""
HIGHEST_GRADE = 8
"""Years of school, by Flesch and Kincaid. Names of awards and courses make most of it."""


def sentences() -> list[str]:
    """Return the running sentences of a summary, without sources and headings."""
    texts: list[str] = []
    for block in real_sheet("porter").blocks:
        match block:
            case Paragraph():
                texts.append(block.text)
            case Part():
                texts += [*block.lines, *(fact.text for fact in block.facts)]
                texts += [mark.text for mark in block.marks]
            case Bullets():
                texts += block.items
            case Table():
                texts += [cell for row in block.rows for cell in row]
            case _:
                pass
    plain = [re.sub(r"\[[^\]]*\]|\([^)]*\)", "", text) for text in texts]
    parts = [part for text in plain for part in re.split(r"(?<=[.;?])\s", text)]
    return [part for part in parts if len(part.split()) > 2]


def syllables(word: str) -> int:
    """Count groups of vowels, less a silent e: near enough for a mean."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - (word.lower().endswith("e") and groups > 1))


def test_sentences_are_short_on_the_whole(record_property) -> None:  # type: ignore[no-untyped-def]
    found = sentences()
    words = [word for sentence in found for word in re.findall(r"[A-Za-z']+", sentence)]
    mean = len(words) / len(found)
    grade = 0.39 * mean + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    record_property("reading_grade", round(grade, 1))

    assert mean <= LONGEST_MEAN
    assert grade <= HIGHEST_GRADE, f"reading grade {grade:.1f}, {mean:.1f} words a sentence"
