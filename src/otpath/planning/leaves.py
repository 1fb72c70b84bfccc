"""What a rule asks, as leaves that the search can judge."""

from __future__ import annotations

from collections.abc import Iterable

from otpath.catalogue.requirements import (
    AccessCredits,
    Age,
    Award,
    Experience,
    Gcses,
    Grades,
    Job,
    Recency,
    Requirement,
    Tariff,
)
from otpath.planning.conditions import (
    NEVER,
    AwardsLeaf,
    ExperienceLeaf,
    JobLeaf,
    Leaf,
    RecencyLeaf,
    WindowLeaf,
)
from otpath.planning.givers import Givers
from otpath.planning.judgements import Judgements
from otpath.planning.numbering import Numbering


class LeafReader:
    """Makes leaves for one question, and numbers the roles and courses that they name."""

    def __init__(self, givers: Givers, judgements: Judgements, numbers: Numbering) -> None:
        self.givers = givers
        self.question = givers.question
        self.judgements = judgements
        self.numbers = numbers
        self.asked_as_job = 0
        """Roles that some rule asks to be held, as bits."""
        self.study_levels: dict[int, int] = {}
        """Levels that some rule asks to have been studied, with their numbers."""
        self._award_leaves: dict[Requirement, AwardsLeaf] = {}
        self._must_leaves: dict[str, AwardsLeaf] = {}

    def leaf(self, node: Requirement) -> Leaf:
        """Return the leaf of a rule that asks one thing."""
        match node:
            case Gcses():
                accepted = [equivalent.qualification for equivalent in node.accept]
                return self._awards_leaf(node, ("gcse", *accepted))
            case Award():
                return self._awards_leaf(
                    node, node.qualifications or self.givers.at_level(node.level)
                )
            case Tariff():
                return self._awards_leaf(node, node.qualifications or self.givers.with_points(node))
            case Grades():
                return self._awards_leaf(node, node.qualifications)
            case AccessCredits():
                return self._awards_leaf(node, ("access-to-he",))
            case Experience():
                return self._experience_leaf(node)
            case Job():
                roles = self.numbers.mask(node.roles)
                self.asked_as_job |= roles
                return JobLeaf(roles)
            case Age():
                return self._age_leaf(node)
            case Recency():
                return self._recency_leaf(node)
            case _:
                raise TypeError(f"no leaf: {node.kind}")

    def _awards_leaf(self, node: Requirement, qualifications: Iterable[str]) -> AwardsLeaf:
        """Return one leaf for all rules that ask the same: what it has judged is then shared."""
        bare = self.judgements.bare(node)
        if bare not in self._award_leaves:
            self._award_leaves[bare] = self._new_awards_leaf(bare, qualifications)
        return self._award_leaves[bare]

    def _new_awards_leaf(self, node: Requirement, qualifications: Iterable[str]) -> AwardsLeaf:
        holdings_by_course = self.givers.gains(qualifications)
        predicted = {n: h for n, h in self.givers.expected.items() if h.predicted}
        is_met_by = self.judgements.of(node)
        # What is met from the start needs no course: none is then looked for.
        if is_met_by((*self.givers.holdings, *predicted.values())):
            return AwardsLeaf(0, lambda _: True)
        numbered = {
            self.numbers.course(course): gains for course, gains in holdings_by_course.items()
        }
        open_still = {
            self.numbers.course(n): h for n, h in predicted.items() if n in holdings_by_course
        }

        def judged(mask: int) -> bool:
            gained = [h for number, gains in numbered.items() if mask >> number & 1 for h in gains]
            hoped = [h for number, h in open_still.items() if not mask >> number & 1]
            return is_met_by((*self.givers.holdings, *hoped, *gained))

        return AwardsLeaf(sum(1 << number for number in numbered), judged)

    def _experience_leaf(self, node: Experience) -> ExperienceLeaf:
        return self._counter_leaf(frozenset(node.roles), node.months or 0)

    def _counter_leaf(self, roles: frozenset[str], months: int) -> ExperienceLeaf:
        number = self.numbers.counter(roles, months)
        return ExperienceLeaf(number, months, self.numbers.mask(roles))

    def _age_leaf(self, node: Age) -> WindowLeaf:
        start, age = self.question.start, self.question.age
        first = start if node.at_least is None else start + 12 * max(0, node.at_least - age)
        # The birthday may be next month, so the age is surely at most n only this long.
        last = NEVER if node.at_most is None else start + 12 * (node.at_most - age)
        return WindowLeaf(first, last)

    def _recency_leaf(self, node: Recency) -> RecencyLeaf:
        number = self.study_levels.setdefault(node.level, len(self.study_levels))
        # Sorted: of equally good courses the one with the lower number is taken.
        givers = sorted(
            course.id
            for course in self.givers.catalogue.courses.values()
            if self.givers.reaches(course, node.level) and self.givers.is_open(course)
        )
        givers += [
            n for n, h in self.givers.expected.items() if self.givers.is_at_level(h, node.level)
        ]
        mask = sum(1 << self.numbers.course(giver) for giver in givers)
        open_until = self._predicted_until(node.level) if node.by == "application" else 0
        return RecencyLeaf(number, (node.years or 0) * 12, mask, open_until)

    def _predicted_until(self, level: int) -> int:
        """Return the month before which some study of a level goes on: its award is predicted."""
        return max(
            (
                NEVER if holding.gained is None else holding.gained
                for holding in (*self.givers.holdings, *self.givers.expected.values())
                if holding.predicted and self.givers.is_at_level(holding, level)
            ),
            default=0,
        )

    def musts(self, reaching: str) -> list[Leaf]:
        """Return what the person wants to have done before the target, as rules of its ways in.

        What reaches the target is no rule of itself.
        """
        limits, person = self.question.limits, self.question.person
        served = {role for role, months in person.experience.items() if months}
        roles = limits.include_roles - {reaching, person.job} - served
        courses = sorted(limits.include_courses - {reaching})
        return [
            *(self._must_leaf(course) for course in courses),
            *(self._counter_leaf(frozenset({role}), 1) for role in sorted(roles)),
        ]

    def _must_leaf(self, course_id: str) -> AwardsLeaf:
        """Return a leaf that is met once the course has ended: never where it is not open."""
        if course_id not in self._must_leaves:
            is_open = self.givers.is_open(self.givers.catalogue.courses[course_id])
            givers = 1 << self.numbers.course(course_id) if is_open else 0
            self._must_leaves[course_id] = AwardsLeaf(givers, bool)
        return self._must_leaves[course_id]
