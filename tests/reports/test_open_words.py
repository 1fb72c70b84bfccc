"""The programmes of a step, as a plan shows them: a few lines, and all of them as data."""

from typing import Any

from otpath.answers.open_programmes import OpenProgrammes
from otpath.answers.programmes import judge_programme
from otpath.catalogue.programmes import Programme
from otpath.reports.open_json import open_data
from otpath.reports.open_words import open_lines
from otpath.reports.plan_json import plan_data
from otpath.reports.programme_json import programme_data
from tests.answers.helpers import answered
from tests.answers.test_open_programmes import TOLD, opened, world
from tests.builders import gcses, person, planned, programme, tariff

MANY = [
    programme(f"met-{n}", tariff(112), course="degree", provider=f"College {n}") for n in range(5)
]
MATHS = gcses(1, "4", including=["maths"])
UNTOLD = person("porter")


def text(found: OpenProgrammes) -> list[str]:
    return [line.text for line in open_lines(found)]


def test_counts_names_and_the_nearest_gap_are_said_in_a_few_lines() -> None:
    lines = text(
        opened(
            *MANY,
            programme("open", MATHS, course="degree", provider="Unsure"),
            programme("zeta", tariff(300), course="degree"),
            programme("winter", tariff(112), course="degree", intakes=(1,)),
            told=UNTOLD,
        )
    )
    assert lines[0] == (
        "We know 8 programmes in England. You meet the rules of 5, by what you have then. "
        "For 2 that is not known. 1 starts in other months."
    )
    assert lines[1] == "Rules met: College 0, College 1, College 2 and 2 others."
    assert lines[2].startswith("Closest fit of the others: Unsure (not known: GCSE maths")
    assert lines[3].startswith(
        "See all: otpath programmes --course degree --nation england --start 2028-09"
    )
    assert len(lines) == 4


def test_more_points_than_the_route_gives_are_a_no_for_whoever_told_all() -> None:
    lines = text(opened(programme("more", tariff(300), course="degree")))
    assert "It asks more than you have then" in lines[0]
    assert lines[1] == "Closest fit: More (still needed: 300 UCAS Tariff points (you have 112))."


def test_too_few_points_that_are_no_no_say_why_and_a_range_that_it_is_one() -> None:
    record = programme("more", tariff(120).model_copy(update={"usual": 136}), course="degree")
    (_, closest, *_) = text(opened(record, told=UNTOLD))

    assert closest == (
        "Closest fit: More (not known: offers of 120 to 136 UCAS Tariff points (you have 112), "
        "unless you have more than you told us)."
    )


def test_a_course_without_programmes_says_nothing() -> None:
    assert text(opened()) == []
    assert open_data(opened()) is None


def test_why_a_page_whose_rules_are_met_is_no_yes_is_said() -> None:
    def reason(record: Programme) -> str:
        return text(opened(record))[1]

    met: dict[str, Any] = {"course": "degree", "provider": "Leeds"}
    partly = programme("partly", tariff(112), partial=True, **met)
    assert reason(partly) == "Closest fit: Leeds (not known: its page was read only in part)."
    other = programme("other", tariff(112), apply="another-offer", **met)
    assert reason(other) == "Closest fit: Leeds (not known: nobody can apply for it directly)."
    old = programme("old", tariff(112), rules_year=2020, rules_for="2020 entry", **met)
    assert "its rules are of 2020 entry, too old to settle it" in reason(old)
    undated = programme("old", tariff(112), rules_year=2020, rules_for="undated", **met)
    assert "its rules are undated, of about 2020: too old to settle it" in reason(undated)


def test_data_holds_every_programme_with_its_verdict_and_reason() -> None:
    data = open_data(opened(*MANY, programme("open", MATHS, course="degree"), told=UNTOLD))
    assert data is not None
    assert (data["met"], data["not_known"], data["not_met"]) == (5, 1, 0)
    assert data["start"] == "2028-09"
    assert [p["id"] for p in data["judged"]] == [*(p.id for p in MANY), "open"]
    assert data["judged"][0]["reason"] is None
    assert data["judged"][-1]["reason"].startswith("not known: GCSE maths")


def test_a_need_has_the_same_keys_in_a_plan_and_on_a_programme() -> None:
    here = world(programme("leeds", tariff(300), course="degree"))
    plan = plan_data(answered(here, person("porter", **TOLD)))
    legs = plan["routes"][0]["legs"]
    (in_plan,) = next(leg for leg in legs if leg["id"] == "degree")["needs"]
    record = here.programmes["leeds"]
    judged = judge_programme(record, planned(), here)
    page = programme_data(record, judged, here)["judged"]
    assert list(page["needs"][0]) == list(in_plan)
    assert in_plan["shortfall"] == page["needs"][0]["shortfall"] == "missing"
    assert page["needs"][0]["missing"] == "300 UCAS Tariff points"


def test_closest_fit_is_named_in_short_only_where_no_name_is_said_yet() -> None:
    unsure = programme("open", MATHS, course="degree", provider="Unsure")
    briefs = [line.brief for line in open_lines(opened(unsure, told=UNTOLD)) if line.brief]
    with_others = [line.brief for line in open_lines(opened(*MANY, unsure, told=UNTOLD))]

    assert briefs == ["Closest fit: Unsure."]
    assert not any(with_others)
