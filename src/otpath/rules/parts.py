"""Parts of awards and refusals: a T Level's core, credits in a subject, awards not taken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from otpath.catalogue.grades import at_least, part_scale, read_grade
from otpath.catalogue.rule_parts import PartRule, Refusal
from otpath.person.profile import Holding
from otpath.rules.logic import every, some, verdict_of
from otpath.rules.outcomes import Verdict


def judge_parts(holding: Holding, rules: Iterable[PartRule]) -> Verdict:
    """Judge all parts asked of one award. A part of which nothing was said is not known."""
    return every(_judge_part(holding, rule) for rule in rules)


def _judge_part(holding: Holding, rule: PartRule) -> Verdict:
    said = [value for name, value in holding.parts if name in rule.any_of]
    if not said:
        return Verdict.NOT_KNOWN
    return some(every((_number(value, rule), _grade(value, rule))) for value in said)


def _number(value: str, rule: PartRule) -> Verdict:
    asked = rule.credits or rule.points
    if asked is None:
        return Verdict.MET
    found = re.match(r"\d+", value)
    return verdict_of(int(found[0]) >= asked) if found else Verdict.NOT_KNOWN


def _grade(value: str, rule: PartRule) -> Verdict:
    scale = part_scale(rule.grade) if rule.grade else None
    if scale is None or rule.grade is None:
        return Verdict.MET
    grade = read_grade(scale, value.lstrip("0123456789 "))
    return verdict_of(at_least(scale, grade, rule.grade)) if grade else Verdict.NOT_KNOWN


def is_refused(holding: Holding, refusals: Iterable[Refusal]) -> bool:
    """Tell whether the page says that it does not take this award, or this subject of it."""
    return any(
        refusal.qualification in (None, holding.qualification)
        and refusal.subject in (None, holding.subject)
        for refusal in refusals
    )
