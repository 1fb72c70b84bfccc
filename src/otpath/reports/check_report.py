"""What `otpath check` says: how big the catalogue is and what backs it, or all that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from otpath.catalogue.problems import Problem
from otpath.catalogue.sources import SourceKind
from otpath.catalogue.summary import Backing, Summary
from otpath.reports.pages import Item, Page, Section

FORMAT = "1"
SOURCE_WORDS: dict[SourceKind, str] = {
    "official": "Official",
    "employer": "Employers",
    "provider": "Course providers",
    "third-party": "Other sites",
    "copy": "Read on a copy",
    "judgement": "Our judgement",
}
_FILE_WORDS = {"pay": "pay scales", "calendar": "dates"}


def check_page(summary: Summary) -> Page:
    """Return what to show of a catalogue in which nothing is wrong."""
    sources = summary.source_count_by_kind
    return Page(
        title="The catalogue is in order",
        summary=Item("Every file was read and every check passed."),
        sections=(
            Section("Records", tuple(_counts(summary.count_by_file))),
            Section(
                "What backs them",
                (
                    Item(_backing_words(summary.records), "Records"),
                    Item(_backing_words(summary.rules), "Rules"),
                ),
                "A rule is one thing that a way in asks.",
            ),
            Section(
                "Sources by kind",
                tuple(Item(str(count), SOURCE_WORDS[kind]) for kind, count in sources.items()),
            ),
        ),
    )


def _counts(count_by_file: Mapping[str, int]) -> Iterable[Item]:
    for file, count in count_by_file.items():
        yield Item(str(count), _FILE_WORDS.get(file, file).capitalize())


def _backing_words(backing: Backing) -> str:
    return (
        f"{backing.sourced} of {backing.total} rest on pages alone ({_percent(backing)}%); "
        f"{backing.assumed} hold a working assumption"
    )


def _percent(backing: Backing) -> int:
    return round(100 * backing.sourced / backing.total) if backing.total else 0


def check_data(summary: Summary | None, problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the outcome of a check as plain data; `summary` is None where something is wrong."""
    found = [_problem(problem) for problem in problems]
    data: dict[str, Any] = {"format": FORMAT, "in_order": summary is not None, "problems": found}
    if summary is None:
        return data
    return {
        **data,
        "records_by_file": dict(summary.count_by_file),
        "records": _backing(summary.records),
        "rules": _backing(summary.rules),
        "sources_by_kind": dict(summary.source_count_by_kind),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line or None,
        "column": problem.column or None,
        "message": problem.message,
        "hint": problem.hint,
        "excerpt": problem.excerpt,
    }


def _backing(backing: Backing) -> dict[str, int]:
    return {"sourced": backing.sourced, "assumed": backing.assumed, "total": backing.total}
