"""Real careers, planned: the road that somebody took is one that the planner may go.

A page seldom tells a person's schooling. Where the road holds only with it, it is supposed, and the
career stands in `WITH_SCHOOLING`: what the page does not tell, and not a rule, stood in the way.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from otpath.answers.settling import Asked, settle
from otpath.catalogue.stories import Story, StoryAward
from otpath.person.profile import Holding, Person
from otpath.planning.judgements import Judgements
from otpath.planning.replay import faults
from otpath.planning.routes import Limits, Question, Route
from otpath.planning.search import Sought, sought
from tests.planning.test_stories import JANUARY_2027, NOT_REPLAYED, STORIES, shipped, told

OT_AWARDS = {"bsc-ot", "msc-ot", "pgdip-ot", "moccth-ot"}
STATES = 30_000
UNFOLLOWED = {"step-not-in-catalogue"}
"""Careers with an unknown step are planned too: the steps that are known must be allowed."""
WITH_SCHOOLING = frozenset(
    ("healthcare-assistant-integrated-masters", "psychology-graduate-brighton", "teacher-salford")
)
"""Careers whose road holds once a usual schooling is supposed."""
SCHOOLING = (
    *(
        Holding("gcse", subject, "5")
        for subject in ("english-language", "maths", "biology", "history", "geography")
    ),
    Holding("a-level", "biology", "A"),
    Holding("a-level", "psychology", "B"),
    Holding("a-level", "sociology", "B"),
)
HOURS_ON_THE_ROAD = 20
"""Hours a week for study beside a job: what the part-time degree in Wales takes."""


@dataclass(frozen=True)
class Road:
    """What somebody did before the end of the career, as ids of courses and roles."""

    courses: frozenset[str]
    roles: frozenset[str]


def target_of(story: Story) -> str | None:
    return story.end.goal or story.end.role


def road_of(story: Story) -> Road:
    steps = [step for step in story.path if step.status != "left"]
    courses = frozenset(step.course for step in steps if step.course)
    roles = frozenset(step.role for step in steps if step.role)
    return Road(courses, roles - {target_of(story) or ""})


def is_planned(story_id: str) -> bool:
    story = told(story_id)
    is_known = bool(story.start and story.start.role and target_of(story))
    is_ours = story.profession == "occupational-therapy"
    return is_known and is_ours and NOT_REPLAYED.get(story_id) in {None, *UNFOLLOWED}


PLANNED = tuple(story_id for story_id in STORIES if is_planned(story_id))


def degrees() -> frozenset[str]:
    return frozenset(
        course.id
        for course in shipped().courses.values()
        if any(award.qualification in OT_AWARDS for award in course.awards)
    )


def along(road: Road) -> Limits:
    """Keep to a road. Its degree is kept to by shutting the others, which is quicker to prove."""
    own_degrees = road.courses & degrees()
    return Limits(
        study_hours=HOURS_ON_THE_ROAD,
        include_courses=road.courses - own_degrees,
        include_roles=road.roles,
        avoid_courses=degrees() - own_degrees if own_degrees else frozenset(),
    )


def held(award: StoryAward, *, schooled: bool) -> Holding:
    usual = "2:1" if award.qualification == "bachelors-degree" else None
    grade = award.grade or (usual if schooled else None) or "unknown"
    return Holding(award.qualification, award.subject, grade)


def question(story: Story, limits: Limits, *, schooled: bool) -> Question:
    start = story.start
    assert start
    assert start.role
    is_job = shipped().roles[start.role].kind != "starting-point"
    months = max(start.months or 0, 12 if schooled and is_job else 0)
    person = Person(
        start.role,
        (*(held(a, schooled=schooled) for a in story.held), *(SCHOOLING if schooled else ())),
        nation=story.nation,
        experience={start.role: months} if months else {},
    )
    target = target_of(story)
    assert target
    return settle(Asked(person, target, "role", limits=limits), JANUARY_2027, shipped())[0]


def planned(asked: Question) -> Sought:
    return sought(asked, shipped(), Judgements(shipped(), JANUARY_2027), STATES)


def gone(route: Route, asked: Question) -> Road:
    """Return all courses and roles of a route, with those of the time before it."""
    courses = (leg.id for leg in route.legs if leg.kind != "job")
    roles = (leg.id for leg in route.legs if leg.kind == "job")
    return Road(frozenset(courses), frozenset((*roles, *asked.person.experience)))


@pytest.mark.parametrize("story_id", PLANNED)
def test_road_that_somebody_took_is_one_that_the_planner_may_go(story_id: str) -> None:
    story, road = told(story_id), road_of(told(story_id))
    asked = question(story, along(road), schooled=story_id in WITH_SCHOOLING)
    found = planned(asked)

    assert found.route, "settled" if found.is_settled else "not settled"
    assert faults(found.route, asked, shipped()) == ()
    went = gone(found.route, asked)
    assert went.courses >= road.courses
    assert went.roles >= road.roles
