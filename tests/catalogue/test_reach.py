from datetime import date

import pytest

from otpath.catalogue.drafts import TopRecord
from otpath.catalogue.inspections.reach import find_needless_reasons, find_unreachable
from otpath.catalogue.roles import HeldFact, Role
from tests.builders import (
    any_of,
    award,
    check,
    count_of,
    course,
    entry,
    experience,
    gcses,
    job,
    qualification,
    role,
)
from tests.catalogue.drafted import draft

DAY = date(2026, 11, 30)
PORTER = role("porter", ways=[], hire=None, kind="starting-job")
LOST = qualification("lost")


def _unreachable(*records: TopRecord) -> set[str]:
    made = draft(PORTER, *records)
    found = {finding.spot.index for finding in find_unreachable(made, DAY)}
    return {record.id for spot, record in made.records if spot.index in found}


def test_starting_points_and_awards_of_school_need_nothing() -> None:
    assert _unreachable(qualification("gcse", "gcse"), qualification("higher", "a-level")) == set()


def test_what_follows_from_a_start_is_reachable_step_by_step() -> None:
    ladder = (
        role("lead", experience(12, "ota"), award("diploma")),
        role("ota", job("porter"), gcses(2)),
        course("diploma-at-work", award("first"), awards=["diploma"], employed_as=["ota"]),
        course("first"),
        qualification("diploma"),
        qualification("first"),
    )

    assert _unreachable(*ladder) == set()


def test_award_that_only_an_unreachable_job_gives_is_unreachable() -> None:
    boss = role("boss", hire=None)

    found = _unreachable(boss, course("diploma", employed_as=["boss"]), qualification("diploma"))

    assert found == {"boss", "diploma"}


def test_what_people_hold_in_a_reachable_role_is_reachable() -> None:
    implied = (HeldFact(qualification="bachelors"),)
    graduate = role("graduate", kind="starting-point", hire=None).model_copy(
        update={"implies": implied}
    )

    assert _unreachable(graduate, qualification("bachelors")) == set()
    assert _unreachable(qualification("bachelors")) == {"bachelors"}


def test_role_without_a_way_in_is_unreachable_even_if_it_hires() -> None:
    assert _unreachable(role("ota", ways=[])) == {"ota"}


def test_one_way_in_that_can_be_met_is_enough() -> None:
    ways = [entry(award("lost"), id="one"), entry(check(), id="other")]

    assert _unreachable(LOST, role("ota", ways=ways)) == {"lost"}


def test_rule_that_only_helps_closes_nothing() -> None:
    assert _unreachable(LOST, role("ota", award("lost", strength="helps"))) == {"lost"}


def test_rule_that_may_fall_away_closes_nothing() -> None:
    excused = award("lost", unless=(job("porter"),))

    assert _unreachable(LOST, role("ota", excused)) == {"lost"}


def test_choice_is_open_while_enough_of_it_can_be_met() -> None:
    one_of = any_of(award("lost"), job("porter"))
    two_of = count_of(2, award("lost"), job("porter"), check())
    all_of_it = count_of(2, award("lost"), job("porter"))

    found = _unreachable(LOST, role("one", one_of), role("two", two_of), role("all", all_of_it))

    assert found == {"lost", "all"}


def test_choice_is_not_opened_by_a_branch_that_only_helps() -> None:
    rule = any_of(award("lost"), job("porter", strength="helps"))

    assert _unreachable(LOST, role("ota", rule)) == {"lost", "ota"}


def test_reason_silences_what_it_stands_at_and_not_what_rests_on_it() -> None:
    explained = LOST.model_copy(update={"unreachable_because": "A legacy award."})

    assert _unreachable(explained, role("ota", award("lost"))) == {"ota"}


@pytest.mark.parametrize(
    "status", ["Legacy.", "Replaced in 2015.", "Being replaced by V Levels.", "Mostly replaced."]
)
def test_status_that_says_an_award_has_ended_is_reason_enough(status: str) -> None:
    assert _unreachable(LOST.model_copy(update={"status": status})) == set()


@pytest.mark.parametrize("status", ["Current.", "Current. It replaced the certificate."])
def test_status_of_an_award_that_goes_on_is_no_reason(status: str) -> None:
    assert _unreachable(LOST.model_copy(update={"status": status})) == {"lost"}


def test_reason_is_needless_only_where_a_way_leads() -> None:
    def needless(record: Role) -> int:
        explained = record.model_copy(update={"unreachable_because": "Nobody hires."})
        return len(list(find_needless_reasons(draft(explained), DAY)))

    assert needless(role("ota", check())) == 1
    assert needless(role("ota", ways=[])) == 0
