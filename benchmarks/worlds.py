"""Catalogues made in memory to see how the planner grows: a padded one, and a dense ladder."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, TypeVar

sys.path[:0] = [str(Path(__file__).parent.parent)]

from tests import builders as make  # noqa: E402

from otpath.catalogue.base import Record  # noqa: E402
from otpath.catalogue.contents import Catalogue  # noqa: E402
from otpath.catalogue.courses import Course  # noqa: E402
from otpath.catalogue.months import month_number  # noqa: E402
from otpath.catalogue.qualifications import Qualification  # noqa: E402
from otpath.catalogue.roles import Role  # noqa: E402
from otpath.person.profile import Person  # noqa: E402
from otpath.planning.routes import Limits, Question  # noqa: E402

SHARED_LEVEL = 3
"""Awards up to this level are the same in all professions."""
SHARED_JOBS = ("starting-point", "starting-job")


# --- other professions --------------------------------------------------------------------------


def padded(catalogue: Catalogue, activities: int, *, linked: bool = False) -> Catalogue:
    """Return the catalogue with so many more courses and roles, of other professions.

    Each profession is a copy of ours: what is above level 3, the jobs that need it, and the
    courses that lead to it. School awards and starting jobs are shared, as in life. `linked`: its
    awards have a level, so that each of its degrees too is "a degree in any subject" to ours.
    """
    roles, courses = dict(catalogue.roles.items()), dict(catalogue.courses.items())
    awards = dict(catalogue.qualifications.items())
    number = 0
    own = _own_ids(catalogue)
    most = len(roles) + len(courses) + activities
    while len(roles) + len(courses) < most:
        number += 1
        names = {own_id: f"profession-{number}-{own_id}"[:70] for own_id in own}
        room = most - len(roles) - len(courses)
        ours = [record for record in catalogue.qualifications.values() if record.id in own]
        copies = (_copied(record, names) for record in ours)
        apart: dict[str, object] = {} if linked else {"rqf_level": None}
        awards |= {copy.id: copy.model_copy(update=apart) for copy in copies}
        jobs = [record for record in catalogue.roles.values() if record.id in own]
        roles |= {copy.id: copy for copy in (_copied(job, names) for job in jobs[:room])}
        ways = [record for record in catalogue.courses.values() if record.id in own]
        left = max(0, room - len(jobs))
        courses |= {c.id: c for c in (_copied(way, names) for way in islice(ways, left))}
    return replace(catalogue, roles=roles, courses=courses, qualifications=awards)


def _own_ids(catalogue: Catalogue) -> list[str]:
    """Return the ids that each profession has of its own."""
    awards = {q.id for q in catalogue.qualifications.values() if _is_own(q)}
    roles = [role.id for role in catalogue.roles.values() if role.kind not in SHARED_JOBS]
    courses = [
        course.id
        for course in catalogue.courses.values()
        if any(award.qualification in awards for award in course.awards)
    ]
    return [*sorted(awards), *roles, *courses]


def _is_own(award: Qualification) -> bool:
    return award.kind == "registration" or (award.rqf_level or 0) > SHARED_LEVEL


RecordT = TypeVar("RecordT", bound=Record)


def _copied(record: RecordT, names: dict[str, str]) -> RecordT:
    return type(record).model_validate(_renamed(record.model_dump(), names))


def _renamed(value: Any, names: dict[str, str]) -> Any:
    match value:
        case str():
            return names.get(value, value)
        case dict():
            return {k: v if k in _NO_IDS else _renamed(v, names) for k, v in value.items()}
        case tuple() | list():
            return tuple(_renamed(held, names) for held in value)
        case _:
            return value


_NO_IDS = ("scale", "kind", "title")


# --- a dense ladder -----------------------------------------------------------------------------

RUNGS = {"english": 8, "maths": 8, "science": 6, "certificate": 6, "level-3": 14, "degree": 16}
CARDS = 2
START = month_number(2026, 9)


def dense_ladder() -> tuple[Catalogue, Question]:
    """Return a ladder of 60 courses of which each leads on to the target, and a beginner on it."""
    random = Random(60)
    courses = [_course(random, rung, n) for rung, number in RUNGS.items() for n in range(number)]
    asked = make.award("degree", id="degree")
    courses += [
        make.course(f"card-{n}", asked, mode="registration", months=1 + n, awards=["card"],
                    own_cost=200 - 100 * n)
        for n in range(CARDS)
    ]  # fmt: skip
    therapist = make.role("therapist", make.award("degree"), make.award("card"))
    catalogue = make.catalogue(*_jobs(), therapist, *courses)
    limits = Limits(study_hours=12, horizon=180)
    question = Question(Person("porter"), "therapist", "role", START, "england", 30, limits)
    return catalogue, question


def _jobs() -> list[Role]:
    certified = make.award("certificate", id="certificate")
    return [
        make.role("porter", hire=2),
        make.role("care-worker", hire=1),
        make.role("assistant", make.experience(6, "porter", "care-worker"), certified, hire=3),
    ]


def _course(random: Random, rung: str, number: int) -> Course:
    """Return one of the courses of a rung: the dearer, the quicker, but not by rule."""
    mode = _MODES[rung][number % len(_MODES[rung])]
    shortest, longest = _MONTHS[rung, mode]
    months = random.randint(shortest, longest)
    pounds = random.choice([0, 150, 300, 600]) * (1 + longest - months) // 4
    fees = 3400 * months // 12 if rung == "level-3" else 9500 * months // 12
    return make.course(
        f"{rung}-{number}",
        *(make.award(asked, id=asked) for asked in _ASKED[rung]),
        mode=mode,
        months=months,
        intakes=random.choice([[9], [1, 9], [2, 5, 9]]) if months > 6 else [],
        hours=random.choice([3, 4, 6, 8]) if mode != "full-time" else None,
        awards=[rung],
        employed_as=_EMPLOYERS.get(mode, ()),
        own_cost=0 if mode == "apprenticeship" else pounds,
        loan=fees if mode == "full-time" else 0,
    )


_MODES: dict[str, tuple[Any, ...]] = {
    "english": ("part-time",),
    "maths": ("part-time",),
    "science": ("part-time",),
    "certificate": ("part-time", "on-the-job"),
    "level-3": ("full-time", "part-time", "apprenticeship"),
    "degree": ("full-time", "full-time", "part-time", "apprenticeship"),
}
_MONTHS: dict[tuple[str, Any], tuple[int, int]] = {
    ("english", "part-time"): (3, 12),
    ("maths", "part-time"): (3, 12),
    ("science", "part-time"): (6, 12),
    ("certificate", "part-time"): (2, 6),
    ("certificate", "on-the-job"): (3, 9),
    ("level-3", "full-time"): (10, 24),
    ("level-3", "part-time"): (15, 24),
    ("level-3", "apprenticeship"): (15, 24),
    ("degree", "full-time"): (24, 36),
    ("degree", "part-time"): (42, 60),
    ("degree", "apprenticeship"): (36, 48),
}
_ASKED: dict[str, tuple[str, ...]] = {
    "english": (),
    "maths": (),
    "science": ("maths",),
    "certificate": (),
    "level-3": ("english", "maths"),
    "degree": ("level-3", "science", "english"),
}
_EMPLOYERS: dict[str, tuple[str, ...]] = {
    "on-the-job": ("porter", "care-worker"),
    "apprenticeship": ("assistant",),
}
