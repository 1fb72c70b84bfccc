import json
from typing import get_args

import pytest

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.sources import SourceKind
from otpath.cli.sources import Kind
from tests.cli.running import longest_line, ran

SPRING = ("--today", "2027-04-01")
LATER = ("--today", "2027-06-01")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


def test_kinds_of_the_option_are_those_of_the_data() -> None:
    assert [kind.value for kind in Kind] == list(get_args(SourceKind))


def test_every_source_is_listed_with_publisher_date_and_citations(catalogue: Catalogue) -> None:
    found = ran("sources", *SPRING)

    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(f"Sources ({len(catalogue.sources)})\n")
    assert longest_line(found.out) <= 80
    first_words = {line.split()[0] for line in found.out.splitlines() if line.strip()}
    assert set(catalogue.sources) <= {word.rstrip(":") for word in first_words}
    assert (
        "NHS England (Step into the NHS); undated page; read on 22 November 2026; cited by"
        in found.words
    )


def test_kind_leaves_out_the_others(catalogue: Catalogue) -> None:
    data = json.loads(ran("sources", "--kind", "employer", *SPRING, "--format", "json").out)

    assert {each["id"] for each in data["sources"]} == {
        source.id for source in catalogue.sources.values() if source.kind == "employer"
    }


def test_stale_shows_only_those_past_review_on_the_day() -> None:
    def stale(*day: str) -> set[str]:
        data = json.loads(ran("sources", "--stale", *day, "--format", "json").out)
        return {each["kind"] for each in data["sources"] if each["page_date"] != "undated"}

    assert stale("--today", "2026-11-22") == set()
    assert stale(*LATER) == {"copy", "third-party"}


def test_stale_source_says_when_it_was_due() -> None:
    assert "review was due by 22 May 2027" in ran("sources", "--stale", *LATER).words


def test_undated_shows_only_pages_without_a_date() -> None:
    data = json.loads(ran("sources", "--undated", "--format", "json").out)

    assert {each["page_date"] for each in data["sources"]} == {"undated"}


def test_used_by_shows_the_sources_of_a_record_by_any_of_its_names(catalogue: Catalogue) -> None:
    data = json.loads(ran("sources", "--used-by", "hospital porter", "--format", "json").out)

    ids = {each["id"] for each in data["sources"]}
    assert ids >= set(catalogue.roles["porter"].sources)
    assert len(ids) < len(catalogue.sources)


def test_used_by_nothing_is_a_wrong_command_line() -> None:
    found = ran("sources", "--used-by", "zzzz")

    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("otpath: --used-by 'zzzz': no role")


def test_copy_is_named_by_its_publisher_and_shows_no_address(catalogue: Catalogue) -> None:
    copies = [source for source in catalogue.sources.values() if source.kind == "copy"]
    found = ran("source", copies[0].id)

    assert found.out.startswith(copies[0].publisher)
    assert "(read from a copy)" in found.words
    assert "http" not in found.out


def test_source_shows_the_facts_that_cite_it(catalogue: Catalogue) -> None:
    found = ran("source", "rcot-become", *SPRING)

    assert found.code == 0
    assert found.out.startswith("Royal College of Occupational Therapists\n")
    assert "course bsc-ot-full-time as a whole; duration" in found.words
    assert "Review by 22 November 2027" in found.words
    assert "surely older than 12 months" in found.words
    assert longest_line(found.out) <= 80


def test_source_as_json_has_the_facts_that_cite_it() -> None:
    data = json.loads(ran("source", "rcot-become", *SPRING, "--format", "json").out)

    assert data["source"]["facts"] == len(data["cited_by"])
    assert data["source"]["is_old"] is True
    assert {"file": "courses", "record": "bsc-ot-full-time", "fact": "duration"} in data["cited_by"]


def test_misspelt_source_gets_the_nearest_ones() -> None:
    assert ran("source", "rcot-becom").err.splitlines() == [
        "otpath: source 'rcot-becom': no source of that id",
        "hint: did you mean rcot-become or rcot-agm or rcot-otsw? 'otpath sources' lists them",
    ]
    assert ran("source").err.splitlines()[0] == "otpath: source: which one?"


def test_day_that_no_calendar_has_is_a_wrong_command_line() -> None:
    found = ran("sources", "--today", "2027-02-30")

    assert (found.code, found.out) == (2, "")
    assert "--today '2027-02-30' is not a day in the calendar" in found.err
