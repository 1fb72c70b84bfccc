"""A whole answer: routes with their steps and figures, or the reasons why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from otpath.answers.pruning import without_idle_courses
from otpath.answers.refusals import Reason, is_in_training, reasons
from otpath.answers.settling import Asked, Assumed, settle
from otpath.answers.steps import Step, sourced_parts, steps
from otpath.answers.stories import stories_like
from otpath.answers.worth_asking import WorthAsking, worth_asking
from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import AccessCredits, Award, Gcses, Tariff, walk
from otpath.catalogue.roles import Role
from otpath.catalogue.sources import Source
from otpath.catalogue.stories import Story
from otpath.catalogue.values import dataclass
from otpath.person.profile import Person
from otpath.planning.building import held_at_start
from otpath.planning.judgements import Judgements
from otpath.planning.replay import faults
from otpath.planning.routes import Question, Route
from otpath.planning.search import best_route

AnswerKind = Literal["routes", "no-route", "already-there"]
BestAt = Literal["soonest", "keeps-you-earning"]


class BrokenRouteError(RuntimeError):
    """A route that the validator does not accept: a fault in otpath, never in what was asked."""


@dataclass(frozen=True)
class Pay:
    """Yearly full-time pay of a role, in pounds before tax."""

    low: int
    high: int | None
    bands: tuple[str, ...]
    year: str
    nation: Nation | None
    assumption: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class PlannedRoute:
    """A proven route with what is worth knowing of it. Money in pounds, time in months."""

    route: Route
    best_at: tuple[BestAt, ...]
    steps: tuple[Step, ...]
    months: int
    cost_to_person: int
    fee_loans: int
    steps_without_price: tuple[int, ...]
    """Numbers of the steps whose cost is not known: it is in neither sum."""
    months_without_wage: int
    pay_now: Pay | None
    pay_at_end: Pay | None
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Answer:
    """What `otpath plan` has to say."""

    kind: AnswerKind
    asked: Asked
    question: Question
    routes: tuple[PlannedRoute, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    ask: tuple[WorthAsking, ...] = ()
    reasons: tuple[Reason, ...] = ()
    stories: tuple[Story, ...] = ()
    """Published careers like this one, the most like first; only beside a route."""
    story_sources: tuple[Source, ...] = ()


def answer(asked: Asked, next_month: int, catalogue: Catalogue) -> Answer:
    """Plan and explain. `next_month` is the month to start in where none was given."""
    question, assumed = settle(asked, next_month, catalogue)
    if _is_there(question, catalogue):
        return Answer("already-there", asked, question, assumed=assumed)
    known = Judgements(catalogue, question.start)
    found = [] if is_in_training(question, catalogue) else _routes(question, catalogue, known)
    found = [(without_idle_courses(r, question, catalogue), best) for r, best in found]
    if not found:
        return Answer(
            "no-route",
            asked,
            question,
            assumed=assumed,
            reasons=reasons(question, asked.person, catalogue, known),
        )
    routes = tuple(_planned(r, best, asked.person, question, catalogue) for r, best in found)
    stories = stories_like(question, found[0][0], catalogue)
    story_sources = dict.fromkeys(i for story in stories for i in story.sources)
    return Answer(
        "routes",
        asked,
        question,
        routes=routes,
        assumed=tuple(a for a in assumed if _is_used(a, routes)),
        ask=worth_asking(question, asked.person, found[0][0], catalogue, known),
        stories=stories,
        story_sources=tuple(catalogue.sources[i] for i in story_sources),
    )


def _is_used(assumed: Assumed, routes: Sequence[PlannedRoute]) -> bool:
    """Tell whether an assumption about results bears on any step: an OT's GCSEs do not."""
    if assumed.code not in {"gcses", "awards"}:
        return True
    is_gcses = assumed.code == "gcses"
    open_needs = (
        need
        for route in routes
        for step in route.steps
        for need in step.needs
        if need.kind in {"need", "not-known"}
    )
    return any(
        isinstance(node, Gcses if is_gcses else Award | Tariff | AccessCredits)
        for need in open_needs
        for node in walk(need.requirement)
    )


def _is_there(question: Question, catalogue: Catalogue) -> bool:
    if question.target_kind == "role":
        return question.person.job == question.target
    held = held_at_start(question, catalogue)
    return any(holding.qualification == question.target for holding in held)


def _routes(
    question: Question, catalogue: Catalogue, known: Judgements
) -> list[tuple[Route, tuple[BestAt, ...]]]:
    """Return the soonest route, and the soonest without full-time study where that differs."""
    soonest = best_route(question, catalogue, known)
    if soonest is None:
        return []
    if question.limits.keep_wage:
        return [(soonest, ("keeps-you-earning",))]
    if not _stops_wage(soonest, catalogue):
        return [(soonest, ("soonest", "keeps-you-earning"))]
    limits = replace(question.limits, keep_wage=True)
    earning = best_route(replace(question, limits=limits), catalogue, known)
    if earning is None:
        return [(soonest, ("soonest",))]
    if earning.finish == soonest.finish:
        return [(earning, ("soonest", "keeps-you-earning"))]
    return [(soonest, ("soonest",)), (earning, ("keeps-you-earning",))]


def _stops_wage(route: Route, catalogue: Catalogue) -> bool:
    return any(
        leg.kind == "course" and catalogue.courses[leg.id].mode == "full-time" for leg in route.legs
    )


def _planned(
    route: Route,
    best_at: tuple[BestAt, ...],
    told: Person,
    question: Question,
    catalogue: Catalogue,
) -> PlannedRoute:
    broken = faults(route, question, catalogue)
    if broken:
        raise BrokenRouteError("; ".join(broken))
    made = steps(route, question, told, catalogue)
    costs = [cost for step in made for cost in step.costs]
    pay_now, pay_at_end = _pays(question, catalogue)
    return PlannedRoute(
        route=route,
        best_at=best_at,
        steps=made,
        months=route.finish - question.start,
        cost_to_person=sum(cost.total for cost in costs if cost.paid_by == "you"),
        fee_loans=sum(cost.total for cost in costs if cost.paid_by == "loan"),
        steps_without_price=tuple(step.number for step in made if not step.money.is_cost_known),
        months_without_wage=_months_without_wage(route, question, catalogue),
        pay_now=pay_now,
        pay_at_end=pay_at_end,
        sources=_sources(made, [p for p in (pay_now, pay_at_end) if p], catalogue),
    )


def _pays(question: Question, catalogue: Catalogue) -> tuple[Pay | None, Pay | None]:
    """Return the pay of the present job, and of the target where it is a job."""
    now = pay(catalogue.roles[question.person.job], question.nation, catalogue)
    if question.target_kind != "role":
        return now, None
    return now, pay(catalogue.roles[question.target], question.nation, catalogue)


def _months_without_wage(route: Route, question: Question, catalogue: Catalogue) -> int:
    paid = [leg for leg in route.legs if leg.kind == "job" and catalogue.roles[leg.id].paid]
    earning = {
        month
        for job in paid
        for month in range(job.start, route.finish if job.end is None else job.end)
    }
    return sum(month not in earning for month in range(question.start, route.finish))


def pay(role: Role, nation: Nation, catalogue: Catalogue) -> Pay | None:
    """Return what a role pays in a nation; England's scale where the nation's is not known."""
    if role.pay:
        other = role.pay
        return Pay(other.low, other.high, (), other.year, None, other.assumption, other.sources)
    here: tuple[Nation, ...] = (nation, "england")
    for place in here:
        found = [hit for band in role.bands if (hit := catalogue.band_pay(place, band))]
        if found:
            scale = found[0][0]
            return Pay(
                low=min(band.lowest for _, band in found),
                high=max(band.highest for _, band in found),
                bands=tuple(band.band for _, band in found),
                year=scale.year,
                nation=scale.nation,
                assumption=scale.assumption,
                sources=scale.sources,
            )
    return None


def _sources(made: Iterable[Step], pays: Iterable[Pay], catalogue: Catalogue) -> tuple[Source, ...]:
    ids = [i for step in made for part in sourced_parts(step) for i in part.sources]
    ids += [i for found in pays for i in found.sources]
    return tuple(catalogue.sources[i] for i in dict.fromkeys(ids))
