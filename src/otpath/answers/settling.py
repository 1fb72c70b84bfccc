"""From what a person said to a question that can be planned, and what was assumed on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from otpath.catalogue.base import NATION_NAMES
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import RESULTS_MONTH, calendar_month, month_words
from otpath.person.profile import Holding, Person
from otpath.planning.routes import Limits, Question, TargetKind
from otpath.rules.award_words import award_in_words
from otpath.rules.phrases import joined

ADULT = 19
"""The age planned on where none is given: the youngest that colleges treat as an adult."""

AssumedCode = Literal["nation", "age", "gcses", "awards", "experience", "predicted", "study-hours"]


@dataclass(frozen=True)
class Assumed:
    """One thing the plan takes as so although nobody said it."""

    code: AssumedCode
    text: str


@dataclass(frozen=True)
class Asked:
    """What was asked, before anything is assumed. `start` is None where none was given."""

    person: Person
    target: str
    target_kind: TargetKind
    start: int | None = None
    limits: Limits = field(default_factory=Limits)
    hours_told: bool = False
    """True where somebody said how many hours there are for study."""


def settle(
    asked: Asked, next_month: int, catalogue: Catalogue
) -> tuple[Question, tuple[Assumed, ...]]:
    """Return the question to plan and everything it assumes."""
    person = asked.person
    nation = person.nation or "england"
    age = person.age if person.age is not None else _usual_age(person, catalogue)
    start = next_month if asked.start is None else asked.start
    question = Question(
        person=replace(person, holdings=tuple(_dated(h, start) for h in person.holdings)),
        target=asked.target,
        target_kind=asked.target_kind,
        start=start,
        nation=nation,
        age=age,
        limits=asked.limits,
    )
    return question, tuple(_assumed(asked, question, catalogue))


def _usual_age(person: Person, catalogue: Catalogue) -> int:
    return catalogue.roles[person.job].assumed_age or ADULT


def _dated(holding: Holding, start: int) -> Holding:
    """Give a predicted result, where no year was said, the next August."""
    if not holding.predicted or holding.gained is not None:
        return holding
    return replace(holding, gained=start + (RESULTS_MONTH - calendar_month(start)) % 12)


def _assumed(asked: Asked, question: Question, catalogue: Catalogue) -> list[Assumed]:
    person = asked.person
    found: list[Assumed] = []
    if person.nation is None:
        found.append(Assumed("nation", f"You live and work in {NATION_NAMES[question.nation]}."))
    if person.age is None:
        found.append(Assumed("age", _age_sentence(question.age)))
    if not person.all_gcses:
        found.append(Assumed("gcses", _missing_sentence(person, "gcse")))
    if not person.all_awards:
        found.append(Assumed("awards", _missing_sentence(person, "award")))
    role = catalogue.roles[person.job]
    if role.kind != "starting-point" and person.job not in person.experience:
        text = f"We count no months in your present job ({role.title}) before the plan starts."
        found.append(Assumed("experience", text))
    found += [Assumed("predicted", text) for text in _expected_sentences(question, catalogue)]
    hours = question.limits.study_hours
    if not asked.hours_told:
        text = (
            f"You can study up to {hours} hours a week beside a job. "
            "This does not include full-time study."
        )
        found.append(Assumed("study-hours", text))
    return found


def _age_sentence(age: int) -> str:
    return f"You are {age} or over." if age >= ADULT else f"You are {age}."


def _expected_sentences(question: Question, catalogue: Catalogue) -> Iterator[str]:
    """Yield a sentence for the results of each month."""
    by_month: dict[int | None, list[str]] = {}
    for holding in question.person.holdings:
        if holding.predicted:
            result = award_in_words(replace(holding, predicted=False), catalogue)
            by_month.setdefault(holding.gained, []).append(result)
    for month, results in by_month.items():
        when = "" if month is None else f" in {month_words(month)}"
        one = "result" if len(results) == 1 else "results"
        yield f"You get the {one} you expect{when}: {joined(results)}."


def _missing_sentence(person: Person, kind: Literal["gcse", "award"]) -> str:
    named = [holding.qualification for holding in person.holdings]
    named += [qualification for qualification, _ in person.denied]
    told = any((qualification == "gcse") == (kind == "gcse") for qualification in named)
    what = "GCSEs" if kind == "gcse" else "qualifications"
    if told:
        return f"You have no {what} besides those you named. If you do, tell us: it may be quicker."
    return f"We do not know your {what}, so the plan allows time to gain what it needs."
