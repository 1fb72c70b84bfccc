"""What of a catalogue the solver has to look at: what could come true, and what asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.planning.routes import Question
from tests.planning.solver_rules import (
    Employed,
    Fresh,
    Giver,
    Holds,
    InMonths,
    Reader,
    Served,
    Tree,
    asked_in,
)


@dataclass(frozen=True)
class World:
    """The courses and jobs that matter, each with its ways in by id."""

    courses: Mapping[str, Course]
    course_ways: Mapping[str, Mapping[str, Tree]]
    delays: Mapping[str, int]
    """Months from applying to starting, by role."""
    job_ways: Mapping[str, Mapping[str, Tree]]


def world_of(question: Question, catalogue: Catalogue, reader: Reader) -> World:
    """Return what could come true and is of use. Nothing that a plan lacks meets a rule of it."""
    everything = _everything(question, catalogue, reader)
    possible = _kept(everything, _possible(everything, question.person.job, reader))
    return _kept(possible, _useful(possible, question, reader))


def _everything(question: Question, catalogue: Catalogue, reader: Reader) -> World:
    limits = question.limits
    avoided = set(limits.avoid_modes) | ({"full-time"} if limits.keep_wage else set())
    courses = {
        course.id: course
        for course in catalogue.courses.values()
        if question.nation in course.nations
        and course.mode not in avoided
        and course.id not in limits.avoid_courses
        and (course.mode in _NO_HOURS or course.hours_per_week <= limits.study_hours)
    }
    delays = {
        role.id: role.time_to_hire.months
        for role in catalogue.roles.values()
        if role.time_to_hire
        and question.nation in role.nations
        and role.id not in limits.avoid_roles
    }
    return World(
        courses,
        {c: reader.ways(course.entry, of_job=False) for c, course in courses.items()},
        delays,
        {r: reader.ways(catalogue.roles[r].entry, of_job=True) for r in delays},
    )


_NO_HOURS = ("full-time", "registration")


def _kept(world: World, ids: set[tuple[str, str]]) -> World:
    courses = {c: course for c, course in world.courses.items() if ("course", c) in ids}
    delays = {r: delay for r, delay in world.delays.items() if ("role", r) in ids}
    return World(
        courses,
        {c: world.course_ways[c] for c in courses},
        delays,
        {r: world.job_ways[r] for r in delays},
    )


def _possible(world: World, job: str, reader: Reader) -> set[tuple[str, str]]:
    """Return what could be reached if time, room and money were no matter."""
    found: set[tuple[str, str]] = set()
    before = -1
    while before != len(found):
        before = len(found)
        roles = {job, *(r for kind, r in found if kind == "role")}
        courses = [world.courses[c] for kind, c in sorted(found) if kind == "course"]
        found |= {
            ("role", r)
            for r, ways in world.job_ways.items()
            if ("role", r) not in found and _is_open(ways, courses, roles, reader)
        }
        found |= {
            ("course", c)
            for c, ways in world.course_ways.items()
            if ("course", c) not in found
            and (not world.courses[c].employed_as or roles & set(world.courses[c].employed_as))
            and _is_open(ways, courses, roles, reader)
        }
    return found


def _is_open(
    ways: Mapping[str, Tree], courses: list[Course], roles: set[str], reader: Reader
) -> bool:
    return any(_could(way, courses, roles, reader) for way in ways.values())


def _could(tree: Tree, courses: list[Course], roles: set[str], reader: Reader) -> bool:
    match tree:
        case InMonths():
            return bool(tree.months)
        case Served() | Employed():
            return bool(tree.roles & roles)
        case Holds():
            return reader.could_hold(tree.rule, courses)
        case Fresh():
            return bool(reader.fresh_months(tree.rule) or reader.renewing(tree.rule, courses))
        case (needed, parts):
            return sum(_could(part, courses, roles, reader) for part in parts) >= needed


def _useful(world: World, question: Question, reader: Reader) -> set[tuple[str, str]]:
    """Return all that the target asks for, directly or through others."""
    target = question.target
    waiting = [("role", r) for r in question.limits.include_roles]
    waiting += [("course", c) for c in question.limits.include_courses]
    waiting += [("role", target)] if question.target_kind == "role" else []
    if question.target_kind == "qualification":
        waiting += [("course", c.id) for c in world.courses.values() if gives(c, target)]
    found: set[tuple[str, str]] = set()
    while waiting:
        kind, name = one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        if kind == "role":
            ways = world.job_ways.get(name, {})
        else:
            ways = world.course_ways.get(name, {})
            employers = world.courses[name].employed_as if name in world.courses else ()
            waiting += [("role", r) for r in employers]
        waiting += _asked(ways.values(), world, reader)
    return found


def gives(course: Course, qualification: str) -> bool:
    """Tell whether a course gives an award."""
    return any(award.qualification == qualification for award in course.awards)


def _asked(ways: Iterable[Tree], world: World, reader: Reader) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for way in ways:
        for asked in asked_in(way):
            match asked:
                case Served() | Employed():
                    found += [("role", r) for r in asked.roles]
                case Holds():
                    found += [("course", c) for c in _givers(asked, world, reader)]
                case Fresh():
                    new = reader.renewing(asked.rule, world.courses.values())
                    found += [("course", c) for c in new]
                case InMonths():
                    pass
    return found


def _givers(asked: Holds, world: World, reader: Reader) -> set[str]:
    return {
        course
        for chosen in reader.sets(asked.rule, world.courses)
        for source in chosen
        if isinstance(source, Giver)
        for course in source.courses
    }
