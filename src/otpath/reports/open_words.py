"""The programmes of a step in words: how many would be open by then, which, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from otpath.answers.open_programmes import OpenProgrammes
from otpath.answers.programmes import Judged
from otpath.catalogue.base import NATION_NAMES
from otpath.catalogue.months import month_code
from otpath.reports.plan_model import Line
from otpath.reports.programme_words import first_gap
from otpath.rules.outcomes import Verdict
from otpath.rules.phrases import counted, joined

NAMES_SHOWN = 3
NOTES_SHOWN = 3


def open_lines(found: OpenProgrammes) -> Iterator[Line]:
    """Yield a few lines about the programmes of a step; none where the catalogue has none."""
    if not found.found:
        return
    if found.is_bound:
        yield from _bound_lines(found)
        return
    yield Line(_counts(found), topic="programmes")
    met, nearest = found.of(Verdict.MET), _nearest(found)
    if met:
        yield Line(f"Rules met: {_names(met)}.", topic="programmes")
    if nearest is not None:
        others = "Closest fit of the others" if met else "Closest fit"
        text = f"{others}: {_with_gap(nearest, found)}."
        # Somebody to ask, where no name is said yet.
        brief = "" if met else f"{others}: {nearest.programme.provider}."
        yield Line(text, topic="programmes-in-full", brief=brief)
    yield Line(
        f"See all: {_command(found)}, with what you have by then. Plan for one: add --programme "
        "and its id.",
        topic="programmes-in-full",
    )


def _command(found: OpenProgrammes) -> str:
    is_elsewhere_too = len(found.catalogue.courses[found.leg.id].nations) > 1
    nation = f" --nation {found.question.nation}" if is_elsewhere_too else ""
    return f"otpath programmes --course {found.leg.id}{nation} --start {month_code(found.start)}"


def _counts(found: OpenProgrammes) -> str:
    """Say of how many programmes the rules are met by then, of how many that is not known."""
    met, unknown, more, elsewhen = (
        len(found.of(Verdict.MET)),
        len(found.of(Verdict.NOT_KNOWN)),
        len(found.of(Verdict.NOT_MET)),
        len(found.elsewhen),
    )
    is_only = len(found.found) == 1
    place = NATION_NAMES[found.question.nation]
    sentences = [f"We know {counted(len(found.found), 'programme')} in {place}."]
    if met:
        rules = "its rules" if is_only else f"the rules of {met}"
        then = "with the results you expect" if _hopes(found) else "by what you have then"
        sentences.append(f"You meet {rules}, {then}.")
    if unknown and met:
        sentences.append(f"For {unknown} that is not known.")
    elif unknown:
        rules = "its rules" if is_only else "the rules"
        of = "" if is_only else f" for {'all ' * (unknown == len(found.found))}{unknown}"
        sentences.append(f"It is not known{of} whether you will meet {rules}.")
    if more:
        asks = "asks" if more == 1 else "ask"
        sentences.append(f"{'It' if is_only else more} {asks} more than you have then.")
    if elsewhen:
        starts = "starts" if elsewhen == 1 else "start"
        sentences.append(f"{'It' if is_only else elsewhen} {starts} in other months.")
    return " ".join(sentences)


def _hopes(found: OpenProgrammes) -> bool:
    """Tell whether the person waits for a result."""
    return any(holding.predicted for holding in found.question.person.holdings)


def _nearest(found: OpenProgrammes) -> Judged | None:
    return next((j for j in found.judged if j.verdict is not Verdict.MET), None)


def _names(judged: Sequence[Judged]) -> str:
    """Name the first few, and say how many more there are."""
    names = list(dict.fromkeys(j.programme.provider for j in judged))
    more = len(names) - NAMES_SHOWN
    shown = names[:NAMES_SHOWN]
    return joined([*shown, counted(more, "other")] if more > 0 else shown)


def _with_gap(judged: Judged, found: OpenProgrammes) -> str:
    gap = first_gap(judged, found.catalogue)
    return f"{judged.programme.provider} ({gap})" if gap else judged.programme.provider


def _bound_lines(found: OpenProgrammes) -> Iterator[Line]:
    for judged in found.judged:
        _, _, gap = (first_gap(judged, found.catalogue) or "").partition(": ")
        words = {
            Verdict.MET: "By then you meet all that its page asks",
            Verdict.NOT_KNOWN: "Whether you then meet all that its page asks is not known",
            Verdict.NOT_MET: "By what you told us, its page asks more than you will have",
        }[judged.verdict]
        yield Line(f"{words}: {gap}." if gap else f"{words}.", topic="programmes")
    for programme in found.found:
        notes = programme.to_know[:NOTES_SHOWN]
        yield from (Line(f"Good to know: {text}", topic="programmes-in-full") for text in notes)
