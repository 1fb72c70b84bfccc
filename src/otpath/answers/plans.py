"""A whole answer: routes with their steps and figures, or the reasons why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from otpath.answers.binding import Bound
from otpath.answers.binding_refusals import bound_reasons, elsewhere, is_elsewhere
from otpath.answers.choosing import BestAt, Chosen, choose
from otpath.answers.instead import with_spared
from otpath.answers.openings import Case, Change
from otpath.answers.reasons import Reason
from otpath.answers.refusals import is_in_training, onward, reasons
from otpath.answers.settling import Asked, Assumed, settle
from otpath.answers.steps import Step, sourced_parts, steps
from otpath.answers.stories import stories_like
from otpath.answers.to_do import Task, tasks_of
from otpath.answers.validating import validated
from otpath.answers.worth_asking import WorthAsking, worth_asking
from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import pounds_from
from otpath.catalogue.requirements import AccessCredits, Award, Gcses, Tariff, walk
from otpath.catalogue.roles import Role
from otpath.catalogue.sources import Source
from otpath.catalogue.stories import Story
from otpath.person.profile import Person
from otpath.planning.held import held_at_start
from otpath.planning.judgements import Judgements
from otpath.planning.routes import Question, Route
from otpath.planning.search import Found, best_routes

AnswerKind = Literal["routes", "no-route", "already-there"]


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

    number: int
    """Of the routes shown, in the order of their finish; 1 is the soonest."""
    route: Route
    best_at: tuple[BestAt, ...]
    full_time_years: int
    """Academic years of full-time study."""
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
    tasks: tuple[Task, ...] = ()
    """What to do for it, in the order of time."""
    paid_less: tuple[str, ...] = ()
    """Titles of the jobs on the way that pay less, even at the top, than the present one does."""


@dataclass(frozen=True)
class Answer:
    """What `otpath plan` has to say."""

    kind: AnswerKind
    asked: Asked
    question: Question
    routes: tuple[PlannedRoute, ...] = ()
    """The route to show in full first, then the others in the order of their finish."""
    routes_in_all: int = 0
    """How many routes none betters: the rest are not shown."""
    unproven_from: int | None = None
    """Where the search was stopped: the first month in which something better may finish."""
    assumed: tuple[Assumed, ...] = ()
    ask: tuple[WorthAsking, ...] = ()
    reasons: tuple[Reason, ...] = ()
    next: tuple[Change, ...] = ()
    """Where people go on to from the target, of somebody who is there."""
    stories: tuple[Story, ...] = ()
    """Published careers like this one, the most like first; only beside a route."""
    story_sources: tuple[Source, ...] = ()
    bound: Bound | None = None
    """What the plan is bound to: all routes go by it."""

    def led_by(self, number: int) -> Answer:
        """Return the answer with this route to be shown in full, and the others after it."""
        led = sorted(self.routes, key=lambda route: (route.number != number, route.number))
        return replace(self, routes=tuple(led))


def answer(
    asked: Asked, next_month: int, catalogue: Catalogue, bound: Bound | None = None
) -> Answer:
    """Plan and explain. `next_month` is the month to start in where none was given.

    Where the plan is bound to a programme or provider, `catalogue` is the bound one.
    """
    question, assumed = settle(asked, next_month, catalogue)
    found = _answer(asked, question, assumed, catalogue, bound)
    return replace(found, bound=bound)


def _answer(
    asked: Asked,
    question: Question,
    assumed: tuple[Assumed, ...],
    catalogue: Catalogue,
    bound: Bound | None,
) -> Answer:
    if _is_there(question, catalogue):
        onwards = _onward(asked, question, catalogue)
        return Answer("already-there", asked, question, assumed=assumed, next=onwards)
    case = Case(asked, question, catalogue, Judgements(catalogue, question.start), bound)
    if bound and is_elsewhere(question, bound):
        away = (elsewhere(case, bound),)
        return Answer("no-route", asked, question, assumed=assumed, reasons=away)
    found = _best_routes(question, catalogue, case.known)
    if found.best:
        return _with_routes(case, assumed, found)
    return Answer(
        "no-route",
        asked,
        question,
        assumed=assumed,
        unproven_from=found.unproven_from,
        reasons=_reasons(case, bound.whole if bound else catalogue, found),
    )


def _with_routes(case: Case, assumed: tuple[Assumed, ...], found: Found) -> Answer:
    asked, question, catalogue, bound = case.asked, case.question, case.catalogue, case.bound
    routes = tuple(
        _planned(number, chosen, asked.person, question, catalogue)
        for number, chosen in enumerate(choose(found.best), start=1)
    )
    best = routes[0].route
    whole, typical = (bound.whole, bound.typical(best)) if bound else (catalogue, best)
    stories = stories_like(question, typical, whole)
    story_sources = dict.fromkeys(i for story in stories for i in story.sources)
    return Answer(
        "routes",
        asked,
        question,
        routes=routes,
        routes_in_all=len(found.best),
        unproven_from=found.unproven_from,
        assumed=tuple(a for a in assumed if _is_used(a, routes)),
        ask=worth_asking(question, asked.person, best, catalogue, case.known),
        stories=stories,
        story_sources=tuple(catalogue.sources[i] for i in story_sources),
    )


def _reasons(case: Case, whole: Catalogue, found: Found) -> tuple[Reason, ...]:
    """Return why there is no route: by what the plan is bound to, or by anything."""
    if case.bound is None or is_in_training(case.question, case.catalogue):
        return reasons(case, found.unproven_from)
    by_binding = bound_reasons(case, case.bound, found.unproven_from)
    if by_binding is not None:
        return by_binding
    known = Judgements(whole, case.question.start)
    return reasons(Case(case.asked, case.question, whole, known), found.unproven_from)


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


def _onward(asked: Asked, question: Question, catalogue: Catalogue) -> tuple[Change, ...]:
    """Return plans to what usually follows the target, or the job where it is an award."""
    role = catalogue.roles[question.person.job]
    case = Case(asked, question, catalogue, Judgements(catalogue, question.start))
    found = [onward(case, step.to) for step in role.next]
    return tuple(change for change in found if change is not None)


def _best_routes(question: Question, catalogue: Catalogue, known: Judgements) -> Found:
    if is_in_training(question, catalogue):
        return Found(())
    return best_routes(question, catalogue, known)


def _planned(
    number: int, chosen: Chosen, told: Person, question: Question, catalogue: Catalogue
) -> PlannedRoute:
    route = validated(chosen.best.route, question, catalogue)
    made = with_spared(steps(route, question, told, catalogue), catalogue)
    costs = [cost for step in made for cost in step.costs]
    pay_now, pay_at_end = _pays(question, catalogue)
    return PlannedRoute(
        number=number,
        route=route,
        best_at=chosen.best_at,
        full_time_years=chosen.best.years,
        steps=made,
        months=route.finish - question.start,
        cost_to_person=pounds_from("you", costs),
        fee_loans=pounds_from("loan", costs),
        steps_without_price=tuple(step.number for step in made if not step.money.is_cost_known),
        months_without_wage=_months_without_wage(route, question, catalogue),
        pay_now=pay_now,
        pay_at_end=pay_at_end,
        sources=_sources(made, [p for p in (pay_now, pay_at_end) if p], catalogue),
        tasks=tasks_of(made, question, catalogue),
        paid_less=tuple(_paid_less(route, pay_now, question, catalogue)),
    )


def _paid_less(
    route: Route, now: Pay | None, question: Question, catalogue: Catalogue
) -> Iterator[str]:
    for role in dict.fromkeys(leg.id for leg in route.legs if leg.kind == "job"):
        then = pay(catalogue.roles[role], question.nation, catalogue)
        if now and then and then.high is not None and then.high < now.low:
            yield catalogue.roles[role].title


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
