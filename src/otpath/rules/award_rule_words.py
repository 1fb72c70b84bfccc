"""What a rule asks of awards, in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import ScaleName
from otpath.catalogue.requirements import AccessCredits, Award, Gcses, Grades, Recency, Tariff
from otpath.catalogue.rule_parts import Equivalent, PartRule, Refusal, SubjectPoints, SubjectRule
from otpath.rules.award_words import (
    at_grade,
    before_subject,
    grade_words,
    subject_in_words,
    subjects_in_words,
)
from otpath.rules.phrases import counted, joined


def gcses_in_words(rule: Gcses, catalogue: Catalogue, nation: Nation | None = None) -> str:
    """Say which GCSEs are asked, and what is taken instead or refused.

    With a nation, what is taken instead is what is taught there, and its own award comes first.
    """
    words = _gcses_asked(rule)
    taken = _taken_instead(rule, catalogue, nation)
    if nation == "scotland" and _names_all(rule) and NATIONAL_5 in taken:
        words, taken = _national_5s_first(rule, words, taken)
    return (
        words
        + _taken_words(taken)
        + _sitting(one=rule.one_sitting)
        + _refused(rule.refuse, catalogue)
    )


NATIONAL_5 = "National 5 at grade C or above"
"""The words of National 5s at the usual grade, where they cover every subject that is named."""


def _gcses_asked(rule: Gcses) -> str:
    among_others = len(rule.including) > 1
    named = joined(
        _subject_rule_in_words(asked, rule.grade, among_others=among_others)
        for asked in rule.including
    )
    grade = at_grade("gcse", rule.grade) + _letters(rule.letter)
    if _names_all(rule):
        return f"GCSE {named}{grade}"
    return _how_many(rule) + grade + (f", including {named}" if named else "")


def _names_all(rule: Gcses) -> bool:
    return rule.stated and rule.count <= len(rule.including) and not rule.usual_count


def _national_5s_first(rule: Gcses, words: str, taken: Sequence[str]) -> tuple[str, list[str]]:
    """Turn round what is asked: in Scotland the GCSE is the award that is taken instead."""
    subjects = words.removeprefix("GCSE ").removesuffix(at_grade("gcse", rule.grade))
    gcse = "GCSE" + at_grade("gcse", rule.grade)
    others = [other for other in taken if other != NATIONAL_5]
    return NATIONAL_5.replace("National 5", f"National 5 {subjects}"), [gcse, *others]


def _how_many(rule: Gcses) -> str:
    if not rule.stated:
        return f"some GCSEs (no page gives a number; {rule.count} is our figure)"
    if rule.usual_count:
        return f"{rule.count} to {rule.usual_count} GCSEs"
    return counted(rule.count, "GCSE")


def _letters(letter: str | None) -> str:
    return f", or {letter} for a GCSE in letters" if letter else ""


def _sitting(*, one: bool) -> str:
    return ", all from one sitting" if one else ""


def _refused(refusals: Iterable[Refusal], catalogue: Catalogue) -> str:
    words = joined((_refusal_in_words(refusal, catalogue) for refusal in refusals), "or")
    return f"; not taken: {words}" if words else ""


def _refusal_in_words(refusal: Refusal, catalogue: Catalogue) -> str:
    if refusal.qualification is None:
        return subject_in_words(refusal.subject or "")
    qualification = catalogue.qualifications[refusal.qualification]
    subject = refusal.subject
    if subject is None:
        return qualification.title
    return qualification.title + before_subject(qualification) + subject_in_words(subject)


def _subject_rule_in_words(rule: SubjectRule, usual: str, *, among_others: bool) -> str:
    own = "" if rule.grade in (None, usual) else f" at {grade_words('gcse', rule.grade)}"
    own += _letters(rule.letter)
    choice = {1: "", 2: "either "}.get(len(rule.subjects), "one of ") if among_others else ""
    return choice + subjects_in_words(rule.subjects, open_list=rule.open_list) + own


def _taken_instead(rule: Gcses, catalogue: Catalogue, nation: Nation | None) -> list[str]:
    accepted = [e for e in rule.accept if _is_taught(e.qualification, catalogue, nation)]
    words = (_equivalent_in_words(e, rule, catalogue) for e in accepted or rule.accept)
    return list(dict.fromkeys(words))


def _is_taught(qualification: str, catalogue: Catalogue, nation: Nation | None) -> bool:
    """Tell whether a nation has a course for an award; without any course, it may."""
    nations = [
        course.nations for course in catalogue.courses.values() if course.gives(qualification)
    ]
    return nation is None or not nations or any(nation in these for these in nations)


def _taken_words(taken: Sequence[str]) -> str:
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
        + (f" {subject_in_words(taken.subject)}" if subject and taken.subject else "")
        + at_grade(qualification.scale, taken.grade)
        + _parts_in_words(taken.parts)
    )


def award_asked_in_words(rule: Award, catalogue: Catalogue) -> str:
    """Say which award is asked, in which subject, at which grade, with which parts."""
    qualifications = [catalogue.qualifications[id_] for id_ in rule.qualifications]
    words = joined((q.title for q in qualifications), "or") or f"an award at level {rule.level}"
    if rule.level is not None:
        words += " or above"
    if rule.subjects:
        words += before_subject(*qualifications)
        words += subjects_in_words(rule.subjects, open_list=rule.open_list)
    elif rule.open_list:
        words += " in a relevant subject"
    if qualifications:
        words += _grade_or_range(rule, qualifications[0].scale)
    elif rule.grade:
        words += f", at {rule.grade}"
    words += _parts_in_words(rule.parts)
    words += f" ({rule.specification})" if rule.specification else ""
    words += _no_older(rule.within_years)
    return words + (", or working towards it" if rule.in_progress else "")


def _grade_or_range(rule: Award, scale: ScaleName | None) -> str:
    if scale is None or rule.grade is None or rule.usual_grade is None:
        return at_grade(scale, rule.grade)
    low, high = (grade_words(scale, grade, twin=False) for grade in (rule.grade, rule.usual_grade))
    return f" at {low} to {high.removeprefix('grade ')}"


def _parts_in_words(parts: Iterable[PartRule]) -> str:
    words = joined(_part_in_words(part) for part in parts)
    return f" with {words}" if words else ""


def _part_in_words(part: PartRule) -> str:
    name = subjects_in_words(part.any_of)
    if part.points:
        return f"{counted(part.points, 'point')} in {name}"
    if part.credits:
        level = f" at level {part.level}" if part.level else ""
        grade = f" at {part.grade}" if part.grade else ""
        return f"{counted(part.credits, 'credit')} in {name}{level}{grade}"
    return f"{name} at {part.grade}" if part.grade else name


def grades_in_words(rule: Grades, catalogue: Catalogue) -> str:
    """Say which string of grades is asked, as "A levels at BBC, including biology"."""
    titles = joined((catalogue.qualifications[id_].title for id_ in rule.qualifications), "or")
    words = f"{titles} at {_string(rule.grades)}" if rule.grades else f"{rule.count} of: {titles}"
    words += f" to {_string(rule.usual)}" if rule.usual else ""
    named = joined(_named_subject(asked) for asked in rule.including)
    words += f", including {named}" if named else ""
    words += _sitting(one=rule.one_sitting) + _no_older(rule.within_years)
    return words + _refused(rule.refuse, catalogue)


def _no_older(years: int | None) -> str:
    return f", gained in the last {counted(years, 'year')}" if years else ""


def _string(grades: Sequence[str]) -> str:
    return ("" if all(len(grade) == 1 for grade in grades) else " ").join(grades)


def _named_subject(asked: SubjectRule) -> str:
    grade = f" at {asked.grade}" if asked.grade else ""
    return subjects_in_words(asked.subjects, open_list=asked.open_list) + grade


def tariff_in_words(rule: Tariff, catalogue: Catalogue) -> str:
    """Say how many points are asked, from what, and what must be among them."""
    titles = joined((catalogue.qualifications[id_].title for id_ in rule.qualifications), "or")
    points = f"{rule.points} to {rule.usual}" if rule.usual else str(rule.points)
    words = f"{points} UCAS Tariff {'point' if points == '1' else 'points'}"
    words += f" from {titles}" if titles else ""
    words += f" ({counted(rule.max_awards, 'award')} at most)" if rule.max_awards else ""
    words += f" with {counted(rule.min_a_levels, 'A level')} or more" if rule.min_a_levels else ""
    named = [*map(_points_in_subjects, rule.subject_points), *map(_named_subject, rule.including)]
    words += f", including {joined(named)}" if named else ""
    return words + _no_older(rule.within_years) + _refused(rule.refuse, catalogue)


def _points_in_subjects(asked: SubjectPoints) -> str:
    subjects = subjects_in_words(asked.subjects, open_list=asked.open_list)
    return f"{asked.points} in {subjects}" + (" from a single award" * asked.in_one_award)


def access_in_words(rule: AccessCredits) -> str:
    """Say what is asked of an Access to HE Diploma."""
    subject = subjects_in_words(rule.subjects, open_list=rule.open_list)
    words = "Access to HE Diploma" + (f" in {subject}" if subject else "")
    if rule.distinctions or rule.merits:
        words += f" with {credits_in_words(rule)}"
    parts = _parts_in_words(rule.parts)
    words += parts.replace(" with ", " and ", 1) if " with " in words else parts
    words += ", all from new learning" if rule.new_learning else ""
    return words + _no_older(rule.within_years)


def credits_in_words(rule: AccessCredits) -> str:
    """Say which credits are asked, as "15 credits at distinction and 30 more at merit or above"."""
    if not rule.distinctions:
        return f"{counted(rule.merits, 'credit')} at merit or above"
    words = f"{counted(rule.distinctions, 'credit')} at distinction"
    return f"{words} and {rule.merits} more at merit or above" if rule.merits else words


def recency_in_words(rule: Recency) -> str:
    """Say how recent study must be."""
    study = f"{'assessed ' if rule.assessed else ''}study at level {rule.level} or above"
    if rule.years is None:
        return f"recent {study} (no page gives a number of years)"
    return f"{study} finished in the last {counted(rule.years, 'year')}"
