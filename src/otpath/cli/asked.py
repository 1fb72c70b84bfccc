"""From what was said, by options, a profile or both, to what is asked of the planner."""

from __future__ import annotations

from pathlib import Path

from otpath.answers.plans import Answer
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
from otpath.cli.given import CommandLineError
from otpath.cli.limits_given import LimitWords, check_limits, limits_of, read_limits
from otpath.cli.plan_options import USUAL_TARGET
from otpath.person.told import Told


def told_by_options(
    facts: Facts, limits: LimitWords, to: str | None, start: str | None, catalogue: Catalogue
) -> Told:
    """Return what the options say; nothing of those that were not given."""
    wish = Told(
        target=None if to is None else target_of(to, "--to", catalogue), start=read_start(start)
    )
    return wish.over(read_limits(limits, catalogue)).over(read_facts(facts, catalogue))


def read_asked(
    facts: Facts,
    limits: LimitWords,
    to: str | None,
    start: str | None,
    profile: Path | None,
    catalogue: Catalogue,
) -> Asked:
    """Return what the options ask, laid over what the profile says."""
    told = told_by_options(facts, limits, to, start, catalogue)
    if profile is not None:
        # Only a profile is validated by models: see `VALIDATED` in `plain_values.py`.
        from otpath.cli.profile_given import over_profile

        told = over_profile(told, profile, catalogue)
    return asked_of(told, catalogue)


def asked_of(told: Told, catalogue: Catalogue) -> Asked:
    """Return what is asked of the planner; refuse what cannot go together."""
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


def led_by(route: str, found: Answer) -> Answer:
    """Return the answer with the route asked for in full."""
    numbers = [str(number) for number in range(1, len(found.routes) + 1)]
    if route == "1" or route in numbers:
        return found.led_by(int(route))
    if not numbers:
        raise CommandLineError(f"--route {route}: this plan has no routes", "leave --route out")
    last = numbers[-1]
    hint = "this plan has 1 route: leave --route out"
    if last != "1":
        hint = f"this plan has {last} routes: say a number from 1 to {last}"
    raise CommandLineError(f"--route {route}: there is no such route", hint)
