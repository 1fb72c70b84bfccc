"""Tiny random catalogues with a question each, the same for the same seed.

Records are made one after another, and each asks mostly for what the ones before it give: so most
targets can be reached, and most need a chain of courses and jobs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random

from otpath.catalogue.base import NATIONS, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Course, Gained, Intake, Mode, PaidBy
from otpath.catalogue.months import calendar_month, month_number
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import Entry, JudgedBy, Requirement, Strength
from otpath.catalogue.roles import HeldFact, Role
from otpath.person.profile import Holding, Person
from otpath.planning.routes import Limits, Question
from tests import builders as make
from tests.planning.brute_force import could_be_reached

Fact = Gained | str
"""What a record gives: an award, or by its id the experience of a role."""


@dataclass(frozen=True)
class Knobs:
    """Shares, from 0 to 1, of what a test may want more or less of."""

    recency: float = 0.05
    """Of rules: study must be recent."""
    groups: float = 0.3
    """Of rules: joined by all, any or count."""
    loose: float = 0.04
    """Of rules: ask for what perhaps nothing gives."""
    corners: float = 0.0
    """Of what docs/design.md leaves open: a job asked by the start of a job or at the end of a
    course, a check or a `during` in an `unless`, an award expected in a known month."""
    limits: float = 0.0
    """Of questions: a last month, something avoided or included, one or more of them."""
    money: float = 0.0
    """Of questions: own money is limited."""
    prices: float = 0.0
    """Of courses: the price changes with the month of the start, once or twice, up or down."""
    years: float = 0.0
    """Of full-time courses: they take about a year, by intake a little more or less."""


SETTLED = Knobs()
AWARDS = ("award-one", "award-two", "award-three", "award-four")
GRADED = ("award-three", "award-four")
NOWHERE = "award-nowhere"
SUBJECTS = ("maths", "english-language", "biology", "chemistry", "history")
MODES: tuple[Mode, ...] = (
    "full-time", "part-time", "part-time", "apprenticeship", "on-the-job", "registration",
)  # fmt: skip


def random_case(seed: int, knobs: Knobs = SETTLED) -> tuple[Catalogue, Question]:
    """Return a catalogue of at most 5 courses and 4 roles, and a question about it.

    Of those that come up, most that no courses reach and some that one course reaches are dropped.
    """
    random = Random(seed)  # noqa: S311
    while True:
        catalogue, question = _Maker(random, knobs).make()
        if random.random() < _share_kept(catalogue, question):
            return catalogue, question


def _share_kept(catalogue: Catalogue, question: Question) -> float:
    if not could_be_reached(question, catalogue):
        return 0.15
    singles = (replace(catalogue, courses={c.id: c}) for c in catalogue.courses.values())
    return 0.3 if any(could_be_reached(question, single) for single in singles) else 1.0


@dataclass
class _Maker:
    random: Random
    knobs: Knobs
    facts: list[Fact] = field(default_factory=list)
    rules_made: int = 0
    job: str = "here"
    person_gcses: tuple[str, ...] = ()
    age: int = 18
    start: int = 0

    def make(self) -> tuple[Catalogue, Question]:
        self.start = month_number(2026, self.random.randint(1, 12))
        self.age = self.random.randint(15, 30)
        present = self._present()
        person = self._person()
        self.facts = [self.job] if self._chance(0.7) else []
        middle: list[Course | Role] = []
        for kind in self._order():
            middle.append(self._course(len(middle)) if kind == "course" else self._role())
        target = self._last_role()
        middle = [self._with_changes(r) if isinstance(r, Course) else r for r in middle]
        records = (*self._qualifications(), present, *middle, target)
        catalogue = make.catalogue(*records)
        return catalogue, self._question(person, catalogue)

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _order(self) -> list[str]:
        courses = self.random.choice([2, 3, 3, 4, 4, 5])
        order = ["course"] * courses + ["role"] * self.random.choice([0, 1, 1, 2])
        self.random.shuffle(order)
        return order

    # --- the person and the question ---

    def _present(self) -> Role:
        is_job = self._chance(0.7)
        role = make.role(
            self.job,
            hire=self._hire() if is_job else None,
            kind="support" if is_job else "starting-point",
            ways=None if is_job else [],
        )
        if self._chance(0.1):
            fact = HeldFact(qualification=self.random.choice(AWARDS))
            role = role.model_copy(update={"implies": (fact,)})
        return role

    def _person(self) -> Person:
        subjects = self.random.sample(SUBJECTS, self.random.choice([0, 1, 2]))
        holdings = [make.gcse(s, self.random.choice(["3", "4", "5"])) for s in subjects]
        self.person_gcses = tuple(h.subject or "" for h in holdings if h.grade != "3")
        if self._chance(0.15):
            holdings.append(self._held_award())
        brought = self.random.choice([0, 0, 2, 6, 12])
        experience = {self.job: brought} if brought else {}
        return make.person(self.job, *holdings, experience=experience, all_gcses=self._chance(0.5))

    def _held_award(self) -> Holding:
        award = self.random.choice(AWARDS)
        grade = self.random.choice(["pass", "merit"]) if award in GRADED else None
        if self._chance(self.knobs.corners):
            ahead = self.start + self.random.choice([3, 7])
            return make.held(award, None, grade, predicted=True, gained=ahead)
        if self._chance(0.2):
            return make.held(award, None, grade, predicted=True)
        when = self.random.choice([None, -30, -18, -8])
        return make.held(award, None, grade, gained=None if when is None else self.start + when)

    def _question(self, person: Person, catalogue: Catalogue) -> Question:
        target = "target"
        held = {holding.qualification for holding in person.holdings}
        held |= {fact.qualification for fact in catalogue.roles[self.job].implies}
        given = [a.qualification for c in catalogue.courses.values() for a in c.awards]
        new = [award for award in given if award not in held]
        is_qualification = bool(new) and self._chance(0.2)
        if is_qualification:
            target = self.random.choice(new)
        question = Question(
            person=person,
            target=target,
            target_kind="qualification" if is_qualification else "role",
            start=self.start,
            nation="england",
            age=self.age,
            limits=Limits(
                study_hours=self.random.choice([8, 12, 16]),
                keep_wage=self._chance(0.05),
                horizon=self.random.choice([36, 36, 42, 48]),
            ),
        )
        return self._limited(question, catalogue)

    def _limited(self, question: Question, catalogue: Catalogue) -> Question:
        """Add limits, and draw nothing where no test asks for any: so cases stay what they were."""
        limits = question.limits
        if self.knobs.limits and self._chance(self.knobs.limits):
            limits = self._more_limits(limits, question, catalogue)
        if self.knobs.money and self._chance(self.knobs.money):
            limits = replace(limits, own_pounds=self.random.choice([0, 100, 250, 350]))
        return replace(question, limits=limits)

    def _more_limits(self, limits: Limits, question: Question, catalogue: Catalogue) -> Limits:
        courses = sorted(catalogue.courses)
        roles = sorted(set(catalogue.roles) - {question.target})
        last = self.random.choice([None, None, None, 6, 12, 18, 24])
        return replace(
            limits,
            finish_by=None if last is None else self.start + last,
            avoid_modes=frozenset({self.random.choice(MODES)} if self._chance(0.2) else ()),
            avoid_courses=self._some(courses, 0.2),
            avoid_roles=self._some(roles, 0.2),
            include_courses=self._some(courses, 0.5),
            include_roles=self._some(roles, 0.4),
        )

    def _some(self, ids: list[str], share: float) -> frozenset[str]:
        if not self._chance(share):
            return frozenset()
        return frozenset(self.random.choices(ids, k=self.random.choice([1, 1, 2])))

    def _qualifications(self) -> list[Qualification]:
        plain = [make.qualification(a) for a in (*AWARDS, NOWHERE) if a not in GRADED]
        graded = [make.qualification(a, scale="pass-merit-distinction") for a in GRADED]
        return [*plain, *graded]

    # --- records ---

    def _nations(self) -> tuple[Nation, ...]:
        return ("scotland", "wales") if self._chance(0.03) else NATIONS

    def _hire(self) -> int:
        return self.random.choice([1, 1, 2, 2, 3])

    def _role(self) -> Role:
        number = sum(isinstance(fact, str) for fact in self.facts if fact != self.job)
        role_id = f"job-{number + 1}"
        ways = self._ways(self.random.choice([0, 1, 1]), of_job=True)
        self.facts.append(role_id)
        return make.role(role_id, ways=ways, hire=self._hire(), nations=self._nations())

    def _last_role(self) -> Role:
        ways = self._ways(self.random.choice([2, 3, 3]), of_job=True)
        return make.role("target", ways=ways, hire=self._hire(), kind="registered")

    def _course(self, number: int) -> Course:
        mode = self.random.choice(MODES)
        awards = self._awards()
        months = self.random.choice([1, 2, 3] if mode == "registration" else [2, 3, 4, 6, 9])
        is_beside_work = mode in {"part-time", "apprenticeship", "on-the-job"}
        made = make.course(
            f"course-{number + 1}",
            ways=self._ways(self.random.choice([0, 1, 1, 1, 1, 2]), of_job=False),
            mode=mode,
            months=months,
            intakes=self._intakes(months),
            hours=self.random.choice([0, 2, 4, 6, 8, 10, 14]) if is_beside_work else None,
            lead=self.random.choice([0, 0, 0, 1, 2, 3, 5]),
            awards=awards,
            employed_as=self._employers(mode),
            own_cost=self.random.choice([0, 0, 100, 250]),
            loan=self.random.choice([0, 9000]) if mode == "full-time" else 0,
            nations=self._nations(),
        )
        self.facts.extend(awards)
        return made

    def _with_changes(self, course: Course) -> Course:
        """Change prices and lengths, and draw nothing where no test asks for any."""
        if self.knobs.prices and self._chance(self.knobs.prices):
            course = course.model_copy(update={"costs": tuple(self._costs())})
        is_full_time = course.mode == "full-time"
        if is_full_time and self.knobs.years and self._chance(self.knobs.years):
            course = course.model_copy(update={"intakes": tuple(self._long_intakes())})
        return course

    def _costs(self) -> Iterator[Cost]:
        """Yield prices of two or three periods, some by a loan, some not known."""
        first = self.start + self.random.choice([1, 2, 4, 8])
        second = first + self.random.choice([1, 3, 6, 12])
        days = self.random.choice([[first], [first, second], [first, second]])
        for since, until in pairwise([None, *days, None]):
            price = self.random.choice([0, 50, 100, 149, 250, 400, None])
            if price is not None:
                yield self._cost(price, self.random.choice([0, 0, 100, 1]), since, until)

    def _cost(self, pounds: int, lent: int, since: int | None, until: int | None) -> Cost:
        dates = {"since": _first_day(since), "until": _first_day(until)}
        paid_by: PaidBy = "loan" if lent else "you"
        return make.cost(pounds + lent, paid_by).model_copy(update=dates)

    def _long_intakes(self) -> list[Intake]:
        calendar = sorted(self.random.sample(range(1, 13), self.random.choice([1, 2, 3])))
        return [Intake(month=m, months=self.random.choice([9, 12, 13, 14])) for m in calendar]

    def _intakes(self, months: int) -> list[int | Intake]:
        if self._chance(0.5):
            return []
        calendar = sorted(self.random.sample(range(1, 13), self.random.choice([1, 2, 3])))
        return [
            Intake(month=month, months=max(1, months + self.random.choice([-1, 2])))
            if self._chance(0.2)
            else month
            for month in calendar
        ]

    def _employers(self, mode: Mode) -> list[str]:
        share = {"apprenticeship": 1.0, "on-the-job": 0.9, "part-time": 0.1, "registration": 0.1}
        if not self._chance(share.get(mode, 0.0)):
            return []
        roles = [self.job, *(fact for fact in self.facts if isinstance(fact, str))]
        return sorted(set(self.random.choices(roles, k=self.random.choice([1, 1, 2]))))

    def _awards(self) -> list[Gained]:
        return [self._award() for _ in range(self.random.choice([1, 1, 1, 2]))]

    def _award(self) -> Gained:
        kind = self.random.choice(["own", "own", "own", "gcse", "functional", "a-level", "access"])
        match kind:
            case "gcse":
                grade = self.random.choice(["4", "5"])
                return make.gained("gcse", self.random.choice(SUBJECTS), grade)
            case "functional":
                return make.gained("functional-skills-maths-2")
            case "a-level":
                subject = self.random.choice(["biology", "history"])
                return make.gained("a-level", subject, self.random.choice(["D", "C"]))
            case "access":
                return make.gained("access-to-he", None, "D15 M30")
            case _:
                award = self.random.choice(AWARDS)
                planned = self.random.choice([None, "pass", "merit", "merit"])
                return make.gained(award, None, planned if award in GRADED else None)

    # --- rules ---

    def _ways(self, rules: int, *, of_job: bool) -> list[Entry]:
        """Return one way in, or two of which the second asks for something else."""
        ways = [self._way("usual", rules, of_job=of_job)]
        if self._chance(0.12):
            ways.append(self._way("other", max(1, rules), of_job=of_job))
        return ways

    def _way(self, way_id: str, rules: int, *, of_job: bool) -> Entry:
        facts = self._wanted(rules)
        requires = [self._rule(fact, of_job=of_job) for fact in facts]
        if self._chance(0.2):
            requires.append(self._idle_rule(of_job=of_job))
        return make.entry(*requires, id=way_id)

    def _wanted(self, number: int) -> list[Fact]:
        """Pick facts, the newest award more often: that makes chains."""
        awards = [fact for fact in self.facts if isinstance(fact, Gained)]
        if not self.facts or not number:
            return []
        newest = awards[-min(number, 2) :] if self._chance(0.9) else []
        pool = awards if awards and self._chance(0.6) else self.facts
        return [*newest, *self.random.choices(pool, k=number - len(newest))]

    def _rule(self, fact: Fact, *, of_job: bool) -> Requirement:
        rule = self._leaf(fact, of_job=of_job)
        if self._chance(self.knobs.groups):
            rule = self._group(rule, of_job=of_job)
        if self._chance(0.1):
            rule = rule.model_copy(update={"unless": (self._waiver(of_job=of_job),)})
        return rule

    def _waiver(self, *, of_job: bool) -> Requirement:
        is_corner = self._chance(self.knobs.corners)
        if is_corner and self._chance(0.5):
            return make.check(id=self._rule_id())
        leaf = self._leaf(self._any_fact(), of_job=of_job)
        if of_job and leaf.by == "during" and not is_corner:
            return leaf.model_copy(update={"by": "start"})
        return leaf

    def _any_fact(self) -> Fact:
        return self.random.choice(self.facts or [make.gained(NOWHERE)])

    def _idle_rule(self, *, of_job: bool) -> Requirement:
        """Return a rule that never blocks, or one about age."""
        kind = self.random.choice(["check", "helps", "age", "age"])
        if kind == "check":
            return make.check(id=self._rule_id())
        if kind == "helps":
            return self._helping(of_job=of_job)
        return self._age_rule(of_job=of_job)

    def _helping(self, *, of_job: bool) -> Requirement:
        leaf = self._leaf(self._any_fact(), of_job=of_job)
        return leaf.model_copy(update={"strength": "helps"})

    def _age_rule(self, *, of_job: bool) -> Requirement:
        by = self._by(of_job=of_job)
        if self._chance(0.6):
            at_least = max(14, self.age + self.random.choice([-1, 0, 1, 1, 2]))
            return make.age(at_least, id=self._rule_id(), by=by)
        at_most = self.age + self.random.choice([0, 1, 2, 3])
        return make.age(at_most=at_most, id=self._rule_id(), by=by)

    def _group(self, rule: Requirement, *, of_job: bool) -> Requirement:
        others = [self._leaf(self._any_fact(), of_job=of_job)]
        others += [self._leaf(self._any_fact(), of_job=of_job)] if self._chance(0.5) else []
        parts = [rule, *others]
        if self._chance(0.15):
            parts.append(self._helping(of_job=of_job))
        if self._chance(0.08):
            parts.append(make.check(id=self._rule_id()))
        self.random.shuffle(parts)
        group_id = self._rule_id()
        kind = self.random.choice(["all", "any", "count"])
        if kind == "count":
            return make.count_of(self.random.choice([1, 2]), *parts, id=group_id)
        return (make.all_of if kind == "all" else make.any_of)(*parts, id=group_id)

    def _rule_id(self) -> str:
        self.rules_made += 1
        return f"rule-{self.rules_made}"

    def _by(self, *, of_job: bool) -> JudgedBy:
        early: Sequence[JudgedBy] = ("application", "start", "start")
        if of_job:
            return self.random.choice((*early, "application", "during"))
        return self.random.choice((*early, "start", "during"))

    def _strength(self) -> Strength:
        return "expected" if self._chance(0.3) else "required"

    def _leaf(self, fact: Fact, *, of_job: bool) -> Requirement:
        """Return a rule that the fact meets, or nearly: its grade, number or months may differ."""
        leaf = self._bare_leaf(fact)
        by = self._by(of_job=of_job)
        unclear: JudgedBy = "start" if of_job else "during"
        if leaf.kind == "job" and by == unclear and not self._chance(self.knobs.corners):
            by = "application"
        return leaf.model_copy(
            update={"id": self._rule_id(), "by": by, "strength": self._strength()}
        )

    def _bare_leaf(self, fact: Fact) -> Requirement:
        if self._chance(self.knobs.recency):
            return make.recency(self.random.choice([1, 1, 2, 3]), self.random.choice([2, 3]))
        if self._chance(self.knobs.loose):
            fact = make.gained(self.random.choice([NOWHERE, *AWARDS]))
        if isinstance(fact, str):
            return self._role_leaf(fact)
        return self._award_leaf(fact)

    def _role_leaf(self, role: str) -> Requirement:
        if self._chance(0.35):
            return make.job(role)
        roles = {role, self.job} if self._chance(0.3) else {role}
        return make.experience(self.random.choice([2, 4, 6, 9, 12]), *sorted(roles))

    def _award_leaf(self, fact: Gained) -> Requirement:
        match fact.qualification:
            case "gcse":
                return self._gcse_leaf(fact.subject or "maths")
            case "functional-skills-maths-2" if self._chance(0.8):
                return self._gcse_leaf("maths", accepts=True)
            case "a-level":
                return self._a_level_leaf(fact)
            case "access-to-he" if self._chance(0.8):
                return make.access_credits(self.random.choice([15, 15, 15, 15, 15, 21]), 15)
            case award if award in GRADED:
                reached = [None, "pass", fact.grade or "pass"] if fact.grade else [None]
                asked = "merit" if self._chance(0.1) else self.random.choice(reached)
                return make.award(award, grade=asked)
            case award:
                either = {award, self.random.choice([award, award, "award-one"])}
                return make.award(*sorted(either))

    def _gcse_leaf(self, subject: str, *, accepts: bool = False) -> Requirement:
        most = len({*self.person_gcses, subject})
        accept = (
            [make.instead("functional-skills-maths-2", "maths")]
            if accepts or self._chance(0.3)
            else []
        )
        including = [subject] if self._chance(0.7) else []
        count = self.random.choice([1, most])
        return make.gcses(count, "4", including=including, accept=accept)

    def _a_level_leaf(self, fact: Gained) -> Requirement:
        kind = self.random.choice(["tariff", "tariff", "award", "subject"])
        if kind == "tariff":
            return make.tariff(self.random.choice([24, 24, 24, 24, 24, 24, 32, 56]))
        subjects = [fact.subject] if kind == "subject" and fact.subject else []
        grade = self.random.choice([None, "D", "D", "C"])
        return make.award("a-level", grade=grade, subjects=subjects)


def _first_day(month: int | None) -> str | None:
    return None if month is None else f"{month // 12:04}-{calendar_month(month):02}-01"
