"""A plan bound to a programme or provider: what is said of it on top, and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from otpath.answers.binding import Bound, is_old, is_whole
from otpath.answers.plans import Answer, PlannedRoute
from otpath.answers.steps import Step
from otpath.catalogue.programmes import Programme
from otpath.rules.outcomes import Verdict


def opening_words(answer: Answer) -> str:
    """Say first what the plan is bound to; nothing where it is bound to nothing."""
    bound = answer.bound
    if bound is None:
        return ""
    if answer.routes and not bound.is_on(answer.routes[0].route):
        return f"You named {bound.name}. This route does not need it: no step of it is there. "
    return f"Planned with {bound.name} alone. "


def within_words(answer: Answer) -> str:
    """Say against what the routes are proven."""
    limits = " within your limits" if answer.question.limits.narrows else ""
    if answer.bound is None or not answer.bound.is_on(answer.routes[0].route):
        return f"in our catalogue{limits}"
    return f"that goes by it{limits}"


def bound_cautions(answer: Answer, route: PlannedRoute) -> Iterator[str]:
    """Yield what a reader must know of the programme by which a route goes."""
    bound = answer.bound
    if bound is None:
        return
    for step in route.steps:
        programme = _programme(step, bound)
        if programme is not None:
            yield from _of_programme(programme, step, answer)


def _of_programme(programme: Programme, step: Step, answer: Answer) -> Iterator[str]:
    name = programme.provider
    if step.programmes and any(j.verdict is Verdict.NOT_MET for j in step.programmes.judged):
        yield f"By what you told us, {name} asks more than you will have: see step {step.number}."
    if programme.mode == "apprenticeship" or programme.apply == "employer":
        yield f"{name} takes only people whom an employer puts forward. Ask your employer first."
    if is_old(programme, answer.question.start):
        yield (
            f"The rules of {name} that we read are too old ({programme.rules_for}). The plan asks "
            "what is usual. Ask them what they ask now."
        )
    elif not is_whole(programme, answer.question.start):
        yield (
            f"What {name} asks is not all known. Where it is not, the plan asks what is usual. "
            "Ask them for the rest."
        )
    if programme.doubt:
        yield f"{name}: {programme.doubt}"


def _programme(step: Step, bound: Bound) -> Programme | None:
    return next((programme for programme in bound.programmes if programme.id == step.leg.id), None)


# --- as data ----------------------------------------------------------------------------------


def bound_data(bound: Bound | None) -> dict[str, Any] | None:
    """Return what a plan is bound to; None where it is bound to nothing."""
    if bound is None:
        return None
    return {
        "option": bound.option,
        "name": bound.name,
        "programmes": [programme.id for programme in bound.programmes],
    }


def leg_data(step: Step, bound: Bound | None) -> dict[str, Any]:
    """Return the programme that a leg is, and the typical course of it, where it is bound."""
    programme = _programme(step, bound) if bound else None
    typical = programme.course if programme else None
    is_course = step.leg.kind == "course"
    return {
        "programme": programme.id if programme else None,
        "course": typical or (step.leg.id if is_course else None),
    }
