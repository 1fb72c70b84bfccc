"""An exhaustive oracle for tiny questions: every decision, month by month, straight from the rules.

It reads "Planning semantics" in docs/design.md and shares no code with the search or the replay.
All the states that some run of decisions can lead to are kept, month after month, until the target
is reached, but for those than which another is at least as good in all that can matter later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import NamedTuple

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course, Gained
from otpath.catalogue.grades import UNKNOWN
from otpath.catalogue.months import calendar_month
from otpath.catalogue.requirements import (
    Age,
    All,
    AnyOf,
    Award,
    Check,
    Count,
    Entry,
    Experience,
    Group,
    Job,
    JudgedBy,
    Leaf,
    NoneOf,
    Recency,
    Requirement,
    walk,
)
from otpath.catalogue.roles import Role
from otpath.person.profile import Holding
from otpath.planning.routes import Leg, Question, Route, in_order
from otpath.rules.already import is_as_good, is_trained_for
from otpath.rules.judging import judge
from otpath.rules.outcomes import Verdict
from otpath.rules.situation import Situation

# A rule is a number (a leaf, in the order found) or (n, rules): at least n of these.
Tree = int | tuple[int, tuple["Tree", ...]]
MET: Tree = (0, ())
NEVER: Tree = (1, ())


class Answer(NamedTuple):
    """What the best route of all costs, in the order in which routes are compared."""

    finish: int
    own_cost: int
    loans: int
    full_time_months: int
    courses: int
    jobs: int
    full_time_years: int = 0
    """Of each course rounded up, as they are counted in a front."""


class Found(NamedTuple):
    """An answer, and the legs that give it."""

    answer: Answer
    legs: tuple[Leg, ...]


class Moment(NamedTuple):
    """All that a leaf may ask about. `done` is (course, end); `served` is months by role."""

    month: int
    job: str | None
    done: tuple[tuple[int, int], ...]
    served: tuple[int, ...]


class State(NamedTuple):
    """Where a run of decisions has led. Trees are what is still to be judged, and when."""

    job: str | None
    pending: tuple[str, int, Tree] | None
    """Role, month of its start, what it asks then."""
    running: tuple[tuple[int, int, Tree], ...]
    """Course, end, what it asks then."""
    done: tuple[tuple[int, int], ...]
    """Course, end."""
    offers: tuple[tuple[int, int, Tree], ...]
    """Course applied for, month of its start, what it asks from then on."""
    served: tuple[int, ...]
    """Months by role, as far as some rule asks for them."""
    jobs: int = 0
    full_time: int = 0
    years: int = 0
    own: int = 0
    loans: int = 0
    legs: tuple[Leg, ...] = ()
    """How it came to this. Never compared."""


class Start(NamedTuple):
    """A course that can start now."""

    course: int
    end: int
    asked_at_end: Tree


States = dict[object, list[tuple[tuple[int, ...], State]]]
"""States by what sets them apart, each with what is the better the less it is."""


class TooManyStatesError(Exception):
    """A question too big to be played through: choose another."""


MOST_STATES = 20_000
"""How many states a month may have before the oracle gives up."""


def earliest_finish(
    question: Question, catalogue: Catalogue, most_states: int = MOST_STATES
) -> int | None:
    """Return the first month in which the target can be reached, or None within the horizon."""
    game = _Game(question, catalogue, counts_all=False, most_states=most_states)
    found = game.best()
    return None if found is None else found.answer.finish


def best_answer(
    question: Question, catalogue: Catalogue, most_states: int = MOST_STATES
) -> Answer | None:
    """Return what the best route of all costs: finish, money, months, courses, jobs."""
    game = _Game(question, catalogue, counts_all=True, most_states=most_states)
    found = game.best()
    return None if found is None else found.answer


def example_routes(
    question: Question, catalogue: Catalogue, most_states: int = MOST_STATES
) -> Iterator[Route]:
    """Yield a best route of all with each choice of ways in. At least one of them is valid."""
    game = _Game(question, catalogue, counts_all=True, most_states=most_states)
    found = game.best()
    if found is not None:
        for legs in product(*(_by_ways(leg, catalogue) for leg in found.legs)):
            present = Leg("job", question.person.job, question.start, None)
            yield _route((present, *legs), found.answer.finish, catalogue)


def _by_ways(leg: Leg, catalogue: Catalogue) -> list[Leg]:
    record = catalogue.roles[leg.id] if leg.kind == "job" else catalogue.courses[leg.id]
    return [replace(leg, entry=way.id) for way in record.entry]


def _route(legs: tuple[Leg, ...], finish: int, catalogue: Catalogue) -> Route:
    """End each job where the next one or full-time study starts."""
    starts = [
        (leg.start, leg)
        for leg in legs
        if leg.kind == "job" or catalogue.courses[leg.id].mode == "full-time"
    ]
    ended = [
        replace(leg, end=min((s for s, other in starts if _ends(other, leg)), default=None))
        if leg.kind == "job"
        else leg
        for leg in legs
    ]
    present, *others = ended
    return Route((present, *sorted(others, key=in_order)), finish)


def _ends(other: Leg, job: Leg) -> bool:
    is_later = other.start > job.start or (job.applied is None and other.start == job.start)
    return other is not job and is_later


def could_be_reached(question: Question, catalogue: Catalogue) -> bool:
    """Tell whether the target could be reached if time, room and age were no matter."""
    return _Game(question, catalogue, counts_all=False, most_states=0).is_possible


def pareto_front(
    question: Question, catalogue: Catalogue, most_states: int = MOST_STATES
) -> frozenset[tuple[int, int, int]]:
    """Return all (finish, own cost and loans, months of full-time study) that none betters."""
    game = _Game(question, catalogue, counts_all=True, most_states=most_states)
    answers = [found.answer for found in game.all_found()]
    return _nondominated({(a.finish, a.own_cost + a.loans, a.full_time_months) for a in answers})


def front_in_units(
    question: Question, catalogue: Catalogue, most_states: int = MOST_STATES
) -> frozenset[tuple[int, int, int]]:
    """Return the front in the units of a plan: months, hundreds of pounds, years of full time."""
    game = _Game(question, catalogue, counts_all=True, most_states=most_states)
    answers = [found.answer for found in game.all_found()]
    return _nondominated(
        {(a.finish, -(-(a.own_cost + a.loans) // 100), a.full_time_years) for a in answers}
    )


def _nondominated(points: set[tuple[int, int, int]]) -> frozenset[tuple[int, int, int]]:
    return frozenset(
        p
        for p in points
        if not any(q != p and all(a <= b for a, b in zip(q, p, strict=True)) for q in points)
    )


# --- rules as trees -----------------------------------------------------------------------------


def at_least(needed: int, parts: Iterable[Tree]) -> Tree:
    """Join trees, and leave out what is settled."""
    left: list[Tree] = []
    for part in parts:
        if part == MET:
            needed -= 1
        elif part != NEVER:
            left.append(part)
    if needed <= 0:
        return MET
    if needed > len(left):
        return NEVER
    return left[0] if len(left) == 1 else (needed, tuple(left))


class Rulebook:
    """Rules read into trees, with their leaves numbered."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []

    def read_ways(self, ways: Iterable[Entry], *, of_job: bool) -> Tree:
        """Read alternative ways in."""
        return at_least(1, [self._read_way(way, of_job=of_job) for way in ways])

    def _read_way(self, way: Entry, *, of_job: bool) -> Tree:
        rules = [rule for rule in way.requires if rule.strength != "helps"]
        return at_least(len(rules), [self._read(rule, of_job=of_job) for rule in rules])

    def _read(self, rule: Requirement, *, of_job: bool) -> Tree:
        if isinstance(rule, Check) or (of_job and rule.by == "during"):
            return MET
        body = self._read_body(rule, of_job=of_job)
        waivers = [self._read(w, of_job=of_job) for w in rule.unless if w.strength != "helps"]
        return at_least(1, [body, *(waiver for waiver in waivers if waiver != MET)])

    def _read_body(self, rule: Requirement, *, of_job: bool) -> Tree:
        if not isinstance(rule, Group):
            self.leaves.append(rule.model_copy(update={"unless": ()}))
            return len(self.leaves) - 1
        counting = [part for part in rule.of if part.strength != "helps"]
        parts = [self._read(part, of_job=of_job) for part in counting]
        if not parts:
            return MET
        match rule:
            case All():
                return at_least(len(parts), parts)
            case AnyOf():
                return at_least(1, parts)
            case Count():
                return at_least(rule.at_least, parts)
            case NoneOf():
                return MET


def leaves_of(tree: Tree) -> Iterator[int]:
    """Yield the numbers of the leaves in a tree."""
    if isinstance(tree, int):
        yield tree
        return
    for part in tree[1]:
        yield from leaves_of(part)


# --- the game -----------------------------------------------------------------------------------


@dataclass
class _Game:
    question: Question
    catalogue: Catalogue
    counts_all: bool
    most_states: int

    def __post_init__(self) -> None:
        self.start = self.question.start
        limits = self.question.limits
        horizon = self.start + limits.horizon
        self.last = horizon if limits.finish_by is None else min(horizon, limits.finish_by)
        self.person_changes = any(
            holding.gained is not None and holding.gained > self.start
            for holding in self.question.person.holdings
        )
        self._load({*self.catalogue.courses, *self.catalogue.roles})
        possible = self._possible_ids()
        musts = limits.include_courses | self._roles_to_hold()
        self.is_possible = musts <= possible and (
            self.question.target in possible
            or any(self._gives_target(c) for c in self.courses if c.id in possible)
        )
        self._load(_useful_ids(self.question, self.catalogue, possible))

    def _gives_target(self, course: Course) -> bool:
        return any(award.qualification == self.question.target for award in course.awards)

    def _roles_to_hold(self) -> frozenset[str]:
        """Return the roles to be held on the way that the person has not been in."""
        person = self.question.person
        been_in = {role for role, months in person.experience.items() if months > 0}
        return self.question.limits.include_roles - been_in - {person.job}

    def _lacks(self, state: State, reaching: str) -> bool:
        """Tell whether something that must come before the target has not, besides itself."""
        served = dict(zip(self.caps, state.served, strict=True))
        ended = {self.courses[c].id for c, _ in state.done}
        courses = self.question.limits.include_courses - {reaching}
        roles = self._roles_to_hold() - {reaching}
        return not courses <= ended or any(not served[role] for role in roles)

    def _load(self, ids: set[str]) -> None:
        """Read the rules of these courses and roles, as far as they are open at all."""
        nation, limits = self.question.nation, self.question.limits
        self.rules = Rulebook()
        self.known: dict[tuple[int, object], bool] = {}
        self.courses = [
            course
            for course in self.catalogue.courses.values()
            if course.id in ids and nation in course.nations
            if not (course.mode == "full-time" and limits.keep_wage)
            if course.mode not in limits.avoid_modes and course.id not in limits.avoid_courses
            if not is_trained_for(
                course, (*self._stated(self.start), *self._implied()), self.catalogue
            )
        ]
        self.course_trees = [self.rules.read_ways(c.entry, of_job=False) for c in self.courses]
        roles = [
            self.catalogue.roles[role_id] for role_id in self.catalogue.roles if role_id in ids
        ]
        self.waits = {
            role.id: role.time_to_hire.months
            for role in roles
            if role.time_to_hire and nation in role.nations and role.id not in limits.avoid_roles
        }
        self.role_trees = {role.id: self.rules.read_ways(role.entry, of_job=True) for role in roles}
        self.asks_at_application = [
            any(self.rules.leaves[leaf].by == "application" for leaf in leaves_of(tree))
            for tree in self.course_trees
        ]
        self.has_dates = any(isinstance(leaf, Recency) for leaf in self.rules.leaves)
        self.caps = self._caps()

    def _caps(self) -> dict[str, int]:
        """Return by role the most months that any rule, or the person, asks for."""
        caps = dict.fromkeys(sorted(self._roles_to_hold()), 1)
        for leaf in self.rules.leaves:
            if isinstance(leaf, Experience):
                for role in leaf.roles:
                    caps[role] = max(caps.get(role, 0), leaf.months or 0)
        return caps

    # --- what can come true at all ---

    def _possible_ids(self) -> set[str]:
        """Return what could be reached if time, room and age were no matter."""
        possible: set[str] = set()
        found = {self.question.person.job}
        while found != possible:
            possible = set(found)
            done = tuple((c, 0) for c, course in enumerate(self.courses) if course.id in possible)
            moment = Moment(self.last, None, done, tuple(self.caps.values()))
            found |= {r for r in self.waits if self._could(self.role_trees[r], possible, moment)}
            found |= {
                course.id
                for course, tree in zip(self.courses, self.course_trees, strict=True)
                if not course.employed_as or possible.intersection(course.employed_as)
                if self._could(tree, possible, moment)
            }
        return possible

    def _could(self, tree: Tree, possible: set[str], moment: Moment) -> bool:
        if isinstance(tree, tuple):
            return sum(self._could(part, possible, moment) for part in tree[1]) >= tree[0]
        leaf = self.rules.leaves[tree]
        if isinstance(leaf, Age | Recency):
            return True
        if isinstance(leaf, Job | Experience):
            return bool({*possible, *self.question.person.experience}.intersection(leaf.roles))
        return self._is_met(tree, moment)

    # --- months ---

    def best(self) -> Found | None:
        """Return the best answer of the first month that has one."""
        months = (min(found, key=lambda one: one.answer) for found in self._months() if found)
        return next(months, None)

    def all_found(self) -> list[Found]:
        """Return the answers of all months."""
        return [found for month in self._months() for found in month]

    def _months(self) -> Iterator[list[Found]]:
        brought = self.question.person.experience
        served = tuple(min(cap, brought.get(role, 0)) for role, cap in self.caps.items())
        states: States = {}
        self._keep(states, State(self.question.person.job, None, (), (), (), served))
        for month in range(self.start, self.last + 1):
            answers: list[Found] = []
            after: States = {}
            for kept in states.values():
                for _, state in kept:
                    self._play(month, state, answers, after)
            yield answers
            states = after
            if sum(map(len, states.values())) > self.most_states:
                raise TooManyStatesError

    def _play(self, month: int, state: State, answers: list[Found], after: States) -> None:
        """Let the month's ends and starts take effect, then take every possible decision."""
        ended = [run for run in state.running if run[1] == month]
        if any(self._is_nothing_new(month, c, state) for c, _, _ in ended):
            return
        running = tuple(run for run in state.running if run[1] > month)
        done = (*state.done, *((c, end if self.has_dates else 0) for c, end, _ in ended))
        now: State | None = state._replace(running=running, done=tuple(sorted(done)))
        begun = state.pending is not None and state.pending[1] == month
        if now and begun:
            now = self._start_job(month, now)
        if now is None:
            return
        for starts in self._course_choices(month, now, begun=begun):
            self._decide(month, now, starts, ended, answers, after)

    def _is_nothing_new(self, month: int, c: int, state: State) -> bool:
        """Tell whether all that a course gives at its end is there by then from elsewhere."""
        others = [d for d, _ in state.done] + [d for d, end, _ in state.running if end <= month]
        gained = self._gained(Moment(month, None, tuple((d, 0) for d in others if d != c), ()))
        there = (*self._stated(month), *self._implied(), *gained)
        awards = self.courses[c].awards
        is_restudy = self._has_all(awards, (*self._stated(self.start), *self._implied()))
        return not is_restudy and self._has_all(awards, there)

    def _has_all(self, awards: Iterable[Gained], holdings: Iterable[Holding]) -> bool:
        held = tuple(holdings)
        return all(any(is_as_good(h, award, self.catalogue) for h in held) for award in awards)

    def _is_shared(self, course: Course) -> bool:
        """Tell whether another course gives something that this one gives."""
        awards = {award.qualification for award in course.awards}
        others = (other for other in self.courses if other.id != course.id)
        return any(award.qualification in awards for other in others for award in other.awards)

    def _start_job(self, month: int, state: State) -> State | None:
        """Return the state with the new job, or None where the job is closed after all."""
        if state.pending is None or month < self._bound_until(state.running):
            return None
        role, _, asked = state.pending
        moment = Moment(month, state.job, state.done, state.served)
        if self.settle(asked, ("start",), moment) != MET:
            return None
        if role == self.question.target and self._lacks(state, role):
            return None
        leg = Leg("job", role, month, None, applied=month - self.waits[role])
        jobs = state.jobs + self.counts_all
        return state._replace(job=role, pending=None, jobs=jobs, legs=(*state.legs, leg))

    def _decide(
        self,
        month: int,
        state: State,
        starts: tuple[Start, ...],
        ended: list[tuple[int, int, Tree]],
        answers: list[Found],
        after: States,
    ) -> None:
        """Start these courses; then apply for a job, or do not."""
        full_time = [s for s in starts if self.courses[s.course].mode == "full-time"]
        job = None if full_time else state.job
        moment = Moment(month, job, state.done, state.served)
        running = tuple(sorted((*state.running, *starts)))
        ending = [run[2] for run in running if run[1] == month + 1]
        in_last_month = Moment(month, job, state.done, state.served)
        if any(self.settle(asked, ("during",), in_last_month) != MET for asked in ending):
            return
        reaching = [self.courses[c] for c, end, _ in running if end == month + 1]
        if any(self._gives_target(c) and self._lacks(state, c.id) for c in reaching):
            return
        lengths = [s.end - month for s in full_time] if self.counts_all else []
        full_time_months = state.full_time + sum(lengths)
        years = state.years + sum(-(-length // 12) for length in lengths)
        legs = (*state.legs, *(self._leg(month, start) for start in starts))
        state = state._replace(job=job, running=running, full_time=full_time_months, legs=legs)
        state = state._replace(years=years)
        state = self._pay(month, state, starts)
        if self._is_reached(state, [c for c, _, _ in ended]):
            answers.append(Found(self._answer(month, state), state.legs))
            return
        offers = self._offers(month, state, moment)
        state = state._replace(offers=offers, served=self._serve(state.served, job))
        for pending in self._applications(month, state, moment):
            self._keep(after, state._replace(pending=pending))

    def _leg(self, month: int, start: Start) -> Leg:
        course = self.courses[start.course]
        is_paperwork = course.mode == "registration"
        return Leg("registration" if is_paperwork else "course", course.id, month, start.end)

    def _keep(self, states: States, state: State) -> None:
        """Keep a state unless another is as good in all; drop those it betters.

        Of two states that have taken the same courses, hold the same job and await the same, one
        is as good if it has served as long in every role and every course ends as soon. Where
        study may be too old, or where a course has yet to judge at its end, its end sets apart.
        """
        taken = sorted(_taken(state))
        is_open = {
            c: end
            for c, end, asked in state.running
            if asked == MET and not self.has_dates
            if not (self.question.limits.includes and self._gives_target(self.courses[c]))
            if not (self.question.limits.include_courses and self._is_shared(self.courses[c]))
        }
        apart = (
            state.job,
            state.pending,
            state.offers,
            tuple(taken),
            state.done if self.has_dates else (),
            tuple(run for run in state.running if run[0] not in is_open),
        )
        ends = [is_open.get(c, 0) for c in taken]
        less = (
            *ends,
            *(-months for months in state.served),
            state.jobs,
            state.full_time,
            state.years,
            state.own,
            state.loans,
        )
        kept = states.setdefault(apart, [])
        if any(_is_as_good(other, less) for other, _ in kept):
            return
        kept[:] = [(other, s) for other, s in kept if not _is_as_good(less, other)]
        kept.append((less, state))

    def _is_reached(self, state: State, ended: list[int]) -> bool:
        target = self.question.target
        if self.question.target_kind == "role":
            return state.job == target
        return any(self._gives_target(self.courses[c]) for c in ended)

    def _answer(self, month: int, state: State) -> Answer:
        courses = len(_taken(state))
        return Answer(
            month, state.own, state.loans, state.full_time, courses, state.jobs, state.years
        )

    def _pay(self, month: int, state: State, starts: Iterable[Start]) -> State:
        """Return the state with what these courses cost, if they start in this month."""
        started = [self.courses[start.course] for start in starts]
        own = sum(self._pounds(course, month, "you") for course in started)
        loans = sum(self._pounds(course, month, "loan") for course in started)
        if self.counts_all or self.question.limits.own_pounds is not None:
            state = state._replace(own=state.own + own)
        return state._replace(loans=state.loans + loans) if self.counts_all else state

    def _pounds(self, course: Course, month: int, paid_by: str) -> int:
        """Return what one pays for a start on the first day of a month."""
        day = f"{month // 12:04}-{calendar_month(month):02}-01"
        return sum(
            cost.total
            for cost in course.costs
            if cost.paid_by == paid_by and self.question.nation in cost.nations
            if (cost.since or day) <= day and not (cost.until and cost.until <= day)
        )

    def _serve(self, served: tuple[int, ...], job: str | None) -> tuple[int, ...]:
        return tuple(
            min(cap, months + (role == job))
            for (role, cap), months in zip(self.caps.items(), served, strict=True)
        )

    # --- jobs ---

    def _bound_until(self, running: Iterable[tuple[int, int, Tree]]) -> int:
        """Return the first month in which a job may start, for all that is studied now."""
        binding = [
            end
            for c, end, _ in running
            if self.courses[c].mode == "full-time" or self.courses[c].employed_as
        ]
        return max(binding, default=self.start)

    def _applications(
        self, month: int, state: State, moment: Moment
    ) -> Iterator[tuple[str, int, Tree] | None]:
        yield state.pending
        if state.pending is not None:
            return
        bound_until = self._bound_until(state.running)
        for role, wait in self.waits.items():
            if bound_until <= month + wait <= self.last:
                asked = self.settle(self.role_trees[role], ("application",), moment)
                if asked != NEVER:
                    yield role, month + wait, asked

    # --- courses ---

    def _offers(
        self, month: int, state: State, moment: Moment
    ) -> tuple[tuple[int, int, Tree], ...]:
        """Judge at each month what courses ask at an application made in it."""
        taken = _taken(state)
        offers = [offer for offer in state.offers if offer[0] not in taken and offer[1] > month]
        for c, course in enumerate(self.courses):
            start = month + course.application.lead
            if c in taken or not self.asks_at_application[c] or start == month or start > self.last:
                continue
            asked = self.settle(self.course_trees[c], ("application",), moment)
            if asked != NEVER and _lengths(course, start):
                offers.append((c, start, asked))
        return tuple(sorted(offers))

    def _course_choices(
        self, month: int, state: State, *, begun: bool
    ) -> Iterator[tuple[Start, ...]]:
        """Yield every set of courses that can start together in this month."""
        taken = _taken(state)
        moment = Moment(month, state.job, state.done, state.served)
        options = [
            (c, month + length)
            for c, course in enumerate(self.courses)
            if c not in taken and month - self.start >= course.application.lead
            for length in _lengths(course, month)
        ]
        for size in range(len(options) + 1):
            for chosen in combinations(options, size):
                if self._fits(month, state, chosen, begun=begun):
                    starts = self._starts(state, moment, chosen)
                    if starts is not None:
                        yield starts

    def _fits(
        self, month: int, state: State, chosen: tuple[tuple[int, int], ...], *, begun: bool
    ) -> bool:
        """Tell whether these courses, the running ones and the job leave room for each other."""
        new = [self.courses[c] for c, _ in chosen]
        leaves = any(course.mode == "full-time" for course in new)
        if leaves and (begun or month < self._bound_job_until(state.running)):
            return False
        if len({c for c, _ in chosen}) < len(chosen) or not self._fits_week(state, new):
            return False
        if not self._is_paid_for(month, state, new):
            return False
        for course, (_, end) in zip(new, chosen, strict=True):
            is_bound = course.mode == "full-time" or course.employed_as
            if is_bound and state.pending and state.pending[1] < end:
                return False
            if course.employed_as and (leaves or state.job not in course.employed_as):
                return False
        return True

    def _is_paid_for(self, month: int, state: State, new: Iterable[Course]) -> bool:
        allowed = self.question.limits.own_pounds
        asked = sum(self._pounds(course, month, "you") for course in new)
        return allowed is None or state.own + asked <= allowed

    def _bound_job_until(self, running: Iterable[tuple[int, int, Tree]]) -> int:
        ends = [end for c, end, _ in running if self.courses[c].employed_as]
        return max(ends, default=self.start)

    def _fits_week(self, state: State, new: list[Course]) -> bool:
        beside = [*(self.courses[c] for c, _, _ in state.running), *new]
        courses = [course for course in beside if course.mode != "registration"]
        modes = [course.mode for course in courses]
        if "full-time" in modes:
            return len(modes) == 1
        hours = sum(course.hours_per_week for course in courses)
        limit = self.question.limits.study_hours
        return modes.count("apprenticeship") <= 1 and hours <= limit

    def _starts(
        self, state: State, moment: Moment, chosen: tuple[tuple[int, int], ...]
    ) -> tuple[Start, ...] | None:
        """Judge the courses' ways in; None where one of them is closed."""
        leaves = any(self.courses[c].mode == "full-time" for c, _ in chosen)
        starts = []
        for c, end in chosen:
            is_full_time = self.courses[c].mode == "full-time"
            job = None if leaves and not is_full_time else moment.job
            asked = self._asked_at_start(state, c, moment._replace(job=job))
            if asked == NEVER:
                return None
            starts.append(Start(c, end, asked))
        return tuple(starts)

    def _asked_at_start(self, state: State, c: int, moment: Moment) -> Tree:
        if not self.asks_at_application[c] or self.courses[c].application.lead == 0:
            return self.settle(self.course_trees[c], ("application", "start"), moment)
        offers = [asked for d, start, asked in state.offers if (d, start) == (c, moment.month)]
        return self.settle(offers[0], ("start",), moment) if offers else NEVER

    # --- judging ---

    def settle(self, tree: Tree, by: tuple[JudgedBy, ...], moment: Moment) -> Tree:
        """Judge those leaves of a tree whose time has come."""
        if isinstance(tree, int):
            if self.rules.leaves[tree].by not in by:
                return tree
            return MET if self._is_met(tree, moment) else NEVER
        return at_least(tree[0], [self.settle(part, by, moment) for part in tree[1]])

    def _is_met(self, number: int, moment: Moment) -> bool:
        leaf = self.rules.leaves[number]
        key = (number, self._what_matters(leaf, moment))
        if key not in self.known:
            outcome = judge(leaf, self._situation(moment), self.catalogue)
            self.known[key] = outcome.verdict is Verdict.MET
        return self.known[key]

    def _what_matters(self, leaf: Leaf, moment: Moment) -> object:
        match leaf.kind:
            case "experience":
                return moment.served
            case "job":
                return moment.job
            case "age":
                return moment.month
            case "recency":
                return moment.month, moment.done
            case _:
                return moment.month if self.person_changes else None, moment.done

    def _situation(self, moment: Moment) -> Situation:
        person, passed = self.question.person, moment.month - self.start
        return Situation(
            month=moment.month,
            job=moment.job,
            holdings=(*self._stated(moment.month), *self._implied(), *self._gained(moment)),
            denied=person.denied,
            all_gcses=True,
            all_awards=True,
            experience=dict(zip(self.caps, moment.served, strict=True)),
            experience_told=True,
            age_from=self.question.age + passed // 12,
            age_to=self.question.age + (passed + 11) // 12,
            nation=self.question.nation,
        )

    def _stated(self, month: int) -> Iterator[Holding]:
        for holding in self.question.person.holdings:
            has_come = holding.gained is not None and holding.gained <= month
            if has_come:
                yield replace(holding, predicted=False)
            elif holding.predicted or holding.gained is None:
                yield holding

    def _implied(self) -> Iterator[Holding]:
        for fact in self.catalogue.roles[self.question.person.job].implies:
            yield Holding(fact.qualification, None, self._grade(fact.qualification, fact.grade))

    def _gained(self, moment: Moment) -> Iterator[Holding]:
        for c, end in moment.done:
            for award in self.courses[c].awards:
                grade = self._grade(award.qualification, award.grade)
                gained = end or self.start
                yield Holding(award.qualification, award.subject, grade, gained=gained)

    def _grade(self, qualification: str, grade: str | None) -> str | None:
        if grade is None and self.catalogue.qualifications[qualification].scale is not None:
            return UNKNOWN
        return grade


def _taken(state: State) -> set[int]:
    return {c for c, _ in state.done} | {c for c, _, _ in state.running}


def _is_as_good(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))


def _lengths(course: Course, month: int) -> set[int]:
    usual = course.duration.months
    if not course.intakes:
        return {usual}
    intakes = [i for i in course.intakes if i.month == calendar_month(month)]
    return {usual if i.months is None else i.months for i in intakes}


# --- what can matter at all ---------------------------------------------------------------------


def _useful_ids(question: Question, catalogue: Catalogue, possible: set[str]) -> set[str]:
    """Return of what is possible all that the target asks for, directly or through others.

    Leaving out the rest is safe: no rule is met by not having a course or a job.
    """
    awards: set[str] = {question.target} if question.target_kind == "qualification" else set()
    useful: set[str] = {question.target} if question.target_kind == "role" else set()
    useful |= question.limits.include_courses | question.limits.include_roles
    records = [record for record in _records(catalogue) if record.id in possible]
    before = (-1, -1)
    while before != (len(useful), len(awards)):
        before = (len(useful), len(awards))
        for record in records:
            if record.id in useful:
                _add_asked(record, useful, awards)
            elif isinstance(record, Course) and _gives(record, awards):
                useful.add(record.id)
    return useful & possible


def _records(catalogue: Catalogue) -> Iterator[Role | Course]:
    yield from catalogue.roles.values()
    yield from catalogue.courses.values()


ANY_AWARD = "*"


def _gives(course: Course, awards: set[str]) -> bool:
    return ANY_AWARD in awards or any(a.qualification in awards for a in course.awards)


def _add_asked(record: Role | Course, useful: set[str], awards: set[str]) -> None:
    if isinstance(record, Course):
        useful.update(record.employed_as)
    rules = [rule for way in record.entry for top in way.requires for rule in walk(top)]
    for rule in rules:
        if isinstance(rule, Experience | Job):
            useful.update(rule.roles)
        elif isinstance(rule, Award):
            awards.update(rule.qualifications)
        elif rule.kind in {"gcses", "tariff", "access-credits", "recency"}:
            awards.add(ANY_AWARD)
