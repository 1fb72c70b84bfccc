"""How big the catalogue is, and how much of it rests on a page somebody read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from otpath.catalogue.base import Sourced
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import Entry, Group, Requirement, walk
from otpath.catalogue.sources import SourceKind


@dataclass(frozen=True)
class Backing:
    """How many facts rest on a page alone, and how many are, wholly or partly, assumptions."""

    sourced: int
    assumed: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.sourced + self.assumed


@dataclass(frozen=True)
class Summary:
    """What `otpath check` says of a catalogue in which nothing is wrong."""

    count_by_file: Mapping[str, int]
    records: Backing
    """Roles, qualifications, courses, pay scales, funding and dates."""
    rules: Backing
    """Leaf requirements in roles' and courses' entries."""
    source_count_by_kind: Mapping[SourceKind, int]
    """Most frequent first."""


def summary(catalogue: Catalogue) -> Summary:
    """Count records and rules, and how they are backed."""
    return Summary(
        count_by_file={
            "roles": len(catalogue.roles),
            "qualifications": len(catalogue.qualifications),
            "courses": len(catalogue.courses),
            "sources": len(catalogue.sources),
            "pay": len(catalogue.pay),
            "funding": len(catalogue.funding),
            "calendar": len(catalogue.calendar),
        },
        records=_backing(
            (
                *catalogue.named(),
                *catalogue.pay.values(),
                *catalogue.funding.values(),
                *catalogue.calendar.values(),
            )
        ),
        rules=_backing(tuple(_leaves(catalogue))),
        source_count_by_kind=dict(
            Counter(s.kind for s in catalogue.sources.values()).most_common()
        ),
    )


def _backing(facts: tuple[Sourced, ...]) -> Backing:
    assumed = sum(fact.is_assumed for fact in facts)
    return Backing(sourced=len(facts) - assumed, assumed=assumed)


def _leaves(catalogue: Catalogue) -> Iterator[Requirement]:
    entries = (
        *(entry for role in catalogue.roles.values() for entry in role.entry),
        *(entry for course in catalogue.courses.values() for entry in course.entry),
    )
    for entry in entries:
        yield from _leaves_of(entry)


def _leaves_of(entry: Entry) -> Iterator[Requirement]:
    for requirement in entry.requires:
        for node in walk(requirement):
            if not isinstance(node, Group):
                yield node
