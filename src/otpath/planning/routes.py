"""What is asked of the planner, and the routes it answers with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from otpath.catalogue.base import Nation
from otpath.person.profile import Person

if TYPE_CHECKING:
    from otpath.catalogue.courses import Mode

TargetKind = Literal["role", "qualification"]
LegKind = Literal["job", "course", "registration"]


@dataclass(frozen=True)
class Limits:
    """What a route may not break. `None`, or an empty set, is no limit."""

    study_hours: int = 16
    """Hours a week that part-time study may take in all."""
    keep_wage: bool = False
    """No full-time study: it ends the job."""
    horizon: int = 240
    """Months after the start by which the target must be reached."""
    finish_by: int | None = None
    """The last month, as a month number, in which the target may be reached."""
    own_pounds: int | None = None
    """Pounds that the person can pay for courses themselves in all; loans are apart."""
    avoid_modes: frozenset[Mode] = frozenset()
    """Modes of study that no course of the route may have."""
    avoid_courses: frozenset[str] = frozenset()
    """Courses that are not taken."""
    avoid_roles: frozenset[str] = frozenset()
    """Roles that the person is not hired into. The present job may be kept."""
    include_courses: frozenset[str] = frozenset()
    """Courses that have ended when the target job starts; see "Planning semantics"."""
    include_roles: frozenset[str] = frozenset()
    """Roles held by then for a month at least, the time before the plan included."""

    @property
    def includes(self) -> bool:
        """True where some course or role must be part of the road."""
        return bool(self.include_courses or self.include_roles)

    @property
    def narrows(self) -> bool:
        """True where more than hours, the wage and the horizon is limited."""
        avoids = bool(self.avoid_modes or self.avoid_courses or self.avoid_roles)
        is_capped = self.finish_by is not None or self.own_pounds is not None
        return avoids or is_capped or self.includes


@dataclass(frozen=True)
class Question:
    """One thing to plan: this person, to this target, from this month.

    Everything that the person left unsaid is planned as not so, except nation and age, which are
    settled here.
    """

    person: Person
    target: str
    target_kind: TargetKind
    start: int
    nation: Nation
    age: int
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Leg:
    """One job, course or registration of a route. Months are month numbers.

    The leg fills every month from `start` up to, not including, `end`; `end` is None for a job
    that goes on. `applied` is the month of the job application (None for the present job, and for
    courses). `entry` is the id of the way in that the route uses (None for the present job).
    """

    kind: LegKind
    id: str
    start: int
    end: int | None
    applied: int | None = None
    entry: str | None = None


def in_order(leg: Leg) -> tuple[int, bool, str]:
    """Return the key by which legs stand in a route, after the present job."""
    return (leg.start, leg.kind != "job", leg.id)


@dataclass(frozen=True)
class Route:
    """The present job first, then legs in order of start, jobs before courses, then of id.

    `finish` is the month in which the target is reached.
    """

    legs: tuple[Leg, ...]
    finish: int
