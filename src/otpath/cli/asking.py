"""From the words on a command line to a person, a target and a start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from otpath.catalogue.base import NATIONS, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.months import month_number, month_words, read_month
from otpath.catalogue.names import find, nearest
from otpath.catalogue.qualifications import Qualification
from otpath.cli.given import CommandLineError, named
from otpath.person.profile import Holding, Person
from otpath.person.reading import (
    NONE,
    GcseFacts,
    KnownAward,
    UnreadableFactError,
    nation_of,
    read_award,
    read_experience,
    read_gcses,
)
from otpath.person.told import AwardFacts, Told, gcse_clash
from otpath.planning.routes import TargetKind

LATEST_START_YEARS = 10


def next_month() -> int:
    """Return the month after this one: the first in which a plan made today can start."""
    now = today()
    return month_number(now.year, now.month) + 1


def today() -> date:
    """Return today's date, by the user's own calendar."""
    return date.today()  # noqa: DTZ011 - the user's own calendar is the one that counts


def now() -> datetime:
    """Return this moment by the user's own clock; its day is `today()`."""
    clock = datetime.now().time()  # noqa: DTZ005 - made aware below
    return datetime.combine(today(), clock.replace(microsecond=0)).astimezone()


def read_start(text: str | None, where: str = "--start") -> int | None:
    """Read '2027-01'; None where none was given."""
    if text is None:
        return None
    month = read_month_of(where, text)
    this_month = next_month() - 1
    if month < this_month:
        raise CommandLineError(
            f"{where} {text!r} is in the past", f"the first is {month_words(this_month)}"
        )
    if month > this_month + 12 * LATEST_START_YEARS:
        raise CommandLineError(
            f"{where} {text!r} is too far ahead", f"plan at most {LATEST_START_YEARS} years ahead"
        )
    return month


def read_month_of(option: str, text: str) -> int:
    """Read the month that an option was given."""
    month = read_month(text)
    if month is None:
        raise CommandLineError(f"{option} {text!r} is not a month", "write it as 2027-01")
    return month


def read_target(text: str, catalogue: Catalogue) -> tuple[str, TargetKind]:
    """Return the role or qualification that --to means; a course means what it gives."""
    target = target_of(text, "--to", catalogue)
    return target, kind_of_target(target, catalogue)


def target_of(text: str, where: str, catalogue: Catalogue) -> str:
    """Return the id of the role or qualification that a name means."""
    record = named(catalogue, text, ("role", "qualification", "course"), where)
    return record.awards[0].qualification if isinstance(record, Course) else record.id


def kind_of_target(target: str, catalogue: Catalogue) -> TargetKind:
    """Tell whether an id is that of a role or of a qualification."""
    return "role" if target in catalogue.roles else "qualification"


@dataclass(frozen=True)
class Facts:
    """The options that describe a person, as they were written."""

    job: str | None = None
    gcses: Sequence[str] = ()
    awards: Sequence[str] = ()
    experience: Sequence[str] = ()
    age: str | None = None
    nation: str | None = None


def read_person(facts: Facts, catalogue: Catalogue) -> Person:
    """Return the person that the options describe."""
    return person_of(read_facts(facts, catalogue))


def read_facts(facts: Facts, catalogue: Catalogue) -> Told:
    """Return what the options say; nothing of those that were not given."""
    job = None if facts.job is None else named(catalogue, facts.job, ("role",), "--from").id
    try:
        gcses = read_gcses(facts.gcses) if facts.gcses else None
        awards = _awards(facts.awards, catalogue) if facts.awards else None
        months = _experience(facts.experience, catalogue) if facts.experience else None
    except UnreadableFactError as error:
        raise CommandLineError(error.message, error.hint) from error
    return Told(
        job=job,
        gcses=gcses,
        awards=awards,
        experience=months,
        age=None if facts.age is None else read_number("--age", facts.age, 16, 99),
        nation=None if facts.nation is None else read_nation(facts.nation),
    )


def person_of(told: Told) -> Person:
    """Return the person that a profile and options describe together."""
    if told.job is None:
        raise CommandLineError(
            "nobody said where you stand now: give --from ROLE, or 'from' in a profile",
            "'otpath roles' lists jobs and starting points, such as school-leaver",
        )
    gcses = told.gcses or GcseFacts((), frozenset(), complete=False)
    awards = told.awards or AwardFacts()
    _check_gcses(gcses, awards)
    holdings = (*gcses.holdings, *awards.holdings)
    _check_years(holdings)
    return Person(
        job=told.job,
        holdings=holdings,
        denied=gcses.denied,
        all_gcses=gcses.complete,
        all_awards=awards.complete,
        experience=told.experience or {},
        age=told.age,
        nation=told.nation,
    )


def _awards(texts: Sequence[str], catalogue: Catalogue) -> AwardFacts:
    names = [text for text in texts if not _is_none(text)]
    read = tuple(read_award(text, known_award(catalogue, "--have")) for text in names)
    return AwardFacts(read, complete=len(names) < len(texts))


def _check_gcses(gcses: GcseFacts, awards: AwardFacts) -> None:
    """Refuse a GCSE among the other awards that is also said not to be there."""
    clash = gcse_clash(gcses, awards)
    if clash is not None:
        raise CommandLineError(
            f"a GCSE in {clash.subject} is among the qualifications, and is said not to be there",
            "leave out one of the two",
        )


def _check_years(holdings: Sequence[Holding]) -> None:
    """Refuse a result of a year that has not come: it is a prediction."""
    early = next((h for h in holdings if h.gained is not None and h.gained >= next_month()), None)
    if early is not None and early.gained is not None and not early.predicted:
        raise CommandLineError(
            f"{early.subject or early.qualification}: "
            f"the result of {month_words(early.gained)} is still to come",
            f"say that it is predicted, as {_as_predicted(early)!r}",
        )


def _as_predicted(result: Holding) -> str:
    """Write a result as one that is still to come, as one writes it behind its option."""
    grade = f"predicted:{result.grade}" if result.grade else "predicted"
    if result.qualification == "gcse":
        return f"{result.subject}={grade}"
    return ":".join(filter(None, (result.qualification, result.subject, grade)))


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


def read_number(option: str, text: str, low: int, high: int) -> int:
    """Read a whole number that an option was given."""
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
    found = nation_of(text)
    if found is None:
        raise CommandLineError(
            f"{option} {text!r} is not a nation of the UK", f"choose {', '.join(NATIONS)}"
        )
    return found


def known_award(catalogue: Catalogue, where: str) -> Callable[[str], KnownAward]:
    """Return what looks up the qualification that a name means."""

    def look_up(name: str) -> KnownAward:
        record = find(catalogue, name, {"qualification"})
        if not isinstance(record, Qualification):
            close = nearest(catalogue, name, {"qualification"})
            near = f"did you mean {' or '.join(close)}? " if close else ""
            raise UnreadableFactError(
                f"{where} {name!r}: no qualification of that name",
                near + "'otpath qualifications' lists them",
            )
        return KnownAward(record.id, record.title, record.scale, record.has_subjects)

    return look_up


def _months(text: str, catalogue: Catalogue) -> tuple[str, int]:
    name, months = read_experience(text)
    return named(catalogue, name, ("role",), "--experience").id, months
