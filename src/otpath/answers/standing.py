"""How a person stands today: what they told us, and what everybody in their role has."""

from __future__ import annotations

from dataclasses import replace

from otpath.catalogue.contents import Catalogue
from otpath.person.profile import Person
from otpath.planning.building import implied_by
from otpath.rules.situation import Situation


def standing(told: Person, month: int, catalogue: Catalogue, *, job_told: bool = True) -> Situation:
    """Return the situation of a person in `month`. What they named is not implied again."""
    named = {holding.qualification for holding in told.holdings}
    implied = implied_by(told.job, catalogue) if job_told else ()
    held = (*told.holdings, *(h for h in implied if h.qualification not in named))
    stands = replace(Situation.of(told, month), holdings=held, job_told=job_told)
    return stands if job_told else replace(stands, job=None)
