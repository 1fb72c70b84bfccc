"""What checks leave alone: tests/bad-data shows what they report."""

from collections.abc import Sequence

import pytest

from otpath.catalogue.base import Nation
from otpath.catalogue.checks.addresses import WEAK_HOSTS, check_addresses_shown
from otpath.catalogue.checks.floors import check_floors_kept
from otpath.catalogue.checks.meetable import (
    check_jobs_held,
    check_rules_agree,
    check_rules_meetable,
)
from otpath.catalogue.checks.rings import check_no_rings
from otpath.catalogue.courses import Mode
from otpath.catalogue.floors import Floor
from otpath.catalogue.requirements import Requirement
from otpath.catalogue.sources import Source, SourceKind
from tests.builders import (
    age,
    award,
    course,
    entry,
    gcses,
    instead,
    job,
    qualification,
    role,
    subject,
    tariff,
)
from tests.catalogue.drafted import draft

A_LEVEL = qualification("a-level", "a-level", scale="a-level", tariff={"A": 48}, has_subjects=True)
DIPLOMA = qualification("diploma", tariff={"pass": 60})


def _refused(address: str | None, kind: SourceKind = "official") -> bool:
    page = Source(
        id="page", publisher="X", address=address, page_date="2026", checked="2026-11-22", kind=kind
    )
    return bool(list(check_addresses_shown(draft(page))))


@pytest.mark.parametrize(
    "address", ["https://www.gov.uk/a?b=c#d", "http://gold.ac.uk", "https://prod.hcpc-uk.org/x"]
)
def test_address_of_the_publishers_own_site_is_shown(address: str) -> None:
    assert not _refused(address)


@pytest.mark.parametrize(
    "address", ["www.gov.uk", "ftp://www.gov.uk", "https://", "https://gov uk", "https://localhost"]
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    assert _refused(address)


@pytest.mark.parametrize("host", WEAK_HOSTS)
def test_mirror_is_refused_whatever_stands_before_its_name(host: str) -> None:
    assert _refused(f"https://www.{host}/page")


def test_copy_has_no_address() -> None:
    assert _refused("https://www.gov.uk", "copy")
    assert not _refused(None, "copy")


def _disagree(*rules: Requirement) -> int:
    return len(list(check_rules_agree(draft(role("ota", *rules)))))


def test_ages_that_leave_one_year_agree() -> None:
    assert _disagree(age(18), age(at_most=18, id="old")) == 0
    assert _disagree(age(19), age(at_most=18, id="old")) == 1


def test_every_two_ages_are_compared() -> None:
    assert _disagree(age(19), age(16, id="young"), age(at_most=18, id="old")) == 1


def test_ages_that_are_judged_at_different_times_may_differ() -> None:
    assert _disagree(age(19), age(at_most=18, id="old", by="application")) == 0


def test_rules_that_help_or_may_fall_away_contradict_nothing() -> None:
    assert _disagree(age(19), age(at_most=18, id="old", strength="helps")) == 0
    assert _disagree(age(19), age(at_most=18, id="old", unless=(job("porter"),))) == 0


def test_age_window_that_is_empty_by_itself_is_reported_once_elsewhere() -> None:
    assert _disagree(age(19), age(70, 18, id="upside-down")) == 0


def test_alternative_ways_in_need_not_agree() -> None:
    ways = [entry(age(19), id="adult"), entry(age(at_most=18), id="young")]

    assert list(check_rules_agree(draft(role("ota", ways=ways)))) == []


def test_jobs_with_a_role_in_common_agree() -> None:
    assert _disagree(job("porter", "clerk"), job("clerk", id="other")) == 0
    assert _disagree(job("porter"), job("clerk", id="other")) == 1


def test_job_before_a_course_may_differ_from_the_one_during_it() -> None:
    def held(rule: Requirement, mode: Mode, employed_as: Sequence[str] = ()) -> int:
        asked = course("degree", rule, mode=mode, employed_as=employed_as)
        return len(list(check_jobs_held(draft(asked))))

    assert held(job("porter", by="application"), "apprenticeship", ["ota"]) == 0
    assert held(job("porter", by="start"), "apprenticeship", ["ota"]) == 1
    assert held(job("porter", by="start"), "full-time") == 0
    assert held(job("porter", by="during"), "full-time") == 1


def _asks_too_much(rule: Requirement) -> int:
    return len(list(check_rules_meetable(draft(A_LEVEL, DIPLOMA, role("ota", rule)))))


def test_points_may_reach_the_most_that_the_awards_give() -> None:
    assert _asks_too_much(tariff(144, "a-level", max_awards=3)) == 0
    assert _asks_too_much(tariff(145, "a-level", max_awards=3)) == 1
    assert _asks_too_much(tariff(60, "diploma")) == 0
    assert _asks_too_much(tariff(61, "diploma")) == 1


def test_points_have_no_end_where_awards_may_be_added_without_limit() -> None:
    assert _asks_too_much(tariff(300, "a-level")) == 0
    assert _asks_too_much(tariff(300)) == 0
    assert _asks_too_much(tariff(300, "a-level", "not-known", max_awards=1)) == 0


def test_two_sciences_of_three_are_different_gcses() -> None:
    sciences = subject("biology", "chemistry")

    assert _asks_too_much(gcses(5, including=[sciences, sciences])) == 0
    assert _asks_too_much(gcses(5, including=[sciences, sciences, sciences])) == 1


def test_combined_science_fills_two_places() -> None:
    double = subject("combined-science")

    assert _asks_too_much(gcses(5, including=[double, double])) == 0
    assert _asks_too_much(gcses(5, including=[double, double, double])) == 1


def _rings(*rules: Requirement) -> int:
    return len(list(check_no_rings(draft(role("ota", *rules)))))


def _waived(asked: str, by: str) -> Requirement:
    return award(asked, unless=(award(by, id=f"by-{by}"),), id=f"asks-{asked}")


def test_award_may_stand_in_place_of_another_in_one_direction() -> None:
    assert (
        _rings(
            _waived("award-a", "award-b"),
            _waived("award-a", "award-c"),
            _waived("award-c", "award-b"),
        )
        == 0
    )


def test_ring_is_found_however_long() -> None:
    assert (
        _rings(
            _waived("award-a", "award-b"),
            _waived("award-b", "award-c"),
            _waived("award-c", "award-a"),
        )
        == 1
    )


def test_ring_by_way_of_a_gcse_is_found() -> None:
    maths = gcses(1, including=["maths"], accept=[instead("functional-maths", "maths")])
    back = award("functional-maths", unless=(gcses(1, including=["maths"], id="or-gcse"),))
    other = award("functional-maths", unless=(gcses(1, including=["biology"], id="or-gcse"),))

    assert _rings(maths, back) == 1
    assert _rings(maths, other) == 0


def test_higher_grade_may_fall_away_for_two_of_the_same_award() -> None:
    assert (
        _rings(award("award-a", grade="A", unless=(award("award-a", grade="B", id="more"),))) == 0
    )


def test_ways_in_may_take_each_others_awards() -> None:
    ways = [
        entry(_waived("award-a", "award-b"), id="one"),
        entry(_waived("award-b", "award-a"), id="two"),
    ]

    assert list(check_no_rings(draft(role("ota", ways=ways)))) == []


def _below(
    *,
    modes: tuple[Mode, ...] = (),
    nations: tuple[Nation, ...] = ("england",),
    awards: tuple[str, ...] = (),
) -> int:
    floor = Floor(
        id="least", title="Length", modes=modes, nations=nations, awards=awards, months=24,
        sources=("test",), checked="2026-11-22",
    )  # fmt: skip
    short = course("degree", mode="part-time", months=12, nations=("england", "wales"))
    return len(list(check_floors_kept(draft(short, floor))))


def test_minimum_binds_only_the_courses_that_fit_all_it_names() -> None:
    assert _below() == 1
    assert _below(modes=("part-time",), awards=("degree", "other")) == 1
    assert _below(modes=("full-time",)) == 0
    assert _below(nations=("scotland",)) == 0
    assert _below(awards=("other",)) == 0
