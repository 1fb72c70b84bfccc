"""Checks of numbers and dates that must go together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from otpath.catalogue.base import Duration, Record
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.courses import Course
from otpath.catalogue.dated import Dated
from otpath.catalogue.drafts import Draft
from otpath.catalogue.funding import Funding
from otpath.catalogue.grades import ACCESS_GRADED_CREDITS
from otpath.catalogue.pay import BandPay
from otpath.catalogue.places import Finding
from otpath.catalogue.programmes import OtherOffer
from otpath.catalogue.requirements import (
    AccessCredits,
    Age,
    Award,
    Check,
    Count,
    Experience,
    Gcses,
    Grades,
    Job,
    Node,
    Residence,
    Tariff,
)
from otpath.catalogue.roles import NextStep, PayOutsideBands
from otpath.catalogue.rule_parts import Refusal


def check_counts_reachable(draft: Draft) -> Iterator[Finding]:
    """Report rules that ask for more than they list, or list more than they ask for."""
    for spot, piece in draft.pieces:
        match piece:
            case Count() if piece.at_least > len(piece.of):
                message = f"at least {piece.at_least} are asked, but only {len(piece.of)} listed"
                yield Finding(spot.at("at_least"), message, "lower the number, or add rules")
            case Gcses() if piece.count < len(piece.including):
                message = f"{piece.count} GCSEs cannot include {len(piece.including)} subjects"
                yield Finding(spot.at("count"), message, "raise the count, or ask for fewer")
            case AccessCredits() if piece.distinctions + piece.merits > ACCESS_GRADED_CREDITS:
                total = piece.distinctions + piece.merits
                message = f"{total} graded credits are asked, but a diploma has 45"
                yield Finding(spot.at("distinctions"), message, "lower distinctions or merits")


def check_ranges(draft: Draft) -> Iterator[Finding]:
    """Report lower limits above their upper limits."""
    for spot, piece in draft.pieces:
        for (low_key, low), (high_key, high) in pairwise(_rising(piece)):
            if low > high:
                yield Finding(
                    spot.at(high_key),
                    f"{high_key} ({high}) must not be less than {low_key} ({low})",
                    "swap or correct the numbers",
                )


def _rising(piece: Record) -> list[tuple[str, int]]:
    """Return the piece's numbers that must not fall, in order, without those left out."""
    match piece:
        case Duration():
            keys = ["shortest", "months", "longest"]
        case NextStep():
            keys = ["shortest", "longest"]
        case Gcses():
            keys = ["count", "usual_count"]
        case Tariff():
            keys = ["points", "usual"]
        case Age():
            keys = ["at_least", "at_most"]
        case PayOutsideBands():
            keys = ["low", "high"]
        case BandPay():
            keys = ["lowest", "highest"]
        case _:
            return []
    numbers = ((key, getattr(piece, key)) for key in keys)
    return [(key, number) for key, number in numbers if number is not None]


def check_rules_ask_something(draft: Draft) -> Iterator[Finding]:
    """Report rules, and parts of rules, that leave out what they are about."""
    for spot, piece in draft.pieces:
        if keys := _missing_keys(piece):
            name = f'rule "{piece.id}"' if isinstance(piece, Node) else "this"
            yield Finding(spot, f"{name} asks nothing", f"give {keys}")


def _missing_keys(piece: Record) -> str | None:
    """Name the keys of which a rule needs one and has none."""
    match piece:
        case Gcses() | Grades() | Award() | AccessCredits():
            return _missing_of_awards(piece)
        case Age(at_least=None, at_most=None):
            return "at_least or at_most"
        case Experience(roles=(), where=None) | Job(roles=(), where=None):
            return "roles or where"
        case Experience(months=None, hours=None, visits=None, stated=True):
            return "months, hours or visits; or stated: false"
        case Residence(places=(), years=None, status=None, refuse=()):
            return "places, years, status or refuse"
        case Refusal(qualification=None, subject=None):
            return "qualification or subject"
        case Check(text=None, about=about) if about != "criminal-record":
            return "text"
        case OtherOffer(points_less=None, requires=()):
            return "points_less or requires"
        case _:
            return None


def _missing_of_awards(rule: Gcses | Grades | Award | AccessCredits) -> str | None:
    match rule:
        case AccessCredits(distinctions=0, merits=0, subjects=(), parts=()):
            return "distinctions, merits, subjects or parts"
        case Grades(grades=(), count=None):
            return "grades or count"
        case Award(qualifications=(), level=None):
            return "qualifications or level"
        case _:
            return None


def check_intakes_unique(draft: Draft) -> Iterator[Finding]:
    """Report months in which a course starts twice."""
    for spot, record in draft.named:
        if isinstance(record, Course):
            months = [intake.month for intake in record.intakes]
            for index, month in enumerate(months):
                if month in months[:index]:
                    yield Finding(
                        spot.at("intakes", index, "month"),
                        f"month {month} is given twice",
                        "keep one of the two",
                        see=spot.at("intakes", months.index(month), "month"),
                    )


def check_dates_real(draft: Draft) -> Iterator[Finding]:
    """Report days that no calendar has."""
    for spot, piece in draft.pieces:
        for key in _DAYS:
            # Some records have no such key: roles and courses each declare their own `checked`.
            day = getattr(piece, key, None)
            if isinstance(day, str) and not _is_date(day):
                hint = "write year, month and day, as 2026-11-22"
                yield Finding(spot.at(key), f'"{day}" is not a day in the calendar', hint)


_DAYS = ("checked", "review_by", "since", "until", "day", "last_day")


def check_spans(draft: Draft) -> Iterator[Finding]:
    """Report times that end before they begin, and dates that give no time."""
    for spot, piece in draft.pieces:
        match piece:
            case Dated(since=str(first), until=str(end)) if end <= first:
                message = f"until ({end}) must come after since ({first})"
                yield Finding(spot.at("until"), message, "swap or correct the days")
            case CalendarDate(day=str(first), last_day=str(last)) if last < first:
                message = f"last_day ({last}) must not come before day ({first})"
                yield Finding(spot.at("last_day"), message, "swap or correct the days")
            case CalendarDate(day=None, last_day=str()):
                yield Finding(spot.at("last_day"), "last_day has no day to begin at", "add a day")
            case Funding(after="not-known", until=None):
                message = "nothing is said to end, so nothing comes after"
                yield Finding(spot.at("after"), message, "add until, or remove after")
            case _:
                continue


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
