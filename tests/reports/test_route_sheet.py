"""What a route summary chooses of a plan, and how it sets it out."""

import pytest

from otpath.reports.documents.document import Bullets, Chart, Document, Part, Table
from otpath.reports.plan_model import CHOICE_LABELS, LINE_LABELS
from tests.reports.papers import REAL, real_answer, real_sheet, real_summary

MANY_STEPS = ["porter", "porter who keeps a wage", "assistant with results"]


def parts(document: Document) -> list[Part]:
    return [block for block in document.blocks if isinstance(block, Part)]


def choices(document: Document) -> list[str]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [row[0] for table in tables if table.columns == CHOICE_LABELS for row in table.rows]


def test_neighbours_of_which_the_same_is_said_share_it() -> None:
    first, second, *_ = parts(real_sheet("porter"))

    assert "1. Functional Skills English" in first.heading
    assert "2. Functional Skills maths" in first.heading
    assert second.heading.startswith("3. ")
    assert first.when == "January 2027 to March 2027 (3\N{NO-BREAK SPACE}months)"


@pytest.mark.parametrize("who", MANY_STEPS)
def test_every_step_stands_once_and_with_its_months(who: str) -> None:
    told = [
        (heading, part.when)
        for part in parts(real_sheet(who))
        for heading in part.heading.split("; ")
    ]

    assert told == [(step.heading, step.when) for step in real_summary(who).steps]
    assert all(when for _, when in told)


@pytest.mark.parametrize("who", MANY_STEPS)
def test_each_label_stands_once_before_all_that_it_labels(who: str) -> None:
    order = list(dict.fromkeys(LINE_LABELS.values()))
    for part in parts(real_sheet(who)):
        labels = [fact.label for fact in part.facts]
        assert len(set(labels)) == len(labels)
        assert [label for label in order if label in labels] == labels
        assert all(fact.text for fact in part.facts)


def test_route_that_is_shown_is_marked_among_the_choices() -> None:
    shown = [name for name in choices(real_sheet("porter")) if name.endswith("(shown below)")]

    assert len(shown) == 1
    assert shown[0].startswith(f"{real_answer('porter').routes[0].number} ")


def test_other_routes_are_told_by_the_steps_that_the_route_shown_has_not() -> None:
    document = real_sheet("porter")
    others = next(b.items for b in document.blocks if isinstance(b, Bullets))

    assert [text.partition(":")[0] for text in others] == [
        f"Route {route.number}" for route in real_answer("porter").routes[1:]
    ]
    assert "Occupational therapy assistant" in others[-1]
    assert not any("HCPC" in text for text in others)


@pytest.mark.parametrize("who", [who for who in REAL if real_summary(who).timeline])
def test_chart_has_a_line_for_each_year_and_few_enough_numbers(who: str) -> None:
    timeline = real_summary(who).timeline
    (chart,) = (block for block in real_sheet(who).blocks if isinstance(block, Chart))

    assert timeline is not None
    assert len(chart.years) == len(timeline.years)
    assert 0 < len([year for year in chart.years if year.words]) <= 6
