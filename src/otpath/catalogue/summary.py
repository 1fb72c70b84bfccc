"""How big the catalogue is, and how much of it rests on a page somebody read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from otpath.catalogue.base import Sourced
from otpath.catalogue.citations import Fact, facts
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.drafts import MAIN_FILES
from otpath.catalogue.programmes import Programme
from otpath.catalogue.requirements import Check, Group, Leaf, Unread, walk
from otpath.catalogue.review import UNDATED, is_old
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
class Encoded:
    """How many programmes there are, and how far their rules say all that their pages ask."""

    total: int
    whole: int
    """Nothing is left over in words."""
    read_in_part: int
    """The page was read only in part."""
    rules: int
    """What the programmes ask: all rules but groups, and but what nobody read."""
    rules_in_words: int
    """Of those, what only a person can judge, and for which the language has no kind."""


@dataclass(frozen=True)
class FactCount:
    """How the facts of one kind of record are backed. A fact may count in several of these."""

    total: int
    sourced: int
    """Name a source."""
    verified: int
    """Name a source, and hold no assumption."""
    official: int
    """Name an official source."""
    old: int
    """Name sources, all of them surely older than 12 months."""
    assumed: int
    """Hold a working assumption."""

    def share(self, count: int) -> int:
        """Return a count of these facts as a percentage of all of them."""
        return round(100 * count / self.total) if self.total else 0


@dataclass(frozen=True)
class Summary:
    """What `otpath check` says of a catalogue in which nothing is wrong."""

    count_by_file: Mapping[str, int]
    records: Backing
    """Records that must be backed: all but the sources themselves."""
    rules: Backing
    """Leaf requirements in ways in."""
    programmes: Encoded
    facts: FactCount
    facts_by_file: Mapping[str, FactCount]
    source_count_by_kind: Mapping[SourceKind, int]
    """Most frequent first."""
    undated_sources: int
    """Sources whose page gives itself no date."""


def summary(catalogue: Catalogue, today: date) -> Summary:
    """Count records, rules and facts, and how they are backed."""
    files = catalogue.by_file()
    found = tuple(facts(catalogue))
    sources = catalogue.sources.values()
    old = {source.id for source in sources if is_old(source, today)}
    official = {source.id for source in sources if source.kind == "official"}
    return Summary(
        count_by_file={
            file: len(records) for file, records in files.items() if records or file in MAIN_FILES
        },
        records=_backing(fact.piece for fact in found if not fact.name),
        rules=_backing(fact.piece for fact in found if isinstance(fact.piece, Leaf)),
        programmes=_encoded(catalogue.programmes.values()),
        facts=_count(found, official, old),
        facts_by_file={
            file: _count([fact for fact in found if fact.file == file], official, old)
            for file, records in files.items()
            if records and file != "sources"
        },
        source_count_by_kind=dict(Counter(source.kind for source in sources).most_common()),
        undated_sources=sum(source.page_date == UNDATED for source in sources),
    )


def _encoded(programmes: Collection[Programme]) -> Encoded:
    leaves = [
        node
        for programme in programmes
        for rule in programme.requires
        for node in walk(rule)
        if not isinstance(node, Group | Unread)
    ]
    return Encoded(
        total=len(programmes),
        whole=sum(not programme.left_over for programme in programmes),
        read_in_part=sum(programme.partial for programme in programmes),
        rules=len(leaves),
        rules_in_words=sum(isinstance(leaf, Check) and leaf.about in IN_WORDS for leaf in leaves),
    )


IN_WORDS = ("individual", "other", "transcript")
"""What a check is about where it stands for a rule, and not for an interview or the like."""


def _backing(pieces: Iterable[Sourced]) -> Backing:
    is_assumed = Counter(piece.is_assumed for piece in pieces)
    return Backing(sourced=is_assumed[False], assumed=is_assumed[True])


def _count(found: Collection[Fact], official: Collection[str], old: Collection[str]) -> FactCount:
    cited = [fact for fact in found if fact.sources]
    return FactCount(
        total=len(found),
        sourced=len(cited),
        verified=sum(not fact.piece.is_assumed for fact in cited),
        official=sum(any(source in official for source in fact.sources) for fact in cited),
        old=sum(all(source in old for source in fact.sources) for fact in cited),
        assumed=sum(fact.piece.is_assumed for fact in found),
    )
