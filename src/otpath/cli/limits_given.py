"""From the options about limits to limits, and what of them cannot go together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from otpath.catalogue.base import NATION_NAMES, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course, Mode
from otpath.catalogue.months import month_words
from otpath.catalogue.names import find, name_key
from otpath.catalogue.roles import Role
from otpath.cli.asking import read_month_of, read_number
from otpath.cli.given import CommandLineError, named
from otpath.person.told import Chosen, Told
from otpath.planning.routes import Limits
from otpath.rules.phrases import joined

MOST_POUNDS = 500_000
_MODES: tuple[Mode, ...] = ("full-time", "part-time", "apprenticeship", "on-the-job")
"""The modes that can be avoided: nobody becomes an OT without registration."""
_NEAR = 0.8


@dataclass(frozen=True)
class LimitWords:
    """The options about limits, as they were written."""

    study_hours: str | None = None
    keep_wage: bool | None = None
    money: str | None = None
    finish_by: str | None = None
    avoid: Sequence[str] = ()
    include: Sequence[str] = ()


def read_limits(words: LimitWords, catalogue: Catalogue) -> Told:
    """Return what the options say; nothing of those that were not given."""
    hours, money, last = words.study_hours, words.money, words.finish_by
    return Told(
        study_hours=None if hours is None else read_number("--study-hours", hours, 0, 60),
        keep_wage=words.keep_wage,
        own_pounds=None if money is None else _pounds(money),
        finish_by=None if last is None else read_month_of("--finish-by", last),
        avoid=_all_named(words.avoid, "--avoid", catalogue, avoided),
        include=_all_named(words.include, "--include", catalogue, included),
    )


def limits_of(told: Told) -> Limits:
    """Return the limits that a profile and options set together."""
    usual = Limits()
    avoid, include = told.avoid or Chosen(), told.include or Chosen()
    return Limits(
        study_hours=usual.study_hours if told.study_hours is None else told.study_hours,
        keep_wage=bool(told.keep_wage),
        finish_by=told.finish_by,
        own_pounds=told.own_pounds,
        avoid_modes=avoid.modes,
        avoid_courses=avoid.courses,
        avoid_roles=avoid.roles,
        include_courses=include.courses,
        include_roles=include.roles,
    )


def avoided(text: str, where: str, catalogue: Catalogue) -> Chosen:
    """Return the mode, course or role that is to be avoided."""
    mode = _mode(text)
    if mode:
        return Chosen(modes=frozenset({mode}))
    try:
        return included(text, where, catalogue)
    except CommandLineError as error:
        from difflib import get_close_matches

        near = get_close_matches(text.casefold(), _MODES, n=1, cutoff=_NEAR)
        if not near:
            raise
        raise CommandLineError(str(error.message), f"did you mean {near[0]}?") from error


def included(text: str, where: str, catalogue: Catalogue) -> Chosen:
    """Return the course or role that is meant."""
    mode = _mode(text)
    if mode is not None:
        raise CommandLineError(
            f"{where} {text!r}: this is a mode of study, not a course or a role",
            "'otpath courses' and 'otpath roles' list what can stand here",
        )
    qualification = find(catalogue, text, {"qualification"})
    if qualification is not None and find(catalogue, text, {"course", "role"}) is None:
        raise CommandLineError(
            f"{where} {text!r}: this is a qualification, not a course or a role",
            _courses_hint(_giving(qualification.id, catalogue)),
        )
    record = named(catalogue, text, ("course", "role"), where)
    only = frozenset({record.id})
    return Chosen(courses=only) if isinstance(record, Course) else Chosen(roles=only)


def _giving(qualification: str, catalogue: Catalogue) -> list[str]:
    return [course.id for course in catalogue.courses.values() if course.gives(qualification)]


def _courses_hint(giving: Sequence[str]) -> str:
    if not giving:
        return "'otpath courses' and 'otpath roles' list what can stand here"
    return f"name a course that gives it: {joined(giving, 'or')}"


def _mode(text: str) -> Mode | None:
    key = name_key(text)
    key = key.removesuffix("study").removesuffix("courses").removesuffix("s")
    return next((mode for mode in _MODES if name_key(mode) == key), None)


def _pounds(text: str) -> int:
    return read_number("--money", re.sub(r"[£,\s]", "", text) or text, 0, MOST_POUNDS)


def _all_named(
    texts: Sequence[str],
    where: str,
    catalogue: Catalogue,
    find: Callable[[str, str, Catalogue], Chosen],
) -> Chosen | None:
    if not texts:
        return None
    chosen = Chosen()
    for text in texts:
        chosen |= find(text, where, catalogue)
    return chosen


# --- what cannot go together --------------------------------------------------------------------


def check_limits(told: Told, target: str, start: int, catalogue: Catalogue) -> None:
    """Refuse limits that no route could keep, whatever the routes are."""
    found = next(_clashes(told, target, start, catalogue), None)
    if found is not None:
        raise CommandLineError(*found)


def _clashes(
    told: Told, target: str, start: int, catalogue: Catalogue
) -> Iterator[tuple[str, str]]:
    """Yield a sentence and what to do about it for each."""
    avoid, include = told.avoid or Chosen(), told.include or Chosen()
    if told.finish_by is not None and told.finish_by < start:
        yield (
            f"the target must be reached by {month_words(told.finish_by)}, before the plan starts "
            f"in {month_words(start)}",
            "give a later month to --finish-by",
        )
    for record_id in sorted((avoid.courses & include.courses) | (avoid.roles & include.roles)):
        yield f"{record_id!r} is both to be avoided and to be included", _ONE_OF_TWO
    if target in avoid.roles:
        yield (
            f"{target!r} is to be avoided, and is what you want to become",
            "leave it out of --avoid",
        )
    for course_id in sorted(include.courses):
        yield from _course_clashes(catalogue.courses[course_id], told, avoid)
    for role_id in sorted(include.roles):
        yield from _role_clashes(catalogue.roles[role_id], told, target)
    yield from _rival_courses(include, target, catalogue)


_ONE_OF_TWO = "leave it out of --avoid or of --include"
_LEAVE_OUT = "leave it out of --include"


def _course_clashes(course: Course, told: Told, avoid: Chosen) -> Iterator[tuple[str, str]]:
    said = f"{course.id!r} is to be included"
    if course.mode in avoid.modes:
        yield f"{said}, and its mode ({course.mode}) is to be avoided", _ONE_OF_TWO
    if course.mode == "full-time" and told.keep_wage:
        hint = f"{_LEAVE_OUT}, or leave out --keep-wage"
        yield f"{said}, and is full-time study, which ends the wage to be kept", hint
    hours = limits_of(told).study_hours
    if course.mode not in {"full-time", "registration"} and course.hours_per_week > hours:
        yield (
            f"{said}, and takes {course.hours_per_week} study hours a week, over your {hours}",
            f"{_LEAVE_OUT}, or give --study-hours {course.hours_per_week}",
        )
    nation = told.nation or "england"
    if nation not in course.nations:
        yield f"{said}, and is not open in {NATION_NAMES[nation]}", _nation_hint(course.nations)


def _role_clashes(role: Role, told: Told, target: str) -> Iterator[tuple[str, str]]:
    if role.id in {told.job, target} or (told.experience or {}).get(role.id):
        return
    said, nation = f"{role.id!r} is to be included", told.nation or "england"
    if role.time_to_hire is None:
        yield f"{said}, and nobody is hired into it", _LEAVE_OUT
    elif nation not in role.nations:
        yield f"{said}, and is not open in {NATION_NAMES[nation]}", _nation_hint(role.nations)


def _nation_hint(nations: Sequence[Nation]) -> str:
    open_in = ", ".join(NATION_NAMES[nation] for nation in nations)
    return f"it is open in {open_in}; {_LEAVE_OUT}, or give another --nation"


def _rival_courses(include: Chosen, target: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Refuse two courses that both reach the target: the first to end would be the end."""
    giving = sorted(include.courses.intersection(_giving(target, catalogue)))
    if len(giving) > 1:
        yield f"{giving[0]!r} and {giving[1]!r} both give {target!r}: one is enough", _LEAVE_OUT
