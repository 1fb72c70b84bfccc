"""A person as they stand in one month: what a requirement is judged on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from otpath.catalogue.base import Nation
from otpath.person.profile import Holding, Person


@dataclass(frozen=True)
class Situation:
    """What is true of a person in `month`.

    `all_gcses`, `all_awards` and `experience_told` are true where we were told the whole story. In
    a plan they are all true: what was not said is taken as not so, and each such point is listed
    among the plan's assumptions. `age_from` and `age_to` bracket the age in whole years (the
    birthday is never asked); None where the age is not known.
    """

    month: int
    job: str | None
    holdings: tuple[Holding, ...]
    denied: frozenset[tuple[str, str | None]] = frozenset()
    all_gcses: bool = False
    all_awards: bool = False
    experience: Mapping[str, int] = field(default_factory=dict)
    experience_told: bool = False
    age_from: int | None = None
    age_to: int | None = None
    nation: Nation | None = None
    job_told: bool = True
    """False where nobody said what the person works as, or whether they do."""

    @classmethod
    def of(cls, person: Person, month: int) -> Situation:
        """Return how the person stands now, in `month`, as far as we were told."""
        return cls(
            month=month,
            job=person.job,
            holdings=person.holdings,
            denied=person.denied,
            all_gcses=person.all_gcses,
            all_awards=person.all_awards,
            experience=person.experience,
            experience_told=person.experience_told,
            age_from=person.age,
            age_to=person.age,
            nation=person.nation,
        )
