"""What to do and whom to ask, in words: who does it, by when, and for which step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from otpath.answers.instead import is_usually_too_low
from otpath.answers.steps import Step
from otpath.answers.to_do import REVIEW, Person, Place, Task
from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_words
from otpath.person.profile import Holding
from otpath.planning.routes import Question
from otpath.reports.money_words import deadline_words, due_words, help_name
from otpath.reports.pages import SourceNumbers
from otpath.reports.plan_model import Contact, Line, ToDo
from otpath.reports.plan_steps import decider_of, marks_of
from otpath.reports.record_words import upper_first
from otpath.rules.award_words import award_in_words
from otpath.rules.life_words import roles_in_words
from otpath.rules.phrases import joined

ALL_STEPS = "all steps"
NOT_AGREED = "Date to be agreed"
WHO_WORDS: dict[Person, str] = {"customer": "You", "adviser": "Your adviser"}
MONTH_OF_MONEY = (
    "The month to apply for help with costs is our figure: one university says by the end of May. "
    "Ask how early it can be."
)
PLACE_WORDS: dict[Place, str] = {
    "further-education": "further education",
    "higher-education": "higher education",
    "apprenticeships": "apprenticeships",
    "employer": "employer",
    "regulator": "specialist organisation",
    "none": "",
}
"""Where somebody is signposted to, in the words of the National Careers Service record."""


def to_do_words(task: Task, question: Question, cited: SourceNumbers) -> ToDo:
    """Put one thing to do into words."""
    name = what_words(task, cited.catalogue)
    return ToDo(
        what=_with_facts(Line(f"{name}."), task, question, cited),
        who=WHO_WORDS[task.who],
        by=by_words(task),
        steps=_steps_words(task.steps),
        name=name,
    )


def _with_facts(what: Line, task: Task, question: Question, cited: SourceNumbers) -> Line:
    """Add the date that is known of it, and who says so."""
    deadline = task.step.deadline if task.step else None
    if task.money:
        sources = (source for funding in task.money for source in funding.sources)
        brief = f"{MONEY_WORDS}."
        return Line(what.text, cited.of(sources), is_assumed=True, brief=brief)
    if deadline:
        text = f"{what.text} {deadline_words(deadline, question.start)}"
        is_assumed = bool(deadline.date.assumption)
        return Line(text, cited.of(deadline.date.sources), is_assumed=is_assumed)
    if task.results:
        date = task.results.date
        text = f"{what.text} {due_words(task.results)}"
        return Line(text, cited.of(date.sources), is_assumed=bool(date.assumption))
    held = [cited.catalogue.qualifications[award.qualification] for award in task.awards]
    return Line(what.text, cited.of(name for award in held for name in award.sources))


MONEY_WORDS = "Apply for help with costs"


def review_words() -> ToDo:
    """Put what belongs to every plan into words, for a plan without a route."""
    name = _REVIEW_WORDS
    return ToDo(Line(f"{name}."), WHO_WORDS[REVIEW.who], by_words(REVIEW), ALL_STEPS, name)


_REVIEW_WORDS = "Go through this plan again together, and check its dates and rules"


def what_words(task: Task, catalogue: Catalogue) -> str:
    """Say what to do, without a full stop."""
    title = task.step.record.title if task.step else ""
    match task.kind:
        case "find-proof":
            return "Find your certificates: results are not known"
        case "ask-instead":
            return instead_words(task, catalogue)
        case "have-results":
            return "When your results come, compare them with this plan"
        case "apply-for-course":
            return f"Apply for a place: {title}"
        case "apply-for-money":
            return f"{MONEY_WORDS}: {_money_names(task)}"
        case "ask-employer":
            return f"Ask your employer about: {title}"
        case "apply-for-job":
            role = roles_in_words([task.step.leg.id], catalogue) if task.step else ""
            return f"Apply for work as {role}"
        case "register":
            return f"Make your {title[:1].lower()}{title[1:]}"
        case "review":
            return _REVIEW_WORDS


ASKED_WORDS: dict[Place, str] = {
    "further-education": "the college",
    "higher-education": "the university",
    "apprenticeships": "the training provider",
    "employer": "your employer",
    "regulator": "the regulator",
    "none": "the provider",
}
"""Whom to ask about what is taken in place of a GCSE."""


def instead_words(task: Task, catalogue: Catalogue) -> str:
    """Say which awards to ask about, of whom, and what hangs on it; without a full stop."""
    low = [held for held in task.awards if is_usually_too_low(held, catalogue)]
    asked = [held for held in task.awards if held not in low] or low
    whom = joined([ASKED_WORDS[place] for place in task.askers])
    told = joined([award_in_words(held, catalogue) for held in asked])
    place = "in place of a GCSE" if len(asked) == 1 else "in place of GCSEs"
    they = "they take" if len(task.askers) > 1 else "it takes"
    words = f"Ask {whom} if {they} your {told} {place}"
    if task.spares:
        words += f". If so, you can leave out {_steps_words(task.spares)}"
    if low and low != asked:
        words += f". {upper_first(_low_words(low, catalogue))}"
    return words


def _low_words(low: Sequence[Holding], catalogue: Catalogue) -> str:
    named = joined([award_in_words(held, catalogue) for held in low])
    return f"{named} {'is' if len(low) == 1 else 'are'} usually too low"


def _money_names(task: Task) -> str:
    if task.step is None:
        return ""
    start, learner = task.step.leg.start, task.step.money.learner
    return "; ".join(help_name(funding, start, learner) for funding in task.money)


def by_words(task: Task) -> str:
    """Say by when, as 'January 2028, at the latest June 2028'."""
    if task.month is None:
        return NOT_AGREED
    by = month_words(task.month)
    return f"{by}, at the latest {month_words(task.last)}" if task.last else by


def _steps_words(steps: Sequence[int]) -> str:
    if not steps:
        return ALL_STEPS
    return f"step{'s' if len(steps) > 1 else ''} {joined(map(str, steps))}"


def contacts(steps: Iterable[Step], nation: Nation, cited: SourceNumbers) -> Iterator[Contact]:
    """Yield who decides something on the way, with everything that they decide."""
    found: dict[str, list[tuple[Line, int]]] = {}
    for step in steps:
        for need in step.needs:
            if need.kind == "they-decide":
                (mark,) = marks_of(need, nation, cited)
                found.setdefault(decider_of(need), []).append((mark.line, step.number))
    for who, asked in found.items():
        texts = dict.fromkeys(line.text.removesuffix(".") for line, _ in asked)
        numbers = {number for line, _ in asked for number in line.sources}
        about = Line(f"{upper_first('; '.join(texts))}.", tuple(sorted(numbers)))
        yield Contact(upper_first(who), about, _steps_words(sorted({step for _, step in asked})))
