"""How long planning takes on the shipped catalogue: run `python benchmarks/plan.py`.

First `best_route` in one process, for different people. Then the whole command beside the bare
import of the libraries it stands on: their ratio says what otpath itself adds.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from time import perf_counter

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.person.profile import Holding, Person
from otpath.planning.routes import Limits, Question
from otpath.planning.search import best_route

TIMES = 3
START = month_number(2026, 9)
OT = "occupational-therapist"
ADVANCED = "advanced-clinical-practitioner"


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

    job: str
    target: str = OT
    holdings: tuple[Holding, ...] = ()
    experience: dict[str, int] = field(default_factory=dict)
    age: int = 30
    keep_wage: bool = False
    study_hours: int = 16

    def __str__(self) -> str:
        said = [f"{self.job} to {self.target}"]
        if self.holdings:
            said.append(f"{len(self.holdings)} awards")
        if self.keep_wage:
            said.append("keeps the wage")
        if self.study_hours != Limits().study_hours:
            said.append(f"{self.study_hours} hours a week")
        return ", ".join(said)

    @property
    def question(self) -> Question:
        """Return what is asked of the planner."""
        person = Person(self.job, self.holdings, experience=self.experience, age=self.age)
        limits = Limits(study_hours=self.study_hours, keep_wage=self.keep_wage)
        return Question(person, self.target, "role", START, "england", self.age, limits)


CASES = (
    Case("school-leaver", holdings=gcses(5), age=16),
    Case("school-leaver", holdings=gcses(5), age=16, keep_wage=True),
    Case("school-leaver", holdings=gcses(6) + a_levels("biology", "english", "history"), age=18),
    Case("porter"),
    Case("porter", keep_wage=True),
    Case("porter", holdings=gcses(2), keep_wage=True, study_hours=10),
    Case("unemployed-adult", keep_wage=True),
    Case("care-worker", holdings=gcses(5), experience={"care-worker": 36}),
    Case("occupational-therapy-assistant", experience={"occupational-therapy-assistant": 24}),
    Case("occupational-therapy-assistant", keep_wage=True),
    Case("graduate-other-subject", holdings=gcses(5), age=24),
    Case("porter", "specialist-ot"),
    Case("porter", ADVANCED),
    Case("porter", ADVANCED, keep_wage=True),
)


def seconds(work: Callable[[], object]) -> float:
    """Return the median time that some work takes."""
    taken = []
    for _ in range(TIMES):
        before = perf_counter()
        work()
        taken.append(perf_counter() - before)
    return median(taken)


def time_people(catalogue: Catalogue) -> None:
    """Print how long the planner takes for each person, and what it finds."""
    width = max(len(str(case)) for case in CASES)
    print(f"{'person':{width}}      ms  months  legs")
    for case in CASES:
        question = case.question
        route = best_route(question, catalogue)
        taken = 1000 * seconds(partial(best_route, question, catalogue))
        months = "-" if route is None else route.finish - START
        legs = "-" if route is None else len(route.legs)
        print(f"{case!s:{width}}  {taken:6.0f}  {months:>6}  {legs:>4}")


def time_command() -> None:
    """Print how long one whole command takes, beside the bare import of its libraries."""
    plan = [sys.executable, "-m", "otpath", "plan", "--from", "porter", "--to", OT, "--age", "30"]
    bare = [sys.executable, "-c", "import typer, rich.console, pydantic, yaml"]
    subprocess.run(plan, check=True, capture_output=True)
    taken = seconds(lambda: subprocess.run(plan, check=True, capture_output=True))
    least = seconds(lambda: subprocess.run(bare, check=True, capture_output=True))
    print(f"otpath plan    {1000 * taken:6.0f} ms")
    print(f"its libraries  {1000 * least:6.0f} ms")
    print(f"ratio          {taken / least:6.1f}")


def main() -> None:
    """Load the catalogue once, and time everything."""
    loaded = load()
    if loaded.catalogue is None:
        sys.exit("\n".join(problem.text for problem in loaded.problems))
    print(f"loading {1000 * seconds(load):.0f} ms\n")
    time_people(loaded.catalogue)
    print()
    time_command()


if __name__ == "__main__":
    main()
