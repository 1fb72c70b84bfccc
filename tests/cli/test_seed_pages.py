"""Every fact of the two pages that otpath started from is found by the command one would try."""

from __future__ import annotations

import pytest

from tests.cli.running import ran

ASSISTANT = "role occupational-therapy-assistant"

PAGE_A = {
    # Portsmouth Hospitals University NHS Trust, "Occupational Therapy Assistant", 2023
    ASSISTANT: (
        "Works with occupational therapists",
        "illness, injury, disability or age",
        "washing, dressing and eating",
        "work, education or leisure",
        "other ways to do everyday things",
        "change the surroundings",
        "major surgery such as a hip replacement",
        "disabled children at school and at play",
        "people with dementia",
        "people after a stroke",
        "people with mental illness who return to work or volunteering",
        "level-access shower",
        "stairlift",
        "introduction to the department and its procedures",
        "set up and use equipment",
        "level 2 certificate in healthcare support services",
        "level 3 diploma in healthcare support",
        "associate member",
        "RCOT",
        "BAOT",
        "courses, conferences, seminars and networking",
        "team leader",
        "supervises other occupational therapy assistants",
        "(assistant-practitioner)",
        "BSc (Hons) Occupational Therapy (bsc-ot)",
        # the published story
        "biomedical science",
        "porter",
        "older persons' therapy team",
        "foundation degree",
        "(ot-degree-apprentice)",
        "functional assessments",
        "access visits",
        "fits and sets up equipment",
        "administration",
        "families, carers, physiotherapists and the ward team",
        "Portsmouth Hospitals University NHS Trust",
        "31 August 2023",
    ),
    "qualification NCFE CACHE Level 2 Certificate in Healthcare Support Services": (
        "NCFE CACHE Level 2 Certificate in Healthcare Support Services",
    ),
    "qualification NCFE CACHE Level 3 Diploma in Healthcare Support": (
        "NCFE CACHE Level 3 Diploma in Healthcare Support",
    ),
    "role porter": ("(occupational-therapy-assistant)",),
}

SKILLS = (
    "motivating people",
    "tolerance and acceptance of different lifestyles",
    "working with people from different backgrounds",
    "addressing and working with groups",
    "flexibility",
    "willing and able to travel",
    "working alone or in a team",
    "self-discipline",
    "handling challenging behaviour",
    "patience",
    "communication",
    "customer care",
    "personal organisation",
)

PAGE_B = {
    # "Occupational Therapist Assistant - Level 2"
    ASSISTANT: (
        *SKILLS,
        "no formal qualification is required",
        "English language and maths",
        "literacy and numeracy",
        "computer skills are very desirable",
        "IT award is worth considering",
        "A levels matter less",
        "driving licence",
        "good communication",
        "level 2 diploma in preparing for further study in health, social care and social work",
        "level 2 diploma in care",
        "BTEC National Extended Diploma",
        "T Level in Health",
        "include a work placement",
        "2 or more GCSEs at grade 3 (D) or above, or equivalent",
        "4 or 5 GCSEs at grade 4 (C) or above, or equivalent",
        "healthcare support worker apprenticeship",
        "apply to an advert",
    ),
    "qualification Level 2 Diploma in Health and Social Care": ("Level 2 Diploma in Care",),
    "qualification level 3 National Extended Diploma in Health and Social Care": (
        "BTEC National Extended Diploma",
    ),
    "course level 2 health and social care course": ("2 GCSEs at grade 3 or above", "placement"),
    "course pre-access year": ("2 GCSEs at grade 3 or above",),
    "course btec-hsc-full-time": ("4 GCSEs at grade 4 (C) or above", "placement"),
    "course t-level-health-full-time": ("5 GCSEs at grade 4 (C) or above", "placement"),
    "course healthcare assistant apprenticeship": (
        "2 GCSEs at grade 3 or above",
        "9 to 3 (A* to D)",
    ),
    "course senior-hcsw-apprenticeship": ("4 or 5 GCSEs at 9 to 4 (A* to C)",),
    "qualification IT qualification": ("computer skills",),
}

LADDER = {
    "role OT assistant - level 2": (
        "Occupational therapy assistant",
        "Qualification level (RQF) level 2",
        "study at university to become an occupational therapist",
    ),
    "role senior healthcare support worker - level 3": (
        "Qualification level (RQF) level 3",
        "more advanced support skills under registered staff",
        "may work alone, with a registered person to turn to",
        "clinical, technical or scientific tasks after training",
        "shows other support workers",
        "does administration",
        "helps improve the service",
        "judgements that are based on facts",
    ),
    "role assistant practitioner - level 5": (
        "Qualification level (RQF) level 5",
        "above support workers",
        "deeper knowledge",
        "anatomy and physiology",
        "enhanced skills, perhaps in a specialist area",
        "routine and non-routine care",
        "complex needs",
        "assesses progress",
        "shows and trains other staff",
    ),
    "role occupational therapist BSc - level 6": (
        "Occupational therapist",
        "Qualification level (RQF) level 6",
        "BSc (Hons) Occupational Therapy",
    ),
    "role enhanced clinical practitioner - level 6": (
        "Qualification level (RQF) level 6",
        "at an enhanced level in a specific field",
        "part of a patient's care",
        "an advanced practitioner manages the whole episode",
    ),
    "role advanced clinical practitioner - level 7": (
        "Qualification level (RQF) level 7",
        "master's level",
        "clinical practice, leadership, education and research",
        "whole episodes of care",
        "from first presentation to the end",
        "acute hospitals",
        "primary care",
        "urgent and emergency care",
        "every sector",
        "across professional boundaries",
    ),
}


def _facts(page: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(command, fact) for command, facts in page.items() for fact in facts]


@pytest.mark.parametrize(("command", "fact"), [*_facts(PAGE_A), *_facts(PAGE_B), *_facts(LADDER)])
def test_fact_is_found(command: str, fact: str) -> None:
    kind, *name = command.split()
    found = ran(kind, *name)

    assert (found.code, found.err) == (0, "")
    assert fact.casefold() in found.words.casefold()


def test_all_thirteen_skills_are_there() -> None:
    assert len(SKILLS) == 13
