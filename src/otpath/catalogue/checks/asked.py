"""Checks that the parts of one rule go together: what it takes, refuses, counts and grades."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from otpath.catalogue.base import Record
from otpath.catalogue.drafts import Draft
from otpath.catalogue.grades import ScaleName, at_least, read_grade
from otpath.catalogue.places import Finding, Loc
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import (
    AccessCredits,
    Award,
    EnglishTest,
    Experience,
    Gcses,
    Grades,
    Tariff,
)
from otpath.catalogue.rule_parts import Refusal, SubjectRule

ACCESS_CREDITS = 60
"""All credits of an Access diploma, graded or not."""
IELTS_HIGHEST = 9.0
_Words = tuple[Loc, str, str]
"""Where inside the rule, what is wrong, and what to do."""


def check_rules_consistent(draft: Draft) -> Iterator[Finding]:
    """Report rules whose own numbers do not go together."""
    for spot, piece in draft.pieces:
        for loc, message, hint in _inconsistent(piece):
            yield Finding(spot.at(*loc), message, hint)


def _inconsistent(piece: Record) -> Iterator[_Words]:
    match piece:
        case Grades():
            yield from _uneven_grades(piece)
        case Tariff():
            yield from _uneven_points(piece)
        case Award(level=int(), qualifications=(_, *_)):
            message = "level and qualifications do not go together"
            yield ("qualifications",), message, "remove one of the two"
        case Experience(months=int(months), within_years=int(years)) if months > 12 * years:
            message = f"nobody has {months} months in the last {years * 12}"
            yield ("months",), message, "lower the months, or raise within_years"
        case AccessCredits():
            yield from _too_many_credits(piece)
        case EnglishTest(test="IELTS"):
            yield from _wrong_scores(piece)
        case _:
            return


def _uneven_grades(rule: Grades) -> Iterator[_Words]:
    subjects = len(rule.grades) or rule.count or 0
    if rule.grades and rule.count not in (None, subjects):
        message = f"count ({rule.count}) does not fit the {subjects} grades"
        yield ("count",), message, "remove count, or correct one of the two"
    if rule.usual and len(rule.usual) != subjects:
        message = f"usual has {len(rule.usual)} grades and the lowest offer {subjects}"
        yield ("usual",), message, "give both for as many subjects"
    if subjects and len(rule.including) > subjects:
        message = (
            f"{len(rule.including)} subjects are asked, but the number of awards is {subjects}"
        )
        yield ("including",), message, "give more grades, or ask for fewer subjects"


def _uneven_points(rule: Tariff) -> Iterator[_Words]:
    named = max((part.points for part in rule.subject_points), default=0)
    if named > rule.points:
        message = f"{rule.points} points are asked, but {named} of them in some subjects"
        yield ("points",), message, "correct one of the two numbers"
    if _total_apart(rule) > rule.points >= named:
        message = f"{rule.points} points are asked, but {_total_apart(rule)} in different subjects"
        yield ("points",), message, "correct one of the numbers"
    if rule.max_awards is not None and (rule.min_a_levels or 0) > rule.max_awards:
        message = f"min_a_levels ({rule.min_a_levels}) is more than max_awards ({rule.max_awards})"
        yield ("min_a_levels",), message, "raise max_awards, or lower min_a_levels"
    if rule.max_awards is not None and len(rule.including) > rule.max_awards:
        message = f"{len(rule.including)} subjects are asked, but max_awards is {rule.max_awards}"
        yield ("including",), message, "raise max_awards, or ask for fewer subjects"


def _total_apart(rule: Tariff) -> int:
    """Return the points asked in subjects, where no subject counts for two of them; else 0."""
    subjects = [subject for part in rule.subject_points for subject in part.subjects]
    if len(set(subjects)) < len(subjects):
        return 0
    return sum(part.points for part in rule.subject_points)


def _too_many_credits(rule: AccessCredits) -> Iterator[_Words]:
    for index, part in enumerate(rule.parts):
        if (part.credits or 0) > ACCESS_CREDITS:
            message = f"{part.credits} credits are asked, but a diploma has {ACCESS_CREDITS}"
            yield ("parts", index, "credits"), message, "lower the credits"


def _wrong_scores(rule: EnglishTest) -> Iterator[_Words]:
    scores = {"overall": _score(rule.overall), "each": _score(rule.each or "0")}
    for key, score in scores.items():
        if score is None or score > IELTS_HIGHEST:
            message = f'"{getattr(rule, key)}" is not an IELTS score'
            yield (key,), message, 'write 0 to 9 with one point, as "7.0"'
    overall, each = scores["overall"], scores["each"]
    if overall is not None and each is not None and overall < each <= IELTS_HIGHEST:
        message = f"each part asks more ({rule.each}) than the whole ({rule.overall})"
        yield ("each",), message, "swap or correct the scores"


def _score(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


# --- what is taken and what is refused ----------------------------------------------------------


def check_refusals(draft: Draft) -> Iterator[Finding]:
    """Report awards and subjects that one and the same rule both takes and refuses."""
    for spot, piece in draft.pieces:
        if isinstance(piece, Gcses | Grades | Tariff):
            for index, refused in enumerate(piece.refuse):
                taken = _taken_all_the_same(piece, refused)
                if taken:
                    message = f'the rule takes and refuses "{taken}"'
                    hint = "remove it from one of the two"
                    yield Finding(spot.at("refuse", index), message, hint)


def _taken_all_the_same(rule: Gcses | Grades | Tariff, refused: Refusal) -> str | None:
    """Return what is refused although nothing else could meet the rule, or it is named as taken."""
    if refused.subject is None:
        named = refused.qualification
        return named if named in _awards_taken(rule) else None
    if refused.qualification is None and _is_asked(refused.subject, rule.including):
        return refused.subject
    return None


def _awards_taken(rule: Gcses | Grades | Tariff) -> tuple[str, ...]:
    if isinstance(rule, Gcses):
        return ("gcse", *(taken.qualification for taken in rule.accept))
    return rule.qualifications


def _is_asked(subject: str, including: tuple[SubjectRule, ...]) -> bool:
    return any(subject in asked.subjects for asked in including)


# --- the lowest offer and the usual one ---------------------------------------------------------


def check_usual_offers(draft: Draft) -> Iterator[Finding]:
    """Report usual offers below the lowest one, and grades that do not stand best first."""
    for spot, piece in draft.pieces:
        if isinstance(piece, Grades | Award):
            for named in piece.qualifications:
                qualification = draft.qualification_by_id.get(named)
                if qualification is not None:
                    for loc, message, hint in _below_lowest(piece, qualification):
                        yield Finding(spot.at(*loc), message, hint)


def _below_lowest(rule: Grades | Award, of: Qualification) -> Iterator[_Words]:
    pairs: list[tuple[Loc, str | None, str | None]]
    if isinstance(rule, Award):
        pairs = [(("usual_grade",), rule.grade, rule.usual_grade)]
    else:
        yield from _out_of_order(rule, of.scale)
        pairs = [
            (("usual", index), lowest, usual)
            for index, (lowest, usual) in enumerate(zip(rule.grades, rule.usual, strict=False))
        ]
    for loc, lowest, usual in pairs:
        if lowest and usual and _is_below(of.scale, usual, lowest):
            message = f"the usual grade ({usual}) is below the lowest ({lowest})"
            yield loc, message, "swap or correct the grades"


def _out_of_order(rule: Grades, scale: ScaleName | None) -> Iterator[_Words]:
    for key in ("grades", "usual"):
        for index, (before, after) in enumerate(pairwise(getattr(rule, key)), start=1):
            if _is_below(scale, before, after):
                yield (key, index), f"{after} stands after {before}", "write the best grade first"


def _is_below(scale: ScaleName | None, one: str, other: str) -> bool:
    """Tell whether a grade is lower than another; never where one is not on the scale."""
    if read_grade(scale, one) != one or read_grade(scale, other) != other:
        return False
    return not at_least(scale, one, other)
