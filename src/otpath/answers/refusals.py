"""Why there is no route: typed reasons, each with a sentence and what would change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from otpath.answers.settling import NATION_NAMES
from otpath.catalogue.base import NATIONS
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import Entry
from otpath.planning.routes import Question
from otpath.planning.search import best_route
from otpath.rules.words import in_words

ReasonCode = Literal[
    "not-in-nation", "not-with-wage", "not-with-hours", "nobody-hired", "not-reachable"
]


@dataclass(frozen=True)
class Reason:
    """One reason, and the smallest change that would open a route, where we found one."""

    code: ReasonCode
    text: str
    change: str | None = None


def reasons(question: Question, catalogue: Catalogue) -> tuple[Reason, ...]:
    """Return why the question has no route, the most telling reason first."""
    found = [*_limits(question, catalogue), *_nation(question, catalogue)]
    return tuple(found) or (_out_of_reach(question, catalogue),)


def _limits(question: Question, catalogue: Catalogue) -> list[Reason]:
    found: list[Reason] = []
    limits = question.limits
    if limits.keep_wage and _opens(question, catalogue, keep_wage=False):
        text = "Every route that we know has full-time study, which ends your wage."
        found.append(Reason("not-with-wage", text, "Plan again without --keep-wage."))
    if _opens(question, catalogue, study_hours=FULL_WEEK):
        text = f"No route fits into {limits.study_hours} study hours a week."
        found.append(Reason("not-with-hours", text, "Plan again with more --study-hours."))
    return found


FULL_WEEK = 40


def _opens(question: Question, catalogue: Catalogue, **changed: int | bool) -> bool:
    limits = replace(question.limits, **changed)  # type: ignore[arg-type]
    return best_route(replace(question, limits=limits), catalogue) is not None


def _nation(question: Question, catalogue: Catalogue) -> list[Reason]:
    elsewhere = [
        nation
        for nation in NATIONS
        if nation != question.nation
        and best_route(replace(question, nation=nation), catalogue) is not None
    ]
    if not elsewhere:
        return []
    here, there = NATION_NAMES[question.nation], " or ".join(NATION_NAMES[n] for n in elsewhere)
    return [
        Reason(
            "not-in-nation",
            f"otpath knows no route in {here}. It knows routes in {there}.",
            f"Ask an adviser in {here}, or plan with --nation {elsewhere[0]}.",
        )
    ]


def _out_of_reach(question: Question, catalogue: Catalogue) -> Reason:
    if question.target_kind == "qualification":
        title = catalogue.qualifications[question.target].title
        return Reason("not-reachable", f"No course that we know leads from here to {title}.")
    role = catalogue.roles[question.target]
    if role.time_to_hire is None:
        text = f"{role.title} is a starting point, not a job that people are hired into."
        return Reason("nobody-hired", text, "Choose a job: 'otpath roles' lists them.")
    asked = " Or: ".join(_way(entry, catalogue) for entry in role.entry)
    return Reason("not-reachable", f"No route that we know meets what {role.title} asks: {asked}")


def _way(entry: Entry, catalogue: Catalogue) -> str:
    blocking = [node for node in entry.requires if node.strength != "helps"]
    return "; ".join(in_words(node, catalogue, short=True) for node in blocking) + "."
