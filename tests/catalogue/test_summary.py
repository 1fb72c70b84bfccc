from pathlib import Path

from otpath.catalogue.loading import load
from otpath.catalogue.summary import Backing, summary

BASE = Path(__file__).resolve().parents[1] / "bad-data" / "_base"


def test_summary_counts_records_and_rules_but_not_groups() -> None:
    catalogue = load(BASE).catalogue
    assert catalogue is not None

    found = summary(catalogue)

    assert found.count_by_file == {
        "roles": 3, "qualifications": 3, "courses": 2, "sources": 1, "pay": 1,
        "funding": 0, "calendar": 0,
    }  # fmt: skip
    assert found.records == Backing(sourced=9, assumed=0)
    assert found.rules == Backing(sourced=7, assumed=0)
    assert found.rules.total == 7
    assert found.source_count_by_kind == {"official": 1}
