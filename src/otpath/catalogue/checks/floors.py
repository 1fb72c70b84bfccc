"""Checks that no course lies below a national minimum that binds it."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.catalogue.courses import Course
from otpath.catalogue.drafts import Draft
from otpath.catalogue.floors import Floor
from otpath.catalogue.places import Finding, Loc, Spot
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


def is_bound(course: Course, floor: Floor) -> bool:
    """Tell whether a course must keep to a floor."""
    gives = {award.qualification for award in course.awards}
    return (
        (not floor.modes or course.mode in floor.modes)
        and bool(set(course.nations) & set(floor.nations))
        and (not floor.awards or bool(gives & set(floor.awards)))
    )


def _breaches(spot: Spot, course: Course, see: Spot, floor: Floor) -> Iterator[Finding]:
    for key, least, unit, written in (
        ("months", floor.months, "months", _lengths(course)),
        ("practice_hours", floor.practice_hours, "hours of practice", _practice(course)),
        ("age", floor.age, "years of age", _ages(course)),
    ):
        for loc, number in written:
            if least is not None and number < least:
                yield Finding(
                    spot.at(*loc),
                    f'{number} {unit} is below the national minimum of {least}: "{floor.id}"',
                    "correct it, or the minimum",
                    see=see.at(key),
                )


def _lengths(course: Course) -> Iterator[tuple[Loc, int]]:
    yield ("duration", "months"), course.duration.months
    if course.duration.shortest is not None:
        yield ("duration", "shortest"), course.duration.shortest
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
