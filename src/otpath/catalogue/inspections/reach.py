"""What nothing leads to: roles and qualifications that nobody can reach from a starting point.

People start from any starting point or starting job, with what everybody there holds and with
awards of school. Time, place, money and grades are left out: this asks only whether a way exists.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from otpath.catalogue.checks.meetable import weighing
from otpath.catalogue.courses import Course
from otpath.catalogue.drafts import Draft
from otpath.catalogue.places import Finding, Spot
from otpath.catalogue.qualifications import Qualification, QualificationKind
from otpath.catalogue.requirements import All, AnyOf, Count, Entry, Node
from otpath.catalogue.roles import Role, RoleKind

STARTS: tuple[RoleKind, ...] = ("starting-point", "starting-job")
OF_SCHOOL: tuple[QualificationKind, ...] = ("gcse", "a-level")
_is_ended = re.compile(r"(legacy|(mostly |being )?replaced)\b", re.IGNORECASE).match
"""A status that begins so says already why nothing leads to an award."""
_HINT = 'add what leads to it, or say why nothing does: "unreachable_because: ..."'


def find_unreachable(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report roles and qualifications that nothing leads to and that do not say why."""
    reach = _Reach(draft)
    for spot, record in _reachables(draft):
        if record.id not in reach.ids and not _says_why(record):
            message, see = reach.why_not(spot, record)
            yield Finding(spot.at("id"), message, _HINT, see=see)


def _says_why(record: Role | Qualification) -> bool:
    is_ended = isinstance(record, Qualification) and _is_ended(record.status or "")
    return record.unreachable_because is not None or bool(is_ended)


def find_needless_reasons(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report reasons for not being reachable of what can be reached."""
    reach = _Reach(draft)
    for spot, record in _reachables(draft):
        if record.id in reach.ids and record.unreachable_because is not None:
            message = f'"{record.id}" can be reached, but says why not'
            yield Finding(spot.at("unreachable_because"), message, "remove this line")


def _reachables(draft: Draft) -> Iterator[tuple[Spot, Role | Qualification]]:
    for spot, record in draft.named:
        if isinstance(record, Role | Qualification):
            yield spot, record


@dataclass(frozen=True)
class _Reach:
    """The ids of all that can be reached, and why others cannot."""

    draft: Draft

    @cached_property
    def ids(self) -> Collection[str]:
        """Every role that can be started from or got into, every award that can be gained."""
        reached: set[str] = set()
        before = -1
        while before < len(reached):
            before = len(reached)
            for _, record in self.draft.named:
                reached.update(_opened(record, reached))
        return reached

    @cached_property
    def course_by_award(self) -> Mapping[str, tuple[Spot, Course]]:
        """For each award, one course that gives it."""
        return {
            award.qualification: (spot, record)
            for spot, record in self.draft.named
            if isinstance(record, Course)
            for award in record.awards
        }

    def why_not(self, spot: Spot, record: Role | Qualification) -> tuple[str, Spot | None]:
        """Say why nobody gets to a record, and where to look."""
        return self._no_role(spot, record) if isinstance(record, Role) else self._no_award(record)

    def _no_role(self, spot: Spot, role: Role) -> tuple[str, Spot | None]:
        name = f'nobody can get into the role "{role.id}"'
        if role.time_to_hire is None:
            return f"{name}: it is no starting point, and has no time_to_hire", None
        if not role.entry:
            return f"{name}: it has no way in", None
        return f"{name}: none of its ways in can be met", _blocking(spot, role.entry, self.ids)

    def _no_award(self, award: Qualification) -> tuple[str, Spot | None]:
        found = self.course_by_award.get(award.id)
        if found is None:
            return f'no course gives the qualification "{award.id}"', None
        spot, course = found
        message = f'nobody can get onto a course that gives "{award.id}", as "{course.id}"'
        if not _is_employable(course, self.ids):
            return message, spot.at("employed_as")
        return message, _blocking(spot, course.entry, self.ids)


def _opened(record: object, reached: Collection[str]) -> Iterator[str]:
    """Yield what a record opens to people who can reach the ids given."""
    match record:
        case Role() if record.kind in STARTS or _is_open(record, reached):
            yield record.id
            yield from (held.qualification for held in record.implies)
        case Qualification() if record.kind in OF_SCHOOL:
            yield record.id
        case Course() if _is_employable(record, reached) and _has_way(record.entry, reached):
            yield from (award.qualification for award in record.awards)


def _is_open(role: Role, reached: Collection[str]) -> bool:
    return role.time_to_hire is not None and _has_way(role.entry, reached)


def _is_employable(course: Course, reached: Collection[str]) -> bool:
    return not course.employed_as or any(role in reached for role in course.employed_as)


def _has_way(entry: tuple[Entry, ...], reached: Collection[str]) -> bool:
    return any(all(_can_be_met(rule, reached) for rule in way.requires) for way in entry)


def _can_be_met(rule: Node, reached: Collection[str]) -> bool:
    if rule.strength == "helps" or any(_can_be_met(other, reached) for other in rule.unless):
        return True
    match rule:
        case All():
            return all(_can_be_met(other, reached) for other in weighing(rule))
        case AnyOf() | Count():
            met = sum(_can_be_met(other, reached) for other in weighing(rule))
            return met >= (rule.at_least if isinstance(rule, Count) else 1)
        case _:
            return all(any(named in reached for named in names) for names in _named(rule))


def _named(leaf: Node) -> Iterator[tuple[str, ...]]:
    """Yield the roles, and the awards, of which a leaf of any kind asks for one."""
    for key in ("roles", "qualifications"):
        names = getattr(leaf, key, ())
        if names:
            yield names


def _blocking(spot: Spot, entry: tuple[Entry, ...], reached: Collection[str]) -> Spot | None:
    """Return the first rule of the first way in that cannot be met."""
    for index, way in enumerate(entry):
        for place, rule in enumerate(way.requires):
            if not _can_be_met(rule, reached):
                return spot.at("entry", index, "requires", place)
    return None
