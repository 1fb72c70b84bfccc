"""Kleene's three-valued logic over verdicts: what is not known stays so until it cannot matter."""

from collections.abc import Iterable

from otpath.rules.outcomes import Verdict


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """Return met where all are met, not met where one is not met. Of none: met."""
    found = set(verdicts)
    if Verdict.NOT_MET in found:
        return Verdict.NOT_MET
    return Verdict.NOT_KNOWN if Verdict.NOT_KNOWN in found else Verdict.MET


def some(verdicts: Iterable[Verdict]) -> Verdict:
    """Return met where one is met, not met where all are not met. Of none: not met."""
    found = set(verdicts)
    if Verdict.MET in found:
        return Verdict.MET
    return Verdict.NOT_KNOWN if Verdict.NOT_KNOWN in found else Verdict.NOT_MET


def so_many(needed: int, verdicts: Iterable[Verdict]) -> Verdict:
    """Return met where `needed` are met, not met where so many can no longer be met."""
    listed = list(verdicts)
    met = listed.count(Verdict.MET)
    if met >= needed:
        return Verdict.MET
    possible = met + listed.count(Verdict.NOT_KNOWN)
    return Verdict.NOT_KNOWN if possible >= needed else Verdict.NOT_MET


def verdict_of(fact: bool) -> Verdict:
    """Return met for true and not met for false."""
    return Verdict.MET if fact else Verdict.NOT_MET


def no(verdict: Verdict) -> Verdict:
    """Return met for not met and the other way round; what is not known stays so."""
    return {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}.get(verdict, verdict)
