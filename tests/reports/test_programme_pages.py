"""Pages about programmes, for people with any holdings whatever, on the shipped catalogue."""

import random
from functools import cache

import pytest

from otpath.answers.programmes import Judged, judge_programme
from otpath.answers.standing import standing
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import SCALES
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.catalogue.qualifications import Qualification
from otpath.person.profile import Holding
from otpath.reports.programme_json import judged_data
from otpath.reports.programme_pages import programme_page, programmes_page
from tests.builders import DECEMBER_2026, person

SUBJECTS = ("english-language", "maths", "biology", "psychology", "general-studies", "health", None)
PARTS = ((), (("core", "B"),), (("biology", "15 distinction"),))


@cache
def shipped() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


def holding(chance: random.Random, award: Qualification) -> Holding:
    grades: tuple[str, ...] = ("D15 M30", "D45") if award.scale == "access" else ()
    if award.scale and not grades:
        grades = SCALES[award.scale].grades
    return Holding(
        award.id,
        subject=chance.choice(SUBJECTS) if award.has_subjects else None,
        grade=chance.choice((*grades, "unknown")) if award.scale else None,
        predicted=chance.random() < 0.15,
        gained=chance.choice((None, month_number(chance.randint(1980, 2027), 8))),
        parts=chance.choice(PARTS),
    )


def judged_for(seed: int) -> list[Judged]:
    chance = random.Random(seed)  # noqa: S311 (no secret: a person made up for a test)
    awards = chance.choices(list(shipped().qualifications.values()), k=chance.randint(0, 7))
    who = person(
        chance.choice(list(shipped().roles)),
        *(holding(chance, award) for award in awards),
        all_gcses=chance.random() < 0.3,
        all_awards=chance.random() < 0.3,
        age=chance.choice((None, 17, 30)),
        nation=chance.choice((None, "wales", "england")),
    )
    stands = standing(who, DECEMBER_2026, shipped(), job_told=chance.random() < 0.7)
    return [judge_programme(each, stands, shipped()) for each in shipped().programmes.values()]


@pytest.mark.parametrize("seed", range(8))
def test_every_programme_can_be_shown_to_anybody(seed: int) -> None:
    judged = judged_for(seed)
    page = programmes_page(judged, shipped())
    listed = [item.text for section in page.sections[:-1] for item in section.items]

    assert len(listed) == len(judged) == len(judged_data(judged, shipped())["programmes"])
    for each in judged[seed::8]:
        assert programme_page(each.programme, each, shipped()).sections


@pytest.mark.parametrize("seed", range(8, 12))
def test_a_page_read_in_part_or_years_old_is_never_a_yes(seed: int) -> None:
    for each in judged_for(seed):
        if each.programme.partial or each.is_old:
            assert each.verdict.value != "met"
        if each.is_old:
            assert each.verdict.value == "not-known"
