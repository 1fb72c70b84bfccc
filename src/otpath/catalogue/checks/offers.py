"""Checks of programmes: against each other, and against the course that each is a version of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from otpath.catalogue.base import NATION_NAMES, Record
from otpath.catalogue.courses import Course
from otpath.catalogue.drafts import Draft
from otpath.catalogue.places import Finding, Spot
from otpath.catalogue.programmes import Programme
from otpath.catalogue.requirements import (
    AccessCredits,
    Award,
    Gcses,
    Grades,
    NoneOf,
    Tariff,
    Unread,
)


def check_programmes_chained(draft: Draft) -> Iterator[Finding]:
    """Report programmes replaced by one that is itself replaced, or older, or of another course."""
    by_id = {r.id: (s, r) for s, r in draft.records if isinstance(r, Programme)}
    newer_by_id = {old: record.replaced_by for old, (_, record) in by_id.items()}
    for spot, old in by_id.values():
        newer = by_id.get(old.replaced_by or "")
        if newer is None:
            continue
        words = _wrong_chain(old.id, newer_by_id) or _wrong_successor(old, newer[1])
        if words:
            yield Finding(spot.at("replaced_by"), *words)


def _wrong_chain(old: str, newer_by_id: Mapping[str, str | None]) -> tuple[str, str] | None:
    """Say what is wrong with a chain of replacements, which may have one link only."""
    chain = [old]
    while newer := newer_by_id.get(chain[-1]):
        if newer in chain:
            return _ring_words(old, chain) if newer == old == min(chain) else None
        chain.append(newer)
    if len(chain) <= _CHAIN_ENDS:
        return None
    return f'"{chain[1]}" is itself replaced', f'write "{chain[-1]}", or remove one of the two'


_CHAIN_ENDS = 2


def _ring_words(old: str, ring: list[str]) -> tuple[str, str]:
    """Word a ring, which is told once: of the programme whose id comes first."""
    if len(ring) == 1:
        return f'"{old}" is replaced by itself', "remove this line, or name the newer programme"
    message = f"these are replaced in a ring: {', '.join(ring)}"
    return message, "remove replaced_by from the programme with the newest rules"


def _wrong_successor(old: Programme, newer: Programme) -> tuple[str, str] | None:
    if (newer.rules_year or 0) and (newer.rules_year or 0) < (old.rules_year or 0):
        message = f'"{newer.id}" has older rules: of {newer.rules_year}'
        return message, "swap the two, or correct rules_year"
    if old.course and newer.course and old.course != newer.course:
        message = f'"{newer.id}" is a version of another course: "{newer.course}"'
        return message, "name the newer rules of the same course, or correct the course"
    return None


def check_programmes_fit(draft: Draft) -> Iterator[Finding]:
    """Report programmes that do not go with the course that they are a version of."""
    course_by_id = {r.id: (s, r) for s, r in draft.named if isinstance(r, Course)}
    for spot, programme in draft.records:
        if isinstance(programme, Programme) and programme.course in course_by_id:
            see, course = course_by_id[programme.course]
            yield from _misfits(spot, programme, see, course)


def _misfits(spot: Spot, programme: Programme, see: Spot, course: Course) -> Iterator[Finding]:
    if programme.nation not in course.nations:
        message = f'the course "{course.id}" is not open in {NATION_NAMES[programme.nation]}'
        hint = "name the course of that nation, or correct the nation"
        yield Finding(spot.at("course"), message, hint, see=see.at("nations"))
    if programme.mode != course.mode:
        message = f'the course "{course.id}" is {course.mode}, not {programme.mode}'
        hint = "name the course of that mode, or correct the mode"
        yield Finding(spot.at("mode"), message, hint, see=see.at("mode"))


def check_programmes_consistent(draft: Draft) -> Iterator[Finding]:
    """Report programmes that ask although they ask nothing, and later starts longer than all."""
    for spot, record in draft.records:
        if not isinstance(record, Programme):
            continue
        if record.asks_nothing and record.requires:
            hint = "remove asks_nothing, or the rules"
            yield Finding(spot.at("asks_nothing"), "it asks nothing, and yet has rules", hint)
        if record.intakes_assumed and not record.intakes:
            hint = "add intakes, or remove this line"
            yield Finding(spot.at("intakes_assumed"), "there are no intakes to assume", hint)
        for index, later in enumerate(record.advanced_entry):
            if record.duration and (later.months_less or 0) >= record.duration.months:
                message = f"{later.months_less} months less leave nothing of the programme"
                at = spot.at("advanced_entry", index, "months_less")
                yield Finding(at, message, "correct it, or the duration")


def check_plannable(draft: Draft) -> Iterator[Finding]:
    """Report rules of roles and courses that only a programme may hold."""
    for spot, piece in draft.pieces:
        if spot.kind == "programmes":
            continue
        if isinstance(piece, NoneOf | Unread):
            found, at = f'a "{piece.kind}" rule may stand', spot.at("kind")
        elif key := _key_about_when(piece):
            found, at = f'"{key}" may be asked', spot.at(key)
        else:
            continue
        hint = "write a check that says it, or move it to the programme"
        yield Finding(at, f"{found} in a programme only", hint)


def _key_about_when(piece: Record) -> str | None:
    """Return the key by which a rule looks at when awards were gained, which no plan can do."""
    match piece:
        case Award() | Grades() | Tariff() | AccessCredits() if piece.within_years:
            return "within_years"
        case Gcses() | Grades() if piece.one_sitting:
            return "one_sitting"
        case _:
            return None
