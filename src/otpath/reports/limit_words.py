"""The limits of a plan: as one sentence, and as data with the keys of a profile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Mode
from otpath.catalogue.months import month_code, month_words
from otpath.planning.routes import Limits
from otpath.reports.wording import money_words
from otpath.rules.life_words import role_in_words

_WITHOUT_MODE: dict[Mode, str] = {
    "full-time": "no full-time study",
    "part-time": "no part-time study",
    "apprenticeship": "no apprenticeship",
    "on-the-job": "no course on the job",
    "registration": "no registration",
}


def limits_sentence(limits: Limits, catalogue: Catalogue, *, hours_told: bool) -> str:
    """Say what no route may break, as 'Your limits: ...'; nothing where there are none."""
    parts = [*_of_time_and_money(limits, hours_told=hours_told), *_of_choice(limits, catalogue)]
    return f"Your limits: {'; '.join(parts)}." if parts else ""


def _of_time_and_money(limits: Limits, *, hours_told: bool) -> Iterator[str]:
    if limits.keep_wage and "full-time" not in limits.avoid_modes:
        yield _WITHOUT_MODE["full-time"]
    if hours_told:
        yield f"{limits.study_hours} study hours a week beside a job"
    if limits.own_pounds is not None:
        yield f"at most {money_words(limits.own_pounds)} of your own money"
    if limits.finish_by is not None:
        yield f"there by {month_words(limits.finish_by)}"


def _of_choice(limits: Limits, catalogue: Catalogue) -> Iterator[str]:
    yield from (words for mode, words in _WITHOUT_MODE.items() if mode in limits.avoid_modes)
    for course in sorted(limits.avoid_courses):
        yield f"not by {catalogue.courses[course].title}"
    for role in sorted(limits.avoid_roles):
        yield f"no new job as {role_in_words(role, catalogue)}"
    for course in sorted(limits.include_courses):
        yield f"with {catalogue.courses[course].title}"
    for role in sorted(limits.include_roles):
        yield f"with work as {role_in_words(role, catalogue)}"


def limits_data(limits: Limits) -> dict[str, Any]:
    """Return the limits as plain data. What was not said is null or an empty list."""
    return {
        "study_hours": limits.study_hours,
        "keep_wage": limits.keep_wage,
        "money": limits.own_pounds,
        "finish_by": None if limits.finish_by is None else month_code(limits.finish_by),
        "avoid": sorted({*limits.avoid_modes, *limits.avoid_courses, *limits.avoid_roles}),
        "include": sorted(limits.include_courses | limits.include_roles),
    }
