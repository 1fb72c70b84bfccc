"""What the scheduler moves among: states of a plan, what led to them, and finished timetables."""

from __future__ import annotations

from dataclasses import dataclass, field
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


Reached = tuple[State, Spent, Chain | None]
"""A state, what it has taken to get there, and how."""


class Outlook(NamedTuple):
    """What the look ahead says of a state: the target's month at the earliest, and steps to it.

    Where the target lies beyond the horizon nobody asks for the steps: they are 0.
    """

    times: Times
    target: int
    steps: int


class Node(NamedTuple):
    """A state in the queue, in the order in which it is looked at: the soonest target first.

    Of equally soon ones the plainest: the fewest steps so far and to come; then the cheapest; then
    the one that has got furthest. `bound` is never too late, so it proves the finish; `steps` is a
    good guess, so it proves nothing.
    """

    bound: int
    steps: int
    money_and_study: tuple[int, int, int]
    minus_steps_taken: int
    minus_month: int
    pushed: int
    spent: Spent
    times: Times
    state: State
    chain: Chain | None


@dataclass
class Queue:
    """The states still to be looked at, and what a timetable may not exceed."""

    latest: int
    most_jobs: int
    waiting: list[Node] = field(default_factory=list)
    pushed: int = 0


class Timetable(NamedTuple):
    """The month of the target, what the way there takes, and what starts when, in order."""

    finish: int
    spent: Spent
    events: tuple[Event, ...]
