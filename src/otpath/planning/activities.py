"""The activities a plan is made of: jobs and courses, ready to search; which jobs are of use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, assert_never

from otpath.catalogue.months import calendar_month
from otpath.catalogue.requirements import JudgedBy
from otpath.planning.conditions import (
    NEVER,
    Asked,
    AwardsLeaf,
    ExperienceLeaf,
    JobLeaf,
    RecencyLeaf,
    Tree,
    WindowLeaf,
    at_least,
    bits,
    holds,
)


@dataclass(frozen=True)
class Entries:
    """The alternative ways into an activity, as one tree and one by one."""

    ids: tuple[str, ...]
    ways: tuple[Tree, ...]
    asked: tuple[Asked, ...]

    @cached_property
    def tree(self) -> Tree:
        """At least one of the ways."""
        return at_least(1, self.ways)

    @cached_property
    def may_be_over(self) -> bool:
        """True where something holds until a month, and then no more."""
        return any(isinstance(a.leaf, WindowLeaf) and a.leaf.last < NEVER for a in self.asked)

    def judged(self, *by: JudgedBy) -> int:
        """Return the leaves that are judged at these moments, as bits."""
        return sum(1 << asked.number for asked in self.asked if asked.by in by)

    def way_in(self, truth: int) -> str | None:
        """Return the id of the first way that holds, or None."""
        return next(
            (i for i, way in zip(self.ids, self.ways, strict=True) if holds(way, truth)), None
        )


@dataclass(frozen=True)
class JobActivity:
    """A role that one can be hired into."""

    id: str
    delay: int
    entries: Entries


class Price(NamedTuple):
    """What a course takes if it starts in this month or later, until the next price."""

    first: int
    own_pounds: int
    loan_pounds: int


class NewAward(NamedTuple):
    """An award that a course gives and that was not there, as good, when the plan began."""

    givers: int
    """The other courses that give it, as good, as bits."""
    month: int
    """The month in which it comes of itself; `NEVER` where it does not."""


@dataclass(frozen=True)
class CourseActivity:
    """A course. `lengths` gives the months by intake month; `employed_as` is a set of roles."""

    id: str
    full_time: bool
    apprenticeship: bool
    registration: bool
    hours: int
    lead: int
    lengths: dict[int, int]
    employed_as: int
    studies: tuple[int, ...]
    prices: tuple[Price, ...]
    """In the order of their first months; before the first one nothing is asked."""
    entries: Entries
    first_start: int = 0
    last_start: int = NEVER
    """The months between which it may start, both included: a price may hold for some years."""
    new: tuple[NewAward, ...] = ()
    """What it gives that was not there when the plan began: some of it must be new at its end."""

    def is_new(self, end: int, ended_by: int) -> bool:
        """Tell whether it gives something new at an end, given the other courses ended by then."""
        there = (award.month <= end or award.givers & ended_by for award in self.new)
        return not self.new or not all(there)

    @property
    def locks_job(self) -> bool:
        """True where no job may start inside it."""
        return self.full_time or self.employed_as != 0

    def price(self, start: int) -> Price:
        """Return what it takes from a start in this month."""
        held = [price for price in self.prices if price.first <= start]
        return held[-1] if held else _FREE

    def length(self, month: int) -> int | None:
        """Return the length from a start in `month`, None where it is no intake."""
        if not self.first_start <= month <= self.last_start:
            return None
        return self.lengths.get(calendar_month(month))

    def soonest_end(self, month: int) -> int:
        """Return the first end of those that start in this month or later."""
        if self.first_start <= month and self.last_start == NEVER:
            return month + self._soonest_by_calendar[calendar_month(month)]
        month = max(month, self.first_start)
        now = calendar_month(month)
        starts = ((month + (intake - now) % 12, n) for intake, n in self.lengths.items())
        return min((start + n for start, n in starts if start <= self.last_start), default=NEVER)

    def with_starts(self, first: int, last: int) -> CourseActivity:
        """Return the course with no other starts than those between two months, both included."""
        first, last = max(first, self.first_start), min(last, self.last_start)
        prices = [price for price in self.prices if price.first <= last]
        before = [price for price in prices if price.first <= first]
        held = (*before[-1:], *prices[len(before) :])
        return replace(self, prices=held, first_start=first, last_start=last)

    @cached_property
    def shortest(self) -> int:
        """The length of the shortest intake."""
        return min(self.lengths.values())

    @cached_property
    def longest(self) -> int:
        """The length of the longest intake."""
        return max(self.lengths.values())

    @cached_property
    def _soonest_by_calendar(self) -> dict[int, int]:
        """Months from each calendar month until the first end."""
        return {
            month: min((intake - month) % 12 + length for intake, length in self.lengths.items())
            for month in range(1, 13)
        }


_FREE = Price(0, 0, 0)


@dataclass(frozen=True)
class Problem:
    """One question, ready to search. Index n of `roles` and `courses` is bit n of every mask."""

    start: int
    horizon: int
    study_hours: int
    own_pounds: int | None
    """The most that the courses may take of the person's own money; the scheduler ignores it."""
    roles: tuple[JobActivity | None, ...]
    courses: tuple[CourseActivity, ...]
    target_role: int | None
    target_courses: int
    first_job: int | None
    first_counters: tuple[int, ...]
    counter_caps: tuple[int, ...]
    counter_roles: tuple[int, ...]
    thresholds: tuple[frozenset[int], ...]
    """Months at which a counter makes some rule true."""
    asked_as_job: int
    """Roles in which some rule asks one to be employed."""
    needless: int
    """Roles that another role can stand in for in every rule, at no delay."""
    stands_in_for: tuple[int, ...]
    """For each role those for which, once held, it can stand in in every rule."""
    first_study: tuple[int, ...]
    expected: dict[int, int]
    """Awards the person expects, as courses that are there from a month."""
    included: int
    """Courses that every route takes, and that must give something new, as bits."""

    @cached_property
    def rivals(self) -> int:
        """Courses that give an award that another gives too, as bits."""
        return _all_givers(self.courses)

    @cached_property
    def hindering(self) -> int:
        """Courses that an earlier end may set in the way of an included one, as bits."""
        return _all_givers([self.courses[number] for number in bits(self.included)])

    @cached_property
    def after(self) -> tuple[int, ...]:
        """For each course the included ones, as bits, that must end before it does.

        Where it gives all that an included one gives, that one would have nothing new to give. And
        every route takes what is included.
        """
        return tuple(
            sum(
                1 << other
                for other in bits(self.included)
                if all(award.givers >> number & 1 for award in self.courses[other].new)
            )
            for number in range(len(self.courses))
        )

    @cached_property
    def leaning(self) -> tuple[int, ...]:
        """For each role, then for each course: what asks for it, roles and courses in one mask."""
        asks = [_asked_for(role.entries if role else _NO_WAY, self) for role in self.roles]
        asks += [
            _asked_for(course.entries, self) | course.employed_as | after << len(self.roles)
            for course, after in zip(self.courses, self.after, strict=True)
        ]
        return tuple(
            sum(1 << asking for asking, asked in enumerate(asks) if asked >> number & 1)
            for number in range(len(asks))
        )


_NO_WAY = Entries((), (), ())


def _all_givers(courses: Iterable[CourseActivity]) -> int:
    mask = 0
    for course in courses:
        for award in course.new:
            mask |= award.givers
    return mask


def _asked_for(entries: Entries, problem: Problem) -> int:
    """Return the roles and courses that the ways into an activity look at, in one mask."""
    mask = 0
    for asked in entries.asked:
        match asked.leaf:
            case JobLeaf(roles=roles) | ExperienceLeaf(roles=roles):
                mask |= roles
            case AwardsLeaf(givers=givers) | RecencyLeaf(givers=givers):
                mask |= givers << len(problem.roles)
            case WindowLeaf():
                pass
            case _:
                assert_never(asked.leaf)
    return mask


def useful_roles(
    problem: Problem, courses: Iterable[int], full: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """Return the roles that the target, these courses or another useful role asks for.

    `full` are counters that need no more months.
    """
    useful = set() if problem.target_role is None else {problem.target_role}
    for course in courses:
        useful |= set(bits(problem.courses[course].employed_as))
        useful |= _asked_roles(problem.courses[course].entries, full)
    unread = set(useful)
    while unread:
        role = problem.roles[unread.pop()]
        if role is not None:
            new = _asked_roles(role.entries, full) - useful
            useful |= new
            unread |= new
    return tuple(sorted(role for role in useful if not problem.needless >> role & 1))


def _asked_roles(entries: Entries, full: frozenset[int]) -> set[int]:
    masks = [
        asked.leaf.roles
        for asked in entries.asked
        if isinstance(asked.leaf, JobLeaf)
        or (isinstance(asked.leaf, ExperienceLeaf) and asked.leaf.counter not in full)
    ]
    return {role for mask in masks for role in bits(mask)}
