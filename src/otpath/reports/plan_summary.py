"""A plan in words: the one report model that every rendering shows.

Each rendering places these strings and adds none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from otpath.answers.money import has_level_of_degree
from otpath.answers.plans import Answer, PlannedRoute
from otpath.answers.steps import planned_on
from otpath.answers.worth_asking import WorthAsking
from otpath.catalogue.base import NATION_NAMES, Sourced
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.funding import Funding
from otpath.catalogue.months import month_words
from otpath.planning.routes import Limits, Question
from otpath.reports.bound_words import bound_cautions, opening_words
from otpath.reports.limit_words import limits_sentence
from otpath.reports.nation_words import nation_cautions
from otpath.reports.pages import SourceNumbers
from otpath.reports.plan_choices import best_words, choices_of, not_shown_words, other_route
from otpath.reports.plan_figures import cited_figures, timeline_of
from otpath.reports.plan_model import Asking, Line, PlanSummary
from otpath.reports.plan_steps import step_summary
from otpath.reports.plan_to_do import MONTH_OF_MONEY, contacts, to_do_words
from otpath.reports.record_words import upper_first
from otpath.reports.refusal_words import (
    change_words,
    next_words,
    reason_words,
    smallest_command,
)
from otpath.reports.story_words import story_words
from otpath.reports.told_words import told_words
from otpath.reports.wording import length_words
from otpath.rules.life_words import ages_in_words, role_in_words
from otpath.rules.phrases import joined

CANNOT_KNOW = (
    "Whether there is a place, a job or an employer's support near you.",
    "What happens to your benefits. Ask an adviser before you change your hours or your job.",
    "Visa and immigration rules for you.",
    "Whether a university will accept you. A person decides.",
)


def plan_summary(answer: Answer, catalogue: Catalogue) -> PlanSummary:
    """Put an answer into words."""
    question = answer.question
    now = role_in_words(question.person.job, catalogue)
    title = f"From {now} to {_target_name(question, catalogue)}"
    place = f"{NATION_NAMES[question.nation]}. Plan starts {month_words(question.start)}."
    place = f"{place} {_limits(answer, catalogue)}".rstrip()
    summary = _without_situation(answer, title, place, catalogue)
    told = told_words(answer.asked.person, catalogue)
    if len(told) == 1 and not answer.asked.person.experience:
        # A job alone stands in the title.
        told = ()
    return replace(summary, situation=f"{upper_first(now)}. {place}", told=told)


def _without_situation(answer: Answer, title: str, place: str, catalogue: Catalogue) -> PlanSummary:
    question = answer.question
    opening = opening_words(answer)
    if answer.kind == "already-there":
        return PlanSummary(
            title,
            f"You are already there. {place}",
            cautions=("To plan towards it, say with --from where you stand now.",),
            next=next_words(answer, catalogue),
            command=smallest_command(answer),
        )
    if answer.kind == "no-route":
        return PlanSummary(
            title,
            f"{opening}No route found. {place}",
            cautions=tuple(nation_cautions(question.nation, has_course=True)),
            reasons=reason_words(answer),
            changes=change_words(answer),
            command=smallest_command(answer),
            assumed=tuple(a.text for a in answer.assumed),
            cannot_know=CANNOT_KNOW,
        )
    return _of_routes(answer, title, place, catalogue)


def _of_routes(answer: Answer, title: str, place: str, catalogue: Catalogue) -> PlanSummary:
    question = answer.question
    best, *others = answer.routes
    # Sources are numbered as they are first cited, so what is made first comes first on the page.
    cited = SourceNumbers(catalogue)
    is_unsure = _is_loan_unsure(best, catalogue)
    figures = cited_figures(best, question, cited, is_loan_unsure=is_unsure)
    steps = tuple(step_summary(step, question, cited) for step in best.steps if step.number)
    to_do = tuple(to_do_words(task, question, cited) for task in best.tasks)
    asked = tuple(contacts(best.steps, question.nation, cited))
    stories = tuple(Line(story_words(s), cited.of(s.sources)) for s in answer.stories)
    return PlanSummary(
        title=title,
        subtitle=f"{opening_words(answer)}{best_words(best, answer)} {place}",
        figures=figures,
        choices=choices_of(answer),
        not_shown=not_shown_words(answer),
        timeline=timeline_of(best, question),
        cautions=(*bound_cautions(answer, best), *_cautions(best, question, catalogue)),
        steps=steps,
        to_do=to_do,
        contacts=asked,
        others=tuple(other_route(route, answer) for route in others),
        ask=tuple(_asking(asked) for asked in answer.ask),
        assumed=tuple(a.text for a in answer.assumed),
        assumed_facts=_assumptions(best),
        cannot_know=CANNOT_KNOW,
        stories=stories,
        sources=cited.words,
        references=cited.references,
    )


def _cautions(route: PlannedRoute, question: Question, catalogue: Catalogue) -> Iterator[str]:
    """Say what a reader could take for more than it is."""
    has_course = any(step.leg.kind == "course" for step in route.steps)
    yield from nation_cautions(question.nation, has_course=has_course)
    hours = question.limits.study_hours
    if route.full_time_years and hours != Limits().study_hours:
        yield (
            f"Your {hours} hours a week bind study beside a job only, not full-time study. "
            "To leave full-time study out, add --keep-wage."
        )
    for title in route.paid_less:
        yield f"This route has a job that pays less than yours now: {title}."
    for step in route.steps:
        for loan in step.money.barred_loans:
            ages = ages_in_words(loan.ages) if loan.ages else "others"
            yield (
                f"The loan that step {step.number} counts on is for people {ages}: {loan.title}. "
                "Ask Student Finance what you would pay yourself."
            )
    if _is_second_degree(route, catalogue):
        yield (
            "You hold a degree, so a loan may not cover all of the fees of another one. "
            "You would pay the rest: ask Student Finance first."
        )


def _is_loan_unsure(route: PlannedRoute, catalogue: Catalogue) -> bool:
    """Tell whether a loan that the route counts on may not cover all that it is counted for."""
    barred = any(step.money.barred_loans for step in route.steps)
    return barred or _is_second_degree(route, catalogue)


def _is_second_degree(route: PlannedRoute, catalogue: Catalogue) -> bool:
    """Tell whether a graduate takes a course of a degree's level on a loan."""
    return any(
        step.money.learner.has_degree
        and any(cost.paid_by == "loan" for cost in step.costs)
        and has_level_of_degree((award.qualification for award in step.record.awards), catalogue)
        for step in route.steps
        if isinstance(step.record, Course)
    )


def _target_name(question: Question, catalogue: Catalogue) -> str:
    if question.target_kind == "role":
        return role_in_words(question.target, catalogue)
    return catalogue.qualifications[question.target].title


def _limits(answer: Answer, catalogue: Catalogue) -> str:
    told = answer.asked.hours_told
    return limits_sentence(answer.question.limits, catalogue, hours_told=told)


def _asking(asked: WorthAsking) -> Asking:
    sooner = length_words(asked.months_sooner)
    text = f"If {asked.text}, you finish {sooner} sooner."
    return Asking(text, f"Say so with {asked.option}")


def _about(part: Sourced) -> str:
    """Name what a step has several of, so that an assumption says which it is about."""
    return f"{part.title}: " if isinstance(part, Funding | CalendarDate) else ""


def _assumptions(route: PlannedRoute) -> tuple[str, ...]:
    """Return what the plan's dates, money and conditions take as so without a page to say it."""
    steps_by_text: dict[str, list[str]] = {}
    for step in route.steps:
        for part in planned_on(step):
            if part.assumption:
                text = _about(part) + part.assumption
                steps_by_text.setdefault(text, []).append(str(step.number))
    for task in route.tasks:
        if task.kind == "apply-for-money":
            steps_by_text.setdefault(MONTH_OF_MONEY, []).extend(map(str, task.steps))
    about_steps = [
        f"Step{'s' if len(steps) > 1 else ''} {joined(list(dict.fromkeys(steps)))}: {text}"
        for text, steps in steps_by_text.items()
    ]
    pays = [pay for pay in (route.pay_now, route.pay_at_end) if pay and pay.assumption]
    return tuple(dict.fromkeys([*about_steps, *(f"Pay: {pay.assumption}" for pay in pays)]))
