"""Random entry rules of the shipped kind, for `mid_size_catalogues.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from otpath.catalogue.courses import Course
from otpath.catalogue.requirements import Entry, Requirement
from tests import builders as make

T = TypeVar("T")
ENGLISH, MATHS, BIOLOGY = "english-language", "maths", "biology"
FUNCTIONAL = (
    make.instead("functional-skills-english-2", ENGLISH),
    make.instead("functional-skills-maths-2", MATHS),
)
BTEC, ACCESS, T_LEVEL = "btec-extended-diploma", "access-to-he", "t-level"
LEVEL_3 = "level-3-diploma"
FOUNDATION, DEGREE, CARD, MASTERS = "foundation-degree", "ot-degree", "registration", "masters"


@dataclass
class RuleMaker:
    """Chance, and the rules that courses and jobs ask."""

    random: Random
    wealth: float
    """Of what a catalogue can hold, how much this one holds."""
    start: int = 0
    age: int = 18
    rules_made: int = 0
    starting: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)

    # --- chance ---

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _one_of(self, *choices: T) -> T:
        return self.random.choice(choices)

    def _some(self, *records: Course) -> list[Course]:
        """Keep as many records as this catalogue is rich, one at least."""
        kept = [record for record in records if self._chance(self.wealth)]
        return kept or [self.random.choice(records)]

    # --- rules ---

    def _id(self) -> str:
        self.rules_made += 1
        return f"rule-{self.rules_made}"

    def _named(self, rule: Requirement) -> Requirement:
        return rule.model_copy(update={"id": self._id()})

    def _way(self, way_id: str, *rules: Requirement) -> Entry:
        return make.entry(*(self._dated(rule) for rule in rules), id=way_id)

    def _dated(self, rule: Requirement) -> Requirement:
        """Give a rule, now and then, a first or a last day, or an exception."""
        if self._chance(0.06):
            year = self.random.randint(2027, 2031)
            side = self._one_of("since", "until")
            return rule.model_copy(update={side: f"{year}-{self._one_of('01-01', '09-01')}"})
        if self._chance(0.06):
            served = make.experience(self._one_of(12, 24), *self.support, id=self._id())
            return rule.model_copy(update={"unless": (served,)})
        return rule

    def _gcses(self, count: int, including: Sequence[str], grade: str = "4") -> Requirement:
        accept = FUNCTIONAL if self._chance(0.7) else ()
        return make.gcses(count, grade, including=including, accept=accept, id=self._id())

    def _school(self) -> Requirement:
        """Return what a degree asks of the years at school."""
        count, including = self._one_of(
            (2, [ENGLISH, MATHS]), (3, [ENGLISH, MATHS, BIOLOGY]), (3, [ENGLISH, MATHS]),
            (4, [ENGLISH]), (5, [ENGLISH, MATHS]),
        )  # fmt: skip
        return self._gcses(count, including)

    def _level_3_offer(self) -> Requirement:
        points = self._one_of(96, 104, 112, 112, 120, 128)
        offers: list[Requirement] = [make.tariff(points, id=self._id())]
        if self._chance(0.8):
            offers.append(make.access_credits(self._one_of(15, 30), 15, id=self._id()))
        if self._chance(0.4):
            offers.append(self._named(make.award(FOUNDATION)))
        if self._chance(0.25):
            offers.append(self._named(make.award(BTEC, grade="DMM")))
        return make.any_of(*offers, id=self._id())
