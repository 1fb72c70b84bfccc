"""What the scheduler moves among: states of a plan, what led to them, and finished timetables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import ge
from typing import Literal, NamedTuple

from otpath.planning.conditions import Times


class Placed(NamedTuple):
    """A course under way or booked. Bit n of `truth`: its leaf n was met when judged."""

    end: int
    course: int
    start: int
    truth: int


class Applied(NamedTuple):
    """A job applied for in `month`, to start in `start`.

    `sooner` is the truth of the same application a month before, where it could have gone out then
    and nothing was gained by waiting; else None.
    """

    start: int
    role: int
    month: int
    truth: int
    sooner: int | None


class State(NamedTuple):
    """What stands in a month. `waiting`: courses passed over until something else starts."""

    month: int
    done: int
    running: tuple[Placed, ...]
    booked: tuple[Placed, ...]
    job: int | None
    coming: Applied | None
    counters: tuple[int, ...]
    latest_study: tuple[int, ...]
    waiting: int
    new_job: bool
    """A job starts in this very month, so full-time study cannot: a job lasts a month at least."""
    declined: tuple[tuple[int, int], ...]
    """Roles, with the truth, that could have been applied for a month ago, from the same job."""


class Spent(NamedTuple):
    """What a timetable takes beside time."""

    own_pounds: int = 0
    loan_pounds: int = 0
    full_time_months: int = 0
    courses: int = 0
    jobs: int = 0

    @property
    def steps(self) -> int:
        """Courses and jobs together."""
        return self.courses + self.jobs


class Event(NamedTuple):
    """One start: a course, or a job with the month of its application.

    `passed` is a course once more at its end, when the last of its entry was judged.
    """

    kind: Literal["course", "job", "passed"]
    number: int
    applied: int | None
    start: int
    end: int | None
    truth: int


class Chain(NamedTuple):
    """Events, newest first."""

    event: Event
    before: Chain | None


class Seen:
    """The states met so far, to tell whether a new one can lead anywhere that an older one cannot.

    Of two states that differ only in experience, in how recent the study is and in the job, one can
    do all that the other can if it has as much of the first two and its job can stand in for the
    other's: no rule of a plan asks for less.

    What they took is compared in the order of `Spent`: a cheaper one with more jobs may displace
    one with fewer. That never bears on the finish; where jobs are limited it may hide a timetable.
    """

    def __init__(self, stands_in_for: Sequence[int]) -> None:
        """Begin with none. `stands_in_for` holds for each role the roles that it is as good as."""
        self._stands_in_for = stands_in_for
        self._by_key: dict[State, list[_Met]] = {}

    def is_new(self, state: State, spent: Spent) -> bool:
        """Note a state, unless one that is as good and took no more was met before."""
        met = _Met(state.job, (*state.counters, *state.latest_study), spent)
        before = self._by_key.setdefault(
            state._replace(counters=(), latest_study=(), job=None if state.job is None else -1), []
        )
        if any(self._is_as_good(other, met) for other in before):
            return False
        before[:] = [other for other in before if not self._is_as_good(met, other)]
        before.append(met)
        return True

    def _is_as_good(self, one: _Met, other: _Met) -> bool:
        return (
            one.spent <= other.spent
            and (one.job == other.job or self._stands_in(one.job, other.job))
            and all(map(ge, one.has, other.has))
        )

    def _stands_in(self, job: int | None, other: int | None) -> bool:
        if job is None or other is None:
            return False
        return bool(self._stands_in_for[job] >> other & 1)


class _Met(NamedTuple):
    """What may differ between two states of which one can do all that the other can."""

    job: int | None
    has: tuple[int, ...]
    spent: Spent


Reached = tuple[State, Spent, Chain | None]
"""A state, what it has taken to get there, and how."""


class Expected(NamedTuple):
    """What the look ahead leans on: the target's month at the earliest, and the steps to it.

    Where the target lies beyond the horizon nobody asks for the steps: there are none.
    """

    target: int
    steps: int
    jobs: frozenset[int]
    courses: frozenset[int]


class Outlook(NamedTuple):
    """What the look ahead says of a state."""

    times: Times
    expected: Expected


class Node(NamedTuple):
    """A state in the queue, in the order in which it is looked at: the soonest target first.

    Of equally soon ones the plainest: the fewest steps so far and to come; then the one that has
    got furthest; then the cheapest. `bound` is never too late, so it proves the finish; `steps` is
    a good guess, so it proves nothing.
    """

    bound: int
    steps: int
    minus_steps_taken: int
    minus_month: int
    money_and_study: tuple[int, int, int]
    pushed: int
    spent: Spent
    state: State
    chain: Chain | None

    def seen_with(self, outlook: Outlook, steps: int) -> Node:
        """Return the node as it stands once its state has been looked at."""
        return self._replace(bound=max(self.bound, outlook.expected.target), steps=steps)


@dataclass
class Queue:
    """The states still to be looked at, and what a timetable may not exceed."""

    latest: int
    most_jobs: int
    waiting: list[Node] = field(default_factory=list)
    pushed: int = 0


class EffortSpentError(Exception):
    """As many states as were allowed have been looked at, and nothing was settled by then."""


@dataclass
class Effort:
    """How many states may still be looked at, in all searches for one answer together.

    Counted, not timed, so that the same question gets the same answer on every machine.
    """

    left: int

    def spend(self) -> None:
        """Take one state off; raise `EffortSpentError` where none is left."""
        if self.left <= 0:
            raise EffortSpentError
        self.left -= 1


class Timetable(NamedTuple):
    """The month of the target, what the way there takes, and what starts when, in order."""

    finish: int
    spent: Spent
    events: tuple[Event, ...]

    @property
    def courses(self) -> set[int]:
        """The numbers of its courses."""
        return {event.number for event in self.events if event.kind == "course"}
