"""Subjects that are perhaps misspelt. There is no list of subjects: any kebab-case word is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from otpath.catalogue.base import Record
from otpath.catalogue.courses import Gained
from otpath.catalogue.drafts import Draft
from otpath.catalogue.places import Finding, Loc
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import AccessCredits, Award
from otpath.catalogue.rule_parts import Equivalent, Refusal, SubjectPoints, SubjectRule
from otpath.catalogue.stories import StoryAward

USUAL = 3
"""A subject that stands so often is no slip."""
_ALIKE = 0.85


def find_odd_subjects(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report subjects that stand once and are spelled nearly as one that stands often."""
    written = [
        (spot.at(*loc), subject)
        for spot, piece in draft.pieces
        for loc, subject in _subjects(piece)
    ]
    count_by_subject = Counter(subject for _, subject in written)
    usual = sorted(subject for subject, count in count_by_subject.items() if count >= USUAL)
    for spot, subject in written:
        is_single = count_by_subject[subject] == 1
        if is_single and (near := get_close_matches(subject, usual, n=1, cutoff=_ALIKE)):
            message = f'the subject "{subject}" stands only here'
            yield Finding(spot, message, f'did you mean "{near[0]}"?')


def _subjects(piece: Record) -> Iterator[tuple[Loc, str]]:
    match piece:
        case Award() | AccessCredits() | SubjectRule() | SubjectPoints():
            yield from ((("subjects", index), each) for index, each in enumerate(piece.subjects))
        case Qualification():
            taken_for = enumerate(piece.often_taken_for)
            yield from ((("often_taken_for", index), each) for index, each in taken_for)
        case Equivalent() | Gained() | Refusal() | StoryAward() if piece.subject is not None:
            yield ("subject",), piece.subject
        case _:
            return
