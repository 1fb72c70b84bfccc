"""The programmes of a step as JSON: how each would stand at that start, and what is in the way."""

from __future__ import annotations

from typing import Any

from otpath.answers.open_programmes import OpenProgrammes
from otpath.answers.programmes import Judged
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_code
from otpath.catalogue.programmes import Programme
from otpath.reports.programme_words import first_gap
from otpath.rules.outcomes import Verdict


def open_data(found: OpenProgrammes) -> dict[str, Any] | None:
    """Return the programmes of a step as data; None where the catalogue has none."""
    if not found.found:
        return None
    return {
        "start": month_code(found.start),
        "nation": found.question.nation,
        "bound": found.is_bound,
        "met": len(found.of(Verdict.MET)),
        "not_known": len(found.of(Verdict.NOT_KNOWN)),
        "not_met": len(found.of(Verdict.NOT_MET)),
        "judged": [_judged(judged, found.catalogue) for judged in found.judged],
        "other_months": [_named(programme) for programme in found.elsewhen],
    }


def _judged(judged: Judged, catalogue: Catalogue) -> dict[str, Any]:
    return {
        **_named(judged.programme),
        "verdict": judged.verdict.value,
        "is_old": judged.is_old,
        "reason": first_gap(judged, catalogue),
    }


def _named(programme: Programme) -> dict[str, Any]:
    return {"id": programme.id, "provider": programme.provider, "title": programme.title}
