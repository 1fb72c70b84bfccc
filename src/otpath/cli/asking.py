"""From the words on a command line to a person, a target and a start."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from otpath.catalogue.base import NATIONS, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.months import month_number, month_words, read_month
from otpath.catalogue.names import find, nearest
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.roles import Role
from otpath.cli.given import CommandLineError, named
from otpath.person.profile import Holding, Person
from otpath.person.reading import (
    NONE,
    GcseFacts,
    KnownAward,
    UnreadableFactError,
    read_award,
    read_experience,
    read_gcses,
)
from otpath.planning.routes import TargetKind

LATEST_START_YEARS = 10


def next_month() -> int:
    """Return the month after this one: the first in which a plan made today can start."""
    today = date.today()  # noqa: DTZ011 - the user's own calendar is the one that counts
    return month_number(today.year, today.month) + 1


def read_start(text: str | None) -> int | None:
    """Read '2027-01'; None where none was given."""
    if text is None:
        return None
    month = read_month(text)
    this_month = next_month() - 1
    if month is None:
        raise CommandLineError(f"--start {text!r} is not a month", "write it as 2027-01")
    if month < this_month:
        raise CommandLineError(
            f"--start {text!r} is in the past", f"the first is {month_words(this_month)}"
        )
    if month > this_month + 12 * LATEST_START_YEARS:
        raise CommandLineError(
            f"--start {text!r} is too far ahead", f"plan at most {LATEST_START_YEARS} years ahead"
        )
    return month


def read_target(text: str, catalogue: Catalogue) -> tuple[str, TargetKind]:
    """Return the role or qualification that --to means; a course means what it gives."""
    record = named(catalogue, text, ("role", "qualification", "course"), "--to")
    if isinstance(record, Role):
        return record.id, "role"
    if isinstance(record, Course):
        return record.awards[0].qualification, "qualification"
    return record.id, "qualification"


@dataclass(frozen=True)
class Facts:
    """The options that describe a person, as they were written."""

    job: str
    gcses: Sequence[str] = ()
    awards: Sequence[str] = ()
    experience: Sequence[str] = ()
    age: str | None = None
    nation: str | None = None


def read_person(facts: Facts, catalogue: Catalogue) -> Person:
    """Return the person that the options describe."""
    role = named(catalogue, facts.job, ("role",), "--from")
    try:
        told = read_gcses(facts.gcses)
        names = [text for text in facts.awards if not _is_none(text)]
        others = [read_award(text, _known(catalogue)) for text in names]
        months = _experience(facts.experience, catalogue)
    except UnreadableFactError as error:
        raise CommandLineError(error.message, error.hint) from error
    _check_gcses(others, told)
    _check_years((*told.holdings, *others))
    return Person(
        job=role.id,
        holdings=(*told.holdings, *others),
        denied=told.denied,
        all_gcses=told.complete,
        all_awards=len(names) < len(facts.awards),
        experience=months,
        age=None if facts.age is None else _number("--age", facts.age, 16, 99),
        nation=None if facts.nation is None else read_nation(facts.nation),
    )


def _check_gcses(others: Sequence[Holding], told: GcseFacts) -> None:
    """Refuse a GCSE in --have that --gcse says is not there."""
    for holding in others:
        is_denied = (holding.qualification, holding.subject) in told.denied
        if is_denied or (holding.qualification == "gcse" and told.complete and not told.holdings):
            raise CommandLineError(
                f"--have gives a GCSE in {holding.subject}, and --gcse says there is none",
                "leave out one of the two",
            )


def _check_years(holdings: Sequence[Holding]) -> None:
    """Refuse a result of a year that has not come: it is a prediction."""
    early = next((h for h in holdings if h.gained is not None and h.gained >= next_month()), None)
    if early is not None and early.gained is not None and not early.predicted:
        raise CommandLineError(
            f"{early.qualification} of {month_words(early.gained)} is still to come",
            "say that it is predicted: 'A level:biology:predicted:B', or 'maths=predicted:6'",
        )


def _experience(texts: Sequence[str], catalogue: Catalogue) -> dict[str, int]:
    months: dict[str, int] = {}
    for text in texts:
        role, length = _months(text, catalogue)
        if role in months:
            raise CommandLineError(
                f"--experience {text!r}: {role!r} is given twice", "add the months up in one"
            )
        months[role] = length
    return months


def read_hours(text: str) -> int:
    """Read the hours a week for study beside a job."""
    return _number("--study-hours", text, 0, 60)


def _number(option: str, text: str, low: int, high: int) -> int:
    is_number = text.strip().isdecimal() and len(text.strip()) <= LONGEST_NUMBER
    if not is_number or not low <= int(text) <= high:
        raise CommandLineError(
            f"{option} {text!r} is not a whole number from {low} to {high}",
            f"write it in digits, as {option} {low}",
        )
    return int(text)


LONGEST_NUMBER = 9


def _is_none(text: str) -> bool:
    return text.strip().casefold() == NONE


def read_nation(text: str, option: str = "--nation") -> Nation:
    """Read a nation of the UK, as it was given to an option."""
    plain = re.sub(r"[^a-z]+", "-", text.casefold()).strip("-")
    found = next((nation for nation in NATIONS if nation == _NATION_WORDS.get(plain, plain)), None)
    if found is None:
        raise CommandLineError(
            f"{option} {text!r} is not a nation of the UK", f"choose {', '.join(NATIONS)}"
        )
    return found


_NATION_WORDS = {"ni": "northern-ireland", "n-ireland": "northern-ireland"}


def _known(catalogue: Catalogue) -> Callable[[str], KnownAward]:
    """Return what looks up the qualification that a name in --have means."""

    def look_up(name: str) -> KnownAward:
        record = find(catalogue, name, {"qualification"})
        if not isinstance(record, Qualification):
            close = nearest(catalogue, name, {"qualification"})
            near = f"did you mean {' or '.join(close)}? " if close else ""
            raise UnreadableFactError(
                f"--have {name!r}: no qualification of that name",
                near + "'otpath qualifications' lists them",
            )
        return KnownAward(record.id, record.title, record.scale, record.has_subjects)

    return look_up


def _months(text: str, catalogue: Catalogue) -> tuple[str, int]:
    name, months = read_experience(text)
    return named(catalogue, name, ("role",), "--experience").id, months
