"""The steps of a route: what each asks, what the person has, and what is still to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from otpath.catalogue.base import Sourced
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Course
from otpath.catalogue.requirements import (
    AccessCredits,
    Award,
    Check,
    Entry,
    Experience,
    Gcses,
    Job,
    Requirement,
    Tariff,
    walk,
)
from otpath.catalogue.roles import Role
from otpath.person.profile import Person
from otpath.planning.activities import held_at_start
from otpath.planning.routes import Leg, Question, Route
from otpath.rules.judging import judge
from otpath.rules.outcomes import Outcome, Verdict
from otpath.rules.situation import Situation
from otpath.rules.words import in_words

Kind = Literal["have", "need", "not-known", "they-decide", "helps"]


@dataclass(frozen=True)
class Need:
    """One requirement of a step, judged on what the person told us today."""

    requirement: Requirement
    text: str
    short: str
    missing: str
    """What is still to be shown or gained, where part of it is had."""
    outcome: Outcome
    kind: Kind
    met_by: tuple[int, ...] = ()
    """Numbers of the earlier steps that give it."""


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

    @property
    def costs(self) -> tuple[Cost, ...]:
        """What the course costs and who pays."""
        return self.record.costs if isinstance(self.record, Course) else ()


def steps(route: Route, question: Question, told: Person, catalogue: Catalogue) -> tuple[Step, ...]:
    """Return the steps of a route, judged on what the person `told` us, in order."""
    today = _today(question, told, catalogue)
    made: list[Step] = []
    for leg in route.legs:
        made.append(_step(leg, made, route, today, catalogue))
    return tuple(made)


def sourced_parts(step: Step) -> Iterator[Sourced]:
    """Yield everything in a step that can carry sources: the record's own facts, then its rules."""
    record = step.record
    yield record
    if isinstance(record, Course):
        yield record.duration
        yield record.application
        yield from record.costs
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
        yield from record.costs
    elif record.time_to_hire:
        yield record.time_to_hire
    for requirement in step.entry.requires if step.entry else ():
        yield from (node for node in walk(requirement) if _counts(node))


def _counts(node: Requirement) -> bool:
    return node.strength != "helps" and not isinstance(node, Check)


def _today(question: Question, told: Person, catalogue: Catalogue) -> Situation:
    held = (*told.holdings, *held_at_start(question, catalogue)[len(question.person.holdings) :])
    return Situation(
        month=question.start,
        job=told.job,
        holdings=held,
        denied=told.denied,
        all_gcses=told.all_gcses,
        all_awards=told.all_awards,
        experience=told.experience,
        experience_told=told.experience_told,
        age_from=told.age,
        age_to=told.age,
        nation=told.nation,
    )


def _step(
    leg: Leg, before: list[Step], route: Route, today: Situation, catalogue: Catalogue
) -> Step:
    record: Role | Course
    record = catalogue.roles[leg.id] if leg.kind == "job" else catalogue.courses[leg.id]
    entry = next((entry for entry in record.entry if entry.id == leg.entry), None)
    needs = [_need(node, before, today, catalogue) for node in entry.requires] if entry else []
    if isinstance(record, Course) and record.employed_as:
        needs.insert(0, _need(_employment(record), before, today, catalogue))
    return Step(
        number=len(before) if route.legs[0].kind == "job" else len(before) + 1,
        leg=leg,
        record=record,
        entry=entry,
        needs=tuple(needs),
        apply_by=_apply_by(leg, record),
        alongside=_runs_beside_a_job(leg, route, catalogue),
    )


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


def _runs_beside_a_job(leg: Leg, route: Route, catalogue: Catalogue) -> bool:
    if leg.kind == "job" or leg.end is None:
        return False
    jobs = [other for other in route.legs if other.kind == "job" and catalogue.roles[other.id].paid]
    end = leg.end
    return any(job.start < end and (job.end is None or job.end > leg.start) for job in jobs)


# --- what is had and what is missing ----------------------------------------------------------


def _need(node: Requirement, before: list[Step], today: Situation, catalogue: Catalogue) -> Need:
    outcome = judge(node, today, catalogue)
    givers = [] if outcome.verdict is Verdict.MET else list(_givers(node, before))
    closed = judge(node, _all_told(today), catalogue)
    kind = _kind(node, outcome, closed, givers, catalogue)
    met_by = tuple(step.number for step in givers)
    text, short = in_words(node, catalogue), in_words(node, catalogue, short=True)
    missing = closed.shortfall.text if closed.shortfall and outcome.evidence else short
    return Need(node, text, short, missing, outcome, kind, met_by)


def _all_told(today: Situation) -> Situation:
    return replace(today, all_gcses=True, all_awards=True, experience_told=True)


def _kind(
    node: Requirement,
    outcome: Outcome,
    closed: Outcome,
    givers: list[Step],
    catalogue: Catalogue,
) -> Kind:
    if outcome.verdict is Verdict.MET:
        return "have"
    if isinstance(node, Check):
        return "they-decide"
    if node.strength == "helps":
        return "helps"
    # A grade that was told and is too low is a gap, though an unnamed award might fill it.
    is_short = closed.shortfall is not None and closed.shortfall.kind in {"below-grade", "too-few"}
    if outcome.verdict is Verdict.NOT_MET or is_short:
        return "need"
    # We were not told that the person has no degree or registration; the plan gains it, so it is
    # still needed. School results are different: most people have some and do not say so.
    gained = [step for step in givers if not _is_school_level(step, catalogue)]
    return "need" if gained else "not-known"


def _is_school_level(step: Step, catalogue: Catalogue) -> bool:
    if not isinstance(step.record, Course):
        return False
    kinds = {catalogue.qualifications[a.qualification].kind for a in step.record.awards}
    return kinds <= {"gcse", "functional-skills"}


def _givers(node: Requirement, before: list[Step]) -> Iterator[Step]:
    wanted, roles = set[str](), set[str]()
    for part in walk(node):
        wanted |= _awards_asked(part)
        if isinstance(part, Experience | Job):
            roles |= set(part.roles)
    for step in before:
        given = {gained.qualification for gained in getattr(step.record, "awards", ())}
        if given & wanted or (step.leg.kind == "job" and step.leg.id in roles):
            yield step


def _awards_asked(node: Requirement) -> set[str]:
    match node:
        case Award() | Tariff():
            return set(node.qualifications)
        case Gcses():
            return {"gcse", *(equivalent.qualification for equivalent in node.accept)}
        case AccessCredits():
            return {"access-to-he"}
        case _:
            return set()
