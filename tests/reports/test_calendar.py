"""The calendar file: a date for each thing to do, with reminders; the next plan moves it."""

from dataclasses import replace
from datetime import date

from icalendar import Calendar, Event

from otpath.answers.plans import answer
from otpath.catalogue.months import month_number
from otpath.reports.paper.calendar import calendar_of
from otpath.reports.paper.cover import Cover
from otpath.reports.plan_summary import plan_summary
from tests.reports.example import ANSWER, CATALOGUE
from tests.reports.papers import DAY, SUMMARY, cover, real_answer, shipped

LATER = answer(replace(ANSWER.asked, start=month_number(2027, 2)), month_number(2027, 2), CATALOGUE)


def events(made: bytes) -> list[Event]:
    return [part for part in Calendar.from_ical(made).walk() if isinstance(part, Event)]


def sequence(event: Event) -> int:
    return int(event.to_ical().decode().split("SEQUENCE:")[1].split()[0])


def usual(about: Cover = cover()) -> list[Event]:  # noqa: B008 - it never changes
    return events(calendar_of(ANSWER, SUMMARY, about))


def test_everything_to_do_by_a_month_is_an_event_with_two_reminders() -> None:
    dated = [to_do for to_do in SUMMARY.to_do if "agreed" not in to_do.by]
    found = usual()

    assert [str(event["summary"]) for event in found] == [
        to_do.what.text.removesuffix(".") for to_do in dated
    ]
    assert all(len(event.alarms.times) == 2 for event in found)
    assert found[0].start == date(2026, 12, 1)


def test_event_says_by_when_and_for_which_step() -> None:
    assert str(usual()[0]["description"]) == f"{SUMMARY.to_do[0].by} ({SUMMARY.to_do[0].steps})"


def test_plan_made_again_later_moves_the_same_events() -> None:
    later = events(calendar_of(LATER, plan_summary(LATER, CATALOGUE), cover(day=date(2027, 1, 5))))
    before = {str(event["uid"]): event for event in usual()}
    after = {str(event["uid"]): event for event in later}

    shared = before.keys() & after.keys()
    assert len(shared) >= 3
    assert any(before[uid].start != after[uid].start for uid in shared)
    assert all(sequence(after[uid]) > sequence(before[uid]) for uid in shared)


def test_two_clients_in_one_calendar_stay_apart_and_unnamed() -> None:
    made = calendar_of(ANSWER, SUMMARY, cover("Quetzalcoatl"))
    one = {str(event["uid"]) for event in events(made)}
    other = {str(event["uid"]) for event in usual(cover("Somebody else"))}

    assert not one & other
    assert b"Quetzalcoatl" not in made


def test_same_plan_on_the_same_day_is_the_same_file() -> None:
    assert calendar_of(ANSWER, SUMMARY, cover()) == calendar_of(ANSWER, SUMMARY, Cover(DAY))


def test_last_month_to_apply_is_an_event_of_its_own() -> None:
    found = real_answer("porter")
    made = events(calendar_of(found, plan_summary(found, shipped()), cover()))
    days = [event.start for event in made if "degree (BSc)" in str(event["summary"])]

    assert days == [date(2028, 1, 1), date(2028, 6, 1)]
    assert len({str(event["uid"]) for event in made}) == len(made)


def test_plan_without_a_route_is_an_empty_calendar() -> None:
    found = real_answer("nobody's route")

    assert events(calendar_of(found, plan_summary(found, shipped()), cover())) == []
