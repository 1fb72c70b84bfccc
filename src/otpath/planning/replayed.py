"""A route looked at month by month: what was true in each. Shares no code with the search."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.grades import UNKNOWN
from otpath.person.profile import Holding
from otpath.planning.routes import Leg, Question, Route
from otpath.rules.already import is_as_good
from otpath.rules.situation import Situation


@dataclass(frozen=True)
class ReplayedStudy:
    """A course or registration of the route, with its record."""

    leg: Leg
    course: Course
    end: int

    def fills(self, month: int) -> bool:
        """Tell whether the course runs in a month."""
        return self.leg.start <= month < self.end

    def __str__(self) -> str:
        return f'"{self.leg.id}"'


@dataclass(frozen=True)
class ReplayedRoute:
    """A route of known legs beside the question it answers: what was true in each month."""

    route: Route
    question: Question
    catalogue: Catalogue
    present: Leg
    jobs: tuple[Leg, ...]
    studies: tuple[ReplayedStudy, ...]

    @classmethod
    def of(cls, route: Route, question: Question, catalogue: Catalogue) -> ReplayedRoute:
        """Return the plan of a route whose shape is sound."""
        jobs = [leg for leg in route.legs if leg.kind == "job"]
        studies = tuple(
            ReplayedStudy(leg, catalogue.courses[leg.id], leg.end)
            for leg in route.legs
            if leg.kind != "job" and leg.end is not None
        )
        present = next(leg for leg in jobs if leg.applied is None)
        in_time = sorted(jobs, key=lambda leg: (leg.start, leg is not present))
        return cls(route, question, catalogue, present, tuple(in_time), studies)

    @property
    def months(self) -> range:
        """Every month in which something can happen."""
        last = max([self.route.finish, *(leg.end or leg.start for leg in self.route.legs)])
        return range(self.question.start, last + 1)

    @property
    def new_jobs(self) -> tuple[Leg, ...]:
        """The jobs that the person applies for."""
        return tuple(leg for leg in self.jobs if leg is not self.present)

    @property
    def full_time(self) -> tuple[ReplayedStudy, ...]:
        """The full-time courses."""
        return tuple(study for study in self.studies if study.course.mode == "full-time")

    def jobs_in(self, month: int) -> list[Leg]:
        """Return the jobs held in a month: one, none, or by fault more."""
        return [leg for leg in self.jobs if leg.start <= month and lasts_until(leg, month + 1)]

    def job_in(self, month: int) -> str | None:
        """Return the role held in a month."""
        return next((leg.id for leg in self.jobs_in(month)), None)

    def job_left_in(self, month: int) -> str | None:
        """Return the role held until a month: what is left where something new starts in it."""
        held = [
            leg.id
            for leg in self.jobs
            if (leg.start < month or leg is self.present) and lasts_until(leg, month)
        ]
        return held[-1] if held else None

    def situation(self, month: int, job: str | None) -> Situation:
        """Return how the person stands: all that was not said is not so."""
        person, passed = self.question.person, month - self.question.start
        return Situation(
            month=month,
            job=job,
            holdings=(*self.held_without(month), *self._gained_by(month, self.studies)),
            denied=person.denied,
            all_gcses=True,
            all_awards=True,
            experience=self.experience_by(month),
            experience_told=True,
            age_from=self.question.age + passed // 12,
            age_to=self.question.age + (passed + 11) // 12,
            nation=self.question.nation,
        )

    def _stated_by(self, month: int) -> Iterator[Holding]:
        """Yield what the person said they hold. What is expected is held once its month comes."""
        for holding in self.question.person.holdings:
            if holding.gained is not None and holding.gained <= month:
                yield replace(holding, predicted=False)
            elif holding.gained is None or holding.predicted:
                yield holding

    def _implied(self) -> Iterator[Holding]:
        for fact in self.catalogue.roles[self.present.id].implies:
            yield Holding(fact.qualification, None, self._grade(fact.qualification, fact.grade))

    def held_without(self, month: int) -> Iterator[Holding]:
        """Yield what the person holds by a month without any course of the route."""
        yield from self._stated_by(month)
        yield from self._implied()

    def there_beside(self, study: ReplayedStudy) -> Iterator[Holding]:
        """Yield what is there by the end of a course from elsewhere."""
        others = [other for other in self.studies if other is not study]
        yield from self.held_without(study.end)
        yield from self._gained_by(study.end, others)

    def has_all(self, course: Course, holdings: Collection[Holding]) -> bool:
        """Tell whether some holdings are all that a course gives, as good."""
        return all(
            any(is_as_good(holding, award, self.catalogue) for holding in holdings)
            for award in course.awards
        )

    def _gained_by(self, month: int, studies: Iterable[ReplayedStudy]) -> Iterator[Holding]:
        for study in studies:
            for award in study.course.awards if study.end <= month else ():
                grade = self._grade(award.qualification, award.grade)
                yield Holding(award.qualification, award.subject, grade, gained=study.end)

    def _grade(self, qualification: str, grade: str | None) -> str | None:
        record = self.catalogue.qualifications.get(qualification)
        has_scale = record is not None and record.scale is not None
        return UNKNOWN if grade is None and has_scale else grade

    def experience_by(self, month: int) -> dict[str, int]:
        """Return the months in each role up to a month, those before the plan included."""
        months_by_role = dict(self.question.person.experience)
        for leg in self.jobs:
            end = month if leg.end is None else min(leg.end, month)
            months_by_role[leg.id] = months_by_role.get(leg.id, 0) + max(0, end - leg.start)
        return months_by_role


def lasts_until(job: Leg, month: int) -> bool:
    """Tell whether a job goes on up to a month at least."""
    return job.end is None or job.end >= month


def applied_in(job: Leg) -> int:
    """Return the month of an application; of the present job, its first month."""
    return job.start if job.applied is None else job.applied
