"""The one report model of a plan: every string that is shown, made once.

Each rendering places these strings and adds none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from otpath.answers.plans import Answer, BestAt, Pay, PlannedRoute
from otpath.answers.refusals import Reason
from otpath.answers.steps import Need, NeedKind, Step, planned_on
from otpath.answers.worth_asking import WorthAsking
from otpath.catalogue.base import NATION_NAMES, Duration, Nation, Sourced
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.funding import Funding
from otpath.catalogue.months import month_words
from otpath.catalogue.requirements import Check, Gcses, walk
from otpath.catalogue.roles import Role
from otpath.person.profile import Holding
from otpath.planning.routes import Limits, Question
from otpath.reports.money_words import (
    cost_words,
    deadline_words,
    funding_words,
    is_cost_beyond,
    is_pay_beyond,
    not_known_words,
    rates_words,
)
from otpath.reports.nation_words import nation_cautions
from otpath.reports.pages import SourceNumbers
from otpath.reports.story_words import story_words
from otpath.reports.wording import length_words, money_words, pay_words, span_words
from otpath.rules.award_words import award_in_words
from otpath.rules.life_words import role_in_words, roles_in_words
from otpath.rules.phrases import joined

BarKind = Literal["now", "study", "work", "both", "paperwork", "goal"]

MARK_WORDS: dict[NeedKind, str] = {
    "have": "You have",
    "need": "You still need",
    "not-known": "Not known",
    "they-decide": "They decide",
    "helps": "Helps",
}
BAR_WORDS: dict[BarKind, str] = {
    "now": "Where you start",
    "study": "Study",
    "work": "Paid work",
    "both": "Study beside a job",
    "paperwork": "Paperwork",
    "goal": "Goal",
}
BEST_WORDS: dict[tuple[BestAt, ...], str] = {
    ("soonest",): "the soonest route",
    ("keeps-you-earning",): "the soonest route without full-time study",
    ("soonest", "keeps-you-earning"): "the soonest route, and it has no full-time study",
}

CANNOT_KNOW = (
    "Whether there is a place, a job or an employer's support near you.",
    "What happens to your benefits. Ask an adviser before you change your hours or your job.",
    "Visa and immigration rules for you.",
    "Whether a university will accept you. A person decides.",
)
FOOTER = (
    "otpath is not an NHS service. Check every date and rule with the provider before you decide.",
)


@dataclass(frozen=True)
class Figure:
    """One of the four figures at the top."""

    label: str
    value: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Bar:
    """One row of the timeline. `first` and `last` are months counted from the start of the plan."""

    label: str
    kind: BarKind
    first: int
    last: int
    words: str


@dataclass(frozen=True)
class Timeline:
    """Bars over a number of months; `years` are (year, months from the start of the plan)."""

    months: int
    years: tuple[tuple[int, int], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Line:
    """A sentence or two. `sources` are numbers in the list of sources."""

    text: str
    sources: tuple[int, ...] = ()

    @property
    def cited(self) -> str:
        """The text, then the numbers of its sources, as '[3, 7]'."""
        numbers = ", ".join(str(number) for number in self.sources)
        return f"{self.text} [{numbers}]" if numbers else self.text


@dataclass(frozen=True)
class Mark:
    """One requirement: the verdict in words, and what it is about."""

    kind: NeedKind
    verdict: str
    line: Line


@dataclass(frozen=True)
class StepSummary:
    """One step."""

    heading: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class OtherRoute:
    """A second route in short."""

    heading: str
    figures: tuple[Figure, ...]
    steps: tuple[str, ...]
    how_to_see: str


@dataclass(frozen=True)
class PlanSummary:
    """Everything a plan shows, in the order in which it is shown."""

    title: str
    subtitle: str
    figures: tuple[Figure, ...] = ()
    timeline: Timeline | None = None
    cautions: tuple[str, ...] = ()
    steps: tuple[StepSummary, ...] = ()
    next: tuple[str, ...] = ()
    others: tuple[OtherRoute, ...] = ()
    reasons: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    cannot_know: tuple[str, ...] = ()
    stories: tuple[Line, ...] = ()
    sources: tuple[str, ...] = ()
    footer: tuple[str, ...] = FOOTER


def plan_summary(answer: Answer, catalogue: Catalogue) -> PlanSummary:
    """Put an answer into words."""
    question = answer.question
    now = role_in_words(question.person.job, catalogue)
    title = f"From {now} to {_target_name(question, catalogue)}"
    place = f"{NATION_NAMES[question.nation]}. Plan starts {month_words(question.start)}."
    assumed = tuple(a.text for a in answer.assumed)
    if answer.kind == "already-there":
        return PlanSummary(
            title, f"You are already there. {place}", next=_next(question, catalogue)
        )
    if answer.kind == "no-route":
        return PlanSummary(
            title,
            f"No route found. {place}",
            reasons=tuple(_reason_words(reason) for reason in answer.reasons),
            assumed=assumed,
            cannot_know=CANNOT_KNOW,
        )
    best, *others = answer.routes
    cited = SourceNumbers(catalogue)
    figures = _figures(best, question, cited)
    made = tuple(_step(step, question, cited) for step in best.steps if step.number)
    return PlanSummary(
        title=title,
        subtitle=f"{_best_words(best)} {place}",
        figures=figures,
        timeline=_timeline(best, question),
        cautions=tuple(_cautions(best, question)),
        steps=made,
        others=tuple(_other(route, question) for route in others),
        ask=tuple(_ask_words(asked) for asked in answer.ask),
        assumed=(*assumed, *_assumptions(best)),
        cannot_know=CANNOT_KNOW,
        stories=tuple(Line(story_words(s), cited.of(s.sources)) for s in answer.stories),
        sources=cited.words,
    )


def _cautions(route: PlannedRoute, question: Question) -> Iterator[str]:
    """Say what a reader could take for more than it is."""
    has_course = any(step.leg.kind == "course" for step in route.steps)
    yield from nation_cautions(question.nation, has_course=has_course)
    hours = question.limits.study_hours
    is_full_time = "keeps-you-earning" not in route.best_at
    if is_full_time and hours != Limits().study_hours:
        yield (
            f"Your {hours} hours a week bind study beside a job only, not full-time study. "
            "To leave full-time study out, add --keep-wage."
        )


def _next(question: Question, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the usual next roles of somebody who is there."""
    if question.target_kind != "role":
        return ()
    steps = catalogue.roles[question.target].next
    return tuple(catalogue.roles[step.to].title for step in steps if step.to in catalogue.roles)


def _target_name(question: Question, catalogue: Catalogue) -> str:
    if question.target_kind == "role":
        return role_in_words(question.target, catalogue)
    return catalogue.qualifications[question.target].title


def _lower_first(title: str) -> str:
    is_word = title[1:2].islower() or title.startswith("A ")
    return title[:1].lower() + title[1:] if is_word else title


def _best_words(route: PlannedRoute) -> str:
    best = BEST_WORDS[route.best_at]
    return f"This is {best}: nothing in our catalogue is sooner. It rests on the assumptions below."


def _reason_words(reason: Reason) -> str:
    return f"{reason.text} {reason.change}" if reason.change else reason.text


def _ask_words(asked: WorthAsking) -> str:
    sooner = length_words(asked.months_sooner)
    return f"If {asked.text}, you finish {sooner} sooner. Say so with {asked.option}"


# --- figures ------------------------------------------------------------------------------------


def _figures(route: PlannedRoute, question: Question, cited: SourceNumbers) -> tuple[Figure, ...]:
    for pay in (route.pay_now, route.pay_at_end):
        cited.of(pay.sources if pay else ())
    return _bare_figures(route, question)


def _bare_figures(route: PlannedRoute, question: Question) -> tuple[Figure, ...]:
    finish = month_words(question.start + route.months)
    return (
        Figure("How long", length_words(route.months), (f"until {finish}", _wage_words(route))),
        _cost_figure(route, question.nation),
        _pay_figure("Pay now", route.pay_now, question, question.start),
        _pay_figure("Pay at the end", route.pay_at_end, question, question.start + route.months),
    )


def _cost_figure(route: PlannedRoute, nation: Nation) -> Figure:
    own, unknown = route.cost_to_person, route.steps_without_price
    value = money_words(own)
    details = list(_loan_words(route))
    if unknown:
        value = f"at least {value}" if own else "not known"
        steps = f"step{'s' if len(unknown) > 1 else ''} {joined(map(str, unknown))}"
        details.append(f"cost of {steps} not known for {NATION_NAMES[nation]}")
    years = {
        cost.price_year
        for step in route.steps
        for cost in step.costs
        if cost.pounds and cost.paid_by in {"you", "loan"} and is_cost_beyond(cost, step.leg.start)
    }
    return Figure("Cost to you", value, (*details, *([rates_words(years)] if years else [])))


def _wage_words(route: PlannedRoute) -> str:
    if not route.months_without_wage:
        return "with a wage all the way"
    if route.months_without_wage == route.months:
        return "all of it without a wage"
    return f"{length_words(route.months_without_wage)} of it without a wage"


def _loan_words(route: PlannedRoute) -> tuple[str, ...]:
    at_least = "at least " if route.steps_without_price else ""
    if not route.fee_loans:
        return () if at_least else ("no fee loans",)
    return (f"and {at_least}{money_words(route.fee_loans)} in fee loans",)


def _pay_figure(label: str, pay: Pay | None, question: Question, month: int) -> Figure:
    if pay is None:
        otherwise = _NO_PAY[label]
        return Figure(label, "none" if label == "Pay now" else "not known", (otherwise,))
    details = [_pay_year_words(pay, month)]
    if pay.nation and pay.nation != question.nation:
        details.append(f"not known for {NATION_NAMES[question.nation]}")
    if pay.assumption:
        details.append("our estimate")
    return Figure(label, pay_words(pay.low, pay.high), tuple(details))


_NO_PAY = {
    "Pay now": "no wage that we know of",
    "Pay at the end": "depends on the job you take",
}


def _pay_year_words(pay: Pay, month: int) -> str:
    band = f"Band {joined(pay.bands, 'or')}, " if pay.bands else ""
    where = NATION_NAMES[pay.nation] if pay.nation else ""
    if not is_pay_beyond(pay.year, month):
        return f"{band}{pay.year} {where}".rstrip()
    return ", ".join(part for part in (f"{band}{rates_words([pay.year])}", where) if part)


# --- timeline -----------------------------------------------------------------------------------


def _timeline(route: PlannedRoute, question: Question) -> Timeline:
    start, finish = question.start, question.start + route.months
    bars = [_bar(step, start, finish) for step in route.steps]
    first_year = -(-start // 12)
    years = tuple((month // 12, month - start) for month in range(first_year * 12, finish + 1, 12))
    return Timeline(route.months, years, tuple(bars))


def _bar(step: Step, start: int, finish: int) -> Bar:
    leg = step.leg
    end = finish if leg.end is None else leg.end
    title = step.record.title.split(",")[0]
    label = f"{step.number} {title}" if step.number else title
    words = length_words(end - leg.start) if leg.end else f"from {month_words(leg.start)}"
    return Bar(label, _bar_kind(step, finish), leg.start - start, end - start, words)


def _bar_kind(step: Step, finish: int) -> BarKind:
    if step.leg.kind == "registration":
        return "paperwork"
    if isinstance(step.record, Role) and not step.record.paid:
        return "now"
    if step.leg.kind == "job":
        return "goal" if step.leg.start == finish else "work"
    return "both" if step.alongside else "study"


# --- steps --------------------------------------------------------------------------------------


def _step(step: Step, question: Question, cited: SourceNumbers) -> StepSummary:
    heading = step.record.title
    if step.leg.kind == "job":
        heading = f"Work as {roles_in_words([step.leg.id], cited.catalogue)}"
    return StepSummary(
        heading=f"{step.number}. {heading}",
        lines=tuple(_step_lines(step, question, cited)),
        marks=tuple(mark for need in step.needs for mark in _marks(need, cited)),
    )


def _step_lines(step: Step, question: Question, cited: SourceNumbers) -> Iterator[Line]:
    leg, record = step.leg, step.record
    length = f" ({length_words(leg.end - leg.start)})" if leg.end else ""
    when = f"{_upper_first(span_words(leg.start, leg.end))}{length}.{_mode_words(step)}"
    if isinstance(record, Course):
        yield Line(when + _range_words(record.duration), cited.of(record.duration.sources))
        yield from _course_lines(step, record, cited)
        yield from _money_lines(step, record, question, cited)
    else:
        yield Line(when)
        if step.apply_by is not None and record.time_to_hire:
            wait = length_words(leg.start - step.apply_by)
            text = f"Apply in {month_words(step.apply_by)}. Allow {wait} to be hired."
            yield Line(text, cited.of(record.time_to_hire.sources))
    if step.entry:
        yield Line(f"Way in: {_lower_first(step.entry.title)}.", cited.of(step.entry.sources))


def _range_words(duration: Duration) -> str:
    shortest, longest = duration.shortest or duration.months, duration.longest or duration.months
    if shortest == longest:
        return ""
    return f" Lengths seen: {length_words(shortest)} to {length_words(longest)}."


def _course_lines(step: Step, course: Course, cited: SourceNumbers) -> Iterator[Line]:
    if step.may_be_held:
        yield Line("Skip this step if you hold what it gives, or that GCSE at grade 4 (C).")
    counted_on = [
        award_in_words(Holding(award.qualification, award.subject, award.grade), cited.catalogue)
        for award in course.awards
        if award.grade
    ]
    if counted_on:
        yield Line(f"The plan counts on {joined(counted_on)}.")
    application = course.application
    words = []
    if application.usual and application.usual != application.lead:
        words.append(f"Apply by {month_words(step.leg.start - application.usual)}.")
    if application.lead and step.apply_by is not None:
        last = "The last month to apply is" if course.intakes else "Apply in"
        words.append(f"{last} {month_words(step.apply_by)}.")
    if application.how:
        words.append(application.how)
    if words:
        yield Line(" ".join(words), cited.of(application.sources))


def _money_lines(
    step: Step, course: Course, question: Question, cited: SourceNumbers
) -> Iterator[Line]:
    start, nation, money = step.leg.start, question.nation, step.money
    if step.deadline:
        words = deadline_words(step.deadline, question.start)
        yield Line(words, cited.of(step.deadline.date.sources))
    for cost in money.costs:
        yield Line(cost_words(cost, start), cited.of(cost.sources))
    if course.pay_while_studying:
        yield Line(course.pay_while_studying)
    for funding in money.help:
        yield Line(funding_words(funding, start), cited.of(funding.sources))
    not_known = not_known_words(money, nation)
    if not_known:
        yield Line(not_known)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _mode_words(step: Step) -> str:
    record = step.record
    if not isinstance(record, Course) or record.mode == "registration":
        return ""
    if record.mode == "full-time":
        return " Full-time study: your job ends." if step.ends_job else " Full-time study."
    words = {
        "part-time": "Part-time study",
        "apprenticeship": "Apprenticeship: work and study in one job",
        "on-the-job": "Study in your job",
    }[record.mode]
    hours = record.hours_per_week
    return f" {words}, about {hours} hours of your own time a week." if hours else f" {words}."


def _marks(need: Need, cited: SourceNumbers) -> Iterator[Mark]:
    rule = need.requirement
    sources = cited.of(name for node in walk(rule) for name in node.sources)
    line = Line(_need_words(need), sources)
    if need.kind == "they-decide":
        who = rule.who if isinstance(rule, Check) else "the provider"
        is_several = " and " in who and not who.endswith("Council")
        decide = "decide" if is_several else "decides"
        yield Mark(need.kind, f"{_upper_first(who)} {decide}", line)
        return
    if need.outcome.evidence and need.kind in {"need", "not-known"}:
        yield Mark("have", MARK_WORDS["have"], Line(f"{need.outcome.evidence}.", sources))
    yield Mark(need.kind, MARK_WORDS[need.kind], line)


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
    return f"{_upper_first(joined(names))} {verb} it"


# --- the rest -----------------------------------------------------------------------------------


def _other(route: PlannedRoute, question: Question) -> OtherRoute:
    steps = tuple(
        f"{step.record.title}: {span_words(step.leg.start, step.leg.end)}"
        for step in route.steps
        if step.number
    )
    return OtherRoute(
        heading=BEST_WORDS[route.best_at],
        figures=_bare_figures(route, question)[:2],
        steps=steps,
        how_to_see="To see it in full, plan again with --keep-wage.",
    )


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
    about_steps = [
        f"Step{'s' if len(steps) > 1 else ''} {joined(list(dict.fromkeys(steps)))}: {text}"
        for text, steps in steps_by_text.items()
    ]
    pays = [pay for pay in (route.pay_now, route.pay_at_end) if pay and pay.assumption]
    return tuple(dict.fromkeys([*about_steps, *(f"Pay: {pay.assumption}" for pay in pays)]))
