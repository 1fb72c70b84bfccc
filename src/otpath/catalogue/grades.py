"""Grade scales: closed and ordered. A grade is a word on a scale, never free text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

ScaleName = Literal[
    "gcse",
    "a-level",
    "btec-single",
    "btec-double",
    "btec-triple",
    "t-level",
    "pass-merit-distinction",
    "access",
    "degree",
    "scottish",
    "igcse",
    "o-level",
    "cse",
    "standard-grade",
    "cache",
    "pre-u",
    "ib-diploma",
    "ib-subject",
    "irish-higher",
    "irish-ordinary",
    "wassce",
    "hnc",
]

UNKNOWN = "unknown"
"""Held, but the grade was not said."""


@dataclass(frozen=True)
class Scale:
    """The grades of one kind of award, lowest first."""

    name: ScaleName
    grades: tuple[str, ...]
    spellings: tuple[tuple[str, str], ...] = ()

    def read(self, text: str) -> str | None:
        """Return the grade that a person wrote, in the scale's own spelling, or None."""
        wanted = _plain(text)
        if wanted == UNKNOWN:
            return UNKNOWN
        for grade in self.grades:
            if _plain(grade) == wanted:
                return grade
        return next((grade for said, grade in self.spellings if _plain(said) == wanted), None)

    def rank(self, grade: str) -> int:
        """Place of a grade on the scale, 0 for the lowest."""
        return self.grades.index(grade)


def _plain(text: str) -> str:
    return re.sub(r"[\s():./_-]+", "", text).casefold()


_GCSE = "U G 1 F 2 E 3 D 4 C 5 C* 6 B 7 A 8 A* 9"
_IB_POINTS = tuple(str(points) for points in range(24, 46))
_IRISH_HIGHER_BEFORE_2017 = (
    ("A1", "H1"), ("A2", "H2"), ("B1", "H2"), ("B2", "H3"), ("B3", "H3"), ("C1", "H4"),
    ("C2", "H4"), ("C3", "H5"), ("D1", "H5"), ("D2", "H6"), ("D3", "H6"), ("E", "H7"), ("F", "H8"),
)  # fmt: skip
_IRISH_ORDINARY_BEFORE_2017 = tuple(
    (old, new.replace("H", "O")) for old, new in _IRISH_HIGHER_BEFORE_2017
)
_BTEC_TRIPLE = ["PPP", "MPP", "MMP", "MMM", "DMM", "DDM", "DDD", "D*DD", "D*D*D", "D*D*D*"]
_BTEC_DOUBLE = ["PP", "MP", "MM", "DM", "DD", "D*D", "D*D*"]

SCALES: dict[ScaleName, Scale] = {
    scale.name: scale
    for scale in (
        # Lowest first. Letters and numbers share the scale: `gcse_number` says how they compare.
        Scale(
            "gcse",
            tuple(_GCSE.split()),
        ),
        Scale("a-level", ("E", "D", "C", "B", "A", "A*")),
        Scale("btec-single", ("P", "M", "D", "D*"), (("pass", "P"), ("merit", "M"))),
        Scale("btec-double", tuple(_BTEC_DOUBLE)),
        Scale("btec-triple", tuple(_BTEC_TRIPLE)),
        Scale(
            "t-level",
            ("pass (core D or E)", "pass", "merit", "distinction", "distinction*"),
            (("P", "pass"), ("M", "merit"), ("D", "distinction"), ("D*", "distinction*")),
        ),
        Scale(
            "pass-merit-distinction",
            ("pass", "merit", "distinction"),
            (("P", "pass"), ("M", "merit"), ("D", "distinction")),
        ),
        Scale(
            "degree",
            ("ordinary", "3rd", "2:2", "2:1", "1st"),
            (
                ("third", "3rd"), ("lower second", "2:2"), ("upper second", "2:1"),
                ("first", "1st"), ("pass", "ordinary"), ("2.1", "2:1"), ("2.2", "2:2"),
                ("first class", "1st"), ("upper second class", "2:1"),
                ("lower second class", "2:2"), ("third class", "3rd"),
                ("unclassified", "ordinary"), ("2i", "2:1"), ("2ii", "2:2"), ("2:i", "2:1"),
                ("2:ii", "2:2"), ("2.i", "2:1"), ("2.ii", "2:2"), ("ii.i", "2:1"), ("ii.ii", "2:2"),
            ),
        ),
        Scale("scottish", ("D", "C", "B", "A")),
        # A scale of its own, so that no rule takes it for a GCSE unless the rule says so.
        Scale("igcse", tuple(_GCSE.split())),
        Scale("o-level", ("U", "E", "D", "C", "B", "A")),
        Scale("cse", ("U", "5", "4", "3", "2", "1")),
        Scale(
            "standard-grade",
            ("7", "6", "5", "4", "3", "2", "1"),
            (
                ("credit 1", "1"), ("credit 2", "2"), ("general 3", "3"), ("general 4", "4"),
                ("foundation 5", "5"), ("foundation 6", "6"),
            ),
        ),
        Scale("cache", ("D", "C", "B", "A", "A*")),
        Scale("pre-u", ("P3", "P2", "P1", "M3", "M2", "M1", "D3", "D2", "D1")),
        Scale("ib-diploma", _IB_POINTS, tuple((f"{total} points", total) for total in _IB_POINTS)),
        Scale("ib-subject", ("1", "2", "3", "4", "5", "6", "7")),
        # Two scales: an O1 is no H1, and pages ask "O4 or H5". Letters of before 2017 are read by
        # the marks that they stood for.
        Scale(
            "irish-higher",
            ("H8", "H7", "H6", "H5", "H4", "H3", "H2", "H1"),
            _IRISH_HIGHER_BEFORE_2017,
        ),
        Scale(
            "irish-ordinary",
            ("O8", "O7", "O6", "O5", "O4", "O3", "O2", "O1"),
            _IRISH_ORDINARY_BEFORE_2017,
        ),
        Scale("wassce", ("F9", "E8", "D7", "C6", "C5", "C4", "B3", "B2", "A1")),
        Scale("hnc", ("C", "B", "A")),
    )
}  # fmt: skip

# A letter stands for the lowest number it is sure to reach. The join is exact only at A/7, C/4 and
# G/1 (Ofqual); B is read as 6 and C* as 5, the cautious side: see docs/data.md, "GCSE grades".
_GCSE_NUMBER_OF_LETTER = {
    "A*": 8, "A": 7, "B": 6, "C*": 5, "C": 4, "D": 3, "E": 2, "F": 1, "G": 1, "U": 0,
}  # fmt: skip


GCSE_GRADED: tuple[ScaleName, ...] = ("gcse", "igcse")
"""Scales that hold letters and numbers, and compare them as `gcse_number` says."""


def gcse_number(grade: str) -> int:
    """Return the number from 0 to 9 that a GCSE grade, number or letter, is sure to reach."""
    letter = _GCSE_NUMBER_OF_LETTER.get(grade)
    return int(grade) if letter is None else letter


@dataclass(frozen=True, order=False)
class AccessGrades:
    """Level 3 credits of an Access to HE Diploma: 45 in all, by grade."""

    distinctions: int
    merits: int
    passes: int

    @property
    def text(self) -> str:
        """The way it is written in offers, as 'D15 M30'."""
        parts = (("D", self.distinctions), ("M", self.merits), ("P", self.passes))
        return " ".join(f"{letter}{number}" for letter, number in parts if number)

    @property
    def points(self) -> int:
        """UCAS Tariff points: 9.6, 6.4 and 3.2 for 3 credits, to the nearest even number.

        The formula is ours; it gives all eight rows that awarding bodies publish.
        """
        exact = (self.distinctions * 96 + self.merits * 64 + self.passes * 32) / 30
        return round(exact / 2) * 2


def read_access(text: str) -> AccessGrades | None:
    """Read 'D15 M30', '15 distinctions 30 merits' or 'D45': the graded credits come to 45."""
    text = re.sub(r"(?i)(distinction|merit|pass)(es|s)?", lambda word: word[0][0], text)
    found = re.findall(r"([DMP])\s*(\d{1,2})|(\d{1,2})\s*([DMP])", text.upper())
    rest = re.sub(r"([DMP])\s*(\d{1,2})|(\d{1,2})\s*([DMP])|[\s,;+&-]", "", text.upper())
    credits_by_letter = {(a or d): int(b or c) for a, b, c, d in found}
    total = sum(credits_by_letter.values())
    if rest or not found or len(credits_by_letter) != len(found) or total != ACCESS_GRADED_CREDITS:
        return None
    return AccessGrades(*(credits_by_letter.get(letter, 0) for letter in "DMP"))


ACCESS_GRADED_CREDITS = 45


def read_grade(scale: ScaleName | None, text: str) -> str | None:
    """Return a grade as its scale spells it, or None where it is not on the scale."""
    if scale is None:
        return "pass" if _plain(text) in {"pass", "p", "yes"} else None
    if scale == "access":
        read = read_access(text)
        return read.text if read else (UNKNOWN if _plain(text) == UNKNOWN else None)
    return SCALES[scale].read(text)


def at_least(scale: ScaleName | None, held: str, asked: str) -> bool:
    """Tell whether a held grade reaches the one asked, both spelled as on the scale."""
    if scale in GCSE_GRADED:
        return gcse_number(held) >= gcse_number(asked)
    if scale == "access":
        have, need = read_access(held), read_access(asked)
        return have is not None and need is not None and have.points >= need.points
    if scale is None:
        return True
    return SCALES[scale].rank(held) >= SCALES[scale].rank(asked)


def allowed_grades(scale: ScaleName | None) -> str:
    """Say which grades a scale has, for messages."""
    if scale is None:
        return "pass"
    if scale == "access":
        return "45 credits by grade, as 'D15 M30'"
    if scale in GCSE_GRADED:
        return "9 to 1, A* to G, or U"
    if scale == "ib-diploma":
        return "24 to 45 points"
    return ", ".join(reversed(SCALES[scale].grades))


PART_SCALES: tuple[ScaleName, ...] = ("a-level", "pass-merit-distinction")
"""How parts of awards are graded: cores and graded units by letter, specialisms by word."""


def part_scale(grade: str) -> ScaleName | None:
    """Return the scale on which a part of an award has this grade, or None."""
    return next((scale for scale in PART_SCALES if read_grade(scale, grade) == grade), None)
