"""What a plan warns of, so that a reader takes it for no more than it is."""

from __future__ import annotations

from dataclasses import replace

from otpath.answers.plans import Answer
from otpath.catalogue.contents import Catalogue
from otpath.person.profile import Person
from otpath.reports.plan_summary import plan_summary
from tests.answers.helpers import answered
from tests.builders import award, catalogue, course, gained, held, person, qualification, role
from tests.reports.example import ANSWER, CATALOGUE

LOAN_IS_UNSURE = "You hold a degree, so a loan may not cover all of the fees of another one."


def world(*, loan: int, level: int = 6) -> Catalogue:
    return catalogue(
        role("porter", title="Porter"),
        role("ot", award("bsc-ot"), title="Occupational therapist"),
        course("bsc", mode="full-time", months=36, awards=["bsc-ot"], loan=loan),
        qualification("bsc-ot", "degree", rqf_level=level, title="Degree in occupational therapy"),
        qualification("bachelors-degree", "degree", scale="degree", has_subjects=True, rqf_level=6,
                      title="Bachelor's degree"),
        course("other", months=48, awards=[gained("bachelors-degree", None, "2:2")]),
    )  # fmt: skip


def cautions(everything: Catalogue, told: Person) -> str:
    found: Answer = answered(everything, told)
    return " ".join(plan_summary(found, everything).cautions)


def test_graduate_is_told_that_a_loan_may_not_cover_a_second_degree() -> None:
    graduate = person("porter", held("bachelors-degree", "history", "2:2"))

    assert LOAN_IS_UNSURE in cautions(world(loan=30_000), graduate)


def test_nobody_else_is_told_of_second_degrees() -> None:
    graduate = person("porter", held("bachelors-degree", "history", "2:2"))

    assert LOAN_IS_UNSURE not in cautions(world(loan=30_000), person("porter"))
    assert LOAN_IS_UNSURE not in cautions(world(loan=0), graduate)
    assert LOAN_IS_UNSURE not in cautions(world(loan=30_000, level=3), graduate)


def test_job_that_pays_less_is_named_for_the_route_in_full_and_for_the_others() -> None:
    first, *others = ANSWER.routes
    told = replace(first, paid_less=("Assistant",))
    summary = plan_summary(replace(ANSWER, routes=(told, *others)), CATALOGUE)
    assert "This route has a job that pays less than yours now: Assistant." in summary.cautions

    other = replace(others[0], paid_less=("Assistant",))
    summary = plan_summary(replace(ANSWER, routes=(first, other)), CATALOGUE)
    assert "It has a job that pays less than yours now: Assistant." in summary.others[0].weighed
