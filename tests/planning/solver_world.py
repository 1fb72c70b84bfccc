"""What of a catalogue the solver has to look at: what could come true, and what asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.planning.routes import Question
from otpath.rules.already import is_trained_for
from tests.planning.solver_rules import Reader
from tests.planning.solver_trees import (
    MET,
    Asked,
    Employed,
    Fresh,
    Giver,
    Holds,
    InMonths,
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
    possible = _kept(everything, _possible(everything, question, reader))
    useful = _kept(possible, _useful(possible, question, reader))
    roles = {("role", r) for r in set(useful.delays) - _needless(useful, question)}
    return _kept(useful, roles | {("course", c) for c in useful.courses})


def _everything(question: Question, catalogue: Catalogue, reader: Reader) -> World:
    limits = question.limits
    held = tuple(reader.held_in(question.start))
    avoided = set(limits.avoid_modes) | ({"full-time"} if limits.keep_wage else set())
    courses = {
        course.id: course
        for course in catalogue.courses.values()
        if question.nation in course.nations
        and course.mode not in avoided
        and course.id not in limits.avoid_courses
        and (course.mode in _NO_HOURS or course.hours_per_week <= limits.study_hours)
        and not is_trained_for(course, held, catalogue)
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


def _possible(world: World, question: Question, reader: Reader) -> set[tuple[str, str]]:
    """Return what could be reached if time, room and money were no matter.

    The target is the end: what can be reached only after it is left out.
    """
    found: set[tuple[str, str]] = set()
    before = -1
    while before != len(found):
        before = len(found)
        reached = {r for kind, r in found if kind == "role" and r != question.target}
        roles = {question.person.job, *reached}
        courses = [
            world.courses[c]
            for kind, c in sorted(found)
            if kind == "course" and not gives(world.courses[c], question.target)
        ]
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


def _needless(world: World, question: Question) -> set[str]:
    """Return roles in whose place another one can always be had: open to all, and as quickly."""
    asking = _asking_by_role(world)
    kept = {question.target, *question.limits.include_roles}
    open_to_all = [r for r, ways in world.job_ways.items() if MET in ways.values() if r not in kept]
    needless: set[str] = set()
    for role, delay in world.delays.items():
        if role not in kept and any(
            other not in needless | {role}
            and world.delays[other] <= delay
            and asking[role] <= asking[other]
            for other in open_to_all
        ):
            needless.add(role)
    return needless


def _asking_by_role(world: World) -> dict[str, set[object]]:
    """Return by role all that asks for it: rules, and courses for those who work in it."""
    found: dict[str, set[object]] = {role: set() for role in world.delays}
    for course in world.courses.values():
        for role in set(course.employed_as) & set(found):
            found[role].add(course.id)
    for ways in (*world.course_ways.values(), *world.job_ways.values()):
        for asked in (asked for way in ways.values() for asked in asked_in(way)):
            if isinstance(asked, Served | Employed):
                for role in asked.roles & set(found):
                    found[role].add(asked)
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


# --- how soon? ----------------------------------------------------------------------------------


NO_MONTH = 1_000_000
"""Later than any month of a plan."""


@dataclass
class Soonest:
    """Months from the start before which a course cannot end, or a job start.

    What stands in the way of each other is forgotten: so nothing is ever as soon as this says, but
    nothing is sooner.
    """

    ends: dict[str, int]
    starts: dict[str, int]


def soonest_of(
    world: World,
    starts: Mapping[str, Iterable[tuple[int, int]]],
    question: Question,
    reader: Reader,
) -> Soonest:
    """Return bounds on all months. `starts` are by course the (start, end) pairs that it offers."""
    found = Soonest(dict.fromkeys(world.courses, NO_MONTH), dict.fromkeys(world.delays, NO_MONTH))
    looking = _Looking(world, question, reader, found)
    offered = {c: sorted(starts[c], key=lambda pair: pair[1]) for c in world.courses}
    changed = True
    while changed:
        ends = {c: looking.end(c, offered[c]) for c in world.courses}
        begun = {r: looking.start(r) for r in world.delays}
        changed = (ends, begun) != (found.ends, found.starts)
        found.ends.update(ends)
        found.starts.update(begun)
    return found


@dataclass
class _Looking:
    world: World
    question: Question
    reader: Reader
    found: Soonest

    def end(self, course_id: str, offered: list[tuple[int, int]]) -> int:
        course = self.world.courses[course_id]
        employed = self._role(course.employed_as) if course.employed_as else 0
        for start, end in offered:
            after = {"application": course.application.lead, "start": 0, "during": start - end + 1}
            if start >= employed and start >= self._way(self.world.course_ways[course_id], after):
                return end
        return NO_MONTH

    def start(self, role: str) -> int:
        delay = self.world.delays[role]
        ways = self.world.job_ways[role]
        return max(delay, self._way(ways, {"application": delay, "start": 0}))

    def _way(self, ways: Mapping[str, Tree], after: Mapping[str, int]) -> int:
        return min((self._tree(way, after) for way in ways.values()), default=NO_MONTH)

    def _tree(self, tree: Tree, after: Mapping[str, int]) -> int:
        """Return the first start by which a tree can hold; `after` is from judging to starting."""
        if isinstance(tree, tuple):
            months = sorted(self._tree(part, after) for part in tree[1])
            if len(months) < tree[0]:
                return NO_MONTH
            return months[tree[0] - 1] if tree[0] else 0
        return self._month(tree) + after[tree.by]

    def _month(self, asked: Asked) -> int:
        match asked:
            case InMonths():
                return min(asked.months, default=NO_MONTH) - self.question.start
            case Served():
                return self._role(asked.roles) + asked.months
            case Employed():
                return self._role(asked.roles)
            case Holds():
                sets = self.reader.sets(asked.rule, self.world.courses)
                return min((self._all_of(chosen) for chosen in sets), default=NO_MONTH)
            case Fresh():
                courses = self.reader.renewing(asked.rule, self.world.courses.values())
                ends = [self.found.ends[c] for c in courses]
                months = self.reader.fresh_months(asked.rule)
                return min([*ends, *(month - self.question.start for month in months)], default=0)

    def _role(self, roles: Iterable[str]) -> int:
        if self.question.person.job in roles:
            return 0
        return min((self.found.starts.get(r, NO_MONTH) for r in roles), default=NO_MONTH)

    def _all_of(self, chosen: frozenset[Giver | int]) -> int:
        months = [0]
        for source in chosen:
            if isinstance(source, int):
                months.append(source - self.question.start)
            else:
                months.append(sorted(self.found.ends[c] for c in source.courses)[source.number - 1])
        return max(months)
