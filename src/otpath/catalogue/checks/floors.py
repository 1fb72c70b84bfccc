"""Checks that no course lies below a national minimum that binds it."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.catalogue.base import Duration
from otpath.catalogue.courses import Course
from otpath.catalogue.drafts import Draft
from otpath.catalogue.floors import Floor
from otpath.catalogue.places import Finding, Loc, Spot
from otpath.catalogue.programmes import Programme
from otpath.catalogue.requirements import Age, walk


def check_floors_kept(draft: Draft) -> Iterator[Finding]:
    """Report courses that are shorter, or ask for less practice or age, than the minimum."""
    floors = [(spot, record) for spot, record in draft.records if isinstance(record, Floor)]
    if not floors:
        return
    for spot, course in draft.named:
        if isinstance(course, Course):
            for see, floor in floors:
                if is_bound(course, floor):
                    yield from _breaches(spot, course, see, floor)
    yield from _short_programmes(draft, floors)


def _short_programmes(draft: Draft, floors: list[tuple[Spot, Floor]]) -> Iterator[Finding]:
    """Report programmes whose own length is below the minimum that binds their course."""
    course_by_id = {record.id: record for _, record in draft.named if isinstance(record, Course)}
    for spot, programme in draft.records:
        if not isinstance(programme, Programme) or programme.duration is None:
            continue
        course = course_by_id.get(programme.course or "")
        for see, floor in floors:
            if course and programme.nation in floor.nations and is_bound(course, floor):
                lengths = tuple(_duration(programme.duration))
                yield from _below(spot, see.at("months"), floor, ("months", floor.months, lengths))


def is_bound(course: Course, floor: Floor) -> bool:
    """Tell whether a course must keep to a floor."""
    gives = {award.qualification for award in course.awards}
    return (
        (not floor.modes or course.mode in floor.modes)
        and bool(set(course.nations) & set(floor.nations))
        and (not floor.awards or bool(gives & set(floor.awards)))
    )


def _breaches(spot: Spot, course: Course, see: Spot, floor: Floor) -> Iterator[Finding]:
    hours = "hours of practice", floor.practice_hours, tuple(_practice(course))
    yield from _below(spot, see.at("months"), floor, ("months", floor.months, (*_lengths(course),)))
    yield from _below(spot, see.at("practice_hours"), floor, hours)
    yield from _below(spot, see.at("age"), floor, ("years of age", floor.age, (*_ages(course),)))


_Measured = tuple[str, int | None, tuple[tuple[Loc, int], ...]]
"""The unit, the minimum, and the numbers with their places."""


def _below(spot: Spot, see: Spot, floor: Floor, measured: _Measured) -> Iterator[Finding]:
    unit, least, written = measured
    for loc, number in written:
        if least is not None and number < least:
            yield Finding(
                spot.at(*loc),
                f'{number} {unit} is below the national minimum of {least}: "{floor.id}"',
                "correct it, or the minimum",
                see=see,
            )


def _duration(duration: Duration) -> Iterator[tuple[Loc, int]]:
    yield ("duration", "months"), duration.months
    if duration.shortest is not None:
        yield ("duration", "shortest"), duration.shortest


def _lengths(course: Course) -> Iterator[tuple[Loc, int]]:
    yield from _duration(course.duration)
    for index, intake in enumerate(course.intakes):
        if intake.months is not None:
            yield ("intakes", index, "months"), intake.months


def _practice(course: Course) -> Iterator[tuple[Loc, int]]:
    if course.practice_hours is not None:
        yield ("practice_hours",), course.practice_hours


def _ages(course: Course) -> Iterator[tuple[Loc, int]]:
    for index, way in enumerate(course.entry):
        for place, rule in enumerate(way.requires):
            for node in walk(rule):
                if isinstance(node, Age) and node.at_least is not None:
                    yield ("entry", index, "requires", place), node.at_least
