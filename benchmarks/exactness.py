"""Is every front exact? Run `python -m benchmarks.exactness FAMILY START COUNT`, on 2 processes.

The planner's front is compared with that of an independent solver (CP-SAT, `tests/planning/
solver.py`) on random questions, and every route of both is replayed. Nothing is left out: what
either could not prove in time is counted and named. FAMILY is `catalogues` (random ones of the
shipped kind), `people` (random people and the shipped catalogue), or `tiny`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path
from time import perf_counter
from traceback import format_exception
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.planning.front_points import PlannedFront, difference, planned_front  # noqa: E402
from tests.planning.mid_size_catalogues import mid_size_case  # noqa: E402
from tests.planning.random_catalogues import Knobs, random_case  # noqa: E402
from tests.planning.random_people import random_question  # noqa: E402
from tests.planning.solver import NotProvenError, Point, solved  # noqa: E402

from otpath.catalogue.contents import Catalogue  # noqa: E402
from otpath.catalogue.loading import load  # noqa: E402
from otpath.planning.replay import faults  # noqa: E402
from otpath.planning.routes import Question, Route  # noqa: E402

PROCESSES = 2
MOST_SECONDS = 60.0
MOST_STATES = 30_000
MOST_STINTS = 4
"""How often the solver may hire into one role where the planner found more than it did."""


class Compared(NamedTuple):
    """What came of one seed."""

    seed: int
    outcome: str
    points: int
    planner_seconds: float
    solver_seconds: float
    said: str


def question_of(family: str, seed: int) -> tuple[Catalogue, Question]:
    """Return the question of a seed, and the catalogue it is about."""
    match family:
        case "catalogues":
            return mid_size_case(seed)
        case "people":
            return shipped(), random_question(seed, shipped())
        case _:
            return random_case(seed, Knobs(limits=0.3, money=0.2, recency=0.1))


@cache
def shipped() -> Catalogue:
    """Return the shipped catalogue."""
    catalogue = load().catalogue
    if catalogue is None:
        sys.exit("The shipped catalogue has problems: run otpath check.")
    return catalogue


def compare(seed: int, family: str, most_seconds: float, most_states: int) -> Compared:
    """Compare the two fronts of one question."""
    catalogue, question = question_of(family, seed)
    begun = perf_counter()
    try:
        planned = planned_front(question, catalogue, most_states)
    except Exception as error:  # noqa: BLE001 - a crash is counted too, and does not stop the run
        said = "".join(format_exception(error)[-2:])
        return Compared(seed, "planner failed", 0, perf_counter() - begun, 0, said)
    planner_seconds = perf_counter() - begun
    begun = perf_counter()
    try:
        proven = _by_solver(question, catalogue, most_seconds, planned)
    except NotProvenError as error:
        proven, outcome, said = {}, "solver not proven", str(error)
    else:
        said = difference(planned, proven)
        outcome = "differ" if said else "agree" if planned.is_proven else "planner not proven"
    solver_seconds = perf_counter() - begun
    faulty = [
        f"{point}: {sentence}"
        for routes in (planned.routes, proven)
        for point, route in routes.items()
        for sentence in faults(route, question, catalogue)
    ]
    if faulty:
        outcome, said = "invalid", "; ".join(faulty)
    return Compared(seed, outcome, len(planned.routes), planner_seconds, solver_seconds, said)


def _by_solver(
    question: Question, catalogue: Catalogue, most_seconds: float, planned: PlannedFront
) -> dict[Point, Route]:
    """Solve; where the planner found other points, once more with room for more jobs."""
    found = dict(solved(question, catalogue, most_seconds))
    if difference(planned, found):
        return dict(solved(question, catalogue, most_seconds, stints=MOST_STINTS))
    return found


def _told(all_compared: Iterator[Compared]) -> Iterator[Compared]:
    for compared in all_compared:
        if compared.outcome != "agree":
            print(f"seed {compared.seed}: {compared.outcome}. {compared.said}", flush=True)
        yield compared


def main() -> None:
    """Compare many seeds, and count what came of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("family", choices=["catalogues", "people", "tiny"])
    parser.add_argument("start", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--seconds", type=float, default=MOST_SECONDS, help="for each by CP-SAT")
    parser.add_argument("--states", type=int, default=MOST_STATES, help="for each by the planner")
    parser.add_argument("--processes", type=int, default=PROCESSES)
    given = parser.parse_args()
    work = partial(
        compare, family=given.family, most_seconds=given.seconds, most_states=given.states
    )
    seeds = range(given.start, given.start + given.count)
    with Pool(given.processes) as pool:
        done = list(_told(pool.imap_unordered(work, seeds)))
    _report(done)


def _report(done: list[Compared]) -> None:
    outcomes = Counter(compared.outcome for compared in done)
    failures = ("differ", "invalid", "planner failed")
    kinds = ("agree", *failures, "planner not proven", "solver not proven")
    print(", ".join(f"{outcomes[kind]} {kind}" for kind in kinds))
    sizes = Counter(compared.points for compared in done)
    print("points in a front:", ", ".join(f"{n} x {sizes[n]}" for n in sorted(sizes)))
    for name, seconds in (
        ("planner", sorted(compared.planner_seconds for compared in done)),
        ("CP-SAT", sorted(compared.solver_seconds for compared in done)),
    ):
        print(f"{name}: median {seconds[len(seconds) // 2]:.3f} s, most {seconds[-1]:.2f} s")
    sys.exit(any(outcomes[kind] for kind in failures))


if __name__ == "__main__":
    main()
