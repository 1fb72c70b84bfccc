"""Real careers, replayed on the catalogue that otpath comes with: no rule of it may refuse one.

What a page does not tell is not known. So a step is refused only by what cannot be: a course that
is not open in the nation, a job in which an apprenticeship is not done, a role that hires nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

import pytest

from otpath.answers.settling import Asked, settle
from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.catalogue.roles import Role
from otpath.catalogue.stories import Story, StoryEnd, StoryStart, StoryStep
from otpath.person.profile import Holding, Person
from otpath.planning.search import best_route
from otpath.rules.judging import judge
from otpath.rules.outcomes import Verdict
from otpath.rules.situation import Situation
from tests.builders import catalogue as tiny
from tests.builders import course, job, role

Obstacle = Literal[
    "other-profession",
    "start-not-told",
    "start-not-in-catalogue",
    "step-not-in-catalogue",
    "end-not-in-catalogue",
    "shorter-than-any-course",
    "step-refused",
    "no-route",
]
NOT_REPLAYED: dict[str, Obstacle] = {
    "access-course-physiotherapy": "other-profession",
    "accounts-clerk-autistic": "start-not-in-catalogue",
    "ambulance-to-physiotherapy": "other-profession",
    "assistants-to-physiotherapy-tees": "other-profession",
    "civil-servant-bristol": "start-not-in-catalogue",
    "classroom-assistant-devon": "step-not-in-catalogue",
    "cleaner-to-physiotherapy": "other-profession",
    "clinical-academic": "step-not-in-catalogue",
    "council-worker-hertfordshire": "start-not-in-catalogue",
    "council-worker-nottinghamshire": "start-not-in-catalogue",
    "dog-handler": "start-not-in-catalogue",
    "engineer-at-40": "start-not-in-catalogue",
    "engineer-dudley": "start-not-in-catalogue",
    "family-carer-essex": "start-not-in-catalogue",
    "four-apprentices-cheshire": "start-not-in-catalogue",
    "greengrocer-to-nurse": "other-profession",
    "home-carer-manchester": "step-not-in-catalogue",
    "housekeeper-to-nurse-wolverhampton": "other-profession",
    "left-degree-physiotherapy": "other-profession",
    "nurse-apprentice-at-19": "other-profession",
    "nurse-at-58": "other-profession",
    "nursing-associate-at-61": "other-profession",
    "outside-health-cambridge": "start-not-in-catalogue",
    "overseas-taiwan": "step-not-in-catalogue",
    "podiatry-apprentice": "other-profession",
    "return-scotland": "step-not-in-catalogue",
    "rural-support-worker-wales": "other-profession",
    "schooled-in-poland-physiotherapy": "other-profession",
    "t-level-plymouth": "other-profession",
    "volunteer-after-illness": "other-profession",
    "young-family-council-company": "start-not-told",
}
"""Careers that the catalogue cannot follow from start to end, and the first reason why.

Take a career off when it can be followed: the test then says so.
"""
JANUARY_2027 = month_number(2027, 1)


@cache
def shipped() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


STORIES = tuple(shipped().stories)


def told(story_id: str) -> Story:
    return shipped().stories[story_id]


# --- replaying --------------------------------------------------------------------------------


@dataclass
class Career:
    """How far a career has been followed. `jobs` are those the person may hold: often one."""

    catalogue: Catalogue
    nation: Nation | None
    jobs: tuple[str | None, ...]
    holdings: list[Holding] = field(default_factory=list)

    def anywhere(self) -> tuple[str | None, ...]:
        return (None, *self.catalogue.roles)

    def enters(self, record: Role | Course) -> bool:
        """Tell whether some way into a role or course is not ruled out, and take it."""
        if self.nation and self.nation not in record.nations:
            return False
        if isinstance(record, Role) and record.time_to_hire is None:
            return False
        employed_as = record.employed_as if isinstance(record, Course) else ()
        self.jobs = tuple(
            held
            for held in self.jobs
            if (not employed_as or held in employed_as) and self._is_open(record, held)
        )
        return bool(self.jobs)

    def _is_open(self, record: Role | Course, held: str | None) -> bool:
        at = Situation(JANUARY_2027, held, tuple(self.holdings), nation=self.nation)
        return any(
            all(
                judge(rule, at, self.catalogue).verdict is not Verdict.NOT_MET
                for rule in way.requires
                if rule.strength != "helps"
            )
            for way in record.entry
        )

    def holds(self, qualification: str, grade: str | None = None) -> None:
        is_graded = self.catalogue.qualifications[qualification].scale is not None
        known = grade or ("unknown" if is_graded else None)
        self.holdings.append(Holding(qualification, grade=known))


def refused(story: Story, catalogue: Catalogue) -> list[str]:
    """Return the steps that the catalogue rules out."""
    career = Career(catalogue, story.nation, ())
    start = story.start.role if story.start else None
    career.jobs = (start,) if start else career.anywhere()
    career.holdings = [
        Holding(a.qualification, a.subject, a.grade or "unknown") for a in story.held
    ]
    found = []
    for step in story.path:
        if not _is_followed(step, career):
            found.append(step.what)
            career.jobs = career.anywhere()
    return found


def _is_followed(step: StoryStep, career: Career) -> bool:
    if step.role:
        is_entered = career.enters(career.catalogue.roles[step.role])
        career.jobs = (step.role,) if is_entered else ()
        return is_entered
    if step.course:
        taken = career.catalogue.courses[step.course]
        is_entered = career.enters(taken)
        _finish(taken, step, career)
        return is_entered
    if step.qualification:
        return _is_gained(step.qualification, step, career)
    career.jobs = career.anywhere()
    return True


def _finish(taken: Course, step: StoryStep, career: Career) -> None:
    if taken.mode == "full-time":
        career.jobs = (None,)
    if step.status == "done":
        for award in taken.awards:
            career.holds(award.qualification, award.grade)


def _is_gained(qualification: str, step: StoryStep, career: Career) -> bool:
    """Follow a step whose course is not told: by any that gives the award, a job kept if it can."""
    before = career.jobs
    ways = [
        replace(career, jobs=before, holdings=[*career.holdings])
        for taken in career.catalogue.courses.values()
        if any(award.qualification == qualification for award in taken.awards)
        and replace(career, jobs=before).enters(taken)
    ]
    if step.status == "done":
        career.holds(qualification)
    return bool(ways)


def is_reachable(story: Story, catalogue: Catalogue) -> bool:
    """Tell whether the planner finds a route from the start to the end, or to what it leads to."""
    target = story.end.goal or story.end.role
    assert story.start
    assert story.start.role
    assert target
    holdings = tuple(Holding(a.qualification, a.subject, a.grade or "unknown") for a in story.held)
    person = Person(story.start.role, holdings, nation=story.nation)
    question, _ = settle(Asked(person, target, "role"), JANUARY_2027, catalogue)
    return best_route(question, catalogue) is not None


def obstacle(story: Story, catalogue: Catalogue) -> Obstacle | None:
    """Return the first reason for which a career cannot be followed, or None."""
    if refused(story, catalogue):
        return "step-refused"
    if story.profession != "occupational-therapy" and not story.end.role:
        return "other-profession"
    if story.start is None:
        return "start-not-told"
    if story.start.role is None:
        return "start-not-in-catalogue"
    if any(not (step.role or step.course or step.qualification) for step in story.path):
        return "step-not-in-catalogue"
    if not (story.end.goal or story.end.role):
        return "end-not-in-catalogue"
    if any(_is_too_short(step, catalogue) for step in story.path):
        return "shorter-than-any-course"
    return None if is_reachable(story, catalogue) else "no-route"


def _is_too_short(step: StoryStep, catalogue: Catalogue) -> bool:
    if step.course is None or step.months is None or step.status == "left":
        return False
    length = catalogue.courses[step.course].duration
    return step.months < (length.shortest or length.months)


# --- the careers ------------------------------------------------------------------------------


@pytest.mark.parametrize("story_id", STORIES)
def test_no_step_that_somebody_took_is_ruled_out(story_id: str) -> None:
    assert refused(told(story_id), shipped()) == []


@pytest.mark.parametrize("story_id", STORIES)
def test_career_is_followed_from_start_to_end_or_listed_with_the_reason(story_id: str) -> None:
    assert obstacle(told(story_id), shipped()) == NOT_REPLAYED.get(story_id)


def test_every_career_listed_is_in_the_catalogue() -> None:
    assert set(NOT_REPLAYED) <= set(STORIES)


# --- what would be ruled out ------------------------------------------------------------------

PORTER, ASSISTANT = role("porter"), role("assistant")
THERAPIST = role("therapist", job("assistant"))


def career(*path: StoryStep, nation: Nation = "england") -> Story:
    """`career(StoryStep(...), ...)`: somebody who starts as a porter."""
    return Story(
        id="somebody",
        summary="Made up for a test.",
        nation=nation,
        start=StoryStart(what="Porter", role="porter"),
        path=path,
        end=StoryEnd(what="Therapist", role="therapist"),
        sources=("test",),
        checked="2026-11-22",
    )


def test_job_that_asks_for_another_present_job_is_ruled_out() -> None:
    records = tiny(PORTER, ASSISTANT, THERAPIST)
    assistant = StoryStep(what="Assistant", role="assistant")
    therapist = StoryStep(what="Therapist", role="therapist")

    assert refused(career(therapist), records) == ["Therapist"]
    assert refused(career(assistant, therapist), records) == []


def test_step_that_is_not_in_the_catalogue_leaves_open_which_job_is_held() -> None:
    records = tiny(PORTER, ASSISTANT, THERAPIST)
    unknown = StoryStep(what="Some other job")

    assert refused(career(unknown, StoryStep(what="Therapist", role="therapist")), records) == []


def test_apprenticeship_in_a_job_in_which_it_is_not_done_is_ruled_out() -> None:
    degree = course("degree", mode="apprenticeship", employed_as=["assistant"])
    records = tiny(PORTER, ASSISTANT, THERAPIST, degree)
    study = StoryStep(what="Degree", course="degree")

    assert refused(career(study), records) == ["Degree"]
    assert refused(career(StoryStep(what="A", role="assistant"), study), records) == []


def test_course_that_is_not_open_in_the_nation_is_ruled_out() -> None:
    records = tiny(PORTER, THERAPIST, course("degree", nations=("england",)))
    study = StoryStep(what="Degree", course="degree")

    assert refused(career(study, nation="wales"), records) == ["Degree"]
    assert refused(career(study), records) == []


def test_award_that_no_course_in_the_nation_gives_is_ruled_out() -> None:
    records = tiny(PORTER, THERAPIST, course("degree", nations=("england",)))
    study = StoryStep(what="Degree", qualification="degree")

    assert refused(career(study, nation="wales"), records) == ["Degree"]
    assert refused(career(study), records) == []


def test_role_that_nobody_is_hired_into_is_ruled_out() -> None:
    records = tiny(PORTER, THERAPIST, role("leaver", hire=None))

    assert refused(career(StoryStep(what="Leaver", role="leaver")), records) == ["Leaver"]


def test_career_that_can_be_followed_has_no_obstacle() -> None:
    records = tiny(PORTER, ASSISTANT, THERAPIST)
    path = (
        StoryStep(what="Assistant", role="assistant"),
        StoryStep(what="Therapist", role="therapist"),
    )

    assert obstacle(career(*path), records) is None
    assert obstacle(career(path[0], StoryStep(what="Rest"), path[1]), records) == (
        "step-not-in-catalogue"
    )


def test_career_to_which_the_planner_finds_no_route_says_so() -> None:
    records = tiny(PORTER, role("therapist", hire=None))
    study = StoryStep(what="Degree", course="degree")

    assert obstacle(career(study), tiny(*records.roles.values(), course("degree"))) == "no-route"


def test_course_that_took_less_time_than_the_catalogue_knows_says_so() -> None:
    records = tiny(PORTER, THERAPIST, ASSISTANT, course("degree", months=36))
    study = StoryStep(what="Degree", course="degree", months=24)

    assert obstacle(career(study), records) == "shorter-than-any-course"
