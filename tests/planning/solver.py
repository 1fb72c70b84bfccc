"""An independent solver: the exact Pareto front of a question, by CP-SAT.

It reads "Planning semantics" in docs/design.md straight into a model and shares no code with the
search or the replay. Every point is proven: none is as good in all three and better in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import NamedTuple

from ortools.sat.python import cp_model

from otpath.catalogue.contents import Catalogue
from otpath.planning.routes import Leg, Question, Route, in_order
from tests.planning.solver_model import Model
from tests.planning.solver_parts import Literal
from tests.planning.solver_rules import Reader
from tests.planning.solver_world import world_of


class Point(NamedTuple):
    """What a route costs in each of the three things that count."""

    finish: int
    """The month, as a month number."""
    cost: int
    """Own money and loans together, in hundreds of pounds, rounded up."""
    years: int
    """Full-time study: the years of each course rounded up."""


class NotProvenError(Exception):
    """The time was over before every point was proven. `found` are the points proven by then."""

    def __init__(self, found: frozenset[Point]) -> None:
        super().__init__(f"not proven in time; found so far: {sorted(found)}")
        self.found = found


MOST_SECONDS = 60.0
STINTS = 2
"""How often a person may be hired into the same role; a third time was never of use."""


def solver_front(
    question: Question,
    catalogue: Catalogue,
    most_seconds: float = MOST_SECONDS,
    stints: int = STINTS,
) -> frozenset[Point]:
    """Return the points that no route betters. Raises NotProvenError when the time is over."""
    return frozenset(point for point, _ in solved(question, catalogue, most_seconds, stints))


def solved(
    question: Question,
    catalogue: Catalogue,
    most_seconds: float = MOST_SECONDS,
    stints: int = STINTS,
) -> Iterator[tuple[Point, Route]]:
    """Yield each point with a route of its own, the soonest first.

    A route may hold more than it needs where that costs nothing: replay it, and compare points.
    """
    if question.target_kind == "role" and question.target == question.person.job:
        present = Leg("job", question.person.job, question.start, None)
        yield Point(question.start, 0, 0), Route((present,), question.start)
        return
    solving = _Solving(question, catalogue, perf_counter() + most_seconds, stints)
    while (found := solving.next()) is not None:
        yield found


@dataclass
class _Solving:
    question: Question
    catalogue: Catalogue
    deadline: float
    stints: int

    def __post_init__(self) -> None:
        reader = Reader(self.question, self.catalogue)
        world = world_of(self.question, self.catalogue, reader)
        self.model = Model(self.question, world, reader, self.stints)
        self.found: list[Point] = []

    def next(self) -> tuple[Point, Route] | None:
        """Return the soonest point that no earlier one betters; of equally soon the cheapest."""
        model = self.model
        model.cp.minimize(model.finish)
        first = self._solve(model.cp)
        if first is None:
            return None
        finish = int(first.value(model.finish))
        # What is asked of one point must not stay for the next ones.
        then = model.cp.clone()
        cost, years = (
            then.get_int_var_from_proto_index(aim.index) for aim in (model.cost, model.years)
        )
        then.add(then.get_int_var_from_proto_index(model.finish.index) == finish)
        then.minimize(cost * (model.most_years + 1) + years)
        solver = self._solve(then)
        assert solver is not None
        found = (finish, int(solver.value(model.cost)), int(solver.value(model.years)))
        self._better_than(*found)
        point = Point(self.question.start + finish, *found[1:])
        self.found.append(point)
        return point, self._route(solver)

    def _solve(self, cp: cp_model.CpModel) -> cp_model.CpSolver | None:
        """Return the proven best answer, or None where there is none."""
        seconds_left = self.deadline - perf_counter()
        if seconds_left <= 0:
            raise NotProvenError(frozenset(self.found))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        # Quicker by far on these models; what is proven stays the same.
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.linearization_level = 0
        solver.parameters.max_time_in_seconds = seconds_left
        status = solver.solve(cp)
        if status == cp_model.OPTIMAL:
            return solver
        if status == cp_model.INFEASIBLE:
            return None
        raise NotProvenError(frozenset(self.found))

    def _better_than(self, finish: int, cost: int, years: int) -> None:
        """Ask that what comes is later, and cheaper or with less full-time study."""
        cp = self.model.cp
        cp.add(self.model.finish >= finish)
        cheaper, shorter = cp.new_bool_var("cheaper"), cp.new_bool_var("shorter")
        cp.add(self.model.cost < cost).only_enforce_if(cheaper)
        cp.add(self.model.years < years).only_enforce_if(shorter)
        cp.add_bool_or(cheaper, shorter)

    # --- the route ---

    def _route(self, solver: cp_model.CpSolver) -> Route:
        start = self.question.start
        finish = start + int(solver.value(self.model.finish))
        legs = [*self._study_legs(solver), *self._job_legs(solver)]
        stops = [leg.start for leg in legs if self._ends_job(leg)]
        present = Leg("job", self.question.person.job, start, min(stops, default=None))
        return Route((present, *sorted((_ended(leg, stops) for leg in legs), key=in_order)), finish)

    def _ends_job(self, leg: Leg) -> bool:
        return leg.kind == "job" or self.catalogue.courses[leg.id].mode == "full-time"

    def _study_legs(self, solver: cp_model.CpSolver) -> Iterator[Leg]:
        start = self.question.start
        for study in self.model.studies.values():
            if solver.boolean_value(study.taken):
                kind = "registration" if study.course.mode == "registration" else "course"
                first = start + int(solver.value(study.start))
                end = start + int(solver.value(study.end))
                way = _chosen(solver, study.ways)
                yield Leg(kind, study.course.id, first, end, entry=way)  # type: ignore[arg-type]

    def _job_legs(self, solver: cp_model.CpSolver) -> Iterator[Leg]:
        start = self.question.start
        for stint in self.model.stints:
            if solver.boolean_value(stint.held):
                first = start + int(solver.value(stint.start))
                way = _chosen(solver, stint.ways)
                yield Leg("job", stint.role, first, None, first - stint.delay, way)


def _ended(leg: Leg, stops: list[int]) -> Leg:
    if leg.kind != "job":
        return leg
    end = min((stop for stop in stops if stop > leg.start), default=None)
    return Leg("job", leg.id, leg.start, end, leg.applied, leg.entry)


def _chosen(solver: cp_model.CpSolver, ways: dict[str, Literal]) -> str:
    return next(way for way, literal in ways.items() if solver.boolean_value(literal))
