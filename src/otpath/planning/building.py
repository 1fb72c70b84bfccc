"""From a catalogue and a question to the activities that could matter, numbered for the search.

Only what some road to the target can use is taken in: the target's own needs, what gives those,
what those ask for in turn. The size of the rest of the catalogue does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course, Gained, pounds_from
from otpath.catalogue.dated import first_month_from
from otpath.catalogue.requirements import Entry
from otpath.catalogue.roles import Role
from otpath.planning.activities import (
    CourseActivity,
    Entries,
    JobActivity,
    NewAward,
    Price,
    Problem,
)
from otpath.planning.conditions import NEVER, Leaf
from otpath.planning.givers import Givers
from otpath.planning.judgements import Judgements
from otpath.planning.leaves import LeafReader
from otpath.planning.numbering import Numbering
from otpath.planning.routes import Question
from otpath.planning.rule_trees import RuleReader, all_of
from otpath.planning.substitutes import job_masks, needless, stands_in_for


def build(
    question: Question, catalogue: Catalogue, judgements: Judgements | None = None
) -> Problem:
    """Return the activities that could lead to the target, for this person."""
    known = judgements or Judgements(catalogue, question.start)
    return _Builder(question, catalogue, known).build()


def _last_month(question: Question) -> int:
    """Return the last month in which the target may be reached."""
    horizon, finish_by = question.start + question.limits.horizon, question.limits.finish_by
    return horizon if finish_by is None else min(horizon, finish_by)


class _Builder:
    """Makes activities as they are first needed, until nothing new is needed."""

    def __init__(self, question: Question, catalogue: Catalogue, judgements: Judgements) -> None:
        self.question = question
        self.catalogue = catalogue
        self.givers = Givers(question, catalogue)
        self.numbers = Numbering()
        self.leaves = LeafReader(self.givers, judgements, self.numbers)

    def build(self) -> Problem:
        question = self.question
        to_role = question.target_kind == "role"
        target_role = self.numbers.role(question.target) if to_role else None
        target_courses = 0 if to_role else self._courses_to(question.target)
        roles, courses = self._compile_all()
        counter_roles = tuple(self.numbers.mask(ids) for ids in self.numbers.counters)
        masks = [*counter_roles, *job_masks(roles, courses)]
        return Problem(
            start=question.start,
            horizon=_last_month(question),
            study_hours=question.limits.study_hours,
            own_pounds=question.limits.own_pounds,
            roles=roles,
            courses=courses,
            target_role=target_role,
            target_courses=target_courses,
            first_job=self.numbers.roles.get(question.person.job),
            first_counters=tuple(self._months_so_far(ids) for ids in self.numbers.counters),
            counter_caps=tuple(max(months) for months in self.numbers.thresholds),
            counter_roles=counter_roles,
            thresholds=tuple(frozenset(months) for months in self.numbers.thresholds),
            asked_as_job=self.leaves.asked_as_job,
            needless=needless(roles, masks, target_role),
            stands_in_for=stands_in_for(len(roles), masks, target_role),
            first_study=tuple(self._latest_study(level) for level in self.leaves.study_levels),
            included=self._included(courses),
            expected={
                self.numbers.courses[name]: holding.gained
                for name, holding in self.givers.expected.items()
                if name in self.numbers.courses and holding.gained is not None
            },
        )

    def _compile_all(self) -> tuple[tuple[JobActivity | None, ...], tuple[CourseActivity, ...]]:
        roles: list[JobActivity | None] = []
        entries: list[tuple[Course | None, Entries]] = []
        while len(roles) < len(self.numbers.roles) or len(entries) < len(self.numbers.courses):
            new_roles = list(self.numbers.roles)[len(roles) :]
            roles += [self._job_activity(self.catalogue.roles[role]) for role in new_roles]
            for course_id in list(self.numbers.courses)[len(entries) :]:
                course = self.catalogue.courses.get(course_id)
                self.numbers.mask(course.employed_as if course else ())
                entries.append((course, self._course_entries(course)))
        # Only now are all the levels known that some rule asks to have been studied.
        courses = tuple(
            self._course_activity(course, ways) if course else self._to_come(name)
            for name, (course, ways) in zip(self.numbers.courses, entries, strict=True)
        )
        return tuple(roles), courses

    def _job_activity(self, role: Role) -> JobActivity | None:
        is_shut = role.id in self.question.limits.avoid_roles
        if role.time_to_hire is None or is_shut or self.question.nation not in role.nations:
            return None
        is_target = self.question.target_kind == "role" and role.id == self.question.target
        musts = self.leaves.musts(role.id) if is_target else ()
        return JobActivity(
            role.id, role.time_to_hire.months, self._entries(role.entry, musts, of_job=True)
        )

    def _to_come(self, name: str) -> CourseActivity:
        holding = self.givers.expected[name]
        levels = self.leaves.study_levels.items()
        studies = tuple(
            number for level, number in levels if self.givers.is_at_level(holding, level)
        )
        return replace(_EXPECTED, studies=studies)

    def _course_activity(self, course: Course, entries: Entries) -> CourseActivity:
        usual = course.duration.months
        lengths = {intake.month: intake.months or usual for intake in course.intakes}
        return CourseActivity(
            id=course.id,
            full_time=course.mode == "full-time",
            apprenticeship=course.mode == "apprenticeship",
            registration=course.mode == "registration",
            hours=course.hours_per_week,
            lead=course.application.lead,
            lengths=lengths or dict.fromkeys(range(1, 13), usual),
            employed_as=self.numbers.mask(course.employed_as),
            studies=tuple(
                number
                for level, number in self.leaves.study_levels.items()
                if self.givers.reaches(course, level)
            ),
            prices=_prices(course, self.question),
            entries=entries,
            new=self._new_awards(course),
        )

    def _new_awards(self, course: Course) -> tuple[NewAward, ...]:
        return tuple(
            NewAward(self._others_giving(award, course), NEVER if month is None else month)
            for award in course.awards
            if not self.givers.is_held(award)
            for month in [self.givers.month_of(award)]
        )

    def _others_giving(self, award: Gained, course: Course) -> int:
        """Return the other courses on the road that give an award, as good, as bits."""
        numbers = self.numbers.courses
        others = (c for c in self.givers.courses_to(award) if c in numbers and c != course.id)
        return sum(1 << numbers[other] for other in others)

    def _included(self, courses: Iterable[CourseActivity]) -> int:
        """Return what every route takes and gains something by, as bits."""
        ids = self.question.limits.include_courses
        return sum(1 << number for number, c in enumerate(courses) if c.id in ids and c.new)

    def _course_entries(self, course: Course | None) -> Entries:
        if course is None:
            return _EXPECTED.entries
        musts = self.leaves.musts(course.id) if course.gives(self.question.target) else ()
        return self._entries(course.entry, musts)

    def _entries(
        self, entries: Iterable[Entry], musts: Iterable[Leaf] = (), *, of_job: bool = False
    ) -> Entries:
        reading = RuleReader(self.leaves.leaf, of_job, self.question.nation)
        kept = tuple(entries)
        ways = [reading.trees(entry.requires) for entry in kept]
        asked_of_all = tuple(reading.ask(leaf, "start" if of_job else "during") for leaf in musts)
        trees = tuple(all_of((*way, *asked_of_all)) for way in ways)
        return Entries(tuple(entry.id for entry in kept), trees, tuple(reading.asked))

    def _courses_to(self, qualification: str) -> int:
        """Return the courses that give an award, as bits: what comes of itself is no course."""
        givers = self.givers.gains((qualification,))
        courses = (name for name in givers if name not in self.givers.expected)
        return sum(1 << self.numbers.course(course) for course in courses)

    def _latest_study(self, level: int) -> int:
        months = [
            held.gained
            for held in self.givers.holdings
            if held.gained is not None and self.givers.is_at_level(held, level)
        ]
        return max(months, default=-1)

    def _months_so_far(self, roles: Iterable[str]) -> int:
        return sum(self.question.person.experience.get(role, 0) for role in roles)


_EXPECTED = CourseActivity(
    id="expected",
    full_time=False,
    apprenticeship=False,
    registration=True,
    hours=0,
    lead=0,
    lengths=dict.fromkeys(range(1, 13), 1),
    employed_as=0,
    studies=(),
    prices=(),
    entries=Entries((), (), ()),
)
"""Stands for an award that will come of itself: no way in, and always given."""


def _prices(course: Course, question: Question) -> tuple[Price, ...]:
    """Return what the course takes in the nation, anew for each month in which that changes."""
    days = {day for cost in course.costs for day in (cost.since, cost.until) if day}
    changes = {first_month_from(day) for day in days}
    months = [question.start, *sorted(month for month in changes if month > question.start)]
    return tuple(_price(course, question.nation, month) for month in months)


def _price(course: Course, nation: Nation, start: int) -> Price:
    costs = course.costs_in(nation, start)
    return Price(start, pounds_from("you", costs), pounds_from("loan", costs))
