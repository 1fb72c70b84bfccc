"""Modes, courses and roles that a limit names, in words for a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from otpath.catalogue.contents import Catalogue
from otpath.rules.life_words import roles_in_words

_MODES = {
    "full-time": "full-time study",
    "part-time": "part-time study",
    "apprenticeship": "an apprenticeship",
    "on-the-job": "a course on the job",
}


def in_words_of(names: Iterable[str], catalogue: Catalogue) -> Iterator[str]:
    """Yield what `--avoid` and `--include` name, as 'full-time study' and 'work as a porter'."""
    for name in names:
        if name in _MODES:
            yield _MODES[name]
        elif name in catalogue.courses:
            yield catalogue.courses[name].title
        else:
            yield f"work as {roles_in_words([name], catalogue)}"
