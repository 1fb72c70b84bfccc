"""Fields of study: a page that asks "a science" means more than a subject of that name."""

from __future__ import annotations

from collections.abc import Iterable

from otpath.rules.logic import some
from otpath.rules.outcomes import Verdict

_SCIENCES = frozenset({
    "applied-science", "biology", "human-biology", "chemistry", "physics", "medical-science",
    "biomedical-science", "health-science",
})  # fmt: skip
_SUBJECTS_BY_FIELD = {
    "science": _SCIENCES,
    "social-science": frozenset({"psychology", "sociology"}),
    "humanities": frozenset({"history", "philosophy", "english-literature"}),
    "sport": frozenset({"physical-education"}),
    "health": frozenset[str](),
}
_FIRST_WORDS_BY_FIELD = {"sport": ("sport", "sports"), "health": ("health", "healthcare")}
_OPEN_WORDS_BY_FIELD = {
    "science": ("science", "sciences"),
    "social-science": ("social", "science", "sciences", "studies"),
    "humanities": ("english", "studies", "history"),
    "health": ("nursing", "midwifery", "paramedic", "care", "medicine", "medical"),
}
"""Words of a subject which may lie in the field: the provider says whether it does."""


def in_fields(subject: str, asked: Iterable[str]) -> Verdict:
    """Judge whether a subject lies in a field that is asked, as health care does in health."""
    return some(_in_field(subject, field) for field in asked if field in _SUBJECTS_BY_FIELD)


def _in_field(subject: str, field: str) -> Verdict:
    words = subject.split("-")
    if subject in _SUBJECTS_BY_FIELD[field] or words[0] in _FIRST_WORDS_BY_FIELD.get(field, ()):
        return Verdict.MET
    may_be = not set(words).isdisjoint(_OPEN_WORDS_BY_FIELD.get(field, ()))
    return Verdict.NOT_KNOWN if may_be else Verdict.NOT_MET
