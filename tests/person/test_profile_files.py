"""Profile files read without a catalogue: what is joined, what is widened, what no file can do."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from otpath.catalogue.months import month_number, read_month
from otpath.catalogue.problems import Problem
from otpath.catalogue.schemas import SCHEMAS
from otpath.person.profile import Holding
from otpath.person.profile_files import read_profile
from otpath.person.profile_models import EXAMPLES, Profile, ProfileLimits
from otpath.person.reading import GcseFacts, KnownAward, UnreadableFactError
from otpath.person.schemas import NAME, profile_schema
from otpath.person.told import AwardFacts, Chosen, Told, gcse_clash

NOVEMBER_2026 = month_number(2026, 11)
AWARDS = {
    "gcse": KnownAward("gcse", "GCSE", "gcse", has_subjects=True),
    "a level": KnownAward("a-level", "A level", "a-level", has_subjects=True),
    "t level": KnownAward("t-level", "T Level", "t-level", has_subjects=False),
    "t level health": KnownAward("t-level-health", "T Level in Health", "t-level", False),
    "care certificate": KnownAward("care-certificate", "Care Certificate", None, False),
}
ROLES = ("porter", "nurse")
EXAMPLE = """\
from: porter
to: nurse
start: 2027-01
gcses: {maths: 4, english: none, others: none}
qualifications:
- {name: A level, subject: biology, grade: B, gained: 2016}
- care certificate
experience: {porter: 2 years}
limits:
  keep_wage: true
  avoid: [porter]
note: "some words, 'quoted'"
"""


class Names:
    """The names of a few roles and awards, in November 2026."""

    this_month = NOVEMBER_2026

    def role(self, text: str, where: str) -> str:
        if text.casefold() not in ROLES:
            raise UnreadableFactError(f"{where} {text!r}: no role of that name", "choose another")
        return text.casefold()

    def target(self, text: str, where: str) -> str:
        return self.role(text, where)

    def award(self, text: str, where: str) -> KnownAward:
        found = AWARDS.get(text.casefold())
        if found is None:
            raise UnreadableFactError(f"{where} {text!r}: no qualification", "choose another")
        return found

    def start(self, text: str, where: str) -> int:
        month = read_month(text)
        if month is None:
            raise UnreadableFactError(f"{where} {text!r} is not a month", "write it as 2027-01")
        return month

    def avoided(self, text: str, where: str) -> Chosen:
        return Chosen(roles=frozenset({self.role(text, where)}))

    def included(self, text: str, where: str) -> Chosen:
        return self.avoided(text, where)


def read(content: str | bytes, folder: Path) -> Told | tuple[Problem, ...]:
    path = folder / "me.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_profile(path, Names())


def told(content: str, folder: Path) -> Told:
    found = read(content, folder)
    assert isinstance(found, Told), [problem.text for problem in found]
    return found


def wrong(content: str, folder: Path) -> list[tuple[int, str]]:
    """Return the line and the sentence of each problem."""
    found = read(content, folder)
    assert not isinstance(found, Told)
    return [(problem.line, problem.message) for problem in found]


def test_all_of_a_profile_is_told(tmp_path: Path) -> None:
    assert told(EXAMPLE, tmp_path) == Told(
        job="porter",
        target="nurse",
        start=month_number(2027, 1),
        gcses=GcseFacts(
            (Holding("gcse", "maths", "4"),), frozenset({("gcse", "english-language")}), True
        ),
        awards=AwardFacts(
            (
                Holding("a-level", "biology", "B", gained=month_number(2016, 8)),
                Holding("care-certificate"),
            )
        ),
        experience={"porter": 24},
        keep_wage=True,
        avoid=Chosen(roles=frozenset({"porter"})),
    )


def test_name_of_an_award_may_go_on_in_its_subject(tmp_path: Path) -> None:
    found = told("qualifications: [{name: T level, subject: health, grade: merit}]", tmp_path)

    assert found.awards == AwardFacts((Holding("t-level-health", None, "merit"),))


def test_grade_that_is_not_said_is_not_known(tmp_path: Path) -> None:
    found = told("qualifications: [{name: A level, subject: biology}]", tmp_path)

    assert found.awards == AwardFacts((Holding("a-level", "biology", "unknown"),))


@pytest.mark.parametrize("gcses", ["none", "{maths: none}"])
def test_gcse_among_the_qualifications_that_gcses_denies_is_wrong(
    gcses: str, tmp_path: Path
) -> None:
    text = f"gcses: {gcses}\nqualifications:\n  - {{name: gcse, subject: maths, grade: 4}}\n"

    assert wrong(text, tmp_path) == [(2, "a GCSE in maths is given, and gcses says there is none")]


def test_gcses_and_qualifications_that_agree_do_not_clash() -> None:
    held = AwardFacts((Holding("gcse", "maths", "4"),))
    some = GcseFacts((Holding("gcse", "english-language", "4"),), frozenset(), complete=True)

    assert gcse_clash(some, held) is None
    assert gcse_clash(None, held) is None
    assert gcse_clash(some, None) is None


def test_items_after_one_of_a_wrong_shape_keep_their_lines(tmp_path: Path) -> None:
    text = (
        "qualifications:\n- {grade: B}\n- {name: A level, grade: 9}\n- 5\n"
        "- {name: A level, grade: 8}\n- {name: nothing}\n"
    )

    assert wrong(text, tmp_path) == [
        (2, "item 1 under qualifications has no name"),
        (3, "'9' is not a grade of A level"),
        (4, "item 3 under qualifications must be a group of keys, got 5"),
        (5, "'8' is not a grade of A level"),
        (6, "name 'nothing': no qualification"),
    ]


def test_keys_beside_one_of_a_wrong_shape_are_read(tmp_path: Path) -> None:
    text = "limits:\n  money: much\n  avoid: [nobody]\nexperience:\n  porter: [1]\n  nobody: 3\n"

    assert [line for line, _ in wrong(text, tmp_path)] == [2, 3, 5, 6]


def test_key_that_cannot_be_parsed_does_not_hide_the_others(tmp_path: Path) -> None:
    text = 'from: "porter\nto: nobody\nage: 7\n'

    assert [line for line, _ in wrong(text, tmp_path)] == [1, 2, 3]


def test_each_thing_wrong_is_said_once_and_in_order(tmp_path: Path) -> None:
    lines = [line for line, _ in wrong("to: x\nfrom: y\nage: 7\nto: z\n", tmp_path)]

    assert lines == [1, 2, 3, 4]


# --- files that nobody wrote --------------------------------------------------------------------

LETTERS = "\x00\t\n\r :-[]{},'\"&*!|>%@`#?\\\ufeff\u2028é\U0001f600a4"


@pytest.mark.parametrize("seed", range(20))
def test_damaged_profile_is_read_or_refused_and_never_crashes(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311
    for _ in range(15):
        text = list(EXAMPLE)
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(text))
            text[at : at + dice.choice([0, 1, 5])] = dice.choices(LETTERS, k=dice.choice([0, 1, 2]))
        found = read("".join(text), tmp_path)
        assert isinstance(found, Told) or found


@pytest.mark.parametrize("seed", range(5))
def test_bytes_of_no_sense_are_refused(seed: int, tmp_path: Path) -> None:
    found = read(random.Random(seed).randbytes(500), tmp_path)  # noqa: S311

    assert not isinstance(found, Told)


@pytest.mark.parametrize("value", ["5", "true", "text", "[]", "[1, [2]]", "{}", "{a: {b: 1}}", "~"])
@pytest.mark.parametrize("key", [*(key.rstrip("_") for key in Profile.model_fields), "odd"])
def test_any_value_under_any_key_is_read_or_refused(key: str, value: str, tmp_path: Path) -> None:
    found = read(f"{key}: {value}\n", tmp_path)

    assert isinstance(found, Told) or all(problem.line == 1 and problem.hint for problem in found)


@pytest.mark.parametrize("value", ["5", "true", "text", "[]", "[1, [2]]", "{}", "{a: {b: 1}}", "~"])
@pytest.mark.parametrize("key", ProfileLimits.model_fields)
def test_any_value_under_any_limit_is_read_or_refused(key: str, value: str, tmp_path: Path) -> None:
    found = read(f"limits:\n  {key}: {value}\n", tmp_path)

    assert isinstance(found, Told) or all(problem.line == 2 for problem in found)


# --- the schema ---------------------------------------------------------------------------------


def test_schema_on_disk_is_in_step_with_the_models() -> None:
    on_disk = (SCHEMAS / NAME).read_text(encoding="utf-8")

    assert on_disk == profile_schema(), "run: python -m otpath.person.schemas"


def test_schema_asks_for_no_key_and_explains_each() -> None:
    schema = json.loads(profile_schema())

    assert schema["additionalProperties"] is False
    assert "required" not in schema
    groups = (schema["properties"], schema["$defs"]["ProfileLimits"]["properties"])
    assert all(
        "description" in value or "$ref" in str(value) for g in groups for value in g.values()
    )


def test_every_key_has_an_example_and_no_example_is_left_over() -> None:
    schema = json.loads(profile_schema())
    groups = [schema["properties"], *(part["properties"] for part in schema["$defs"].values())]
    keys = {key for group in groups for key in group} - {"note"}

    assert set(EXAMPLES) == keys
