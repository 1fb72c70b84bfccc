"""Documents for the tests of paper: of the small example, of real plans, with any name on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache

from otpath.answers.plans import Answer, answer
from otpath.answers.settling import Asked
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.cli.asking import Facts, read_person
from otpath.planning.routes import Limits
from otpath.reports.documents.action_plan import action_plan, action_plan_sheet
from otpath.reports.documents.cover import Cover, clean_name, clean_notes
from otpath.reports.documents.document import Document
from otpath.reports.documents.route_sheet import route_sheet
from otpath.reports.plan_model import PlanSummary
from otpath.reports.plan_summary import plan_summary
from tests.reports.example import ANSWER, CATALOGUE

DAY = date(2026, 11, 22)
START = month_number(2026, 12)
SUMMARY: PlanSummary = plan_summary(ANSWER, CATALOGUE)
REAL: dict[str, tuple[Facts, Limits]] = {
    "porter": (Facts("porter"), Limits()),
    "porter who keeps a wage": (Facts("porter"), Limits(keep_wage=True)),
    "assistant with results": (
        Facts("occupational-therapy-assistant", ("maths=5", "english=4"), age="34"),
        Limits(),
    ),
    "graduate in Wales": (
        Facts("healthcare-assistant", awards=("bachelors-degree:2:1",), nation="wales"),
        Limits(),
    ),
    "porter in Scotland": (Facts("porter", nation="scotland"), Limits()),
    "nobody's route": (
        Facts("occupational-therapy-assistant", nation="scotland"),
        Limits(keep_wage=True),
    ),
    "there already": (Facts("occupational-therapist"), Limits()),
    "leaver with A levels to come": (
        Facts(
            "school-leaver",
            ("english=6", "maths=5", "biology=6", "history=5", "physics=5", "others=none"),
            (
                "A level:biology:predicted:B:2027",
                "A level:psychology:predicted:B:2027",
                "A level:english literature:predicted:C:2027",
            ),
            age="18",
        ),
        Limits(),
    ),
}


def cover(name: str = "", *, day: date = DAY, large: bool = False, notes: str = "") -> Cover:
    """Return a cover with a name both for the client and the adviser."""
    return Cover(day, clean_name(name), clean_name(name), clean_notes(notes), large)


def sheet(name: str = "", *, large: bool = False, notes: str = "") -> Document:
    """Return the route summary of the small example."""
    return route_sheet(SUMMARY, cover(name, large=large, notes=notes))


def plan_sheet(name: str = "") -> Document:
    """Return the action plan of the small example."""
    return action_plan_sheet(action_plan(ANSWER, SUMMARY, cover(name)), SUMMARY, cover(name))


@cache
def shipped() -> Catalogue:
    """Return the catalogue that otpath comes with."""
    found = load().catalogue
    assert found is not None
    return found


@cache
def real_answer(who: str) -> Answer:
    """Return the plan of one of the real people, on the shipped data."""
    facts, limits = REAL[who]
    asked = Asked(read_person(facts, shipped()), "occupational-therapist", "role", START, limits)
    return answer(asked, START, shipped())


def real_summary(who: str) -> PlanSummary:
    """Return that plan in words."""
    return plan_summary(real_answer(who), shipped())


def real_sheet(who: str, *, large: bool = False) -> Document:
    """Return the route summary of one of the real people, with names and a note on it."""
    named = Cover(DAY, "Siân Llŷr-Ŵyn", "Zoë Grünwald", ("Bring your certificates.",), large)
    return route_sheet(real_summary(who), named)


NOT_SHOWN = {"kind", "bar", "need", "address", "day", "language"}
"""Fields that steer a rendering; `kind` of a document is shown all the same."""


def strings(document: Document) -> list[str]:
    """Return every string that a document shows."""
    return [document.kind, *strings_in(document)]


def strings_in(part: object) -> Iterator[str]:
    """Yield every string that a part of a document shows."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from strings_in(item)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in NOT_SHOWN:
                yield from strings_in(getattr(part, field.name))


def closed_up(text: str) -> str:
    """Return text without the white space and signs at which lines may break."""
    return "".join(text.replace("\u200b", "").split())
