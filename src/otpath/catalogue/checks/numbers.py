"""Checks of numbers that must go together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

from otpath.catalogue.ages import Ages
from otpath.catalogue.base import Band, Duration, Record
from otpath.catalogue.courses import Application, Cost, Course
from otpath.catalogue.drafts import Draft
from otpath.catalogue.floors import Floor
from otpath.catalogue.funding import Amount
from otpath.catalogue.grades import ACCESS_GRADED_CREDITS
from otpath.catalogue.pay import BandPay, PayScale
from otpath.catalogue.places import Finding
from otpath.catalogue.programmes import OtherOffer
from otpath.catalogue.qualifications import Size
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
from otpath.catalogue.roles import NextStep, PayOutsideBands, Role
from otpath.catalogue.rule_parts import Refusal

YOUNGEST, OLDEST = 14, 100


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
        case Age() | Ages():
            keys = ["at_least", "at_most"]
        case PayOutsideBands():
            keys = ["low", "high"]
        case BandPay():
            keys = ["lowest", "highest"]
        case Application():
            keys = ["lead", "usual"]
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
        case Age(at_least=None, at_most=None) | Ages(at_least=None, at_most=None):
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


def check_sums_whole(draft: Draft) -> Iterator[Finding]:
    """Report sums that lack a part, keys that do not go together, and prices where nobody pays."""
    for spot, piece in draft.pieces:
        match piece:
            case Amount(pounds=None, pence=int(pence)) if pence:
                hint = "add pounds, 0 too"
                yield Finding(spot.at("pence"), "pence stand without pounds", hint)
            case Cost(per="course", years=int(years)) if years > 1:
                hint = 'write "per: year", or remove years'
                yield Finding(spot.at("years"), "years are given for a price of the course", hint)
            case Cost(ages=Ages(), pounds=int(pounds)) if pounds:
                hint = "remove ages, or correct the sum: a plan adds up prices of all ages"
                yield Finding(spot.at("ages"), "ages are given for a price above nothing", hint)
            case Course():
                for index, cost in enumerate(piece.costs):
                    if not set(cost.nations) & set(piece.nations):
                        hint = "correct the nations of the cost, or of the course"
                        message = "a price where the course is not open"
                        yield Finding(spot.at("costs", index, "nations"), message, hint)
            case _:
                continue


def check_sizes_sensible(draft: Draft) -> Iterator[Finding]:
    """Report numbers that no award, person or minimum can have."""
    for spot, piece in draft.pieces:
        match piece:
            case Size():
                for key in ("credits", "guided_learning_hours", "total_qualification_time"):
                    if (getattr(piece, key) or 1) < 1:
                        yield Finding(spot.at(key), f"{key} must be at least 1", "correct it")
            case Role(assumed_age=int(age)) if not YOUNGEST <= age <= OLDEST:
                message = f"assumed_age must be {YOUNGEST} to {OLDEST}, got {age}"
                yield Finding(spot.at("assumed_age"), message, "correct it, or leave it out")
            case Floor(months=None, practice_hours=None, age=None):
                hint = "give months, practice_hours or age"
                yield Finding(spot, "this minimum asks nothing", hint)
            case _:
                continue


def check_pay_rises(draft: Draft) -> Iterator[Finding]:
    """Report bands of a pay scale that pay less than a lower band."""
    order = get_args(Band)
    for spot, scale in draft.records:
        if isinstance(scale, PayScale):
            bands = sorted(enumerate(scale.bands), key=lambda each: order.index(each[1].band))
            for (first, lower), (index, higher) in pairwise(bands):
                if higher.lowest < lower.lowest:
                    message = f'band "{higher.band}" pays less than band "{lower.band}"'
                    see = spot.at("bands", first, "lowest")
                    at = spot.at("bands", index, "lowest")
                    yield Finding(at, message, "correct one of the two", see=see)
