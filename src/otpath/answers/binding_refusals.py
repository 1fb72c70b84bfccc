"""Why no route goes by what was named: what it asks, where it is, and what dropping it gives."""

from __future__ import annotations

from dataclasses import replace

from otpath.answers.binding import Bound
from otpath.answers.limit_refusals import limit_reasons
from otpath.answers.openings import Case, Change, GivenUp
from otpath.answers.reasons import Reason
from otpath.answers.refusals import facts, in_nation, stopped
from otpath.answers.worth_asking import STATES_FOR_A_QUESTION
from otpath.catalogue.base import NATION_NAMES
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course, Gained
from otpath.catalogue.months import month_words
from otpath.catalogue.requirements import Entry, Requirement, Unread, walk
from otpath.planning.judgements import Judgements
from otpath.planning.routes import Question
from otpath.planning.search import Sought, sought
from otpath.rules.decided import is_decided
from otpath.rules.phrases import joined
from otpath.rules.words import in_words

NEITHER_ALONE = "It takes more than one change: of what it asks, and of what you limited."
NOT_SETTLED = "Which of its rules stands in the way is not settled: the search was stopped."
GRADES_NOT_SETTLED = "Whether the best grades would do is not settled: the search was stopped."


def is_elsewhere(question: Question, bound: Bound) -> bool:
    """Tell whether nothing of what was named is in the nation of the plan."""
    return all(programme.nation != question.nation for programme in bound.programmes)


def elsewhere(case: Case, bound: Bound) -> Reason:
    """Say that what was named is in another nation, and how to plan there."""
    question = case.question
    nations = list(dict.fromkeys(programme.nation for programme in bound.programmes))
    there = joined(NATION_NAMES[nation] for nation in nations)
    here = NATION_NAMES[question.nation]
    are = "are" if bound.option == "--place" else "is"
    name = bound.name[:1].upper() + bound.name[1:]
    text = f"{name} {are} in {there}, and this plan is for somebody in {here}."
    found = [in_nation(nation, question.limits, case) for nation in nations]
    changes = tuple(change for change in found if change is not None)
    options = joined([f"--nation {nation}" for nation in nations], "or")
    advice = (
        "Who pays then may differ: ask before you move. "
        f"If you live there already, say so with {options}."
    )
    return Reason("programme-elsewhere", text, (*changes, *_unbound(case, bound)), advice)


def _unbound(case: Case, bound: Bound) -> tuple[Change, ...]:
    """Return the plan by anything else; none where there is none without the binding either."""
    whole = bound.whole
    free = Case(case.asked, case.question, whole, Judgements(whole, case.question.start))
    given: GivenUp = "programme" if bound.option == "--programme" else "provider"
    words = f"Without {bound.option}"
    change = free.with_other(given, words, free.asked, free.question)
    return () if change is None else (change,)


def bound_reasons(
    case: Case, bound: Bound, unproven_from: int | None = None
) -> tuple[Reason, ...] | None:
    """Return why no route goes by what was named; None where there is none without it either."""
    without = _unbound(case, bound)
    if not without:
        return None
    if unproven_from is not None:
        return (replace(stopped(unproven_from), changes=without),)
    limits = limit_reasons(case)
    if limits:
        *others, last = limits
        return (*others, replace(last, changes=(*last.changes, *without)))
    question = case.question
    text = f"No route that otpath knows goes by {bound.name}. {_in_the_way(question, bound)}"
    hints = (_unread_offers(question, bound), _aiming_higher(question, bound), _lower_offers(bound))
    advice = " ".join(filter(None, hints))
    return (Reason("not-by-programme", text.rstrip(), (*without, *facts(case)), advice or None),)


def _in_the_way(question: Question, bound: Bound) -> str:
    """Name the rules without which there would be a route, one by one, else all of them."""
    sentences: list[str] = []
    is_settled = True
    for course in _own(question, bound):
        tried = [(r, _without_rules(course, {r.id}, question, bound)) for r in _blocking(course)]
        alone = [rule for rule, found in tried if found.route]
        rules = alone or _blocking(course)
        asked = "; ".join(in_words(rule, bound.catalogue, short=True) for rule in rules)
        this = "all of this" if len(rules) > 1 and not alone else "this"
        together = _without_rules(course, {rule.id for rule in rules}, question, bound)
        if rules and together.route:
            sentences.append(f"Nothing we know gives you {this} by then: {asked}.")
        is_settled &= together.is_settled and all(found.is_settled for _, found in tried)
    nothing_found = NEITHER_ALONE if is_settled else NOT_SETTLED
    return " ".join(dict.fromkeys(sentences)) or nothing_found


def _unread_offers(question: Question, bound: Bound) -> str | None:
    """Say whose page may take more than we read; None where all of it was read."""
    here = [p for p in bound.programmes if p.nation == question.nation]
    names = dict.fromkeys(
        p.provider for p in here if p.partial or any(map(_has_unread, p.requires))
    )
    if not names:
        return None
    return (
        f"What {joined(names)} asks was read only in part. "
        "It may take other awards that we do not know of: ask there."
    )


def _has_unread(rule: Requirement) -> bool:
    return any(isinstance(node, Unread) for node in walk(rule))


def _aiming_higher(question: Question, bound: Bound) -> str | None:
    """Say when a route by it would end with the best grades; None where these open none."""
    found = _sought(question, _with_best_grades(bound.catalogue))
    if found.route is None:
        return None if found.is_settled else GRADES_NOT_SETTLED
    return (
        "A plan counts on usual grades, as an Access to HE Diploma at D15 M30. With the best "
        f"grades a route by it ends in {month_words(found.route.finish)}."
    )


def _lower_offers(bound: Bound) -> str | None:
    """Say that a programme makes lower offers to some people, and how to see them."""
    ids = [programme.id for programme in bound.programmes if programme.contextual]
    return f"Some people get a lower offer: 'otpath programme {ids[0]}' says who." if ids else None


def _with_best_grades(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with each course giving the best grade where it counts on one."""

    def best(gained: Gained) -> Gained:
        award = catalogue.qualifications[gained.qualification]
        grade = max(award.tariff, key=lambda grade: award.tariff[grade], default=gained.grade)
        grade = BEST_ACCESS if award.scale == "access" else grade
        return gained.model_copy(update={"grade": grade}) if gained.grade else gained

    courses = {
        id_: course.model_copy(update={"awards": tuple(map(best, course.awards))})
        for id_, course in catalogue.courses.items()
    }
    return replace(catalogue, courses=courses)


BEST_ACCESS = "D45"
"""All 45 graded credits of an Access to HE Diploma at distinction."""


def _own(question: Question, bound: Bound) -> list[Course]:
    courses = (bound.catalogue.courses[p.id] for p in bound.programmes)
    return [course for course in courses if question.nation in course.nations]


def _blocking(course: Course) -> list[Requirement]:
    rules = {rule.id: rule for way in course.entry for rule in way.requires}
    return [r for r in rules.values() if r.strength != "helps" and not is_decided(r)]


def _without_rules(course: Course, left_out: set[str], question: Question, bound: Bound) -> Sought:
    """Look for a route once a course no longer asks some of its rules."""
    ways = tuple(_without(way, left_out) for way in course.entry)
    easier = course.model_copy(update={"entry": ways})
    catalogue: Catalogue = replace(
        bound.catalogue, courses={**bound.catalogue.courses, course.id: easier}
    )
    return _sought(question, catalogue)


def _sought(question: Question, catalogue: Catalogue) -> Sought:
    known = Judgements(catalogue, question.start)
    return sought(question, catalogue, known, STATES_FOR_A_QUESTION)


def _without(way: Entry, left_out: set[str]) -> Entry:
    kept = tuple(rule for rule in way.requires if rule.id not in left_out)
    return way.model_copy(update={"requires": kept})
