"""Judging what one award can meet: an award held, credits by grade, study not too long ago."""

from __future__ import annotations

from collections.abc import Sequence

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import ScaleName, read_access, read_grade
from otpath.catalogue.months import month_words
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import AccessCredits, Award, JudgedBy, Recency
from otpath.person.profile import Holding
from otpath.rules.award_words import award_in_words
from otpath.rules.fields import in_fields
from otpath.rules.holdings import is_open, is_pass, may_hold, reach
from otpath.rules.logic import every, some, verdict_of
from otpath.rules.outcomes import Outcome, Shortfall, ShortfallKind, Verdict
from otpath.rules.parts import judge_parts
from otpath.rules.situation import Situation
from otpath.rules.words import asked_in_words

MET, NOT_KNOWN, NOT_MET = Verdict.MET, Verdict.NOT_KNOWN, Verdict.NOT_MET

Judged = Sequence[tuple[str, Verdict]]
"""What a person holds that bears on a rule: each award in words, with its own verdict."""


# --- an award ---------------------------------------------------------------------------------


def judge_award(rule: Award, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge whether one of the awards asked is held, in a subject and at a grade.

    Where the rule names none, any award at its level will do.
    """
    held = [h for h in situation.holdings if is_named(h, rule, catalogue)]
    since = None if rule.within_years is None else situation.month - 12 * rule.within_years
    judged = [(award_in_words(h, catalogue), _meets(h, rule, since, catalogue)) for h in held]
    named = rule.model_copy(update={"open_list": False})
    has_subject = any(_award_subject(h, named, catalogue) is MET for h in held)
    failing: ShortfallKind = "below-grade" if has_subject else "wrong-subject"
    may_hold_more = _may_hold_one(rule, situation, catalogue)
    return _best_of(judged, rule, failing, catalogue, may_hold_more=may_hold_more)


def is_named(holding: Holding, rule: Award, catalogue: Catalogue) -> bool:
    """Tell whether a rule asks for this qualification, by name or by level."""
    if rule.level is None:
        return holding.qualification in rule.qualifications
    qualification = catalogue.qualifications[holding.qualification]
    level = qualification.rqf_level
    is_whole = bool(rule.subjects) or qualification.kind not in _SINGLE_SUBJECTS
    return is_whole and level is not None and level >= rule.level and is_pass(holding)


_SINGLE_SUBJECTS = ("gcse", "a-level", "functional-skills")
"""Kinds of which one award is not what a page means by "a level 2 qualification"."""


def _may_hold_one(rule: Award, situation: Situation, catalogue: Catalogue) -> bool:
    if rule.level is not None:
        return not situation.all_awards
    return any(
        may_hold(catalogue.qualifications[qualification], subject, situation)
        for qualification in rule.qualifications
        for subject in rule.subjects or (None,)
    )


def _meets(holding: Holding, rule: Award, since: int | None, catalogue: Catalogue) -> Verdict:
    qualification = catalogue.qualifications[holding.qualification]
    by: JudgedBy = "application" if rule.in_progress else rule.by
    return every(
        (
            _award_subject(holding, rule, catalogue),
            _reaches_grade(holding, qualification, rule, by),
            judge_parts(holding, rule.parts),
            MET if since is None else _is_recent(holding, since, rule.by),
            _has_specification(holding, rule),
        )
    )


def _award_subject(holding: Holding, rule: Award, catalogue: Catalogue) -> Verdict:
    """Judge the subject; an award such as Functional Skills maths has one by its nature."""
    if rule.open_list and not rule.subjects:
        return NOT_KNOWN
    qualification = catalogue.qualifications[holding.qualification]
    if rule.subjects and qualification.kind == "functional-skills":
        return verdict_of(not set(qualification.often_taken_for).isdisjoint(rule.subjects))
    return _is_in_subject(holding, rule.subjects, open_list=rule.open_list)


def _reaches_grade(
    holding: Holding, qualification: Qualification, rule: Award, by: JudgedBy
) -> Verdict:
    """Judge the grade; where any award of a level will do, its scale may be another one."""
    at_level = level_two_grade(qualification)
    if rule.level and at_level and reach(holding, qualification, at_level, by) is not MET:
        return reach(holding, qualification, at_level, by)
    if rule.level and rule.grade and read_grade(qualification.scale, rule.grade) != rule.grade:
        return NOT_KNOWN if is_pass(holding) else NOT_MET
    return reach(holding, qualification, rule.grade, by)


def level_two_grade(qualification: Qualification) -> str | None:
    """Return the lowest grade at which a school award is at level 2; below it is at level 1."""
    return _LEVEL_TWO_GRADES.get(qualification.scale) if qualification.scale else None


_LEVEL_TWO_GRADES: dict[ScaleName, str] = {
    "gcse": "4", "igcse": "4", "o-level": "C", "cse": "1", "standard-grade": "2",
    "wassce": "C6",
}  # fmt: skip


def _is_in_subject(holding: Holding, subjects: Sequence[str], *, open_list: bool) -> Verdict:
    if not subjects or holding.subject in subjects:
        return MET
    if holding.subject is None:
        return NOT_KNOWN
    in_field = in_fields(holding.subject, subjects)
    return NOT_KNOWN if in_field is NOT_MET and open_list else in_field


def _has_specification(holding: Holding, rule: Award) -> Verdict:
    said = dict(holding.parts).get("specification")
    if rule.specification is None:
        return MET
    return NOT_KNOWN if said is None else verdict_of(said == rule.specification)


# --- credits of an Access to HE Diploma -------------------------------------------------------


def judge_access_credits(
    rule: AccessCredits, situation: Situation, catalogue: Catalogue
) -> Outcome:
    """Judge the credits at distinction, and those at merit or better beside them."""
    access = {q.id: q for q in catalogue.qualifications.values() if q.scale == "access"}
    judged = [
        (award_in_words(holding, catalogue), _has_credits(holding, rule))
        for holding in situation.holdings
        if holding.qualification in access
    ]
    may_hold_more = any(may_hold(diploma, None, situation) for diploma in access.values())
    return _best_of(judged, rule, "below-grade", catalogue, may_hold_more=may_hold_more)


def _has_credits(holding: Holding, rule: AccessCredits) -> Verdict:
    return every(
        (
            _is_in_subject(holding, rule.subjects, open_list=rule.open_list),
            _reaches_credits(holding, rule),
            judge_parts(holding, rule.parts),
            # Whether credits were carried over is never asked of a person.
            NOT_KNOWN if rule.new_learning else MET,
        )
    )


def _reaches_credits(holding: Holding, rule: AccessCredits) -> Verdict:
    grades = read_access(holding.grade or "")
    if grades is None or is_open(holding, rule.by):
        return NOT_KNOWN
    high = grades.distinctions
    return verdict_of(
        high >= rule.distinctions and high + grades.merits >= rule.distinctions + rule.merits
    )


# --- recent study -----------------------------------------------------------------------------

GCSE_LEVEL = 2


def judge_recency(rule: Recency, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Judge whether study at the level ended no more than so many years before."""
    if rule.years is None:
        undecided = Shortfall("they-decide", asked_in_words(rule, catalogue))
        return Outcome(rule, NOT_KNOWN, None, undecided)
    since = situation.month - rule.years * 12
    judged = [
        (_dated(holding, catalogue), _is_recent(holding, since, rule.by))
        for holding in situation.holdings
        if _is_at_level(holding, rule, catalogue)
    ]
    told = situation.all_awards and (situation.all_gcses or rule.level > GCSE_LEVEL)
    return _best_of(judged, rule, "too-old", catalogue, may_hold_more=not told)


def _is_at_level(holding: Holding, rule: Recency, catalogue: Catalogue) -> bool:
    level = catalogue.qualifications[holding.qualification].rqf_level
    return level is not None and level >= rule.level and is_pass(holding)


def _is_recent(holding: Holding, since: int, by: JudgedBy) -> Verdict:
    """Judge the date. A prediction is study still going on, so recent for an application."""
    if holding.predicted:
        return NOT_KNOWN if is_open(holding, by) else MET
    return NOT_KNOWN if holding.gained is None else verdict_of(holding.gained >= since)


def _dated(holding: Holding, catalogue: Catalogue) -> str:
    words = award_in_words(holding, catalogue)
    return words if holding.gained is None else f"{words}, {month_words(holding.gained)}"


# --- what they share --------------------------------------------------------------------------


def _best_of(
    judged: Judged,
    rule: Award | AccessCredits | Recency,
    failing: ShortfallKind,
    catalogue: Catalogue,
    *,
    may_hold_more: bool,
) -> Outcome:
    """Judge a rule that one award meets. `failing` is why those that were stated do not."""
    untold = [NOT_KNOWN] * may_hold_more
    verdict = some([*(own for _, own in judged), *untold])
    telling = next((words for words, own in judged if own is verdict), None)
    if verdict is MET:
        return Outcome(rule, MET, telling)
    asked = asked_in_words(rule, catalogue)
    text = f"{asked} (you have {telling})" if telling else asked
    if verdict is NOT_KNOWN:
        return Outcome(rule, NOT_KNOWN, shortfall=Shortfall("not-known", text))
    return Outcome(rule, NOT_MET, shortfall=Shortfall(failing if judged else "missing", text))
