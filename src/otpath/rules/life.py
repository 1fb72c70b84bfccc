"""Judging what rests on a person's work and age: experience, the present job, years."""

from __future__ import annotations

from otpath.catalogue.base import NATION_NAMES
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import (
    Age,
    Check,
    EnglishTest,
    Experience,
    Job,
    Residence,
    Unread,
)
from otpath.rules.life_words import age_in_words, role_in_words, roles_in_words
from otpath.rules.outcomes import Outcome, Shortfall, Verdict
from otpath.rules.phrases import counted, joined
from otpath.rules.situation import Situation
from otpath.rules.words import asked_in_words

MET, NOT_KNOWN, NOT_MET = Verdict.MET, Verdict.NOT_KNOWN, Verdict.NOT_MET

OLDER_THAN_ANYBODY = 200


def judge_experience(rule: Experience, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge the months in the roles, added up. More may have been served than we were told.

    Hours, visits, settings in words and how recent it was are the provider's to judge.
    """
    if rule.months is None or not rule.roles:
        return Outcome(rule, NOT_KNOWN, None, _they_decide(rule, catalogue))
    months_by_role = {role: situation.experience.get(role, 0) for role in rule.roles}
    total = sum(months_by_role.values())
    evidence = _served(months_by_role, catalogue)
    if total >= rule.months:
        if rule.within_years or rule.recent or rule.under or rule.where:
            return Outcome(rule, NOT_KNOWN, evidence, _they_decide(rule, catalogue))
        return Outcome(rule, MET, evidence)
    asked = asked_in_words(rule, catalogue)
    if not situation.experience_told or rule.where:
        return Outcome(rule, NOT_KNOWN, evidence, Shortfall("not-known", asked))
    if not total:
        return Outcome(rule, NOT_MET, None, Shortfall("missing", asked, rule.months, 0))
    text = f"{asked} (you have {counted(total, 'month')})"
    return Outcome(rule, NOT_MET, evidence, Shortfall("too-few", text, rule.months, total))


def _they_decide(
    rule: Experience | Job | Residence | EnglishTest | Check, catalogue: Catalogue
) -> Shortfall:
    return Shortfall("they-decide", asked_in_words(rule, catalogue))


def _served(months_by_role: dict[str, int], catalogue: Catalogue) -> str | None:
    served = [
        f"{counted(months, 'month')} as {role_in_words(role, catalogue)}"
        for role, months in months_by_role.items()
        if months
    ]
    return joined(served) or None


def judge_job(rule: Job, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge the role held. What else the job must be is never asked of a person: they decide."""
    if rule.roles and situation.job not in rule.roles and not rule.where:
        asked = asked_in_words(rule, catalogue)
        if not situation.job_told:
            return Outcome(rule, NOT_KNOWN, None, Shortfall("not-known", asked))
        return Outcome(rule, NOT_MET, None, Shortfall("missing", asked))
    has_role = situation.job is not None and situation.job in rule.roles
    held = f"a job as {roles_in_words((situation.job or '',), catalogue)}" if has_role else None
    if has_role and not has_conditions(rule):
        return Outcome(rule, MET, held)
    return Outcome(rule, NOT_KNOWN, held, _they_decide(rule, catalogue))


def has_conditions(rule: Job) -> bool:
    """Tell whether a rule asks more of a job than its role."""
    conditions = (rule.hours, rule.permanent, rule.support, rule.supervisor, rule.employer)
    return any(conditions) or rule.nation is not None


def judge_residence(rule: Residence, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge the nation. How long, and with what right, is never asked of a person."""
    if rule.places and situation.nation is not None and situation.nation not in rule.places:
        missing = Shortfall("missing", asked_in_words(rule, catalogue))
        return Outcome(rule, NOT_MET, None, missing)
    more = rule.years or rule.status or rule.refuse
    if situation.nation is None or more or not rule.places:
        return Outcome(rule, NOT_KNOWN, None, _they_decide(rule, catalogue))
    return Outcome(rule, MET, f"living in {NATION_NAMES[situation.nation]}")


def judge_decided(rule: Check | EnglishTest, catalogue: Catalogue) -> Outcome:
    """Return what a person decides: never met, never not met."""
    return Outcome(rule, NOT_KNOWN, None, _they_decide(rule, catalogue))


def judge_unread(rule: Unread) -> Outcome:
    """Return what nobody has read: not known."""
    return Outcome(rule, NOT_KNOWN, None, Shortfall("not-known", rule.text))


def judge_age(rule: Age, situation: Situation) -> Outcome:
    """Judge an age of which we may know only that it lies between two values."""
    youngest, oldest = situation.age_from or 0, situation.age_to or OLDER_THAN_ANYBODY
    if rule.on and situation.age_from is not None:
        # The day may lie up to a year before or after: the age may then be one off.
        youngest, oldest = youngest - 1, oldest + 1
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
