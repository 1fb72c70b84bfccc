"""`otpath plan` within limits: what the options mean, and which cannot go together."""

from __future__ import annotations

import pytest

from tests.cli.plans import plan, plan_data

PORTER = ("--from", "porter", "--start", "2027-01")
SCOTTISH = (*PORTER, "--nation", "scotland")


def courses(*options: str) -> list[str]:
    """Return the courses of the soonest route."""
    (best, *_) = plan_data(*PORTER, *options)["routes"]
    return [leg["id"] for leg in best["legs"] if leg["kind"] == "course"]


# --- what they do -------------------------------------------------------------------------------


def test_mode_that_is_avoided_is_left_out() -> None:
    assert "bsc-ot-full-time" in courses()
    assert "ot-degree-apprenticeship-year-2" in courses("--avoid", "full-time")


@pytest.mark.parametrize(
    "word", ["full-time", "Full time", "fulltime", "full-time study", "full-time courses"]
)
def test_mode_may_be_written_in_several_ways(word: str) -> None:
    assert courses("--avoid", word) == courses("--avoid", "full-time")


def test_course_and_role_that_are_avoided_are_left_out() -> None:
    found = courses("--avoid", "full-time", "--avoid", "ap-apprenticeship")

    assert found != courses("--avoid", "full-time")
    assert "ap-apprenticeship" not in found


def test_course_that_is_included_comes_before_the_target() -> None:
    assert "care-certificate-induction" in courses("--include", "care-certificate-induction")


def test_role_that_is_included_is_held_before_the_target() -> None:
    (best, *_) = plan_data(*PORTER, "--include", "ota")["routes"]

    assert "occupational-therapy-assistant" in [leg["id"] for leg in best["legs"]]


def test_last_month_that_no_route_meets_leaves_none_and_is_named() -> None:
    soonest = plan_data(*PORTER)["routes"][0]["finish"]
    assert plan(*PORTER, "--finish-by", soonest).code == 0

    found = plan(*PORTER, "--finish-by", "2031-09")
    assert soonest == "2031-10"
    assert found.code == 1
    assert (
        "If you can finish by October 2031 (with --finish-by 2031-10): finishes October 2031, costs"
        in found.words
    )


def test_limits_are_not_called_the_whole_catalogue() -> None:
    assert "Checked against every route in our catalogue." in plan(*PORTER).words
    within = plan(*PORTER, "--avoid", "full-time")
    assert "Checked against every route in our catalogue within your limits." in within.words


def test_hours_that_were_said_are_no_assumption() -> None:
    for hours, is_assumed in (((), True), (("--study-hours", "16"), False)):
        codes = [assumed["code"] for assumed in plan_data(*PORTER, *hours)["assumed"]]
        assert ("study-hours" in codes) is is_assumed


# --- what is refused ----------------------------------------------------------------------------

WRONG: list[tuple[tuple[str, ...], str, str]] = [
    (("--money", "-1"), "--money '-1' is not a whole number from 0 to 500000", "digits"),
    (("--money", "1e9"), "--money '1e9'", "digits"),
    (("--money", "1000000000"), "--money '1000000000'", "digits"),
    (("--money", "9" * 5000), "is not a whole number from 0", "digits"),
    (("--money", "2000.50"), "--money '2000.50'", "digits"),
    (("--money", "£"), "--money '£'", "digits"),
    (("--money", ""), "--money ''", "digits"),
    (("--finish-by", "2031"), "--finish-by '2031' is not a month", "2027-01"),
    (("--finish-by", "2031-13"), "--finish-by '2031-13' is not a month", "2027-01"),
    (("--finish-by", ""), "--finish-by '' is not a month", "2027-01"),
    (("--finish-by", "2026-12"), "reached by December 2026, before the plan starts in January 2027",
     "--finish-by"),
    (("--avoid", "ful-time"), "--avoid 'ful-time': no course or role", "did you mean full-time?"),
    (("--avoid", "portr"), "--avoid 'portr': no course or role", "did you mean porter"),
    (("--avoid", "bsc-ot"), "--avoid 'bsc-ot': this is a qualification", "bsc-ot-part-time"),
    (("--avoid", ""), "--avoid ''", "'otpath courses'"),
    (("--include", "apprenticeship"), "'apprenticeship': this is a mode of study",
     "'otpath roles'"),
    (("--include", "HCPC registration"), "this is a qualification, not a course or a role",
     "name a course that gives it: hcpc-registration-application"),
    (("--include", "nobody"), "--include 'nobody': no course or role", "'otpath roles'"),
    (("--include", "ota", "--avoid", "OT assistant"),
     "'occupational-therapy-assistant' is both to be avoided and to be included", "--include"),
    (("--include", "bsc-ot-full-time", "--avoid", "bsc-ot-full-time"),
     "'bsc-ot-full-time' is both", "leave it out of"),
    (("--include", "bsc-ot-full-time", "--avoid", "full-time"),
     "its mode (full-time) is to be avoided", "leave it out of"),
    (("--include", "bsc-ot-full-time", "--keep-wage"), "which ends the wage", "--keep-wage"),
    (("--include", "bsc-ot-part-time"), "takes 20 study hours a week, over your 16",
     "--study-hours 20"),
    (("--include", "bsc-ot-full-time-wales"), "is not open in England", "it is open in Wales"),
    (("--include", "school-leaver"), "nobody is hired into it", "--include"),
    (("--avoid", "occupational-therapist"), "is what you want to become", "--avoid"),
    (("--to", "bsc-ot", "--include", "bsc-ot-full-time", "--include", "ot-degree-apprenticeship"),
     "both give 'bsc-ot': one is enough", "--include"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "named", "hint"), WRONG, ids=[" ".join(case[0])[:60] for case in WRONG]
)
def test_limits_that_cannot_be_get_one_sentence_and_a_hint(
    options: tuple[str, ...], named: str, hint: str
) -> None:
    found = plan(*PORTER, *options)
    message, *others = found.err.splitlines()

    assert (found.code, found.out) == (2, "")
    assert message.startswith("otpath: ")
    assert named in message
    assert [line.partition(":")[0] for line in others] == ["hint"]
    assert hint in others[0]


def test_role_of_another_nation_cannot_be_included() -> None:
    found = plan(*SCOTTISH, "--include", "healthcare-support-worker-band-3")

    assert found.code == 2
    assert "is not open in Scotland" in found.err


@pytest.mark.parametrize(
    "options",
    [
        ("--include", "porter"),
        ("--include", "occupational-therapist"),
        ("--avoid", "porter"),
        ("--include", "unemployed-adult", "--experience", "unemployed-adult=3"),
        ("--finish-by", "2099-12"),
    ],
    ids=" ".join,
)
def test_limits_that_change_nothing_are_taken(options: tuple[str, ...]) -> None:
    assert plan(*PORTER, *options).code == 0


def test_limits_stand_at_the_top_of_a_plan_and_of_a_refusal() -> None:
    limits = ("--avoid", "full-time", "--finish-by", "2036-01")
    words = "Your limits: there by January 2036; no full-time study."

    assert words in plan(*PORTER, *limits).words
    assert words in plan(*PORTER, *limits, "--format", "markdown").words
    refusal = plan(*PORTER, *limits, "--avoid", "apprenticeship")
    assert refusal.code == 1
    assert "no full-time study; no apprenticeship." in refusal.words
    assert "Your limits" not in plan(*PORTER).out


def test_limits_are_in_the_data() -> None:
    limits = plan_data(*PORTER, "--avoid", "full-time", "--include", "ota")["limits"]

    assert limits["avoid"] == ["full-time"]
    assert limits["include"] == ["occupational-therapy-assistant"]
