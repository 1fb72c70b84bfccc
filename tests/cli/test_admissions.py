"""People judged by hand against the shipped programmes, as an admissions officer would.

Each case says in our own words what the page asks. Where a fact in the data changes, work the case
by hand again before you change what is expected here.
"""

import json
import shlex
from dataclasses import dataclass

import pytest

from otpath.answers.programmes import Judged, judge_programme
from otpath.answers.standing import standing
from otpath.catalogue.months import month_number
from otpath.cli.asking import Facts, read_person
from otpath.cli.given import shipped_catalogue
from otpath.cli.programmes import NOBODY_SAID
from otpath.rules.outcomes import Verdict
from tests.cli.running import ran

YES, NO, OPEN = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_KNOWN

GOOD_GCSES = "--gcse english=6,maths=6,biology=6,chemistry=6,history=6,others=none"


def levels(*grades: str, year: str = "2025") -> str:
    subjects = ("biology", "art", "history", "music")
    return " ".join(
        f'--have "A level:{s}:{g}:{year}"' for s, g in zip(subjects, grades, strict=False)
    )


@dataclass(frozen=True)
class Applicant:
    """What somebody says on the command line, and the course they look for."""

    says: str
    course: str = "bsc-ot"


FUNCTIONAL_SKILLS_AND_BTEC = Applicant(
    '--have "functional skills english l2" --have "functional skills maths l2" --gcse none '
    '--have "BTEC:health and social care:DMM:2021" --have none'
)
O_LEVELS_AND_HNC = Applicant(
    '--have "O level:english language:B:1984" --have "O level:maths:C:1984" '
    '--have "O level:biology:C:1984" --have "HNC:2012" --gcse none --have none'
)
HIGHERS = Applicant(
    '--have "Higher:biology:B" --have "Higher:english:B" --have "Higher:history:B" '
    '--have "Higher:psychology:B" --have "National 5:english:C" --have "National 5:maths:C" '
    '--have "National 5:biology:C" --gcse none --have none'
)
ACCESS_2019 = Applicant(
    '--have "access:D30 M15:biology=15:2019" --gcse english=C,maths=C,others=none --have none'
)
SCIENCE_BTEC = Applicant(
    '--have "BTEC:applied science:DDM:2023" '
    "--gcse english=5,maths=5,biology=5,history=4,art=4,others=none --have none"
)
PSYCHOLOGIST_2_2 = Applicant(
    '--have "degree:psychology:2:2:2014" --from "occupational therapy assistant" '
    '--experience "occupational therapy assistant=5 years"',
    "msc-ot",
)
GENERAL_STUDIES = Applicant(
    '--have "A level:biology:A" --have "A level:psychology:B" --have "A level:general studies:B" '
    f"{GOOD_GCSES} --have none"
)
T_LEVEL_CORE_C = Applicant(f'--have "T Level:health:merit:core=C" {GOOD_GCSES} --have none')
IB_30 = Applicant(f'--have "IB:30" {GOOD_GCSES} --have none')
IRISH = Applicant(
    '--have "Leaving cert:english:H2" --have "Leaving cert:biology:H2" '
    '--have "Leaving cert:history:H3" --have "Leaving cert:french:H3" '
    '--have "Leaving cert ordinary:maths:O4" --gcse none --have none',
    "moccth-ot",
)
IN_WALES = Applicant(f"{levels('B', 'B', 'B')} {GOOD_GCSES} --have none --lives-in wales --age 18")
ASSISTANT_PRACTITIONER = Applicant(
    '--have "foundation degree:2024" --from "assistant practitioner" --gcse english=C,maths=C '
    "--have none",
    "ot-degree-apprenticeship",
)
ONLY_AN_AGE = Applicant("--age 30")
DDD = Applicant(f"{levels('D', 'D', 'D')} {GOOD_GCSES} --have none")
MATHS_3 = Applicant(
    f"{levels('A', 'A', 'A')} --gcse english=6,maths=3,biology=6,chemistry=6,history=6,others=none "
    "--have none"
)
ADVANCED_HIGHERS = Applicant(
    '--have "Advanced Higher:biology:B" --have "Advanced Higher:english:B" '
    f'--have "Advanced Higher:history:B" {GOOD_GCSES} --have none'
)
MASTER = Applicant(
    '--have "masters degree:psychology:merit:2024" --gcse english=C,maths=C,others=none '
    "--have none",
    "msc-ot",
)
GRADUATE_2_1 = Applicant(
    '--have "degree:sociology:2:1:2024" --gcse english=C,maths=C,others=none --have none', "msc-ot"
)
HNC_B = Applicant(
    '--have "HNC:health and social care:A:graded-unit=B" --have "National 5:english:C" '
    '--have "National 5:maths:C" --gcse none --have none',
    "moccth-ot",
)

CASES = [
    # The page takes level 2 in English and maths for GCSEs, and 112 points: DMM is 112.
    (FUNCTIONAL_SKILLS_AND_BTEC, "canterbury-bsc-ot", YES),
    # 5 GCSEs. Functional Skills might stand for 2 of them, but the other 3 are not there.
    (FUNCTIONAL_SKILLS_AND_BTEC, "coventry-bsc-ot", NO),
    # 120 to 136 points, and nothing beside points.
    (FUNCTIONAL_SKILLS_AND_BTEC, "bournemouth-bsc-ot", NO),
    # Highers or A levels; not a word about a BTEC.
    (FUNCTIONAL_SKILLS_AND_BTEC, "qmu-bsc-ot", OPEN),
    # The newer page asks DDM of a BTEC. Only a listing of 2017 says 112 points.
    (FUNCTIONAL_SKILLS_AND_BTEC, "northampton-bsc-ot", OPEN),
    # GCSE English and maths, 112 points. Not said: O levels, an HNC.
    (O_LEVELS_AND_HNC, "ntu-bsc-ot", OPEN),
    # 5 GCSEs are asked, and 3 O levels are all there is.
    (O_LEVELS_AND_HNC, "ysj-bsc-ot", NO),
    # BBBB at Higher, with National 5 English and maths at C.
    (HIGHERS, "qmu-bsc-ot", YES),
    # 120 points; BBBB at Higher is 108.
    (HIGHERS, "ysj-bsc-ot", NO),
    # A physical science or a double award is among the 5 GCSEs; National 5 biology is neither.
    (HIGHERS, "swansea-bsc-ot-part-time", NO),
    # 24 distinctions and 21 merits at least; no GCSEs are asked.
    (ACCESS_2019, "cumbria-bsc-ot", YES),
    # A science at GCSE beside English and maths.
    (ACCESS_2019, "essex-bsc-ot-2024", NO),
    # DDM in health, sport or science, and 5 GCSEs.
    (SCIENCE_BTEC, "coventry-bsc-ot", YES),
    # DDM in a science will do where the university likes its units: a person decides.
    (SCIENCE_BTEC, "plymouth-bsc-ot", OPEN),
    # 120 to 136 points: 128 lies between, where they decide.
    (SCIENCE_BTEC, "bournemouth-bsc-ot", OPEN),
    # A 2:1 in any subject.
    (PSYCHOLOGIST_2_2, "brighton-msc-ot", NO),
    # A 2:2 with strong work that fits: how strong is theirs to say.
    (PSYCHOLOGIST_2_2, "uea-msc-ot", OPEN),
    # General studies is not taken; without it there are 2 A levels and 88 points.
    (GENERAL_STUDIES, "coventry-bsc-ot", NO),
    # BBC at A level, and no subject is refused.
    (GENERAL_STUDIES, "cumbria-bsc-ot", YES),
    # Merit, with the core at B: it is at C.
    (T_LEVEL_CORE_C, "southampton-bsc-ot", NO),
    # A T Level of any grade that was read, 5 GCSEs; IELTS is only for some people from abroad.
    (T_LEVEL_CORE_C, "plymouth-bsc-ot", YES),
    # IB at 29 to 30.
    (IB_30, "essex-bsc-ot-2024", YES),
    # Points only. An IB has points by its subjects, which were not said.
    (IB_30, "ysj-bsc-ot", OPEN),
    # H2 H2 H3 H3 with an essay subject; O4 or H5 in English and maths.
    (IRISH, "qmu-moccth", YES),
    # Only people who live on the island of Ireland.
    (IN_WALES, "ulster-bsc-ot", NO),
    # Holders of a Skilled Worker visa are refused, and nobody said which papers they have.
    (IN_WALES, "ntu-bsc-ot", OPEN),
    # A level grades to match, study in the last 10 years, 18 years old.
    (IN_WALES, "brighton-bsc-ot", YES),
    # Assistant practitioners are named; points, or a portfolio that they look at.
    (ASSISTANT_PRACTITIONER, "northumbria-ot-apprenticeship", OPEN),
    # The page names other kinds of support post, and was read in part.
    (ASSISTANT_PRACTITIONER, "uwe-ot-apprenticeship", OPEN),
    # Nothing was said that bears on it.
    (ONLY_AN_AGE, "coventry-bsc-ot", OPEN),
    # BBC now. That an older listing gave points makes it no less a no.
    (DDD, "northampton-bsc-ot", NO),
    # 32 points and GCSE English.
    (DDD, "worcester-bsc-ot-foundation", YES),
    # GCSE maths at 4.
    (MATHS_3, "brighton-bsc-ot", NO),
    # 2 A levels or their equal: whether an Advanced Higher is equal was not read.
    (ADVANCED_HIGHERS, "essex-bsc-ot-2024", OPEN),
    # A first degree at 2:1. A master's degree is not spoken of, but is no less.
    (MASTER, "brighton-msc-ot", OPEN),
    # A 2:1 in any subject, studied in the last 5 years.
    (GRADUATE_2_1, "gcu-msc-ot", YES),
    # 5 GCSEs with a science, beside the degree.
    (GRADUATE_2_1, "brookes-msc-ot", NO),
    # An HNC in health and social care with the graded unit at B.
    (HNC_B, "qmu-moccth", YES),
]


def facts_of(applicant: Applicant) -> Facts:
    """Read the options in pairs, as the command line does."""
    words = iter(shlex.split(applicant.says))
    said: dict[str, list[str]] = {}
    for option, value in zip(words, words, strict=True):
        said.setdefault(option, []).append(value)

    def last(option: str) -> str | None:
        return said.get(option, [None])[-1]

    return Facts(
        last("--from") or NOBODY_SAID,
        said.get("--gcse", ()),
        said.get("--have", ()),
        said.get("--experience", ()),
        last("--age"),
        last("--lives-in"),
    )


def judged_in_december_2026(applicant: Applicant, programme: str) -> Judged:
    catalogue = shipped_catalogue()
    facts = facts_of(applicant)
    person = read_person(facts, catalogue)
    stands = standing(person, month_number(2026, 12), catalogue, job_told=facts.job != NOBODY_SAID)
    return judge_programme(catalogue.programmes[programme], stands, catalogue)


@pytest.mark.parametrize(("applicant", "programme", "expected"), CASES)
def test_a_person_is_judged_as_by_hand(
    applicant: Applicant, programme: str, expected: Verdict
) -> None:
    judged = judged_in_december_2026(applicant, programme)
    outcomes = [(o.requirement.id, o.verdict.value, o.shortfall) for o in judged.weighing]
    assert judged.verdict is expected, outcomes
    assert not judged.is_old


@pytest.mark.parametrize(
    "applicant", [FUNCTIONAL_SKILLS_AND_BTEC, HIGHERS, ACCESS_2019, IB_30, PSYCHOLOGIST_2_2]
)
def test_what_is_not_read_or_theirs_to_decide_is_never_told_as_yes_or_no(
    applicant: Applicant,
) -> None:
    arguments = ("--course", applicant.course, *shlex.split(applicant.says), "--format", "json")
    programmes = json.loads(ran("programmes", *arguments).out)["programmes"]

    assert programmes
    for programme in programmes:
        assert {need["verdict"] for need in programme["they_decide"]} <= {"not-known"}
        assert not (programme["partial"] and programme["verdict"] == "met")
