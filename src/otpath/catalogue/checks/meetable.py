"""Checks that somebody can meet a rule: numbers within what exists, rules that do not contradict.

Only what is certain is reported. Whether a way in leads anywhere is looked at in `inspections`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TypeVar, get_args

from otpath.catalogue.courses import Course
from otpath.catalogue.drafts import Draft
from otpath.catalogue.grades import ACCESS_GRADED_CREDITS, AccessGrades
from otpath.catalogue.places import Finding, Spot
from otpath.catalogue.programmes import AdvancedEntry, OtherOffer, Programme
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import (
    Age,
    All,
    AnyOf,
    Award,
    Count,
    Entry,
    Gcses,
    Job,
    NoneOf,
    Requirement,
    Tariff,
)

DOUBLE_AWARD = "combined-science"
"""The only GCSE subject that fills 2 places."""
_R = TypeVar("_R", Age, Job)


def check_rules_meetable(draft: Draft) -> Iterator[Finding]:
    """Report GCSE subjects asked more often than they exist, and numbers out of reach."""
    for spot, piece in draft.pieces:
        if isinstance(piece, Gcses):
            yield from _subjects_asked_too_often(spot, piece)
        elif isinstance(piece, Count) and len(weighing(piece)) < piece.at_least <= len(piece.of):
            able = len(weighing(piece))
            message = f"at least {piece.at_least} are asked, but only {able} of those may count"
            hint = 'lower the number, or let fewer have "strength: helps": they do not count'
            yield Finding(spot.at("at_least"), message, hint)
        elif isinstance(piece, Tariff):
            most = _most_points(piece, draft)
            if most is not None and piece.points > most:
                message = f"{piece.points} points are asked, but at most {most} can be had"
                hint = "lower the points, or allow more awards or qualifications"
                yield Finding(spot.at("points"), message, hint)


def weighing(group: All | AnyOf | Count) -> tuple[Requirement, ...]:
    """Return the rules of a group that decide: those that only help do not, where others do."""
    return tuple(rule for rule in group.of if rule.strength != "helps") or group.of


def _subjects_asked_too_often(spot: Spot, rule: Gcses) -> Iterator[Finding]:
    """Find a set of subjects that must fill more places than it has."""
    for index, asked in enumerate(rule.including):
        subjects = set(asked.subjects)
        earlier = rule.including[: index + 1]
        places = sum(set(other.subjects) <= subjects for other in earlier)
        if places > len(subjects) + (DOUBLE_AWARD in subjects):
            message = f"{places} different GCSEs cannot all be in {' or '.join(sorted(subjects))}"
            hint = "name another subject, or remove one place"
            yield Finding(spot.at("including", index), message, hint)


def _most_points(rule: Tariff, draft: Draft) -> int | None:
    """Return the most points that the rule's awards can give; None where there is no end to it."""
    if not rule.qualifications:
        return _most_of_any(rule.max_awards, draft)
    named = [draft.qualification_by_id.get(each) for each in rule.qualifications]
    found = [each for each in named if each is not None]
    if not found or len(found) < len(named):
        return None
    best = sorted((_best_points(each) for each in found), reverse=True)
    has_many = any(each.has_subjects for each in found)
    if not has_many:
        return sum(best[: rule.max_awards])
    return None if rule.max_awards is None else best[0] * rule.max_awards


def _most_of_any(max_awards: int | None, draft: Draft) -> int | None:
    if max_awards is None or "qualifications" in draft.partly_read:
        return None
    return max_awards * max(map(_best_points, draft.qualification_by_id.values()), default=0)


def _best_points(qualification: Qualification) -> int:
    if qualification.scale == "access":
        return AccessGrades(ACCESS_GRADED_CREDITS, 0, 0).points
    return max(qualification.tariff.values(), default=0)


# --- rules that are asked together --------------------------------------------------------------


def check_rules_agree(draft: Draft) -> Iterator[Finding]:
    """Report two rules, asked together, of which nobody can meet both: ages, jobs, awards."""
    for spot, piece in draft.pieces:
        if isinstance(piece, _JOINING):
            together = tuple(_together(spot, piece))
            yield from _ages_apart(together)
            yield from _jobs_apart(together)
            yield from _awards_apart(together)


_Joining = All | Entry | Programme | OtherOffer | AdvancedEntry
_JOINING = get_args(_Joining)
"""What holds rules that must all be met."""


def _together(spot: Spot, piece: _Joining) -> Iterator[tuple[Spot, Requirement]]:
    """Yield the rules that must all be met, without those that help or may fall away."""
    key, rules = ("of", piece.of) if isinstance(piece, All) else ("requires", piece.requires)
    for index, rule in enumerate(rules):
        if rule.strength == "helps" or rule.unless:
            continue
        at = spot.at(key, index)
        if isinstance(rule, All):
            yield from _together(at, rule)
        else:
            yield at, rule


def _ages_apart(together: Iterable[tuple[Spot, Requirement]]) -> Iterator[Finding]:
    for (first, one), (second, other) in _pairs(together, Age):
        lowest = max(age.at_least or 0 for age in (one, other))
        highest = min(age.at_most or lowest for age in (one, other))
        is_own_fault = _is_empty(one) or _is_empty(other)
        if lowest > highest and not is_own_fault:
            message = f"nobody is {lowest} or older and {highest} or younger"
            yield Finding(second, message, "correct one, or make them two ways in", see=first)


def _is_empty(age: Age) -> bool:
    return (age.at_least or 0) > (age.at_most or 100)


def _jobs_apart(together: Iterable[tuple[Spot, Requirement]]) -> Iterator[Finding]:
    for (first, one), (second, other) in _pairs(together, Job):
        if one.roles and other.roles and not set(one.roles) & set(other.roles):
            message = f'nobody has one job that fits "{one.id}" and "{other.id}"'
            hint = "name a role in both, or join them by any"
            yield Finding(second.at("roles"), message, hint, see=first)


def _awards_apart(together: Iterable[tuple[Spot, Requirement]]) -> Iterator[Finding]:
    rules = tuple(together)
    for spot, none in rules:
        if isinstance(none, NoneOf):
            refused = {held for rule in none.of for held in _any_holding(rule)}
            for see, asked in rules:
                if isinstance(asked, Award) and set(asked.qualifications or "?") <= refused:
                    message = f'rule "{asked.id}" asks for what "{none.id}" shuts out'
                    hint = "correct one, or make them two ways in"
                    yield Finding(spot, message, hint, see=see)


def _any_holding(rule: Requirement) -> tuple[str, ...]:
    """Return the awards that a rule names without a condition: whoever holds one meets it."""
    if not isinstance(rule, Award):
        return ()
    conditions = (rule.grade, rule.subjects, rule.parts, rule.specification, rule.within_years)
    return () if any(conditions) or rule.unless else rule.qualifications


def _pairs(
    together: Iterable[tuple[Spot, Requirement]], kind: type[_R]
) -> Iterator[tuple[tuple[Spot, _R], tuple[Spot, _R]]]:
    """Yield every 2 rules of a kind that are judged at the same time."""
    rules = [(spot, rule) for spot, rule in together if isinstance(rule, kind)]
    for by in ("application", "start", "during"):
        yield from combinations([(spot, rule) for spot, rule in rules if rule.by == by], 2)


def check_jobs_held(draft: Draft) -> Iterator[Finding]:
    """Report jobs that a course asks for although its students cannot hold them."""
    for spot, course in draft.named:
        if not isinstance(course, Course):
            continue
        for index, way in enumerate(course.entry):
            for at, rule in _together(spot.at("entry", index), way):
                words = _job_not_held(course, rule) if isinstance(rule, Job) else None
                if words:
                    yield Finding(at.at("roles"), *words)


def _job_not_held(course: Course, rule: Job) -> tuple[str, str] | None:
    if course.mode == "full-time" and rule.by == "during":
        return (
            "nobody holds a job during a full-time course",
            'write "by: application" or "by: start", or change the mode',
        )
    is_in_course = rule.by != "application"
    apart = bool(rule.roles) and not set(rule.roles) & set(course.employed_as)
    if is_in_course and course.employed_as and apart:
        return (
            f'nobody has one job that fits "{rule.id}" and employed_as',
            "name a role in both, or ask for the other job by application",
        )
    return None
