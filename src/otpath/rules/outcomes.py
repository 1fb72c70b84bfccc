"""Outcomes: the verdict on each node of a requirement, with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from otpath.catalogue.requirements import Requirement
from otpath.person.profile import Holding


class Verdict(Enum):
    """Met, not met, or not known. Joined by Kleene's three-valued logic."""

    MET = "met"
    NOT_KNOWN = "not-known"
    NOT_MET = "not-met"


ShortfallKind = Literal[
    "missing",  # nothing like it is held
    "too-few",  # need n, best possible m
    "below-grade",
    "not-together",  # each part met, but not by different awards
    "too-old",
    "wrong-subject",
    "not-accepted",  # held, but this rule does not take it
    "excluded",  # held, and this rule excludes those who hold it
    "not-named",  # held, and the page does not speak of it
    "not-known",  # we were not told
    "they-decide",  # a person decides
]


@dataclass(frozen=True)
class Shortfall:
    """Why a requirement is not met, and what is missing."""

    kind: ShortfallKind
    text: str
    needed: int | None = None
    best: int | None = None
    unnamed: tuple[tuple[str, Holding], ...] = ()
    """Awards of which the rule does not speak, each with the GCSE in whose place others take it."""
    untold: bool = False
    """True where, beside those, something was not told at all."""


@dataclass(frozen=True)
class Outcome:
    """The verdict on one node. `evidence` says what the person has that counts.

    `children` are the outcomes of a group's rules and `unless` those of the rules that would make
    this one fall away, both in the order of the requirement. `verdict` already reckons with both.
    """

    requirement: Requirement
    verdict: Verdict
    evidence: str | None = None
    shortfall: Shortfall | None = None
    children: tuple[Outcome, ...] = ()
    unless: tuple[Outcome, ...] = ()
