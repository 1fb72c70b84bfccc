"""Requirements, awards and verdicts in plain English. Nothing else puts a rule into words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import assert_never

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import SCALES, UNKNOWN, ScaleName, read_grade
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import (
    AccessCredits,
    Age,
    All,
    AnyOf,
    Award,
    Check,
    Count,
    Equivalent,
    Experience,
    Gcses,
    Job,
    Recency,
    Requirement,
    SubjectRule,
    Tariff,
)
from otpath.person.profile import OTHER_SUBJECT, Holding

ROLES_IN_SHORT = 3
"""How many roles the short form names before it only counts the others."""

_SPELLED_SUBJECTS = {"pe": "PE", "ict": "ICT", "it": "IT", OTHER_SUBJECT: "a subject not named"}
_PROPER_SUBJECTS = frozenset({
    "english", "welsh", "irish", "french", "german", "spanish", "italian", "latin", "greek",
    "russian", "chinese", "urdu", "polish", "arabic", "bengali", "gaelic",
})  # fmt: skip
_SCHOOL_KINDS = frozenset({"gcse", "a-level", "functional-skills"})
_GCSE_TWINS = {"7": "A", "4": "C", "1": "G", "A": "7", "C": "4", "G": "1"}


def in_words(requirement: Requirement, catalogue: Catalogue, *, short: bool = False) -> str:
    """Say what a requirement asks, as a phrase to stand after "You need".

    The short form names no more than three roles and counts the others.
    """
    words = asked_in_words(requirement, catalogue, short=short)
    if not requirement.unless:
        return words
    others = (_grouped(other, catalogue, short=short) for other in requirement.unless)
    return f"{words}, unless this is met: {'; or '.join(others)}"


def asked_in_words(requirement: Requirement, catalogue: Catalogue, *, short: bool = False) -> str:
    """Say what a requirement asks, leaving out what would make it fall away."""
    match requirement:
        case All() | AnyOf() | Count():
            return _group_in_words(requirement, catalogue, short=short)
        case Experience():
            return _experience_in_words(requirement, catalogue, short=short)
        case Job():
            return _job_in_words(requirement, catalogue, short=short)
        case Gcses():
            return _gcses_in_words(requirement, catalogue)
        case Award():
            return _award_asked_in_words(requirement, catalogue)
        case Tariff():
            return _tariff_in_words(requirement, catalogue)
        case _:
            return _plain_leaf_in_words(requirement)


def _plain_leaf_in_words(requirement: AccessCredits | Age | Recency | Check) -> str:
    match requirement:
        case AccessCredits():
            return f"Access to HE Diploma with {credits_in_words(requirement)}"
        case Age():
            return age_in_words(requirement)
        case Recency():
            years = counted(requirement.years, "year")
            return f"study at level {requirement.level} or above finished in the last {years}"
        case Check():
            return f"{requirement.text} (decided by {requirement.who})"
        case _:
            assert_never(requirement)


# --- groups -----------------------------------------------------------------------------------


def group_heading(group: All | AnyOf | Count) -> str:
    """Open a list of what a group joins, as "at least 2 of these"."""
    match group:
        case All():
            return "all of these"
        case AnyOf():
            return "one of these"
        case Count():
            return f"at least {group.at_least} of these"
        case _:
            assert_never(group)


def _group_in_words(group: All | AnyOf | Count, catalogue: Catalogue, *, short: bool) -> str:
    parts = [_grouped(child, catalogue, short=short) for child in group.of]
    match group:
        case All():
            return "; and ".join(parts)
        case AnyOf():
            return "; or ".join(parts)
        case Count():
            return f"{group_heading(group)}: {'; '.join(parts)}"
        case _:
            assert_never(group)


def _grouped(requirement: Requirement, catalogue: Catalogue, *, short: bool) -> str:
    words = in_words(requirement, catalogue, short=short)
    is_joined = isinstance(requirement, All | AnyOf | Count) and len(requirement.of) > 1
    return f"({words})" if is_joined else words


# --- awards -----------------------------------------------------------------------------------


def _gcses_in_words(rule: Gcses, catalogue: Catalogue) -> str:
    among_others = len(rule.including) > 1
    named = joined(
        _subject_rule_in_words(asked, rule.grade, among_others=among_others)
        for asked in rule.including
    )
    at_grade = _at_grade("gcse", rule.grade)
    if rule.count <= len(rule.including):
        words = f"GCSE {named}{at_grade}"
    else:
        words = f"{counted(rule.count, 'GCSE')}{at_grade}"
        words += f", including {named}" if named else ""
    return words + _taken_instead(rule, catalogue)


def gcse_in_words(subjects: Sequence[str], grade: str) -> str:
    """Name one GCSE that is asked for, as "GCSE maths at grade 4 (C) or above"."""
    return f"GCSE {_subjects(subjects)}".rstrip() + _at_grade("gcse", grade)


def more_gcses_in_words(number: int, grade: str) -> str:
    """Say how many are still wanted, as "2 more GCSEs at grade 4 (C) or above"."""
    return counted(number, "more GCSE") + _at_grade("gcse", grade)


def _subject_rule_in_words(rule: SubjectRule, usual: str, *, among_others: bool) -> str:
    own = "" if rule.grade in (None, usual) else f" at {_grade_words('gcse', rule.grade)}"
    choice = {1: "", 2: "either "}.get(len(rule.subjects), "one of ") if among_others else ""
    return choice + _subjects(rule.subjects) + own


def _taken_instead(rule: Gcses, catalogue: Catalogue) -> str:
    taken = list(dict.fromkeys(_equivalent_in_words(e, rule, catalogue) for e in rule.accept))
    if not taken:
        return ""
    return f", or {taken[0]}" if len(taken) == 1 else f"; taken instead: {_folded(taken)}"


def _folded(titles: Sequence[str]) -> str:
    """Join titles, saying once the words that all of them begin and end with."""
    split = [title.split() for title in titles]
    start = _shared(split)
    end = _shared([words[start:][::-1] for words in split])
    middles = [" ".join(words[start : len(words) - end]) for words in split]
    if not (start and end and all(middles)):
        return joined(titles, "or")
    first = split[0]
    return " ".join([*first[:start], joined(middles, "or"), *first[len(first) - end :]])


def _shared(rows: Sequence[Sequence[str]]) -> int:
    """Count the words with which all rows begin."""
    return sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, zip(*rows, strict=False)))


def _equivalent_in_words(taken: Equivalent, rule: Gcses, catalogue: Catalogue) -> str:
    qualification = catalogue.qualifications[taken.qualification]
    covered = {e.subject for e in rule.accept if e.qualification == taken.qualification}
    covers_all = all(covered & set(asked.subjects) for asked in rule.including)
    subject = qualification.has_subjects and not (covers_all and rule.including)
    return (
        qualification.title
        + (f" {subject_in_words(taken.subject)}" if subject else "")
        + _at_grade(qualification.scale, taken.grade)
    )


def _award_asked_in_words(rule: Award, catalogue: Catalogue) -> str:
    qualifications = [catalogue.qualifications[id_] for id_ in rule.qualifications]
    titles = joined((q.title for q in qualifications), "or")
    if rule.subjects:
        titles += _before_subject(*qualifications) + _subjects(rule.subjects)
    return titles + _at_grade(qualifications[0].scale, rule.grade)


def _before_subject(*qualifications: Qualification) -> str:
    """Return what stands before a subject: nothing in "GCSE maths", "in" after most titles."""
    is_school = len(qualifications) == 1 and qualifications[0].kind in _SCHOOL_KINDS
    return " " if is_school else " in "


def _tariff_in_words(rule: Tariff, catalogue: Catalogue) -> str:
    titles = joined((catalogue.qualifications[id_].title for id_ in rule.qualifications), "or")
    source = f" from {titles}" if titles else ""
    limit = f" ({counted(rule.max_awards, 'award')} at most)" if rule.max_awards else ""
    return f"{counted(rule.points, 'UCAS Tariff point')}{source}{limit}"


def credits_in_words(rule: AccessCredits) -> str:
    """Say which credits are asked, as "15 credits at distinction and 30 more at merit or above"."""
    if not rule.distinctions:
        return f"{counted(rule.merits, 'credit')} at merit or above"
    words = f"{counted(rule.distinctions, 'credit')} at distinction"
    return f"{words} and {rule.merits} more at merit or above" if rule.merits else words


def award_in_words(holding: Holding, catalogue: Catalogue) -> str:
    """Name an award that a person holds or expects, as "GCSE maths grade 5"."""
    qualification = catalogue.qualifications[holding.qualification]
    words = qualification.title
    if holding.subject == OTHER_SUBJECT:
        words += " (subject not named)"
    elif holding.subject:
        words += _before_subject(qualification) + subject_in_words(holding.subject)
    words += _held_grade(qualification.scale, holding.grade)
    return f"{words} (predicted)" if holding.predicted else words


def _held_grade(scale: ScaleName | None, grade: str | None) -> str:
    if grade == UNKNOWN:
        return " (grade not said)"
    if grade is None or scale is None:
        return ""
    words = _grade_words(scale, grade, twin=False)
    return f" {words}" if words.startswith("grade") else f", {words}"


def subject_in_words(subject: str) -> str:
    """Name a subject, as "English language" for `english-language`."""
    first, *rest = _SPELLED_SUBJECTS.get(subject, subject).split("-")
    return " ".join([first.capitalize() if first in _PROPER_SUBJECTS else first, *rest])


def _subjects(subjects: Iterable[str]) -> str:
    return joined((subject_in_words(subject) for subject in subjects), "or")


def _at_grade(scale: ScaleName | None, grade: str | None) -> str:
    if grade is None or scale is None:
        return ""
    if scale == "access":
        return f" with {grade}"
    is_top = SCALES[scale].grades[-1] == grade
    return f" at {_grade_words(scale, grade)}" + ("" if is_top else " or above")


def _grade_words(scale: ScaleName, grade: str, *, twin: bool = True) -> str:
    spelled = read_grade(scale, grade) or grade
    if scale in {"pass-merit-distinction", "t-level", "degree", "access"}:
        return spelled
    same = _GCSE_TWINS.get(spelled) if twin and scale == "gcse" else None
    return f"grade {spelled} ({same})" if same else f"grade {spelled}"


# --- work and age -----------------------------------------------------------------------------


def _experience_in_words(rule: Experience, catalogue: Catalogue, *, short: bool) -> str:
    months = counted(rule.months, "month") + ("'" if rule.months > 1 else "'s")
    ours = "" if rule.stated else f" (no page gives a number; {rule.months} is our figure)"
    return f"{months} experience as {roles_in_words(rule.roles, catalogue, short=short)}{ours}"


def _job_in_words(rule: Job, catalogue: Catalogue, *, short: bool) -> str:
    hours = f", {rule.hours} hours a week or more" if rule.hours else ""
    return f"a job as {roles_in_words(rule.roles, catalogue, short=short)}{hours}"


def roles_in_words(roles: Sequence[str], catalogue: Catalogue, *, short: bool = False) -> str:
    """List roles with an article, as "an occupational therapy assistant or porter"."""
    titles = [role_in_words(role, catalogue) for role in roles]
    others = len(titles) - ROLES_IN_SHORT
    if short and others > 1:
        titles = [*titles[:ROLES_IN_SHORT], f"one of {others} other roles"]
    return f"{_article(titles[0])} {joined(titles, 'or')}"


def role_in_words(role: str, catalogue: Catalogue) -> str:
    """Name a role inside a sentence: its title, without the capital unless it needs one."""
    title = catalogue.roles[role].title
    has_capitals = re.match(r"\S*[A-Z]", title[1:])
    return title if has_capitals else title[:1].lower() + title[1:]


def _article(title: str) -> str:
    letters_are_read_out = re.match(r"[A-Z]{2}", title)
    sounds = "AEFHILMNORSX" if letters_are_read_out else "aeioAEIO"
    return "an" if title[0] in sounds else "a"


def age_in_words(rule: Age) -> str:
    """Say which age is asked, as "aged 18 or over"."""
    if rule.at_least is None:
        return "any age" if rule.at_most is None else f"aged {rule.at_most} or under"
    if rule.at_most is None:
        return f"aged {rule.at_least} or over"
    return f"aged {rule.at_least} to {rule.at_most}"


# --- small change ---------------------------------------------------------------


def counted(number: int, noun: str) -> str:
    """Return "1 month" or "5 months"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def joined(parts: Iterable[str], word: str = "and") -> str:
    """Join parts as "a, b and c"."""
    *first, last = list(parts) or [""]
    return f"{', '.join(first)} {word} {last}" if first else last
