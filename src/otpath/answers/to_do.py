"""What a route asks somebody to do, and by when: proof to find, applications, a review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from otpath.answers.dates import DueDate, results_in
from otpath.answers.instead import awards_to_ask_of, is_untold
from otpath.answers.steps import Step
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.funding import Funding
from otpath.person.profile import Holding
from otpath.planning.routes import Question

TaskKind = Literal[
    "find-proof",
    "ask-instead",
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
    awards: tuple[Holding, ...] = ()
    """Awards of which to ask whether they are taken in place of a GCSE."""
    results: DueDate | None = None
    """When the results come that the person expects, where the catalogue knows it."""
    askers: tuple[Place, ...] = ()
    """Whom to ask of them."""
    spares: tuple[int, ...] = ()
    """The steps that may fall away if they are."""


def tasks_of(steps: tuple[Step, ...], question: Question, catalogue: Catalogue) -> tuple[Task, ...]:
    """Return what to do for a route, in the order of time; what has no month comes last."""
    tasks = [
        *_proof(steps, question, catalogue),
        *_instead(steps, question, catalogue),
        *_applications(steps, question, catalogue),
        *_money(steps, question, catalogue),
    ]
    tasks.sort(key=lambda task: (task.month or 0, task.kind not in COME_FIRST, task.steps))
    return (*tasks, REVIEW)


COME_FIRST = frozenset({"find-proof", "ask-instead"})
"""What comes first in its month: the rest may hang on it."""
REVIEW = Task("review", (), who="adviser")
"""What belongs to every plan, with a route or without one."""


def _proof(steps: tuple[Step, ...], question: Question, catalogue: Catalogue) -> Iterator[Task]:
    """Yield the search for certificates, where a result is not known, and results to come."""
    open_in = tuple(step.number for step in steps if any(is_untold(need) for need in step.needs))
    if open_in:
        yield Task("find-proof", open_in, month=question.start)
    hang_on = tuple(step.number for step in steps if any(need.is_expected for need in step.needs))
    months = [h.gained for h in question.person.holdings if h.predicted and h.gained is not None]
    if hang_on and months:
        last = max(months)
        due = _results_of(question, last, catalogue)
        yield Task("have-results", hang_on, month=last, results=due)


def _results_of(question: Question, month: int, catalogue: Catalogue) -> DueDate | None:
    """Return the date of the results that are expected in a month: of several the last one."""
    expected = {h.qualification for h in question.person.holdings if h.predicted}
    found = results_in(month, expected, question.nation, catalogue)
    return max(found, key=lambda due: due.date.day or "", default=None)


def _instead(steps: tuple[Step, ...], question: Question, catalogue: Catalogue) -> Iterator[Task]:
    """Yield the question whether awards that were told are taken in place of a GCSE."""
    asked_in = [step for step in steps if awards_to_ask_of(step.needs)]
    if not asked_in:
        return
    yield Task(
        "ask-instead",
        tuple(step.number for step in asked_in),
        month=question.start,
        place=_asked_place(asked_in[-1], catalogue),
        awards=awards_to_ask_of(need for step in asked_in for need in step.needs),
        askers=tuple(dict.fromkeys(_asked_place(step, catalogue) for step in asked_in)),
        spares=tuple(step.number for step in steps if step.spared_by),
    )


def _asked_place(step: Step, catalogue: Catalogue) -> Place:
    if isinstance(step.record, Course):
        return _kind_and_place(step.record, catalogue)[1]
    return "employer"


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


def _money(steps: tuple[Step, ...], question: Question, catalogue: Catalogue) -> Iterator[Task]:
    """Yield for each course the help that somebody must apply for.

    For a degree that starts in September the University of Cumbria asks for it by the end of May.
    We take so many months for all of higher education; else the month before the start is ours.
    """
    for step in steps:
        asked = tuple(funding for funding in step.money.help if funding.apply)
        if step.number and asked and isinstance(step.record, Course):
            _, place = _kind_and_place(step.record, catalogue)
            last = max(question.start, step.leg.start - 1)
            early = step.leg.start - MONTHS_TO_LOAN if place == "higher-education" else last
            month, last_month = _by(early, last, question)
            yield Task(
                "apply-for-money",
                (step.number,),
                step=step,
                month=month,
                last=last_month,
                money=asked,
            )


MONTHS_TO_LOAN = 4
"""From May, by whose end to apply for student finance, to a start in September."""


def _application(
    step: Step, course: Course, last: int, question: Question, catalogue: Catalogue
) -> Task:
    usual = step.leg.start - (course.application.usual or course.application.lead)
    kind, place = _kind_and_place(course, catalogue)
    month, last_month = _by(usual, last, question)
    return Task(
        kind=kind, steps=(step.number,), step=step, month=month, last=last_month, place=place
    )


def _by(usual: int, last: int, question: Question) -> tuple[int, int | None]:
    """Return the month by which to do it, and the last one where that is later.

    A usual month that is over when the plan starts is no advice.
    """
    return (usual, last) if question.start <= usual < last else (last, None)


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
