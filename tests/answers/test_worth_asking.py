"""Questions worth asking: only what nobody said, and only where a yes would bring it nearer."""

import shlex
from collections.abc import Sequence
from itertools import pairwise

import pytest

from otpath.answers.worth_asking import WorthAsking
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import Requirement
from otpath.cli.asking import Facts, read_person
from otpath.person.profile import Person
from tests.answers.helpers import JANUARY_2027, answered
from tests.builders import (
    access_credits,
    any_of,
    award,
    catalogue,
    course,
    experience,
    gained,
    gcse,
    gcses,
    held,
    person,
    qualification,
    role,
)

BOTH = gcses(2, "4", including=["english-language", "maths"])


def world(*asked: Requirement, lead: int = 0) -> Catalogue:
    return catalogue(
        role("porter", title="Porter"),
        role("leaver", kind="starting-point", paid=False, hire=None, assumed_age=16),
        role("ot", award("bsc-ot")),
        course("bsc", *asked, months=36, awards=["bsc-ot"], intakes=[9], lead=lead),
        course("gcse-english", months=12, awards=[gained("gcse", "english-language", "4")]),
        course("gcse-maths", months=12, awards=[gained("gcse", "maths", "4")]),
        course("access", months=10, awards=[gained("access-to-he", "health", "D15 M30")]),
        course("degree", months=48, awards=[gained("bachelors-degree", None, "2:2")]),
        qualification("access-to-he", "access", scale="access", has_subjects=True,
                      title="Access to HE Diploma"),
        qualification("bachelors-degree", "degree", scale="degree", has_subjects=True,
                      title="Bachelor's degree", rqf_level=6),
    )  # fmt: skip


def asks(told: Person, *rules: Requirement) -> tuple[WorthAsking, ...]:
    return answered(world(*rules), told, study_hours=60).ask


def test_gcses_are_asked_about_with_the_months_they_save() -> None:
    assert asks(person("porter"), BOTH) == (
        WorthAsking(
            "you hold GCSE English language grade 4 and GCSE maths grade 4, or better",
            "--gcse english-language=4,maths=4",
            12,
        ),
    )


def test_only_the_subject_that_was_not_told_is_asked_about() -> None:
    (asked,) = asks(person("porter", gcse("english-language", "5")), BOTH)

    assert asked.option == "--gcse maths=4"


def test_award_is_asked_about_with_the_option_that_says_it() -> None:
    (asked,) = asks(person("porter", all_gcses=True), access_credits(15, 30))

    assert asked.text == "you hold an Access to HE Diploma in health, D15 M30, or better"
    assert asked.option == "--have 'access-to-he:health:D15 M30'"
    assert asked.months_sooner == 12


def test_fewest_months_in_the_present_job_that_would_do_are_asked_about() -> None:
    (asked,) = asks(person("porter"), experience(12, "porter"))

    # From January to the intake in September are 8 months: 6 before it are enough.
    assert asked.text == "you have worked as a porter for 6 months"
    assert asked.option == "--experience porter=6"


@pytest.mark.parametrize(
    ("told", "rules"),
    [
        (person("porter", all_gcses=True), [BOTH]),
        (person("porter", gcse("english-language", "3"), gcse("maths", "3")), [BOTH]),
        (
            person("porter", denied=frozenset({("gcse", "maths"), ("gcse", "english-language")})),
            [BOTH],
        ),
        (person("porter", all_awards=True), [access_credits(15, 30)]),
        (person("porter", held("access-to-he", None, "P45")), [access_credits(15, 30)]),
        (person("porter", experience={"porter": 0}), [experience(12, "porter")]),
    ],
)
def test_what_was_told_is_never_asked(told: Person, rules: Sequence[Requirement]) -> None:
    assert asks(told, *rules) == ()


def test_nothing_is_asked_that_would_save_nothing() -> None:
    assert asks(person("porter")) == ()


def test_most_helpful_question_comes_first() -> None:
    found = asks(person("porter"), award("bachelors-degree"), BOTH)

    assert [asked.option for asked in found] == ["--have bachelors-degree:2:2"]
    assert found[0].months_sooner == 36


def test_degree_is_not_asked_of_a_sixteen_year_old() -> None:
    rule = award("bachelors-degree")

    assert asks(person("leaver"), rule) == ()
    assert asks(person("porter", age=16), rule) == ()
    assert len(asks(person("leaver", age=30), rule)) == 1


def likely_awards(told: Person) -> set[str]:
    """Return what is asked of somebody where every usual award would save a year."""
    ids = ("a-level", "t-level-health", "bachelors-degree")
    any_of_them = any_of(*(award(name) for name in ids))
    everything = catalogue(
        role("porter", title="Porter"),
        role("ot", award("bsc-ot")),
        course("bsc", any_of_them, months=36, awards=["bsc-ot"], intakes=[9], lead=0),
        course("degree", months=48, awards=[gained("bachelors-degree", None, "2:2")]),
        qualification("a-level", scale="a-level", has_subjects=True, title="A level"),
        qualification("t-level-health", scale="t-level", title="T Level in Health"),
        qualification("bachelors-degree", "degree", scale="degree", has_subjects=True,
                      title="Bachelor's degree", rqf_level=6),
    )  # fmt: skip
    return {asked.option.split(":")[0] for asked in answered(everything, told).ask}


def test_t_level_is_not_asked_of_those_who_left_school_before_there_was_one() -> None:
    assert "--have t-level-health" in likely_awards(person("porter", age=19))
    assert "--have t-level-health" in likely_awards(person("porter"))
    assert "--have t-level-health" not in likely_awards(person("porter", age=41))


def test_a_levels_are_asked_about_from_18_and_of_those_who_named_none() -> None:
    assert "--have a-level" in likely_awards(person("porter", age=18))
    assert "--have a-level" not in likely_awards(person("porter", age=17))
    told = person("porter", held("a-level", "art", "E"), age=18)
    assert "--have a-level" not in likely_awards(told)


def test_of_equal_questions_the_one_about_the_present_job_comes_first() -> None:
    rule = any_of(experience(6, "porter"), BOTH)
    everything = world(rule)
    found = answered(everything, person("porter"), start=JANUARY_2027 + 5, study_hours=60).ask

    assert len({asked.months_sooner for asked in found}) == 1
    assert [asked.option.split()[0] for asked in found] == ["--experience", "--gcse"]


@pytest.mark.parametrize(
    "rules",
    [
        [BOTH],
        [access_credits(15, 30)],
        [award("access-to-he", subjects=["health"])],
        [award("bachelors-degree")],
        [experience(12, "porter")],
    ],
)
def test_option_that_is_offered_saves_the_months_that_are_promised(
    rules: Sequence[Requirement],
) -> None:
    everything = world(*rules)
    before = answered(everything, person("porter"), study_hours=60)
    (asked,) = before.ask
    words = shlex.split(asked.option)
    told = read_person(
        Facts(
            "porter",
            gcses=_values(words, "--gcse"),
            awards=_values(words, "--have"),
            experience=_values(words, "--experience"),
        ),
        everything,
    )
    after = answered(everything, told, study_hours=60)

    assert before.routes[0].months - after.routes[0].months == asked.months_sooner


def _values(words: Sequence[str], option: str) -> list[str]:
    return [value for name, value in pairwise(words) if name == option]
