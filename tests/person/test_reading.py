"""Facts as people write them on a command line."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otpath.catalogue.grades import SCALES, UNKNOWN, ScaleName, read_grade
from otpath.catalogue.months import month_number
from otpath.person.profile import COMBINED_SCIENCE, OTHER_SUBJECT, Holding
from otpath.person.reading import (
    KnownAward,
    UnreadableFactError,
    read_award,
    read_experience,
    read_gcses,
    read_subject,
)
from tests.builders import gcse, held

AWARDS = {
    award.id: award
    for award in (
        KnownAward("bsc", "Honours degree", "degree", has_subjects=True),
        KnownAward("a-level", "A level", "a-level", has_subjects=True),
        KnownAward("btec", "BTEC Extended Diploma", "btec-triple", has_subjects=True),
        KnownAward("t-level", "T Level", "t-level", has_subjects=False),
        KnownAward("t-level health", "T Level in Health", "t-level", has_subjects=False),
        KnownAward("fs english", "Functional Skills English", None, has_subjects=False),
        KnownAward("btec health", "Another BTEC", "btec-triple", has_subjects=True),
        KnownAward("higher", "Higher", "scottish", has_subjects=True),
        KnownAward("access-to-he", "Access to HE Diploma", "access", has_subjects=True),
        KnownAward("care certificate", "Care Certificate", None, has_subjects=False),
        KnownAward("gcse", "GCSE", "gcse", has_subjects=True),
        KnownAward("o level", "O level", "o-level", has_subjects=True),
        KnownAward("cse", "CSE", "cse", has_subjects=True),
        KnownAward("standard grade", "Standard Grade", "standard-grade", has_subjects=True),
        KnownAward("national 5", "National 5", "scottish", has_subjects=True),
        KnownAward("ib", "IB Diploma", "ib-diploma", has_subjects=False),
        KnownAward("leaving cert", "Leaving Certificate", "irish-higher", has_subjects=True),
        KnownAward("hnc", "HNC", "hnc", has_subjects=True),
    )
}
AUGUST_2016 = month_number(2016, 8)


def find(name: str) -> KnownAward | None:
    return AWARDS.get(name.casefold())


def award(text: str) -> Holding:
    return read_award(text, find)


def complaint(reading: Callable[[], object]) -> UnreadableFactError:
    with pytest.raises(UnreadableFactError) as caught:
        reading()
    return caught.value


# --- GCSEs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "holding"),
    [
        ("maths=4", gcse("maths", "4")),
        ("maths=9", gcse("maths", "9")),
        ("maths=C", gcse("maths", "C")),
        ("maths=a*", gcse("maths", "A*")),
        ("maths=U", gcse("maths", "U")),
        ("MATHS = c", gcse("maths", "C")),
        ("  Mathematics=7 ", gcse("maths", "7")),
        ("math=5", gcse("maths", "5")),
        ("english=5", gcse("english-language", "5")),
        ("English Language=5", gcse("english-language", "5")),
        ("english lit=6", gcse("english-literature", "6")),
        ("Literature=6", gcse("english-literature", "6")),
        ("Religious Studies=4", gcse("religious-studies", "4")),
        ("RE=4", gcse("religious-studies", "4")),
        ("PE=4", gcse("physical-education", "4")),
        ("further maths=7", gcse("further-maths", "7")),
        ("Français=4", gcse("francais", "4")),
        ("other=4", gcse(OTHER_SUBJECT, "4")),
        ("maths=unknown", gcse("maths")),
        ("maths=Unknown", gcse("maths")),
        ("maths=predicted:6", gcse("maths", "6", predicted=True)),
        ("maths=predicted 6", gcse("maths", "6", predicted=True)),
        ("maths=Predicted:b", gcse("maths", "B", predicted=True)),
        ("maths=predicted", gcse("maths", predicted=True)),
        ("maths=4:2016", held("gcse", "maths", "4", gained=AUGUST_2016)),
        ("science=5", gcse("science", "5")),
    ],
)
def test_gcse_is_read_as_people_write_it(text: str, holding: Holding) -> None:
    facts = read_gcses([text])

    assert facts.holdings == (holding,)
    assert (facts.denied, facts.complete) == (frozenset(), False)


@pytest.mark.parametrize("grades", ["5-4", "54", "5 4", "5 - 4"])
@pytest.mark.parametrize("subject", ["science", "combined science", "Double Science"])
def test_double_science_is_two_gcses_of_one_subject(subject: str, grades: str) -> None:
    assert read_gcses([f"{subject}={grades}"]).holdings == (
        gcse(COMBINED_SCIENCE, "5"),
        gcse(COMBINED_SCIENCE, "4"),
    )


@pytest.mark.parametrize(
    ("grades", "each"), [("CC", ["C", "C"]), ("A*A", ["A*", "A"]), ("b-c", ["B", "C"])]
)
def test_double_science_in_letters(grades: str, each: list[str]) -> None:
    assert [h.grade for h in read_gcses([f"science={grades}"]).holdings] == each


def test_predicted_double_science_with_a_year_is_both_for_each_half() -> None:
    june = month_number(2027, 8)

    assert read_gcses(["science=predicted:6-5:2027"]).holdings == (
        held("gcse", COMBINED_SCIENCE, "6", predicted=True, gained=june),
        held("gcse", COMBINED_SCIENCE, "5", predicted=True, gained=june),
    )


def test_several_gcses_may_stand_in_one_value_or_in_several() -> None:
    assert read_gcses(["english=5, maths=4,", "biology=6"]) == read_gcses(
        ["english=5", "maths=4", "biology=6"]
    )


def test_other_given_twice_is_two_gcses() -> None:
    assert read_gcses(["other=4", "other=5"]).holdings == (
        gcse(OTHER_SUBJECT, "4"),
        gcse(OTHER_SUBJECT, "5"),
    )


def test_resit_keeps_both_grades() -> None:
    assert read_gcses(["maths=3,maths=5"]).holdings == (gcse("maths", "3"), gcse("maths", "5"))


@pytest.mark.parametrize("text", ["none", "None", " NONE "])
def test_none_alone_says_that_there_are_no_gcses(text: str) -> None:
    facts = read_gcses([text])

    assert (facts.holdings, facts.denied, facts.complete) == ((), frozenset(), True)


@pytest.mark.parametrize("text", ["maths=none", "Mathematics = None"])
def test_subject_can_be_denied(text: str) -> None:
    facts = read_gcses([text, "english=5"])

    assert facts.denied == {("gcse", "maths")}
    assert facts.holdings == (gcse("english-language", "5"),)
    assert not facts.complete


@pytest.mark.parametrize("text", ["others=none", "other=none"])
def test_others_none_says_that_the_list_is_complete(text: str) -> None:
    facts = read_gcses(["maths=4", text])

    assert facts.complete
    assert facts.holdings == (gcse("maths", "4"),)
    assert not facts.denied


def test_no_values_say_nothing() -> None:
    facts = read_gcses([])

    assert (facts.holdings, facts.denied, facts.complete) == ((), frozenset(), False)


FORM = "write it as 'maths=4', 'english=C', 'maths=none' or 'maths=unknown'"


@pytest.mark.parametrize(
    ("text", "named", "hint"),
    [
        ("maths", "'maths' is not a subject and a grade", FORM),
        ("maths=", "'maths=' is not a subject and a grade", FORM),
        ("=4", "'=4' is not a subject and a grade", FORM),
        (" = ", "is not a subject and a grade", FORM),
        ("maths:4", "'maths:4' is not a subject and a grade", FORM),
        ("", "'' says nothing", "'maths=4'"),
        (" , ", "' , ' says nothing", "'none'"),
        ("maths=10", "'10' is not a GCSE grade", "9 to 1, A* to G, or U"),
        ("maths=0", "'0' is not a GCSE grade", "9 to 1"),
        ("maths=H", "'H' is not a GCSE grade", "A* to G"),
        ("maths=merit", "'merit' is not a GCSE grade", "9 to 1"),
        ("maths=4=5", "'4=5' is not a GCSE grade", "9 to 1"),
        ("maths=5-4", "'5-4' is not a GCSE grade", "9 to 1"),
        ("maths=predicted:none", "'none' is not a GCSE grade", "predicted:6"),
        ("maths=4:16", "'4:16' is not a GCSE grade", "4:2016"),
        ("science=5-4-4", "'5-4-4' is not a GCSE grade", "9 to 1"),
        ("4=maths", "'4' is not a subject", "'maths' or 'biology'"),
        ("maths2=4", "'maths2' is not a subject", "in words"),
        ("?!=4", "'?!' is not a subject", "'maths' or 'biology'"),
        ("中文=4", "'中文' is not a subject", "in words"),
        ("mahts=4", "no subject 'mahts'", "did you mean 'maths'?"),
        ("engish=4", "no subject 'engish'", "did you mean 'english'?"),
        ("Biolgy=4", "no subject 'Biolgy'", "did you mean 'biology'?"),
        ("sciences=4", "no subject 'sciences'", "did you mean 'science'?"),
        ("mahts=none", "no subject 'mahts'", "did you mean 'maths'?"),
    ],
)
def test_unreadable_gcse_is_named_and_hinted_at(text: str, named: str, hint: str) -> None:
    error = complaint(lambda: read_gcses([text]))

    assert error.message.startswith("--gcse ")
    assert named in error.message
    assert hint in error.hint


@pytest.mark.parametrize(
    "subject",
    ["geology", "sociology", "psychology", "statistics", "welsh language", "irish language",
     "polish language", "computer science", "additional science", "music", "art"],
)  # fmt: skip
def test_subject_that_only_resembles_a_usual_one_is_taken(subject: str) -> None:
    assert len(read_gcses([f"{subject}=4"]).holdings) == 1


@pytest.mark.parametrize("values", [["none", "maths=4"], ["maths=4,none"]])
def test_none_beside_a_grade_is_a_contradiction(values: list[str]) -> None:
    error = complaint(lambda: read_gcses(values))

    assert "--gcse none" in error.message
    assert "'others=none'" in error.hint


@pytest.mark.parametrize(
    "values", [["maths=4", "maths=none"], ["mathematics=none,math=4"], ["maths=none,maths=unknown"]]
)
def test_grade_and_none_for_one_subject_is_a_contradiction(values: list[str]) -> None:
    error = complaint(lambda: read_gcses(values))

    assert "maths is given a grade and is also said to be none" in error.message
    assert "'maths=none'" in error.hint


# --- other awards -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "holding"),
    [
        ("bsc:psychology:2:1:2016", held("bsc", "psychology", "2:1", gained=AUGUST_2016)),
        ("BSc : Sport Science : 2.2", held("bsc", "sport-science", "2:2")),
        ("bsc:2:1", held("bsc", None, "2:1")),
        ("bsc:first", held("bsc", None, "1st")),
        ("bsc:psychology", held("bsc", "psychology", UNKNOWN)),
        ("bsc:2016", held("bsc", None, UNKNOWN, gained=AUGUST_2016)),
        ("bsc", held("bsc", None, UNKNOWN)),
        ("bsc:psychology:2ii:2016", held("bsc", "psychology", "2:2", gained=AUGUST_2016)),
        ("bsc:psychology:2i", held("bsc", "psychology", "2:1")),
        ("bsc:2:ii", held("bsc", None, "2:2")),
        ("bsc:predicted:2:1", held("bsc", None, "2:1", predicted=True)),
        ("bsc:psychology:Predicted:2:1", held("bsc", "psychology", "2:1", predicted=True)),
        ("BTEC:DMM", held("btec", None, "DMM")),
        ("BTEC:Health and Social Care:d*dd", held("btec", "health-and-social-care", "D*DD")),
        ("btec:hsc:DMM", held("btec", "health-and-social-care", "DMM")),
        ("a-level:biology:c", held("a-level", "biology", "C")),
        ("a-level:biology:unknown", held("a-level", "biology", UNKNOWN)),
        ("access-to-he:D15 M30", held("access-to-he", None, "D15 M30")),
        ("access-to-he:15D 30M", held("access-to-he", None, "D15 M30")),
        ("access-to-he:health:d45", held("access-to-he", "health", "D45")),
        ("t-level:merit", held("t-level", None, "merit")),
        ("T-level:health:merit", held("t-level health", None, "merit")),
        ("FS:English", held("fs english")),
        ("btec:health:DMM", held("btec", "health", "DMM")),
        ("access-to-he:30 distinctions 15 merits", held("access-to-he", None, "D30 M15")),
        ("access-to-he:45 merits", held("access-to-he", None, "M45")),
        ("care certificate", held("care certificate")),
        ("Care Certificate:2016", held("care certificate", gained=AUGUST_2016)),
        ("care certificate:pass", held("care certificate")),
        ("gcse:maths:4", gcse("maths", "4")),
        ("O level:maths:C:1984", held("o level", "maths", "C", gained=month_number(1984, 8))),
        ("O level:Maths:a", held("o level", "maths", "A")),
        ("CSE:english:1", held("cse", "english-language", "1")),
        ("Standard Grade:maths:Credit 2", held("standard grade", "maths", "2")),
        ("National 5:english:B", held("national 5", "english-language", "B")),
        ("IB:30", held("ib", None, "30")),
        ("IB:predicted:30 points", held("ib", None, "30", predicted=True)),
        ("Leaving Cert:maths:h5", held("leaving cert", "maths", "H5")),
        ("HNC:health and social care:B", held("hnc", "health-and-social-care", "B")),
    ],
)
def test_award_is_read_with_any_of_subject_grade_and_year(text: str, holding: Holding) -> None:
    assert award(text) == holding


@pytest.mark.parametrize(
    ("text", "named", "hint"),
    [
        ("", "'': no qualification of that name", "NAME:SUBJECT:GRADE:YEAR"),
        (":", "':': no qualification of that name", "NAME:SUBJECT:GRADE:YEAR"),
        (":2016", "no qualification of that name", "NAME:SUBJECT:GRADE:YEAR"),
        ("phd", "'phd': no qualification of that name", "NAME:SUBJECT:GRADE:YEAR"),
        ("bsc 2:1", "no qualification of that name", "NAME:SUBJECT:GRADE:YEAR"),
        ("bsc:biology:chemistry:2:1", "'chemistry' is not a grade", "1st, 2:1, 2:2"),
        ("care certificate:merit:2015", "'merit' is not", "write --have care certificate; a year"),
        ("bsc:2:3", "'3' is not a grade of Honours degree", "1st, 2:1, 2:2"),
        ("bsc:psychology:DMM", "'DMM' is not a grade", "1st, 2:1"),
        ("a-level:DMM", "'DMM' is not a grade of A level", "A*, A, B"),
        ("a-level:merit", "'merit' is not a grade of A level", "A*, A, B"),
        ("a-level:biology:5", "'5' is not a grade of A level", "A*, A, B"),
        ("a-level:5", "'5' is not a grade of A level", "A*, A, B"),
        ("a-level:F", "'F' is not a grade of A level", "A*, A, B"),
        ("btec:DM", "'DM' is not a grade of BTEC", "DMM"),
        ("access-to-he:D20 M30", "'D20 M30' is not a grade", "45 credits"),
        ("t-level:biology", "'biology' is not a grade of T Level", "distinction*"),
        ("care certificate:merit", "'merit' is not a grade of Care Certificate", "pass"),
        (
            "care certificate:health",
            "'health' is not a grade of Care",
            "write --have care certificate",
        ),
        ("higher:BBBB", "'BBBB' is several grades in one", "as 'Higher:biology:B'"),
        ("a-level:A*AB", "'A*AB' is several grades in one", "as 'A level:biology:A'"),
        ("hnc:merit", "'merit' is not a grade of HNC", "A, B, C or unknown"),
        ("bsc:psychology:20166", "'20166' is not a grade", "YEAR"),
        ("a-level:?", "'?' is not a subject", "in words"),
        ("o level:maths:F", "'F' is not a grade of O level", "A, B, C"),
        ("ib:23", "'23' is not a grade of IB Diploma", "24 to 45 points"),
        ("ib:biology", "'biology' is not a grade of IB Diploma", "24 to 45 points"),
        ("leaving cert:maths:O4", "'O4' is not a grade of Leaving Certificate", "H1, H2"),
        ("a-level:biolgy:C", "no subject 'biolgy'", "did you mean 'biology'?"),
    ],
)
def test_unreadable_award_is_named_and_hinted_at(text: str, named: str, hint: str) -> None:
    error = complaint(lambda: award(text))

    assert error.message.startswith("--have ")
    assert named in error.message
    assert hint in error.hint


# --- experience -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("porter=24", ("porter", 24)),
        ("porter=24 months", ("porter", 24)),
        ("porter=1 month", ("porter", 1)),
        ("porter=2 years", ("porter", 24)),
        ("porter=1 year", ("porter", 12)),
        ("porter=2y", ("porter", 24)),
        ("porter=6m", ("porter", 6)),
        ("  NHS Porter = 3 YEARS ", ("NHS Porter", 36)),
        ("porter=0", ("porter", 0)),
        ("porter=60 years", ("porter", 720)),
    ],
)
def test_experience_is_read_in_months_or_years(text: str, read: tuple[str, int]) -> None:
    assert read_experience(text) == read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "'' is not a role and a length"),
        ("porter", "'porter' is not a role and a length"),
        ("porter=", "'porter=' is not a role and a length"),
        ("=24", "'=24' is not a role and a length"),
        ("porter=x", "'porter=x' is not a role and a length"),
        ("porter=-3", "'porter=-3' is not a role and a length"),
        ("porter=2.5 years", "'porter=2.5 years' is not a role and a length"),
        ("porter=two years", "'porter=two years' is not a role and a length"),
        ("porter=2 weeks", "'porter=2 weeks' is not a role and a length"),
        ("porter=61 years", "'porter=61 years' is longer than a working life"),
        ("porter=999", "'porter=999' is longer than a working life"),
    ],
)
def test_unreadable_experience_is_named_and_hinted_at(text: str, named: str) -> None:
    error = complaint(lambda: read_experience(text))

    assert error.message == f"--experience {named}"
    assert "'porter=24'" in error.hint
    assert "'porter=2 years'" in error.hint


# --- whatever is written ----------------------------------------------------------------------

PIECES = st.sampled_from(
    ["maths", "science", "other", "none", "predicted", "unknown", "=", ":", ",", "-", " ", "4",
     "5-4", "C", "A*", "2016", "2:1", "bsc", "a-level", "btec", "DMM", "access-to-he", "D15 M30",
     "biology", "porter", "years", "é", "٣", "\x00", "ß"]
)  # fmt: skip
T = TypeVar("T")


def tried(reading: Callable[[], T]) -> T | UnreadableFactError:
    try:
        return reading()
    except UnreadableFactError as error:
        return error


WRITTEN = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join))


@given(st.lists(WRITTEN, max_size=3))
def test_any_gcse_text_is_read_or_refused_with_a_message(values: list[str]) -> None:
    facts = tried(lambda: read_gcses(values))
    if isinstance(facts, UnreadableFactError):
        assert facts.message.startswith("--gcse")
        assert facts.hint
        return
    for holding in facts.holdings:
        assert read_gcses([_gcse_as_written(holding)]).holdings == (holding,)


def _gcse_as_written(holding: Holding) -> str:
    predicted = "predicted:" if holding.predicted else ""
    year = "" if holding.gained is None else f":{holding.gained // 12}"
    return f"{holding.subject}={predicted}{holding.grade}{year}"


def test_parts_of_an_award_are_read_with_it() -> None:
    read = award("t-level:merit:core=B, Supporting the therapy teams=merit:2024")
    assert (read.grade, read.gained) == ("merit", month_number(2024, 8))
    assert read.parts == (("core", "B"), ("supporting-the-therapy-teams", "merit"))
    assert award("t-level:merit:2024:core=B").gained == read.gained
    access = award("access-to-he:D15 M30:biology=15")
    assert (access.grade, access.parts) == ("D15 M30", (("biology", "15"),))


def test_a_part_without_a_value_is_named() -> None:
    assert "'core='" in str(complaint(lambda: award("t-level:merit:core=")))
    assert "'core=B'" in str(complaint(lambda: award("core=B")))


@given(WRITTEN)
def test_any_award_text_is_read_or_refused_with_a_message(text: str) -> None:
    holding = tried(lambda: award(text))
    if isinstance(holding, UnreadableFactError):
        assert holding.message.startswith("--have")
        assert holding.hint
        return
    assert award(_award_as_written(holding)) == holding
    assert _is_on_scale(AWARDS[holding.qualification].scale, holding.grade)


def _award_as_written(holding: Holding) -> str:
    grade = "" if holding.grade is None else holding.grade
    year = "" if holding.gained is None else str(holding.gained // 12)
    predicted = "predicted" if holding.predicted else ""
    return ":".join((holding.qualification, predicted, holding.subject or "", grade, year))


def _is_on_scale(scale: ScaleName | None, grade: str | None) -> bool:
    if scale is None:
        return grade is None
    if scale == "access" or grade == UNKNOWN:
        return grade is not None and read_grade(scale, grade) == grade
    return grade in SCALES[scale].grades


@given(WRITTEN)
def test_any_experience_text_is_read_or_refused_with_a_message(text: str) -> None:
    read = tried(lambda: read_experience(text))
    if isinstance(read, UnreadableFactError):
        assert read.message.startswith("--experience")
        assert read.hint
        return
    name, months = read
    assert name == name.strip() != ""
    assert 0 <= months <= 720


@given(WRITTEN)
def test_subject_read_twice_is_the_same_subject(text: str) -> None:
    assert read_subject(read_subject(text)) == read_subject(text)
