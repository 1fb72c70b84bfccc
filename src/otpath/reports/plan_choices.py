"""The routes beside each other in words: what each is best at, and what it gives up for that."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.answers.plans import Answer, PlannedRoute
from otpath.catalogue.months import month_words
from otpath.planning.routes import Question
from otpath.reports.bound_words import within_words
from otpath.reports.choice_names import heading, pounds_of, short_names
from otpath.reports.plan_figures import figures_of
from otpath.reports.plan_model import Choice, OtherRoute
from otpath.reports.wording import length_words, money_words, span_words
from otpath.rules.phrases import counted


def best_words(route: PlannedRoute, answer: Answer) -> str:
    """Say what the route is best at, and how far that is proven."""
    which = f"Route {route.number} is" if len(answer.routes) > 1 else "This is"
    claim = f"{which} {heading(route, answer.routes)}."
    if answer.unproven_from is None:
        checked = f"Checked against every route {within_words(answer)}."
        return f"{claim} {checked} It rests on the assumptions below."
    month = month_words(answer.unproven_from)
    return (
        f"{claim} The search was stopped before all was proven: "
        f"something better may finish from {month} on. It rests on the assumptions below."
    )


def choices_of(answer: Answer) -> tuple[Choice, ...]:
    """Return the routes beside each other, none where there is but one."""
    routes = sorted(answer.routes, key=lambda route: route.number)
    if len(routes) < 2:
        return ()
    names = short_names(routes)
    names[answer.routes[0].number] += " (shown below)"
    return tuple(_choice(route, names[route.number], answer.question) for route in routes)


def _choice(route: PlannedRoute, name: str, question: Question) -> Choice:
    return Choice(
        name=f"{route.number} {name}",
        cells=(
            month_words(question.start + route.months),
            _sum_words(route.cost_to_person, route),
            _sum_words(route.fee_loans, route),
            counted(route.full_time_years, "year") if route.full_time_years else "none",
        ),
    )


def _sum_words(pounds: int, route: PlannedRoute) -> str:
    """Say a sum; where a price is missing it is the least, and of nothing it says nothing."""
    if not route.steps_without_price:
        return money_words(pounds)
    return f"at least {money_words(pounds)}" if pounds else "not known"


def other_route(route: PlannedRoute, answer: Answer) -> OtherRoute:
    """Return a route in short, weighed against the one shown in full."""
    best, question = answer.routes[0], answer.question
    return OtherRoute(
        number=route.number,
        heading=f"{heading(route, answer.routes)} (route {route.number})",
        weighed=" ".join(_weighed(route, best)),
        paid_less=tuple(_paid_less(route)),
        figures=figures_of(route, question)[:2],
        steps=tuple(
            f"{step.record.title}: {span_words(step.leg.start, step.leg.end)}"
            for step in route.steps
            if step.number
        ),
        how_to_see=f"To see it in full, plan again with --route {route.number}.",
    )


def _weighed(route: PlannedRoute, best: PlannedRoute) -> Iterator[str]:
    """Say what is gained and what is given up beside the route shown in full."""
    months = route.months - best.months
    if months:
        yield f"{length_words(abs(months))} {'later' if months > 0 else 'sooner'}."
    pounds = pounds_of(route) - pounds_of(best)
    if pounds and not (route.steps_without_price or best.steps_without_price):
        more = "more" if pounds > 0 else "less"
        yield f"{money_words(abs(pounds))} {more} to pay, own money and loans together."
    yield from _paid_less(route)
    years = route.full_time_years - best.full_time_years
    if years:
        more = "more" if years > 0 else "less"
        yield f"{counted(abs(years), 'year')} {more} of full-time study."


def _paid_less(route: PlannedRoute) -> Iterator[str]:
    for title in route.paid_less:
        yield f"It has a job that pays less than yours now: {title}."


def not_shown_words(answer: Answer) -> str | None:
    """Say how many of the best routes are not shown, None where all are."""
    left = answer.routes_in_all - len(answer.routes)
    if not left:
        return None
    is_one = left == 1
    return (
        f"{counted(left, 'more route')} {'is' if is_one else 'are'} as good in their own way, "
        f"between those shown or {'a later twin' if is_one else 'later twins'} of one."
    )
