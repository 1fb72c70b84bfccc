"""The published careers that otpath comes with: short, plain, and each with its page."""

import re

import pytest

from otpath.catalogue.loading import load
from otpath.catalogue.stories import Story

LOADED = load().catalogue
assert LOADED is not None
STORIES = tuple(LOADED.stories.values())
LONGEST_SENTENCE = 20


def _sentences(story: Story) -> list[str]:
    texts = [story.summary, story.assumption or "", story.schooling or ""]
    return [sentence for text in texts for sentence in re.split(r"(?<=[.;]) ", text)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_sentences_are_short(story: Story) -> None:
    for sentence in _sentences(story):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_nobody_is_given_a_sex(story: Story) -> None:
    told = story.model_dump_json().lower().replace("access-to-he", "")

    assert re.findall(r"\b(he|him|his|she|her|hers|mr|mrs|ms|miss)\b", told) == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_somebody_still_on_the_way_has_a_step_that_is_not_done(story: Story) -> None:
    if story.end.goal:
        assert any(step.status != "done" for step in story.path)
    if story.end.role == story.path[-1].role and story.end.role:
        assert story.path[-1].status in {"done", "planned"}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_step_names_one_record_at_most(story: Story) -> None:
    for step in story.path:
        assert [step.role, step.course, step.qualification].count(None) >= 2, step.what


def test_there_is_a_page_for_every_career() -> None:
    assert LOADED is not None
    for story in STORIES:
        assert any(LOADED.sources[source].kind != "judgement" for source in story.sources)
