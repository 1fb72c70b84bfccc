"""Random people who ask about the shipped catalogue, the same for the same seed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from otpath.catalogue.base import NATIONS
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Mode
from otpath.catalogue.months import month_number
from otpath.person.profile import Holding, Person
from otpath.planning.routes import Limits, Question
from tests import builders as make

OT = "occupational-therapist"
EARLY = ("starting-point", "starting-job", "support")
SUBJECTS = ("english-language", "maths", "biology", "history", "geography", "art", "chemistry")
MODES: tuple[Mode, ...] = ("full-time", "part-time", "apprenticeship", "on-the-job")


def random_question(seed: int, catalogue: Catalogue) -> Question:
    """Return what one person asks: mostly how to become an occupational therapist."""
    random = Random(seed)  # noqa: S311
    jobs = sorted(r.id for r in catalogue.roles.values() if r.kind in EARLY)
    job = random.choice(jobs)
    age = random.choice([16, 17, 18, 19, 21, 25, 33, 48])
    start = month_number(2026, 9) + random.randint(0, 20)
    person = Person(
        job=job,
        holdings=tuple(_holdings(random, start)),
        experience={role: random.choice([3, 6, 12, 24, 40]) for role in _worked_as(random, jobs)},
        age=age,
    )
    question = Question(
        person=person,
        target=_target(random, catalogue, job),
        target_kind="role",
        start=start,
        nation=random.choice(["england", "england", "england", *NATIONS]),
        age=age,
    )
    return replace(question, limits=_limits(random, question, catalogue))


def _worked_as(random: Random, jobs: list[str]) -> list[str]:
    return random.sample(jobs, k=random.choice([0, 0, 1, 2]))


def _target(random: Random, catalogue: Catalogue, job: str) -> str:
    others = ["social-care-ot", "assistant-practitioner", "occupational-therapy-assistant"]
    others += ["lead-ot-support-worker", "senior-healthcare-support-worker"]
    wished = OT if random.random() < 0.7 else random.choice(others)
    return wished if wished != job else OT


def _holdings(random: Random, start: int) -> list[Holding]:
    subjects = random.sample(SUBJECTS, k=random.choice([0, 0, 1, 2, 3, 5, 6]))
    held = [make.gcse(subject, random.choice(["3", "4", "5", "6"])) for subject in subjects]
    past = start - random.choice([1, 14, 30, 70, 130])
    further = [
        [],
        [],
        [],
        [make.held("a-level", s, random.choice("BCD"), gained=past) for s in SUBJECTS[2:5]],
        [make.held("btec-extended-diploma", None, random.choice(["MMM", "DMM"]), gained=past)],
        [make.held("l3-diploma-healthcare-support", gained=past)],
        [make.held("bachelors-degree", None, random.choice(["2:1", "2:2"]), gained=past)],
        [make.held("foundation-degree-health", gained=past)],
        [make.held("access-to-he", None, "D30 M15", predicted=True, gained=start + 4)],
    ]
    return [*held, *random.choice(further)]


def _limits(random: Random, question: Question, catalogue: Catalogue) -> Limits:
    limits = Limits(
        study_hours=random.choice([6, 8, 10, 12, 16, 16, 16]),
        keep_wage=random.random() < 0.15,
        horizon=random.choice([120, 144, 180]),
    )
    if random.random() > 0.3:
        return limits
    open_here = [c for c in catalogue.courses.values() if question.nation in c.nations]
    courses = sorted(course.id for course in open_here)
    roles = sorted(r.id for r in catalogue.roles.values() if r.kind in EARLY[1:])
    narrower: list[Limits] = [
        replace(limits, own_pounds=random.choice([0, 300, 1000, 4000])),
        replace(limits, finish_by=question.start + random.choice([48, 60, 72, 84])),
        replace(limits, avoid_modes=frozenset({random.choice(MODES)})),
        replace(limits, avoid_courses=frozenset(random.sample(courses, k=3))),
        replace(limits, avoid_roles=frozenset(random.sample(roles, k=2))),
        replace(limits, include_courses=frozenset({random.choice(courses)})),
        replace(limits, include_roles=frozenset({random.choice(roles)})),
    ]
    return random.choice(narrower)
