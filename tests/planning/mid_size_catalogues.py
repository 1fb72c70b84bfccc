"""Random catalogues of the shipped kind with a question each, the same for the same seed.

10 to 40 activities: ways to GCSEs, to level 3, to a degree and to registration, full-time, beside a
job and in a job; support jobs that ask for experience; prices and rules that change with the year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from otpath.catalogue.base import NATIONS
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Cost, Course, Gained, Intake, Mode
from otpath.catalogue.months import month_number
from otpath.catalogue.requirements import Entry, JudgedBy, Requirement
from otpath.catalogue.roles import Role
from otpath.person.profile import Holding, Person
from otpath.planning.routes import Limits, Question
from tests import builders as make
from tests.planning.mid_size_rules import (
    ACCESS,
    BIOLOGY,
    BTEC,
    CARD,
    DEGREE,
    ENGLISH,
    FOUNDATION,
    LEVEL_3,
    MASTERS,
    MATHS,
    T_LEVEL,
    RuleMaker,
)

MODES: tuple[Mode, ...] = ("full-time", "part-time", "apprenticeship", "on-the-job")


def mid_size_case(seed: int) -> tuple[Catalogue, Question]:
    """Return a catalogue of 10 to 40 courses and jobs, and a question about it."""
    random = Random(seed)  # noqa: S311
    return _Maker(random, wealth=random.uniform(0.35, 0.95)).make()


class _Maker(RuleMaker):
    """Makes one catalogue and its question."""

    def make(self) -> tuple[Catalogue, Question]:
        self.start = month_number(2026, self.random.randint(1, 12))
        self.age = self.random.choice([16, 17, 18, 19, 24, 30, 45])
        jobs = self._jobs()
        courses = [*self._level_2(), *self._level_3(), *self._level_5(), *self._degrees()]
        courses = courses[: max(6, 40 - len(jobs))]
        catalogue = make.catalogue(make.qualification(LEVEL_3), *jobs, *courses)
        return catalogue, self._question(catalogue)

    # --- jobs ---

    def _jobs(self) -> list[Role]:
        names = ["porter", "care-worker", "healthcare-assistant", "teaching-assistant", "volunteer"]
        self.starting = names[: self.random.randint(1, 5)]
        helpers = ["ot-assistant", "therapy-assistant", "technician", "assistant-practitioner"]
        self.support = helpers[: self.random.randint(1, 4)]
        jobs = [make.role(name, hire=self._hire()) for name in self.starting]
        jobs.insert(0, make.role("leaver", hire=None, ways=[], kind="starting-point"))
        jobs += [self._support_job(name) for name in self.support]
        return [*jobs, self._therapist(), *self._seniors()]

    def _hire(self) -> int:
        return self._one_of(1, 2, 3, 3)

    def _support_job(self, name: str) -> Role:
        earlier = [*self.starting, *self.support[: self.support.index(name)]]
        roles = self.random.sample(earlier, k=min(len(earlier), self._one_of(1, 2, 3)))
        months = self._one_of(3, 6, 6, 12, 18, 24)
        by: JudgedBy = self._one_of("application", "start")
        served = make.experience(months, *sorted(roles), id=self._id(), by=by)
        ways = [self._way("experience", served, *self._entry_rules())]
        if self._chance(0.4):
            learnt = make.award(*self._one_of((LEVEL_3,), (LEVEL_3, BTEC), (FOUNDATION,)))
            ways.append(self._way("award", self._named(learnt)))
        return make.role(name, ways=ways, hire=self._hire())

    def _entry_rules(self) -> list[Requirement]:
        rules: list[Requirement] = []
        if self._chance(0.3):
            rules.append(self._gcses(self._one_of(1, 2), [ENGLISH]))
        if self._chance(0.15):
            rules.append(make.age(18, id=self._id()))
        if self._chance(0.1):
            rules.append(make.check(id=self._id()))
        return rules

    def _therapist(self) -> Role:
        by = self._one_of("start", "start", "application")
        awards = [self._named(make.award(DEGREE)), self._named(make.award(CARD))]
        asked = [rule.model_copy(update={"by": by}) for rule in awards]
        return make.role("therapist", ways=[self._way("usual", *asked)], hire=3, kind="registered")

    def _seniors(self) -> list[Role]:
        if not self._chance(0.3):
            return []
        served = make.experience(self._one_of(12, 18, 24), "therapist", id=self._id())
        more = [self._named(make.award(MASTERS))] if self._chance(0.3) else []
        return [make.role("senior", served, *more, hire=3, kind="senior")]

    # --- courses ---

    def _course(
        self, name: str, mode: Mode, months: int, *ways: Entry, awards: Sequence[str | Gained],
        pounds: int = 0, loan: int = 0, employed: Sequence[str] = (),
    ) -> Course:  # fmt: skip
        beside = mode in {"part-time", "apprenticeship", "on-the-job"}
        return make.course(
            name,
            ways=ways or [self._way("open")],
            mode=mode,
            months=months,
            intakes=self._intakes(mode, months),
            hours=self._one_of(2, 3, 4, 5, 6, 8, 10, 12) if beside else None,
            lead=0 if mode in {"registration", "on-the-job"} else self._one_of(0, 1, 3, 7),
            awards=awards,
            employed_as=employed,
            costs=[*self._prices(pounds, "you"), *self._prices(loan, "loan")],
            nations=NATIONS if self._chance(0.95) else ("scotland",),
        )

    def _intakes(self, mode: Mode, months: int) -> list[int | Intake]:
        if mode in {"registration", "on-the-job"} or (months <= 4 and self._chance(0.6)):
            return []
        if self._chance(0.12):
            return [9, Intake(month=1, months=max(1, months - self._one_of(2, 4, 14)))]
        return self._one_of([9], [9], [9], [1, 9], [2, 5, 9])

    def _prices(self, pounds: int, paid_by: str) -> list[Cost]:
        """Return a price, in a share of courses one that rises or falls from some year on."""
        if not pounds:
            return []
        if not self._chance(0.3):
            return [self._cost(pounds, paid_by)]
        day = f"{self.random.randint(2027, 2032)}-08-01"
        later = int(pounds * self._one_of(0, 0.5, 0.9, 1.1, 1.5))
        first = self._cost(pounds, paid_by).model_copy(update={"until": day})
        return [first, self._cost(later, paid_by).model_copy(update={"since": day})]

    def _cost(self, pounds: int, paid_by: str) -> Cost:
        return make.cost(pounds, "loan" if paid_by == "loan" else "you")

    def _level_2(self) -> list[Course]:
        gcse = [
            self._course(
                f"gcse-{subject}", "part-time", self._one_of(9, 10, 12), self._way("open"),
                awards=[make.gained("gcse", subject, self._one_of("4", "5", "5"))],
                pounds=self._one_of(0, 0, 250, 400),
            )
            for subject in (ENGLISH, MATHS, BIOLOGY)
        ]  # fmt: skip
        skills = [
            self._course(
                f"skills-{subject}", "part-time", self._one_of(3, 4, 6),
                awards=[f"functional-skills-{subject}-2"], pounds=self._one_of(0, 0, 100),
            )
            for subject in ("english", "maths")
        ]  # fmt: skip
        bundle = [make.gained("gcse", s, "4") for s in (ENGLISH, MATHS, BIOLOGY, "history")]
        resits = self._course(
            "resits-full-time", "full-time", 10, awards=bundle, pounds=self._one_of(0, 500)
        )
        return self._some(*gcse, *skills, resits)

    def _level_3(self) -> list[Course]:
        young = [make.age(at_most=18, id=self._id())] if self._chance(0.6) else []
        adult = [make.age(19, id=self._id())] if self._chance(0.6) else []
        grades = self._one_of("BBC", "BBB", "CCC", "BCD")
        a_levels = [
            make.gained("a-level", subject, grade)
            for subject, grade in zip((BIOLOGY, "psychology", "sociology"), grades, strict=True)
        ]
        access = make.gained(ACCESS, None, self._one_of("D30 M15", "D15 M30", "D24 M21"))
        school = self._gcses(self._one_of(3, 4, 5), [ENGLISH])
        grown_up = self._gcses(2, [ENGLISH, MATHS])
        triple = make.gained(BTEC, None, self._one_of("DMM", "DDM", "MMM"))
        technical = make.gained(T_LEVEL, None, self._one_of("pass", "merit"))
        college = [
            self._course(
                "a-levels", "full-time", 24, self._way("school", school, *young), awards=a_levels
            ),
            self._course("btec", "full-time", 24, self._way("school", school), awards=[triple]),
            self._course("t-level", "full-time", 24, self._way("school", school, *young),
                         awards=[technical]),
            self._course("access-full-time", "full-time", 10, self._way("adult", grown_up, *adult),
                         awards=[access], loan=self._one_of(0, 3384, 3384)),
            self._course("access-part-time", "part-time", self._one_of(20, 22),
                         self._way("adult", grown_up, *adult), awards=[access],
                         loan=self._one_of(0, 3384, 3384)),
            self._course("access-at-a-distance", "part-time", self._one_of(12, 15, 18),
                         awards=[access], pounds=self._one_of(1500, 2900)),
            self._course("one-a-level", "part-time", 10,
                         awards=[make.gained("a-level", "history", "B")], pounds=600),
        ]  # fmt: skip
        return [*self._some(*college), *self._some(*self._level_3_at_work())]

    def _level_3_at_work(self) -> list[Course]:
        months = self._one_of(12, 18, 24)
        served = make.experience(self._one_of(3, 6, 12), *self.starting, id=self._id())
        employed = sorted({*self.starting[:2], *self.support[:2]})
        return [
            self._course("diploma-at-work", "on-the-job", months, awards=[LEVEL_3],
                         employed=employed),
            self._course("senior-apprenticeship", "apprenticeship", self._one_of(15, 18, 24),
                         self._way("worker", served), awards=[LEVEL_3], employed=employed),
        ]  # fmt: skip

    def _level_5(self) -> list[Course]:
        rules = [self._named(make.award(LEVEL_3, BTEC, T_LEVEL, ACCESS))]
        rules += [make.recency(5, 3, id=self._id())] if self._chance(0.2) else []
        at_work = self._named(make.job(*self.support))
        full_time = self._course("foundation-full-time", "full-time", 24,
                                 self._way("usual", *rules), awards=[FOUNDATION],
                                 loan=self._one_of(12000, 19070))  # fmt: skip
        part_time = self._course("foundation-part-time", "part-time", self._one_of(30, 36),
                                 self._way("worker", at_work, *rules[:1]), awards=[FOUNDATION],
                                 loan=self._one_of(6000, 12000))  # fmt: skip
        in_job = self._course("foundation-apprenticeship", "apprenticeship", 24,
                              self._way("worker", self._named(make.award(LEVEL_3))),
                              awards=[FOUNDATION], employed=self.support)  # fmt: skip
        return self._some(full_time, part_time, in_job) if self._chance(0.7) else []

    def _degrees(self) -> list[Course]:
        ask = self._school(), self._level_3_offer()
        recent = [make.recency(self._one_of(3, 5), 3, id=self._id())] if self._chance(0.35) else []
        founded = self._named(make.award(FOUNDATION)), *self._served()
        by = self._one_of("application", "start", "start")
        early = [rule.model_copy(update={"by": by}) for rule in (*ask, *recent)]
        usual = self._way("usual", *early)
        degrees = [
            self._course("degree", "full-time", self._one_of(33, 36, 36), usual,
                         awards=[DEGREE], loan=self._one_of(28605, 29370)),
            self._course("degree-with-foundation-year", "full-time", 48,
                         self._way("usual", self._gcses(self._one_of(1, 2), [ENGLISH])),
                         awards=[DEGREE], loan=self._one_of(35000, 38400)),
            self._course("degree-second-year", "full-time", self._one_of(22, 24),
                         self._way("advanced", *founded), awards=[DEGREE], loan=19070),
            self._course("degree-part-time", "part-time", self._one_of(48, 60, 66),
                         self._way("worker", *ask, *self._served()), awards=[DEGREE],
                         loan=self._one_of(24000, 28605)),
            self._course("degree-apprenticeship", "apprenticeship", self._one_of(36, 42, 48),
                         self._way("worker", *ask, *self._served()), awards=[DEGREE],
                         employed=self.support, pounds=self._one_of(0, 0, 300)),
        ]  # fmt: skip
        return [*self._cards(), *self._some(*degrees)]

    def _served(self) -> list[Requirement]:
        if not self._chance(0.5):
            return []
        months = self._one_of(6, 12, 24)
        return [make.experience(months, *self.support, *self.starting[:1], id=self._id())]

    def _cards(self) -> list[Course]:
        passed = self._way("usual", self._named(make.award(DEGREE)))
        card = self._course("registering", "registration", self._one_of(1, 1, 2), passed,
                            awards=[CARD], pounds=self._one_of(0, 121, 200))  # fmt: skip
        again = self._named(make.award(DEGREE))
        masters = self._course("masters-part-time", "part-time", 24, self._way("usual", again),
                               awards=[MASTERS], pounds=7000)  # fmt: skip
        return [card, masters]

    # --- the person ---

    def _question(self, catalogue: Catalogue) -> Question:
        job = self._one_of("leaver", *self.starting, *self.support)
        experience = {job: self._one_of(1, 6, 12, 30)} if job != "leaver" else {}
        person = Person(job, tuple(self._holdings()), experience=experience, age=self.age)
        roles = [r for r in ("senior", *self.support[-1:]) if r in catalogue.roles and r != job]
        target = self._one_of(*roles) if roles and self._chance(0.25) else "therapist"
        horizon = self._one_of(96, 120, 144, 180)
        limits = Limits(
            study_hours=self._one_of(5, 8, 10, 12, 16, 16, 20),
            keep_wage=self._chance(0.1),
            horizon=horizon,
        )
        if self._chance(0.3):
            limits = self._narrower(limits, catalogue)
        return Question(person, target, "role", self.start, "england", self.age, limits)

    def _holdings(self) -> list[Holding]:
        subjects = self.random.sample(
            [ENGLISH, MATHS, BIOLOGY, "history", "art"], k=self._one_of(0, 0, 1, 2, 3, 5)
        )
        held = [make.gcse(subject, self._one_of("3", "4", "5", "6")) for subject in subjects]
        if self._chance(0.2):
            gained = self.start - self._one_of(4, 16, 40, 80)
            grade = self._one_of("MMM", "DMM", "DDM")
            held.append(make.held(BTEC, None, grade, gained=gained))
        if self._chance(0.15):
            ahead = self.start + self.random.randint(1, 9)
            held.append(make.held("a-level", "history", "B", predicted=True, gained=ahead))
        if self._chance(0.1):
            held.append(make.held(LEVEL_3, gained=self.start - self._one_of(10, 50, 70)))
        return held

    def _narrower(self, limits: Limits, catalogue: Catalogue) -> Limits:
        """Add one of the limits that only some people set."""
        courses, roles = sorted(catalogue.courses), [*self.starting, *self.support]
        last = self.start + limits.horizon - self._one_of(12, 36, 48)
        avoided = frozenset(self.random.sample(courses, k=min(3, len(courses))))
        return self._one_of(
            replace(limits, own_pounds=self._one_of(0, 200, 400, 1000, 3000)),
            replace(limits, finish_by=last),
            replace(limits, avoid_modes=frozenset({self.random.choice(MODES)})),
            replace(limits, avoid_courses=avoided),
            replace(limits, avoid_roles=frozenset({self._one_of(*roles)})),
            replace(limits, include_courses=frozenset({self._one_of(*courses)})),
            replace(limits, include_roles=frozenset({self._one_of(*roles)})),
        )
