"""Where a page asks one thing of an award, and less of everybody's points."""

import pytest

from otpath.catalogue.requirements import Requirement
from otpath.person.profile import Holding
from otpath.rules.conflicts import doubt_points
from otpath.rules.judging import judge
from otpath.rules.outcomes import Outcome, Verdict
from otpath.rules.situation import Situation
from tests.builders import any_of, award, catalogue, held, planned, tariff
from tests.rules.helpers import MET, NOT_KNOWN

WORLD = catalogue()
DMM, DDM = (held("btec-extended-diploma", grade=grade) for grade in ("DMM", "DDM"))
BBB = tuple(held("a-level", subject, "B") for subject in ("art", "biology", "history"))
ASKS_DDM = award("btec-extended-diploma", grade="DDM")
ASKS_DMM = award("btec-extended-diploma", grade="DMM")


def doubted(requirement: Requirement, situation: Situation) -> Outcome:
    return doubt_points(judge(requirement, situation, WORLD), situation, WORLD)


@pytest.mark.parametrize(
    ("offer", "holdings", "expected"),
    [
        (any_of(ASKS_DDM, tariff(112)), (DMM,), NOT_KNOWN),
        (any_of(ASKS_DDM, tariff(112)), (DDM,), MET),
        (any_of(ASKS_DDM, tariff(112)), (DMM, *BBB), MET),
        (any_of(ASKS_DMM, tariff(96)), (held("btec-extended-diploma", grade="MMM"),), NOT_KNOWN),
        (any_of(ASKS_DDM, tariff(128)), (DMM, BBB[0]), MET),
    ],
)
def test_points_are_no_yes_for_an_award_of_which_the_page_asks_more(
    offer: Requirement, holdings: tuple[Holding, ...], expected: Verdict
) -> None:
    assert doubted(offer, planned(*holdings)).verdict is expected


def test_the_gap_says_what_is_asked_of_the_award_and_what_is_held() -> None:
    found = doubted(any_of(ASKS_DDM, tariff(112)), planned(DMM)).shortfall
    assert found is not None
    assert found.kind == "they-decide"
    assert found.text == (
        "BTEC Extended Diploma at grade DDM or above (you have BTEC Extended Diploma grade DMM): "
        "your points alone would do"
    )


def test_an_old_grade_is_no_doubt_beside_newer_points() -> None:
    old = ASKS_DDM.model_copy(update={"year": "2017"})
    assert doubted(any_of(old, tariff(112)), planned(DMM)).verdict is MET
