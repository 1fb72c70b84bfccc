"""How a person's facts are written on a command line, and what is wrong with one that is not.

Subjects and grades are understood as people say them: 'english', 'maths=C', 'science=5-4'. Award
and role names are looked up by the caller, who knows the catalogue.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import takewhile

from otpath.catalogue.base import NATIONS, Nation
from otpath.catalogue.grades import SCALES, UNKNOWN, ScaleName, allowed_grades, read_grade
from otpath.catalogue.months import RESULTS_MONTH, month_number
from otpath.person.profile import COMBINED_SCIENCE, OTHER_SUBJECT, Holding

NONE = "none"

_SUBJECT_WORDS = {
    "english": "english-language",
    "english-lang": "english-language",
    "language": "english-language",
    "english-lit": "english-literature",
    "literature": "english-literature",
    "math": "maths",
    "mathematics": "maths",
    "bio": "biology",
    "double-science": COMBINED_SCIENCE,
    "double-award-science": COMBINED_SCIENCE,
    "combined": COMBINED_SCIENCE,
    "dual-science": COMBINED_SCIENCE,
    "hsc": "health-and-social-care",
    "re": "religious-studies",
    "pe": "physical-education",
    "it": "computing",
    "others": OTHER_SUBJECT,
}

_CORE_SUBJECTS = (
    "english-language", "english", "english-literature", "maths", "mathematics", "biology",
    "chemistry", "physics", "science", "combined-science",
)  # fmt: skip
"""Subjects that rules ask for by name: one slip in these would quietly lose what a person has."""

LONGEST_EXPERIENCE = 60 * 12


class UnreadableFactError(ValueError):
    """A fact that cannot be read: what was written, what is allowed, what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class GcseFacts:
    """What the `--gcse` options say together."""

    holdings: tuple[Holding, ...]
    denied: frozenset[tuple[str, str | None]]
    complete: bool


def read_gcses(values: Iterable[str]) -> GcseFacts:
    """Read 'maths=3', 'english=5,maths=none', 'science=5-4', 'other=4' or 'none'."""
    parts = [part for value in values for part in _gcse_parts(value)]
    holdings: list[Holding] = []
    denied: set[tuple[str, str | None]] = set()
    complete = False
    for part in parts:
        if part.casefold() == NONE:
            complete = True
            continue
        subject, grade = _subject_and_grade(part)
        if grade.casefold() != NONE:
            holdings += gcse_holdings(subject, grade, f"--gcse {part!r}")
        elif subject == OTHER_SUBJECT:
            complete = True
        else:
            denied.add(("gcse", subject))
    if complete and holdings and NONE in {part.casefold() for part in parts}:
        raise UnreadableFactError(
            "--gcse none says there are no GCSEs at all, yet others are given",
            "write 'others=none' to say that the list is complete",
        )
    _check_not_both(holdings, denied)
    return GcseFacts(tuple(holdings), frozenset(denied), complete)


def _gcse_parts(value: str) -> list[str]:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not parts:
        raise UnreadableFactError(
            f"--gcse {value!r} says nothing",
            "write it as 'maths=4', or 'none' where there are no GCSEs",
        )
    return parts


def _check_not_both(
    holdings: Iterable[Holding], denied: Collection[tuple[str, str | None]]
) -> None:
    for holding in holdings:
        if (holding.qualification, holding.subject) in denied:
            raise UnreadableFactError(
                f"--gcse: {holding.subject} is given a grade and is also said to be none",
                f"leave out '{holding.subject}={holding.grade}' or '{holding.subject}=none'",
            )


def read_subject(text: str) -> str:
    """Return the subject's id: kebab-case, with the short names people use."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    return _SUBJECT_WORDS.get(plain, plain)


def known_subject(text: str, where: str) -> str:
    """Return the subject's id, or say that it is none: no letters, or one slip from a usual one."""
    subject = read_subject(text)
    if len(subject) < SHORTEST_SUBJECT or re.search(r"\d", subject):
        raise UnreadableFactError(
            f"{where}: {text!r} is not a subject", "name it in words, as 'maths' or 'biology'"
        )
    meant = next((core for core in _CORE_SUBJECTS if _is_one_slip(subject, core)), None)
    if meant:
        raise UnreadableFactError(f"{where}: no subject {text!r}", f"did you mean {meant!r}?")
    return subject


SHORTEST_SUBJECT = 2


def _is_one_slip(said: str, meant: str) -> bool:
    """Tell whether one letter is wrong, missing or too many, or two neighbours are swapped."""
    start = _shared(said, meant)
    end = _shared(said[start:][::-1], meant[start:][::-1])
    a, b = said[start : len(said) - end], meant[start : len(meant) - end]
    return a != b and (max(len(a), len(b)) == 1 or (len(a) == len(b) == 2 and a == b[::-1]))


def _shared(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _subject_and_grade(part: str) -> tuple[str, str]:
    subject, sign, grade = part.partition("=")
    if not sign or not subject.strip() or not grade.strip():
        raise UnreadableFactError(
            f"--gcse {part!r} is not a subject and a grade",
            "write it as 'maths=4', 'english=C', 'maths=none' or 'maths=unknown'",
        )
    return known_subject(subject.strip(), f"--gcse {part!r}"), grade.strip()


def gcse_holdings(subject: str, text: str, where: str) -> list[Holding]:
    """Read the grade of one GCSE, as '4', 'predicted:6', '4:2016', or '5-4' of a double award."""
    text, gained = _without_year(text)
    predicted = text.casefold().startswith("predicted")
    text = re.sub(r"(?i)^predicted[:\s]*", "", text) or UNKNOWN
    double = re.fullmatch(r"([1-9U])\s*-?\s*([1-9U])|([A-GU]\*?)\s*-?\s*([A-GU]\*?)", text.upper())
    if subject in {"science", COMBINED_SCIENCE} and double:
        grades = [grade for grade in double.groups() if grade]
        return [Holding("gcse", COMBINED_SCIENCE, grade, predicted, gained) for grade in grades]
    grade = SCALES["gcse"].read(text)
    if grade is None:
        raise UnreadableFactError(
            f"{where}: {text!r} is not a GCSE grade",
            f"grades are {allowed_grades('gcse')}; or none, unknown, predicted:6; "
            "a year may follow, as 4:2016",
        )
    return [Holding("gcse", subject, grade, predicted, gained)]


@dataclass(frozen=True)
class KnownAward:
    """What reading an award needs to know of the qualification it names."""

    id: str
    title: str
    scale: ScaleName | None
    has_subjects: bool


def read_award(text: str, find: Callable[[str], KnownAward | None]) -> Holding:
    """Read 'BTEC:health and social care:DMM', 'bsc:psychology:2:1:2016' or 'care certificate'.

    Parts follow as NAME=VALUE: 'T level:merit:core=B' or 'access:D15 M30:biology=15,maths=12'.

    `find` returns the qualification that a name means, or None.
    """
    written = [part.strip() for part in text.split(":") if part.strip()]
    said_of_parts = tuple(_part(s) for part in written if "=" in part for s in part.split(","))
    words, gained = _without_year(":".join(part for part in written if "=" not in part))
    award, rest = named_award(words.split(":") if words else [], find, f"--have {text!r}")
    predicted = bool(rest) and any(part.casefold() == "predicted" for part in rest)
    rest = [part for part in rest if part.casefold() != "predicted"]
    grade, subjects = _grade_at_end(award.scale, rest)
    if len(subjects) > 1 or (subjects and not (award.has_subjects and _is_wordy(subjects[0]))):
        raise _no_grade(text, subjects[-1], award)
    if subjects and _is_row_of_grades(subjects[0], award.scale):
        raise UnreadableFactError(
            f"--have {text!r}: {subjects[0]!r} is several grades in one",
            f"give each {award.title} by itself, as '{award.title}:biology:{subjects[0][0]}'",
        )
    subject = known_subject(subjects[0], f"--have {text!r}") if subjects else None
    if grade is None and award.scale:
        grade = UNKNOWN
    return Holding(
        award.id, subject, grade if award.scale else None, predicted, gained, said_of_parts
    )


def named_award(
    parts: list[str], find: Callable[[str], KnownAward | None], where: str
) -> tuple[KnownAward, list[str]]:
    """Return the award and what is said of it. Its name may go on, as in 'T Level:health'."""
    if len(parts) > 1 and _is_wordy(parts[1]):
        longer = _found(f"{parts[0]} {parts[1]}", find)
        shorter = _found(parts[0], find)
        if longer and not (shorter and shorter.has_subjects):
            return longer, parts[2:]
    award = find(parts[0]) if parts else None
    if award is None:
        raise UnreadableFactError(
            f"{where}: no qualification of that name",
            "write it as NAME:SUBJECT:GRADE:YEAR; each part after the name may be left out",
        )
    return award, parts[1:]


def _found(name: str, find: Callable[[str], KnownAward | None]) -> KnownAward | None:
    try:
        return find(name)
    except UnreadableFactError:
        return None


def _no_grade(text: str, said: str, award: KnownAward) -> UnreadableFactError:
    message = f"--have {text!r}: {said!r} is not a grade of {award.title}"
    if award.scale is None and not award.has_subjects:
        return UnreadableFactError(
            message,
            f"it has no subject, and no grade but pass: write --have {award.id}; "
            f"a year may follow, as {award.id}:2015",
        )
    unknown = " or unknown" if award.scale else ""
    return UnreadableFactError(
        message,
        f"grades are {allowed_grades(award.scale)}{unknown}; write NAME:SUBJECT:GRADE:YEAR, "
        "each part after the name may be left out; "
        "write predicted: before the grade of a result still to come",
    )


def _is_row_of_grades(text: str, scale: ScaleName | None) -> bool:
    """Tell whether several grades were written as one, as in 'A levels:BBB'."""
    return scale in SINGLE_SUBJECT_SCALES and bool(re.fullmatch(r"([A-G]\*?){2,6}", text))


SINGLE_SUBJECT_SCALES = ("a-level", "scottish", "gcse", "igcse", "o-level")
"""Scales of awards that people hold several of, and so write in a row."""


def _part(said: str) -> tuple[str, str]:
    """Read what is said of a part, as 'core=B'."""
    name, _, value = said.partition("=")
    if not name.strip() or not value.strip():
        raise UnreadableFactError(
            f"--have: {said!r} is not a part and its grade or credits",
            "write it as core=B, or biology=15; put commas between several",
        )
    return re.sub(r"[\s_]+", "-", name.strip().casefold()), value.strip()


def _is_wordy(text: str) -> bool:
    """Tell a subject from a grade of another kind of award, such as 'DMM' or 'merit'."""
    is_grade = any(scale.read(text) for scale in SCALES.values())
    return not is_grade and not re.search(r"\d", text)


def _grade_at_end(scale: ScaleName | None, parts: list[str]) -> tuple[str | None, list[str]]:
    # A degree class holds a colon itself, so the last two parts are tried together first.
    for size in (2, 1):
        if len(parts) >= size:
            grade = read_grade(scale, ":".join(parts[-size:]))
            if grade is not None:
                return grade, parts[:-size]
    return None, parts


def _without_year(text: str) -> tuple[str, int | None]:
    found = re.fullmatch(r"(.*):\s*((?:19[5-9]|20\d)\d)(-(?:0[1-9]|1[0-2]))?", text.strip())
    if found is None:
        return text.strip(), None
    # Results come in summer: an award of a year counts from its August, unless a month is said.
    return found[1], month_number(int(found[2]), int(found[3][1:]) if found[3] else RESULTS_MONTH)


def read_experience(text: str) -> tuple[str, int]:
    """Read 'porter=24' or 'porter=2 years' as a role's name and months."""
    name, sign, length = text.partition("=")
    months = read_length(length)
    if not sign or not name.strip() or months is None:
        raise UnreadableFactError(
            f"--experience {text!r} is not a role and a length",
            "write it as 'porter=24' (months) or 'porter=2 years'",
        )
    if months > LONGEST_EXPERIENCE:
        raise UnreadableFactError(
            f"--experience {text!r} is longer than a working life",
            "a number alone counts months: write 'porter=24' or 'porter=2 years'",
        )
    return name.strip(), months


def read_length(text: str) -> int | None:
    """Return the months of '24', '24 months' or '2 years'; None where it is no length of time."""
    found = re.fullmatch(r"(\d{1,3})\s*(m|months?|y|years?)?", text.strip().casefold())
    if not found:
        return None
    in_years = (found[2] or "m").startswith("y")
    return int(found[1]) * (12 if in_years else 1)


def nation_of(text: str) -> Nation | None:
    """Return the nation that a person wrote, as 'N. Ireland'; None where it is none."""
    plain = re.sub(r"[^a-z]+", "-", text.casefold()).strip("-")
    return next((nation for nation in NATIONS if nation == _NATION_WORDS.get(plain, plain)), None)


_NATION_WORDS = {
    "ni": "northern-ireland",
    "n-ireland": "northern-ireland",
    "cymru": "wales",
    "alba": "scotland",
}
