"""The calendar file: a date for each thing to do, with reminders; the next plan moves it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from otpath.answers.plans import answer
from otpath.answers.settling import Asked
from otpath.catalogue.months import month_number
from otpath.cli.asking import Facts, read_person
from otpath.reports.documents.calendar import LAST_MONTH, NO_DAY, NO_LAST_DAY, calendar_of
from otpath.reports.documents.cover import Cover
from otpath.reports.plan_summary import plan_summary
from otpath.reports.plan_to_do import MONTH_OF_MONEY
from tests.reports.example import ANSWER, CATALOGUE
from tests.reports.papers import DAY, REAL, SUMMARY, cover, real_answer, real_summary, shipped

LATER = answer(replace(ANSWER.asked, start=month_number(2027, 2)), month_number(2027, 2), CATALOGUE)


def events(made: bytes) -> list[Event]:
    return [part for part in Calendar.from_ical(made).walk() if isinstance(part, Event)]


def sequence(event: Event) -> int:
    return int(event.to_ical().decode().split("SEQUENCE:")[1].split()[0])


def usual(about: Cover = cover()) -> list[Event]:  # noqa: B008 - it never changes
    return events(calendar_of(ANSWER, SUMMARY, about))


def reminders(event: Event) -> list[str]:
    return [str(alarm.trigger) for alarm in event.alarms.times]


def said(event: Event) -> list[str]:
    return str(event["description"]).split("\n")


def test_everything_to_do_by_a_month_is_a_whole_day_named_by_what_to_do() -> None:
    dated = [to_do for to_do in SUMMARY.to_do if "agreed" not in to_do.by]
    found = usual()

    assert [str(event["summary"]) for event in found] == [to_do.name for to_do in dated]
    assert found[0].start == date(2026, 12, 1)
    assert all(event.end - event.start == timedelta(days=1) for event in found)


def test_reminders_come_at_9_in_the_morning_28_and_7_days_before() -> None:
    last = usual()[-1]
    days = [last.start - timedelta(days=28), last.start - timedelta(days=7)]

    assert reminders(last) == [f"{day} 09:00:00" for day in days]


def test_reminder_whose_day_is_over_is_left_out() -> None:
    first = usual(cover(day=date(2026, 11, 22)))[0]
    late = usual(cover(day=date(2026, 11, 24)))[0]

    assert first.start == date(2026, 12, 1)
    assert reminders(first) == ["2026-11-24 09:00:00"]
    assert reminders(late) == []


def test_event_says_how_who_by_when_and_who_says_so() -> None:
    found = real_answer("porter")
    summary = plan_summary(found, shipped())
    made = events(calendar_of(found, summary, cover()))
    (event,) = [e for e in made if str(e["summary"]).startswith("Apply for a place: Occ")]
    (step,) = [step for step in summary.steps if "degree (BSc)" in step.heading]
    told = [line for line in step.lines if line.topic == "apply"]

    assert said(event)[: len(told)] == [line.text for line in told]
    assert "You, step 4. By when: January 2028, at the latest June 2028." in said(event)
    assert "Where to go: higher education." in said(event)
    assert {summary.sources[n - 1] for line in told for n in line.sources} <= set(said(event))
    assert "Part of this is our own assumption. The plan says which." in said(event)
    assert said(event)[-2:] == [
        "From NHS porter to occupational therapist. Prepared on 22 November 2026.",
        *summary.footer,
    ]


def test_month_without_a_day_stands_on_its_first_day_and_says_so() -> None:
    assert usual()[0].start.day == 1
    assert NO_DAY in said(usual()[0])


def test_results_stand_on_the_day_on_which_they_usually_come() -> None:
    found = real_answer("leaver with A levels to come")
    made = events(calendar_of(found, plan_summary(found, shipped()), cover()))
    (event,) = [e for e in made if str(e["summary"]).startswith("When your results come")]

    assert event.start == date(2027, 8, 12)
    assert (
        "A level, T Level and BTEC results: 12 August 2027, from 8am "
        "(by the usual pattern, not yet published)."
    ) in said(event)
    assert NO_DAY not in said(event)


def test_results_of_a_year_whose_day_nobody_knows_stand_on_the_first_and_say_the_usual_day() -> (
    None
):
    awards = [f"A level:{name}:predicted:B:2028" for name in ("biology", "art", "history")]
    facts = Facts("school-leaver", ("maths=6", "english=6", "others=none"), awards, age="17")
    asked = Asked(read_person(facts, shipped()), "occupational-therapist", "role")
    found = answer(asked, month_number(2026, 12), shipped())
    made = events(calendar_of(found, plan_summary(found, shipped()), cover()))
    (event,) = [e for e in made if str(e["summary"]).startswith("When your results come")]

    assert event.start == date(2028, 8, 1)
    assert NO_DAY in said(event)
    assert any("usually on the second Thursday of August" in line for line in said(event))


def test_last_month_stands_on_its_last_day() -> None:
    found = real_answer("porter")
    made = events(calendar_of(found, plan_summary(found, shipped()), cover()))
    degree = "Last month: Apply for a place: Occupational therapy degree"
    (event,) = [e for e in made if str(e["summary"]).startswith(degree)]

    assert event.start == date(2028, 6, 30)
    assert {NO_LAST_DAY, LAST_MONTH} <= set(said(event))
    assert NO_DAY not in said(event)


def test_published_day_is_the_day_of_the_event() -> None:
    awards = ("a-level:biology:b", "a-level:psychology:b", "a-level:history:b")
    facts = Facts("school-leaver", ("maths=6", "english=6", "biology=6"), awards, age="18")
    asked = Asked(read_person(facts, shipped()), "occupational-therapist", "role")
    found = answer(asked, month_number(2026, 12), shipped())
    made = events(calendar_of(found, plan_summary(found, shipped()), cover()))
    (event,) = [e for e in made if str(e["summary"]).startswith("Apply for a place: Occ")]

    assert any(f"{event.start.day} January 2027" in line for line in said(event))
    assert NO_DAY not in said(event)


@pytest.mark.parametrize("who", REAL)
def test_lines_are_short_and_cut_no_letter(who: str) -> None:
    found = real_answer(who)
    lines = calendar_of(found, plan_summary(found, shipped()), cover()).split(b"\r\n")

    assert all(len(line) <= 75 and line.decode("utf-8") is not None for line in lines)


def test_plan_made_again_on_the_same_day_is_the_newer_one() -> None:
    morning = replace(cover(), made=datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    noon = replace(cover(), made=datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    earlier, later = usual(morning)[0], usual(noon)[0]

    assert earlier["uid"] == later["uid"]
    assert sequence(later) > sequence(earlier)
    assert later.DTSTAMP > earlier.DTSTAMP
    assert later.LAST_MODIFIED == later.DTSTAMP


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

    assert days == [date(2028, 1, 1), date(2028, 6, 30)]
    assert [LAST_MONTH in said(event) for event in made if event.start in days] == [False, True]
    assert len({str(event["uid"]) for event in made}) == len(made)


def test_plan_without_a_route_is_an_empty_calendar() -> None:
    found = real_answer("nobody's route")

    assert events(calendar_of(found, plan_summary(found, shipped()), cover())) == []


def test_help_with_costs_is_an_event_with_how_to_apply_and_its_month_is_called_ours() -> None:
    made = calendar_of(real_answer("porter"), real_summary("porter"), cover())
    found = [e for e in events(made) if str(e["summary"]).startswith("Apply for help with costs")]

    assert len(found) == 2
    for event in found:
        assert MONTH_OF_MONEY in said(event)
        assert NO_DAY in said(event)
        assert any("How to apply: " in line for line in said(event))
    assert "Maintenance loan" in str(found[-1]["summary"])
