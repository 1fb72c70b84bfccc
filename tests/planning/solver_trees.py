"""What entry rules ask, as trees: what a plan must have, and by when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from otpath.catalogue.requirements import (
    AccessCredits,
    Award,
    Gcses,
    Grades,
    JudgedBy,
    Recency,
    Tariff,
)

AwardRule = Gcses | Award | Grades | Tariff | AccessCredits


@dataclass(frozen=True)
class InMonths:
    """The moment lies in one of these months."""

    months: frozenset[int]
    by: JudgedBy


@dataclass(frozen=True)
class Served:
    """So many months more in these roles, up to the moment."""

    months: int
    roles: frozenset[str]
    by: JudgedBy


@dataclass(frozen=True)
class Employed:
    """One of these roles is held at the moment."""

    roles: frozenset[str]
    by: JudgedBy


@dataclass(frozen=True)
class Holds:
    """One of these sets of givers has given by the moment.

    Each giver of a set is a number of courses of which so many must have ended, or a month.
    """

    rule: AwardRule
    by: JudgedBy


@dataclass(frozen=True)
class Fresh:
    """Study of a level that ended no more than so many months before the moment."""

    rule: Recency
    by: JudgedBy


Asked = InMonths | Served | Employed | Holds | Fresh
Tree = Asked | tuple[int, tuple["Tree", ...]]
"""What is asked, or (n, trees): at least n of these."""
MET: Tree = (0, ())
NEVER: Tree = (1, ())


def at_least(needed: int, parts: Iterable[Tree]) -> Tree:
    """Join trees, and leave out what is settled."""
    left: list[Tree] = []
    for part in parts:
        if part == MET:
            needed -= 1
        elif part != NEVER:
            left.append(part)
    if needed <= 0:
        return MET
    if needed > len(left):
        return NEVER
    return left[0] if len(left) == 1 else (needed, tuple(left))


def asked_in(tree: Tree) -> Iterator[Asked]:
    """Yield what a tree asks."""
    if not isinstance(tree, tuple):
        yield tree
        return
    for part in tree[1]:
        yield from asked_in(part)


@dataclass(frozen=True)
class Giver:
    """So many of these courses: they give the same as far as a rule looks."""

    courses: frozenset[str]
    number: int = 1


Source = Giver | int
"""What gives an award: courses, or a month in which an award that is expected comes."""


def least_sets(
    sources: list[Source], met: Callable[[frozenset[Source]], bool]
) -> Iterator[frozenset[Source]]:
    """Yield the sets that meet a rule and of which no part does; more never meets less."""
    if met(frozenset()):
        yield frozenset()
        return
    found: list[frozenset[Source]] = []
    growing: list[tuple[frozenset[Source], int]] = [(frozenset(), 0)]
    while growing:
        longer = []
        for chosen, first in growing:
            for place in range(first, len(sources)):
                new = chosen | {sources[place]}
                if any(other <= new for other in found):
                    continue
                if met(new):
                    found.append(new)
                    yield new
                elif met(new | frozenset(sources[place + 1 :])):
                    longer.append((new, place + 1))
        growing = longer
