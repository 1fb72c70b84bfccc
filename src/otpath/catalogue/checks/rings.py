"""Checks of what stands in place of what: never in a ring within one way in.

An award that waives a rule, or that is taken in place of a GCSE, stands for it in that direction
only. Where two stand for each other, both rules together ask for either of them, and say so badly.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from otpath.catalogue.base import Record
from otpath.catalogue.drafts import Draft
from otpath.catalogue.places import Finding, Loc, Spot
from otpath.catalogue.requirements import Award, Gcses, Requirement

GCSE = "gcse"
_HINT = "keep one direction, or join the 2 rules by any"
_Swap = tuple[Spot, str, str]
"""Where it is said, the award that is taken, and what it stands in place of."""


def check_no_rings(draft: Draft) -> Iterator[Finding]:
    """Report awards that stand in place of each other, or of themselves."""
    swaps = [(spot, *pair) for spot, piece in draft.pieces for pair in _swaps(piece)]
    for _, group in groupby(swaps, key=lambda swap: _way_in(swap[0])):
        yield from _rings(list(group))


def _way_in(spot: Spot) -> tuple[str, int, Loc]:
    """Return what all rules of one way in share: a programme's own rules are one way in."""
    is_whole = spot.loc[:1] == ("requires",)
    return spot.file, spot.index, spot.loc[: 1 if is_whole else 2]


def _swaps(piece: Record) -> Iterator[tuple[str, str]]:
    if isinstance(piece, Gcses):
        for taken in piece.accept:
            if taken.subject is None:
                continue
            is_itself = taken.qualification == GCSE
            yield (
                GCSE if is_itself else taken.qualification,
                _gcse("" if is_itself else taken.subject),
            )
    if isinstance(piece, Award | Gcses):
        for other in piece.unless:
            yield from ((a, b) for a in _asked(other) for b in _asked(piece) if a != b)


def _asked(rule: Requirement) -> tuple[str, ...]:
    """Return the awards that a rule names, GCSEs by subject."""
    if isinstance(rule, Award):
        return rule.qualifications
    if isinstance(rule, Gcses):
        return tuple(_gcse(subject) for asked in rule.including for subject in asked.subjects)
    return ()


def _gcse(subject: str) -> str:
    return f"{GCSE} {subject}".rstrip()


def _rings(swaps: list[_Swap]) -> Iterator[Finding]:
    stands_for: dict[str, set[str]] = {}
    for spot, taken, replaced in swaps:
        stands_for.setdefault(taken, set()).add(replaced)
        if _leads_to(stands_for, replaced, taken):
            yield Finding(spot, _ring_words(taken, replaced), _HINT)


def _ring_words(taken: str, replaced: str) -> str:
    if taken == replaced:
        return f'"{taken}" cannot stand in place of itself'
    return f'"{taken}" stands in place of "{replaced}", which already stands in place of it'


def _leads_to(stands_for: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, to_see = {start}, [start]
    while to_see:
        here = to_see.pop()
        if here == goal:
            return True
        fresh = stands_for.get(here, set()) - seen
        seen |= fresh
        to_see += fresh
    return False
