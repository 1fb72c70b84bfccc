"""`otpath programme` and `otpath programmes` on the shipped catalogue."""

import json

import pytest

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
        (["programmes", "--gcse", "maths=4:2099"], "say that it is predicted"),
        (["programmes", "--provider", "nobody"], "we know programmes of"),
    ],
)
def test_wrong_name_gets_a_sentence_and_a_hint(arguments: list[str], hint: str) -> None:
    found = ran(*arguments)

    assert found.code == 2
    assert hint in found.err
    assert "Traceback" not in found.err
