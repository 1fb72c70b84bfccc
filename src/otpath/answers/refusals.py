"""Why there is no route: typed reasons, each with a sentence and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from otpath.answers.limit_refusals import (
    beyond_the_horizon,
    length_in_years,
    limit_reasons,
    without_limits,
)
from otpath.answers.openings import Case, Change
from otpath.answers.out_of_reach import out_of_reach
from otpath.answers.reasons import Reason
from otpath.answers.worth_asking import suppositions
from otpath.catalogue.base import NATION_NAMES, NATIONS, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import UNKNOWN
from otpath.catalogue.months import month_words
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import Award, walk
from otpath.person.profile import Holding
from otpath.planning.routes import Limits, Question, TargetKind
from otpath.rules.life_words import role_in_words

MOST_AWARDS = 6
"""How many of the awards that a target asks are tried as the end of a course."""
BETWEEN_JOBS = "unemployed-adult"
"""The starting point from which somebody who finishes a course is planned."""


def reasons(case: Case, unproven_from: int | None = None) -> tuple[Reason, ...]:
    """Return why the question has no route, the most telling reason first.

    `unproven_from`: the search for the answer was stopped, and nothing finishes before that month.
    """
    question, catalogue = case.question, case.catalogue
    if is_in_training(question, catalogue):
        return (_in_training(case),)
    if _is_hired_by_nobody(question, catalogue):
        return (_nobody_hired(case),)
    found = limit_reasons(case)
    abroad = elsewhere(case)
    if unproven_from is not None:
        # What would open a route may be told; that a limit shuts every route may not.
        changes = tuple(change for reason in found for change in reason.changes)
        found = [replace(stopped(unproven_from), changes=changes)]
    elif not found:
        found = [_whatever_the_limits(case, abroad)]
    *others, last = found
    return (*others, replace(last, changes=(*last.changes, *abroad, *facts(case))))


# --- before any search ------------------------------------------------------------------------


def is_in_training(question: Question, catalogue: Catalogue) -> bool:
    """Tell whether the person is in the middle of a course: we cannot say how far."""
    return catalogue.roles[question.person.job].kind == "training"


def _in_training(case: Case) -> Reason:
    name = role_in_words(case.question.person.job, case.catalogue)
    text = f"You are training already ({name}). otpath cannot yet plan from the middle of a course."
    advice = "Ask your university when you finish. Then plan from the job you will have."
    return Reason("in-training", text, _once_finished(case), advice)


def _once_finished(case: Case) -> tuple[Change, ...]:
    """Return the plan of somebody who holds what the target asks, where that opens a route."""
    if BETWEEN_JOBS not in case.catalogue.roles or case.question.target_kind != "role":
        return ()
    made = (_holding(award, case) for award in _awards_asked(case))
    return tuple(change for change in made if change is not None)[:1]


def _awards_asked(case: Case) -> list[Qualification]:
    rules = [
        rule for way in case.catalogue.roles[case.question.target].entry for rule in way.requires
    ]
    leaves = [node for rule in rules for node in walk(rule) if isinstance(node, Award)]
    ids = dict.fromkeys(id_ for leaf in leaves for id_ in leaf.qualifications)
    return [case.catalogue.qualifications[id_] for id_ in ids][:MOST_AWARDS]


def _holding(award: Qualification, case: Case) -> Change | None:
    """Return the plan of this person between jobs, who holds an award by the start of the plan."""
    asked, question, start = case.asked, case.question, case.question.start
    grade = UNKNOWN if award.scale else None
    held = Holding(award.id, grade=grade, predicted=True, gained=start)
    person = replace(asked.person, job=BETWEEN_JOBS, holdings=(*asked.person.holdings, held))
    planned = replace(question.person, job=BETWEEN_JOBS, holdings=(*question.person.holdings, held))
    return case.with_other(
        "start-point",
        f"If you hold {award.title} by {month_words(start)}",
        replace(asked, person=person),
        replace(question, person=planned),
    )


def _is_hired_by_nobody(question: Question, catalogue: Catalogue) -> bool:
    is_role = question.target_kind == "role"
    return is_role and catalogue.roles[question.target].time_to_hire is None


def _nobody_hired(case: Case) -> Reason:
    role = case.catalogue.roles[case.question.target]
    text = f"{role.title} is a starting point, not a job that people are hired into."
    if role.kind == "training":
        text = f"{role.title} is a stage of training, not a job that people are hired into."
    changes = [onward(case, step.to) for step in role.next]
    found = tuple(change for change in changes if change is not None)
    return Reason("nobody-hired", text, found, "Choose a job: 'otpath roles' lists them.")


def onward(case: Case, target: str) -> Change | None:
    """Return the plan to another target; None where there is none, or where it is no target."""
    catalogue, question, asked = case.catalogue, case.question, case.asked
    if target == question.person.job or target not in {*catalogue.roles, *catalogue.qualifications}:
        return None
    kind: TargetKind = "role" if target in catalogue.roles else "qualification"
    return case.with_other(
        "target",
        f"With --to {target}",
        replace(asked, target=target, target_kind=kind),
        replace(question, target=target, target_kind=kind),
    )


# --- where limits are not why -----------------------------------------------------------------


def stopped(month: int) -> Reason:
    """Say that the search for the answer was stopped; nothing finishes before this month."""
    text = (
        "The search was stopped before it met a route. Whether there is one is not settled. "
        f"Nothing finishes before {month_words(month)}."
    )
    return Reason("not-settled", text)


def _whatever_the_limits(case: Case, abroad: Sequence[Change]) -> Reason:
    """Return why no limit is to blame: nothing gives it, not here, or not in the years ahead."""
    limits = without_limits(case.question.limits)
    if not case.within(limits).is_settled:
        return _unsettled(limits.horizon)
    shut = out_of_reach(case, replace(case.question, limits=limits))
    if shut is not None:
        return _not_here(shut, case) if abroad else shut
    far = case.within(replace(limits, horizon=2 * limits.horizon))
    if far.route is not None:
        return beyond_the_horizon(far.route.finish, limits.horizon)
    if not far.is_settled:
        return _unsettled(2 * limits.horizon)
    years = length_in_years(2 * limits.horizon)
    text = f"otpath searched {years} ahead and found no route. It did not look further."
    return Reason("not-within-horizon", text)


def _unsettled(months: int) -> Reason:
    text = (
        f"The search for a route within {length_in_years(months)} was stopped before it met one. "
        "Whether there is one is not settled."
    )
    return Reason("not-settled", text)


def _not_here(shut: Reason, case: Case) -> Reason:
    here = NATION_NAMES[case.question.nation]
    text = f"otpath knows no route in {here}. {shut.text}"
    return Reason(
        "not-in-nation", text, advice=f"Ask an adviser in {here}: otpath may not know all."
    )


# --- what would open a route ------------------------------------------------------------------


def elsewhere(case: Case) -> tuple[Change, ...]:
    """Return the plans of other nations within the same limits, else without any."""
    limits = case.question.limits
    free = without_limits(limits)
    found = [in_nation(nation, limits, case) for nation in NATIONS]
    kept = tuple(change for change in found if change is not None)
    here = case.within(free)
    if kept or free == limits or here.route is not None or not here.is_settled:
        return kept
    return tuple(c for nation in NATIONS if (c := in_nation(nation, free, case)) is not None)


def in_nation(nation: Nation, limits: Limits, case: Case) -> Change | None:
    """Return the same plan in another nation; None where no route was found there."""
    asked, question = case.asked, case.question
    if nation == question.nation:
        return None
    is_same = limits == question.limits
    words = f"With --nation {nation}" + ("" if is_same else " and without your limits")
    hours_told = asked.hours_told or not is_same
    return case.with_other(
        "nation",
        words,
        replace(
            asked,
            person=replace(asked.person, nation=nation),
            limits=limits,
            hours_told=hours_told,
        ),
        replace(question, nation=nation, limits=limits),
        f"That is for somebody who lives and works in {NATION_NAMES[nation]}.",
    )


def facts(case: Case) -> tuple[Change, ...]:
    """Return the first fact that nobody stated and that would open a route, if it were so."""
    asked, question = case.asked, case.question
    told = len(question.person.holdings)
    for text, _, person in suppositions(question, asked.person, case.catalogue):
        supposed = replace(
            asked.person,
            holdings=(*asked.person.holdings, *person.holdings[told:]),
            experience=person.experience,
        )
        change = case.with_other(
            "fact",
            f"If {text}",
            replace(asked, person=supposed),
            replace(question, person=person),
        )
        if change is not None:
            return (change,)
    return ()
