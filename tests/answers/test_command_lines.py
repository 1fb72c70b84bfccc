"""A question written as a command line, and read back: it asks the same."""

import shlex
from itertools import pairwise

from otpath.answers.command_lines import command_line
from otpath.answers.settling import Asked
from otpath.catalogue.months import month_number
from otpath.cli.asking import known_award
from otpath.cli.given import shipped_catalogue
from otpath.person.reading import read_award, read_gcses
from otpath.planning.routes import Limits
from tests.answers.helpers import JANUARY_2027
from tests.builders import gcse, held, person


def values(command: str, option: str) -> list[str]:
    words = shlex.split(command)
    return [after for word, after in pairwise(words) if word == option]


def test_every_limit_and_fact_is_on_the_line() -> None:
    told = person("porter", experience={"porter": 24}, age=30, nation="wales")
    limits = Limits(
        study_hours=8,
        keep_wage=True,
        finish_by=JANUARY_2027 + 60,
        own_pounds=500,
        avoid_modes=frozenset({"part-time"}),
        avoid_courses=frozenset({"msc"}),
        avoid_roles=frozenset({"clerk"}),
        include_courses=frozenset({"bsc"}),
        include_roles=frozenset({"ota"}),
    )
    asked = Asked(told, "ot", "role", JANUARY_2027, limits, hours_told=True)

    assert command_line(asked) == (
        "otpath plan --from porter --to ot --experience porter=24 --age 30 --nation wales "
        "--start 2027-01 --study-hours 8 --keep-wage --money 500 --finish-by 2032-01 "
        "--avoid clerk --avoid msc --avoid part-time --include bsc --include ota"
    )


def test_what_was_not_said_is_not_on_the_line() -> None:
    assert command_line(Asked(person("porter"), "ot", "role")) == (
        "otpath plan --from porter --to ot"
    )


def test_gcses_are_read_back_as_they_were() -> None:
    told = person(
        "porter",
        gcse("maths", "3"),
        gcse("combined-science", "5"),
        gcse("combined-science", "4"),
        held("gcse", "english-language", "6", predicted=True, gained=month_number(2027, 8)),
        denied=frozenset({("gcse", "biology")}),
        all_gcses=True,
    )
    (said,) = values(command_line(Asked(told, "ot", "role")), "--gcse")
    read = read_gcses([said])

    assert read.holdings == told.holdings
    assert (read.denied, read.complete) == (told.denied, True)


def test_awards_are_read_back_as_they_were() -> None:
    holdings = (
        held("access-to-he", "health", "D15 M30", gained=month_number(2020, 3)),
        held("bachelors-degree", "psychology", "2:2", gained=month_number(2016, 8)),
        held("a-level", "biology", "B", predicted=True),
        held("a-level", "art", "unknown"),
        held("care-certificate"),
    )
    line = command_line(Asked(person("porter", *holdings, all_awards=True), "ot", "role"))
    *said, none = values(line, "--have")
    find = known_award(shipped_catalogue(), "--have")

    assert none == "none"
    assert tuple(read_award(text, find) for text in said) == holdings
