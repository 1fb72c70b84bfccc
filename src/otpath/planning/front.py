"""All best routes: those of which none is bettered in time, in money and in study without a wage.

The soonest timetable of all comes first (`closing.py`). Whatever is not bettered by it must pay
less, or study less full-time, and so must do so in one of its courses: leave that course out, or
start it while it costs less. So the other best ones lie in *regions*, one for each such course, and
the soonest of each region is looked for in turn, the region with the earliest bound first. A region
in which nothing can escape what was found already is dropped.

Of two courses to be left out, the second region takes the first course as taken, at no less than
it took. That keeps regions apart, and its price counts among what a region takes at the least.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from otpath.planning.activities import CourseActivity, Problem
from otpath.planning.closing import Bound, Closing
from otpath.planning.conditions import NEVER
from otpath.planning.rereading import without_idle_courses
from otpath.planning.states import Effort, EffortSpentError, Timetable
from otpath.planning.tolls import (
    POUNDS_IN_A_POINT,
    AtLeast,
    Taken,
    Toll,
    academic_years,
    in_all,
    least_own_pounds,
    least_pounds,
    least_years,
    tolls,
)


class Point(NamedTuple):
    """What routes are compared by: the finish, hundreds of pounds, years of full-time study."""

    finish: int
    hundreds: int
    years: int

    def betters(self, other: Point) -> bool:
        """Tell whether another is worse in something and better in nothing, or is the same."""
        return all(one <= two for one, two in zip(self, other, strict=True))


@dataclass(frozen=True)
class Best:
    """A timetable that none betters, of the problem in which it was found."""

    point: Point
    timetable: Timetable
    closing: Closing


@dataclass(frozen=True)
class Front:
    """All best timetables of a problem, in the order of their points.

    Where the effort ran out, `bound` is a month before which nothing else can finish: what finishes
    then or later may be bettered by something that was not found. It is None where all is proven.
    """

    best: tuple[Best, ...]
    bound: int | None


def front(problem: Problem, effort: Effort, *, soonest_only: bool = False) -> Front:
    """Return the timetables that none betters, or only those that finish soonest of all."""
    search = _FrontSearch()
    search.open(_Region(Closing(problem, effort)), problem.start)
    try:
        while search.regions and not (soonest_only and search.is_past_soonest()):
            search.step()
    except EffortSpentError:
        return Front(search.sorted(), search.now)
    return Front(search.sorted(), None)


@dataclass(frozen=True)
class _Region:
    """Timetables without the courses left out, with those taken at no less than is told."""

    closing: Closing
    left_out: frozenset[int] = frozenset()
    taken: Taken = field(default_factory=dict)


class _Open(NamedTuple):
    """A region with the point that nothing in it betters, and what closes in on its soonest."""

    least: Point
    number: int
    region: _Region
    bounds: Iterator[Bound]


@dataclass
class _FrontSearch:
    regions: list[_Open] = field(default_factory=list)
    found: list[Best] = field(default_factory=list)
    opened: int = 0
    now: int = 0
    """The month that nothing still to come can beat."""

    def sorted(self) -> tuple[Best, ...]:
        return tuple(sorted(self.found, key=lambda best: best.point))

    def is_past_soonest(self) -> bool:
        """Tell whether all that is still to come finishes later than what was found."""
        return bool(self.found) and self.regions[0].least.finish > self.found[0].point.finish

    def open(self, region: _Region, month: int) -> None:
        """Take up a region in which nothing is sooner than a month, unless it can be dropped."""
        problem = region.closing.problem
        pounds = least_pounds(problem, region.left_out, region.taken)
        years = least_years(problem, region.left_out, region.taken)
        if NEVER in {pounds, years} or self._costs_too_much(region):
            return
        bounds = region.closing.bounds(region.left_out)
        self.opened += 1
        self._put_back(
            _Open(Point(month, _hundreds(pounds), years), self.opened, region, bounds), month
        )

    def _costs_too_much(self, region: _Region) -> bool:
        problem = region.closing.problem
        if problem.own_pounds is None:
            return False
        return least_own_pounds(problem, region.left_out, region.taken) > problem.own_pounds

    def _put_back(self, region: _Open, month: int) -> None:
        least = region.least._replace(finish=max(month, region.least.finish))
        if not self._is_bettered(least):
            heapq.heappush(self.regions, region._replace(least=least))

    def _is_bettered(self, point: Point) -> bool:
        return any(best.point.betters(point) for best in self.found)

    def step(self) -> None:
        """Close in further on the region that may have the soonest timetable still to come."""
        region = heapq.heappop(self.regions)
        if self._is_bettered(region.least):
            return
        self.now = region.least.finish
        bound = next(region.bounds, None)
        if bound is None:
            return
        if bound.met is None:
            self._put_back(region, bound.month)
        else:
            self._meet(region.region, bound.met)

    def _meet(self, region: _Region, timetable: Timetable) -> None:
        problem = region.closing.problem
        # What a region must take may be of no use in it: the route without it is as soon.
        timetable = without_idle_courses(problem, timetable)
        each = tolls(problem, timetable)
        toll = in_all(each.values())
        point = Point(timetable.finish, _hundreds(toll.pounds), toll.years)
        can_pay = problem.own_pounds is None or toll.own_pounds <= problem.own_pounds
        if can_pay and not self._is_bettered(point):
            self.found = [best for best in self.found if not point.betters(best.point)]
            self.found.append(Best(point, timetable, region.closing))
        for further in _further(region, each, own_alone=not can_pay):
            self.open(further, timetable.finish)


def _hundreds(pounds: int) -> int:
    return -(-pounds // POUNDS_IN_A_POINT)


def _further(region: _Region, each: Mapping[int, Toll], *, own_alone: bool) -> Iterator[_Region]:
    """Yield the regions of timetables that take less of something in one of these courses.

    `own_alone`: that take less of the person's own money, and nothing else will do. The weightiest
    course comes first: where it is taken, the other regions take so much that most are bettered.
    """
    problem, taken = region.closing.problem, dict(region.taken)
    by_weight = sorted(each, key=lambda course: (-each[course].years, -each[course].pounds, course))
    for number in by_weight:
        takes = _at_least(each[number], problem.courses[number], own_alone=own_alone)
        least = taken.get(number)
        if _is_no_less(least or AtLeast(), takes):
            continue
        soonest = problem.start + problem.courses[number].lead
        found = _cheaper(problem.courses[number], takes)
        cheaper = [course for course in found if course.soonest_end(soonest) < NEVER]
        for course in cheaper:
            closing = Closing(_with(problem, number, course), region.closing.effort)
            yield replace(region, closing=closing, taken=dict(taken))
        if not cheaper and least is None:
            yield replace(region, left_out=region.left_out | {number}, taken=dict(taken))
        taken[number] = AtLeast(*map(max, takes, least or AtLeast()))


def _at_least(toll: Toll, course: CourseActivity, *, own_alone: bool) -> AtLeast:
    """Return what a course takes in all timetables that do not take less of something in it."""
    if own_alone:
        return AtLeast(own_pounds=toll.own_pounds)
    # The same pounds may be had with less own money, where a loan can be had at another time.
    own = min(price.own_pounds for price in course.prices)
    return AtLeast(min(own, toll.own_pounds), toll.pounds, toll.years)


def _is_no_less(one: AtLeast, other: AtLeast) -> bool:
    return all(a >= b for a, b in zip(one, other, strict=True))


def _cheaper(course: CourseActivity, takes: AtLeast) -> Iterator[CourseActivity]:
    """Yield the course with only those starts at which it takes less of something."""
    for number, price in enumerate(course.prices):
        is_less = price.own_pounds < takes.own_pounds or (
            price.own_pounds + price.loan_pounds < takes.pounds
        )
        following = course.prices[number + 1 : number + 2]
        last = following[0].first - 1 if following else NEVER
        if is_less:
            yield course.with_starts(price.first, last)
    shorter = {
        month: length
        for month, length in course.lengths.items()
        if course.full_time and academic_years(length) < takes.years
    }
    if shorter:
        yield replace(course, lengths=shorter)


def _with(problem: Problem, number: int, course: CourseActivity) -> Problem:
    courses = list(problem.courses)
    courses[number] = course
    return replace(problem, courses=tuple(courses))
