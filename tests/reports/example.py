"""One small plan that shows every part of the page, for the golden files.

After a wanted change of the page, write them again and read the difference:
`python -m tests.reports.example`
"""

from __future__ import annotations

from pathlib import Path

from otpath.answers.plans import Answer, answer
from otpath.answers.settling import Asked
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_number
from otpath.catalogue.sources import Source
from otpath.catalogue.stories import Story, StoryEnd, StoryStart, StoryStep
from otpath.cli.saving import in_format
from otpath.planning.routes import Limits
from tests.builders import (
    age,
    award,
    catalogue,
    check,
    cost,
    course,
    deadline,
    experience,
    gained,
    gcse,
    gcses,
    pay_scale,
    person,
    programme,
    qualification,
    recency,
    role,
)

GOLDEN = Path(__file__).parent / "golden"
FORMS = {"plan.txt": "text", "plan.md": "markdown", "plan.json": "json"}


def _page(page: str, publisher: str) -> Source:
    return Source(
        id=page,
        publisher=publisher,
        title=f"About the {page}",
        address=f"https://example.org/{page}",
        page_date="1 May 2026",
        checked="2026-11-22",
        kind="provider",
    )


CATALOGUE: Catalogue = catalogue(
    _page("college", "A college"),
    _page("degree", "A university"),
    role("porter", title="Porter", bands=("2",)),
    role("assistant", title="Occupational therapy assistant", hire=3),
    role(
        "therapist",
        award("registration", sources=("degree",)),
        award("driving-licence", strength="helps"),
        check("an interview", "the employer"),
        title="Occupational therapist",
        bands=("5",),
        hire=3,
    ),
    course(
        "maths-class",
        months=8,
        intakes=[1, 9],
        lead=1,
        hours=5,
        awards=[gained("gcse", "maths", "4")],
        own_cost=60,
        title="GCSE maths class",
    ),
    course(
        "access",
        gcses(1, "4", including=["english-language"]),
        age(19),
        mode="full-time",
        months=10,
        intakes=[9],
        lead=2,
        awards=[gained("access-to-he", "health", "D15 M30")],
        loan=3_384,
        title="Access to HE Diploma, full-time",
    ),
    course(
        "degree",
        gcses(2, "4", including=["english-language", "maths"], id="school", sources=("degree",)),
        award("access-to-he", sources=("degree", "college")),
        experience(3, "porter", "assistant", stated=False, assumption="3 months is our figure."),
        recency(5, strength="helps"),
        check("an interview", sources=("degree",)),
        mode="full-time",
        months=36,
        intakes=[9],
        lead=3,
        awards=["ot-degree"],
        costs=[cost(9_790, "loan", "Tuition").model_copy(update={"per": "year", "years": 3})],
        title="Occupational therapy degree, full-time",
    ),
    course(
        "apprenticeship",
        experience(12, "assistant"),
        gcses(1, "4", including=["maths"]),
        mode="apprenticeship",
        months=48,
        hours=6,
        intakes=[9],
        employed_as=["assistant"],
        awards=["ot-degree"],
        costs=[cost(24_000, "employer", "Training")],
        title="Degree apprenticeship",
    ),
    course(
        "registering",
        award("ot-degree"),
        mode="registration",
        months=1,
        awards=["registration"],
        own_cost=149,
        title="Application for registration",
    ),
    qualification(
        "access-to-he", "access", title="Access to HE Diploma", scale="access", has_subjects=True
    ),
    qualification("ot-degree", "degree", title="Degree in occupational therapy"),
    programme(
        "north-ot", award("access-to-he"), course="degree", provider="University of the North"
    ),
    programme(
        "south-ot",
        gcses(5, "4"),
        course="degree",
        provider="University of the South",
        intakes=(9,),
    ),
    programme("west-ot", course="degree", provider="University of the West", intakes=(1,)),
    deadline("ucas", "degree", day="2027-01-13").model_copy(update={"title": "UCAS date"}),
    CalendarDate(
        id="enrolling",
        title="Enrolment",
        kind="enrolment",
        courses=("access",),
        month=8,
        usual="in late August",
        basis="pattern",
        assumption="The usual pattern.",
        checked="2026-11-22",
    ),
    pay_scale("england", band_2=25_272, band_3=26_000, band_5=32_074),
    _page("hospital", "A hospital"),
    Story(
        id="porter-by-the-sea",
        summary="A porter by the sea became a therapist.",
        nation="england",
        start=StoryStart(what="Porter", role="porter"),
        path=(StoryStep(what="Assistant", role="assistant"),),
        end=StoryEnd(what="Therapist", role="therapist"),
        sources=("hospital",),
        assumption="We take this hospital for one in England.",
        checked="2026-11-22",
    ),
)
ANSWER: Answer = answer(
    Asked(
        person(
            "porter",
            gcse("english-language", "5"),
            gcse("maths", "3"),
            experience={"porter": 2},
        ),
        "therapist",
        "role",
        month_number(2026, 12),
        Limits(),
    ),
    month_number(2026, 12),
    CATALOGUE,
)


if __name__ == "__main__":
    for name, form in FORMS.items():
        (GOLDEN / name).write_text(in_format(ANSWER, CATALOGUE, form), encoding="utf-8")
