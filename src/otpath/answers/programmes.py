"""Which programmes a person's facts open: whose rules are met, whose not, whose are not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from otpath.answers.at_entry import at_entry
from otpath.answers.gaps import all_told, tells_what_is_had
from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import calendar_month
from otpath.catalogue.names import name_key
from otpath.catalogue.programmes import AdvancedEntry, OtherOffer, Programme
from otpath.catalogue.requirements import Check, EnglishTest, Group, JudgedBy, Requirement, Tariff
from otpath.rules.conflicts import doubt_points
from otpath.rules.history import OLD_AFTER_YEARS
from otpath.rules.judging import judge
from otpath.rules.logic import every
from otpath.rules.outcomes import Outcome, Verdict
from otpath.rules.silence import leave_open
from otpath.rules.situation import Situation


@dataclass(frozen=True)
class Stands:
    """How a person stands at the start, and when they apply."""

    at_start: Situation
    at_application: Situation

    def __call__(self, by: JudgedBy) -> Situation:
        """Return how they stand when a rule is judged."""
        return self.at_application if by == "application" else self.at_start


@dataclass(frozen=True)
class Judged:
    """One programme's rules, judged for a person.

    `weighing` are the rules that settle the verdict. `decided` are those that a person decides at
    the provider: an interview never makes a programme closed or open. What else a page says, as a
    lower offer, is judged when somebody looks, on its own rules.
    """

    programme: Programme
    verdict: Verdict
    weighing: tuple[Outcome, ...]
    decided: tuple[Outcome, ...]
    is_old: bool
    stands: Stands
    catalogue: Catalogue = field(repr=False, compare=False)

    @property
    def situation(self) -> Situation:
        """How the person stands at the start."""
        return self.stands.at_start

    @cached_property
    def helping(self) -> tuple[Outcome, ...]:
        """The rules that only help."""
        helps = [rule for rule in self.programme.requires if rule.strength == "helps"]
        return tuple(_judged(helps, self.stands, self.catalogue))

    @cached_property
    def later(self) -> tuple[Outcome, ...]:
        """The rules that may be met during the course."""
        rules = [rule for rule in _required(self.programme) if at_entry(rule) is None]
        return tuple(_judged(rules, self.stands, self.catalogue))

    @cached_property
    def contextual(self) -> tuple[tuple[OtherOffer, Verdict], ...]:
        """The lower offers, each with its verdict."""
        asked, place = _at_entry(self.programme), (self.stands, self.catalogue)
        return tuple((o, _offer_verdict(o, asked, *place)) for o in self.programme.contextual)

    @cached_property
    def advanced(self) -> tuple[tuple[AdvancedEntry, Verdict], ...]:
        """The starts in a later year, each with its verdict."""
        return tuple(
            (entry, every(o.verdict for o in _judged(entry.requires, self.stands, self.catalogue)))
            for entry in self.programme.advanced_entry
        )

    @cached_property
    def told(self) -> Mapping[str, str]:
        """By rule that is not known: what is missing beside what the person told us, in words."""
        return _told(self.weighing, self.situation, self.catalogue)

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


def next_start(programme: Programme, month: int, catalogue: Catalogue) -> int:
    """Return the first month, not before `month`, in which a programme starts.

    Where its page names no month, those of its typical course are taken; without any, `month`.
    """
    course = catalogue.courses[programme.course] if programme.course else None
    usual = tuple(intake.month for intake in course.intakes) if course else ()
    intakes = programme.intakes or usual
    return min((month + (intake - calendar_month(month)) % 12 for intake in intakes), default=month)


def start_from(programme: Programme, month: int, catalogue: Catalogue) -> int:
    """Return the start to judge a programme at, of somebody who asked about `month`.

    That month itself, unless the programme has months of its own and this is none of them.
    """
    return month if starts_in(programme, month) else next_start(programme, month, catalogue)


def starts_in(programme: Programme, month: int | None) -> bool:
    """Tell whether it may start in a month; no where only other months are known. None: yes."""
    return month is None or not programme.intakes or calendar_month(month) in programme.intakes


def near_programmes(text: str, catalogue: Catalogue) -> list[str]:
    """Return the ids that are nearest to a misspelt one, nearest first."""
    return get_close_matches(text.casefold(), list(catalogue.programmes), n=3)


def judge_programme(
    programme: Programme,
    situation: Situation,
    catalogue: Catalogue,
    *,
    at_application: Situation | None = None,
) -> Judged:
    """Judge everything a programme asks of a person as they stand in the month of its start.

    `at_application` is how they stand when they apply, where that differs: rules that are judged
    then are judged on it. What was read only in part, is years old, or cannot be applied for is
    never a yes; old rules are never a no either.
    """
    stands = Stands(situation, at_application or situation)
    asked = _judged(_at_entry(programme), stands, catalogue)
    decided = tuple(o for o in asked if is_theirs(o.requirement))
    weighing = tuple(o for o in asked if not is_theirs(o.requirement))
    is_old = _is_old(programme, situation.month)
    return Judged(
        programme,
        _verdict(programme, weighing, is_old=is_old),
        weighing,
        decided,
        is_old,
        stands,
        catalogue,
    )


def _required(programme: Programme) -> list[Requirement]:
    return [rule for rule in programme.requires if rule.strength != "helps"]


def _at_entry(programme: Programme) -> list[Requirement]:
    """Return what must be met to begin, of what a programme requires."""
    found = (at_entry(rule) for rule in _required(programme))
    return [rule for rule in found if rule is not None]


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


def _judged(requires: Iterable[Requirement], stands: Stands, catalogue: Catalogue) -> list[Outcome]:
    start = stands.at_start
    return [
        _as_the_page_means(judge(rule, stands, catalogue), start, catalogue)
        for rule in requires
        if rule.is_in_force(start.month)
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
    offer: OtherOffer, asked: Sequence[Requirement], stands: Stands, catalogue: Catalogue
) -> Verdict:
    """Judge a lower offer: its own rules where it has any, else the usual ones for fewer points."""
    rules = offer.requires or tuple(_for_less(rule, offer.points_less or 0) for rule in asked)
    weighing = [rule for rule in rules if not is_theirs(rule)]
    return every(outcome.verdict for outcome in _judged(weighing, stands, catalogue))


def _for_less(rule: Requirement, points: int) -> Requirement:
    """Return a rule with so many points less wherever it asks for UCAS Tariff points."""
    if isinstance(rule, Tariff):
        fewer = max(1, rule.points - points)
        usual = None if rule.usual is None else max(1, rule.usual - points)
        return rule.model_copy(update={"points": fewer, "usual": usual})
    if isinstance(rule, Group):
        return rule.model_copy(update={"of": tuple(_for_less(r, points) for r in rule.of)})
    return rule
