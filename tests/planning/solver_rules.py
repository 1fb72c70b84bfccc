"""Entry rules as the solver reads them: trees whose leaves say what a plan must have by when.

Read straight from "Requirements in a plan" in docs/design.md. Whether some awards meet a rule is
asked of `otpath.rules`; nothing here comes from the search or from the replay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course, Gained
from otpath.catalogue.grades import UNKNOWN
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import (
    AccessCredits,
    Age,
    All,
    Award,
    Count,
    Entry,
    Experience,
    Gcses,
    Grades,
    Group,
    Job,
    Leaf,
    Recency,
    Requirement,
    Residence,
    Tariff,
)
from otpath.person.profile import COMBINED_SCIENCE, OTHER_SUBJECT, Holding
from otpath.planning.routes import Question
from otpath.rules.already import is_as_good
from otpath.rules.judging import judge
from otpath.rules.outcomes import Verdict
from otpath.rules.situation import Situation
from tests.planning.solver_trees import (
    MET,
    NEVER,
    AwardRule,
    Employed,
    Fresh,
    Giver,
    Holds,
    InMonths,
    Served,
    Source,
    Tree,
    at_least,
    least_sets,
)


class Reader:
    """Reads the rules of one question."""

    def __init__(self, question: Question, catalogue: Catalogue) -> None:
        self.question = question
        self.catalogue = catalogue
        self.months = range(question.start, question.start + question.limits.horizon + 1)
        self._judged: dict[object, bool] = {}
        self._sets: dict[object, tuple[frozenset[Source], ...]] = {}
        self._bare: dict[int, tuple[Leaf, Leaf]] = {}

    # --- trees ---

    def ways(self, ways: Iterable[Entry], *, of_job: bool) -> dict[str, Tree]:
        """Read alternative ways in."""
        return {way.id: self._every(way.requires, of_job=of_job) for way in ways}

    def _every(self, rules: Iterable[Requirement], *, of_job: bool) -> Tree:
        read = [self._read(rule, of_job=of_job) for rule in rules if rule.strength != "helps"]
        blocking = [tree for tree in read if tree is not None]
        return at_least(len(blocking), blocking)

    def _read(self, rule: Requirement, *, of_job: bool, is_choice: bool = False) -> Tree | None:
        """Read a rule; None where nothing in it can block.

        As one of several to choose from, it does not count out of its time.
        """
        body = None if of_job and rule.by == "during" else self._body(rule, of_job=of_job)
        if body is None:
            return None
        waivers = [
            self._read(waiver, of_job=of_job, is_choice=True)
            for waiver in rule.unless
            if waiver.strength != "helps"
        ]
        tree = self._in_force(rule, body, is_choice=is_choice)
        return at_least(1, [tree, *(waiver for waiver in waivers if waiver is not None)])

    def _in_force(self, rule: Requirement, body: Tree, *, is_choice: bool) -> Tree:
        if rule.since is None and rule.until is None:
            return body
        inside = frozenset(month for month in self.months if rule.is_in_force(month))
        if is_choice:
            return at_least(2, [body, InMonths(inside, "start")])
        return at_least(1, [body, InMonths(frozenset(self.months) - inside, "start")])

    def _body(self, rule: Requirement, *, of_job: bool) -> Tree | None:
        if not isinstance(rule, Group):
            return self._leaf(rule)
        counting = [part for part in rule.of if part.strength != "helps"]
        is_choice = not isinstance(rule, All)
        read = [self._read(part, of_job=of_job, is_choice=is_choice) for part in counting]
        blocking = [tree for tree in read if tree is not None]
        needed = {"all": len(read), "any": 1, "none": 0}.get(rule.kind)
        if isinstance(rule, Count):
            needed = rule.at_least
        missing = (needed or 0) - (len(read) - len(blocking))
        return at_least(missing, blocking) if missing > 0 and read else None

    def _leaf(self, rule: Leaf) -> Tree | None:
        match rule:
            case Gcses() | Award() | Grades() | Tariff() | AccessCredits():
                return self._award(rule)
            case Experience() if rule.roles and rule.months:
                brought = sum(self.question.person.experience.get(r, 0) for r in rule.roles)
                missing = rule.months - brought
                return Served(missing, frozenset(rule.roles), rule.by) if missing > 0 else MET
            case Job() if rule.roles:
                return Employed(frozenset(rule.roles), rule.by)
            case Age():
                fitting = (m for m in self.months if self._is_met(rule, m, ()))
                return InMonths(frozenset(fitting), rule.by)
            case Recency() if rule.years:
                return Fresh(rule, rule.by)
            case Residence() if rule.places:
                return MET if self.question.nation in rule.places else NEVER
            case _:
                return None

    def _award(self, rule: AwardRule) -> Tree:
        return MET if self._is_met(rule, self.question.start, ()) else Holds(rule, rule.by)

    # --- judging ---

    def _is_met(self, rule: Leaf, month: int, gained: tuple[Holding, ...]) -> bool:
        bare = self._stripped(rule)
        key = (bare, month, frozenset(gained), len(gained))
        if key not in self._judged:
            outcome = judge(bare, self._situation(month, gained), self.catalogue)
            self._judged[key] = outcome.verdict is Verdict.MET
        return self._judged[key]

    def _stripped(self, rule: Leaf) -> Leaf:
        """Return the rule without what is no matter here, so that equal ones are found to be so."""
        if id(rule) not in self._bare:
            plain = {"id": "rule", "since": None, "until": None, "unless": (), "year": None}
            plain |= {"sources": (), "note": None, "assumption": None, "strength": "required"}
            self._bare[id(rule)] = (rule, rule.model_copy(update=plain))
        return self._bare[id(rule)][1]

    def _situation(self, month: int, gained: tuple[Holding, ...]) -> Situation:
        question, passed = self.question, month - self.question.start
        return Situation(
            month=month,
            job=None,
            holdings=(*self.held_in(month), *gained),
            all_gcses=True,
            all_awards=True,
            experience_told=True,
            age_from=question.age + passed // 12,
            age_to=question.age + (passed + 11) // 12,
            nation=question.nation,
        )

    def held_in(self, month: int) -> Iterator[Holding]:
        """Yield what the person holds in a month without any course of the plan."""
        for holding in self.question.person.holdings:
            if holding.gained is None or holding.gained > month:
                if holding.predicted or holding.gained is None:
                    yield holding
            else:
                yield replace(holding, predicted=False)
        for fact in self.catalogue.roles[self.question.person.job].implies:
            yield self._holding(fact.qualification, None, fact.grade, None)

    def _holding(
        self, qualification: str, subject: str | None, grade: str | None, gained: int | None
    ) -> Holding:
        has_scale = self.catalogue.qualifications[qualification].scale is not None
        shown = UNKNOWN if grade is None and has_scale else grade
        return Holding(qualification, subject, shown, gained=gained)

    def given(self, awards: Iterable[Gained], month: int) -> tuple[Holding, ...]:
        """Return the awards of a course that ends in a month."""
        return tuple(self._holding(a.qualification, a.subject, a.grade, month) for a in awards)

    def is_there(self, award: Gained, holdings: Iterable[Holding]) -> bool:
        """Tell whether one of some holdings is as good as an award."""
        return any(is_as_good(holding, award, self.catalogue) for holding in holdings)

    # --- what gives awards ---

    def could_hold(self, rule: AwardRule, courses: Iterable[Course]) -> bool:
        """Tell whether a rule about awards is met once all these courses, and time, are over."""
        start, last = self.question.start, self.months[-1]
        gained = [h for course in courses for h in self.given(course.awards, start)]
        return self._is_met(rule, last, tuple(gained))

    def sets(self, rule: AwardRule, courses: Mapping[str, Course]) -> tuple[frozenset[Source], ...]:
        """Return the least sets of givers that meet a rule; none where nothing does."""
        bare = self._stripped(rule)
        if bare not in self._sets:
            givers = self._givers(rule, courses)
            sources: list[Source] = [*self._expected_months(), *givers]

            def met(chosen: frozenset[Source]) -> bool:
                months = [source for source in chosen if isinstance(source, int)]
                most: dict[frozenset[str], Giver] = {}
                for source in sorted(chosen - set(months), key=_number):
                    if isinstance(source, Giver):
                        most[source.courses] = source
                gained = [holding for giver in most.values() for holding in givers[giver]]
                return self._is_met_with(rule, frozenset(months), tuple(gained))

            self._sets[bare] = tuple(least_sets(sources, met))
        return self._sets[bare]

    def _expected_months(self) -> list[int]:
        start, last = self.question.start, self.months[-1]
        months = {h.gained for h in self.question.person.holdings if h.gained is not None}
        return sorted(month for month in months if start < month <= last)

    def _is_met_with(
        self, rule: AwardRule, come: frozenset[int], gained: tuple[Holding, ...]
    ) -> bool:
        """Judge with the awards expected in these months come, and all other ones not."""
        if not come:
            return self._is_met(rule, self.question.start, gained)
        key = ("come", self._stripped(rule), come, frozenset(gained), len(gained))
        if key not in self._judged:
            at_start = self._situation(self.question.start, gained)
            holdings = [h for h in at_start.holdings if h.gained not in come]
            holdings += [
                replace(h, predicted=False)
                for h in self.question.person.holdings
                if h.gained in come
            ]
            outcome = judge(
                self._stripped(rule), replace(at_start, holdings=tuple(holdings)), self.catalogue
            )
            self._judged[key] = outcome.verdict is Verdict.MET
        return self._judged[key]

    def _givers(
        self, rule: AwardRule, courses: Mapping[str, Course]
    ) -> dict[Giver, tuple[Holding, ...]]:
        """Return the courses that a rule may look at, those that give it the same as one giver."""
        start = self.question.start
        found = {
            course.id: tuple(h for h in self.given(course.awards, start) if self._looks_at(rule, h))
            for course in courses.values()
        }
        by_awards = sorted((c for c in found if found[c]), key=lambda c: (repr(found[c]), c))
        givers: dict[Giver, tuple[Holding, ...]] = {}
        for _, same in groupby(by_awards, key=lambda c: repr(found[c])):
            ids = frozenset(same)
            awards = found[min(ids)]
            most = 2 if len(ids) > 1 and any(_counts_twice(h) for h in awards) else 1
            for number in range(1, most + 1):
                givers[Giver(ids, number)] = awards * number
        return givers

    def _looks_at(self, rule: AwardRule, holding: Holding) -> bool:
        record = self.catalogue.qualifications[holding.qualification]
        match rule:
            case Gcses():
                accepted = {equivalent.qualification for equivalent in rule.accept}
                return record.scale == "gcse" or record.id in accepted
            case Award(level=None) | Grades():
                return record.id in rule.qualifications
            case Award():
                return (record.rqf_level or 0) >= (rule.level or 0)
            case Tariff():
                has_points = bool(record.tariff) or record.scale == "access"
                return has_points and (not rule.qualifications or record.id in rule.qualifications)
            case AccessCredits():
                return record.scale == "access"

    def renewing(self, rule: Recency, courses: Iterable[Course]) -> list[str]:
        """Return the courses whose end makes study recent."""
        return [c.id for c in courses if self._renews(rule, c)]

    def _renews(self, rule: Recency, course: Course) -> bool:
        records: list[tuple[Qualification, Holding]] = [
            (self.catalogue.qualifications[h.qualification], h)
            for h in self.given(course.awards, self.question.start)
        ]
        return any(
            record.rqf_level is not None
            and record.rqf_level >= rule.level
            and holding.grade not in {"U", "F9", "H8", "O8"}
            for record, holding in records
        )

    def fresh_months(self, rule: Recency) -> frozenset[int]:
        """Return the months in which what the person brings is recent."""
        return frozenset(m for m in self.months if self._is_met(rule, m, ()))


def _number(source: Source) -> int:
    return source.number if isinstance(source, Giver) else 0


def _counts_twice(holding: Holding) -> bool:
    """Tell whether two such awards may be worth more than one: their subject is not known."""
    return holding.subject in {None, OTHER_SUBJECT, COMBINED_SCIENCE}
