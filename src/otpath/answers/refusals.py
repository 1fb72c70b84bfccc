"""Why there is no route: typed reasons, each with a sentence and what would change it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from otpath.answers.limit_refusals import too_narrow
from otpath.answers.worth_asking import suppositions
from otpath.catalogue.base import NATION_NAMES, NATIONS, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import Entry
from otpath.person.profile import Person
from otpath.planning.judgements import Judgements
from otpath.planning.routes import Limits, Question
from otpath.planning.search import soonest_finish
from otpath.rules.decided import is_decided
from otpath.rules.life_words import role_in_words
from otpath.rules.phrases import joined
from otpath.rules.words import in_words

ReasonCode = Literal[
    "in-training",
    "not-in-nation",
    "not-with-wage",
    "not-with-hours",
    "not-within-limits",
    "nobody-hired",
    "not-reachable",
    "programme-elsewhere",
    "not-by-programme",
]


@dataclass(frozen=True)
class Reason:
    """One reason, and the smallest change that would open a route, where we found one."""

    code: ReasonCode
    text: str
    change: str | None = None


def reasons(
    question: Question, told: Person, catalogue: Catalogue, known: Judgements
) -> tuple[Reason, ...]:
    """Return why the question has no route, the most telling reason first."""
    if is_in_training(question, catalogue):
        return (_in_training(question, catalogue),)
    limits = limit_reasons(question, catalogue, known)
    elsewhere = _open_elsewhere(question, catalogue, known)
    if limits:
        return (*limits[:-1], _naming(elsewhere, limits[-1]))
    if elsewhere:
        return (_not_in_nation(question, elsewhere),)
    return (_out_of_reach(question, told, catalogue, known),)


def _naming(elsewhere: Sequence[Nation], reason: Reason) -> Reason:
    """Add to a reason, which is reason enough, where there is a route even so."""
    if not elsewhere:
        return reason
    there = joined(NATION_NAMES[nation] for nation in elsewhere)
    more = f"Within these limits otpath knows a route in {there} only."
    return replace(reason, change=f"{reason.change} {more}")


def is_in_training(question: Question, catalogue: Catalogue) -> bool:
    """Tell whether the person is in the middle of a course: we cannot say how far."""
    return catalogue.roles[question.person.job].kind == "training"


def _in_training(question: Question, catalogue: Catalogue) -> Reason:
    name = role_in_words(question.person.job, catalogue)
    text = f"You are training already ({name}). otpath cannot yet plan from the middle of a course."
    change = "Ask your university when you finish. Then plan from the job you will have."
    return Reason("in-training", text, change)


def limit_reasons(question: Question, catalogue: Catalogue, known: Judgements) -> list[Reason]:
    """Return the limits that shut every route, each with what would open one."""
    found: list[Reason] = []
    limits = question.limits
    hours = _hours_that_open(question, catalogue, known)
    if hours is not None:
        text = f"No route fits into {limits.study_hours} study hours a week beside a job."
        change = f"A route opens at {hours} hours: plan again with --study-hours {hours}."
        found.append(Reason("not-with-hours", text, change))
    with_full_time = replace(limits, keep_wage=False)
    if limits.keep_wage and _opens(question, with_full_time, catalogue, known):
        here = NATION_NAMES[question.nation]
        other = "Every other route" if found else "Every route"
        within = " within your other limits" if limits.narrows else ""
        text = (
            f"{other} that otpath knows in {here}{within} has full-time study, "
            "which ends your wage."
        )
        found.append(Reason("not-with-wage", text, "Plan again without --keep-wage."))
    narrow = too_narrow(limits, lambda wider: _opens(question, wider, catalogue, known))
    if narrow is not None:
        found.append(Reason("not-within-limits", *narrow))
    return found


def _hours_that_open(question: Question, catalogue: Catalogue, known: Judgements) -> int | None:
    """Return the fewest study hours a week that open a route, None where no number does."""
    limits = question.limits

    def opens(hours: int) -> bool:
        return _opens(question, replace(limits, study_hours=hours), catalogue, known)

    if not opens(FULL_WEEK):
        return None
    more = range(limits.study_hours + 1, FULL_WEEK + 1)
    # More hours never close a route, so the first number that opens one can be bisected.
    return more[bisect_left(more, True, key=opens)]


FULL_WEEK = 40


def _opens(question: Question, limits: Limits, catalogue: Catalogue, known: Judgements) -> bool:
    return soonest_finish(replace(question, limits=limits), catalogue, known) is not None


def _open_elsewhere(
    question: Question, catalogue: Catalogue, known: Judgements
) -> tuple[Nation, ...]:
    return tuple(
        nation
        for nation in NATIONS
        if nation != question.nation
        and soonest_finish(replace(question, nation=nation), catalogue, known) is not None
    )


def _not_in_nation(question: Question, elsewhere: Sequence[Nation]) -> Reason:
    here, there = NATION_NAMES[question.nation], joined(NATION_NAMES[n] for n in elsewhere)
    return Reason(
        "not-in-nation",
        f"Within these limits otpath knows no route in {here}. It knows routes in {there}.",
        f"Ask an adviser in {here}, or plan with --nation {elsewhere[0]}.",
    )


def _out_of_reach(
    question: Question, told: Person, catalogue: Catalogue, known: Judgements
) -> Reason:
    role = catalogue.roles.get(question.target) if question.target_kind == "role" else None
    if role is not None and role.time_to_hire is None:
        text = f"{role.title} is a starting point, not a job that people are hired into."
        return Reason("nobody-hired", text, "Choose a job: 'otpath roles' lists them.")
    change = opening(question, told, catalogue, known)
    if role is not None:
        asked = _asked(role.entry, catalogue)
        return Reason("not-reachable", f"Nothing we know meets what the job asks. {asked}", change)
    title = catalogue.qualifications[question.target].title
    asked = " ".join(
        f"{course.title} asks: {_asked(course.entry, catalogue)}"
        for course in catalogue.courses.values()
        if question.nation in course.nations
        and any(award.qualification == question.target for award in course.awards)
    )
    return Reason("not-reachable", f"Nothing we know leads from here to {title}. {asked}", change)


def opening(
    question: Question, told: Person, catalogue: Catalogue, known: Judgements
) -> str | None:
    """Return the first fact that, if it were so, would open a route."""
    for text, option, person in suppositions(question, told, catalogue):
        if soonest_finish(replace(question, person=person), catalogue, known) is not None:
            return f"If {text}, there is a route. Say so with {option}"
    return None


def _asked(entries: Iterable[Entry], catalogue: Catalogue) -> str:
    return " Or: ".join(_way(entry, catalogue) for entry in entries)


def _way(entry: Entry, catalogue: Catalogue) -> str:
    blocking = [
        node for node in entry.requires if node.strength != "helps" and not is_decided(node)
    ]
    return "; ".join(in_words(node, catalogue, short=True) for node in blocking) + "."
