"""Why nothing leads to a target: what is asked that nothing gives, or a ring of what waits.

A look ahead tells which jobs and courses could ever be had. From the target on, this walks from
what could not to what that asks for: to a rule that nothing meets, or back to where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from otpath.answers.openings import Case
from otpath.answers.reasons import Reason, ReasonCode
from otpath.catalogue.base import NATION_NAMES
from otpath.catalogue.courses import Course
from otpath.catalogue.requirements import (
    AccessCredits,
    Age,
    All,
    AnyOf,
    Award,
    Count,
    Entry,
    Experience,
    Gcses,
    Grades,
    Job,
    Recency,
    Requirement,
    Residence,
    Tariff,
    walk,
)
from otpath.catalogue.roles import Role
from otpath.person.profile import Holding
from otpath.planning.held import held_at_start
from otpath.planning.routes import Question
from otpath.planning.search import Reach, within_reach
from otpath.rules.decided import is_decided
from otpath.rules.judging import judge
from otpath.rules.outcomes import Outcome
from otpath.rules.phrases import joined
from otpath.rules.situation import Situation
from otpath.rules.words import in_words

DEEPEST = 4
"""How many jobs and courses are named on the way to what is missing."""


def out_of_reach(case: Case, question: Question) -> Reason | None:
    """Return why nothing known ever leads to the target; None where only time stands in the way.

    `question` is without limits.
    """
    reach = within_reach(question, case.catalogue, case.known)
    if reach.is_target_among:
        return None
    walker = _Walk(case, question, reach)
    sentences = list(walker.sentences())
    code: ReasonCode = "they-decide" if walker.is_for_people else "not-reachable"
    return Reason(code, " ".join(sentences), advice=walker.advice)


@dataclass
class _Walk:
    case: Case
    question: Question
    reach: Reach
    is_for_people: bool = False
    """True where what could be had lies within a range of offers: a person decides then."""

    @property
    def advice(self) -> str | None:
        """Return whom to ask where a person decides."""
        if not self.is_for_people:
            return None
        return "Ask them before you count it out: a plan counts only on the upper offer."

    def sentences(self) -> Iterator[str]:
        """Yield what stands in the way, from the target on."""
        catalogue, target = self.case.catalogue, self.question.target
        if self.question.target_kind == "role":
            yield from self._of(catalogue.roles[target], [])
            return
        title = catalogue.qualifications[target].title
        ways = self._courses_giving([target])
        if not ways:
            yield f"No course that otpath knows in {self._here} gives {title}."
            return
        nearest = min(ways, key=lambda way: len(self._missing(way)))
        yield from self._of(nearest, [])

    @property
    def _here(self) -> str:
        return NATION_NAMES[self.question.nation]

    def _of(self, record: Role | Course, before: list[Role | Course]) -> Iterator[str]:
        if isinstance(record, Role) and self.question.nation not in record.nations:
            there = joined(NATION_NAMES[nation] for nation in record.nations)
            yield f"{record.title} is a job in {there} only."
            return
        if isinstance(record, Role) and record.time_to_hire is None:
            yield f"Nobody is hired as {record.title}."
            return
        missing = self._missing(record)
        asked = "; ".join(in_words(rule, self.case.catalogue, short=True) for rule in missing)
        yield f"{record.title} asks: {asked}."
        yield from self._behind(missing, [*before, record])

    def _behind(self, missing: Iterable[Requirement], before: list[Role | Course]) -> Iterator[str]:
        """Yield why nothing gives what is missing: the way that is nearest to it, or a ring."""
        for rule in missing:
            if self._is_in_range(rule):
                self.is_for_people = True
                yield "What you could have lies within their range of offers: they decide."
                return
        shut = [record for rule in missing for record in self._givers(rule)]
        ring = next((record for record in shut if record in before), None)
        if ring is not None:
            names = [record.title for record in before[before.index(ring) :]]
            yield f"Each waits for another: {', '.join([*names, ring.title])}."
        elif not shut or len(before) >= DEEPEST:
            yield f"Nothing that otpath knows in {self._here} gives this."
        else:
            yield f"{shut[0].title} would give it."
            yield from self._of(shut[0], before)

    # --- what is missing ----------------------------------------------------------------------

    def _missing(self, record: Role | Course) -> list[Requirement]:
        """Return the rules that nothing meets, of the way in with the fewest of them."""
        is_job = isinstance(record, Role)
        ways = [list(self._unmet(way, is_job=is_job)) for way in record.entry]
        missing = min(ways, key=len, default=[])
        if isinstance(record, Course) and record.employed_as:
            post = Job(kind="job", id="employed-as", roles=record.employed_as)
            return missing if self._can_be_met(post) else [*missing, post]
        return missing

    def _unmet(self, way: Entry, *, is_job: bool) -> Iterator[Requirement]:
        for rule in way.requires:
            if rule.strength != "helps" and not (is_job and rule.by == "during"):
                yield from self._unmet_in(rule)

    def _unmet_in(self, rule: Requirement) -> Iterator[Requirement]:
        if self._can_be_met(rule):
            return
        if isinstance(rule, All) and not rule.unless:
            for part in rule.of:
                yield from self._unmet_in(part)
            return
        yield rule

    def _can_be_met(self, rule: Requirement) -> bool:
        if rule.strength == "helps" or is_decided(rule):
            return True
        if any(self._can_be_met(other) for other in rule.unless if not is_decided(other)):
            return True
        match rule:
            case All():
                return all(self._can_be_met(part) for part in rule.of)
            case AnyOf() | Count():
                needed = rule.at_least if isinstance(rule, Count) else 1
                return sum(self._can_be_met(part) for part in rule.of) >= needed
            case Residence():
                return self.question.nation in rule.places
            case Age():
                return rule.at_most is None or self.question.age <= rule.at_most
            case Job():
                return any(role in self._roles for role in rule.roles)
            case Experience():
                return self._has_worked(rule) or any(role in self._roles for role in rule.roles)
            case Recency():
                return True
            case _:
                return self.case.known.of(self.case.known.bare(rule))(self._gains)

    def _has_worked(self, rule: Experience) -> bool:
        done = sum(self.question.person.experience.get(role, 0) for role in rule.roles)
        return done >= (rule.months or 0)

    @cached_property
    def _roles(self) -> frozenset[str]:
        return self.reach.roles | {self.question.person.job}

    @cached_property
    def _gains(self) -> tuple[Holding, ...]:
        """Return what the person holds, and all that courses within reach could add."""
        gained = [
            Holding(award.qualification, award.subject, award.grade)
            for id_ in sorted(self.reach.courses)
            if id_ in self.case.catalogue.courses
            for award in self.case.catalogue.courses[id_].awards
        ]
        held = held_at_start(self.question, self.case.catalogue)
        return (*(replace(h, predicted=False) for h in held), *gained)

    def _is_in_range(self, rule: Requirement) -> bool:
        """Tell whether what could be had is neither enough nor too little: people decide."""
        if not isinstance(rule, Award | Gcses | Grades | Tariff | AccessCredits):
            return False
        situation = Situation(
            month=self.question.start,
            job=None,
            holdings=self._gains,
            all_gcses=True,
            all_awards=True,
            experience_told=True,
        )
        found: Outcome = judge(rule, situation, self.case.catalogue)
        return found.shortfall is not None and found.shortfall.kind == "they-decide"

    # --- what would give it -------------------------------------------------------------------

    def _givers(self, rule: Requirement) -> list[Role | Course]:
        """Return the jobs and courses that would give it and are shut themselves."""
        found: list[Role | Course] = []
        for leaf in walk(rule):
            found += self._jobs(leaf) if isinstance(leaf, Job | Experience) else []
            found += self._courses_giving(_named(leaf))
        return found

    def _jobs(self, leaf: Job | Experience) -> list[Role]:
        roles = self.case.catalogue.roles
        return [roles[id_] for id_ in leaf.roles if id_ not in self._roles]

    def _courses_giving(self, qualifications: Iterable[str]) -> list[Course]:
        wanted = set(qualifications)
        return [
            course
            for course in self.case.catalogue.courses.values()
            if self.question.nation in course.nations
            and course.id not in self.reach.courses
            and wanted.intersection(award.qualification for award in course.awards)
        ]


def _named(leaf: Requirement) -> list[str]:
    """Return the awards by which a rule can be met, as far as it names them."""
    match leaf:
        case Gcses():
            return ["gcse", *(other.qualification for other in leaf.accept)]
        case Award() | Tariff() | Grades():
            return list(leaf.qualifications)
        case AccessCredits():
            return ["access-to-he"]
        case _:
            return []
