"""Short ways to ask: the plan starts in January 2027 unless a test says another month."""

from __future__ import annotations

from typing import Any

from otpath.answers.plans import Answer, PlannedRoute, answer
from otpath.answers.settling import Asked
from otpath.answers.steps import Need, Step
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_number
from otpath.person.profile import Person
from otpath.planning.routes import Limits

JANUARY_2027 = month_number(2027, 1)


def asked(
    told: Person, target: str = "ot", *, start: int | None = None, kind: Any = "role", **limits: Any
) -> Asked:
    """`asked(person("porter"), "ota", keep_wage=True)`."""
    return Asked(told, target, kind, start, Limits(**limits), hours_told="study_hours" in limits)


def answered(
    catalogue: Catalogue,
    told: Person,
    target: str = "ot",
    *,
    start: int | None = None,
    kind: Any = "role",
    **limits: Any,
) -> Answer:
    """`answered(catalogue(...), person("porter"), "ota", keep_wage=True)`."""
    return answer(asked(told, target, start=start, kind=kind, **limits), JANUARY_2027, catalogue)


def only_route(found: Answer) -> PlannedRoute:
    (route,) = found.routes
    return route


def step(route: PlannedRoute, record_id: str) -> Step:
    (found,) = (step for step in route.steps if step.leg.id == record_id)
    return found


def need(route: PlannedRoute, record_id: str, need_id: str) -> Need:
    (found,) = (n for n in step(route, record_id).needs if n.requirement.id == need_id)
    return found
