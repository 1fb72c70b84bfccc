"""The steps of a plan in words: when, what they cost, what each rule asks and who gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from otpath.answers.steps import Need, NeedKind, Step
from otpath.catalogue.base import Duration, Nation, Sourced
from otpath.catalogue.courses import Course
from otpath.catalogue.months import month_words
from otpath.catalogue.requirements import Check, Gcses, walk
from otpath.person.profile import Holding
from otpath.planning.routes import Leg, Question
from otpath.reports.money_words import (
    cost_words,
    deadline_words,
    due_words,
    funding_words,
    help_name,
    not_known_words,
)
from otpath.reports.open_words import open_lines
from otpath.reports.pages import SourceNumbers
from otpath.reports.plan_model import Line, LineTopic, Mark, StepSummary
from otpath.reports.record_words import upper_first
from otpath.reports.wording import length_words, span_words
from otpath.rules.award_words import award_in_words
from otpath.rules.brief_words import in_brief
from otpath.rules.life_words import roles_in_words
from otpath.rules.phrases import joined

MARK_WORDS: dict[NeedKind, str] = {
    "have": "You have",
    "need": "You still need",
    "not-known": "Not known",
    "they-decide": "They decide",
    "helps": "Helps",
}
HAD_AND_HELPS = "You have, and it helps"


def step_summary(step: Step, question: Question, cited: SourceNumbers) -> StepSummary:
    """Put a step into words, with every rule it has."""
    heading = step.record.title
    if step.leg.kind == "job":
        heading = f"Work as {roles_in_words([step.leg.id], cited.catalogue)}"
    return StepSummary(
        heading=f"{step.number}. {heading}",
        when=_when_words(step.leg),
        lines=tuple(_step_lines(step, question, cited)),
        marks=tuple(mark for need in step.needs for mark in marks_of(need, question.nation, cited)),
    )


def _when_words(leg: Leg) -> str:
    length = f" ({length_words(leg.end - leg.start)})" if leg.end else ""
    return f"{upper_first(span_words(leg.start, leg.end))}{length}"


def _step_lines(step: Step, question: Question, cited: SourceNumbers) -> Iterator[Line]:
    leg, record = step.leg, step.record
    if isinstance(record, Course):
        how = f"{_mode_words(record, ends_job=step.ends_job)} {_range_words(record.duration)}"
        if how.strip():
            yield _fact(how.strip(), record.duration, "how", cited)
        yield from _course_lines(step, record, question, cited)
        yield from _money_lines(step, record, question, cited)
    elif step.apply_by is not None and record.time_to_hire:
        wait = length_words(leg.start - step.apply_by)
        text = f"Apply in {month_words(step.apply_by)}. Allow {wait} to be hired."
        yield _fact(text, record.time_to_hire, "apply", cited)
    if step.entry:
        yield Line(f"{step.entry.title}.", cited.of(step.entry.sources), "way-in")
    if step.programmes:
        yield from open_lines(step.programmes)


def _range_words(duration: Duration) -> str:
    shortest, longest = duration.shortest or duration.months, duration.longest or duration.months
    if shortest == longest:
        return ""
    return f"Lengths we found: {length_words(shortest)} to {length_words(longest)}."


def _course_lines(
    step: Step, course: Course, question: Question, cited: SourceNumbers
) -> Iterator[Line]:
    if step.may_be_held:
        text = "Skip this step if you have what it gives, or that GCSE at grade 4 (C)."
        yield Line(text, topic="skip")
    if step.spared_by:
        yield Line(_spared_words(step.spared_by, cited), topic="skip")
    counted_on = [
        award_in_words(Holding(award.qualification, award.subject, award.grade), cited.catalogue)
        for award in course.awards
        if award.grade
    ]
    if counted_on:
        yield Line(f"The plan counts on {joined(counted_on)}.", topic="counted-on")
    application = course.application
    words = []
    if application.usual and application.usual != application.lead:
        words.append(_usual_words(step.leg.start - application.usual, question.start))
    if application.lead and step.apply_by is not None:
        last = "The last month to apply is" if course.intakes else "Apply in"
        words.append(f"{last} {month_words(step.apply_by)}.")
    if application.how:
        words.append(application.how)
    if words:
        yield _fact(" ".join(words), application, "apply", cited)


def _spared_words(held: Sequence[Holding], cited: SourceNumbers) -> str:
    told = joined([award_in_words(holding, cited.catalogue) for holding in held])
    is_one = len(held) == 1
    asked = "if it is" if is_one else "if they are"
    gcse = "a GCSE" if is_one else "GCSEs"
    return f"You have {told}. Ask {asked} taken in place of {gcse}: then you can skip this step."


def _usual_words(month: int, plan_start: int) -> str:
    """Say when most people apply; a month that is over when the plan starts is no advice."""
    if month < plan_start:
        return f"Most people applied by {month_words(month)}, before this plan starts."
    return f"Apply by {month_words(month)}."


def _money_lines(
    step: Step, course: Course, question: Question, cited: SourceNumbers
) -> Iterator[Line]:
    start, nation, money = step.leg.start, question.nation, step.money
    if step.deadline:
        words = deadline_words(step.deadline, question.start)
        yield _fact(words, step.deadline.date, "apply", cited)
    for due in step.dates:
        yield _fact(due_words(due), due.date, "dates", cited)
    for cost in money.costs:
        yield _fact(cost_words(cost, start), cost, "cost", cited)
    not_known = not_known_words(money, nation)
    if not_known:
        yield Line(not_known, topic="cost")
    wage = wage_words(step, course)
    if wage:
        yield Line(wage, topic="wage")
    for funding in money.help:
        line = _fact(funding_words(funding, start, money.learner), funding, "help", cited)
        yield replace(line, name=help_name(funding, start, money.learner))


def wage_words(step: Step, course: Course) -> str | None:
    """Say what there is of a wage: where a course brings no job, the plan must have one."""
    if course.pay_without_job is None or step.job_beside == "throughout":
        return course.pay_while_studying
    if step.job_beside == "partly":
        return "This plan has a paid job beside part of it only."
    return course.pay_without_job


def _fact(text: str, fact: Sourced, topic: LineTopic, cited: SourceNumbers) -> Line:
    return Line(text, cited.of(fact.sources), topic, is_assumed=bool(fact.assumption))


def _mode_words(record: Course, *, ends_job: bool) -> str:
    if record.mode == "registration":
        return ""
    if record.mode == "full-time":
        return "Full-time study: your job ends." if ends_job else "Full-time study."
    words = {
        "part-time": "Part-time study",
        "apprenticeship": "Apprenticeship: work and study in one job",
        "on-the-job": "Study in your job",
    }[record.mode]
    hours = record.hours_per_week
    return f"{words}, about {hours} hours of your own time a week." if hours else f"{words}."


def decider_of(need: Need) -> str:
    """Return who decides, as 'the university'."""
    rule = need.requirement
    return rule.who if isinstance(rule, Check) else "the provider"


def marks_of(need: Need, nation: Nation, cited: SourceNumbers) -> Iterator[Mark]:
    """Yield what a person has of a requirement, and what is still open of it."""
    rule = need.requirement
    sources = cited.of(name for node in walk(rule) for name in node.sources)
    is_assumed = any(node.assumption for node in walk(rule))
    line = Line(_need_words(need), sources, is_assumed=is_assumed)
    if need.kind == "they-decide":
        who = decider_of(need)
        decide = "decide" if " and " in who else "decides"
        yield Mark(need.kind, f"{upper_first(who)} {decide}", line)
        return
    if need.outcome.evidence and need.kind in {"need", "not-known"}:
        yield Mark("have", MARK_WORDS["have"], Line(f"{need.outcome.evidence}.", sources))
    brief = ""
    if need.missing == need.short:
        fewer = in_brief(need.requirement, cited.catalogue, nation)
        brief = _need_words(replace(need, short=fewer, missing=fewer))
    only_helps = rule.strength == "helps"
    verdict = HAD_AND_HELPS if only_helps and need.kind == "have" else MARK_WORDS[need.kind]
    line = replace(line, brief=brief)
    yield Mark(need.kind, verdict, line, only_helps and not need.is_age_unmet)


def _need_words(need: Need) -> str:
    if isinstance(need.requirement, Check):
        return f"{need.text.removesuffix(f' (decided by {need.requirement.who})')}."
    if need.kind == "have" and need.outcome.evidence:
        evidence = need.outcome.evidence
        return f"{evidence}." if evidence == need.short else f"{evidence}. Asked: {need.short}."
    if need.kind == "helps":
        # Of GCSEs the whole rule is shown: what is taken instead may be the quickest.
        return f"{need.short if isinstance(need.requirement, Gcses) else need.missing}."
    if not need.met_by:
        return f"{need.missing}."
    gives = _givers_words(need.met_by)
    if need.kind == "not-known":
        return f"{need.missing}. {gives} if you do not have it."
    return f"{need.missing}. {gives}."


def _givers_words(steps: Sequence[int]) -> str:
    """Say which steps give something, as 'Steps 1 and 2 give it'; 0 is the present job."""
    numbers = [str(step) for step in steps if step]
    names = ["your present job"] if 0 in steps else []
    if numbers:
        names.append(f"step{'s' if len(numbers) > 1 else ''} {joined(numbers)}")
    verb = "gives" if len(steps) == 1 else "give"
    return f"{upper_first(joined(names))} {verb} it"
