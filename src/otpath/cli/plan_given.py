"""From all options of `otpath plan`, and the profile they are laid over, to what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from otpath.answers.settling import Asked
from otpath.catalogue.contents import Catalogue
from otpath.cli.asking import (
    Facts,
    kind_of_target,
    next_month,
    person_of,
    read_facts,
    read_start,
    target_of,
)
from otpath.cli.limits_given import LimitWords, check_limits, limits_of, read_limits
from otpath.cli.plan_options import USUAL_TARGET
from otpath.person.told import Told


@dataclass(frozen=True)
class Wish:
    """Where to and from when, as it was written."""

    to: str | None = None
    start: str | None = None


def read_asked(
    wish: Wish, facts: Facts, limits: LimitWords, profile: Path | None, catalogue: Catalogue
) -> Asked:
    """Return what the options ask, laid over what the profile says."""
    told = _told_by_options(wish, facts, limits, catalogue)
    if profile is not None:
        # Only a profile is validated by models: see `VALIDATED` in `plain_values.py`.
        from otpath.cli.profile_given import over_profile

        told = over_profile(told, profile, catalogue)
    person, target = person_of(told), told.target or USUAL_TARGET
    check_limits(told, target, told.start or next_month(), catalogue)
    return Asked(
        person=person,
        target=target,
        target_kind=kind_of_target(target, catalogue),
        start=told.start,
        limits=limits_of(told),
        hours_told=told.study_hours is not None,
    )


def _told_by_options(wish: Wish, facts: Facts, limits: LimitWords, catalogue: Catalogue) -> Told:
    target = None if wish.to is None else target_of(wish.to, "--to", catalogue)
    ends = Told(target=target, start=read_start(wish.start))
    return ends.over(read_limits(limits, catalogue)).over(read_facts(facts, catalogue))
