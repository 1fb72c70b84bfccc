"""Planning with a named programme or provider: a catalogue in, a catalogue out."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from otpath.answers import binding_refusals
from otpath.answers.binding import Bound, as_course, bind
from otpath.answers.plans import Answer, answer
from otpath.answers.reasons import Reason
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Course
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number, month_words
from otpath.catalogue.programmes import Fee, Programme
from otpath.catalogue.requirements import Award, Check, Requirement, Tariff, walk
from otpath.person.profile import Person
from otpath.planning.replay import faults
from otpath.rules.decided import is_decided
from otpath.rules.words import in_words
from tests.answers.helpers import JANUARY_2027, asked, step
from tests.builders import (
    all_of,
    any_of,
    award,
    catalogue,
    check,
    cost,
    course,
    deadline,
    entry,
    experience,
    funding,
    gained,
    gcse,
    gcses,
    held,
    person,
    programme,
    role,
    rule,
    tariff,
)

MATHS = gcses(1, "4", including=["maths"])
POINTS = tariff(112)


def world(*programmes: Programme, usual: tuple[Requirement, ...] = (MATHS, POINTS)) -> Catalogue:
    return catalogue(
        role("porter"),
        role("assistant", hire=1),
        role("ot", award("registered"), hire=1),
        course("maths", months=6, awards=[gained("gcse", "maths", "4")]),
        course(
            "access", mode="full-time", months=10, intakes=[9],
            awards=[gained("access-to-he", "health", "D15 M30")],
        ),
        course(
            "bsc", mode="full-time", months=36, intakes=[9], awards=["bsc-ot"],
            ways=[entry(*usual)],
            costs=[tuition(9_790), cost(29, what="UCAS fee")],
        ),
        course("msc", *usual, mode="full-time", months=24, intakes=[9], awards=["msc-ot"]),
        course(
            "degree-apprenticeship", experience(48, "assistant"), mode="apprenticeship", months=48,
            employed_as=["assistant"], awards=["bsc-ot"],
        ),
        course(
            "registering", award("bsc-ot", "msc-ot"), mode="registration", months=1,
            awards=["registered"],
        ),
        funding("grant", "bsc"),
        deadline("january", "bsc"),
        *programmes,
    )  # fmt: skip


def tuition(pounds: int, **changes: Any) -> Cost:
    made = cost(pounds, "loan", "Tuition, up to the legal limit")
    return made.model_copy(update={"per": "year", "years": 3} | changes)


def leeds(*rules: Requirement, id: str = "leeds-bsc", **fields: Any) -> Programme:  # noqa: A002
    usual: dict[str, Any] = {"course": "bsc", "provider": "Leeds", "asks_nothing": not rules}
    return programme(id, *rules, **usual | fields)


def bound_to(*programmes: Programme, **fields: Any) -> Bound:
    return bind(world(*programmes, **fields), programmes, "Leeds", "--programme", JANUARY_2027)


def planned(bound: Bound, told: Person | None = None, **limits: Any) -> Answer:
    who = told or person("porter", all_gcses=True, all_awards=True)
    return answer(asked(who, **limits), JANUARY_2027, bound.catalogue, bound)


def ids(found: Answer) -> list[str]:
    return [leg.id for leg in found.routes[0].route.legs if leg.kind == "course"]


def rules_of(record: Programme, **fields: Any) -> list[Requirement]:
    (way,) = as_course(record, world(record, **fields), JANUARY_2027).entry
    return list(way.requires)


def asked_by(record: Programme) -> list[str]:
    """Return what is left to ask of the provider."""
    return [r.text or "" for r in rules_of(record) if isinstance(r, Check) and "to-ask" in r.id]


# --- which courses are open -------------------------------------------------------------------


def test_route_goes_by_the_programme_and_no_other_that_registers_competes() -> None:
    free = answer(asked(person("porter", held("a-level", "art", "A"))), JANUARY_2027, world())
    assert "msc" in ids(free), "without the binding the shorter degree is sooner"
    found = planned(bound_to(leeds(POINTS)))
    assert "leeds-bsc" in ids(found)
    assert not {"bsc", "msc", "degree-apprenticeship"} & set(ids(found))


def test_route_by_a_programme_stands_before_the_replay() -> None:
    bound = bound_to(leeds(any_of(POINTS, check()), MATHS))
    found = planned(bound)
    (route,) = {planned.route for planned in found.routes[:1]}
    assert not faults(route, found.question, bound.catalogue)
    assert faults(route, found.question, bound.whole), "it goes by a course of the binding alone"


def test_all_programmes_of_a_provider_are_alternatives() -> None:
    both = (leeds(POINTS), leeds(POINTS, id="leeds-msc", course="msc"))
    assert "leeds-msc" in ids(planned(bound_to(*both)))
    assert "leeds-bsc" in ids(planned(bound_to(both[0])))


def test_college_programme_shuts_only_courses_to_the_same_award() -> None:
    college = programme("college-access", asks_nothing=True, course="access", intakes=(2,))
    here = world(college)
    bound = bind(here, (college,), "College", "--programme", JANUARY_2027)
    assert bound.catalogue.courses["access"].nations == ()
    assert bound.catalogue.courses["bsc"] == here.courses["bsc"]
    assert "college-access" in ids(planned(bound))


def test_route_that_needs_no_such_course_is_known_to_go_past_it() -> None:
    college = programme("college-access", asks_nothing=True, course="access")
    bound = bind(world(college), (college,), "College", "--programme", JANUARY_2027)
    has_points = person("porter", held("a-level", "art", "A*"), held("a-level", "biology", "A*"))
    without, within = planned(bound, has_points), planned(bound)
    assert not bound.is_on(without.routes[0].route)
    assert bound.is_on(within.routes[0].route)


def test_the_catalogue_itself_is_left_as_it_was() -> None:
    here = world(leeds(POINTS))
    before = (dict(here.courses), dict(here.funding), dict(here.calendar))
    bind(here, (here.programmes["leeds-bsc"],), "Leeds", "--programme", JANUARY_2027)
    assert (dict(here.courses), dict(here.funding), dict(here.calendar)) == before


def test_help_and_deadline_of_the_typical_course_hold_for_the_programme() -> None:
    found = step(planned(bound_to(leeds(POINTS))).routes[0], "leeds-bsc")
    assert [f.id for f in found.money.help] == ["grant"]
    assert found.deadline is not None


def test_stories_are_chosen_by_the_typical_course() -> None:
    bound = bound_to(leeds(POINTS))
    route = planned(bound).routes[0].route
    assert "bsc" in {leg.id for leg in bound.typical(route).legs}


# --- the programme's own terms ----------------------------------------------------------------


def course_of(record: Programme) -> Course:
    return as_course(record, world(record), JANUARY_2027)


def test_length_starts_and_nation_are_the_programmes_own() -> None:
    own = leeds(POINTS, duration={"months": 24, "sources": ("test",)}, intakes=(1,), nation="wales")
    made = course_of(own)
    assert (made.duration.months, [i.month for i in made.intakes]) == (24, [1])
    assert made.nations == ("wales",)
    assert made.title == own.name
    assert made.duration.assumption is None


def test_what_no_page_says_is_as_usual_and_marked_as_assumed() -> None:
    made = course_of(leeds(POINTS))
    assert (made.duration.months, [i.month for i in made.intakes]) == (36, [9])
    assert "the usual one is taken" in (made.duration.assumption or "")
    assert "as is usual" in (made.application.assumption or "")


@pytest.mark.parametrize(
    ("year", "limits", "pounds"),
    [
        ("2026/27", {}, 8_000),
        ("2025/26", {}, 8_000),  # a price for any start may be a year newer
        ("2024/25", {}, 9_790),
        ("undated", {}, 9_790),
        ("2025/26", {"until": "2027-08-01"}, 9_790),
        ("2026 entry", {"until": "2027-08-01"}, 8_000),
    ],
)
def test_own_fee_is_taken_unless_it_is_older_than_the_usual_price(
    year: str, limits: dict[str, Any], pounds: int
) -> None:
    fees = (Fee(who="home", pounds=8_000, year=year, sources=("test",)),)
    here = world(leeds(POINTS, fees=fees))
    usual = here.courses["bsc"].model_copy(update={"costs": (tuition(9_790, **limits), cost(29))})
    here = replace(here, courses={**here.courses, "bsc": usual})
    made = as_course(here.programmes["leeds-bsc"], here, JANUARY_2027)
    assert [(c.pounds, c.years) for c in made.costs] == [(pounds, 3), (29, 1)]


def test_a_fee_for_others_is_not_taken() -> None:
    abroad = (Fee(who="international", pounds=20_000, year="2027/28", sources=("test",)),)
    assert course_of(leeds(POINTS, fees=abroad)).costs[0].pounds == 9_790


# --- its rules --------------------------------------------------------------------------------


def test_page_read_whole_is_asked_and_nothing_else() -> None:
    assert [r.id for r in rules_of(leeds(POINTS))] == [POINTS.id]
    assert rules_of(leeds()) == []


def test_what_was_not_read_is_as_usual_and_named_as_left_to_ask() -> None:
    unread = rule("unread", text="the GCSEs asked")
    record = leeds(POINTS, unread)
    usual = [r for r in rules_of(record) if r.assumption]
    assert [r.kind for r in usual] == ["gcses"]
    assert "the plan asks what is usual" in (usual[0].assumption or "")
    assert asked_by(record) == ["what could not be weighed: the GCSEs asked (not read yet)"]
    assert "maths" in ids(planned(bound_to(record)))


def test_page_read_in_part_or_not_at_all_leaves_what_is_usual() -> None:
    partly = rules_of(leeds(tariff(96), partial=True))
    assert [getattr(r, "points", r.kind) for r in partly] == [96, "gcses"]
    silent = rules_of(leeds(asks_nothing=False))
    assert [r.kind for r in silent] == ["gcses", "tariff"]


def test_page_of_which_nothing_can_be_weighed_leaves_what_is_usual() -> None:
    rules = rules_of(leeds(rule("job", where="the trust"), check("a place as well")))
    assert [r.kind for r in rules if r.assumption] == ["gcses", "tariff"]


def test_unread_way_in_never_opens_what_a_plain_one_shuts() -> None:
    record = leeds(any_of(POINTS, rule("unread", text="the offer for a BTEC")))
    found = planned(bound_to(record))
    assert "access" in ids(found), "the points must be gained"
    assert asked_by(record) == ["whether you come in by another way: the offer for a BTEC (not "
                                "read yet)"]  # fmt: skip


def test_where_no_way_in_can_be_weighed_the_provider_is_asked() -> None:
    offer = any_of(rule("unread", text="the offer"), check("a portfolio"))
    record = leeds(offer)
    assert [text for text in asked_by(record) if "could not be weighed" in text]
    assert all(isinstance(r, Check) or r.assumption for r in rules_of(record))


def test_check_beside_a_rule_in_one_way_in_is_named() -> None:
    case = all_of(tariff(96, id="lower"), check("a decision on your case"))
    record = leeds(any_of(tariff(300, id="high"), case))
    assert "by one way in: a decision on your case" in asked_by(record)


def test_range_is_planned_at_its_lower_end_and_named() -> None:
    record = leeds(rule("tariff", points=112, usual=136))
    assert "leeds-bsc" in ids(planned(bound_to(record)))
    assert asked_by(record) == ["the offer as its page has it: 112 to 136 UCAS Tariff points"]


def test_age_of_an_award_is_kept_as_recent_study() -> None:
    young = rule("award", qualifications=["access-to-he"], within_years=5)
    old = person("porter", held("access-to-he", "health", "D15 M30", gained=month_number(2015, 7)))
    bound = bound_to(leeds(young))
    assert "access" in ids(planned(bound, old)), "the old diploma alone does not do"
    new = replace(old.holdings[0], gained=month_number(2025, 7))
    assert "access" not in ids(planned(bound, person("porter", new)))


def test_old_rules_settle_nothing_and_what_is_usual_is_planned() -> None:
    record = leeds(tariff(300), rules_year=2020, rules_for="2020 entry")
    assert asked_by(record) == ["what it asks now: its rules of 2020 entry are too old"]
    assert "leeds-bsc" in ids(planned(bound_to(record)))


def test_rule_of_an_old_year_is_left_to_ask() -> None:
    record = leeds(POINTS, rule("tariff", points=300, year="2018 entry", id="old"))
    assert [text.split(":")[0] for text in asked_by(record)] == [
        "whether its rule of 2018 entry still holds"
    ]
    assert "leeds-bsc" in ids(planned(bound_to(record)))


def test_what_the_page_asks_beyond_the_rules_is_named() -> None:
    record = leeds(POINTS, left_over=("Two references.",))
    assert asked_by(record) == ["what its page also asks: Two references"]


def test_every_rule_of_a_programme_can_be_traced() -> None:
    rules = rules_of(leeds(POINTS, rule("unread", text="the GCSEs")))
    assert all(r.sources or r.assumption for r in rules)
    assert all(in_words(r, world()) for r in rules)


# --- refusals ---------------------------------------------------------------------------------


def reasons(record: Programme, told: Person | None = None, **limits: Any) -> list[tuple[str, str]]:
    found = planned(bound_to(record), told, **limits)
    assert found.kind == "no-route"
    return [(r.code, " ".join([r.text, r.advice or "", *_lines(r)])) for r in found.reasons]


def _lines(reason: Reason) -> list[str]:
    return [f"{change.words}: {month_words(change.figures.finish)}" for change in reason.changes]


def test_refusal_names_the_rule_that_nothing_gives_and_when_without_it() -> None:
    ((code, text),) = reasons(leeds(POINTS, gcses(1, "4", including=["music"], id="music")))
    assert code == "not-by-programme"
    assert "Nothing we know gives you this by then: GCSE music at grade 4 (C)" in text
    assert "112 UCAS Tariff points" not in text
    assert "Without --programme: " in text


def test_refusal_says_where_better_grades_would_do() -> None:
    ((_, text),) = reasons(leeds(tariff(130)))
    assert "With the best grades a route by it ends in" in text
    ((_, text),) = reasons(leeds(tariff(290)))
    assert "best grades" not in text


def test_refusal_does_not_take_a_search_that_was_stopped_for_no_route(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(binding_refusals, "STATES_FOR_A_QUESTION", 0)
    ((_, text),) = reasons(leeds(tariff(130)))
    assert binding_refusals.NOT_SETTLED in text
    assert binding_refusals.GRADES_NOT_SETTLED in text
    assert "It takes more than one change" not in text


def test_refusal_says_that_some_people_get_a_lower_offer() -> None:
    lower = {"id": "flagged", "applies_to": "some", "points_less": 16, "sources": ("test",)}
    ((_, text),) = reasons(leeds(tariff(290), contextual=(lower,)))
    assert "Some people get a lower offer: 'otpath programme leeds-bsc' says who." in text
    ((_, text),) = reasons(leeds(tariff(290)))
    assert "lower offer" not in text


def test_refusal_says_that_what_was_not_read_may_open_it() -> None:
    ask_there = "What Leeds asks was read only in part. It may take other awards"
    unread = any_of(tariff(290), rule("unread", text="offers for other awards"))
    assert ask_there in reasons(leeds(unread))[0][1]
    assert ask_there in reasons(leeds(tariff(290), partial=True))[0][1]
    assert ask_there not in reasons(leeds(tariff(290)))[0][1]


def test_refusal_says_where_it_is_a_limit_that_shuts_it() -> None:
    ((code, text),) = reasons(leeds(POINTS), keep_wage=True)
    assert code == "not-with-wage"
    assert "Without --programme: " in text


def test_programme_of_another_nation_is_one_clear_sentence() -> None:
    ((code, text),) = reasons(leeds(POINTS, nation="wales"))
    assert code == "programme-elsewhere"
    assert text.startswith("Leeds is in Wales, and this plan is for somebody in England. Who pays")
    assert "--nation wales" in text


def test_where_nothing_leads_there_at_all_the_binding_is_not_blamed() -> None:
    record = leeds(POINTS)
    here = replace(
        world(record), roles={**world().roles, "ot": role("ot", gcses(1, "4", including=["music"]))}
    )
    bound = bind(here, (record,), "Leeds", "--programme", JANUARY_2027)
    found = planned(bound, person("porter", gcse("maths"), all_gcses=True, all_awards=True))
    assert [r.code for r in found.reasons] == ["not-reachable"]


# --- the shipped catalogue --------------------------------------------------------------------


@cache
def shipped_catalogue() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


@pytest.mark.parametrize("year", [2026, 2030])
def test_every_shipped_programme_becomes_a_course_whose_rules_a_plan_can_weigh(year: int) -> None:
    shipped = shipped_catalogue()
    made = [
        as_course(record, shipped, month_number(year, 12))
        for record in shipped.programmes.values()
        if record.course
    ]
    asked = [r for c in made for way in c.entry for r in way.requires if r.strength != "helps"]
    nodes = [node for rule in asked for node in walk(rule) if node.strength != "helps"]
    assert len(made) > 100
    assert all(course.entry and course.intakes is not None for course in made)
    assert all(in_words(node, shipped) for node in nodes)
    unweighed = ("usual", "usual_grade", "usual_count", "one_sitting", "new_learning")
    assert not [n for n in nodes for name in unweighed if getattr(n, name, None)]
    assert not [n for n in nodes if isinstance(n, Award | Tariff) and n.within_years]


def test_no_shipped_programme_is_open_to_all_because_its_page_was_not_read() -> None:
    shipped = shipped_catalogue()
    for record in shipped.programmes.values():
        if record.course and not record.asks_nothing:
            made = as_course(record, shipped, JANUARY_2027)
            blocking = [r for way in made.entry for r in way.requires if not is_decided(r)]
            assert blocking, record.id
