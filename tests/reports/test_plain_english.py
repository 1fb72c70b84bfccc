"""Plain English, measured over all that otpath says: a soft test. It warns of drift.

The grade is that of Flesch and Kincaid: years of school. Titles of awards, courses and roles make
most of it, and nobody can write these more simply. Syllables are counted by groups of vowels, which
is near enough for a mean.
"""

import re
from collections.abc import Callable, Iterable, Iterator

import pytest
import typer

from otpath.cli.app import app_for
from otpath.reports.documents.document import Document
from otpath.reports.documents.whole_plan import whole_plan
from tests.reports.pages_on_paper import PAGES, page_document
from tests.reports.papers import strings_in
from tests.reports.people import PEOPLE, document_of, summary_of

LONGEST_MEAN = 12
"""Words in a sentence on the whole. The NHS service manual asks for 20 at most in any."""
LONG = 25
"""Words beyond which a sentence is long; lists of roles and awards make some of these."""
RUNNING = {"paragraph", "part", "labelled", "bullets", "table"}
"""Kinds of blocks that hold sentences."""


def _documents(kind: str) -> Iterator[Document]:
    return (document_of(who, kind) for who in PEOPLE)


def _in_documents(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        for block in document.blocks:
            if block.kind in RUNNING:
                yield from strings_in(block)


def _helps() -> Iterator[str]:
    """Yield the help of all commands and options."""
    command = typer.main.get_command(app_for())
    for each in command.commands.values():  # type: ignore[attr-defined]
        yield from filter(None, [each.help, *(getattr(p, "help", None) for p in each.params)])


SAID: dict[str, tuple[Callable[[], Iterable[str]], float, float]] = {
    "route summaries": (lambda: _in_documents(_documents("route summary")), 7.5, 0.02),
    "action plans": (lambda: _in_documents(_documents("action plan")), 8, 0.02),
    "whole plans": (
        lambda: _in_documents(whole_plan(summary_of(who)) for who in PEOPLE), 6.8, 0.02,
    ),
    "pages of the catalogue": (lambda: _in_documents(map(page_document, PAGES)), 6.8, 0.04),
    "help": (_helps, 4, 0.01),
}  # fmt: skip
"""What otpath says; the highest grade; the highest share of long sentences."""


def sentences(texts: Iterable[str]) -> list[str]:
    """Return what runs on as sentences, each once: without numbers of sources and brackets."""
    plain = (re.sub(r"\[[^\]]*\]|\([^)]*\)|https?://\S+", "", text) for text in texts)
    parts = (part for text in plain for part in re.split(r"(?<=[.;:?])\s", text))
    return [part for part in dict.fromkeys(parts) if len(part.split()) > 3]


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - (word.lower().endswith("e") and groups > 1))


@pytest.mark.parametrize("what", SAID)
def test_what_is_said_reads_easily(what: str, record_property) -> None:  # type: ignore[no-untyped-def]
    told, highest_grade, most_long = SAID[what]
    found = sentences(told())
    words = [word for sentence in found for word in re.findall(r"[A-Za-z']+", sentence)]
    mean = len(words) / len(found)
    grade = 0.39 * mean + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    long = [sentence for sentence in found if len(sentence.split()) > LONG]
    record_property("reading_grade", round(grade, 1))

    assert len(found) > 50
    assert mean <= LONGEST_MEAN
    assert grade <= highest_grade, f"reading grade {grade:.1f}, {mean:.1f} words a sentence"
    assert len(long) <= most_long * len(found), long


def test_hard_words_raise_the_grade_and_easy_ones_do_not() -> None:
    assert [syllables(word) for word in ("job", "college", "occupational", "registration")] == [
        1, 2, 5, 4,
    ]  # fmt: skip
