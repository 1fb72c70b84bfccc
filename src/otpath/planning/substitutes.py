"""Which roles can stand in for which, as far as the rules of one search can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from otpath.planning.activities import CourseActivity, JobActivity
from otpath.planning.conditions import JobLeaf, holds


def job_masks(
    roles: Iterable[JobActivity | None], courses: Iterable[CourseActivity]
) -> Iterator[int]:
    """Yield the roles, as bits, that some job or course asks to be held."""
    activities: list[JobActivity | CourseActivity] = [role for role in roles if role is not None]
    activities += courses
    for activity in activities:
        for asked in activity.entries.asked:
            if isinstance(asked.leaf, JobLeaf):
                yield asked.leaf.roles
        if isinstance(activity, CourseActivity) and activity.employed_as:
            yield activity.employed_as


def stands_in_for(count: int, masks: Sequence[int], target: int | None) -> tuple[int, ...]:
    """Return for each role the roles for which, once held, it can stand in: all rules take it too.

    Nothing stands in for the target. Numbers of masks are few: roles are compared one by one.
    """
    taking = [sum(1 << n for n, mask in enumerate(masks) if mask >> r & 1) for r in range(count)]
    return tuple(
        sum(
            1 << other
            for other in range(count)
            if other != target and not taking[other] & ~taking[role]
        )
        for role in range(count)
    )


def needless(
    roles: tuple[JobActivity | None, ...], masks: Sequence[int], target: int | None
) -> int:
    """Return roles that another, open to all and hired as fast, can stand in for everywhere."""
    found = 0
    for one, role in enumerate(roles):
        if role is None or one == target:
            continue
        for two, other in enumerate(roles):
            if other is None or two == one or found >> two & 1 or other.delay > role.delay:
                continue
            is_open = holds(other.entries.tree, 0)
            if is_open and all(mask >> two & 1 for mask in masks if mask >> one & 1):
                found |= 1 << one
                break
    return found
