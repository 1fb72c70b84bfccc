"""All best routes, proven: run `python -m benchmarks.front`.

12 different people on the shipped catalogue, then how the planner grows. Each is timed beside
CP-SAT on the same question, in the same run: compare the ratios, as the seconds are a machine's.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.worlds import START, dense_ladder, padded  # noqa: E402
from tests.planning.front_points import PlannedFront, difference, planned_front  # noqa: E402
from tests.planning.solver import NotProvenError, solved  # noqa: E402

from otpath.catalogue.base import Nation  # noqa: E402
from otpath.catalogue.contents import Catalogue  # noqa: E402
from otpath.catalogue.loading import load  # noqa: E402
from otpath.person.profile import Holding, Person  # noqa: E402
from otpath.planning.routes import Limits, Question  # noqa: E402
from otpath.planning.search import best_route  # noqa: E402

TIMES = 3
SLOW_SECONDS = 3.0
MOST_SECONDS = 120.0
MORE_ACTIVITIES = 10_000
OT = "occupational-therapist"


def gcses(number: int) -> tuple[Holding, ...]:
    """Return so many GCSEs at grade 5: English, maths, a science, then others."""
    subjects = ("english-language", "maths", "biology", "history", "geography", "art")
    return tuple(Holding("gcse", subject, "5") for subject in subjects[:number])


def a_levels(*subjects: str) -> tuple[Holding, ...]:
    """Return A levels at grade B, gained this summer."""
    return tuple(Holding("a-level", subject, "B", gained=START - 1) for subject in subjects)


@dataclass(frozen=True)
class Case:
    """One person and where they want to be."""

    who: str
    job: str
    target: str = OT
    holdings: tuple[Holding, ...] = ()
    experience: dict[str, int] = field(default_factory=dict)
    age: int = 30
    nation: Nation = "england"
    limits: Limits = field(default_factory=Limits)

    @property
    def question(self) -> Question:
        """Return what is asked of the planner."""
        person = Person(self.job, self.holdings, experience=self.experience, age=self.age)
        return Question(person, self.target, "role", START, self.nation, self.age, self.limits)


OTA = "occupational-therapy-assistant"
CASES = (
    Case("no qualifications, no job", "unemployed-adult"),
    Case("porter", "porter"),
    Case("leaver of 16 with 5 GCSEs", "school-leaver", holdings=gcses(5), age=16),
    Case(
        "leaver of 18 with A levels",
        "school-leaver",
        holdings=gcses(6) + a_levels("biology", "psychology", "history"),
        age=18,
    ),
    Case(
        "graduate of another subject",
        "graduate-other-subject",
        holdings=(*gcses(5), Holding("bachelors-degree", "history", "2:1", gained=START - 2)),
        age=24,
    ),
    Case(
        "OT assistant with level 3",
        OTA,
        holdings=(*gcses(2), Holding("l3-diploma-healthcare-support", gained=START - 20)),
        experience={OTA: 30},
    ),
    Case(
        "assistant practitioner",
        "assistant-practitioner",
        holdings=gcses(3),
        experience={"assistant-practitioner": 24},
    ),
    Case(
        "Scottish OT assistant, keeps the wage",
        OTA,
        experience={OTA: 12},
        nation="scotland",
        limits=Limits(keep_wage=True),
    ),
    Case(
        "health care assistant in Wales",
        "healthcare-support-worker",
        holdings=gcses(2),
        nation="wales",
    ),
    Case(
        "leaver of 17, no full-time study",
        "school-leaver",
        holdings=gcses(5),
        age=17,
        limits=Limits(avoid_modes=frozenset({"full-time"})),
    ),
    Case(
        "OT to advanced practitioner",
        OT,
        "advanced-clinical-practitioner",
        holdings=(Holding("bsc-ot", None, "2:1", gained=START - 26),),
        experience={OT: 24},
    ),
    Case(
        "trained in another health profession",
        "rehabilitation-assistant",
        holdings=(*gcses(5), Holding("professional-degree", None, "2:2", gained=START - 40)),
        experience={"rehabilitation-assistant": 12},
    ),
)


class Timed(NamedTuple):
    """How long one question took, in seconds."""

    planned: PlannedFront
    whole: float
    first: float
    by_solver: float | None
    """None where the solver did not prove all in time."""
    said: str


def seconds(work: Callable[[], object]) -> float:
    """Return the median time that some work takes; of slow work, the time of one run."""
    taken: list[float] = []
    while len(taken) < TIMES and sum(taken) < SLOW_SECONDS:
        before = perf_counter()
        work()
        taken.append(perf_counter() - before)
    return median(taken)


def timed(question: Question, catalogue: Catalogue, *, with_solver: bool) -> Timed:
    """Time the planner on one question, and the solver once."""
    first = seconds(lambda: best_route(question, catalogue))
    fronts: list[PlannedFront] = []
    whole = seconds(lambda: fronts.append(planned_front(question, catalogue)))
    by_solver, said = _by_solver(question, catalogue, fronts[-1]) if with_solver else (None, "")
    return Timed(fronts[-1], whole, first, by_solver, said)


def _by_solver(
    question: Question, catalogue: Catalogue, planned: PlannedFront
) -> tuple[float | None, str]:
    before = perf_counter()
    try:
        found = dict(solved(question, catalogue, MOST_SECONDS))
    except NotProvenError:
        return None, f"CP-SAT has not proven it in {MOST_SECONDS:.0f} s"
    return perf_counter() - before, difference(planned, found)


def row(name: str, timing: Timed) -> str:
    """Return one line of the table: milliseconds, and how much longer CP-SAT takes."""
    ratio = "-" if timing.by_solver is None else f"{timing.by_solver / timing.whole:.0f}"
    solver = "-" if timing.by_solver is None else f"{1000 * timing.by_solver:.0f}"
    proven = "yes" if timing.planned.is_proven else "no"
    return (
        f"{name:38} {len(timing.planned.routes):>6} {proven:>6} {1000 * timing.first:>8.1f} "
        f"{1000 * timing.whole:>8.1f} {solver:>8} {ratio:>6}  {timing.said}"
    )


HEAD = (
    f"{'':38} {'points':>6} {'proven':>6} {'first ms':>8} {'all ms':>8} {'CP-SAT':>8} {'ratio':>6}"
)


def time_people(catalogue: Catalogue, *, with_solver: bool) -> list[Timed]:
    """Print what each person's front takes."""
    print(HEAD)
    timings = []
    for case in CASES:
        timings.append(timed(case.question, catalogue, with_solver=with_solver))
        print(row(case.who, timings[-1]), flush=True)
    _sum_up(timings)
    return timings


def _sum_up(timings: list[Timed]) -> None:
    wholes = [timing.whole for timing in timings]
    print(f"\nall best routes: median {1000 * median(wholes):.0f} ms, most {max(wholes):.2f} s")
    firsts = [1000 * timing.first for timing in timings]
    print(f"the soonest route: median {median(firsts):.0f} ms, most {max(firsts):.0f} ms")
    ratios = [timing.by_solver / timing.whole for timing in timings if timing.by_solver]
    if ratios:
        hardest = max((t for t in timings if t.by_solver), key=lambda timing: timing.whole)
        print(
            f"CP-SAT takes {median(ratios):.0f} times as long at the median, "
            f"{(hardest.by_solver or 0) / hardest.whole:.1f} times at the hardest"
        )
    unproven = sum(not timing.planned.is_proven for timing in timings)
    print(f"not proven by the planner: {unproven} of {len(timings)}")


def time_growth(catalogue: Catalogue, shipped: list[Timed], *, with_solver: bool) -> None:
    """Print what 10,000 activities of other professions add, and what a dense ladder takes."""
    larger = padded(catalogue, MORE_ACTIVITIES)
    added = len(larger.roles) + len(larger.courses) - len(catalogue.roles) - len(catalogue.courses)
    print(f"\nwith {added} activities of other professions, compared with the shipped catalogue")
    ratios = []
    for case, before in zip(CASES, shipped, strict=True):
        after = timed(case.question, larger, with_solver=False)
        ratios.append(after.whole / before.whole)
        same = "same" if after.planned.routes.keys() == before.planned.routes.keys() else "OTHER"
        print(f"{case.who:38} {1000 * after.whole:>8.1f} ms, {ratios[-1]:.1f} times, {same} points")
    print(f"ratio: median {median(ratios):.1f}, most {max(ratios):.1f}")
    ladder, question = dense_ladder()
    print(f"\none dense ladder of {len(ladder.courses)} courses\n{HEAD}")
    print(row("beginner", timed(question, ladder, with_solver=with_solver)))


def main() -> None:
    """Load the catalogue once, and time everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--without-solver", action="store_true", help="only the planner's times")
    with_solver = not parser.parse_args().without_solver
    catalogue = load().catalogue
    if catalogue is None:
        sys.exit("The shipped catalogue has problems: run otpath check.")
    shipped = time_people(catalogue, with_solver=with_solver)
    time_growth(catalogue, shipped, with_solver=with_solver)


if __name__ == "__main__":
    main()
