import pytest

from otpath.catalogue.requirements import Requirement
from otpath.person.profile import Holding
from otpath.rules.award_words import award_in_words, subject_in_words
from otpath.rules.words import in_words
from tests.builders import (
    access_credits,
    age,
    all_of,
    any_of,
    award,
    catalogue,
    check,
    count_of,
    experience,
    gcse,
    gcses,
    held,
    instead,
    job,
    qualification,
    recency,
    role,
    subject,
    tariff,
)
from tests.rules.helpers import CATALOGUE

ENGLISH_AND_MATHS = ["english-language", "maths"]
FUNCTIONAL = [
    instead("functional-skills-english-2", "english-language"),
    instead("functional-skills-maths-2", "maths"),
]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (gcses(5), "5 GCSEs at grade 4 (C) or above"),
        (gcses(1, "C"), "1 GCSE at grade C (4) or above"),
        (gcses(5, "5"), "5 GCSEs at grade 5 or above"),
        (
            gcses(5, including=ENGLISH_AND_MATHS),
            "5 GCSEs at grade 4 (C) or above, including English language and maths",
        ),
        (
            gcses(5, including=[subject("maths", grade="5"), subject("biology", "chemistry")]),
            "5 GCSEs at grade 4 (C) or above, including maths at grade 5 "
            "and either biology or chemistry",
        ),
        (
            gcses(2, including=ENGLISH_AND_MATHS),
            "GCSE English language and maths at grade 4 (C) or above",
        ),
        (
            gcses(1, including=["maths"], accept=FUNCTIONAL[1:]),
            "GCSE maths at grade 4 (C) or above, or Functional Skills maths level 2",
        ),
        (
            gcses(2, including=ENGLISH_AND_MATHS, accept=FUNCTIONAL),
            "GCSE English language and maths at grade 4 (C) or above; taken instead: "
            "Functional Skills English or maths level 2",
        ),
        (
            gcses(1, including=["maths"], accept=[FUNCTIONAL[1], instead("bsc", "maths", "3rd")]),
            "GCSE maths at grade 4 (C) or above; taken instead: "
            "Functional Skills maths level 2 or Honours degree at 3rd or above",
        ),
        (award("foundation-degree"), "Foundation degree"),
        (
            award("foundation-degree", "care-certificate"),
            "Foundation degree or Care Certificate",
        ),
        (
            award("a-level", grade="C", subjects=["biology", "pe"]),
            "A level biology or PE at grade C or above",
        ),
        (
            award("a-level", "as-level", subjects=["biology"]),
            "A level or AS level in biology",
        ),
        (award("gcse", grade="4", subjects=["maths"]), "GCSE maths at grade 4 (C) or above"),
        (award("bsc", grade="2:2"), "Honours degree at 2:2 or above"),
        (award("a-level", grade="A*"), "A level at grade A*"),
        (award("access-to-he", grade="D15 M30"), "Access to HE Diploma with D15 M30"),
        (tariff(112), "112 UCAS Tariff points"),
        (
            tariff(112, "a-level", "btec-extended-diploma", "t-level"),
            "112 UCAS Tariff points from A level, BTEC Extended Diploma or T Level",
        ),
        (tariff(112, max_awards=3), "112 UCAS Tariff points (3 awards at most)"),
        (
            access_credits(15, 30),
            "Access to HE Diploma with 15 credits at distinction and 30 more at merit or above",
        ),
        (access_credits(15), "Access to HE Diploma with 15 credits at distinction"),
        (access_credits(0, 45), "Access to HE Diploma with 45 credits at merit or above"),
        (experience(1, "porter"), "1 month's experience as a porter"),
        (
            experience(12, "ota", "porter", stated=False),
            "12 months' experience as an occupational therapy assistant or porter "
            "(no page gives a number; 12 is our figure)",
        ),
        (job("nhs-driver", hours=20), "a job as an NHS driver, 20 hours a week or more"),
        (age(18), "aged 18 or over"),
        (age(at_most=24), "aged 24 or under"),
        (age(18, 24), "aged 18 to 24"),
        (recency(5), "study at level 3 or above finished in the last 5 years"),
        (check("an interview", "the university"), "an interview (decided by the university)"),
        (all_of(age(18), job("porter")), "aged 18 or over; and a job as a porter"),
        (any_of(age(18), job("porter")), "aged 18 or over; or a job as a porter"),
        (
            all_of(any_of(age(18), job("ota")), job("porter")),
            "(aged 18 or over; or a job as an occupational therapy assistant); "
            "and a job as a porter",
        ),
        (
            count_of(2, age(18), job("porter"), tariff(48)),
            "at least 2 of these: aged 18 or over; a job as a porter; 48 UCAS Tariff points",
        ),
        (
            gcses(1, including=["maths"], unless=(award("bsc"), award("foundation-degree"))),
            "GCSE maths at grade 4 (C) or above, unless this is met: Honours degree; "
            "or Foundation degree",
        ),
    ],
)
def test_a_rule_in_words(rule: Requirement, words: str) -> None:
    assert in_words(rule, CATALOGUE) == words


def test_one_award_taken_for_every_subject_is_named_once() -> None:
    functional = qualification(
        "functional-skills-2",
        "functional-skills",
        title="Functional Skills level 2",
        has_subjects=True,
    )
    both = [instead(functional.id, name) for name in ENGLISH_AND_MATHS]
    rule = gcses(2, including=ENGLISH_AND_MATHS, accept=both)
    only_maths = gcses(2, including=ENGLISH_AND_MATHS, accept=both[1:])
    named = "GCSE English language and maths at grade 4 (C) or above"
    assert in_words(rule, catalogue(functional)) == f"{named}, or Functional Skills level 2"
    assert in_words(only_maths, catalogue(functional)) == (
        f"{named}, or Functional Skills level 2 maths"
    )


def test_the_short_form_names_three_roles_and_counts_the_others() -> None:
    ids = ("porter", "cleaner", "driver", "cook", "clerk")
    five = catalogue(*(role(role_id) for role_id in ids))
    rule = experience(6, *ids)
    assert in_words(rule, five) == (
        "6 months' experience as a porter, cleaner, driver, cook or clerk"
    )
    assert in_words(rule, five, short=True) == (
        "6 months' experience as a porter, cleaner, driver or one of 2 other roles"
    )
    assert in_words(job(*ids[:4]), five, short=True) == "a job as a porter, cleaner, driver or cook"


@pytest.mark.parametrize(
    ("holding", "words"),
    [
        (gcse("maths", "5"), "GCSE maths grade 5"),
        (gcse("english-language", "C"), "GCSE English language grade C"),
        (gcse("other", "4"), "GCSE (subject not named) grade 4"),
        (gcse("maths"), "GCSE maths (grade not said)"),
        (gcse("maths", "5", predicted=True), "GCSE maths grade 5 (predicted)"),
        (held("functional-skills-english-2"), "Functional Skills English level 2"),
        (held("t-level", grade="merit"), "T Level, merit"),
        (held("bsc", "psychology", "2:2"), "Honours degree in psychology, 2:2"),
        (held("access-to-he", grade="D15 M30"), "Access to HE Diploma, D15 M30"),
    ],
)
def test_an_award_in_words(holding: Holding, words: str) -> None:
    assert award_in_words(holding, CATALOGUE) == words


def test_what_is_only_preferred_is_said_to_be() -> None:
    offer = all_of(award("bsc"), award("bsc", subjects=["psychology"], strength="helps"))
    assert in_words(offer, CATALOGUE) == (
        "Honours degree; and preferably Honours degree in psychology"
    )


def test_languages_keep_their_capital() -> None:
    assert subject_in_words("english-literature") == "English literature"
    assert subject_in_words("health-and-social-care") == "health and social care"
    assert subject_in_words("ict") == "ICT"
