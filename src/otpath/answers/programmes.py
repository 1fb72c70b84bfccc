"""Which programmes a person's facts open: whose rules are met, whose not, whose are not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from otpath.answers.at_entry import at_entry
from otpath.answers.gaps import all_told, tells_what_is_had
from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.names import name_key
from otpath.catalogue.programmes import AdvancedEntry, OtherOffer, Programme
from otpath.catalogue.requirements import Check, EnglishTest, Group, Requirement, Tariff
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
    the provider: an interview never makes a programme closed or open. `later` are those that may be
    gained during the course. The verdict on a lower offer is on its own rules, with all others.
    """

    programme: Programme
    verdict: Verdict
    weighing: tuple[Outcome, ...]
    decided: tuple[Outcome, ...]
    helping: tuple[Outcome, ...]
    later: tuple[Outcome, ...]
    contextual: tuple[tuple[OtherOffer, Verdict], ...]
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

    What was read only in part, is years old, or cannot be applied for is never a yes; old rules are
    never a no either.
    """
    helps = [rule for rule in programme.requires if rule.strength == "helps"]
    required = [rule for rule in programme.requires if rule.strength != "helps"]
    first = [left for rule in required if (left := at_entry(rule)) is not None]
    asked = _judged(first, situation, catalogue)
    decided = tuple(o for o in asked if is_theirs(o.requirement))
    weighing = tuple(o for o in asked if not is_theirs(o.requirement))
    is_old = _is_old(programme, situation.month)
    return Judged(
        programme,
        _verdict(programme, weighing, is_old=is_old),
        weighing,
        decided,
        tuple(_judged(helps, situation, catalogue)),
        tuple(_judged((r for r in required if at_entry(r) is None), situation, catalogue)),
        tuple((o, _offer_verdict(o, first, situation, catalogue)) for o in programme.contextual),
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
    whole = all_told(situation)
    closed = [(outcome, _closed(outcome, whole, catalogue)) for outcome in weighing]
    pairs = [pair for own in closed for pair in (own, *_below(*own))]
    return {
        outcome.requirement.id: told.shortfall.text
        for outcome, told in pairs
        if outcome.verdict is Verdict.NOT_KNOWN and told.shortfall and tells_what_is_had(told)
    }


def _closed(outcome: Outcome, whole: Situation, catalogue: Catalogue) -> Outcome:
    return leave_open(judge(outcome.requirement, whole, catalogue), whole, catalogue)


def _below(outcome: Outcome, closed: Outcome) -> Iterator[tuple[Outcome, Outcome]]:
    """Yield each rule below a group, beside the same rule judged on the whole story."""
    for pair in zip(outcome.children, closed.children, strict=False):
        yield pair
        yield from _below(*pair)


def _judged(
    requires: Iterable[Requirement], situation: Situation, catalogue: Catalogue
) -> list[Outcome]:
    return [
        _as_the_page_means(judge(rule, situation, catalogue), situation, catalogue)
        for rule in requires
        if rule.is_in_force(situation.month)
    ]


def _as_the_page_means(outcome: Outcome, situation: Situation, catalogue: Catalogue) -> Outcome:
    """Take back a no where the page is silent, and a yes where it contradicts itself."""
    return doubt_points(leave_open(outcome, situation, catalogue), situation, catalogue)


def _verdict(programme: Programme, weighing: Sequence[Outcome], *, is_old: bool) -> Verdict:
    if is_old:
        return Verdict.NOT_KNOWN
    verdict = every(outcome.verdict for outcome in weighing)
    is_unread = programme.partial or not (weighing or programme.asks_nothing)
    is_unsure = is_unread or programme.apply == "another-offer"
    return Verdict.NOT_KNOWN if verdict is Verdict.MET and is_unsure else verdict


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


def _offer_verdict(
    offer: OtherOffer, asked: Sequence[Requirement], situation: Situation, catalogue: Catalogue
) -> Verdict:
    """Judge a lower offer: its own rules where it has any, else the usual ones for fewer points."""
    rules = offer.requires or tuple(_for_less(rule, offer.points_less or 0) for rule in asked)
    weighing = [rule for rule in rules if not is_theirs(rule)]
    return every(outcome.verdict for outcome in _judged(weighing, situation, catalogue))


def _for_less(rule: Requirement, points: int) -> Requirement:
    """Return a rule with so many points less wherever it asks for UCAS Tariff points."""
    if isinstance(rule, Tariff):
        fewer = max(1, rule.points - points)
        usual = None if rule.usual is None else max(1, rule.usual - points)
        return rule.model_copy(update={"points": fewer, "usual": usual})
    if isinstance(rule, Group):
        return rule.model_copy(update={"of": tuple(_for_less(r, points) for r in rule.of)})
    return rule
