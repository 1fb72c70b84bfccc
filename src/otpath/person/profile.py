"""One person's facts. What is not said is not known: it is never taken for a yes or a no."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from otpath.catalogue.base import Nation

OTHER_SUBJECT = "other"
"""A GCSE in a subject that was not named: each one counts as a different subject."""

COMBINED_SCIENCE = "combined-science"
"""The double award: two holdings of one subject, each worth one GCSE."""


@dataclass(frozen=True)
class Holding:
    """An award that a person holds, or expects.

    `grade` is spelled as on the qualification's scale, 'unknown' where it was not said, and None
    for an award without grades. `gained` is a month number, None where the date was not said.
    `parts` are what was said of its parts, as ("core", "B") or ("biology", "15 distinction").
    """

    qualification: str
    subject: str | None = None
    grade: str | None = None
    predicted: bool = False
    gained: int | None = None
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Person:
    """What we were told about one person.

    `denied` holds (qualification, subject) pairs the person said they do not have. `all_gcses` and
    `all_awards` are true where the list given is the whole list. `experience` is months by role,
    up to now, the present job included; `experience_told` is true where it is the whole story.
    """

    job: str
    holdings: tuple[Holding, ...] = ()
    denied: frozenset[tuple[str, str | None]] = frozenset()
    all_gcses: bool = False
    all_awards: bool = False
    experience: Mapping[str, int] = field(default_factory=dict)
    experience_told: bool = False
    age: int | None = None
    nation: Nation | None = None
