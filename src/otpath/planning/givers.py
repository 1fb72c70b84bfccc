"""Which open courses give which awards, beside what the person holds and what is to come."""

from __future__ import annotations

from collections.abc import Iterable

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course, Gained
from otpath.catalogue.requirements import Tariff
from otpath.person.profile import Holding
from otpath.planning.held import as_held, held_at_start, is_to_come
from otpath.planning.routes import Question
from otpath.rules.already import is_as_good, is_trained_for
from otpath.rules.holdings import is_pass
from otpath.rules.points import counts_in


def gained_from(award: Gained) -> Holding:
    """Return what a person holds once a course has given them an award."""
    return Holding(award.qualification, award.subject, award.grade)


class Givers:
    """What can give an award in one question: a course that is open, or time alone.

    `expected` holds what is to come of itself, by a name that stands beside the ids of courses.
    """

    def __init__(self, question: Question, catalogue: Catalogue) -> None:
        self.question = question
        self.catalogue = catalogue
        holdings = held_at_start(question, catalogue)
        self.expected = {
            f"expected-{n}": h for n, h in enumerate(holdings) if is_to_come(h, question)
        }
        self.holdings = tuple(as_held(h) for h in holdings if not is_to_come(h, question))
        self._trained_for = {
            course.id
            for course in catalogue.courses.values()
            if self.holdings and is_trained_for(course, self.holdings, catalogue)
        }
        self._by_qualification = self._courses_by_qualification()
        to_come = (holding.qualification for holding in self.expected.values())
        self._to_be_had = tuple(dict.fromkeys([*self._by_qualification, *to_come]))

    def _courses_by_qualification(self) -> dict[str, list[Course]]:
        givers: dict[str, list[Course]] = {}
        for course in self.catalogue.courses.values():
            if self.is_open(course):
                for award in course.awards:
                    givers.setdefault(award.qualification, []).append(course)
        return givers

    def is_open(self, course: Course) -> bool:
        """Tell whether the nation and the limits leave a course open."""
        limits = self.question.limits
        if course.mode in limits.avoid_modes or course.id in limits.avoid_courses:
            return False
        if course.id in self._trained_for:
            return False
        if course.mode == "full-time":
            fits = not limits.keep_wage
        else:
            fits = course.mode == "registration" or course.hours_per_week <= limits.study_hours
        return fits and self.question.nation in course.nations

    def gains(self, qualifications: Iterable[str]) -> dict[str, tuple[Holding, ...]]:
        """Return what gives any of some qualifications, each with the holdings that it gives."""
        wanted = tuple(qualifications)
        courses = {
            c.id: c for wanted_id in wanted for c in self._by_qualification.get(wanted_id, ())
        }
        to_come = {
            name: (as_held(holding),)
            for name, holding in self.expected.items()
            if holding.qualification in wanted
        }
        return to_come | {
            course.id: tuple(gained_from(a) for a in course.awards if a.qualification in wanted)
            for course in sorted(courses.values(), key=lambda course: course.id)
        }

    def is_held(self, award: Gained) -> bool:
        """Tell whether an award, as good, was there when the plan began."""
        return any(is_as_good(holding, award, self.catalogue) for holding in self.holdings)

    def month_of(self, award: Gained) -> int | None:
        """Return the month in which an award, as good, comes of itself; None where it does not."""
        months = [
            holding.gained
            for holding in map(as_held, self.expected.values())
            if holding.gained is not None and is_as_good(holding, award, self.catalogue)
        ]
        return min(months, default=None)

    def courses_to(self, award: Gained) -> set[str]:
        """Return the ids of the open courses that give an award, as good."""
        return {
            course.id
            for course in self._by_qualification.get(award.qualification, ())
            if any(is_as_good(gained_from(a), award, self.catalogue) for a in course.awards)
        }

    def with_points(self, rule: Tariff) -> list[str]:
        """Return the qualifications that can be had and whose points count in a rule."""
        qualifications = self.catalogue.qualifications
        return [id_ for id_ in self._to_be_had if counts_in(qualifications[id_], rule)]

    def at_level(self, level: int | None) -> list[str]:
        """Return the qualifications that can be had, at a level or above."""
        levels = {id_: self.catalogue.qualifications[id_].rqf_level or 0 for id_ in self._to_be_had}
        return [id_ for id_, found in levels.items() if found >= (level or 0)]

    def reaches(self, course: Course, level: int) -> bool:
        """Tell whether a course gives an award at a level or above."""
        levels = [self.catalogue.qualifications[a.qualification].rqf_level for a in course.awards]
        return any(found is not None and found >= level for found in levels)

    def is_at_level(self, holding: Holding, level: int) -> bool:
        """Tell whether a holding is a pass at a level or above."""
        found = self.catalogue.qualifications[holding.qualification].rqf_level
        return found is not None and found >= level and is_pass(holding)
