"""What the words of a profile mean: holdings, roles, months. Each fault is kept with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar

from otpath.catalogue.grades import UNKNOWN, allowed_grades, read_grade
from otpath.catalogue.months import RESULTS_MONTH, month_number, month_words, read_month
from otpath.catalogue.places import Loc
from otpath.person.profile import OTHER_SUBJECT, Holding
from otpath.person.profile_models import Award, Profile, ProfileLimits
from otpath.person.reading import (
    LONGEST_EXPERIENCE,
    NONE,
    GcseFacts,
    KnownAward,
    UnreadableFactError,
    gcse_holdings,
    known_subject,
    named_award,
    read_length,
)
from otpath.person.told import AwardFacts, Chosen, Told, gcse_clash

_T = TypeVar("_T")


class Meanings(Protocol):
    """What the words of a profile stand for. `where` is the key they stand under.

    Each raises `UnreadableFactError` where they stand for nothing.
    """

    @property
    def this_month(self) -> int:
        """The month in which the profile is read."""

    def role(self, text: str, where: str) -> str:
        """Return the id of a role."""

    def target(self, text: str, where: str) -> str:
        """Return the id of a role or qualification."""

    def award(self, text: str, where: str) -> KnownAward:
        """Return the qualification of a name."""

    def start(self, text: str, where: str) -> int:
        """Return the month in which a plan can start."""

    def avoided(self, text: str, where: str) -> Chosen:
        """Return the mode, course or role of a name."""

    def included(self, text: str, where: str) -> Chosen:
        """Return the course or role of a name."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong, with its address in the profile."""

    loc: Loc
    message: str
    hint: str
    at_key: bool = False


def facts_of(profile: Profile, meanings: Meanings) -> tuple[Told, list[Fault]]:
    """Return what a profile says, as far as it can be understood, and all that cannot be."""
    reading = _Reading(profile, meanings)
    return reading.told(), reading.faults


@dataclass
class _Reading:
    profile: Profile
    meanings: Meanings
    faults: list[Fault] = field(default_factory=list)

    def told(self) -> Told:
        profile, limits = self.profile, self.profile.limits or ProfileLimits()
        gcses, awards = self._gcses(), self._awards()
        self._check_gcses(gcses, awards)
        return Told(
            job=self._job(),
            target=self._named(("to",), profile.to, self.meanings.target),
            start=self._named(("start",), profile.start, self.meanings.start),
            age=profile.age,
            nation=profile.nation,
            gcses=gcses,
            awards=awards,
            experience=self._experience(),
            study_hours=limits.study_hours,
            keep_wage=limits.keep_wage,
            own_pounds=limits.money,
            finish_by=self._finish_by(limits.finish_by),
            avoid=self._chosen("avoid", limits.avoid, self.meanings.avoided),
            include=self._chosen("include", limits.include, self.meanings.included),
        )

    # --- helpers ---

    def _refuse(self, loc: Loc, message: str, hint: str, *, at_key: bool = False) -> None:
        self.faults.append(Fault(loc, message, hint, at_key))

    def _try(self, loc: Loc, read: Callable[[], _T], *, at_key: bool = False) -> _T | None:
        """Return what is read, or None with a fault noted."""
        try:
            return read()
        except UnreadableFactError as error:
            self._refuse(loc, error.message, error.hint, at_key=at_key)
            return None

    def _named(self, loc: Loc, text: str | None, find: Callable[[str, str], _T]) -> _T | None:
        return None if text is None else self._try(loc, partial(find, text, str(loc[0])))

    # --- where they stand ---

    def _job(self) -> str | None:
        profile = self.profile
        if profile.from_ is not None and profile.job is not None:
            self._refuse(("job",), "from and job both say where they stand", "keep one of the two")
        key = "from" if profile.from_ is not None else "job"
        return self._named((key,), profile.from_ or profile.job, self.meanings.role)

    def _experience(self) -> dict[str, int] | None:
        written = self.profile.experience
        if written is None:
            return None
        found: dict[str, int] = {}
        for name, length in written.items():
            loc = ("experience", name)
            role = self._try(loc, partial(self.meanings.role, name, "experience"), at_key=True)
            months = self._length(loc, length)
            if role in found:
                message = f"experience: {role!r} is given twice"
                self._refuse(loc, message, "add the months up in one", at_key=True)
            elif role is not None and months is not None:
                found[role] = months
        return found

    def _length(self, loc: Loc, text: str) -> int | None:
        months = read_length(text)
        if not text.strip():
            message = f"experience: {loc[-1]} has no length of time"
            self._refuse(loc, message, "write months, as 24, or '2 years'")
        elif months is None:
            message = f"{loc[-1]}: {text!r} is not a length of time"
            self._refuse(loc, message, "write months, as 24, or '2 years'")
        elif months > LONGEST_EXPERIENCE:
            message = f"{loc[-1]}: {text!r} is longer than a working life"
            self._refuse(loc, message, "a number alone counts months: write 24, or '2 years'")
        return months

    # --- GCSEs ---

    def _gcses(self) -> GcseFacts | None:
        written = self.profile.gcses
        if written is None:
            return None
        holdings: list[Holding] = []
        denied: set[tuple[str, str | None]] = set()
        subjects: dict[str, str] = {}
        complete = False
        for name, text in written.items():
            loc = ("gcses", name)
            subject = self._try(loc, partial(known_subject, name, "gcses"), at_key=True)
            if subject is None or self._is_repeated(subject, name, subjects):
                continue
            if text.strip().casefold() != NONE:
                holdings += self._gcse(loc, subject, text)
            elif subject == OTHER_SUBJECT:
                complete = True
            else:
                denied.add(("gcse", subject))
        return GcseFacts(tuple(holdings), frozenset(denied), complete)

    def _is_repeated(self, subject: str, name: str, subjects: dict[str, str]) -> bool:
        first = subjects.setdefault(subject, name)
        if first != name and subject != OTHER_SUBJECT:
            message = f"gcses: {first!r} and {name!r} are one subject"
            self._refuse(("gcses", name), message, "keep the better grade", at_key=True)
        return first != name and subject != OTHER_SUBJECT

    def _gcse(self, loc: Loc, subject: str, text: str) -> list[Holding]:
        """Read one grade; of other subjects there may be several, with commas between."""
        if not text.strip():
            message = f"gcses: {loc[-1]} has no grade"
            self._refuse(loc, message, "write the grade, or none, or unknown")
            return []
        texts = text.split(",") if subject == OTHER_SUBJECT else [text]
        where = f"gcses: {loc[-1]}"
        found = [
            self._try(loc, partial(gcse_holdings, subject, one.strip(), where)) for one in texts
        ]
        holdings = [holding for some in found for holding in some or ()]
        for holding in holdings:
            self._check_year(loc, holding)
        return holdings

    def _check_year(self, loc: Loc, holding: Holding) -> None:
        gained = holding.gained
        if gained is None or holding.predicted or gained <= self.meanings.this_month:
            return
        message = f"{loc[-1]}: the result of {month_words(gained)} is still to come"
        self._refuse(loc, message, "write it as predicted, as predicted:6")

    def _check_gcses(self, gcses: GcseFacts | None, awards: AwardFacts | None) -> None:
        clash = gcse_clash(gcses, awards)
        if clash is not None:
            message = f"a GCSE in {clash.subject} is given, and gcses says there is none"
            self._refuse(("qualifications",), message, "leave out one of the two")

    # --- other qualifications ---

    def _awards(self) -> AwardFacts | None:
        written = self.profile.qualifications
        if written is None:
            return None
        holdings: list[Holding] = []
        complete = False
        for number, award in enumerate(written):
            if award.name.strip().casefold() == NONE:
                complete = True
                self._check_none(number, award)
            else:
                holdings += self._award(("qualifications", number), award)
        return AwardFacts(tuple(holdings), complete)

    def _check_none(self, number: int, award: Award) -> None:
        if award != Award(name=award.name):
            message = "none stands for no other qualifications, and has no subject or grade"
            self._refuse(("qualifications", number, "name"), message, "name a qualification")

    def _award(self, loc: Loc, award: Award) -> list[Holding]:
        named = [award.name] if award.subject is None else [award.name, award.subject]
        known = self._try((*loc, "name"), partial(named_award, named, self._known_award, "name"))
        when, is_to_come = self._result(loc, award)
        if known is None:
            return []
        found, rest = known
        subject = self._subject(loc, found, rest)
        grade = self._grade(loc, found, award)
        parts = tuple(
            (_part_name(name), value.strip()) for name, value in (award.parts or {}).items()
        )
        return [Holding(found.id, subject, grade, is_to_come, when, parts)]

    def _known_award(self, name: str) -> KnownAward:
        try:
            return self.meanings.award(name, "name")
        except UnreadableFactError as error:
            hint = "write subject, grade and gained as keys of their own"
            raise UnreadableFactError(error.message, hint if ":" in name else error.hint) from error

    def _subject(self, loc: Loc, known: KnownAward, rest: Sequence[str]) -> str | None:
        if not rest:
            return None
        if not known.has_subjects:
            message = f"{known.title} has no subject, got {rest[0]!r}"
            self._refuse((*loc, "subject"), message, "remove the line")
            return None
        return self._try((*loc, "subject"), partial(known_subject, rest[0], "subject"))

    def _grade(self, loc: Loc, known: KnownAward, award: Award) -> str | None:
        unsaid = UNKNOWN if known.scale else None
        if award.grade is None:
            return unsaid
        grade = read_grade(known.scale, award.grade)
        if grade is None:
            message = f"{award.grade!r} is not a grade of {known.title}"
            self._refuse((*loc, "grade"), message, _grade_hint(known, award.grade))
        return grade if known.scale else None

    def _result(self, loc: Loc, award: Award) -> tuple[int | None, bool]:
        """Return the month of the result, and whether it is still to come."""
        now = self.meanings.this_month
        if award.gained is not None and award.expected is not None:
            message = "gained and expected cannot both be said of one qualification"
            self._refuse((*loc, "expected"), message, "keep the one that is so", at_key=True)
        if award.expected is not None:
            month = self._month_of(loc, "expected", award.expected)
            if month is not None and month < now:
                message = f"expected {award.expected!r} is past"
                hint = "write gained in place of expected, and the grade that came"
                self._refuse((*loc, "expected"), message, hint)
            return month, True
        month = self._month_of(loc, "gained", award.gained)
        if month is not None and month > now:
            message = f"gained {award.gained!r} is still to come"
            self._refuse((*loc, "gained"), message, "write expected in place of gained")
        return month, False

    def _month_of(self, loc: Loc, key: str, text: str | None) -> int | None:
        """Read a year, which stands for its August, or a month."""
        if text is None:
            return None
        is_year = re.fullmatch(r"\s*(19[5-9]\d|20\d\d)\s*", text)
        month = month_number(int(text), RESULTS_MONTH) if is_year else read_month(text)
        if month is None or not EARLIEST <= month <= LATEST:
            message = f"{key} {text!r} is not a year or a month"
            self._refuse((*loc, key), message, "write it as 2016 or 2016-08")
            return None
        return month

    # --- limits ---

    def _finish_by(self, text: str | None) -> int | None:
        if text is None:
            return None
        month = read_month(text)
        if month is None:
            message = f"finish_by {text!r} is not a month"
            self._refuse(("limits", "finish_by"), message, "write it as 2031-09")
        return month

    def _chosen(
        self, key: str, texts: Iterable[str] | None, find: Callable[[str, str], Chosen]
    ) -> Chosen | None:
        if texts is None:
            return None
        chosen = Chosen()
        for number, text in enumerate(texts):
            found = self._try(("limits", key, number), partial(find, text, key))
            chosen |= found or Chosen()
        return chosen


EARLIEST, LATEST = month_number(1950, 1), month_number(2099, 12)


def _grade_hint(known: KnownAward, said: str) -> str:
    if said.casefold().startswith("predicted"):
        return "write the grade alone, and the year of the result after expected"
    if known.scale is None:
        return "it has no grade but pass: remove the line"
    return f"grades are {allowed_grades(known.scale)}, or unknown"


def _part_name(text: str) -> str:
    return re.sub(r"[\s_]+", "-", text.strip().casefold())
