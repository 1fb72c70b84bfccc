"""Requirements made ready for the search: small trees whose leaves are fast to judge.

What a leaf means comes from `otpath.rules`: award leaves ask `judge` once for each set of finished
courses and remember the answer. `helps` nodes and checks are left out here, as in every plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from otpath.catalogue.requirements import JudgedBy

NEVER = 1_000_000
"""A month that never comes."""


@dataclass(frozen=True)
class View:
    """What the leaves look at: the state of a plan in one month. Sets are bit masks."""

    month: int
    done: int
    job: int | None
    counters: Sequence[int]
    latest_study: Sequence[int]


@dataclass(frozen=True)
class Times:
    """Earliest months, never too late: when each course can end and each job can start."""

    month: int
    course_ends: Sequence[int]
    job_starts: Sequence[int]
    counters: Sequence[int]
    job: int | None
    latest_study: Sequence[int]


@dataclass(frozen=True)
class AwardsLeaf:
    """Met by some sets of finished courses, not by none. `givers` are those that can matter."""

    givers: int
    judge: Callable[[int], bool]
    known: dict[int, bool] = field(default_factory=dict)
    months: dict[tuple[int, ...] | int, int] = field(default_factory=dict)
    """The earliest month by the ends of the givers."""

    def met(self, view: View) -> bool:
        """Judge the courses finished so far."""
        return self._met_by(view.done & self.givers)

    def _met_by(self, courses: int) -> bool:
        answer = self.known.get(courses)
        if answer is None:
            answer = self.known[courses] = self.judge(courses)
        return answer

    @cached_property
    def courses(self) -> tuple[int, ...]:
        """The givers one by one."""
        return tuple(bits(self.givers))

    @cached_property
    def _ends(self) -> Callable[[Sequence[int]], tuple[int, ...] | int]:
        """Picks the ends of the givers out of all ends; of one giver alone it gives a number."""
        return itemgetter(*self.courses)

    def earliest(self, times: Times) -> int:
        """Return the first month by which enough courses can have ended."""
        return self.earliest_by(times.course_ends)

    def earliest_by(self, course_ends: Sequence[int]) -> int:
        """Return the least number by which enough courses have theirs: months, pounds or years."""
        if not self.givers:
            return NEVER
        ends = self._ends(course_ends)
        month = self.months.get(ends)
        if month is None:
            givers = self._first_by(course_ends)
            month = self.months[ends] = course_ends[givers[-1]] if givers else NEVER
        return month

    def first_givers(self, course_ends: Sequence[int]) -> list[int]:
        """Return the courses that meet it first, and no idle ones; none where it is met."""
        givers = self._first_by(course_ends)
        for idle in tuple(givers):
            fewer = [giver for giver in givers if giver != idle]
            if self._met_by(sum(1 << giver for giver in fewer)):
                givers = fewer
        return givers

    def _first_by(self, ends: Sequence[int]) -> list[int]:
        gained = 0
        in_turn: list[int] = []
        for _, course in sorted([(ends[c], c) for c in self.courses if ends[c] < NEVER]):
            if self._met_by(gained):
                break
            gained |= 1 << course
            in_turn.append(course)
        return in_turn if self._met_by(gained) else []


@dataclass(frozen=True)
class ExperienceLeaf:
    """So many months counted by one counter, which some roles feed."""

    counter: int
    months: int
    roles: int

    def met(self, view: View) -> bool:
        """Compare the counter."""
        return view.counters[self.counter] >= self.months

    def earliest(self, times: Times) -> int:
        """Return when the months can be full if one of the roles is held as soon as possible."""
        missing = self.months - times.counters[self.counter]
        if missing <= 0:
            return times.month
        return self.job_month(times) + missing

    def job_month(self, times: Times) -> int:
        """Return when one of the jobs can be held."""
        return _earliest_job(self.roles, self._numbers, times)

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(bits(self.roles))


@dataclass(frozen=True)
class JobLeaf:
    """Being in one of the roles."""

    roles: int

    def met(self, view: View) -> bool:
        """Look at the job held."""
        return view.job is not None and bool(self.roles >> view.job & 1)

    def earliest(self, times: Times) -> int:
        """Return when one of the jobs can start."""
        return self.job_month(times)

    def job_month(self, times: Times) -> int:
        """Return when one of the jobs can be held."""
        return _earliest_job(self.roles, self._numbers, times)

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(bits(self.roles))


@dataclass(frozen=True)
class WindowLeaf:
    """True from one month up to and including another: an age."""

    first: int
    last: int

    def met(self, view: View) -> bool:
        """Compare the month."""
        return self.first <= view.month <= self.last

    def earliest_from(self, month: int) -> int:
        """Return the first month of the window from a month on."""
        return max(self.first, month) if month <= self.last else NEVER


@dataclass(frozen=True)
class RecencyLeaf:
    """Study of a level finished no more than so many months ago.

    Before `open_until` the person still studies towards an award that they expect: an application
    takes that for recent.
    """

    level: int
    months: int
    givers: int
    open_until: int

    def met(self, view: View) -> bool:
        """Compare the month in which the newest such study ended."""
        return self.is_recent(view.month, view.latest_study)

    def is_recent(self, month: int, latest_study: Sequence[int]) -> bool:
        """Tell whether, in a month, the newest study of each level is recent enough."""
        return month < self.open_until or latest_study[self.level] >= month - self.months

    def earliest(self, times: Times) -> int:
        """Return now if the study is recent enough, else the next end of such a course."""
        if self.is_recent(times.month, times.latest_study):
            return times.month
        return min((times.course_ends[c] for c in bits(self.givers)), default=NEVER)

    def first_givers(self, times: Times) -> list[int]:
        """Return the course that meets it first; none where it is met."""
        if self.is_recent(times.month, times.latest_study) or not self.givers:
            return []
        return [min(bits(self.givers), key=lambda course: times.course_ends[course])]


Leaf = AwardsLeaf | ExperienceLeaf | JobLeaf | WindowLeaf | RecencyLeaf


@dataclass(frozen=True)
class Asked:
    """A leaf in a tree: its number within the activity, and when it is judged."""

    number: int
    leaf: Leaf
    by: JudgedBy


@dataclass(frozen=True)
class AtLeast:
    """So many of the branches: all of them, any of them, or a number between."""

    needed: int
    branches: tuple[Tree, ...]

    @cached_property
    def work_asked(self) -> tuple[ExperienceLeaf, ...]:
        """The leaves about experience that must all be met by the start.

        Only where every branch is needed; those of branches of which every one is needed too.
        """
        found = (asked.leaf for asked in _all_needed(self) if asked.by != "during")
        return tuple(leaf for leaf in found if isinstance(leaf, ExperienceLeaf))


def _all_needed(tree: Tree) -> Iterator[Asked]:
    if isinstance(tree, Asked):
        yield tree
    elif tree.needed == len(tree.branches):
        for branch in tree.branches:
            yield from _all_needed(branch)


Tree = Asked | AtLeast
ALWAYS = AtLeast(0, ())
IMPOSSIBLE = AtLeast(1, ())


def at_least(needed: int, branches: Iterable[Tree]) -> Tree:
    """Return a tree of these branches without those that are settled."""
    left = []
    for branch in branches:
        if branch == ALWAYS:
            needed -= 1
        elif branch != IMPOSSIBLE:
            left.append(branch)
    if needed <= 0:
        return ALWAYS
    if needed > len(left):
        return IMPOSSIBLE
    return left[0] if len(left) == 1 else AtLeast(needed, tuple(left))


def holds(tree: Tree, truth: int) -> bool:
    """Tell whether a tree holds where bit n of `truth` says that leaf n was met."""
    if isinstance(tree, Asked):
        return bool(truth >> tree.number & 1)
    missing = tree.needed
    for branch in tree.branches:
        if missing <= 0:
            break
        missing -= holds(branch, truth)
    return missing <= 0


Work = tuple[ExperienceLeaf, ...]
"""Experience that is still missing."""


def earliest(
    tree: Tree,
    leaf_month: Callable[[Asked, Work], int],
    month: int,
    work_left: Callable[[AtLeast], Work] | None = None,
    work: Work = (),
) -> int:
    """Return the earliest month at which a tree can hold, given each leaf's month.

    `work_left` returns the experience that a node still asks for; `leaf_month` takes what must be
    had as well as the leaf.
    """
    if isinstance(tree, Asked):
        return leaf_month(tree, work)
    if tree.needed == 0:
        return month
    if tree.needed > len(tree.branches):
        return NEVER
    if work_left:
        work += work_left(tree)
    months = [earliest(branch, leaf_month, month, work_left, work) for branch in tree.branches]
    if tree.needed == len(months):
        return max(months)
    return min(months) if tree.needed == 1 else sorted(months)[tree.needed - 1]


def leaves(tree: Tree) -> Iterator[Asked]:
    """Yield the leaves of a tree."""
    if isinstance(tree, Asked):
        yield tree
    else:
        for branch in tree.branches:
            yield from leaves(branch)


def bits(mask: int) -> Iterator[int]:
    """Yield the numbers in a bit mask, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _earliest_job(roles: int, numbers: Sequence[int], times: Times) -> int:
    """Return when the first of some roles, given as a mask and one by one, can be held."""
    if times.job is not None and roles >> times.job & 1:
        return times.month
    starts = times.job_starts
    return min([starts[role] for role in numbers], default=NEVER)
