"""`otpath plan --programme` and `--provider` on the shipped catalogue."""

import pytest

from tests.cli.plans import plan, plan_data
from tests.cli.running import ran

GRADES = (
    "--from", "school-leaver", "--age", "18", "--gcse", "english=6,maths=6,science=6-6,history=6",
    "--gcse", "others=none", "--have", "A level:biology:A", "--have", "A level:psychology:A",
    "--have", "A level:history:A", "--have", "none",
)  # fmt: skip


def test_plan_goes_by_the_programme_that_was_named() -> None:
    data = plan_data(*GRADES, "--programme", "coventry-bsc-ot")
    assert data["bound"]["programmes"] == ["coventry-bsc-ot"]
    for route in data["routes"]:
        courses = {leg["id"] for leg in route["legs"] if leg["kind"] == "course"}
        assert "coventry-bsc-ot" in courses
        assert not {"bsc-ot-full-time", "ot-degree-apprenticeship"} & courses


def test_plan_by_a_provider_goes_by_any_of_its_programmes() -> None:
    data = plan_data(*GRADES, "--provider", "coventry university")
    assert len(data["bound"]["programmes"]) > 1
    assert data["bound"]["name"] == "Coventry University"
    legs = [leg["programme"] for leg in data["routes"][0]["legs"]]
    assert set(legs) & set(data["bound"]["programmes"])


def test_plan_by_a_place_goes_by_programmes_there_alone() -> None:
    data = plan_data(*GRADES, "--place", "sheffield")
    assert all(id_.startswith(("shu-", "sheffield-")) for id_ in data["bound"]["programmes"])
    legs = {leg["programme"] for leg in data["routes"][0]["legs"]} - {None}
    assert legs <= set(data["bound"]["programmes"])
    assert legs


def test_page_of_a_bound_plan_says_so_in_each_form() -> None:
    for form in ("text", "markdown"):
        found = plan(*GRADES, "--programme", "coventry-bsc-ot", "--format", form)
        assert "Planned with Coventry University" in found.words
        assert found.code == 0


def test_programme_that_nothing_leads_to_is_an_answer_with_its_reason() -> None:
    found = plan("--from", "porter", "--programme", "coventry-bsc-ot")
    assert found.code == 1
    assert "No route that otpath knows goes by Coventry University" in found.words
    assert "5 GCSEs at grade 4 (C) or above" in found.words
    assert "(without --programme): finishes October 2031, costs you" in found.words


def test_programme_elsewhere_says_where_it_is() -> None:
    found = plan("--from", "porter", "--programme", "gcu-bsc-ot")
    assert found.code == 1
    assert "is in Scotland, and this plan is for somebody in England" in found.words


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (["--programme", "coventry-bsc"], "no programme of that name", "did you mean coventry-bsc"),
        (["--programme", "Coventry"], "have that name", "say one of"),
        (["--programme", "essex-bsc-ot"], "newer rules", "plan with --programme essex-bsc-ot-2024"),
        (["--programme", "usp-levels-1"], "no typical course of its kind", "shows what it asks"),
        (["--programme", "glos-x"], "no programme of that name", "'otpath programmes' lists them"),
        (["--provider", "Covntry"], "no provider of that name", "did you mean Coventry University"),
        (["--provider", "London"], "have that in their name", "University of East London"),
        (["--provider", ""], "no provider of that name", "'otpath programmes' lists them"),
        (["--provider", "Bridgwater"], "none of its programmes", "lists them"),
        (["--place", "Atlantis"], "knows no programme there", "--nation plans for a whole nation"),
        (["--place", "Shefield"], "knows no programme there", "did you mean Sheffield"),
        (["--provider", "x", "--programme", "y"], "are given together", "leave out all but one"),
    ],
)
def test_wrong_name_gets_a_sentence_and_a_hint(options: list[str], message: str, hint: str) -> None:
    found = plan("--from", "porter", *options)
    assert found.code == 2
    assert message in found.err
    assert hint in found.err


def test_step_of_a_plan_counts_its_programmes_and_judges_none_twice() -> None:
    data = plan_data(*GRADES)
    (degree,) = (leg for leg in data["routes"][0]["legs"] if leg["id"] == "bsc-ot-full-time")
    found = degree["programmes"]
    assert found["start"] == degree["start"]
    assert found["met"] > 0
    assert found["met"] + found["not_known"] + found["not_met"] == len(found["judged"])
    assert len({p["id"] for p in found["judged"] + found["other_months"]}) >= 30


def test_plan_that_starts_after_equal_consideration_says_so() -> None:
    late = plan(*GRADES, "--start", "2027-03", "--full").words
    assert "13 January 2027, 6pm" in late
    assert "You apply after it: ask whether places are left." in late
    assert "Apply by January 2027." not in late
    in_time = plan(*GRADES, "--start", "2026-12", "--full").words
    assert "Apply by January 2027." in in_time
    assert "ask whether places are left" not in in_time


def test_places_of_another_nation_are_spoken_of_as_several() -> None:
    refused = ran("plan", "--from", "porter", "--place", "Swansea")

    assert "The programmes we know in Swansea are in Wales" in refused.words
    assert "--nation wales" in refused.words


def test_nation_is_read_in_its_own_language() -> None:
    assert "Wales. Plan starts" in ran("plan", "--from", "porter", "--nation", "Cymru").words
