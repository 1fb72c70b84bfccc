"""Which programmes a person's facts open, and how sure that is."""

import pytest

from otpath.answers.programmes import (
    Judged,
    Wanted,
    find_programmes,
    judge_programme,
    next_start,
    programmes_wanted,
)
from otpath.answers.standing import standing, standing_later
from otpath.catalogue.months import month_number
from otpath.catalogue.programmes import Programme
from tests.builders import (
    DECEMBER_2026,
    all_of,
    any_of,
    catalogue,
    check,
    course,
    gcses,
    held,
    job,
    person,
    planned,
    programme,
    qualification,
    role,
    rule,
    situation,
    tariff,
)
from tests.rules.helpers import MET, NOT_KNOWN, NOT_MET

BBB = tuple(held("a-level", subject, "B") for subject in ("art", "biology", "history"))
POINTS = tariff(112)
WORLD = catalogue(role("porter"), role("ota"))


def judged(record: Programme, *holdings: object, **facts: object) -> Judged:
    return judge_programme(record, planned(*holdings, **facts), WORLD)  # type: ignore[arg-type]


def test_a_programme_is_open_where_every_rule_that_weighs_is_met() -> None:
    record = programme("leeds", POINTS, check(), rule("english-test", overall="7.0"))
    found = judged(record, *BBB)
    assert found.verdict is MET
    assert [outcome.requirement.kind for outcome in found.decided] == ["check", "english-test"]


def test_what_is_missing_closes_it_and_what_was_not_said_leaves_it_open() -> None:
    record = programme("leeds", POINTS)
    assert judged(record, held("a-level", "art", "B")).verdict is NOT_MET
    assert judge_programme(record, situation(), WORLD).verdict is NOT_KNOWN


def test_what_only_helps_does_not_weigh() -> None:
    record = programme("leeds", POINTS, rule("award", qualifications=["gcse"], strength="helps"))
    found = judged(record, *BBB)
    assert found.verdict is MET
    assert len(found.helping) == 1


def test_a_page_read_in_part_is_never_a_yes() -> None:
    assert judged(programme("leeds", POINTS, partial=True), *BBB).verdict is NOT_KNOWN
    assert judged(programme("leeds", POINTS, partial=True)).verdict is NOT_MET
    assert judged(programme("leeds"), *BBB).verdict is NOT_KNOWN


def test_a_page_that_asks_nothing_is_open_to_all() -> None:
    assert judged(programme("leeds", asks_nothing=True)).verdict is MET


def test_what_nobody_can_apply_for_directly_is_never_a_yes() -> None:
    assert judged(programme("leeds", POINTS, apply="another-offer"), *BBB).verdict is NOT_KNOWN
    assert judged(programme("leeds", POINTS, apply="another-offer")).verdict is NOT_MET


def test_rules_of_less_than_5_years_ago_still_settle() -> None:
    assert judged(programme("leeds", POINTS, rules_year=2022), *BBB).verdict is MET


@pytest.mark.parametrize("old", [{"rules_year": 2021}, {"replaced_by": "leeds-2027"}])
def test_old_rules_are_neither_yes_nor_no(old: dict[str, object]) -> None:
    record = programme("leeds", POINTS, **old)
    assert judged(record, *BBB).verdict is NOT_KNOWN
    assert judged(record).verdict is NOT_KNOWN


def test_an_offer_read_in_part_tells_nobody_no() -> None:
    offer = any_of(POINTS, rule("unread", text="the offer for a BTEC"))
    assert judged(programme("leeds", offer)).verdict is NOT_KNOWN
    assert judged(programme("leeds", offer), *BBB).verdict is MET


def test_a_decision_beside_grades_tells_nobody_no() -> None:
    assert judged(programme("leeds", any_of(POINTS, check()))).verdict is NOT_KNOWN


def test_a_lower_offer_is_judged_apart() -> None:
    offer = {"id": "flagged", "applies_to": "some", "requires": (tariff(40),), "sources": ("test",)}
    found = judged(programme("leeds", POINTS, contextual=(offer,)), held("a-level", "art", "B"))
    assert found.verdict is NOT_MET
    assert [verdict for _, verdict in found.contextual] == [MET]


def test_a_later_year_is_judged_apart() -> None:
    entry = {"id": "year-2", "year": 2, "requires": (tariff(120),), "sources": ("test",)}
    found = judged(programme("leeds", POINTS, advanced_entry=(entry,)), *BBB)
    assert [verdict for _, verdict in found.advanced] == [MET]


def test_a_rule_that_is_no_longer_in_force_is_not_asked() -> None:
    gone = rule("tariff", points=300, until="2025-08-01")
    assert judged(programme("leeds", POINTS, gone), *BBB).verdict is MET


def test_a_job_that_nobody_told_of_is_not_known() -> None:
    record = programme("leeds", job("ota"))
    untold = standing(person("porter"), DECEMBER_2026, WORLD, job_told=False)
    told = standing(person("porter"), DECEMBER_2026, WORLD)
    assert judge_programme(record, untold, WORLD).verdict is NOT_KNOWN
    assert judge_programme(record, told, WORLD).verdict is NOT_MET


def test_an_award_that_the_page_does_not_name_is_neither_yes_nor_no() -> None:
    offer = rule("grades", qualifications=["a-level"], grades=["B", "B", "C"])
    btec = held("btec-extended-diploma", grade="DMM")
    assert judged(programme("leeds", offer)).verdict is NOT_MET
    assert judged(programme("leeds", offer), btec).verdict is NOT_KNOWN
    contextual = {"id": "low", "applies_to": "some", "requires": (offer,), "sources": ("test",)}
    found = judged(programme("leeds", POINTS, contextual=(contextual,)), btec)
    assert [verdict for _, verdict in found.contextual] == [NOT_KNOWN]


def test_an_award_that_the_page_does_not_name_is_told_before_the_story_is_whole() -> None:
    offer = rule("grades", qualifications=["a-level"], grades=["B", "B", "C"])
    btec = situation(held("btec-extended-diploma", grade="DMM"))
    (told,) = judge_programme(programme("leeds", offer), btec, WORLD).told.values()
    assert (
        told
        == "A level at BBC (you have BTEC Extended Diploma grade DMM, which the page does not name)"
    )


def test_a_test_of_english_is_theirs_also_where_an_award_makes_it_fall_away() -> None:
    ielts = rule("english-test", overall="7.0", unless=[rule("award", qualifications=["gcse"])])
    found = judged(programme("leeds", POINTS, ielts), *BBB)
    assert found.verdict is MET
    assert [outcome.requirement.kind for outcome in found.decided] == ["english-test"]


# --- finding ----------------------------------------------------------------------------------

LISTED = catalogue(
    programme("leeds-old", provider="University of Leeds", replaced_by="leeds"),
    programme("leeds", provider="University of Leeds", course="bsc"),
    programme("ulster", provider="Ulster University", nation="northern-ireland"),
    course("bsc"),
    qualification("bsc", "degree"),
)


def test_programmes_are_chosen_by_course_nation_and_provider() -> None:
    def ids(wanted: Wanted) -> list[str]:
        return [found.id for found in programmes_wanted(LISTED, wanted)]

    assert ids(Wanted()) == ["ulster", "leeds"]
    assert ids(Wanted(courses=frozenset({"bsc"}))) == ["leeds"]
    assert ids(Wanted(nation="northern-ireland")) == ["ulster"]
    assert ids(Wanted(provider="LEEDS")) == ["leeds"]
    assert ids(Wanted(provider="leeds", replaced_too=True)) == ["leeds", "leeds-old"]


def test_a_programme_is_found_by_id_and_by_its_provider() -> None:
    assert [p.id for p in find_programmes("leeds-old", LISTED)] == ["leeds-old"]
    assert [p.id for p in find_programmes("ulster university", LISTED)] == ["ulster"]
    assert find_programmes("Mars", LISTED) == ()


def test_gcses_of_another_kind_are_named_in_the_gap() -> None:
    record = programme("leeds", gcses(1, "4", including=["maths"]))
    (gap,) = judged(record, held("functional-skills-maths-2")).of(NOT_KNOWN)
    assert gap.shortfall is not None
    assert "does not say whether it is taken" in gap.shortfall.text


def test_what_may_be_gained_during_the_course_shuts_nobody_out() -> None:
    resit = rule("gcses", count=1, grade="4", including=[{"subjects": ["maths"]}], by="during")
    found = judged(programme("leeds", POINTS, resit), *BBB)
    assert found.verdict is MET
    assert [outcome.verdict for outcome in found.later] == [NOT_MET]


def test_of_alternatives_one_that_may_come_later_is_enough() -> None:
    now = gcses(1, "4", including=["maths"], id="now")
    later = gcses(1, "4", including=["maths"], id="later", by="during")
    assert judged(programme("leeds", POINTS, any_of(now, later)), *BBB).verdict is MET
    assert judged(programme("leeds", POINTS, all_of(now, later)), *BBB).verdict is NOT_MET


def test_a_lower_offer_in_points_is_the_usual_one_with_so_many_less() -> None:
    offer = {"id": "flagged", "applies_to": "some", "points_less": 16, "sources": ("test",)}
    record = programme("leeds", tariff(130), contextual=(offer,))
    assert [verdict for _, verdict in judged(record, *BBB).contextual] == [MET]
    assert [verdict for _, verdict in judged(record, *BBB[:2]).contextual] == [NOT_MET]


# --- the start that they are judged at --------------------------------------------------------


def test_the_next_start_is_the_programmes_own_then_that_of_its_course() -> None:
    here = catalogue(course("bsc", intakes=[9]), course("any"))
    january = programme("winter", course="bsc", intakes=(1,))
    assert next_start(january, DECEMBER_2026, here) == month_number(2027, 1)
    assert next_start(january, month_number(2027, 1), here) == month_number(2027, 1)
    unsaid = programme("leeds", course="bsc")
    assert next_start(unsaid, DECEMBER_2026, here) == month_number(2027, 9)
    assert next_start(programme("open", course="any"), DECEMBER_2026, here) == DECEMBER_2026
    assert next_start(programme("none"), DECEMBER_2026, here) == DECEMBER_2026


def test_rules_and_age_are_judged_at_the_start_asked_about() -> None:
    record = programme(
        "leeds", rule("tariff", points=300, until="2027-09-01"), rule("age", at_least=19)
    )
    young = person("porter", age=18, all_awards=True)

    def verdict_in(year: int) -> object:
        month = month_number(year, 9)
        stands = standing_later(young, DECEMBER_2026, month, WORLD)
        return judge_programme(record, stands, WORLD).verdict

    assert verdict_in(2026 + 1) is NOT_KNOWN  # the birthday is not known
    assert verdict_in(2028) is MET
    now = judge_programme(record, standing(young, DECEMBER_2026, WORLD), WORLD)
    assert now.verdict is NOT_MET
