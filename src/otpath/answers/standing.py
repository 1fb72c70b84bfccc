"""How a person stands today: what they told us, and what everybody in their role has."""

from __future__ import annotations

from dataclasses import replace

from otpath.catalogue.contents import Catalogue
from otpath.person.profile import Person
from otpath.planning.held import implied_by
from otpath.rules.situation import Situation


def standing(told: Person, month: int, catalogue: Catalogue, *, job_told: bool = True) -> Situation:
    """Return the situation of a person in `month`. What they named is not implied again."""
    named = {holding.qualification for holding in told.holdings}
    implied = implied_by(told.job, catalogue) if job_told else ()
    held = (*told.holdings, *(h for h in implied if h.qualification not in named))
    stands = replace(Situation.of(told, month), holdings=held, job_told=job_told)
    return stands if job_told else replace(stands, job=None)


def standing_later(
    told: Person, now: int, month: int, catalogue: Catalogue, *, job_told: bool = True
) -> Situation:
    """Return the situation in a later month in which nothing has changed but the age.

    A result that is expected stays expected. The birthday is not known.
    """
    passed = month - now
    stands = standing(told, month, catalogue, job_told=job_told)
    return replace(
        stands,
        age_from=None if told.age is None else told.age + passed // 12,
        age_to=None if told.age is None else told.age + (passed + 11) // 12,
    )
