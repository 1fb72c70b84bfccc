"""The action plan: the fields of the National Careers Service record, filled from a route.

What only the adviser and the client can say, as when they agreed, stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from otpath.answers.plans import Answer
from otpath.answers.steps import Step
from otpath.answers.to_do import REVIEW, Task, TaskKind
from otpath.catalogue.months import month_code, month_words
from otpath.reports.documents.cover import Cover
from otpath.reports.documents.covered import covered, note_blocks
from otpath.reports.documents.document import Block, Bullets, Document, Heading, Paragraph, Table
from otpath.reports.documents.plan_blocks import footer_of
from otpath.reports.plan_model import CHANGES_HEADING, PlanSummary, ToDo
from otpath.reports.plan_to_do import PLACE_WORDS, review_words
from otpath.reports.told_words import told_sentence

KIND = "Action plan"
FORMAT = "1"
LONGEST_SITUATION = 4_000
"""Letters that the record has room for."""
MORE_IN_PLAN = "There is more. The whole plan says it."
SITUATION_HEADING = "Current situation"
GOALS_HEADING = "Goals"
ACTIONS_HEADING = "Actions"
AGREED_HEADING = "Agreed"
GOAL_COLUMNS = ("Goal", "Type", "To be met by", "Status")
ACTION_COLUMNS = ("Action", "Who", "Due", "Status", "Signposted to")
AGREED_COLUMNS = ("What", "Date and name")
AGREED_ROWS = (
    "Plan agreed",
    "Plan sent: paper, e-mail or other",
    "Customer charter shown",
    "Received by the client, and is the client satisfied?",
    "Next meeting",
)
OPEN_FIELDS = (
    "date_charter_shown",
    "date_sent",
    "sent_by",
    "date_acknowledged",
    "customer_satisfied",
)
"""Fields of the record about the plan itself, which only the adviser can fill."""
GOAL_STATUS, NOT_STARTED = "in progress", "not started"
"""A goal of the record is in progress, achieved or no longer relevant; it knows no other status."""
GOAL_STATUS_NOTE = (
    f"A goal that is not reached yet is {GOAL_STATUS!r} in the record, even before anybody begins."
)
GOAL_TYPES = {"job": "work", "course": "learning", "registration": "other"}
ACTION_TYPES: dict[TaskKind, str] = {
    "find-proof": "other",
    "ask-instead": "other",
    "have-results": "other",
    "apply-for-course": "enrol on a course",
    "apply-for-money": "other",
    "ask-employer": "apply for apprenticeship",
    "apply-for-job": "search for vacancy",
    "register": "other",
    "review": "follow-up appointment",
}


@dataclass(frozen=True)
class Goal:
    """What is to be reached. Dates are months, as 2027-06; None where none is agreed."""

    type: str
    summary: str
    date_agreed: None
    date_to_be_met_by: str
    by: str
    status: str


@dataclass(frozen=True)
class Action:
    """What somebody does for it."""

    type: str
    summary: str
    person_responsible: str
    who: str
    date_agreed: None
    date_due: str | None
    due: str
    date_done: None
    status: str
    signposted_to: str | None


@dataclass(frozen=True)
class ActionPlan:
    """The whole record. `changes` are what would open a route, where there is none."""

    title: str
    date_created: str
    current_situation: str
    changes: tuple[str, ...]
    goals: tuple[Goal, ...]
    actions: tuple[Action, ...]


def action_plan(answer: Answer, summary: PlanSummary, cover: Cover) -> ActionPlan:
    """Return the record of a plan; of a plan without a route, no goals but a review."""
    route = answer.routes[0] if answer.routes else None
    tasks = route.tasks if route else (REVIEW,)
    to_do = summary.to_do if route else (review_words(),)
    steps = [step for step in route.steps if step.number] if route else []
    headings = {
        step.number: words.heading for step, words in zip(steps, summary.steps, strict=True)
    }
    return ActionPlan(
        title=summary.title,
        date_created=cover.day.isoformat(),
        current_situation=_situation(summary),
        changes=summary.changes,
        goals=tuple(_goal(step, headings[step.number]) for step in steps),
        actions=tuple(_actions(tasks, to_do)),
    )


def _situation(summary: PlanSummary) -> str:
    """Say in lines where the person stands: all that they told us, then what is taken as so."""
    told = told_sentence(summary.told)
    assumed = (f"Assumed: {text}" for text in summary.assumed)
    lines = [summary.situation, *([told] if told else []), *summary.reasons, *assumed]
    return _within(lines, LONGEST_SITUATION)


def _within(lines: list[str], letters: int) -> str:
    """Return as many whole lines as there is room for, and say where some are left out."""
    text = "\n".join(lines)
    if len(text) <= letters:
        return text
    kept: list[str] = []
    for line in lines:
        whole = "\n".join([*kept, line, MORE_IN_PLAN])
        if len(whole) > letters:
            # A line by itself too long ends at a whole fact.
            room = letters - len("\n".join([*kept, MORE_IN_PLAN])) - len("; and more.") - 1
            kept += [f"{line[:room].rpartition('; ')[0]}; and more."] if "; " in line[:room] else []
            break
        kept.append(line)
    return "\n".join([*kept, MORE_IN_PLAN])


def _goal(step: Step, heading: str) -> Goal:
    leg = step.leg
    month = leg.start if leg.end is None or leg.kind == "job" else leg.end - 1
    return Goal(
        type=GOAL_TYPES[leg.kind],
        summary=heading,
        date_agreed=None,
        date_to_be_met_by=month_code(month),
        by=month_words(month),
        status=GOAL_STATUS,
    )


def _actions(tasks: tuple[Task, ...], to_dos: tuple[ToDo, ...]) -> Iterator[Action]:
    for task, to_do in zip(tasks, to_dos, strict=True):
        due = task.month if task.last is None else task.last
        yield Action(
            type=ACTION_TYPES[task.kind],
            summary=to_do.what.text,
            person_responsible=task.who,
            who=to_do.who,
            date_agreed=None,
            date_due=None if due is None else month_code(due),
            due=to_do.by,
            date_done=None,
            status=NOT_STARTED,
            signposted_to=PLACE_WORDS[task.place] or None,
        )


def action_plan_data(plan: ActionPlan) -> dict[str, Any]:
    """Return the record as plain data; what is still to be filled in is null."""
    return {"format": FORMAT, **asdict(plan), **dict.fromkeys(OPEN_FIELDS)}


def action_plan_sheet(plan: ActionPlan, summary: PlanSummary, cover: Cover) -> Document:
    """Return the record as a document for paper."""
    return covered(KIND, plan.title, _blocks(plan, summary, cover), cover)


def _blocks(plan: ActionPlan, summary: PlanSummary, cover: Cover) -> Iterator[Block]:
    yield Heading(SITUATION_HEADING)
    yield Bullets(tuple(plan.current_situation.split("\n")))
    if plan.changes:
        yield Heading(CHANGES_HEADING)
        yield Bullets(plan.changes)
    if plan.goals:
        goals = tuple((goal.summary, goal.type, goal.by, goal.status) for goal in plan.goals)
        yield Heading(GOALS_HEADING)
        yield Table(GOAL_COLUMNS, goals, (50, 14, 20, 16))
        yield Paragraph(GOAL_STATUS_NOTE, is_fine_print=True)
    if plan.actions:
        actions = tuple(
            (action.summary, action.who, action.due, action.status, action.signposted_to or "")
            for action in plan.actions
        )
        yield Heading(ACTIONS_HEADING)
        yield Table(ACTION_COLUMNS, actions, (37, 11, 18, 14, 20))
    yield Heading(AGREED_HEADING)
    yield Table(AGREED_COLUMNS, tuple((row, "") for row in AGREED_ROWS), (50, 50))
    yield footer_of(summary)
    yield from note_blocks(cover)
