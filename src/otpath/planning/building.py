"""From a catalogue and a question to the activities that could matter, numbered for the search.

Only what some road to the target can use is taken in: the target's own needs, what gives those,
what those ask for in turn. The size of the rest of the catalogue does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.dated import first_month_from
from otpath.catalogue.grades import UNKNOWN
from otpath.catalogue.requirements import (
    AccessCredits,
    Age,
    Award,
    Entry,
    Experience,
    Gcses,
    Grades,
    Job,
    Recency,
    Requirement,
    Tariff,
)
from otpath.catalogue.roles import Role
from otpath.person.profile import Holding
from otpath.planning.activities import CourseActivity, Entries, JobActivity, Price, Problem
from otpath.planning.conditions import (
    NEVER,
    AwardsLeaf,
    ExperienceLeaf,
    JobLeaf,
    Leaf,
    RecencyLeaf,
    WindowLeaf,
    holds,
)
from otpath.planning.judgements import Judgements
from otpath.planning.routes import Question
from otpath.planning.rule_trees import RuleReader, all_of
from otpath.rules.holdings import is_pass
from otpath.rules.points import counts_in


def build(
    question: Question, catalogue: Catalogue, judgements: Judgements | None = None
) -> Problem:
    """Return the activities that could lead to the target, for this person."""
    known = judgements or Judgements(catalogue, question.start)
    return _Builder(question, catalogue, known).build()


def held_at_start(question: Question, catalogue: Catalogue) -> tuple[Holding, ...]:
    """Return the person's holdings and those that everybody in their role has."""
    return (*question.person.holdings, *implied_by(question.person.job, catalogue))


def implied_by(job: str, catalogue: Catalogue) -> tuple[Holding, ...]:
    """Return what everybody in a role holds, by law or by the meaning of the role."""
    return tuple(
        Holding(fact.qualification, grade=fact.grade or _ungraded(catalogue, fact.qualification))
        for fact in catalogue.roles[job].implies
    )


def last_month(question: Question) -> int:
    """Return the last month in which the target may be reached."""
    horizon, finish_by = question.start + question.limits.horizon, question.limits.finish_by
    return horizon if finish_by is None else min(horizon, finish_by)


def _ungraded(catalogue: Catalogue, qualification: str) -> str | None:
    return UNKNOWN if catalogue.qualifications[qualification].scale else None


class _Builder:
    """Numbers activities as they are first needed, until nothing new is needed."""

    def __init__(self, question: Question, catalogue: Catalogue, judgements: Judgements) -> None:
        self.question = question
        self.catalogue = catalogue
        self.judgements = judgements
        holdings = held_at_start(question, catalogue)
        self.expected = {
            f"expected-{n}": h for n, h in enumerate(holdings) if _is_to_come(h, question)
        }
        self.holdings = tuple(_as_held(h) for h in holdings if not _is_to_come(h, question))
        self.role_numbers: dict[str, int] = {}
        self.course_numbers: dict[str, int] = {}
        self.counters: dict[frozenset[str], int] = {}
        self.thresholds: list[set[int]] = []
        self.award_leaves: dict[Requirement, AwardsLeaf] = {}
        self.asked_as_job = 0
        self.study_levels: dict[int, int] = {}
        self.must_leaves: dict[str, AwardsLeaf] = {}
        self.givers = self._courses_by_qualification()

    def build(self) -> Problem:
        question = self.question
        to_role = question.target_kind == "role"
        target_role = self._role(question.target) if to_role else None
        target_courses = 0 if to_role else self._courses((question.target,))
        roles, courses = self._compile_all()
        counter_roles = tuple(self._mask(ids) for ids in self.counters)
        masks = [*counter_roles, *_job_masks(roles, courses)]
        return Problem(
            start=question.start,
            horizon=last_month(question),
            study_hours=question.limits.study_hours,
            own_pounds=question.limits.own_pounds,
            roles=roles,
            courses=courses,
            target_role=target_role,
            target_courses=target_courses,
            first_job=self.role_numbers.get(question.person.job),
            first_counters=tuple(self._months_so_far(ids) for ids in self.counters),
            counter_caps=tuple(max(months) for months in self.thresholds),
            counter_roles=counter_roles,
            thresholds=tuple(frozenset(months) for months in self.thresholds),
            asked_as_job=self.asked_as_job,
            needless=_needless(roles, masks, target_role),
            stands_in_for=_stands_in_for(len(roles), masks, target_role),
            first_study=tuple(self._latest_study(level) for level in self.study_levels),
            expected={
                self.course_numbers[name]: holding.gained
                for name, holding in self.expected.items()
                if name in self.course_numbers and holding.gained is not None
            },
        )

    def _compile_all(self) -> tuple[tuple[JobActivity | None, ...], tuple[CourseActivity, ...]]:
        roles: list[JobActivity | None] = []
        entries: list[tuple[Course | None, Entries]] = []
        while len(roles) < len(self.role_numbers) or len(entries) < len(self.course_numbers):
            new_roles = list(self.role_numbers)[len(roles) :]
            roles += [self._job_activity(self.catalogue.roles[role]) for role in new_roles]
            for course_id in list(self.course_numbers)[len(entries) :]:
                course = self.catalogue.courses.get(course_id)
                self._mask(course.employed_as if course else ())
                entries.append((course, self._course_entries(course)))
        # Only now are all the levels known that some rule asks to have been studied.
        courses = tuple(
            self._course_activity(course, ways) if course else self._to_come(name)
            for name, (course, ways) in zip(self.course_numbers, entries, strict=True)
        )
        return tuple(roles), courses

    def _job_activity(self, role: Role) -> JobActivity | None:
        is_shut = role.id in self.question.limits.avoid_roles
        if role.time_to_hire is None or is_shut or self.question.nation not in role.nations:
            return None
        is_target = self.question.target_kind == "role" and role.id == self.question.target
        musts = self._musts(role.id) if is_target else ()
        return JobActivity(
            role.id, role.time_to_hire.months, self._entries(role.entry, musts, of_job=True)
        )

    def _to_come(self, name: str) -> CourseActivity:
        holding = self.expected[name]
        levels = self.study_levels.items()
        studies = tuple(number for level, number in levels if self._is_at_level(holding, level))
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
            employed_as=self._mask(course.employed_as),
            studies=tuple(
                number
                for level, number in self.study_levels.items()
                if self._reaches(course, level)
            ),
            prices=_prices(course, self.question),
            entries=entries,
        )

    def _course_entries(self, course: Course | None) -> Entries:
        if course is None:
            return _EXPECTED.entries
        gives_target = any(a.qualification == self.question.target for a in course.awards)
        return self._entries(course.entry, self._musts(course.id) if gives_target else ())

    def _entries(
        self, entries: Iterable[Entry], musts: Iterable[Leaf] = (), *, of_job: bool = False
    ) -> Entries:
        reading = RuleReader(self._leaf, of_job, self.question.nation)
        kept = tuple(entries)
        ways = [reading.trees(entry.requires) for entry in kept]
        asked_of_all = tuple(reading.ask(leaf, "start" if of_job else "during") for leaf in musts)
        trees = tuple(all_of((*way, *asked_of_all)) for way in ways)
        return Entries(tuple(entry.id for entry in kept), trees, tuple(reading.asked))

    def _musts(self, reaching: str) -> list[Leaf]:
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
        if course_id not in self.must_leaves:
            is_open = self._is_open(self.catalogue.courses[course_id])
            givers = 1 << self._course(course_id) if is_open else 0
            self.must_leaves[course_id] = AwardsLeaf(givers, bool)
        return self.must_leaves[course_id]

    def _leaf(self, node: Requirement) -> Leaf:
        match node:
            case Gcses():
                accepted = [equivalent.qualification for equivalent in node.accept]
                return self._awards_leaf(node, ("gcse", *accepted))
            case Award():
                return self._awards_leaf(node, node.qualifications or self._at_level(node.level))
            case Tariff():
                return self._awards_leaf(node, node.qualifications or self._with_points(node))
            case Grades():
                return self._awards_leaf(node, node.qualifications)
            case AccessCredits():
                return self._awards_leaf(node, ("access-to-he",))
            case Experience():
                return self._experience_leaf(node)
            case Job():
                roles = self._mask(node.roles)
                self.asked_as_job |= roles
                return JobLeaf(roles)
            case Age():
                return self._age_leaf(node)
            case Recency():
                return self._recency_leaf(node)
            case _:
                raise TypeError(f"no leaf: {node.kind}")

    def _with_points(self, rule: Tariff) -> list[str]:
        qualifications = self.catalogue.qualifications
        return [id_ for id_ in self.givers if counts_in(qualifications[id_], rule)]

    def _at_level(self, level: int | None) -> list[str]:
        levels = {id_: self.catalogue.qualifications[id_].rqf_level or 0 for id_ in self.givers}
        return [id_ for id_, found in levels.items() if found >= (level or 0)]

    def _awards_leaf(self, node: Requirement, qualifications: Iterable[str]) -> AwardsLeaf:
        """Return one leaf for all rules that ask the same: what it has judged is then shared."""
        bare = self.judgements.bare(node)
        if bare not in self.award_leaves:
            self.award_leaves[bare] = self._new_awards_leaf(bare, qualifications)
        return self.award_leaves[bare]

    def _new_awards_leaf(self, node: Requirement, qualifications: Iterable[str]) -> AwardsLeaf:
        holdings_by_course = self._gains(qualifications)
        predicted = {n: h for n, h in self.expected.items() if h.predicted}
        is_met_by = self.judgements.of(node)
        # What is met from the start needs no course: none is then looked for.
        if is_met_by((*self.holdings, *predicted.values())):
            return AwardsLeaf(0, lambda _: True)
        numbered = {self._course(course): gains for course, gains in holdings_by_course.items()}
        open_still = {self._course(n): h for n, h in predicted.items() if n in holdings_by_course}

        def judged(mask: int) -> bool:
            gained = [h for number, gains in numbered.items() if mask >> number & 1 for h in gains]
            hoped = [h for number, h in open_still.items() if not mask >> number & 1]
            return is_met_by((*self.holdings, *hoped, *gained))

        return AwardsLeaf(sum(1 << number for number in numbered), judged)

    def _experience_leaf(self, node: Experience) -> ExperienceLeaf:
        return self._counter_leaf(frozenset(node.roles), node.months or 0)

    def _counter_leaf(self, roles: frozenset[str], months: int) -> ExperienceLeaf:
        number = self.counters.setdefault(roles, len(self.counters))
        if number == len(self.thresholds):
            self.thresholds.append(set())
        self.thresholds[number].add(months)
        return ExperienceLeaf(number, months, self._mask(roles))

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
            for course in self.catalogue.courses.values()
            if self._reaches(course, node.level) and self._is_open(course)
        )
        givers += [n for n, h in self.expected.items() if self._is_at_level(h, node.level)]
        mask = sum(1 << self._course(giver) for giver in givers)
        open_until = self._predicted_until(node.level) if node.by == "application" else 0
        return RecencyLeaf(number, (node.years or 0) * 12, mask, open_until)

    def _predicted_until(self, level: int) -> int:
        """Return the month before which some study of a level goes on: its award is predicted."""
        return max(
            (
                NEVER if holding.gained is None else holding.gained
                for holding in (*self.holdings, *self.expected.values())
                if holding.predicted and self._is_at_level(holding, level)
            ),
            default=0,
        )

    def _reaches(self, course: Course, level: int) -> bool:
        levels = [self.catalogue.qualifications[a.qualification].rqf_level for a in course.awards]
        return any(found is not None and found >= level for found in levels)

    def _latest_study(self, level: int) -> int:
        months = [
            held.gained
            for held in self.holdings
            if held.gained is not None and self._is_at_level(held, level)
        ]
        return max(months, default=-1)

    def _is_at_level(self, holding: Holding, level: int) -> bool:
        found = self.catalogue.qualifications[holding.qualification].rqf_level
        return found is not None and found >= level and is_pass(holding)

    def _courses_by_qualification(self) -> dict[str, list[Course]]:
        givers: dict[str, list[Course]] = {}
        for course in self.catalogue.courses.values():
            if self._is_open(course):
                for award in course.awards:
                    givers.setdefault(award.qualification, []).append(course)
        return givers

    def _is_open(self, course: Course) -> bool:
        limits = self.question.limits
        if course.mode in limits.avoid_modes or course.id in limits.avoid_courses:
            return False
        if course.mode == "full-time":
            fits = not limits.keep_wage
        else:
            fits = course.mode == "registration" or course.hours_per_week <= limits.study_hours
        return fits and self.question.nation in course.nations

    def _gains(self, qualifications: Iterable[str]) -> dict[str, tuple[Holding, ...]]:
        wanted = tuple(qualifications)
        courses = {c.id: c for wanted_id in wanted for c in self.givers.get(wanted_id, ())}
        to_come = {
            name: (_as_held(holding),)
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

    def _courses(self, qualifications: Iterable[str]) -> int:
        return sum(1 << self._course(course) for course in self._gains(qualifications))

    def _course(self, course: str) -> int:
        return self.course_numbers.setdefault(course, len(self.course_numbers))

    def _role(self, role: str) -> int:
        return self.role_numbers.setdefault(role, len(self.role_numbers))

    def _mask(self, roles: Iterable[str]) -> int:
        return sum(1 << self._role(role) for role in sorted(set(roles)))

    def _months_so_far(self, roles: Iterable[str]) -> int:
        return sum(self.question.person.experience.get(role, 0) for role in roles)


def _is_to_come(holding: Holding, question: Question) -> bool:
    return holding.gained is not None and holding.gained > question.start


def _as_held(holding: Holding) -> Holding:
    """Return a holding as it stands once its month, if it has one, has come."""
    return holding if holding.gained is None else replace(holding, predicted=False)


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
    own = sum(cost.total for cost in costs if cost.paid_by == "you")
    return Price(start, own, sum(cost.total for cost in costs if cost.paid_by == "loan"))


def _job_masks(
    roles: Iterable[JobActivity | None], courses: Iterable[CourseActivity]
) -> Iterator[int]:
    activities: list[JobActivity | CourseActivity] = [role for role in roles if role is not None]
    activities += courses
    for activity in activities:
        for asked in activity.entries.asked:
            if isinstance(asked.leaf, JobLeaf):
                yield asked.leaf.roles
        if isinstance(activity, CourseActivity) and activity.employed_as:
            yield activity.employed_as


def _stands_in_for(count: int, masks: list[int], target: int | None) -> tuple[int, ...]:
    """Return for each role the roles for which, once held, it can stand in: all rules take it too.

    Nothing stands in for the target. Numbers of masks are few: roles are compared one by one.
    """
    taking = [sum(1 << n for n, mask in enumerate(masks) if mask >> r & 1) for r in range(count)]
    return tuple(
        sum(
            1 << other
            for other in range(count)
            if other != target and not taking[other] & ~taking[role]
        )
        for role in range(count)
    )


def _needless(roles: tuple[JobActivity | None, ...], masks: list[int], target: int | None) -> int:
    """Return roles that another, open to all and hired as fast, can stand in for everywhere."""
    needless = 0
    for one, role in enumerate(roles):
        if role is None or one == target:
            continue
        for two, other in enumerate(roles):
            if other is None or two == one or needless >> two & 1 or other.delay > role.delay:
                continue
            is_open = holds(other.entries.tree, 0)
            if is_open and all(mask >> two & 1 for mask in masks if mask >> one & 1):
                needless |= 1 << one
                break
    return needless
