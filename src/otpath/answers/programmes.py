"""Which programmes a person's facts open: whose rules are met, whose not, whose are not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from otpath.answers.gaps import all_told, tells_what_is_had
from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.names import name_key
from otpath.catalogue.programmes import AdvancedEntry, OtherOffer, Programme
from otpath.catalogue.requirements import Check, EnglishTest, Group, Requirement
from otpath.rules.conflicts import doubt_points
from otpath.rules.history import OLD_AFTER_YEARS
from otpath.rules.judging import judge
from otpath.rules.logic import every
from otpath.rules.outcomes import Outcome, Verdict
from otpath.rules.silence import leave_open
from otpath.rules.situation import Situation


@dataclass(frozen=True)
class Judged:
    """One programme's rules, judged for a person.

    `weighing` are the rules that settle the verdict. `decided` are those that a person decides at
    the provider: an interview never makes a programme closed or open.
    """

    programme: Programme
    verdict: Verdict
    weighing: tuple[Outcome, ...]
    decided: tuple[Outcome, ...]
    helping: tuple[Outcome, ...]
    contextual: tuple[tuple[OtherOffer, Verdict | None], ...]
    advanced: tuple[tuple[AdvancedEntry, Verdict], ...]
    is_old: bool
    told: Mapping[str, str]
    """By rule that is not known: what is missing beside what the person told us, in words."""

    def of(self, verdict: Verdict) -> tuple[Outcome, ...]:
        """Return the weighing rules with a verdict."""
        return tuple(outcome for outcome in self.weighing if outcome.verdict is verdict)


@dataclass(frozen=True)
class Wanted:
    """Which programmes are asked about; None or empty: any."""

    courses: frozenset[str] = frozenset()
    nation: Nation | None = None
    provider: str | None = None
    replaced_too: bool = False


def programmes_wanted(catalogue: Catalogue, wanted: Wanted) -> tuple[Programme, ...]:
    """Return the programmes asked about, by provider and title."""
    found = (p for p in catalogue.programmes.values() if _is_wanted(p, wanted))
    return tuple(sorted(found, key=lambda p: (p.provider.casefold(), p.title.casefold(), p.id)))


def _is_wanted(programme: Programme, wanted: Wanted) -> bool:
    names = (programme.provider, *programme.aliases)
    said = (wanted.provider or "").casefold()
    return (
        (wanted.replaced_too or programme.replaced_by is None)
        and (not wanted.courses or programme.course in wanted.courses)
        and wanted.nation in (None, programme.nation)
        and any(said in name.casefold() for name in names)
    )


def find_programmes(text: str, catalogue: Catalogue) -> tuple[Programme, ...]:
    """Return the programmes that go by a name: the one with that id, else all that hold it."""
    key = name_key(text)
    for programme in catalogue.programmes.values():
        if key in {name_key(name) for name in (programme.id, *programme.former_ids)}:
            return (programme,)
    current = programmes_wanted(catalogue, Wanted())
    return tuple(p for p in current if any(key in name_key(n) for n in (p.name, *p.aliases)))


def near_programmes(text: str, catalogue: Catalogue) -> list[str]:
    """Return the ids that are nearest to a misspelt one, nearest first."""
    return get_close_matches(text.casefold(), list(catalogue.programmes), n=3)


def judge_programme(programme: Programme, situation: Situation, catalogue: Catalogue) -> Judged:
    """Judge everything a programme asks of a person as they stand.

    What was read only in part, or is years old, is never a yes; old rules are never a no either.
    """
    outcomes = _judged(programme.requires, situation, catalogue)
    helping = tuple(o for o in outcomes if o.requirement.strength == "helps")
    asked = [o for o in outcomes if o.requirement.strength != "helps"]
    decided = tuple(o for o in asked if is_theirs(o.requirement))
    weighing = tuple(o for o in asked if not is_theirs(o.requirement))
    is_old = _is_old(programme, situation.month)
    return Judged(
        programme,
        _verdict(programme, weighing, is_old=is_old),
        weighing,
        decided,
        helping,
        tuple(
            (offer, _offer_verdict(offer, situation, catalogue)) for offer in programme.contextual
        ),
        tuple(
            (entry, every(o.verdict for o in _judged(entry.requires, situation, catalogue)))
            for entry in programme.advanced_entry
        ),
        is_old,
        _told(weighing, situation, catalogue),
    )


def _told(
    weighing: Iterable[Outcome], situation: Situation, catalogue: Catalogue
) -> dict[str, str]:
    """Say what a person has that is too little, where more may be held that they did not name."""
    found = {}
    whole = all_told(situation)
    for outcome in _each(weighing):
        if outcome.verdict is Verdict.NOT_KNOWN:
            closed = leave_open(judge(outcome.requirement, whole, catalogue), whole, catalogue)
            if closed.shortfall and tells_what_is_had(closed):
                found[outcome.requirement.id] = closed.shortfall.text
    return found


def _each(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    for outcome in outcomes:
        yield outcome
        yield from _each(outcome.children)


def _judged(
    requires: Iterable[Requirement], situation: Situation, catalogue: Catalogue
) -> list[Outcome]:
    month = situation.month
    return [
        _as_the_page_means(judge(rule, situation, catalogue), situation, catalogue)
        for rule in requires
        if rule.is_in_force(month)
    ]


def _as_the_page_means(outcome: Outcome, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Take back a no where the page is silent, and a yes where it contradicts itself."""
    return doubt_points(leave_open(outcome, situation, catalogue), situation, catalogue)


def _verdict(programme: Programme, weighing: Sequence[Outcome], *, is_old: bool) -> Verdict:
    if is_old:
        return Verdict.NOT_KNOWN
    verdict = every(outcome.verdict for outcome in weighing)
    is_unread = programme.partial or not (weighing or programme.asks_nothing)
    return Verdict.NOT_KNOWN if verdict is Verdict.MET and is_unread else verdict


def _is_old(programme: Programme, month: int) -> bool:
    year = programme.rules_year
    return programme.replaced_by is not None or (
        year is not None and month // 12 - year >= OLD_AFTER_YEARS
    )


def is_theirs(rule: Requirement) -> bool:
    """Tell whether a rule holds nothing but what a person at the provider decides.

    What would make it fall away does not weigh: the person decides, or need not.
    """
    if isinstance(rule, Group):
        return all(is_theirs(child) for child in rule.of)
    return isinstance(rule, Check | EnglishTest)


def _offer_verdict(offer: OtherOffer, situation: Situation, catalogue: Catalogue) -> Verdict | None:
    """Judge a lower offer; None where only how much lower it is was read."""
    if not offer.requires:
        return None
    return every(o.verdict for o in _judged(offer.requires, situation, catalogue))
