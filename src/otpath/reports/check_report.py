"""What `otpath check` says: how big the catalogue is, what backs it, and what needs an eye."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from otpath.catalogue.inspections import INSPECTIONS
from otpath.catalogue.loaded import Loaded
from otpath.catalogue.problems import Problem
from otpath.catalogue.sources import SourceKind
from otpath.catalogue.summary import Backing, Encoded, FactCount, Summary
from otpath.reports.pages import Item, Page, Section, section
from otpath.rules.phrases import counted

if TYPE_CHECKING:
    from rich.console import Console

FORMAT = "1"
SOURCE_WORDS: dict[SourceKind, str] = {
    "official": "Official",
    "employer": "Employers",
    "provider": "Course providers",
    "third-party": "Other sites",
    "copy": "Read on a copy",
    "judgement": "Our judgement",
}
_FILE_WORDS = {"pay": "pay scales", "floors": "national minimums", "calendar": "dates"}


@dataclass(frozen=True)
class Group:
    """What was found of one kind, each thing in up to 3 lines."""

    heading: str
    texts: tuple[str, ...]


def check_page(
    summary: Summary, warnings: Sequence[Problem] = (), missing: Sequence[str] = ()
) -> Page:
    """Return what to show of a catalogue in which nothing is wrong.

    `missing` names the files for which the shipped ones stand in.
    """
    return Page(
        title="The catalogue is in order"
        + (f", with {counted(len(warnings), 'warning')}" if warnings else ""),
        summary=Item(" ".join(["Every file was read and every check passed.", *_laid(missing)])),
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
            *_programmes(summary.programmes),
            Section("Facts by kind of record", tuple(_fact_items(summary)), _FACT_WORDS),
            Section("Sources by kind", tuple(_source_items(summary))),
        ),
    )


def _laid(missing: Sequence[str]) -> Iterator[str]:
    if missing:
        yield "Your folder is laid over the catalogue that otpath came with."
        yield f"It has no {', '.join(missing)}."


def _programmes(encoded: Encoded) -> tuple[Section, ...]:
    whole = f"{encoded.whole} of {encoded.total} say all that was read, with nothing left over"
    in_part = f"{encoded.read_in_part} of {encoded.total} pages were read only in part"
    words = (
        f"{encoded.rules_in_words} of {encoded.rules} rules stand in words, for a person to judge"
    )
    items = (Item(whole, "Whole"), Item(words, "Rules"), Item(in_part, "Pages"))
    return section("Programmes", items if encoded.total else ())


_FACT_WORDS = (
    "A fact is anything that needs a source or an assumption: a record, a rule, a length, a cost. "
    "Sourced: it names a source. Verified: it does, and holds no assumption. Official: it names an "
    "official source. Old: all its pages are older than 12 months. Assumed: it holds a working "
    "assumption, wholly or in part."
)
_COLUMNS = ("facts", "sourced", "verified", "official", "old", "assumed")


def _fact_items(summary: Summary) -> Iterable[Item]:
    yield Item("  ".join(_COLUMNS))
    for file, count in summary.facts_by_file.items():
        yield Item(_fact_words(count), _file_words(file))
    yield Item(_fact_words(summary.facts), "All")


def _fact_words(count: FactCount) -> str:
    numbers = (count.sourced, count.verified, count.official, count.old, count.assumed)
    cells = (str(count.total), *(f"{count.share(number)}%" for number in numbers))
    return "  ".join(f"{cell:>{len(head)}}" for cell, head in zip(cells, _COLUMNS, strict=True))


def _source_items(summary: Summary) -> Iterable[Item]:
    for kind, count in summary.source_count_by_kind.items():
        yield Item(str(count), SOURCE_WORDS[kind])
    yield Item(str(summary.undated_sources), "Undated, of all")


def _file_words(file: str) -> str:
    return _FILE_WORDS.get(file, file).capitalize()


def _counts(count_by_file: Mapping[str, int]) -> Iterable[Item]:
    for file, count in count_by_file.items():
        yield Item(str(count), _file_words(file))


def _backing_words(backing: Backing) -> str:
    return (
        f"{backing.sourced} of {backing.total} rest on pages alone ({_percent(backing)}%); "
        f"{backing.assumed} hold a working assumption"
    )


def _percent(backing: Backing) -> int:
    return round(100 * backing.sourced / backing.total) if backing.total else 0


# --- what needs an eye --------------------------------------------------------------------------


def warning_groups(warnings: Sequence[Problem]) -> Iterator[Group]:
    """Yield the warnings under the heading of their kind."""
    for inspection in INSPECTIONS:
        texts = tuple(each.text for each in warnings if each.kind == inspection.kind)
        if texts:
            yield Group(f"{inspection.heading} ({len(texts)})", texts)


def assumption_group(assumptions: Sequence[Problem]) -> Group:
    """Return every working assumption, with the place where it is written."""
    texts = (f"{each.path}:{each.line}: {each.message}\n  {each.hint}" for each in assumptions)
    return Group(f"Working assumptions ({len(assumptions)})", tuple(texts))


def print_group(group: Group, console: Console) -> None:
    """Write a group. Its lines are not broken: editors find a place by its whole line."""
    console.print()
    console.print(group.heading, style="bold cyan")
    for text in group.texts:
        console.print(text, soft_wrap=True)


# --- for programs -------------------------------------------------------------------------------


def check_data(summary: Summary | None, loaded: Loaded) -> dict[str, Any]:
    """Return the outcome of a check as plain data; `summary` is None where something is wrong."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "in_order": summary is not None,
        "problems": [_problem(problem) for problem in loaded.problems],
        "warnings": [_problem(warning) for warning in loaded.warnings],
        "shipped_files_used": list(loaded.missing),
    }
    if summary is None:
        return data
    return {
        **data,
        "records_by_file": dict(summary.count_by_file),
        "records": _backing(summary.records),
        "rules": _backing(summary.rules),
        "programmes": asdict(summary.programmes),
        "facts": _facts(summary.facts),
        "facts_by_file": {file: _facts(count) for file, count in summary.facts_by_file.items()},
        "sources_by_kind": dict(summary.source_count_by_kind),
        "undated_sources": summary.undated_sources,
        "assumptions": [_assumption(each) for each in loaded.assumptions],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "kind": problem.kind,
        "path": problem.path,
        "line": problem.line or None,
        "column": problem.column or None,
        "message": problem.message,
        "hint": problem.hint,
        "excerpt": problem.excerpt,
    }


def _assumption(found: Problem) -> dict[str, Any]:
    return {
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "fact": found.message,
        "assumption": found.hint,
    }


def _backing(backing: Backing) -> dict[str, int]:
    return {"sourced": backing.sourced, "assumed": backing.assumed, "total": backing.total}


def _facts(count: FactCount) -> dict[str, Any]:
    """Return the counts, and each of them as a percentage of the total."""
    counts: dict[str, int] = asdict(count)
    shares = {key: count.share(number) for key, number in counts.items() if key != "total"}
    return {**counts, "percent": shares}
