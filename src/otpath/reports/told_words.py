"""What a person told us, in words, so that they can check it. Nothing that is only assumed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from otpath.catalogue.base import NATION_NAMES
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import RESULTS_MONTH, calendar_month, month_code, month_words
from otpath.person.profile import Holding, Person
from otpath.reports.wording import length_words
from otpath.rules.award_words import award_in_words, subject_in_words
from otpath.rules.life_words import role_in_words

YOU_TOLD_US = "You told us"


def told_sentence(told: tuple[str, ...]) -> str:
    """Say all that was told in one line; nothing where nothing was."""
    return f"{YOU_TOLD_US}: {'; '.join(told)}." if told else ""


def told_words(person: Person, catalogue: Catalogue, *, job_told: bool = True) -> tuple[str, ...]:
    """Return the facts that were told, each in words, the job first."""
    job = list(_job(person, catalogue)) if job_told else []
    rest = [
        *_experience(person, catalogue, present=not job_told),
        *([f"aged {person.age}"] if person.age is not None else []),
        *([f"you live in {NATION_NAMES[person.nation]}"] if person.nation else []),
        *_awards(person, catalogue),
        *_denied(person, catalogue),
        *_whole(person),
    ]
    return (*job, *rest)


def told_data(person: Person) -> dict[str, Any]:
    """Return the same facts as plain data; null is what was not said."""
    return {
        "age": person.age,
        "nation": person.nation,
        "experience": dict(person.experience),
        "awards": [_award_data(holding) for holding in person.holdings],
        "not_held": [list(pair) for pair in sorted(person.denied, key=str)],
        "all_gcses": person.all_gcses,
        "all_awards": person.all_awards,
    }


def _award_data(holding: Holding) -> dict[str, Any]:
    return {
        "qualification": holding.qualification,
        "subject": holding.subject,
        "grade": holding.grade,
        "predicted": holding.predicted,
        "gained": None if holding.gained is None else month_code(holding.gained),
        "parts": dict(holding.parts),
    }


def _job(person: Person, catalogue: Catalogue) -> Iterator[str]:
    title = catalogue.roles[person.job].title
    months = person.experience.get(person.job)
    yield title if months is None else f"{title} for {length_words(months)}"


def _experience(person: Person, catalogue: Catalogue, *, present: bool) -> Iterator[str]:
    for role, months in person.experience.items():
        if present or role != person.job:
            yield f"{length_words(months)} as {role_in_words(role, catalogue)}"


def _awards(person: Person, catalogue: Catalogue) -> Iterator[str]:
    """Yield the awards; several in one qualification together, as 'O level: maths grade D'."""
    for name, group in groupby(person.holdings, lambda held: held.qualification):
        held = tuple(group)
        title = catalogue.qualifications[name].title
        words = [_award(holding, catalogue) for holding in held]
        if len(held) == 1 or not all(word.startswith(f"{title} ") for word in words):
            yield from words
        else:
            yield f"{title}: {', '.join(word.removeprefix(f'{title} ') for word in words)}"


def _award(holding: Holding, catalogue: Catalogue) -> str:
    words = award_in_words(holding, catalogue)
    if holding.gained is None:
        return words
    is_year = calendar_month(holding.gained) == RESULTS_MONTH
    when = str(holding.gained // 12) if is_year else month_words(holding.gained)
    return f"{words} ({when})"


def _denied(person: Person, catalogue: Catalogue) -> Iterator[str]:
    for name, subject in sorted(person.denied, key=str):
        what = f" {subject_in_words(subject)}" if subject else ""
        yield f"no {catalogue.qualifications[name].title}{what}"


def _whole(person: Person) -> Iterator[str]:
    """Yield that a list is the whole list, where that was said."""
    has_gcse = any(held.qualification == "gcse" for held in person.holdings)
    has_more = any(held.qualification != "gcse" for held in person.holdings)
    if person.all_gcses:
        yield "no other GCSEs" if has_gcse or person.denied else "no GCSEs"
    if person.all_awards:
        yield "no other qualifications" if has_more else "no qualifications besides GCSEs"
