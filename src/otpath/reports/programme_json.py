"""Programmes as JSON, for other programs: the record, and how each rule stands for a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from otpath.answers.programmes import Judged, is_theirs
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_code
from otpath.catalogue.programmes import Programme
from otpath.reports.need_json import need_data
from otpath.reports.programme_words import missing_words
from otpath.reports.record_json import FORMAT, sources_data, with_words
from otpath.rules.outcomes import Outcome
from otpath.rules.words import in_words


def programme_data(
    programme: Programme, judged: Judged | None, catalogue: Catalogue
) -> dict[str, Any]:
    """Return one programme whole, with its verdict where it was judged, and its sources."""
    return {
        "format": FORMAT,
        "kind": "programme",
        "record": with_words(programme, catalogue),
        "judged": None if judged is None else _judged(judged, catalogue),
        "sources": sources_data((programme,), catalogue),
    }


def judged_data(found: Iterable[Judged], catalogue: Catalogue) -> dict[str, Any]:
    """Return several programmes in short, each with its verdict."""
    programmes = [{**_short(j.programme), **_judged(j, catalogue)} for j in found]
    return {"format": FORMAT, "programmes": programmes}


def programmes_data(found: Iterable[Programme]) -> dict[str, Any]:
    """Return several programmes in short."""
    return {"format": FORMAT, "programmes": [_short(programme) for programme in found]}


def _short(programme: Programme) -> dict[str, Any]:
    return {
        "id": programme.id,
        "provider": programme.provider,
        "title": programme.title,
        "award": programme.award,
        "course": programme.course,
        "nation": programme.nation,
        "place": programme.place,
        "rules_for": programme.rules_for,
        "partial": programme.partial,
        "replaced_by": programme.replaced_by,
    }


def _judged(judged: Judged, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "verdict": judged.verdict.value,
        "start": month_code(judged.situation.month),
        "is_old": judged.is_old,
        "needs": [_need(outcome, judged, catalogue) for outcome in judged.weighing],
        "they_decide": [_need(outcome, judged, catalogue) for outcome in judged.decided],
        "gained_during": [_need(outcome, judged, catalogue) for outcome in judged.later],
        "helps": [_need(outcome, judged, catalogue) for outcome in judged.helping],
        "contextual": [
            {"id": offer.id, "verdict": verdict.value} for offer, verdict in judged.contextual
        ],
        "advanced_entry": [
            {"id": entry.id, "verdict": verdict.value} for entry, verdict in judged.advanced
        ],
    }


def _need(outcome: Outcome, judged: Judged, catalogue: Catalogue) -> dict[str, Any]:
    rule = outcome.requirement
    return need_data(
        outcome,
        text=in_words(rule, catalogue, nation=judged.programme.nation),
        missing=missing_words(outcome, judged),
        they_decide=is_theirs(rule),
        met_by=(),
        sources=rule.sources or judged.programme.sources,
    )
