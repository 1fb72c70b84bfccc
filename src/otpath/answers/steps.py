"""The steps of a route: what each asks, what the person has, and what is still to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from otpath.answers.age_then import age_then_words, older
from otpath.answers.dates import DueDate, dates_of
from otpath.answers.gaps import all_told, falls_short, tells_what_is_had
from otpath.answers.givers import givers
from otpath.answers.money import Deadline, Money, deadline_of, learner_of, money_of
from otpath.answers.open_programmes import OpenProgrammes
from otpath.answers.standing import standing
from otpath.catalogue.base import Sourced
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Course
from otpath.catalogue.requirements import (
    Age,
    Entry,
    Job,
    Requirement,
    walk,
)
from otpath.catalogue.roles import Role
from otpath.person.profile import Holding, Person
from otpath.planning.routes import Leg, Question, Route
from otpath.rules.decided import is_decided
from otpath.rules.judging import judge
from otpath.rules.life import judge_age
from otpath.rules.outcomes import Outcome, Verdict
from otpath.rules.situation import Situation
from otpath.rules.words import in_words

NeedKind = Literal["have", "need", "not-known", "they-decide", "helps"]


JobBeside = Literal["throughout", "partly", "none"]

NO_MONEY = Money()


@dataclass(frozen=True)
class Need:
    """One requirement of a step, judged on what the person told us today."""

    requirement: Requirement
    text: str
    short: str
    missing: str
    """What is still to be shown or gained, where part of it is had."""
    outcome: Outcome
    kind: NeedKind
    met_by: tuple[int, ...] = ()
    """Numbers of the earlier steps that give it."""
    is_expected: bool = False
    """True where results that the person expects would meet it, if they come."""
    is_age_unmet: bool = False
    """True of an age that only helps, and that the person may not have by then."""


@dataclass(frozen=True)
class Step:
    """One leg of a route, numbered from 1; the job the person has now is number 0."""

    number: int
    leg: Leg
    record: Role | Course
    entry: Entry | None
    needs: tuple[Need, ...]
    apply_by: int | None
    """The last month in which to apply, of a course; the month of the application, of a job."""
    alongside: bool
    job_beside: JobBeside
    """Whether a paid job goes on in the months of a course; of a job, none."""
    ends_job: bool
    """True for full-time study at whose start a paid job ends."""
    may_be_held: bool
    """True for a school-level course where no GCSE was told: the person may hold what it gives."""
    money: Money = NO_MONEY
    deadline: Deadline | None = None
    dates: tuple[DueDate, ...] = ()
    """Enrolment, exams and results of the course, for its start."""
    spared_by: tuple[Holding, ...] = ()
    """Awards that were told and that may make it needless, if a later page takes them."""
    programmes: OpenProgrammes | None = None
    """What the course's own programmes would say by then; None for jobs and registrations."""

    @property
    def costs(self) -> tuple[Cost, ...]:
        """What the course costs in the nation, for its start, and who pays."""
        return self.money.costs


def steps(route: Route, question: Question, told: Person, catalogue: Catalogue) -> tuple[Step, ...]:
    """Return the steps of a route, judged on what the person `told` us, in order."""
    today = _today(question, told, catalogue)
    made: list[Step] = []
    for leg in route.legs:
        step = _step(leg, made, route, today, catalogue)
        made.append(_with_money(step, question, catalogue))
    return tuple(_with_programmes(step, route, question, catalogue) for step in made)


def _with_programmes(step: Step, route: Route, question: Question, catalogue: Catalogue) -> Step:
    if step.leg.kind != "course":
        return step
    return replace(step, programmes=OpenProgrammes(step.leg, route, question, catalogue))


def _with_money(step: Step, question: Question, catalogue: Catalogue) -> Step:
    if not isinstance(step.record, Course):
        return step
    leg, nation = step.leg, question.nation
    place = (step.record, nation, leg.start, catalogue)
    return replace(
        step,
        money=money_of(*place, learner_of(question, leg.start, catalogue)),
        deadline=deadline_of(*place),
        dates=dates_of(leg.id, nation, leg.start, leg.end or leg.start, catalogue),
    )


def sourced_parts(step: Step) -> Iterator[Sourced]:
    """Yield everything in a step that can carry sources: the record's own facts, then its rules."""
    record = step.record
    yield record
    if isinstance(record, Course):
        yield record.duration
        yield record.application
        yield from _money_parts(step)
    elif record.time_to_hire and step.number:
        yield record.time_to_hire
    if step.entry:
        yield step.entry
        for requirement in step.entry.requires:
            yield from walk(requirement)


def planned_on(step: Step) -> Iterator[Sourced]:
    """Yield what the plan's dates, money and conditions rest on; nothing for the present job."""
    record = step.record
    if not step.number:
        return
    if isinstance(record, Course):
        yield record.duration
        yield record.application
        yield from _money_parts(step)
    elif record.time_to_hire:
        yield record.time_to_hire
    for requirement in step.entry.requires if step.entry else ():
        yield from (node for node in walk(requirement) if _counts(node))


def _money_parts(step: Step) -> Iterator[Sourced]:
    yield from step.costs
    yield from step.money.help
    if step.deadline:
        yield step.deadline.date
    yield from (due.date for due in step.dates)


def _counts(node: Requirement) -> bool:
    return node.strength != "helps" and not is_decided(node)


def _today(question: Question, told: Person, catalogue: Catalogue) -> Situation:
    return replace(standing(told, question.start, catalogue), nation=question.nation)


def _step(
    leg: Leg, before: list[Step], route: Route, today: Situation, catalogue: Catalogue
) -> Step:
    record: Role | Course
    record = catalogue.roles[leg.id] if leg.kind == "job" else catalogue.courses[leg.id]
    entry = next((entry for entry in record.entry if entry.id == leg.entry), None)
    asked = [*entry.requires] if entry else []
    if isinstance(record, Course) and record.employed_as:
        asked.insert(0, _employment(record))
    needs = [
        _by_age_then(_need(node, _done(before, node, leg), today, catalogue), leg, record, today)
        for node in asked
    ]
    job_beside = _job_beside(leg, route, catalogue)
    return Step(
        number=len(before) if route.legs[0].kind == "job" else len(before) + 1,
        leg=leg,
        record=record,
        entry=entry,
        needs=tuple(needs),
        apply_by=_apply_by(leg, record),
        alongside=job_beside != "none",
        job_beside=job_beside,
        ends_job=isinstance(record, Course)
        and record.mode == "full-time"
        and any(job.end == leg.start for job in _paid_jobs(route, catalogue)),
        may_be_held=isinstance(record, Course)
        and _gives_school_level(record, catalogue)
        and _told_no_gcse(today),
    )


def _told_no_gcse(today: Situation) -> bool:
    stated = any(holding.qualification == "gcse" for holding in today.holdings)
    denied = any(qualification == "gcse" for qualification, _ in today.denied)
    return not (today.all_gcses or stated or denied)


def _done(before: list[Step], node: Requirement, leg: Leg) -> list[Step]:
    """Return the jobs begun and the courses ended by the time a rule is judged."""
    by = leg.end if node.by == "during" and leg.end is not None else leg.start
    return [step for step in before if step.leg.kind == "job" or (step.leg.end or by) <= by]


def _employment(course: Course) -> Job:
    return Job(
        kind="job",
        id="employed-throughout",
        roles=course.employed_as,
        sources=course.sources,
        assumption=course.assumption,
    )


def _apply_by(leg: Leg, record: Role | Course) -> int | None:
    if leg.kind == "job":
        return leg.applied
    return leg.start - record.application.lead if isinstance(record, Course) else None


def _job_beside(leg: Leg, route: Route, catalogue: Catalogue) -> JobBeside:
    if leg.kind == "job" or leg.end is None:
        return "none"
    months = range(leg.start, leg.end)
    paid = {
        month
        for job in _paid_jobs(route, catalogue)
        for month in months
        if job.start <= month and (job.end is None or month < job.end)
    }
    if not paid:
        return "none"
    return "throughout" if len(paid) == len(months) else "partly"


def _paid_jobs(route: Route, catalogue: Catalogue) -> list[Leg]:
    return [leg for leg in route.legs if leg.kind == "job" and catalogue.roles[leg.id].paid]


# --- what is had and what is missing ----------------------------------------------------------


def _need(node: Requirement, before: list[Step], today: Situation, catalogue: Catalogue) -> Need:
    outcome = judge(node, today, catalogue)
    found = [] if outcome.verdict is Verdict.MET else list(givers(node, before, catalogue))
    closed = judge(node, all_told(today), catalogue)
    kind = _kind(node, outcome, closed, found, catalogue)
    met_by = tuple(step.number for step in found)
    text = in_words(node, catalogue, nation=today.nation)
    short = in_words(node, catalogue, short=True, nation=today.nation)
    says_more = closed.shortfall and (outcome.evidence or tells_what_is_had(closed))
    missing = closed.shortfall.text if closed.shortfall and says_more else short
    if outcome.shortfall and outcome.shortfall.kind == "not-named":
        missing = outcome.shortfall.text
    expected = _expected(node, outcome, today, catalogue)
    if expected:
        missing = f"{short} (you expect {expected})"
    return Need(node, text, short, missing, outcome, kind, met_by, is_expected=bool(expected))


def _by_age_then(need: Need, leg: Leg, record: Role | Course, today: Situation) -> Need:
    """Say of an age that helps how old the person is when it counts; other needs stay."""
    node = need.requirement
    if not isinstance(node, Age) or need.kind != "helps" or today.age_from is None:
        return need
    applied = leg.applied if leg.applied is not None else _apply_by(leg, record)
    month = applied if node.by == "application" and applied is not None else leg.start
    then = older(today, month)
    is_met = judge_age(node, then).verdict is Verdict.MET
    missing = f"{need.short} (you will be {age_then_words(then)} then)"
    return replace(need, missing=missing, is_age_unmet=not is_met)


def _expected(
    node: Requirement, outcome: Outcome, today: Situation, catalogue: Catalogue
) -> str | None:
    """Return the results that would meet a rule of which it is not yet known, if they come."""
    if outcome.verdict is not Verdict.NOT_KNOWN or not any(h.predicted for h in today.holdings):
        return None
    hoped = judge(node, _as_expected(today), catalogue)
    return hoped.evidence if hoped.verdict is Verdict.MET else None


def _as_expected(today: Situation) -> Situation:
    return replace(today, holdings=tuple(replace(h, predicted=False) for h in today.holdings))


def _kind(
    node: Requirement,
    outcome: Outcome,
    closed: Outcome,
    found: list[Step],
    catalogue: Catalogue,
) -> NeedKind:
    if outcome.verdict is Verdict.MET:
        return "have"
    if is_decided(node):
        return "they-decide"
    if node.strength == "helps":
        return "helps"
    # A grade that was told and is too low is a gap, though an unnamed award might fill it.
    if outcome.verdict is Verdict.NOT_MET or falls_short(closed):
        return "need"
    # We were not told that the person has no degree or registration; the plan gains it, so it is
    # still needed. School results are different: most people have some and do not say so.
    gained = [step for step in found if not _is_school_level(step, catalogue)]
    return "need" if gained else "not-known"


def _is_school_level(step: Step, catalogue: Catalogue) -> bool:
    return isinstance(step.record, Course) and _gives_school_level(step.record, catalogue)


def _gives_school_level(course: Course, catalogue: Catalogue) -> bool:
    kinds = {catalogue.qualifications[award.qualification].kind for award in course.awards}
    return kinds <= {"gcse", "functional-skills"}
