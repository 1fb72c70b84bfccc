"""What a person ruled out or asked for, looked at in a replayed route. See docs/design.md.

Hours, the wage and the horizon are in `replay.py`, with the months they are about.
"""

from __future__ import annotations

from collections.abc import Iterator

from otpath.catalogue.courses import pounds_from
from otpath.catalogue.months import month_words
from otpath.planning.replayed import ReplayedRoute, ReplayedStudy


def limit_faults(plan: ReplayedRoute) -> Iterator[str]:
    """Yield a sentence for each limit that the route breaks."""
    yield from _late(plan)
    yield from _dear(plan)
    yield from _avoided(plan)
    yield from _left_out(plan)


def _late(plan: ReplayedRoute) -> Iterator[str]:
    finish, last = plan.route.finish, plan.question.limits.finish_by
    if last is not None and finish > last:
        yield f"the finish is in {month_words(finish)}, and it must be by {month_words(last)}"


def _dear(plan: ReplayedRoute) -> Iterator[str]:
    allowed = plan.question.limits.own_pounds
    pounds = sum(_own_pounds(plan, study) for study in plan.studies)
    if allowed is not None and pounds > allowed:
        yield f"the courses take {pounds} pounds of the person's own, over the limit of {allowed}"


def _own_pounds(plan: ReplayedRoute, study: ReplayedStudy) -> int:
    """Return what the person pays themselves, as far as the price is known."""
    costs = study.course.costs_in(plan.question.nation, study.leg.start)
    return pounds_from("you", costs)


def _avoided(plan: ReplayedRoute) -> Iterator[str]:
    limits = plan.question.limits
    for study in plan.studies:
        if study.course.id in limits.avoid_courses:
            yield f"the course {study} is one to avoid"
        if study.course.mode in limits.avoid_modes:
            yield f"the course {study} is {study.course.mode}, a mode to avoid"
    for job in plan.new_jobs:
        if job.id in limits.avoid_roles:
            yield f'the job "{job.id}" is one to avoid'


def _left_out(plan: ReplayedRoute) -> Iterator[str]:
    """Look at what must come before the target, on each way on which the route reaches it."""
    lacking = [set(_lacking(plan, own_id, month)) for own_id, month in _arrivals(plan)]
    if lacking and all(lacking):
        least = min(lacking, key=lambda missing: (len(missing), sorted(missing)))
        for record_id in sorted(least):
            yield f'the route must have "{record_id}" before "{plan.question.target}", and has not'


def _arrivals(plan: ReplayedRoute) -> Iterator[tuple[str, int]]:
    """Yield what reaches the target at the finish, with the month by which the rest must be done.

    A person who is in the target job already has no way to it.
    """
    target, finish = plan.question.target, plan.route.finish
    if plan.question.target_kind == "role":
        yield from (
            (job.id, finish) for job in plan.new_jobs if (job.id, job.start) == (target, finish)
        )
        return
    for study in plan.studies:
        if study.course.gives(target) and study.end == finish:
            yield study.course.id, finish - 1


def _lacking(plan: ReplayedRoute, own_id: str, month: int) -> Iterator[str]:
    limits = plan.question.limits
    ended = {study.course.id for study in plan.studies if study.end <= month}
    yield from limits.include_courses - ended - {own_id}
    months = plan.experience_by(month)
    held = {role for role, served in months.items() if served} | {plan.present.id, own_id}
    yield from limits.include_roles - held
