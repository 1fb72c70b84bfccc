"""`otpath programme` and `otpath programmes` on the shipped catalogue."""

import json

import pytest

from otpath.cli import asking
from tests.cli.plans import ThatDay
from tests.cli.running import longest_line, ran

GOOD_GRADES = ("--gcse", "english=6,maths=6,science=6-6,history=6,others=none")
BBB = tuple(
    part for subject in ("biology", "art", "history") for part in ("--have", f"A level:{subject}:A")
)


def test_programmes_are_listed_with_whose_rules_they_are() -> None:
    found = ran("programmes", "--course", "bsc-ot", "--nation", "scotland")

    assert found.code == 0
    assert "qmu-bsc-ot" in found.out
    assert "brighton-bsc-ot" not in found.out
    assert longest_line(found.out) <= 80


def test_programmes_are_judged_for_a_persons_facts() -> None:
    found = ran(
        "programmes", "--course", "bsc-ot-full-time", *GOOD_GRADES, *BBB, "--have", "none",
        "--age", "19", "--format", "json",
    )  # fmt: skip
    verdict_by_id = {p["id"]: p["verdict"] for p in json.loads(found.out)["programmes"]}

    assert verdict_by_id["uel-bsc-ot"] == "not-known"
    assert set(verdict_by_id.values()) >= {"met", "not-known"}


def test_a_person_who_said_only_their_age_is_told_no_by_age_alone() -> None:
    found = ran("programmes", "--age", "30", "--format", "json")
    judged = json.loads(found.out)["programmes"]
    missed = [n for p in judged for n in p["needs"] if n["verdict"] == "not-met"]

    assert missed
    assert all(need["text"].startswith("aged ") for need in missed)


def test_programme_page_shows_the_gap_of_a_person() -> None:
    found = ran("programme", "ysj-bsc-ot", "--have", "A level:art:C", "--gcse", "maths=3")

    assert found.code == 0
    assert "You still need" in found.out
    assert "(you have GCSE maths grade 3)" in found.words
    assert longest_line(found.out) <= 80


def test_programme_page_without_facts_shows_the_rules() -> None:
    found = ran("programme", "brighton-bsc-ot")

    assert found.code == 0
    assert "What it asks" in found.out
    assert "You still need" not in found.out


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["programme"], "'otpath programmes' lists them"),
        (["programme", "brigton-bsc-ot"], "did you mean brighton-bsc-ot"),
        (["programme", "Brighton"], "say one of brighton-ot-apprenticeship"),
        (["programmes", "--course", "nothing"], "list"),
        (["programmes", "--nation", "mars"], "choose england"),
        (["programmes", "--lives-in", "ireland"], "--lives-in 'ireland' is not a nation"),
        (["programmes", "--have", "A level:art:B:2099"], "August 2099 is still to come"),
        (
            ["programmes", "--gcse", "maths=4:2099"],
            "say that it is predicted, as 'maths=predicted:4'",
        ),
        (["programmes", "--provider", "nobody"], "we know programmes of"),
    ],
)
def test_wrong_name_gets_a_sentence_and_a_hint(arguments: list[str], hint: str) -> None:
    found = ran(*arguments)

    assert found.code == 2
    assert hint in found.err
    assert "Traceback" not in found.err


# --- the start that they are judged at --------------------------------------------------------


@pytest.fixture
def in_november_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "date", ThatDay)


def starts(*options: str) -> dict[str, str]:
    found = ran.__wrapped__("programmes", "--age", "30", *options, "--format", "json")
    return {p["id"]: p["start"] for p in json.loads(found.out)["programmes"]}


@pytest.mark.usefixtures("in_november_2026")
def test_each_is_judged_at_its_own_next_intake_or_at_the_start_asked_about() -> None:
    by_id = starts("--course", "msc-ot-full-time")
    assert by_id["shu-msc-ot"] == "2027-01"
    assert by_id["plymouth-msc-ot"] == "2027-09"
    asked = starts("--course", "msc-ot-full-time", "--start", "2028-01")
    assert asked["shu-msc-ot"] == "2028-01"
    # It has a month of its own: it is never judged as if it started in another one.
    assert asked["plymouth-msc-ot"] == "2028-09"


@pytest.mark.usefixtures("in_november_2026")
def test_rules_that_will_be_old_by_the_start_settle_nothing() -> None:
    facts = ("programme", "ysj-bsc-ot", "--gcse", "maths=3,others=none", "--have", "none")
    soon = ran.__wrapped__(*facts, "--start", "2027-09")
    late = ran.__wrapped__(*facts, "--start", "2030-09")
    assert "Judged for a start in September 2027." in soon.words
    assert "settle nothing" not in soon.words
    assert "These rules are years old" in late.words


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--start", "soon", "--age", "20"), "--start 'soon' is not a month"),
        (("--start", "2027-09"), "nothing was said of you"),
        (("--start", "2016-09", "--age", "20"), "is in the past"),
    ],
)
@pytest.mark.usefixtures("in_november_2026")
def test_a_start_that_cannot_be_judged_is_refused(options: tuple[str, ...], message: str) -> None:
    for command in (("programmes",), ("programme", "ysj-bsc-ot")):
        found = ran.__wrapped__(*command, *options)
        assert found.code == 2
        assert message in found.err
