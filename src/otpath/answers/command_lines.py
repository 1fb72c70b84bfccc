"""A question as the command line that asks it: what a person can copy, change and run."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from otpath.answers.binding import Bound
from otpath.answers.settling import Asked
from otpath.catalogue.grades import UNKNOWN
from otpath.catalogue.months import RESULTS_MONTH, calendar_month, month_code
from otpath.person.profile import Holding, Person
from otpath.planning.routes import Limits


def command_line(asked: Asked, bound: Bound | None = None) -> str:
    """Return the `otpath plan` that asks just this, with each word as a shell takes it."""
    return shlex.join(["otpath", "plan", *_words(asked, bound)])


def _words(asked: Asked, bound: Bound | None) -> Iterator[str]:
    person = asked.person
    yield from ("--from", person.job, "--to", asked.target)
    yield from _gcses(person)
    yield from _awards(person)
    for role, months in person.experience.items():
        yield from ("--experience", f"{role}={months}")
    if person.age is not None:
        yield from ("--age", str(person.age))
    if person.nation is not None:
        yield from ("--nation", person.nation)
    if asked.start is not None:
        yield from ("--start", month_code(asked.start))
    yield from _limits(asked.limits, hours_told=asked.hours_told)
    if bound is not None:
        yield from (bound.option, _named(bound))


def _named(bound: Bound) -> str:
    return bound.programmes[0].id if bound.option == "--programme" else bound.name


def _limits(limits: Limits, *, hours_told: bool) -> Iterator[str]:
    if hours_told:
        yield from ("--study-hours", str(limits.study_hours))
    if limits.keep_wage:
        yield "--keep-wage"
    if limits.own_pounds is not None:
        yield from ("--money", str(limits.own_pounds))
    if limits.finish_by is not None:
        yield from ("--finish-by", month_code(limits.finish_by))
    for name in avoided(limits):
        yield from ("--avoid", name)
    for name in included(limits):
        yield from ("--include", name)


def avoided(limits: Limits) -> list[str]:
    """Return the names of what is avoided, as `--avoid` takes them."""
    return sorted({*limits.avoid_modes, *limits.avoid_courses, *limits.avoid_roles})


def included(limits: Limits) -> list[str]:
    """Return the names of what is included, as `--include` takes them."""
    return sorted({*limits.include_courses, *limits.include_roles})


# --- what the person has ------------------------------------------------------------------------


def _gcses(person: Person) -> Iterator[str]:
    told = [_gcse(held) for held in person.holdings if _is_plain_gcse(held)]
    told += [f"{subject}=none" for award, subject in sorted(person.denied, key=str) if subject]
    if person.all_gcses:
        told.append("other=none" if told else "none")
    if told:
        yield from ("--gcse", ",".join(told))


def _is_plain_gcse(held: Holding) -> bool:
    return held.qualification == "gcse" and held.subject is not None and not held.parts


def _gcse(held: Holding) -> str:
    grade = held.grade or UNKNOWN
    predicted = "predicted:" if held.predicted else ""
    return f"{held.subject}={predicted}{grade}{_when(held)}"


def _awards(person: Person) -> Iterator[str]:
    for held in person.holdings:
        if not _is_plain_gcse(held):
            yield from ("--have", award_words(held))
    if person.all_awards:
        yield from ("--have", "none")


def award_words(held: Holding) -> str:
    """Return an award as `--have` takes it: 'a-level:biology:predicted:B:2027'."""
    grade = None if held.grade in {None, UNKNOWN} else held.grade
    predicted = "predicted" if held.predicted else None
    said = [held.qualification, held.subject, predicted, grade]
    words = ":".join(part for part in said if part) + _when(held)
    parts = ",".join(f"{name}={value}" for name, value in held.parts)
    return f"{words}:{parts}" if parts else words


def _when(held: Holding) -> str:
    if held.gained is None:
        return ""
    is_usual = calendar_month(held.gained) == RESULTS_MONTH
    return f":{held.gained // 12}" if is_usual else f":{month_code(held.gained)}"
