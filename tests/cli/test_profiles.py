"""A profile says what options say; options laid over it; files that are none."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.months import month_number
from otpath.cli import asking
from otpath.cli.asking import Facts, person_of, read_facts
from otpath.cli.limits_given import LimitWords, read_limits
from otpath.cli.profile_given import told_by_profile
from otpath.person.profile_files import BIGGEST_PROFILE
from otpath.person.told import Told
from tests.cli.plans import ThatDay, plan
from tests.cli.running import Ran

CLIENT = "Anna Example"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "date", ThatDay)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(text: str, folder: Path, catalogue: Catalogue) -> Told:
    path = folder / "me.yaml"
    path.write_text(text, encoding="utf-8")
    return told_by_profile(path, catalogue)


def planned(text: str, *options: str) -> Ran:
    """Plan with a profile of this text, which lies in the working folder."""
    Path("me.yaml").write_text(text, encoding="utf-8")
    found = plan.__wrapped__("--profile", "me.yaml", *options)
    assert isinstance(found, Ran)
    return found


# --- the same as the options --------------------------------------------------------------------

SAME: tuple[tuple[str, Facts], ...] = (
    ("from: porter", Facts("porter")),
    ("job: NHS Porter", Facts("porter")),
    ("age: 35", Facts(age="35")),
    ("nation: Northern Ireland", Facts(nation="northern-ireland")),
    ("nation: wales", Facts(nation="wales")),
    ("gcses: none", Facts(gcses=["none"])),
    ("gcses: {others: none}", Facts(gcses=["others=none"])),
    ('gcses: {maths: "4", english-language: "5"}', Facts(gcses=["maths=4,english=5"])),
    ("gcses: {maths: 4, english: C}", Facts(gcses=["maths=4", "english=C"])),
    ("gcses: {science: 5-4}", Facts(gcses=["science=5-4"])),
    ("gcses: {science: 55}", Facts(gcses=["science=55"])),
    ('gcses: {other: "4, 4, 5"}', Facts(gcses=["other=4,other=4,other=5"])),
    ("gcses: {maths: none, others: none}", Facts(gcses=["maths=none,others=none"])),
    ("gcses: {maths: unknown}", Facts(gcses=["maths=unknown"])),
    ("gcses: {maths: predicted:6}", Facts(gcses=["maths=predicted:6"])),
    ("gcses: {maths: '4:2016'}", Facts(gcses=["maths=4:2016"])),
    ("gcses: {English Language: A*}", Facts(gcses=["english=A*"])),
    ("qualifications: none", Facts(awards=["none"])),
    ("qualifications: [care certificate]", Facts(awards=["care certificate"])),
    ("qualifications: [none, care certificate]", Facts(awards=["care certificate", "none"])),
    (
        "qualifications: [{name: A level, subject: biology, grade: B, gained: 2016}]",
        Facts(awards=["A level:biology:B:2016"]),
    ),
    ("qualifications: [{name: bsc, grade: 2:1}]", Facts(awards=["bsc:2:1"])),
    (
        "qualifications: [{name: bsc, subject: psychology, grade: '2:2', gained: '2016'}]",
        Facts(awards=["bsc:psychology:2:2:2016"]),
    ),
    (
        "qualifications: [{name: A level, subject: biology, grade: B, expected: 2027}]",
        Facts(awards=["A level:biology:predicted:B:2027"]),
    ),
    ("qualifications: [{name: access to he, grade: D15 M30}]", Facts(awards=["access:D15 M30"])),
    ("qualifications: [{name: care certificate, grade: pass}]", Facts(awards=["care certificate"])),
    (
        "qualifications: [{name: T level, grade: merit, parts: {core: B}}]",
        Facts(awards=["T level:merit:core=B"]),
    ),
    ("experience: {porter: 24}", Facts(experience=["porter=24"])),
    ("experience: {NHS porter: 2 years, ota: '6'}", Facts(experience=["porter=2y", "ota=6"])),
)


@pytest.mark.parametrize(("text", "options"), SAME, ids=[text for text, _ in SAME])
def test_fact_in_a_profile_is_that_of_an_option(
    text: str, options: Facts, tmp_path: Path, shipped: Catalogue
) -> None:
    found = told(text, tmp_path, shipped)

    assert found != Told()
    assert found == read_facts(options, shipped)


SAME_LIMITS: tuple[tuple[str, LimitWords], ...] = (
    ("study_hours: 8", LimitWords(study_hours="8")),
    ("keep_wage: true", LimitWords(keep_wage=True)),
    ("keep_wage: false", LimitWords(keep_wage=False)),
    ("money: 0", LimitWords(money="0")),
    ("money: 2000", LimitWords(money="£2,000")),
    ("finish_by: 2031-09", LimitWords(finish_by="2031-09")),
    ("avoid: [full time, porter]", LimitWords(avoid=["full-time", "porter"])),
    ("include: [ota]", LimitWords(include=["occupational-therapy-assistant"])),
)


@pytest.mark.parametrize(("text", "options"), SAME_LIMITS, ids=[text for text, _ in SAME_LIMITS])
def test_limit_in_a_profile_is_that_of_an_option(
    text: str, options: LimitWords, tmp_path: Path, shipped: Catalogue
) -> None:
    found = told(f"limits: {{{text}}}", tmp_path, shipped)

    assert found != Told()
    assert found == read_limits(options, shipped)


def test_month_of_a_result_may_be_said(tmp_path: Path, shipped: Catalogue) -> None:
    text = """
    qualifications:
      - {name: access, gained: 2016-06}
      - {name: access, expected: 2027-06}
      - {name: access, expected: 2026-11}
      - {name: access, gained: 2026-11}
    """
    awards = told(text, tmp_path, shipped).awards
    assert awards is not None
    assert [(held.gained, held.predicted) for held in awards.holdings] == [
        (month_number(2016, 6), False),
        (month_number(2027, 6), True),
        (month_number(2026, 11), True),
        (month_number(2026, 11), False),
    ]


def test_key_without_a_value_is_not_said(tmp_path: Path, shipped: Catalogue) -> None:
    text = "".join(f"{key}:\n" for key in (
        "from", "job", "to", "start", "age", "nation", "gcses", "qualifications", "experience",
        "note", "limits",
    ))  # fmt: skip
    inner = "".join(f"  {key}:\n" for key in (
        "study_hours", "keep_wage", "money", "finish_by", "avoid", "include",
    ))  # fmt: skip

    assert told(text, tmp_path, shipped) == Told()
    assert told(text + inner, tmp_path, shipped) == Told()


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ends_of_lines_and_byte_order_marks_make_no_difference(
    ends: str, mark: str, tmp_path: Path, shipped: Catalogue
) -> None:
    text = f"{mark}from: porter{ends}age: 35{ends}"
    (tmp_path / "me.yaml").write_bytes(text.encode())

    assert told_by_profile(tmp_path / "me.yaml", shipped) == Told(job="porter", age=35)


# --- options over a profile ---------------------------------------------------------------------

FULL = """
from: porter
to: occupational-therapist
start: 2027-01
age: 35
nation: england
gcses: {maths: 4, english: 5}
qualifications: [care certificate]
experience: {porter: 24, ota: 3}
limits:
  study_hours: 8
  keep_wage: true
  money: 2000
  finish_by: 2033-09
  avoid: [part-time, porter]
  include: [ota]
"""
OVER: dict[str, Facts | LimitWords] = {
    "job": Facts(job="ota"),
    "age": Facts(age="40"),
    "nation": Facts(nation="wales"),
    "gcses": Facts(gcses=["biology=9"]),
    "awards": Facts(awards=["none"]),
    "experience": Facts(experience=["porter=1"]),
    "study_hours": LimitWords(study_hours="0"),
    "keep_wage": LimitWords(keep_wage=False),
    "own_pounds": LimitWords(money="0"),
    "finish_by": LimitWords(finish_by="2040-01"),
    "avoid": LimitWords(avoid=["full-time"]),
    "include": LimitWords(include=["care assistant"]),
}


def test_every_field_is_laid_over_or_is_where_and_when() -> None:
    assert set(OVER) | {"target", "start"} == {field.name for field in fields(Told)}


@pytest.mark.parametrize("key", OVER)
def test_option_takes_the_place_of_its_own_key_and_of_no_other(
    key: str, tmp_path: Path, shipped: Catalogue
) -> None:
    profile, given = told(FULL, tmp_path, shipped), OVER[key]
    options = (
        read_facts(given, shipped) if isinstance(given, Facts) else read_limits(given, shipped)
    )
    both = options.over(profile)

    assert getattr(both, key) == getattr(options, key) != getattr(profile, key)
    others = {field.name for field in fields(Told)} - {key}
    assert {name for name in others if getattr(both, name) != getattr(profile, name)} == set()


def test_person_of_a_profile_is_that_of_the_options(tmp_path: Path, shipped: Catalogue) -> None:
    options = Facts(
        "porter", ["maths=4", "english=5"], ["care certificate"], ["porter=24", "ota=3"],
        "35", "england",
    )  # fmt: skip

    assert person_of(told(FULL, tmp_path, shipped)) == person_of(read_facts(options, shipped))


# --- from the outside ---------------------------------------------------------------------------


def test_plan_with_a_profile_is_the_plan_with_its_options(desk: Path) -> None:
    text = "from: porter\nstart: 2027-01\ngcses: {maths: 4}\nlimits: {avoid: [full-time]}\n"
    options = (
        "--from",
        "porter",
        "--start",
        "2027-01",
        "--gcse",
        "maths=4",
        "--avoid",
        "full-time",
    )
    found = planned(text)

    assert (found.code, found.err) == (0, "")
    assert found.out == plan(*options).out


def test_options_override_the_profile(desk: Path) -> None:
    found = planned(
        "from: ota\nto: care certificate\nlimits: {keep_wage: true}\n",
        *("--from", "porter", "--to", "occupational-therapist", "--no-keep-wage"),
        *("--start", "2027-01"),
    )
    assert found.out == plan("--from", "porter", "--start", "2027-01").out


def test_option_that_takes_the_place_of_a_list_is_noted(desk: Path) -> None:
    text = "from: porter\nage: 30\ngcses: {maths: 4}\nexperience: {porter: 2}\n"
    both = planned(text, "--gcse", "english=5", "--age", "35", "--have", "none")

    assert both.code == 0
    assert both.err == "note: --gcse takes the place of all of gcses in me.yaml\n"


def test_profile_must_be_right_even_where_options_override_it(desk: Path) -> None:
    found = planned("from: porter\nstart: 2020-01\n", "--start", "2027-01")

    assert found.code == 2
    assert found.err.startswith("me.yaml:2:8: start '2020-01' is in the past\n")


def test_profile_without_a_job_needs_the_option(desk: Path) -> None:
    without, given = planned("age: 35\n"), planned("age: 35\n", "--from", "porter")

    assert (without.code, without.out) == (2, "")
    assert "give --from ROLE, or 'from' in a profile" in without.err
    assert given.code == 0


def test_note_and_comments_are_never_shown(desk: Path) -> None:
    text = f"from: porter # {CLIENT}\nnote: {CLIENT}, seen on 3 November\n"
    for form in ("text", "markdown", "json"):
        found = planned(text, "--format", form)
        assert found.code == 0
        assert CLIENT not in found.out + found.err


def test_profile_is_only_read(desk: Path) -> None:
    planned("from: porter\n")

    assert [path.name for path in desk.iterdir()] == ["me.yaml"]
    assert (desk / "me.yaml").read_text() == "from: porter\n"


def refused(path: str) -> str:
    """Return the one problem of a profile that is no such file."""
    found = plan.__wrapped__("--profile", path)
    assert (found.code, found.out) == (2, "")
    return str(found.err)


def test_file_that_is_not_there_is_refused(desk: Path) -> None:
    assert refused("you.yaml").startswith("you.yaml: there is no such file\n  hint: check its name")


def test_folder_is_refused(desk: Path) -> None:
    assert refused(".").startswith(".: cannot read this: Is a directory\n")


def test_pipe_is_refused_and_not_waited_for(desk: Path) -> None:
    os.mkfifo("pipe.yaml")
    assert refused("pipe.yaml").startswith("pipe.yaml: this is not a plain file\n")


def test_huge_file_is_refused(desk: Path) -> None:
    (desk / "me.yaml").write_text("#" * (BIGGEST_PROFILE + 1))
    assert refused("me.yaml").startswith("me.yaml: the file is too big: 100,001 bytes\n")


def test_large_file_of_nonsense_is_refused_with_a_few_lines(desk: Path) -> None:
    keys = "".join(f"key-{n}: {n}\n" for n in range(2000))
    found = planned(f"from: porter\ngcses: {{maths: {'9' * 5000}}}\n{keys}")

    assert found.code == 2
    assert "Traceback" not in found.err
    assert max(len(line) for line in found.err.splitlines()) < 400


def test_more_than_anybody_has_is_refused_at_once(desk: Path) -> None:
    subjects = "".join(f"  {chr(97 + n % 26) * 2}{chr(97 + n // 26)}: 4\n" for n in range(101))
    names = "".join("- care certificate\n" for _ in range(101))
    found = planned(f"gcses:\n{subjects}qualifications:\n{names}", "--from", "porter")

    assert found.code == 2
    assert found.err.count("at most 100 items") == 2


def test_plan_without_a_profile_loads_nothing_of_profiles() -> None:
    code = (
        "import sys; from otpath.cli.app import run; run(['plan', '--from', 'porter']); "
        "print([m for m in sys.modules if m.startswith('otpath.person.profile_')])"
    )
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )

    assert done.stdout.splitlines()[-1] == "[]"
