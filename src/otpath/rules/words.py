"""Requirements in plain English. Nothing else puts a rule into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import (
    AccessCredits,
    Age,
    All,
    AnyOf,
    Award,
    Check,
    Count,
    EnglishTest,
    Experience,
    Gcses,
    Grades,
    Group,
    Job,
    Leaf,
    NoneOf,
    Recency,
    Requirement,
    Residence,
    Tariff,
    Unread,
)
from otpath.rules.award_rule_words import (
    access_in_words,
    award_asked_in_words,
    gcses_in_words,
    grades_in_words,
    recency_in_words,
    tariff_in_words,
)
from otpath.rules.life_words import (
    age_in_words,
    check_in_words,
    english_test_in_words,
    experience_in_words,
    job_in_words,
    residence_in_words,
)


@dataclass(frozen=True)
class Manner:
    """How to say it: the short form names 3 roles; a nation has its own name for some checks."""

    short: bool = False
    nation: Nation | None = None


def in_words(
    requirement: Requirement,
    catalogue: Catalogue,
    *,
    short: bool = False,
    nation: Nation | None = None,
) -> str:
    """Say what a requirement asks, as a phrase to stand after "You need".

    The short form names no more than three roles and counts the others.
    """
    return _with_unless(requirement, catalogue, Manner(short, nation))


def asked_in_words(
    requirement: Requirement, catalogue: Catalogue, *, nation: Nation | None = None
) -> str:
    """Say what a requirement asks, leaving out what would make it fall away."""
    return _asked(requirement, catalogue, Manner(nation=nation))


def _with_unless(requirement: Requirement, catalogue: Catalogue, manner: Manner) -> str:
    words = _asked(requirement, catalogue, manner)
    if not requirement.unless:
        return words
    others = (_grouped(other, catalogue, manner) for other in requirement.unless)
    return f"{words}, unless this is met: {'; or '.join(others)}"


def _asked(requirement: Requirement, catalogue: Catalogue, manner: Manner) -> str:
    if isinstance(requirement, Group):
        return _group_in_words(requirement, catalogue, manner)
    return _leaf_in_words(requirement, catalogue, manner)


def _leaf_in_words(leaf: Leaf, catalogue: Catalogue, manner: Manner) -> str:
    match leaf:
        case Gcses():
            return gcses_in_words(leaf, catalogue, manner.nation)
        case Award():
            return award_asked_in_words(leaf, catalogue)
        case Grades():
            return grades_in_words(leaf, catalogue)
        case Tariff():
            return tariff_in_words(leaf, catalogue)
        case AccessCredits():
            return access_in_words(leaf)
        case Recency():
            return recency_in_words(leaf)
        case _:
            return _life_in_words(leaf, catalogue, manner)


def _life_in_words(
    leaf: Experience | Job | Age | Residence | EnglishTest | Check | Unread,
    catalogue: Catalogue,
    manner: Manner,
) -> str:
    match leaf:
        case Experience():
            return experience_in_words(leaf, catalogue, short=manner.short)
        case Job():
            return job_in_words(leaf, catalogue, short=manner.short)
        case Age():
            return age_in_words(leaf)
        case Residence():
            return residence_in_words(leaf)
        case EnglishTest():
            return english_test_in_words(leaf)
        case Check():
            return check_in_words(leaf, manner.nation)
        case Unread():
            return f"not read yet: {leaf.text}"
        case _:
            assert_never(leaf)


# --- groups -----------------------------------------------------------------------------------


def group_heading(group: Group) -> str:
    """Open a list of what a group joins, as "at least 2 of these"."""
    match group:
        case All():
            return "all of these"
        case AnyOf():
            return "one of these"
        case Count():
            return f"at least {group.at_least} of these"
        case NoneOf():
            return "none of these"
        case _:
            assert_never(group)


def _group_in_words(group: Group, catalogue: Catalogue, manner: Manner) -> str:
    parts = [_grouped(child, catalogue, manner) for child in group.of]
    match group:
        case All():
            return "; and ".join(parts)
        case AnyOf():
            return "; or ".join(parts)
        case Count():
            return f"{group_heading(group)}: {'; '.join(parts)}"
        case NoneOf():
            return f"not open to people with {' or '.join(parts)}"
        case _:
            assert_never(group)


def _grouped(requirement: Requirement, catalogue: Catalogue, manner: Manner) -> str:
    words = _with_unless(requirement, catalogue, manner)
    if isinstance(requirement, Group) and len(requirement.of) > 1:
        words = f"({words})"
    return f"preferably {words}" if requirement.strength == "helps" else words
