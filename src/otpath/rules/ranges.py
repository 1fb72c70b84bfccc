"""Rules with a softer edge: offers given as a range, awards from one exam sitting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import AccessCredits, Award, Gcses, Grades, Tariff
from otpath.person.profile import Holding
from otpath.rules.holdings import is_gcse
from otpath.rules.logic import some
from otpath.rules.outcomes import Outcome, Shortfall, Verdict
from otpath.rules.situation import Situation
from otpath.rules.words import asked_in_words

Rule = TypeVar("Rule", Award, Gcses, Grades, Tariff, AccessCredits)
Sat = TypeVar("Sat", Gcses, Grades)
Aged = TypeVar("Aged", Grades, Tariff, AccessCredits)
Judge = Callable[[Rule, Situation, Catalogue], Outcome]


def judge_in_range(
    rule: Rule, situation: Situation, catalogue: Catalogue, judge: Judge[Rule]
) -> Outcome:
    """Judge an offer given as a range: between its ends the provider decides.

    What reaches the upper end is met, what misses the lower one is not met.
    """
    lower = judge(rule, situation, catalogue)
    upper_rule = _upper(rule)
    if upper_rule is None or lower.verdict is not Verdict.MET:
        return lower
    upper = judge(upper_rule, situation, catalogue)
    if upper.verdict is Verdict.MET:
        return replace(lower, evidence=upper.evidence)
    asked = asked_in_words(rule, catalogue)
    have = you_have(lower)
    shortfall = Shortfall("they-decide", f"{asked}{have}: within the range of offers")
    return replace(lower, verdict=Verdict.NOT_KNOWN, shortfall=shortfall)


def you_have(outcome: Outcome) -> str:
    """Say in brackets what a person has; of points only how many, as what brings them is long."""
    if outcome.evidence is None:
        return ""
    is_points = isinstance(outcome.requirement, Tariff)
    return f" (you have {outcome.evidence.split()[0] if is_points else outcome.evidence})"


def _upper(rule: Rule) -> Rule | None:
    """Return the rule at the upper end of its range; None where it has no range."""
    match rule:
        case Award(usual_grade=str(grade)):
            return rule.model_copy(update={"grade": grade, "usual_grade": None})
        case Gcses(usual_count=int(count)):
            return rule.model_copy(update={"count": count, "usual_count": None})
        case Grades(usual=(_, *_)):
            return rule.model_copy(update={"grades": rule.usual, "usual": ()})
        case Tariff(usual=int(points)):
            return rule.model_copy(update={"points": points, "usual": None})
        case _:
            return None


def judge_recent(
    rule: Aged, situation: Situation, catalogue: Catalogue, judge: Judge[Aged]
) -> Outcome:
    """Judge a rule whose awards must be no older than so many years. Undated ones are not known."""
    if rule.within_years is None:
        return judge(rule, situation, catalogue)
    since = situation.month - 12 * rule.within_years
    young = _held_since(situation, since, undated=False)
    surely = judge(rule, young, catalogue)
    if surely.verdict is Verdict.MET:
        return surely
    asked = asked_in_words(rule, catalogue)
    perhaps = judge(rule, _held_since(situation, since, undated=True), catalogue)
    if perhaps.verdict is Verdict.MET:
        unsaid = Shortfall("not-known", f"{asked}: the years")
        return replace(perhaps, verdict=Verdict.NOT_KNOWN, shortfall=unsaid)
    ever = judge(rule, situation, catalogue)
    if perhaps.verdict is Verdict.NOT_MET and ever.verdict is Verdict.MET:
        too_old = Shortfall("too-old", f"{asked} (you have {ever.evidence}, older than that)")
        return replace(perhaps, shortfall=too_old)
    return perhaps


def _held_since(situation: Situation, since: int, *, undated: bool) -> Situation:
    held = tuple(
        holding
        for holding in situation.holdings
        if (undated if holding.gained is None else holding.gained >= since)
    )
    return replace(situation, holdings=held)


def judge_sittings(
    rule: Sat, situation: Situation, catalogue: Catalogue, judge: Judge[Sat]
) -> Outcome:
    """Judge a rule whose awards must come from one sitting: those of one and the same month."""
    whole = judge(rule, situation, catalogue)
    if not rule.one_sitting or whole.verdict is not Verdict.MET:
        return whole
    months = {h.gained for h in situation.holdings if _is_asked(h, rule, catalogue)}
    alone = [judge(rule, _only(situation, month), catalogue) for month in months if month]
    verdict = some([outcome.verdict for outcome in alone])
    if verdict is Verdict.MET:
        return next(outcome for outcome in alone if outcome.verdict is Verdict.MET)
    if None in months or verdict is Verdict.NOT_KNOWN:
        asked = asked_in_words(rule, catalogue)
        return replace(
            whole,
            verdict=Verdict.NOT_KNOWN,
            shortfall=Shortfall("not-known", f"{asked}: the years, which you did not say"),
        )
    asked = asked_in_words(rule, catalogue)
    return replace(whole, verdict=Verdict.NOT_MET, shortfall=Shortfall("not-together", asked))


def _is_asked(holding: Holding, rule: Grades | Gcses, catalogue: Catalogue) -> bool:
    if isinstance(rule, Grades):
        return holding.qualification in rule.qualifications
    taken = {equivalent.qualification for equivalent in rule.accept}
    return is_gcse(holding, catalogue) or holding.qualification in taken


def _only(situation: Situation, month: int) -> Situation:
    held = tuple(holding for holding in situation.holdings if holding.gained == month)
    return replace(situation, holdings=held)
