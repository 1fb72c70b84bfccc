"""A plan as JSON: the contract of DESIGN, for other programs. Names are added, never changed."""

from __future__ import annotations

import json
from typing import Any

from otpath.answers.dates import DueDate
from otpath.answers.money import Deadline
from otpath.answers.plans import Answer, Pay, PlannedRoute
from otpath.answers.steps import Need, Step
from otpath.answers.to_do import Task
from otpath.catalogue.funding import Funding
from otpath.catalogue.months import month_code
from otpath.catalogue.requirements import walk
from otpath.catalogue.sources import Source
from otpath.reports.bound_words import bound_data, leg_data
from otpath.reports.limit_words import limits_data
from otpath.reports.need_json import need_data
from otpath.reports.open_json import open_data
from otpath.reports.refusal_words import change_data, reason_data, smallest_command
from otpath.reports.story_words import story_data
from otpath.reports.told_words import told_data
from otpath.rules.outcomes import Verdict

FORMAT = "1"


def plan_json(answer: Answer) -> str:
    """Return the answer as one JSON object, with a newline at the end."""
    return json.dumps(plan_data(answer), indent=2, ensure_ascii=False) + "\n"


def plan_data(answer: Answer) -> dict[str, Any]:
    """Return the answer as plain data."""
    question = answer.question
    routes = sorted(answer.routes, key=_number)
    planned = [source for route in routes for source in route.sources]
    sources = {source.id: source for source in (*planned, *answer.story_sources)}
    return {
        "format": FORMAT,
        "verdict": answer.kind,
        "from": question.person.job,
        "told": told_data(answer.asked.person),
        "to": question.target,
        "limits": limits_data(question.limits),
        "start": month_code(question.start),
        "nation": question.nation,
        "bound": bound_data(answer.bound),
        "proven": answer.unproven_from is None,
        "unproven_from": _month(answer.unproven_from),
        "routes_in_all": answer.routes_in_all,
        "routes": [_route(route, answer) for route in routes],
        "reasons": [reason_data(reason) for reason in answer.reasons],
        "smallest_change": smallest_command(answer),
        "next": [change_data(change) for change in answer.next],
        "assumed": [{"code": a.code, "text": a.text} for a in answer.assumed],
        "ask": [
            {"text": a.text, "option": a.option, "months_sooner": a.months_sooner}
            for a in answer.ask
        ],
        "stories": [story_data(story) for story in answer.stories],
        "sources": [_source(source) for source in sources.values()],
    }


def _number(route: PlannedRoute) -> int:
    return route.number


def _month(month: int | None) -> str | None:
    return None if month is None else month_code(month)


def _route(route: PlannedRoute, answer: Answer) -> dict[str, Any]:
    return {
        "number": route.number,
        "best_at": list(route.best_at),
        "full_time_years": route.full_time_years,
        "finish": month_code(answer.question.start + route.months),
        "months": route.months,
        "cost_to_person": route.cost_to_person,
        "fee_loans": route.fee_loans,
        "cost_known": not route.steps_without_price,
        "months_without_wage": route.months_without_wage,
        "pay_now": _pay(route.pay_now),
        "pay_at_end": _pay(route.pay_at_end),
        "legs": [
            _leg(step, answer.question.start) | leg_data(step, answer.bound) for step in route.steps
        ],
        "to_do": [_task(task) for task in route.tasks],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "kind": task.kind,
        "who": task.who,
        "steps": list(task.steps),
        "by": None if task.month is None else month_code(task.month),
        "at_the_latest": None if task.last is None else month_code(task.last),
        "signposted_to": None if task.place == "none" else task.place,
        "funding": [funding.id for funding in task.money],
    }


def _leg(step: Step, plan_start: int) -> dict[str, Any]:
    leg = step.leg
    return {
        "kind": leg.kind,
        "id": leg.id,
        "title": step.record.title,
        "start": month_code(leg.start),
        "end": None if leg.end is None else month_code(leg.end),
        "apply_by": None if step.apply_by is None else month_code(step.apply_by),
        "alongside": step.alongside,
        "entry": leg.entry,
        "needs": [_need(need) for need in step.needs],
        "costs": [
            {"what": c.what, "pounds": c.total, "paid_by": c.paid_by, "price_year": c.price_year}
            for c in step.costs
        ],
        "cost_known": step.money.is_cost_known,
        "funding": [_funding(funding, leg.start) for funding in step.money.help],
        "funding_known": step.money.is_help_known,
        "deadline": _deadline(step.deadline, plan_start),
        "dates": [_due(due) for due in step.dates],
        "programmes": open_data(step.programmes) if step.programmes else None,
    }


def _funding(funding: Funding, start: int) -> dict[str, Any]:
    return {
        "id": funding.id,
        "title": funding.title,
        "kind": funding.kind,
        "who": funding.who,
        "in_force": funding.is_in_force(start),
        "amounts": [
            {
                "what": amount.what,
                "pounds": amount.pounds,
                "pence": amount.pence,
                "per": amount.per,
                "limit": amount.limit,
                "year": amount.year,
            }
            for amount in funding.amounts_in_force(start)
        ],
        "sources": list(funding.sources),
        "assumption": funding.assumption,
    }


def _deadline(deadline: Deadline | None, plan_start: int) -> dict[str, Any] | None:
    if deadline is None:
        return None
    date = deadline.date
    return {
        "id": date.id,
        "title": date.title,
        "entry_year": deadline.entry_year,
        "day": date.day if deadline.is_of_this_year else None,
        "usual": date.usual,
        "basis": date.basis if deadline.is_of_this_year else "pattern",
        "missed": deadline.is_missed(plan_start),
    }


def _due(due: DueDate) -> dict[str, Any]:
    date, is_sure = due.date, due.is_of_this_year
    return {
        "id": date.id,
        "title": date.title,
        "kind": date.kind,
        "month": None if due.month is None else month_code(due.month),
        "day": date.day if is_sure else None,
        "last_day": date.last_day if is_sure else None,
        "usual": date.usual,
        "basis": date.basis if is_sure or date.day is None else "pattern",
    }


def _need(need: Need) -> dict[str, Any]:
    return need_data(
        need.outcome,
        text=need.text,
        missing=None if need.outcome.verdict is Verdict.MET else need.missing,
        they_decide=need.kind == "they-decide",
        met_by=need.met_by,
        sources=dict.fromkeys(i for node in walk(need.requirement) for i in node.sources),
    )


def _pay(pay: Pay | None) -> dict[str, Any] | None:
    if pay is None:
        return None
    return {
        "low": pay.low,
        "high": pay.high,
        "bands": list(pay.bands),
        "year": pay.year,
        "nation": pay.nation,
        "assumption": pay.assumption,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "address": source.address,
        "page_date": source.page_date,
        "checked": source.checked,
        "kind": source.kind,
    }
