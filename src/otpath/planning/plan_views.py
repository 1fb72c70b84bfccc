"""What of a rule a plan must meet: for the replay, which shares no code with the search."""

from __future__ import annotations

from otpath.catalogue.requirements import (
    All,
    AnyOf,
    Check,
    Count,
    EnglishTest,
    Experience,
    Group,
    Job,
    NoneOf,
    Recency,
    Requirement,
    Residence,
    Unread,
)


def plan_view(rule: Requirement, *, of_job: bool = False) -> Requirement | None:
    """Return what a plan must meet of a rule, or None where nothing in it can block.

    What only helps is taken out of its group as if it were not there. A `check` counts as met,
    and so does whatever a job asks `by: during`: an `any` with a check in it is met, and a `count`
    needs one fewer. A group with nothing in it is met. An `unless` must be earned: one that asks
    nothing of the person, such as a lone `check`, waives nothing.
    """
    asked = _what_blocks(rule)
    if asked is None or rule.strength == "helps" or (of_job and rule.by == "during"):
        return None
    waivers = (plan_view(waiver, of_job=of_job) for waiver in rule.unless)
    earned = tuple(waiver for waiver in waivers if waiver is not None)
    # A plan takes the rules as they stand: that a page is of an old entry year blocks nothing.
    viewed = asked.model_copy(update={"unless": earned, "year": None})
    return _group_view(viewed, of_job=of_job) if isinstance(viewed, Group) else viewed


def _what_blocks(rule: Requirement) -> Requirement | None:
    """Return a rule without what the provider or the employer judges; None where nothing is left.

    A job is held to its role, experience to its months in roles, residence to the nation.
    """
    match rule:
        case Check() | EnglishTest() | Unread() | NoneOf() | Recency(years=None):
            return None
        case Job():
            kept = Job(kind="job", id=rule.id, strength=rule.strength, by=rule.by, roles=rule.roles)
            return kept.model_copy(update=_dates(rule)) if rule.roles else None
        case Experience():
            return rule.model_copy(update=_AMOUNT_ONLY) if rule.roles and rule.months else None
        case Residence():
            return rule.model_copy(update=_PLACE_ONLY) if rule.places else None
        case _:
            return rule


_AMOUNT_ONLY = {"where": None, "within_years": None, "recent": False, "under": None}
_PLACE_ONLY: dict[str, object] = {"years": None, "status": None, "refuse": ()}


def _dates(rule: Requirement) -> dict[str, object]:
    return {"since": rule.since, "until": rule.until, "unless": rule.unless}


def _group_view(group: Group, *, of_job: bool) -> Group | None:
    counting = [rule for rule in group.of if rule.strength != "helps"]
    views = [plan_view(rule, of_job=of_job) for rule in counting]
    left = tuple(view for view in views if view is not None)
    settled = len(views) - len(left)
    match group:
        case All():
            return group.model_copy(update={"of": left}) if left else None
        case AnyOf():
            return group.model_copy(update={"of": left}) if left and not settled else None
        case Count():
            missing = group.at_least - settled
            asks = bool(views) and missing > 0
            return group.model_copy(update={"of": left, "at_least": missing}) if asks else None
        case NoneOf():
            return None
