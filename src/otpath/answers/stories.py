"""Which published careers to show beside a role or a plan: those most like it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.roles import RoleKind
from otpath.catalogue.stories import Story
from otpath.planning.routes import Question, Route

SHOWN_FOR_ROLE = 5
SHOWN_IN_PLAN = 3
INTERCHANGEABLE: tuple[RoleKind, ...] = ("starting-job", "support")
"""Kinds of which any two roles are alike as a place to start from."""


def stories_of(role_id: str, catalogue: Catalogue) -> tuple[Story, ...]:
    """Return careers that ended in a role, then those that went through it or began in it."""
    found = [story for story in catalogue.stories.values() if role_id in _roles(story)]
    found.sort(key=lambda story: (_place(role_id, story), *_last_resort(story)))
    return tuple(found[:SHOWN_FOR_ROLE])


def stories_like(question: Question, route: Route, catalogue: Catalogue) -> tuple[Story, ...]:
    """Return careers to the same end: from a like start first, then with most steps in common.

    A career by a course that this person cannot take, or will not, is left out.
    """
    between = {leg.id for leg in route.legs} - {question.person.job, question.target}
    ranked = []
    for story in catalogue.stories.values():
        nearness = _nearness(story, question.person.job, catalogue)
        shared = len(between & _ids(story))
        if (nearness or shared) and _is_fit(story, question, catalogue):
            is_elsewhere = story.nation != question.nation
            ranked.append(((-nearness, -shared, is_elsewhere, *_last_resort(story)), story))
    return tuple(story for _, story in sorted(ranked, key=lambda pair: pair[0])[:SHOWN_IN_PLAN])


def _is_fit(story: Story, question: Question, catalogue: Catalogue) -> bool:
    taken = [catalogue.courses[step.course] for step in story.path if step.course]
    limits = question.limits
    return _leads_to(story, question.target, catalogue) and all(
        question.nation in course.nations
        and not (limits.keep_wage and course.mode == "full-time")
        and course.mode not in limits.avoid_modes
        and course.id not in limits.avoid_courses
        for course in taken
    )


def _nearness(story: Story, job: str, catalogue: Catalogue) -> int:
    """Return 2 for a career that began in this job, 1 in one like it, else 0."""
    start = story.start.role if story.start else None
    if start is None or not _is_like(start, job, catalogue):
        return 0
    return 2 if start == job else 1


def _is_like(one: str, other: str, catalogue: Catalogue) -> bool:
    kind = catalogue.roles[one].kind
    is_alike = kind in INTERCHANGEABLE and kind == catalogue.roles[other].kind
    return one == other or is_alike


def _leads_to(story: Story, target: str, catalogue: Catalogue) -> bool:
    begun = {story.start.role} if story.start else set()
    return target in {*_ids(story), *_gained(story, catalogue), story.end.goal} - begun


def _gained(story: Story, catalogue: Catalogue) -> Iterator[str]:
    for step in story.path:
        for award in catalogue.courses[step.course].awards if step.course else ():
            yield award.qualification


def _roles(story: Story) -> Collection[str]:
    named = [story.start.role if story.start else None, story.end.role]
    return {role for role in (*named, *(step.role for step in story.path)) if role}


def _ids(story: Story) -> set[str]:
    others = {named for step in story.path for named in (step.course, step.qualification) if named}
    return {*_roles(story), *others}


def _place(role_id: str, story: Story) -> int:
    """Return 0 where a career ended in the role, 1 where it went through it, 2 where it began."""
    if story.end.role == role_id:
        return 0
    return 1 if any(step.role == role_id for step in story.path) else 2


def _last_resort(story: Story) -> tuple[bool, bool, bool, int, str]:
    """Return what decides between careers as like: our profession, surely told, arrived, rich."""
    is_other_profession = story.profession != "occupational-therapy"
    is_on_the_way = story.end.goal is not None
    return (is_other_profession, story.is_assumed, is_on_the_way, -len(_ids(story)), story.id)
