"""What a person holds when the plan begins, and what will come to them of itself."""

from __future__ import annotations

from dataclasses import replace

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import UNKNOWN
from otpath.person.profile import Holding
from otpath.planning.routes import Question


def held_at_start(question: Question, catalogue: Catalogue) -> tuple[Holding, ...]:
    """Return the person's holdings and those that everybody in their role has."""
    return (*question.person.holdings, *implied_by(question.person.job, catalogue))


def implied_by(job: str, catalogue: Catalogue) -> tuple[Holding, ...]:
    """Return what everybody in a role holds, by law or by the meaning of the role."""
    return tuple(
        Holding(fact.qualification, grade=fact.grade or _ungraded(catalogue, fact.qualification))
        for fact in catalogue.roles[job].implies
    )


def _ungraded(catalogue: Catalogue, qualification: str) -> str | None:
    return UNKNOWN if catalogue.qualifications[qualification].scale else None


def is_to_come(holding: Holding, question: Question) -> bool:
    """Tell whether a holding is expected, after the plan has begun."""
    return holding.gained is not None and holding.gained > question.start


def as_held(holding: Holding) -> Holding:
    """Return a holding as it stands once its month, if it has one, has come."""
    return holding if holding.gained is None else replace(holding, predicted=False)
