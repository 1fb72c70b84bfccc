"""What a route asks somebody to do, and by when: proof to find, applications, a review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from otpath.answers.steps import Step
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.funding import Funding
from otpath.catalogue.requirements import AccessCredits, Award, Gcses, Grades, Tariff, walk
from otpath.planning.routes import Question

TaskKind = Literal[
    "find-proof",
    "have-results",
    "apply-for-course",
    "apply-for-money",
    "ask-employer",
    "apply-for-job",
    "register",
    "review",
]
Person = Literal["customer", "adviser"]
Place = Literal[
    "further-education", "higher-education", "apprenticeships", "employer", "regulator", "none"
]

HIGHER_EDUCATION = 4
"""The lowest level of higher education."""


@dataclass(frozen=True)
class Task:
    """One thing to do. Months are counted as in `catalogue/months.py`."""

    kind: TaskKind
    steps: tuple[int, ...]
    who: Person = "customer"
    step: Step | None = None
    """The step that it is for, where it is for one."""
    month: int | None = None
    """The month by which to do it; None where they must agree on one."""
    last: int | None = None
    """The last month in which it can be done, where that is later."""
    place: Place = "none"
    money: tuple[Funding, ...] = ()
    """What to apply for, of help with costs."""


def tasks_of(steps: tuple[Step, ...], question: Question, catalogue: Catalogue) -> tuple[Task, ...]:
    """Return what to do for a route, in the order of time; what has no month comes last."""
    tasks = [
        *_proof(steps, question),
        *_applications(steps, question, catalogue),
        *_money(steps, question),
    ]
    tasks.sort(key=lambda task: (task.month or 0, task.kind != "find-proof", task.steps))
    return (*tasks, Task("review", (), who="adviser"))


def _proof(steps: tuple[Step, ...], question: Question) -> Iterator[Task]:
    """Yield the search for certificates, where a result is not known, and results to come."""
    open_in = _with_open_result(steps, is_expected=False)
    if open_in:
        yield Task("find-proof", open_in, month=question.start)
    hang_on = _with_open_result(steps, is_expected=True)
    months = [h.gained for h in question.person.holdings if h.predicted and h.gained is not None]
    if hang_on and months:
        yield Task("have-results", hang_on, month=max(months))


def _with_open_result(steps: tuple[Step, ...], *, is_expected: bool) -> tuple[int, ...]:
    results = Gcses | Award | Grades | Tariff | AccessCredits
    return tuple(
        step.number
        for step in steps
        if any(
            isinstance(node, results)
            for need in step.needs
            if need.kind == "not-known" and need.is_expected == is_expected
            for node in walk(need.requirement)
        )
    )


def _applications(
    steps: tuple[Step, ...], question: Question, catalogue: Catalogue
) -> Iterator[Task]:
    for step in steps:
        if not step.number or step.apply_by is None:
            continue
        if isinstance(step.record, Course):
            yield _application(step, step.record, step.apply_by, question, catalogue)
        else:
            numbers = (step.number,)
            yield Task("apply-for-job", numbers, step=step, month=step.apply_by, place="employer")


def _money(steps: tuple[Step, ...], question: Question) -> Iterator[Task]:
    """Yield for each course the help that somebody must apply for.

    No page gives a month. We take the one before the start: most ask for a place first.
    """
    for step in steps:
        asked = tuple(funding for funding in step.money.help if funding.apply)
        if step.number and asked:
            month = max(question.start, step.leg.start - 1)
            yield Task("apply-for-money", (step.number,), step=step, month=month, money=asked)


def _application(
    step: Step, course: Course, last: int, question: Question, catalogue: Catalogue
) -> Task:
    usual = step.leg.start - (course.application.usual or course.application.lead)
    kind, place = _kind_and_place(course, catalogue)
    is_in_time = question.start <= usual < last
    return Task(
        kind=kind,
        steps=(step.number,),
        step=step,
        month=usual if is_in_time else last,
        last=last if is_in_time else None,
        place=place,
    )


def _kind_and_place(course: Course, catalogue: Catalogue) -> tuple[TaskKind, Place]:
    if course.mode == "registration":
        return "register", "regulator"
    if course.mode == "apprenticeship":
        return "ask-employer", "apprenticeships"
    if course.mode == "on-the-job":
        return "ask-employer", "employer"
    levels = [catalogue.qualifications[award.qualification].rqf_level for award in course.awards]
    is_higher = any(level is not None and level >= HIGHER_EDUCATION for level in levels)
    return "apply-for-course", "higher-education" if is_higher else "further-education"
