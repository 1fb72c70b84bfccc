"""Numbers for what a search moves among: roles, courses, and counters of experience."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Numbering:
    """Numbers each thing when it is first named: what nobody names has none."""

    roles: dict[str, int] = field(default_factory=dict)
    courses: dict[str, int] = field(default_factory=dict)
    counters: dict[frozenset[str], int] = field(default_factory=dict)
    """Sets of roles whose months are counted together."""
    thresholds: list[set[int]] = field(default_factory=list)
    """For each counter, the months that some rule asks."""

    def role(self, role: str) -> int:
        """Return the number of a role."""
        return self.roles.setdefault(role, len(self.roles))

    def course(self, course: str) -> int:
        """Return the number of a course, or of an award that comes of itself."""
        return self.courses.setdefault(course, len(self.courses))

    def counter(self, roles: frozenset[str], months: int) -> int:
        """Return the number of the counter of some roles, of which so many months are asked."""
        number = self.counters.setdefault(roles, len(self.counters))
        if number == len(self.thresholds):
            self.thresholds.append(set())
        self.thresholds[number].add(months)
        return number

    def mask(self, roles: Iterable[str]) -> int:
        """Return roles as bits."""
        return sum(1 << self.role(role) for role in sorted(set(roles)))
