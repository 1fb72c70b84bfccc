"""Which open courses give which awards, beside what the person holds and what is to come."""

from __future__ import annotations

from collections.abc import Iterable

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.requirements import Tariff
from otpath.person.profile import Holding
from otpath.planning.held import as_held, held_at_start, is_to_come
from otpath.planning.routes import Question
from otpath.rules.holdings import is_pass
from otpath.rules.points import counts_in


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
            course.id: tuple(
                Holding(a.qualification, a.subject, a.grade)
                for a in course.awards
                if a.qualification in wanted
            )
            for course in sorted(courses.values(), key=lambda course: course.id)
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
