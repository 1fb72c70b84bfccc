"""One requirement with its verdict as JSON: the same keys in a plan and on a programme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from otpath.rules.outcomes import Outcome


def need_data(
    outcome: Outcome,
    *,
    text: str,
    missing: str | None,
    they_decide: bool,
    met_by: Iterable[int],
    sources: Iterable[str],
) -> dict[str, Any]:
    """Return a requirement as data. `missing` is what is still asked; None where it is met."""
    rule, shortfall = outcome.requirement, outcome.shortfall
    return {
        "id": rule.id,
        "text": text,
        "strength": rule.strength,
        "verdict": outcome.verdict.value,
        "they_decide": they_decide,
        "evidence": outcome.evidence,
        "missing": missing,
        "shortfall": shortfall.kind if shortfall else None,
        "met_by_steps": list(met_by),
        "sources": list(sources),
        "assumption": rule.assumption,
    }
