"""Which published careers are shown, on tiny catalogues of porters who become therapists."""

from __future__ import annotations

import pytest

from otpath.answers.plans import answer
from otpath.answers.stories import SHOWN_FOR_ROLE, SHOWN_IN_PLAN, stories_of
from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.stories import Profession, Story, StoryEnd, StoryStart, StoryStep
from tests.answers.helpers import JANUARY_2027, answered, asked
from tests.builders import catalogue, course, job, person, role

DEGREES = (
    course("degree"),
    course("english-degree", nations=("england",)),
    course("full-time-degree", mode="full-time"),
)
ROLES = (
    role("porter", kind="starting-job"),
    role("cleaner", kind="starting-job"),
    role("graduate", kind="starting-point", hire=None),
    role("assistant"),
    role("ot", job("assistant")),
    role("senior", job("ot"), kind="senior"),
)


def story(
    id: str,  # noqa: A002
    start: str | None,
    *path: str,
    end: str | None = None,
    goal: str | None = None,
    nation: Nation | None = "england",
    profession: Profession = "occupational-therapy",
    assumption: str | None = None,
) -> Story:
    """`story("x", "porter", "assistant", "ot")`: roles, or `course:` and its id."""
    steps = [
        StoryStep(what=name, course=name.removeprefix("course:"))
        if name.startswith("course:")
        else StoryStep(what=name, role=name)
        for name in path
    ]
    return Story(
        id=id,
        summary=f"The career {id}.",
        profession=profession,
        nation=nation,
        start=StoryStart(what=start, role=start) if start else None,
        path=tuple(steps) or (StoryStep(what="Work of some kind"),),
        end=StoryEnd(what="There", role=end, goal=goal),
        sources=("test",),
        assumption=assumption,
        checked="2026-11-22",
    )


def with_stories(*stories: Story) -> Catalogue:
    return catalogue(*ROLES, *DEGREES, *stories)


def shown(
    *stories: Story, start: str = "porter", target: str = "ot", kind: str = "role"
) -> list[str]:
    found = answered(with_stories(*stories), person(start), target, kind=kind)
    return [one.id for one in found.stories]


# --- beside a role ------------------------------------------------------------------------------


def test_careers_that_ended_in_a_role_stand_before_those_that_only_went_through_it() -> None:
    records = with_stories(
        story("a-began", "assistant", "ot", end="ot"),
        story("b-through", "porter", "assistant", end="ot"),
        story("c-ended", "porter", end="assistant"),
        story("d-elsewhere", "porter", "cleaner"),
    )

    found = [one.id for one in stories_of("assistant", records)]

    assert found == ["c-ended", "b-through", "a-began"]


def test_career_towards_a_role_is_not_shown_as_one_that_reached_it() -> None:
    records = with_stories(story("aa", "porter", "assistant", goal="ot"))

    assert stories_of("ot", records) == ()


def test_other_professions_and_what_is_assumed_stand_last() -> None:
    records = with_stories(
        story("aa", "porter", end="ot", profession="nursing"),
        story("bb", "porter", end="ot", assumption="Our reading."),
        story("cc", "porter", end="ot"),
    )

    assert [one.id for one in stories_of("ot", records)] == ["cc", "bb", "aa"]


def test_a_role_is_shown_few_careers() -> None:
    many = [story(f"s{number}", "porter", end="ot") for number in range(9)]

    assert len(stories_of("ot", with_stories(*many))) == SHOWN_FOR_ROLE


# --- in a plan ----------------------------------------------------------------------------------


def test_same_start_and_end_stand_before_a_like_start() -> None:
    like = story("a-like", "cleaner", "assistant", "ot", end="ot")
    same = story("b-same", "porter", end="ot")

    assert shown(like, same) == ["b-same", "a-like"]


def test_career_still_on_the_way_to_the_target_is_shown() -> None:
    assert shown(story("aa", "porter", "cleaner", goal="ot")) == ["aa"]


@pytest.mark.parametrize("start", ["graduate", "senior", None])
def test_career_from_an_unlike_start_is_not_shown(start: str | None) -> None:
    assert shown(story("aa", start, end="ot")) == []


def test_career_to_another_end_is_not_shown() -> None:
    assert shown(story("aa", "porter", "cleaner", end="cleaner")) == []


def test_career_that_began_in_the_target_is_not_shown_for_it() -> None:
    assert shown(story("aa", "assistant", end="senior"), target="assistant") == []


@pytest.mark.parametrize("start", ["graduate", None])
def test_career_that_shares_a_step_with_the_route_is_shown_whatever_its_start(
    start: str | None,
) -> None:
    assert shown(story("aa", start, "assistant", "ot", end="senior")) == ["aa"]


def test_sharing_only_the_end_with_the_route_is_not_enough() -> None:
    assert shown(story("aa", None, "ot", end="senior")) == []


def test_sharing_steps_is_not_enough_without_the_end() -> None:
    assert shown(story("aa", "graduate", "assistant", end="assistant")) == []


def test_most_steps_in_common_come_first() -> None:
    one = story("a-one", None, "assistant", "senior", end="senior")
    two = story("b-two", None, "assistant", "ot", end="senior")

    assert shown(one, two, target="senior") == ["b-two", "a-one"]


def test_of_careers_as_like_those_of_the_nation_come_first() -> None:
    welsh = story("a-welsh", "porter", end="ot", nation="wales")
    english = story("b-english", "porter", end="ot")

    assert shown(welsh, english) == ["b-english", "a-welsh"]


def test_career_whose_course_gives_the_wanted_qualification_is_shown() -> None:
    studied = story("aa", "cleaner", "course:degree", goal="ot")
    worked = story("bb", "cleaner", "assistant", goal="ot")

    assert shown(studied, worked, target="degree", kind="qualification") == ["aa"]


def test_career_by_a_course_that_is_not_open_in_the_nation_is_not_shown() -> None:
    records = with_stories(story("aa", "porter", "course:english-degree", goal="ot"))

    at_home = answered(records, person("porter", nation="england"))
    elsewhere = answered(records, person("porter", nation="wales"))

    assert [one.id for one in at_home.stories] == ["aa"]
    assert elsewhere.stories == ()


def test_career_by_full_time_study_is_not_shown_to_somebody_who_keeps_the_wage() -> None:
    records = with_stories(story("aa", "porter", "course:full-time-degree", goal="ot"))

    assert answered(records, person("porter")).stories
    assert answered(records, person("porter"), keep_wage=True).stories == ()


def test_career_by_what_is_avoided_is_not_shown() -> None:
    records = with_stories(story("aa", "porter", "course:full-time-degree", goal="ot"))
    by_course = frozenset({"full-time-degree"})

    assert answered(records, person("porter"), avoid_courses=by_course).stories == ()
    by_mode = answered(records, person("porter"), avoid_modes=frozenset({"full-time"}))
    assert by_mode.stories == ()


def test_of_careers_as_like_the_one_that_tells_most_comes_first() -> None:
    short = story("aa", "porter", end="ot")
    rich = story("bb", "porter", "cleaner", end="ot")

    assert shown(short, rich) == ["bb", "aa"]


def test_a_plan_is_shown_few_careers_with_their_sources() -> None:
    many = [story(f"s{number}", "porter", end="ot") for number in range(9)]

    found = answer(asked(person("porter")), JANUARY_2027, with_stories(*many))

    assert len(found.stories) == SHOWN_IN_PLAN
    assert [source.id for source in found.story_sources] == ["test"]


def test_no_career_stands_beside_no_route() -> None:
    assert shown(story("aa", "porter", end="graduate"), target="graduate") == []
