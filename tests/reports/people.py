"""Eleven people whom advisers know, each with a profile, and what is printed of their plans.

A plan, a document and a file of it are made once in a test run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from otpath.answers.plans import Answer, answer
from otpath.cli.asked import asked_of
from otpath.cli.profile_given import read_told
from otpath.person.told import Told
from otpath.reports.documents.action_plan import action_plan, action_plan_sheet
from otpath.reports.documents.cover import Cover
from otpath.reports.documents.document import Document
from otpath.reports.documents.html import html_of
from otpath.reports.documents.pdf import pdf_of
from otpath.reports.documents.route_sheet import route_sheet
from otpath.reports.documents.word import word_of
from otpath.reports.plan_model import PlanSummary
from otpath.reports.plan_summary import plan_summary
from tests.reports.papers import DAY, START, shipped

PROFILES = Path(__file__).parent / "people"
PEOPLE = tuple(sorted(path.stem for path in PROFILES.glob("*.yaml")))
KINDS = ("route summary", "large print", "action plan", "large action plan")
NAMES = ("Siân Llŷr-Ŵyn", "Zoë Grünwald")
NOTES = ("Bring your certificates.", "Ask about the bursary: it may have changed.")


@cache
def answer_of(who: str) -> Answer:
    """Return the plan of a person, on the shipped data."""
    told = read_told(PROFILES / f"{who}.yaml", shipped())
    assert isinstance(told, Told), told
    return answer(asked_of(replace(told, start=START), shipped()), START, shipped())


@cache
def summary_of(who: str) -> PlanSummary:
    """Return that plan in words."""
    return plan_summary(answer_of(who), shipped())


@cache
def document_of(who: str, kind: str) -> Document:
    """Return one of the things that are printed, with names and notes on it."""
    cover = Cover(DAY, *NAMES, NOTES, is_large=kind.startswith("large"))
    summary = summary_of(who)
    if "action plan" in kind:
        return action_plan_sheet(action_plan(answer_of(who), summary, cover), summary, cover)
    return route_sheet(summary, cover)


@cache
def file_of(document: Document, form: str) -> str | bytes:
    """Return a document as html, pdf or word, made once."""
    return MAKERS[form](document)


MAKERS: dict[str, Callable[[Document], str | bytes]] = {
    "html": html_of,
    "pdf": pdf_of,
    "word": word_of,
}
