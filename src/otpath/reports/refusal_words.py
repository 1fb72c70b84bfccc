"""Why there is no route and what would open one, in words and as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from otpath.answers.openings import Change
from otpath.answers.plans import Answer
from otpath.answers.reasons import Reason, smallest_change
from otpath.catalogue.base import NATION_NAMES
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_code, month_words, read_month
from otpath.reports.wording import money_words
from otpath.rules.phrases import counted, joined


def reason_words(answer: Answer) -> tuple[str, ...]:
    """Return each reason, with what to do beside planning again."""
    return tuple(" ".join(filter(None, [r.text, r.advice])) for r in answer.reasons)


def change_words(answer: Answer) -> tuple[str, ...]:
    """Return a line for each change that opens a route, those of the first reason first."""
    changes = [change for reason in answer.reasons for change in reason.changes]
    return tuple(dict.fromkeys(_line(change) for change in changes))


def smallest_command(answer: Answer) -> str | None:
    """Return the command line that gives up the least."""
    change = smallest_change(answer.reasons) or next(iter(answer.next), None)
    return change.command if change else None


def next_words(answer: Answer, catalogue: Catalogue) -> tuple[str, ...]:
    """Return where people go on to from where this person is."""
    named = {**catalogue.qualifications, **catalogue.roles}
    return tuple(f"{named[_target(c)].title}: {_figures(c)}." for c in answer.next)


def _target(change: Change) -> str:
    return change.words.rpartition(" ")[2]


def _line(change: Change) -> str:
    note = f" {change.note}" if change.note else ""
    leading = f"{change.words}, a route opens. It" if change.is_supposed else _leading(change)
    return f"{leading} {_figures(change)}.{note}"


def _leading(change: Change) -> str:
    """Say what would have to be otherwise, and then how to tell the planner so."""
    told = [_clause(option, value) for option, value in _OPTION.findall(change.words)]
    words = change.words
    return f"If you can {joined(told)} ({words[0].lower()}{words[1:]}):" if told else f"{words}:"


_OPTION = re.compile(r"--([a-z-]+)(?: (?!and\b|with)([\w-]+))?")


def _clause(option: str, value: str) -> str:
    match option, value:
        case "finish-by", _ if (month := read_month(value)) is not None:
            return f"finish by {month_words(month)}"
        case "money", _ if value:
            return f"pay {money_words(int(value))}"
        case "nation", _:
            return f"live in {_NATION_NAMES[value]}"
        case (("study-hours" | "avoid" | "include" | "to"), _) if value:
            return f"{_WITH[option]} {value}{' hours a week' if option == 'study-hours' else ''}"
        case _:
            return _WITHOUT[option]


_NATION_NAMES: Mapping[str, str] = {str(nation): name for nation, name in NATION_NAMES.items()}
_WITH = {"study-hours": "study", "avoid": "allow", "include": "do without", "to": "aim for"}
_WITHOUT = {
    "keep-wage": "study full-time",
    "finish-by": "finish later",
    "money": "pay more",
    "avoid": "allow what you left out",
    "include": "do without what you asked for",
    "programme": "take any programme",
    "provider": "take any provider",
    "place": "study anywhere",
}


def _figures(change: Change) -> str:
    figures = change.figures
    at_least = "" if figures.is_cost_known else "at least "
    loans = f" and {money_words(figures.fee_loans)} in fee loans" if figures.fee_loans else ""
    years = figures.full_time_years
    study = f"{counted(years, 'year')} of full-time study" if years else "no full-time study"
    cost = f"costs you {at_least}{money_words(figures.cost_to_person)}{loans}"
    return f"finishes {month_words(figures.finish)}, {cost}, {study}"


def reason_data(reason: Reason) -> dict[str, Any]:
    """Return a reason as plain data."""
    least = smallest_change([reason])
    said = [reason.advice, _line(least) if least else None]
    return {
        "code": reason.code,
        "text": reason.text,
        "change": " ".join(filter(None, said)) or None,
        "changes": [change_data(change) for change in reason.changes],
    }


def change_data(change: Change) -> dict[str, Any]:
    """Return a change as plain data."""
    figures = change.figures
    return {
        "gives_up": list(change.gives_up),
        "text": _line(change),
        "finish": month_code(figures.finish),
        "cost_to_person": figures.cost_to_person,
        "fee_loans": figures.fee_loans,
        "full_time_years": figures.full_time_years,
        "cost_known": figures.is_cost_known,
        "command": change.command,
    }
