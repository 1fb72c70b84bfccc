"""Planning with one programme or provider: its terms in place of those of the typical course.

A catalogue goes in and a catalogue comes out, so the planner and the replay know nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from otpath.answers.planned_rules import RuleReader, cannot_be_weighed, usual_beside
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Course, Intake
from otpath.catalogue.funding import Funding
from otpath.catalogue.programmes import Fee, Programme
from otpath.catalogue.requirements import Award, Entry, Requirement, Unread, walk
from otpath.planning.routes import Leg, Route
from otpath.rules.history import OLD_AFTER_YEARS

T = TypeVar("T", Funding, CalendarDate)


@dataclass(frozen=True)
class Bound:
    """A catalogue in which only these programmes are open, of those of their kind."""

    catalogue: Catalogue
    whole: Catalogue
    """The catalogue as it is, without the binding."""
    programmes: tuple[Programme, ...]
    name: str
    """What was named, as people read it: one programme, or a provider."""
    option: str
    """The option that named it, as '--programme'."""

    def is_on(self, route: Route) -> bool:
        """Tell whether a route goes by what was named."""
        own = {programme.id for programme in self.programmes}
        return any(leg.kind == "course" and leg.id in own for leg in route.legs)

    def typical(self, route: Route) -> Route:
        """Return a route with the typical course in place of each programme."""
        legs = tuple(replace(leg, id=self._typical_id(leg)) for leg in route.legs)
        return replace(route, legs=legs)

    def _typical_id(self, leg: Leg) -> str:
        typical = (p.course for p in self.programmes if p.id == leg.id and leg.kind == "course")
        return next((course for course in typical if course), leg.id)


def bind(
    whole: Catalogue,
    programmes: Sequence[Programme],
    name: str,
    option: str,
    month: int,
) -> Bound:
    """Return the catalogue bound to programmes, each a version of a typical course.

    Whatever else is of their kind is shut. Where the target needs a course of that kind, as a
    degree that registers, every route then goes by them; else a route may do without.

    `month` is the first month of the plan: rules that are old by then settle nothing.
    """
    kept = [programme for programme in programmes if programme.course]
    own = {p.id: as_course(p, whole, month) for p in kept}
    shut = _competing([whole.courses[p.course] for p in kept if p.course], whole)
    courses = {id_: _shut(c) if id_ in shut else c for id_, c in whole.courses.items()} | own
    catalogue = replace(
        whole,
        courses=courses,
        funding=_with_programmes(whole.funding, kept),
        calendar=_with_programmes(whole.calendar, kept),
    )
    return Bound(catalogue, whole, tuple(kept), name, option)


def is_old(programme: Programme, month: int) -> bool:
    """Tell whether a programme's rules are years old by a month."""
    year = programme.rules_year
    return year is not None and month // 12 - year >= OLD_AFTER_YEARS


# --- what else is shut -------------------------------------------------------------------------


def _competing(typical: Sequence[Course], catalogue: Catalogue) -> set[str]:
    """Return the courses of the same kind: to the same award, or to one that registers as well."""
    awards = {course.awards[0].qualification for course in typical}
    kind = awards | {id_ for one in _registering(catalogue) if one & awards for id_ in one}
    return {
        course.id
        for course in catalogue.courses.values()
        if course.mode != "registration" and any(a.qualification in kind for a in course.awards)
    }


def _registering(catalogue: Catalogue) -> Iterator[set[str]]:
    """Yield sets of awards of which any one opens a registration."""
    for course in catalogue.courses.values():
        for way in course.entry if course.mode == "registration" else ():
            for node in (node for rule in way.requires for node in walk(rule)):
                if isinstance(node, Award):
                    yield set(node.qualifications)


def _shut(course: Course) -> Course:
    return course.model_copy(update={"nations": ()})


def _with_programmes(records: Mapping[str, T], programmes: Sequence[Programme]) -> dict[str, T]:
    """Let what holds for a typical course hold for its programmes too."""

    def named(record: T) -> T:
        more: tuple[str, ...] = tuple(p.id for p in programmes if p.course in record.courses)
        return record.model_copy(update={"courses": (*record.courses, *more)}) if more else record

    return {id_: named(record) for id_, record in records.items()}


# --- a programme as a course ------------------------------------------------------------------


def as_course(programme: Programme, catalogue: Catalogue, month: int) -> Course:
    """Return the typical course of a programme, on the programme's own terms."""
    usual = catalogue.courses[programme.course or ""]
    return usual.model_copy(
        update={
            "id": programme.id,
            "title": programme.name,
            "aliases": (),
            "nations": (programme.nation,),
            "duration": _duration(programme, usual),
            "intakes": _intakes(programme, usual),
            "application": _application(programme, usual),
            "entry": _entry(programme, usual, catalogue, month),
            "costs": _costs(programme, usual),
            "sources": programme.sources,
            "checked": programme.checked,
        }
    )


def _entry(
    programme: Programme, usual: Course, catalogue: Catalogue, month: int
) -> tuple[Entry, ...]:
    own = _own_rules(programme, catalogue, month)
    if is_whole(programme, month):
        return (_way(programme, own, "own-rules", "the programme's own rules"),)
    found: dict[tuple[Requirement, ...], Entry] = {}
    for way in usual.entry:
        rules = (*own, *usual_beside(own, way.requires, programme, catalogue))
        found.setdefault(rules, _way(programme, rules, way.id, way.title))
    return tuple(found.values())


def _own_rules(programme: Programme, catalogue: Catalogue, month: int) -> tuple[Requirement, ...]:
    reader = RuleReader(programme, month, catalogue)
    if is_old(programme, month):
        return reader.old()
    return reader.read()


def _way(programme: Programme, rules: tuple[Requirement, ...], id_: str, title: str) -> Entry:
    return Entry(id=id_, title=title, requires=rules, sources=programme.sources)


def is_whole(programme: Programme, month: int) -> bool:
    """Tell whether all that a programme asks was read, not years ago, and some can be weighed."""
    if programme.partial or is_old(programme, month):
        return False
    if any(isinstance(node, Unread) for rule in programme.requires for node in walk(rule)):
        return False
    asked = (rule for rule in programme.requires if rule.strength != "helps")
    return programme.asks_nothing or any(not cannot_be_weighed(rule) for rule in asked)


def _duration(programme: Programme, usual: Course) -> object:
    if programme.duration is not None:
        return programme.duration
    text = f"No page of {programme.provider} that we read says the length: the usual one is taken."
    return usual.duration.model_copy(update={"assumption": text})


def _intakes(programme: Programme, usual: Course) -> tuple[Intake, ...]:
    if not programme.intakes:
        return usual.intakes
    return tuple(Intake(month=month) for month in programme.intakes)


def _application(programme: Programme, usual: Course) -> object:
    changes: dict[str, object] = {}
    if programme.intakes_assumed or not programme.intakes:
        text = f"No page of {programme.provider} that we read says when it starts: as is usual."
        changes["assumption"] = text
    if programme.apply == "provider":
        changes["how"] = f"Apply to {programme.provider} itself."
    return usual.application.model_copy(update=changes)


# --- fees -------------------------------------------------------------------------------------


def _costs(programme: Programme, usual: Course) -> tuple[Cost, ...]:
    fee = _home_fee(programme)
    return usual.costs if fee is None else tuple(_at_fee(cost, fee, usual) for cost in usual.costs)


def _home_fee(programme: Programme) -> Fee | None:
    return next((f for f in programme.fees if f.who in ("home", programme.nation)), None)


def _at_fee(cost: Cost, fee: Fee, usual: Course) -> Cost:
    """Return tuition at the provider's own fee, unless that is of a year before the usual price."""
    is_tuition = cost.paid_by in ("loan", "you") and cost.what.startswith("Tuition")
    if not is_tuition or not fee.pounds or not _is_as_new(fee.year, cost):
        return cost
    years = cost.years if fee.per == "year" else 1
    if fee.per == "year" and cost.per == "course":
        years = max(1, round(usual.duration.months / 12))
    return cost.model_copy(
        update={
            "what": "Tuition at its own fee",
            "pounds": fee.pounds,
            "per": fee.per,
            "years": years,
            "price_year": fee.year,
            "sources": fee.sources or cost.sources,
            "assumption": None,
        }
    )


def _is_as_new(year: str, cost: Cost) -> bool:
    """Compare the years of two prices. A price for any start may be a year newer than the fee."""
    own, usual = _year(year), _year(cost.price_year)
    is_dated = cost.since is not None or cost.until is not None
    return own is not None and usual is not None and own >= usual - (not is_dated)


def _year(words: str) -> int | None:
    """Return the year of '2026/27', '2026' or '2026 entry'; None of words that are not sure."""
    return int(words[:4]) if words[:4].isdecimal() else None
