"""Pages about programmes, for people with any holdings whatever, on the shipped catalogue."""

import random
from functools import cache

import pytest

from otpath.answers.programmes import (
    Judged,
    Wanted,
    judge_programme,
    programmes_wanted,
    start_from,
)
from otpath.answers.standing import standing
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.grades import SCALES
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.catalogue.qualifications import Qualification
from otpath.person.profile import Holding, Person
from otpath.reports.documents.document import Part
from otpath.reports.documents.page_sheet import LONGEST_HEADING, page_sheet
from otpath.reports.pages import Page
from otpath.reports.programme_json import judged_data
from otpath.reports.programme_lists import ListAsked, programmes_page
from otpath.reports.programme_pages import programme_page
from tests.builders import DECEMBER_2026, person
from tests.reports.papers import cover

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
    page = programmes_page(judged, ListAsked(), shipped())
    listed = [item.text for section in page.sections[1:-1] for item in section.items]

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


# --- the list of an adviser for a graduate ----------------------------------------------------

SEPTEMBER_2027 = month_number(2027, 9)
GRADUATE = Person(
    "school-leaver",
    (Holding("bachelors-degree", "psychology", "2:2", gained=month_number(2015, 8)),),
    experience={"care-worker": 48},
)
ASKED = ListAsked("MSc", "england", None, SEPTEMBER_2027, ("aged 34", "GCSE maths grade 4"))


def graduates_list() -> Page:
    wanted = Wanted(frozenset({"msc-ot-full-time"}), "england")
    judged = [
        judge_programme(
            each,
            standing(GRADUATE, start_from(each, SEPTEMBER_2027, shipped()), shipped()),
            shipped(),
        )
        for each in programmes_wanted(shipped(), wanted)
    ]
    return programmes_page(judged, ASKED, shipped())


def entry(page: Page, id_: str) -> tuple[str, dict[str, str]]:
    """Return the heading above a programme and what is said of it, by label."""
    return next(
        (section.heading, {part.label: part.text for part in item.parts})
        for section in page.sections
        for item in section.items
        if any(part.text == id_ for part in item.parts)
    )


def test_programme_that_starts_in_february_is_not_judged_for_september() -> None:
    heading, told = entry(graduates_list(), "uea-msc-ot")

    assert heading.startswith("These start in other months")
    assert told["Start"] == "February 2028. It starts in February, not in September 2027"


def test_programme_that_starts_when_asked_stands_under_its_verdict() -> None:
    heading, told = entry(graduates_list(), "mmu-msc-ot")

    assert heading.startswith("Not known (")
    assert told["Start"] == "September 2027"


@pytest.mark.parametrize("id_", ["teesside-msc-ot", "brighton-msc-ot"])
def test_old_rules_are_spoken_of_in_one_line(id_: str) -> None:
    _, told = entry(graduates_list(), id_)

    assert told.keys() == {"Id", "Where", "Not known", "Start", "Rules for"}
    assert told["Not known"].startswith("its page asked, when we read it: Bachelor's degree at 2:1")
    assert told["Not known"].endswith("Ask what it asks now")


def test_list_says_what_was_asked_and_who_says_so() -> None:
    page = graduates_list()
    asked = {item.label: item.text for item in page.sections[0].items}
    programmes = [item for section in page.sections for item in section.items if item.parts]

    assert page.title == f"MSc in England: {len(programmes)} programmes"
    assert asked == {
        "Course": "MSc",
        "Nation": "England",
        "Start": "September 2027",
        "You told us": "aged 34; GCSE maths grade 4",
    }
    assert all(item.parts[-1].sources for item in programmes)
    assert {n for item in programmes for n in item.parts[-1].sources} == set(
        range(1, len(page.sources) + 1)
    )


def test_entries_all_look_alike_on_paper() -> None:
    page = graduates_list()
    document = page_sheet(page, cover())
    headings = [block.heading for block in document.blocks if isinstance(block, Part)]

    assert headings == [item.text for s in page.sections for item in s.items if item.parts]
    assert not [words for words in headings if len(words) > LONGEST_HEADING]
    assert all(block.facts for block in document.blocks if isinstance(block, Part))


def test_name_too_long_for_a_heading_has_its_title_below() -> None:
    page = programmes_page(judged_for(0), ListAsked(), shipped())
    _, told = entry(page, "awp-ot-apprentice-post")
    names = [item.text for section in page.sections for item in section.items if item.parts]

    assert told["Title"] == shipped().programmes["awp-ot-apprentice-post"].title
    assert not [name for name in names if len(name) > LONGEST_HEADING]
