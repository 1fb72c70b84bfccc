"""Rules that ask nothing of anybody: met by all, standing twice, or a way in that only helps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from otpath.catalogue.base import Record, Sourced
from otpath.catalogue.checks.floors import is_bound
from otpath.catalogue.checks.meetable import weighing
from otpath.catalogue.courses import Course
from otpath.catalogue.drafts import Draft
from otpath.catalogue.floors import Floor
from otpath.catalogue.places import Finding, Spot
from otpath.catalogue.programmes import AdvancedEntry, OtherOffer, Programme
from otpath.catalogue.requirements import (
    Age,
    All,
    AnyOf,
    Count,
    Entry,
    Gcses,
    Node,
)

YOUNGEST, OLDEST = 14, 100
"""Ages outside these are no ages that a rule can name."""
LOWEST_GRADE = "U"


def find_idle_rules(draft: Draft, today: date) -> Iterator[Finding]:
    """Report rules that everybody meets, or that were asked until a day that is past."""
    for spot, piece in draft.pieces:
        if isinstance(piece, Node) and piece.until is not None and piece.until <= today.isoformat():
            message = f'rule "{piece.id}" is asked of nobody who starts since {piece.until}'
            yield Finding(spot.at("until"), message, "remove the rule, or correct the day")
        if isinstance(piece, Node) and piece.strength != "helps":
            cause = _why_idle(piece)
            if cause:
                hint = "correct it, or remove it and say in a note that nothing is asked"
                yield Finding(spot, f'everybody meets rule "{piece.id}": {cause}', hint)


def _why_idle(rule: Node) -> str | None:
    """Say why a rule is met whoever asks; None where somebody might not meet it."""
    waived = next((other for other in rule.unless if _why_idle(other)), None)
    if waived is not None:
        return f'its exception "{waived.id}" always holds'
    match rule:
        case Age():
            is_low = (rule.at_least or YOUNGEST) <= YOUNGEST
            is_high = (rule.at_most or OLDEST) >= OLDEST
            return "it names no age that would keep anybody out" if is_low and is_high else None
        case Gcses():
            grades = {rule.grade, *(asked.grade or rule.grade for asked in rule.including)}
            return f"grade {LOWEST_GRADE} is no pass" if grades == {LOWEST_GRADE} else None
        case All():
            return "so with each of its rules" if all(map(_why_idle, weighing(rule))) else None
        case AnyOf() | Count():
            return _why_choice_idle(rule)
        case _:
            return None


def _why_choice_idle(rule: AnyOf | Count) -> str | None:
    needed = rule.at_least if isinstance(rule, Count) else 1
    idle = [other.id for other in weighing(rule) if _why_idle(other)]
    return f'its branch "{idle[0]}" asks nothing' if len(idle) >= needed else None


def find_repeated_rules(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report rules that ask the same as another one beside them."""
    for spot, piece in draft.pieces:
        yield from _own_exceptions(spot, piece)
        key, rules = _beside_each_other(piece)
        first_by_asked: dict[str, int] = {}
        for index, rule in enumerate(rules):
            first = first_by_asked.setdefault(_asked(rule), index)
            if first != index:
                message = f'rule "{rule.id}" asks the same as "{rules[first].id}"'
                see = spot.at(key, first)
                yield Finding(spot.at(key, index), message, "keep one of the two", see=see)


def _own_exceptions(spot: Spot, piece: Record) -> Iterator[Finding]:
    for index, other in enumerate(piece.unless if isinstance(piece, Node) else ()):
        if _asked(other) == _asked(piece.model_copy(update={"unless": other.unless})):
            message = f'the exception "{other.id}" asks the same as its rule'
            yield Finding(spot.at("unless", index), message, "remove the exception")


def _beside_each_other(piece: Record) -> tuple[str, tuple[Node, ...]]:
    match piece:
        case All() | AnyOf() | Count():
            return "of", piece.of
        case Entry() | Programme() | OtherOffer() | AdvancedEntry():
            return "requires", piece.requires
        case _:
            return "", ()


def _asked(rule: Record) -> str:
    """Return all that a rule asks, without its name and what backs it."""
    return rule.model_dump_json(exclude={"id", "sources", "assumption", "note", "year"})


def find_silent_ways(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report ways in whose rules all only help, where nothing says that nothing is asked."""
    for spot, piece in draft.pieces:
        if not isinstance(piece, Entry) or _says_something(piece):
            continue
        if piece.requires and all(rule.strength == "helps" for rule in piece.requires):
            message = f'way in "{piece.id}" asks nothing: all its rules only help'
            hint = 'say so in "note: ", or give a rule that is expected or required'
            yield Finding(spot, message, hint)


def _says_something(way: Sourced) -> bool:
    return bool(way.note or way.assumption)


def find_idle_floors(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report national minimums that bind no course."""
    courses = [record for _, record in draft.named if isinstance(record, Course)]
    for spot, floor in draft.records:
        if isinstance(floor, Floor) and not any(is_bound(course, floor) for course in courses):
            message = f'no course is bound by the national minimum "{floor.id}"'
            yield Finding(spot.at("id"), message, "correct its modes, nations and awards")
