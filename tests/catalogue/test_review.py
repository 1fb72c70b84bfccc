from datetime import date

import pytest

from otpath.catalogue.review import is_old, is_stale, page_year, review_day
from otpath.catalogue.sources import Source, SourceKind
from tests.builders import pay_scale, role


def _source(
    page_date: str = "2026",
    kind: SourceKind = "official",
    checked: str = "2026-11-22",
    review_by: str | None = None,
) -> Source:
    return Source(
        id="page", publisher="X", page_date=page_date, checked=checked, kind=kind,
        review_by=review_by,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["official", "employer", "provider", "judgement"])
def test_page_on_its_own_site_is_reviewed_after_a_year(kind: SourceKind) -> None:
    assert review_day(_source(kind=kind)) == date(2027, 11, 22)


@pytest.mark.parametrize("kind", ["copy", "third-party"])
def test_page_on_another_site_is_reviewed_after_half_a_year(kind: SourceKind) -> None:
    assert review_day(_source(kind=kind)) == date(2027, 5, 22)


def test_undated_page_is_reviewed_after_half_a_year() -> None:
    assert review_day(_source("undated")) == date(2027, 5, 22)


def test_last_day_of_a_long_month_falls_on_the_last_day_of_a_short_one() -> None:
    assert review_day(_source("undated", checked="2026-08-31")) == date(2027, 2, 28)


def test_own_review_date_goes_before_the_rule() -> None:
    assert review_day(_source("undated", review_by="2028-01-31")) == date(2028, 1, 31)


def test_record_is_stale_only_after_its_day_of_review() -> None:
    porter = role("porter")

    assert review_day(porter) == date(2027, 11, 22)
    assert not is_stale(porter, date(2027, 11, 22))
    assert is_stale(porter, date(2027, 11, 23))


def test_record_without_a_day_of_checking_is_never_stale() -> None:
    assert review_day(pay_scale()) is None
    assert not is_stale(pay_scale(), date(2099, 1, 1))


@pytest.mark.parametrize(
    ("words", "year"),
    [("undated", None), ("2026/27", 2026), ("9 May 2023", 2023), ("between 2020 and 2022", 2022)],
)
def test_year_of_a_page_is_the_last_that_its_date_names(words: str, year: int | None) -> None:
    assert page_year(_source(words)) == year


def test_page_is_old_a_year_after_the_end_of_the_year_it_names() -> None:
    assert not is_old(_source("March 2025"), date(2026, 12, 31))
    assert is_old(_source("March 2025"), date(2027, 1, 1))


def test_undated_page_is_as_old_as_its_reading() -> None:
    assert not is_old(_source("undated"), date(2027, 11, 22))
    assert is_old(_source("undated"), date(2027, 11, 23))
