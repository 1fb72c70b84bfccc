import pytest

from otpath.rules.outcomes import Verdict
from tests.builders import age, experience, job, planned, situation
from tests.rules.helpers import MET, NOT_KNOWN, NOT_MET, outcome, shortfall, verdict

A_YEAR = experience(12, "porter", "ota")


def test_months_in_several_roles_add_up() -> None:
    served = planned(experience={"porter": 8, "ota": 4, "nhs-driver": 99})
    assert outcome(A_YEAR, served).evidence == (
        "8 months as porter and 4 months as occupational therapy assistant"
    )
    assert verdict(A_YEAR, served) is MET


def test_too_few_months_are_not_met_only_where_that_is_the_whole_story() -> None:
    assert verdict(A_YEAR, situation(experience={"porter": 8})) is NOT_KNOWN
    assert shortfall(A_YEAR, planned(experience={"porter": 8})) == ("too-few", 12, 8)
    assert shortfall(A_YEAR, planned()) == ("missing", 12, 0)


def test_hours_of_a_job_are_never_taken_for_granted() -> None:
    assert shortfall(job("ota", hours=30), situation(job="ota"))[0] == "they-decide"
    assert verdict(job("ota", hours=30), situation(job="porter")) is NOT_MET


def test_the_role_of_a_job_is_always_known() -> None:
    assert outcome(job("ota"), situation(job="ota")).evidence == (
        "a job as an occupational therapy assistant"
    )
    assert verdict(job("ota"), situation(job="porter")) is NOT_MET
    assert verdict(job("ota"), situation(job=None)) is NOT_MET


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ((18, 18), MET),
        ((17, 18), NOT_KNOWN),
        ((16, 17), NOT_MET),
        ((24, 24), MET),
        ((24, 25), NOT_KNOWN),
        ((25, 26), NOT_MET),
        ((None, None), NOT_KNOWN),
    ],
)
def test_an_age_between_two_values_is_judged_on_both(
    ages: tuple[int | None, int | None], expected: Verdict
) -> None:
    assert verdict(age(18, 24), situation(age_from=ages[0], age_to=ages[1])) is expected


def test_age_says_what_is_known_and_what_is_missing() -> None:
    assert outcome(age(18), situation(age_from=19, age_to=19)).evidence == "aged 19"
    assert outcome(age(18), situation(age_from=19, age_to=20)).evidence == "aged 19 or 20"
    assert shortfall(age(18), situation(age_from=16, age_to=17)) == ("too-few", 18, 17)
    assert shortfall(age(at_most=24), situation(age_from=30, age_to=30)) == ("too-old", 24, 30)
