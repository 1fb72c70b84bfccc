"""Refusals on the shipped catalogue: what a person reads, and that what it says to type works."""

import json
import shlex
from typing import Any

import pytest

from tests.cli.plans import plan, plan_data

SCOTTISH = (
    "--from", "occupational-therapy-assistant", "--nation", "scotland", "--keep-wage",
)  # fmt: skip
PORTER = ("--from", "porter")
REFUSED: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "wage in Scotland": (SCOTTISH, ["not-with-wage"]),
    "money": ((*PORTER, "--money", "100"), ["not-with-money"]),
    "money and no full-time": (
        (*PORTER, "--money", "100", "--avoid", "full-time"),
        ["not-with-money"],
    ),
    "month": ((*PORTER, "--finish-by", "2029-01"), ["not-by-then"]),
    "hours": ((*PORTER, "--keep-wage", "--study-hours", "2"), ["not-with-hours"]),
    "avoided": (
        (*PORTER, "--avoid", "full-time", "--avoid", "apprenticeship", "--avoid", "part-time"),
        ["not-with-avoided"],
    ),
    "included": (
        (*PORTER, "--include", "gcse-biology-evening", "--finish-by", "2031-10"),
        ["not-by-then", "not-with-included"],
    ),
    "two limits": (
        (*SCOTTISH, "--finish-by", "2030-01"),
        ["not-within-limits"],
    ),
    "nothing gives it": ((*PORTER, "--to", "ot-degree-apprentice"), ["not-reachable"]),
    "nation": (
        (*PORTER, "--nation", "scotland", "--to", "assistant-practitioner"),
        ["not-in-nation"],
    ),
    "in training": (("--from", "ot-pre-registration-student"), ["in-training"]),
    "nobody hired": ((*PORTER, "--to", "school-leaver"), ["nobody-hired"]),
    "programme": ((*PORTER, "--programme", "coventry-bsc-ot"), ["not-by-programme"]),
    "programme elsewhere": ((*PORTER, "--programme", "gcu-bsc-ot"), ["programme-elsewhere"]),
}


def run_again(command: str) -> dict[str, Any]:
    """Type what a refusal says, and ask for data."""
    words = shlex.split(command)
    assert words[:2] == ["otpath", "plan"]
    return plan_data(*words[2:])


@pytest.mark.parametrize("case", REFUSED)
def test_refusal_has_its_codes_and_ends_with_a_line_that_opens_a_route(case: str) -> None:
    options, codes = REFUSED[case]
    found = plan_data(*options)

    assert [reason["code"] for reason in found["reasons"]] == codes
    assert run_again(found["smallest_change"])["verdict"] == "routes"
    assert plan(*options).code == 1
    assert found["smallest_change"] in plan(*options).out
    assert found["smallest_change"] in plan(*options, "--format", "markdown").out


@pytest.mark.parametrize("case", REFUSED)
def test_each_change_gives_just_the_route_that_it_says(case: str) -> None:
    options, _ = REFUSED[case]

    for reason in plan_data(*options)["reasons"]:
        for change in reason["changes"]:
            soonest = run_again(change["command"])["routes"][0]
            assert soonest["finish"] == change["finish"], change
            assert soonest["cost_to_person"] == change["cost_to_person"], change
            assert soonest["fee_loans"] == change["fee_loans"], change


def test_assistant_in_scotland_hears_what_there_is_here_and_elsewhere_and_whom_to_ask() -> None:
    page = plan(*SCOTTISH).words

    assert "Every route that otpath knows in Scotland has full-time study" in page
    assert (
        "If you can study full-time (without --keep-wage): finishes October 2032, costs you" in page
    )
    assert (
        "If you can live in England (with --nation england): finishes October 2033, costs" in page
    )
    assert "That is for somebody who lives and works in England." in page
    assert "Not found for Scotland:" in page
    assert "Ask an adviser in Scotland before you act." in page
    assert "Ask your employer whether they keep your job or pay you while you study" in page


def test_person_who_is_there_hears_where_people_go_from_here() -> None:
    found = plan_data("--from", "occupational-therapist")

    assert (found["verdict"], found["reasons"]) == ("already-there", [])
    assert [change["gives_up"] for change in found["next"]] == [["target"], ["target"]]
    for change in found["next"]:
        assert run_again(change["command"])["routes"][0]["finish"] == change["finish"]
    page = plan("--from", "occupational-therapist").words
    assert "Specialist occupational therapist: finishes" in page
    assert "To plan towards it, say with --from where you stand now." in page


def test_fact_that_opens_a_route_is_a_line_that_works() -> None:
    """Nobody is hired as a senior healthcare support worker in Scotland without an award."""
    found = plan_data(*PORTER, "--finish-by", "2030-06")
    (reason,) = found["reasons"]
    facts = [change for change in reason["changes"] if change["gives_up"] == ["fact"]]

    assert facts
    assert run_again(facts[0]["command"])["verdict"] == "routes"
    assert found["smallest_change"] != facts[0]["command"]


def test_refusal_is_on_paper_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("paper")
    files = [folder / name for name in ("no.html", "no.json", "no.md")]
    plan(*SCOTTISH, *(word for file in files for word in ("--save", str(file))))
    html, data, markdown = (file.read_text(encoding="utf-8") for file in files)

    command = json.loads(data)["smallest_change"]
    assert "What would open a route" in html
    assert "(without --keep-wage): finishes October 2032" in html
    assert command in html
    assert f"```\n{command}\n```" in markdown


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("portr", "did you mean porter"),
        ("ocupational therapy asistant", "did you mean occupational-therapy-assistant"),
        ("bsc-ot", "what you hold goes with --have bsc-ot, what you want with --to bsc-ot"),
        ("GCSE", "what you hold goes with --have gcse"),
        ("ot-degree-apprenticeship", "what you want goes with --to ot-degree-apprenticeship"),
    ],
)
def test_start_that_is_not_recognised_says_what_was_meant(text: str, hint: str) -> None:
    found = plan("--from", text)

    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(f"otpath: --from {text!r}: no role of that name")
    assert hint in found.err
    assert "'otpath roles' lists" in found.err
