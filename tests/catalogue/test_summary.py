from datetime import date
from pathlib import Path

from otpath.catalogue.loading import load
from otpath.catalogue.summary import Backing, FactCount, summary

BASE = Path(__file__).resolve().parents[1] / "bad-data" / "_base"


def test_summary_counts_records_and_rules_but_not_groups() -> None:
    catalogue = load(BASE).catalogue
    assert catalogue is not None

    found = summary(catalogue, date(2026, 11, 30))

    assert found.count_by_file == {
        "roles": 3, "qualifications": 3, "courses": 2, "sources": 1, "pay": 1,
    }  # fmt: skip
    assert found.records == Backing(sourced=9, assumed=0)
    assert found.rules == Backing(sourced=7, assumed=0)
    assert found.rules.total == 7
    assert found.source_count_by_kind == {"official": 1}
    assert found.undated_sources == 1


def test_facts_are_counted_by_kind_of_record_and_by_what_backs_them() -> None:
    catalogue = load(BASE).catalogue
    assert catalogue is not None

    found = summary(catalogue, date(2026, 11, 30))

    # 3 roles, 4 rules, a check, a next step; and the time to hire, which is assumed.
    assert found.facts_by_file["roles"] == FactCount(
        total=10, sourced=9, verified=9, official=9, old=0, assumed=1
    )
    assert set(found.facts_by_file) == {"roles", "qualifications", "courses", "pay"}
    assert found.facts.total == sum(count.total for count in found.facts_by_file.values())
    assert found.facts.share(found.facts.sourced) == 96


def test_facts_of_an_undated_page_are_old_a_year_after_it_was_read() -> None:
    catalogue = load(BASE).catalogue
    assert catalogue is not None

    assert summary(catalogue, date(2027, 11, 22)).facts_by_file["roles"].old == 0
    assert summary(catalogue, date(2027, 11, 23)).facts_by_file["roles"].old == 9
