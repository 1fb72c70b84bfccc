"""What is shared between the plans of one answer never changes what each plan says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from otpath.person.profile import Holding, Person
from otpath.planning.judgements import Judgements
from otpath.planning.routes import Question
from otpath.planning.search import best_route
from tests.builders import (
    DECEMBER_2026,
    award,
    catalogue,
    course,
    gained,
    gcse,
    gcses,
    held,
    role,
)

MATHS = gcses(1, including=["maths"], id="maths-for-one")
SAME_FOR_ANOTHER = gcses(1, including=["maths"], id="maths-for-another", strength="expected")

WORLD = catalogue(
    role("porter"),
    role("therapist", award("degree")),
    course("evening-maths", awards=[gained("gcse", "maths", "4")], months=9),
    course("degree", MATHS, mode="full-time", awards=[gained("degree")], months=36),
)


def question(*holdings: Holding) -> Question:
    person = Person("porter", holdings)
    return Question(person, "therapist", "role", DECEMBER_2026, "england", 30)


def test_rules_that_ask_the_same_are_one_bare_rule() -> None:
    known = Judgements(WORLD, DECEMBER_2026)

    assert known.bare(MATHS) == known.bare(SAME_FOR_ANOTHER)
    assert known.bare(MATHS) != known.bare(gcses(1, including=["english-language"]))


def test_rule_is_judged_anew_for_other_holdings() -> None:
    is_met_by = Judgements(WORLD, DECEMBER_2026).of(MATHS)

    assert not is_met_by(())
    assert is_met_by((gcse("maths", "4"),))
    assert not is_met_by(())
    assert not is_met_by((gcse("maths", "3"),))


@pytest.mark.parametrize("order", [1, -1])
def test_plans_that_share_judgements_are_those_made_alone(order: int) -> None:
    asked = [question(), question(gcse("maths", "4")), question(gcse("maths", "3"))]
    asked += [question(held("degree")), replace(question(), nation="wales")]
    known = Judgements(WORLD, DECEMBER_2026)

    for each in asked[::order]:
        alone = best_route(each, WORLD)
        assert alone is not None
        assert best_route(each, WORLD, known) == alone
