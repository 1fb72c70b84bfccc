"""Published careers in words and as plain data."""

from __future__ import annotations

from typing import Any

from otpath.catalogue.stories import Story
from otpath.reports.pages import ASSUMPTION_WORDS

STORIES_HEADING = "People who did it, or are on the way"


def story_words(story: Story) -> str:
    """Say a career in a sentence, and what of it is only assumed."""
    if story.assumption is None:
        return story.summary
    return f"{story.summary} {ASSUMPTION_WORDS}: {story.assumption}"


def story_data(story: Story) -> dict[str, Any]:
    """Return a career in short as plain data."""
    return {
        "id": story.id,
        "text": story.summary,
        "nation": story.nation,
        "from": story.start.role if story.start else None,
        "to": story.end.role,
        "goal": story.end.goal,
        "assumption": story.assumption,
        "sources": list(story.sources),
    }
