"""Which programmes of a step's course would be open by then: judged on what the route will give."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from otpath.answers.programmes import (
    Judged,
    Wanted,
    judge_programme,
    programmes_wanted,
    starts_in,
)
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.programmes import Programme
from otpath.person.profile import Holding, Person
from otpath.planning.held import implied_by
from otpath.planning.replayed import ReplayedRoute
from otpath.planning.routes import Leg, Question, Route
from otpath.rules.outcomes import Verdict
from otpath.rules.situation import Situation


@dataclass(frozen=True)
class OpenProgrammes:
    """The programmes of one course leg in the nation. They are judged when somebody looks.

    Each is judged at the start of the leg, on what the person told us and what the steps before
    give. What they did not tell stays not known, though the plan takes it as not so.
    """

    leg: Leg
    route: Route
    question: Question
    catalogue: Catalogue = field(repr=False, compare=False)

    @property
    def start(self) -> int:
        """The month of the start for which they are judged."""
        return self.leg.start

    @property
    def is_bound(self) -> bool:
        """True where the leg stands for one programme itself: the plan is bound to it."""
        # An organisation may give a programme the id of a course: the name tells them apart.
        programme = self.catalogue.programmes.get(self.leg.id)
        return programme is not None and self._course.title == programme.name

    @property
    def _course(self) -> Course:
        return self.catalogue.courses[self.leg.id]

    @cached_property
    def found(self) -> tuple[Programme, ...]:
        """All that the catalogue has; of a course bound to one programme, that one."""
        if self.is_bound:
            return (self.catalogue.programmes[self.leg.id],)
        wanted = Wanted(frozenset({self.leg.id}), self.question.nation)
        return programmes_wanted(self.catalogue, wanted)

    @cached_property
    def elsewhen(self) -> tuple[Programme, ...]:
        """Those whose pages give other months of start. They are not judged."""
        return tuple(p for p in self.found if not starts_in(p, self.start))

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Those that begin in the month of the start, the most open first."""
        then = [p for p in self.found if p not in self.elsewhen]
        if not then:
            return ()
        at_start, applying = _standings(self._course, self)
        judged = (
            judge_programme(p, at_start, self.catalogue, at_application=applying) for p in then
        )
        return tuple(sorted(judged, key=_distance))

    def of(self, verdict: Verdict) -> tuple[Judged, ...]:
        """Return the programmes with a verdict, the nearest first."""
        return tuple(judged for judged in self.judged if judged.verdict is verdict)


def _distance(judged: Judged) -> tuple[int, bool, bool, int, int, str]:
    """Order by verdict, pages read whole first, then by how many rules are in the way."""
    programme = judged.programme
    return (
        (Verdict.MET, Verdict.NOT_KNOWN, Verdict.NOT_MET).index(judged.verdict),
        judged.is_old,
        programme.partial,
        len(judged.of(Verdict.NOT_MET)),
        len(judged.of(Verdict.NOT_KNOWN)),
        programme.name,
    )


def _standings(course: Course, asked: OpenProgrammes) -> tuple[Situation, Situation]:
    """Return how the person stands at the start of a course, and when they apply for it."""
    replayed = ReplayedRoute.of(asked.route, asked.question, asked.catalogue)
    start, applied = asked.start, asked.start - course.application.lead
    held = replayed.job_left_in if course.mode == "full-time" else replayed.job_in
    at_start = replayed.situation(start, held(start))
    applying = replayed.situation(applied, replayed.job_in(applied))
    person = asked.question.person
    return (
        _as_told(at_start, person, asked.catalogue),
        _as_told(applying, person, asked.catalogue),
    )


def _as_told(planned: Situation, person: Person, catalogue: Catalogue) -> Situation:
    """Return a situation of a plan in which what was not said is not known."""
    implied = implied_by(person.job, catalogue)
    is_told = person.age is not None
    return replace(
        planned,
        holdings=tuple(h for h in planned.holdings if not _is_named(h, implied, person)),
        all_gcses=person.all_gcses,
        all_awards=person.all_awards,
        experience_told=person.experience_told,
        age_from=planned.age_from if is_told else None,
        age_to=planned.age_to if is_told else None,
        nation=person.nation,
    )


def _is_named(held: Holding, implied: tuple[Holding, ...], person: Person) -> bool:
    """Tell whether an award that the role implies was named, as more than the role says."""
    named = {holding.qualification for holding in person.holdings}
    return held in implied and held.qualification in named and held not in person.holdings
