"""A plan as JSON: the contract of DESIGN, for other programs. Names are added, never changed."""

from __future__ import annotations

import json
from typing import Any

from otpath.answers.money import Deadline
from otpath.answers.plans import Answer, Pay, PlannedRoute
from otpath.answers.steps import Need, Step
from otpath.catalogue.funding import Funding
from otpath.catalogue.months import month_code
from otpath.catalogue.requirements import walk
from otpath.catalogue.sources import Source
from otpath.reports.limit_words import limits_data
from otpath.reports.story_words import story_data
from otpath.rules.outcomes import Verdict

FORMAT = "1"
VERDICT_WORDS = {
    Verdict.MET: "met",
    Verdict.NOT_MET: "not-met",
    Verdict.NOT_KNOWN: "not-known",
}


def plan_json(answer: Answer) -> str:
    """Return the answer as one JSON object, with a newline at the end."""
    return json.dumps(plan_data(answer), indent=2, ensure_ascii=False) + "\n"


def plan_data(answer: Answer) -> dict[str, Any]:
    """Return the answer as plain data."""
    question = answer.question
    planned = [source for route in answer.routes for source in route.sources]
    sources = {source.id: source for source in (*planned, *answer.story_sources)}
    return {
        "format": FORMAT,
        "verdict": answer.kind,
        "from": question.person.job,
        "to": question.target,
        "limits": limits_data(question.limits),
        "start": month_code(question.start),
        "nation": question.nation,
        "routes": [_route(route, answer) for route in answer.routes],
        "reasons": [{"code": r.code, "text": r.text, "change": r.change} for r in answer.reasons],
        "assumed": [{"code": a.code, "text": a.text} for a in answer.assumed],
        "ask": [
            {"text": a.text, "option": a.option, "months_sooner": a.months_sooner}
            for a in answer.ask
        ],
        "stories": [story_data(story) for story in answer.stories],
        "sources": [_source(source) for source in sources.values()],
    }


def _route(route: PlannedRoute, answer: Answer) -> dict[str, Any]:
    return {
        "best_at": list(route.best_at),
        "finish": month_code(answer.question.start + route.months),
        "months": route.months,
        "cost_to_person": route.cost_to_person,
        "fee_loans": route.fee_loans,
        "cost_known": not route.steps_without_price,
        "months_without_wage": route.months_without_wage,
        "pay_now": _pay(route.pay_now),
        "pay_at_end": _pay(route.pay_at_end),
        "legs": [_leg(step) for step in route.steps],
    }


def _leg(step: Step) -> dict[str, Any]:
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
        "deadline": _deadline(step.deadline),
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


def _deadline(deadline: Deadline | None) -> dict[str, Any] | None:
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
    }


def _need(need: Need) -> dict[str, Any]:
    sources = dict.fromkeys(i for node in walk(need.requirement) for i in node.sources)
    return {
        "id": need.requirement.id,
        "text": need.text,
        "strength": need.requirement.strength,
        "verdict": VERDICT_WORDS[need.outcome.verdict],
        "they_decide": need.kind == "they-decide",
        "evidence": need.outcome.evidence,
        "shortfall": need.outcome.shortfall.kind if need.outcome.shortfall else None,
        "met_by_steps": list(need.met_by),
        "sources": list(sources),
        "assumption": need.requirement.assumption,
    }


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
