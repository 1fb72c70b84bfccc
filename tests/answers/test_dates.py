"""The dates of a step: enrolment, exams and results of its own start."""

from typing import Any

import pytest

from otpath.answers.dates import DueDate, dates_of
from otpath.answers.steps import planned_on, sourced_parts
from otpath.catalogue.base import Nation
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.months import month_code, month_number
from tests.answers.helpers import answered, only_route, step
from tests.builders import CHECKED, award, catalogue, course, deadline, person, role


def date(id: str, kind: str, **fields: Any) -> CalendarDate:  # noqa: A002
    usual: dict[str, Any] = {
        "title": id.title(), "courses": ("gcse",), "usual": "in its month", "basis": "pattern",
        "checked": CHECKED, "sources": ("test",),
    }  # fmt: skip
    return CalendarDate.model_validate({"id": id, "kind": kind} | usual | fields)


CALENDAR = (
    date("november-exam", "exam", month=11),
    date("november-results", "results", day="2027-01-07"),
    date("summer-exam", "exam", day="2027-05-06", last_day="2027-06-23"),
    date("summer-results", "results", day="2027-08-19"),
    date("enrolling", "enrolment", month=9),
    date("any-time", "exam", courses=("skills",)),
    date("adverts", "application", month=10, last_month=7, courses=("skills",)),
    date("welsh", "results", month=7, nations=("wales",)),
    deadline("ucas", "gcse"),
)
WORLD = catalogue(*CALENDAR)


def due(
    start: tuple[int, int], end: tuple[int, int], of: str = "gcse", nation: Nation = "england"
) -> dict[str, DueDate]:
    found = dates_of(of, nation, month_number(*start), month_number(*end), WORLD)
    return {d.date.id: d for d in found}


def months(found: dict[str, DueDate]) -> dict[str, str | None]:
    return {id_: None if d.month is None else month_code(d.month) for id_, d in found.items()}


@pytest.mark.parametrize("year", [2026, 2027])
def test_exam_and_results_are_the_last_before_the_award(year: int) -> None:
    found = due((year, 9), (year + 1, 9))
    assert months(found) == {
        "enrolling": f"{year}-09",
        "summer-exam": f"{year + 1}-05",
        "summer-results": f"{year + 1}-08",
    }


def test_day_is_given_only_where_it_is_of_that_year() -> None:
    assert due((2026, 9), (2027, 9))["summer-results"].is_of_this_year
    assert not due((2027, 9), (2028, 9))["summer-results"].is_of_this_year


def test_course_of_two_years_has_its_results_at_the_end() -> None:
    assert months(due((2026, 9), (2028, 9)))["summer-results"] == "2028-08"


def test_enrolment_comes_before_the_start() -> None:
    assert months(due((2027, 1), (2027, 9)))["enrolling"] == "2026-09"


def test_what_can_be_done_at_any_time_has_no_month_and_adverts_come_before_the_start() -> None:
    found = due((2027, 9), (2028, 9), of="skills")
    assert months(found) == {"adverts": "2026-10", "any-time": None}
    assert not found["any-time"].is_of_this_year


def test_another_nation_has_its_own_dates() -> None:
    found = due((2026, 9), (2027, 9), nation="wales")
    assert "summer-results" in found
    assert "welsh" not in found
    assert "welsh" in due((2026, 8), (2027, 7), nation="wales")


def test_date_to_apply_by_is_a_deadline_and_not_named_twice() -> None:
    assert "ucas" not in due((2026, 9), (2027, 9))


def test_dates_of_a_step_can_be_traced_and_their_assumptions_are_listed() -> None:
    results = date("summer-results", "results", month=8, assumption="As last year.")
    here = catalogue(
        role("porter"), role("ot", award("gcse-award")), course("gcse", awards=["gcse-award"]),
        results,
    )  # fmt: skip
    found = step(only_route(answered(here, person("porter"))), "gcse")
    assert [d.date.id for d in found.dates] == ["summer-results"]
    assert results in list(sourced_parts(found))
    assert results in list(planned_on(found))
