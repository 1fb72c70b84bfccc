"""Judging what rests on a person's work and age: experience, the present job, years."""

from __future__ import annotations

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import Age, Experience, Job
from otpath.rules.outcomes import Outcome, Shortfall, Verdict
from otpath.rules.situation import Situation
from otpath.rules.words import (
    age_in_words,
    asked_in_words,
    counted,
    joined,
    role_in_words,
    roles_in_words,
)

MET, NOT_KNOWN, NOT_MET = Verdict.MET, Verdict.NOT_KNOWN, Verdict.NOT_MET

OLDER_THAN_ANYBODY = 200


def judge_experience(rule: Experience, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge the months in the roles, added up. More may have been served than we were told."""
    months_by_role = {role: situation.experience.get(role, 0) for role in rule.roles}
    total = sum(months_by_role.values())
    evidence = _served(months_by_role, catalogue)
    if total >= rule.months:
        return Outcome(rule, MET, evidence)
    asked = asked_in_words(rule, catalogue)
    if not situation.experience_told:
        return Outcome(rule, NOT_KNOWN, evidence, Shortfall("not-known", asked))
    if not total:
        return Outcome(rule, NOT_MET, None, Shortfall("missing", asked, rule.months, 0))
    text = f"{asked} (you have {counted(total, 'month')})"
    return Outcome(rule, NOT_MET, evidence, Shortfall("too-few", text, rule.months, total))


def _served(months_by_role: dict[str, int], catalogue: Catalogue) -> str | None:
    served = [
        f"{counted(months, 'month')} as {role_in_words(role, catalogue)}"
        for role, months in months_by_role.items()
        if months
    ]
    return joined(served) or None


def judge_job(rule: Job, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge the role held. Hours are never asked of a person: they stand in the words only."""
    if situation.job is not None and situation.job in rule.roles:
        return Outcome(rule, MET, f"a job as {roles_in_words((situation.job,), catalogue)}")
    return Outcome(rule, NOT_MET, None, Shortfall("missing", asked_in_words(rule, catalogue)))


def judge_age(rule: Age, situation: Situation) -> Outcome:
    """Judge an age of which we may know only that it lies between two values."""
    youngest, oldest = situation.age_from or 0, situation.age_to or OLDER_THAN_ANYBODY
    lowest, highest = rule.at_least or 0, rule.at_most or OLDER_THAN_ANYBODY
    held, asked = _age_held(situation), age_in_words(rule)
    if lowest <= youngest and oldest <= highest:
        return Outcome(rule, MET, held)
    if oldest < lowest:
        shortfall = Shortfall("too-few", f"{asked} (you are {oldest})", lowest, oldest)
        return Outcome(rule, NOT_MET, None, shortfall)
    if youngest > highest:
        shortfall = Shortfall("too-old", f"{asked} (you are {youngest})", highest, youngest)
        return Outcome(rule, NOT_MET, None, shortfall)
    return Outcome(rule, NOT_KNOWN, held, Shortfall("not-known", asked))


def _age_held(situation: Situation) -> str | None:
    ages = sorted({age for age in (situation.age_from, situation.age_to) if age is not None})
    return f"aged {' or '.join(map(str, ages))}" if ages else None
