"""Judging: what a requirement means for a person on a date, as a tree of outcomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import (
    AccessCredits,
    Age,
    All,
    AnyOf,
    Award,
    Check,
    Count,
    EnglishTest,
    Experience,
    Gcses,
    Grades,
    Group,
    Job,
    JudgedBy,
    Leaf,
    NoneOf,
    Recency,
    Requirement,
    Residence,
    Tariff,
    Unread,
)
from otpath.rules.awards import judge_access_credits, judge_award, judge_recency
from otpath.rules.gcses import judge_gcses
from otpath.rules.grade_strings import judge_grades
from otpath.rules.history import as_history, is_history
from otpath.rules.life import (
    judge_age,
    judge_decided,
    judge_experience,
    judge_job,
    judge_residence,
    judge_unread,
)
from otpath.rules.logic import every, no, so_many, some
from otpath.rules.outcomes import Outcome, Shortfall, ShortfallKind, Verdict
from otpath.rules.phrases import joined
from otpath.rules.points import judge_tariff
from otpath.rules.ranges import judge_in_range, judge_recent, judge_sittings
from otpath.rules.situation import Situation
from otpath.rules.words import asked_in_words, in_words

SituationAt = Callable[[JudgedBy], Situation]
"""How the person stands when a node is judged: at application, at the start, during."""


def judge(
    requirement: Requirement, situation: Situation | SituationAt, catalogue: Catalogue
) -> Outcome:
    """Judge a requirement by three-valued logic.

    A node is judged at its own `by`: give a function of it where the person stands differently at
    application and at the start. A group only joins what is below it, and leaves out `helps`.
    Whether a dated rule is in force, or one of long ago still holds, hangs on the start alone.
    """
    own = _judge_own(requirement, situation, catalogue)
    start = _situation_at("start", situation).month
    waivers = tuple(
        judge(node, situation, catalogue) for node in requirement.unless if node.is_in_force(start)
    )
    return _unless(own, waivers) if waivers else own


def _judge_own(
    requirement: Requirement, situation: Situation | SituationAt, catalogue: Catalogue
) -> Outcome:
    start = _situation_at("start", situation).month
    if not requirement.is_in_force(start):
        return Outcome(requirement, Verdict.MET)
    if isinstance(requirement, Group):
        children = tuple(
            judge(node, situation, catalogue) for node in requirement.of if node.is_in_force(start)
        )
        if len(children) < _least(requirement):
            return _lapsed(requirement, children, catalogue)
        return join(requirement, children, catalogue)
    at = _situation_at(requirement.by, situation)
    outcome = _judge_leaf(requirement, at, catalogue)
    if is_history(requirement, start):
        return as_history(outcome, asked_in_words(requirement, catalogue))
    return outcome


def _situation_at(by: JudgedBy, situation: Situation | SituationAt) -> Situation:
    return situation if isinstance(situation, Situation) else situation(by)


def _judge_leaf(leaf: Leaf, situation: Situation, catalogue: Catalogue) -> Outcome:
    match leaf:
        case Gcses():
            return judge_in_range(leaf, situation, catalogue, _gcses)
        case Award():
            return judge_in_range(leaf, situation, catalogue, judge_award)
        case Grades():
            return judge_in_range(leaf, situation, catalogue, _grades)
        case Tariff():
            return judge_in_range(leaf, situation, catalogue, _tariff)
        case AccessCredits():
            return judge_recent(leaf, situation, catalogue, judge_access_credits)
        case Recency():
            return judge_recency(leaf, situation, catalogue)
        case _:
            return _judge_life(leaf, situation, catalogue)


def _gcses(rule: Gcses, situation: Situation, catalogue: Catalogue) -> Outcome:
    return judge_sittings(rule, situation, catalogue, judge_gcses)


def _grades(rule: Grades, situation: Situation, catalogue: Catalogue) -> Outcome:
    return judge_recent(rule, situation, catalogue, _grades_of_any_age)


def _grades_of_any_age(rule: Grades, situation: Situation, catalogue: Catalogue) -> Outcome:
    return judge_sittings(rule, situation, catalogue, judge_grades)


def _tariff(rule: Tariff, situation: Situation, catalogue: Catalogue) -> Outcome:
    return judge_recent(rule, situation, catalogue, judge_tariff)


def _judge_life(
    leaf: Experience | Job | Age | Residence | EnglishTest | Check | Unread,
    situation: Situation,
    catalogue: Catalogue,
) -> Outcome:
    match leaf:
        case Experience():
            return judge_experience(leaf, situation, catalogue)
        case Job():
            return judge_job(leaf, situation, catalogue)
        case Age():
            return judge_age(leaf, situation)
        case Residence():
            return judge_residence(leaf, situation, catalogue)
        case Check() | EnglishTest():
            return judge_decided(leaf, catalogue)
        case Unread():
            return judge_unread(leaf)
        case _:
            assert_never(leaf)


def _least(group: Group) -> int:
    """Return how many of its rules must be in force for a group to be judged."""
    match group:
        case AnyOf():
            return 1
        case Count():
            return group.at_least
        case _:
            return 0


def _lapsed(group: Group, children: tuple[Outcome, ...], catalogue: Catalogue) -> Outcome:
    """Return the outcome of an offer whose ways in have ended: what came after is not known."""
    missing = Shortfall("not-known", in_words(group, catalogue))
    return Outcome(group, Verdict.NOT_KNOWN, None, missing, children)


# --- joining ----------------------------------------------------------------------------------


def join(group: Group, children: tuple[Outcome, ...], catalogue: Catalogue) -> Outcome:
    """Join outcomes. What only helps is judged and shown, but does not weigh."""
    weighing = [c for c in children if c.requirement.strength != "helps"] or list(children)
    verdict = _joined_verdict(group, [child.verdict for child in weighing])
    if isinstance(group, NoneOf):
        return _negated(group, verdict, children, catalogue)
    evidence = _without_repeats(
        [c.evidence for c in weighing if c.verdict is Verdict.MET and c.evidence]
    )
    if isinstance(group, AnyOf):
        evidence = evidence[:1]
    shortfall = None if verdict is Verdict.MET else _joined_shortfall(group, verdict, weighing)
    return Outcome(group, verdict, joined(evidence) or None, shortfall, children)


def _without_repeats(evidence: list[str]) -> list[str]:
    """Leave out what a fuller piece of evidence says already, as an award within its points."""
    distinct = list(dict.fromkeys(evidence))
    return [e for e in distinct if not any(e != other and e in other for other in distinct)]


def _negated(
    group: NoneOf, verdict: Verdict, children: tuple[Outcome, ...], catalogue: Catalogue
) -> Outcome:
    """Return the outcome of rules that must not be met: what meets one of them excludes."""
    if verdict is Verdict.MET:
        return Outcome(group, verdict, None, None, children)
    words = in_words(group, catalogue)
    if verdict is Verdict.NOT_KNOWN:
        return Outcome(group, verdict, None, Shortfall("not-known", words), children)
    held = joined(c.evidence for c in children if c.verdict is Verdict.MET and c.evidence)
    text = f"{words} (you have {held})" if held else words
    return Outcome(group, verdict, None, Shortfall("excluded", text), children)


def _joined_verdict(group: Group, verdicts: list[Verdict]) -> Verdict:
    match group:
        case All():
            return every(verdicts)
        case AnyOf():
            return some(verdicts)
        case Count():
            return so_many(group.at_least, verdicts)
        case NoneOf():
            return no(some(verdicts))
        case _:
            assert_never(group)


def _joined_shortfall(group: Group, verdict: Verdict, children: list[Outcome]) -> Shortfall:
    """Join the shortfalls that make the verdict what it is."""
    causes = [c.shortfall for c in children if c.verdict is verdict and c.shortfall]
    text = ("; and " if isinstance(group, All) else "; or ").join(cause.text for cause in causes)
    if isinstance(group, Count) and verdict is Verdict.NOT_MET:
        best = len(children) - len(causes)
        return Shortfall("too-few", text, needed=group.at_least, best=best)
    if len(causes) == 1:
        return causes[0]
    return Shortfall(_joined_kind(causes), text)


def _joined_kind(causes: list[Shortfall]) -> ShortfallKind:
    """Return what is wrong first; that they decide only where nothing else is open."""
    kinds = [cause.kind for cause in causes]
    return next((kind for kind in kinds if kind != "they-decide"), kinds[0])


def _unless(own: Outcome, unless: tuple[Outcome, ...]) -> Outcome:
    """Let a requirement fall away where one of its exceptions is met."""
    verdict = some([own.verdict, *(other.verdict for other in unless)])
    if verdict is own.verdict:
        return replace(own, unless=unless)
    telling = next(other for other in unless if other.verdict is verdict)
    return replace(
        own,
        verdict=verdict,
        evidence=telling.evidence or own.evidence,
        shortfall=telling.shortfall,
        unless=unless,
    )
