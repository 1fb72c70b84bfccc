"""What stands between a person and a programme, in short: the nearest of what it asks."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.answers.programmes import Judged
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.programmes import Programme
from otpath.catalogue.requirements import All, AnyOf, Check, Tariff, Unread
from otpath.reports.wording import whole_items
from otpath.rules.outcomes import Outcome, Verdict
from otpath.rules.phrases import counted
from otpath.rules.words import in_words

OUTCOME_LABELS: dict[Verdict, str] = {
    Verdict.MET: "You have",
    Verdict.NOT_KNOWN: "Not known",
    Verdict.NOT_MET: "You still need",
}
GAPS_SHOWN = 2
PERHAPS_MORE = ", unless you have more than you told us"
LONGEST_GAP = 160
"""Letters of one gap in a list; the page of the programme has it whole."""


def gaps(judged: Judged, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield what a person still needs, then what is not known, each with its label."""
    if judged.is_old:
        yield OUTCOME_LABELS[Verdict.NOT_KNOWN], _old_words(judged, catalogue)
        return
    for verdict in (Verdict.NOT_MET, Verdict.NOT_KNOWN):
        outcomes = judged.of(verdict)
        if outcomes:
            named = [_gap(outcome, judged, catalogue) for outcome in outcomes[:GAPS_SHOWN]]
            more = len(outcomes) - len(named)
            yield OUTCOME_LABELS[verdict], "; ".join([*named, *[f"{more} more"] * bool(more)])


def _old_words(judged: Judged, catalogue: Catalogue) -> str:
    """Say in one line what rules of long ago asked, and that nobody can rely on it."""
    missed = judged.of(Verdict.NOT_MET)
    why = f"{_why_old(judged.programme)}. Ask what it asks now"
    if not missed:
        return why
    return f"its page asked, when we read it: {_gap(missed[0], judged, catalogue)}. But {why}"


def first_gap(judged: Judged, catalogue: Catalogue) -> str | None:
    """Say the first thing in the way of a programme; None where nothing is."""
    missed, unknown = judged.of(Verdict.NOT_MET), judged.of(Verdict.NOT_KNOWN)
    if missed and not judged.is_old:
        return f"still needed: {_gap(missed[0], judged, catalogue)}"
    if judged.is_old:
        return f"not known: {_why_old(judged.programme)}"
    if unknown:
        return f"not known: {_gap(unknown[0], judged, catalogue)}"
    return None if judged.verdict is Verdict.MET else _why_unsure(judged.programme)


def _why_old(programme: Programme) -> str:
    if programme.rules_for.startswith("undated"):
        return f"its rules are undated, of about {programme.rules_year}: too old to settle it"
    return f"its rules are of {programme.rules_for}, too old to settle it"


def _why_unsure(programme: Programme) -> str:
    if programme.apply == "another-offer":
        return "not known: nobody can apply for it directly"
    return "not known: its page was read only in part"


def _gap(outcome: Outcome, judged: Judged, catalogue: Catalogue) -> str:
    """Say one gap in short: of alternatives, the one that the person comes nearest to."""
    leaf = _nearest(outcome, judged)
    words = missing_words(leaf, judged) or in_words(leaf.requirement, catalogue)
    if isinstance(leaf.requirement, Tariff) and leaf.requirement.usual:
        words = f"offers of {words}"
    words = whole_items(words, LONGEST_GAP)
    if leaf.verdict is Verdict.NOT_KNOWN and leaf.requirement.id in judged.told:
        # Too little by what was told, and yet no no: more may be held.
        words += PERHAPS_MORE
    others = len(outcome.children) - 1 if isinstance(outcome.requirement, AnyOf) else 0
    return f"{words}, or {counted(others, 'other way')}" if others > 0 else words


def _nearest(outcome: Outcome, judged: Judged) -> Outcome:
    if len(outcome.children) < 2 or not isinstance(outcome.requirement, AnyOf | All):
        return outcome
    causes = [child for child in outcome.children if child.verdict is outcome.verdict]
    if not causes:
        # Every alternative is missed; it is open because the page is silent about an award.
        return outcome
    return _nearest(min(causes, key=lambda child: _distance(child, judged)), judged)


def _distance(outcome: Outcome, judged: Judged) -> tuple[bool, bool, bool]:
    """Order alternatives: first what may be met, then what the person has something towards."""
    has_part = bool(outcome.evidence) or outcome.requirement.id in judged.told
    is_read = not isinstance(outcome.requirement, Unread | Check)
    return outcome.verdict is Verdict.NOT_MET, not has_part, not is_read


def missing_words(outcome: Outcome, judged: Judged) -> str | None:
    """Say what a rule that is not met still asks; None where nothing can be said."""
    told = judged.told.get(outcome.requirement.id)
    return told or (outcome.shortfall.text if outcome.shortfall else None)
