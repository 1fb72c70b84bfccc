"""Laws of refusals, on tiny random catalogues and people with limits.

No refusal comes where brute force finds a route; and each change that a refusal names, typed as the
command line that it gives, is the question of a route that ends when it says.
`OTPATH_SEEDS` says how many questions (150 unless said), `OTPATH_FIRST_SEED` from which on.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from otpath.answers.command_lines import command_line
from otpath.answers.openings import Change
from otpath.answers.plans import Answer, answer
from otpath.answers.settling import Asked, settle
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import calendar_month
from otpath.cli import asking
from otpath.cli.asked import read_asked
from otpath.cli.asking import Facts
from otpath.cli.given import CommandLineError
from otpath.cli.limits_given import LimitWords
from otpath.planning.routes import Limits, Question
from otpath.planning.search import best_route
from tests.planning.brute_force import TooManyStatesError, earliest_finish
from tests.planning.random_catalogues import Knobs, random_case

SEEDS = int(os.environ.get("OTPATH_SEEDS", "150"))
FIRST_SEED = int(os.environ.get("OTPATH_FIRST_SEED", "0"))
BATCH = 25
STARTS = range(FIRST_SEED, FIRST_SEED + SEEDS, BATCH)
LIMITED = (Knobs(limits=0.9, money=0.3), Knobs(limits=0.9, money=0.3, groups=0.8, loose=0.15))


def question_asked(seed: int) -> tuple[Catalogue, Asked, int]:
    """Return what a person of a random case would type."""
    catalogue, question = random_case(seed, LIMITED[seed % 2])
    person = replace(question.person, age=max(16, question.age), nation="england")
    asked = Asked(
        person,
        question.target,
        question.target_kind,
        question.start,
        question.limits,
        hours_told=True,
    )
    return catalogue, asked, question.start


def typed(command: str, catalogue: Catalogue) -> Asked:
    """Return what a command line asks, read as `otpath plan` reads it."""
    given: dict[str, list[str]] = {}
    words = shlex.split(command)[2:]
    while words:
        option = words.pop(0)
        given.setdefault(option, []).append("" if option == "--keep-wage" else words.pop(0))

    def one(option: str) -> str | None:
        return given.get(option, [None])[0]

    facts = Facts(
        one("--from"),
        given.get("--gcse", ()),
        given.get("--have", ()),
        given.get("--experience", ()),
        one("--age"),
        one("--nation"),
    )
    limits = LimitWords(
        one("--study-hours"),
        True if "--keep-wage" in given else None,
        one("--money"),
        one("--finish-by"),
        given.get("--avoid", ()),
        given.get("--include", ()),
    )
    return read_asked(facts, limits, one("--to"), one("--start"), None, catalogue)


def can_be_typed(asked: Asked, catalogue: Catalogue) -> bool:
    """Tell whether the command line takes the limits together: not both to avoid and include."""
    try:
        return typed(command_line(asked), catalogue) == replace(
            asked, limits=replace(asked.limits, horizon=Limits().horizon)
        )
    except CommandLineError:
        return False


def month_before(monkeypatch: pytest.MonkeyPatch, start: int) -> None:
    """Let today be in the month before a plan starts."""

    class ThatDay(date):
        @classmethod
        def today(cls) -> ThatDay:
            return cls((start - 1) // 12, calendar_month(start - 1), 1)

    monkeypatch.setattr(asking, "date", ThatDay)


def finish_of(change: Change, start: int, catalogue: Catalogue) -> int | None:
    question, _ = settle(typed(change.command, catalogue), start, catalogue)
    route = best_route(question, catalogue)
    return None if route is None else route.finish


def faults_of(seed: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    catalogue, asked, start = question_asked(seed)
    month_before(monkeypatch, start)
    if not can_be_typed(asked, catalogue):
        return
    found = answer(asked, start, catalogue)
    if found.kind != "no-route":
        return
    if _has_route(found.question, catalogue):
        yield f"seed {seed}: refused, and brute force finds a route"
    for change in _changes(found):
        finish = finish_of(change, start, catalogue)
        if finish != change.figures.finish:
            yield f"seed {seed}: {change.command} ends in {finish}, not {change.figures.finish}"


def _changes(found: Answer) -> Iterator[Change]:
    """Yield the changes, but for facts: they name awards that a random catalogue has bare."""
    for reason in found.reasons:
        yield from (change for change in reason.changes if "fact" not in change.gives_up)


def _has_route(question: Question, catalogue: Catalogue) -> bool:
    try:
        return earliest_finish(question, catalogue, most_states=4000) is not None
    except TooManyStatesError:
        return False


@pytest.mark.parametrize("first", STARTS)
def test_refusal_is_right_and_its_changes_open_routes(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = range(first, min(first + BATCH, FIRST_SEED + SEEDS))
    assert [said for seed in seeds for said in faults_of(seed, monkeypatch)] == []


def test_random_cases_are_refused_for_many_reasons() -> None:
    """Or the law above would say little."""
    codes = set()
    changes = 0
    for seed in range(60):
        catalogue, asked, start = question_asked(seed)
        found = answer(asked, start, catalogue)
        codes |= {reason.code for reason in found.reasons}
        changes += len(list(_changes(found)))
    assert len(codes) >= 5, codes
    assert changes >= 20
