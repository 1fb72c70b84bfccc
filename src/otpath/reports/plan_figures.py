"""The figures at the top of a plan, and its timeline."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.answers.plans import Pay, PlannedRoute
from otpath.answers.steps import Step
from otpath.catalogue.base import NATION_NAMES, Nation
from otpath.catalogue.months import month_words
from otpath.catalogue.roles import Role
from otpath.planning.routes import Question
from otpath.reports.money_words import for_whom_words, is_cost_beyond, is_pay_beyond, rates_words
from otpath.reports.pages import SourceNumbers
from otpath.reports.plan_model import Bar, BarKind, Figure, Timeline
from otpath.reports.wording import length_words, money_words, pay_words, span_words
from otpath.rules.phrases import joined


def cited_figures(
    route: PlannedRoute, question: Question, cited: SourceNumbers, *, is_loan_unsure: bool
) -> tuple[Figure, ...]:
    """Return the figures of a route, and give the sources of the pay their numbers."""
    for pay in (route.pay_now, route.pay_at_end):
        cited.of(pay.sources if pay else ())
    return figures_of(route, question, is_loan_unsure=is_loan_unsure)


def figures_of(
    route: PlannedRoute, question: Question, *, is_loan_unsure: bool = False
) -> tuple[Figure, ...]:
    """Return how long a route takes, what it costs, and the pay at both ends.

    Where a loan may not cover what it is counted for, the person may pay more.
    """
    finish = month_words(question.start + route.months)
    return (
        Figure("How long", length_words(route.months), (f"until {finish}", _wage_words(route))),
        _cost_figure(route, question.nation, is_loan_unsure=is_loan_unsure),
        _pay_figure("Pay now", route.pay_now, question, question.start),
        _pay_figure("Pay at the end", route.pay_at_end, question, question.start + route.months),
    )


def _cost_figure(route: PlannedRoute, nation: Nation, *, is_loan_unsure: bool) -> Figure:
    own, unknown = route.cost_to_person, route.steps_without_price
    value = money_words(own)
    details = list(_loan_words(route))
    if unknown or is_loan_unsure:
        value = f"at least {value}" if own else "not known"
    if is_loan_unsure:
        details.append("if a loan covers it: see below")
    details += _unknown_words(route, nation)
    years = {
        cost.price_year
        for step in route.steps
        for cost in step.costs
        if cost.pounds and cost.paid_by in {"you", "loan"} and is_cost_beyond(cost, step.leg.start)
    }
    return Figure("Cost to you", value, (*details, *([rates_words(years)] if years else [])))


def _unknown_words(route: PlannedRoute, nation: Nation) -> Iterator[str]:
    """Yield of which steps the cost is not known: for the nation, or for somebody of this age."""
    numbers: dict[str, list[str]] = {}
    for step in route.steps:
        if step.number in route.steps_without_price:
            numbers.setdefault(for_whom_words(step.money, nation), []).append(str(step.number))
    for whom, steps in numbers.items():
        yield f"cost of step{'s' if len(steps) > 1 else ''} {joined(steps)} not known for {whom}"


def _wage_words(route: PlannedRoute) -> str:
    if not route.months_without_wage:
        return "with a wage all the way"
    if route.months_without_wage == route.months:
        return "all of it without a wage"
    return f"{length_words(route.months_without_wage)} of it without a wage"


def _loan_words(route: PlannedRoute) -> tuple[str, ...]:
    at_least = "at least " if route.steps_without_price else ""
    if not route.fee_loans:
        return () if at_least else ("no fee loans",)
    return (f"and {at_least}{money_words(route.fee_loans)} in fee loans",)


def _pay_figure(label: str, pay: Pay | None, question: Question, month: int) -> Figure:
    if pay is None:
        otherwise = _NO_PAY[label]
        return Figure(label, "none" if label == "Pay now" else "not known", (otherwise,))
    details = [_pay_year_words(pay, month)]
    if pay.nation and pay.nation != question.nation:
        details.append(f"not known for {NATION_NAMES[question.nation]}")
    if pay.assumption:
        details.append("our estimate")
    return Figure(label, pay_words(pay.low, pay.high), tuple(details))


_NO_PAY = {
    "Pay now": "no wage that we know of",
    "Pay at the end": "depends on the job you take",
}


def _pay_year_words(pay: Pay, month: int) -> str:
    band = f"Band {joined(pay.bands, 'or')}, " if pay.bands else ""
    where = NATION_NAMES[pay.nation] if pay.nation else ""
    if not is_pay_beyond(pay.year, month):
        return f"{band}{pay.year} {where}".rstrip()
    return ", ".join(part for part in (f"{band}{rates_words([pay.year])}", where) if part)


def timeline_of(route: PlannedRoute, question: Question) -> Timeline:
    """Return a bar for each step, over the months of the plan."""
    start, finish = question.start, question.start + route.months
    bars = [_bar(step, start, finish) for step in route.steps]
    first_year = -(-start // 12)
    years = tuple((month // 12, month - start) for month in range(first_year * 12, finish + 1, 12))
    return Timeline(route.months, years, tuple(bars))


def _bar(step: Step, start: int, finish: int) -> Bar:
    leg = step.leg
    end = finish if leg.end is None else leg.end
    title = step.record.title.split(",")[0]
    label = f"{step.number} {title}" if step.number else title
    words = length_words(end - leg.start) if leg.end else f"from {month_words(leg.start)}"
    when = span_words(leg.start, leg.end) if leg.end else ""
    return Bar(label, _bar_kind(step, finish), leg.start - start, end - start, words, when)


def _bar_kind(step: Step, finish: int) -> BarKind:
    if step.leg.kind == "registration":
        return "paperwork"
    if isinstance(step.record, Role) and not step.record.paid:
        return "now"
    if step.leg.kind == "job":
        return "goal" if step.leg.start == finish else "work"
    return "both" if step.alongside else "study"
