"""What must hold of every requirement and every person, whatever they are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from otpath.catalogue.requirements import Requirement
from otpath.person.profile import COMBINED_SCIENCE, OTHER_SUBJECT, Holding
from otpath.rules.holdings import may_hold
from otpath.rules.judging import judge
from otpath.rules.logic import every, so_many, some
from otpath.rules.outcomes import Verdict
from otpath.rules.situation import Situation
from tests.builders import (
    DECEMBER_2026,
    access_credits,
    age,
    all_of,
    any_of,
    award,
    check,
    count_of,
    experience,
    gcse,
    gcses,
    held,
    instead,
    job,
    recency,
    situation,
    subject,
    tariff,
)
from tests.rules.helpers import CATALOGUE, MET, NOT_KNOWN, NOT_MET

LISTED = replace(
    CATALOGUE,
    qualifications={
        id_: record.model_copy(update={"often_taken_for": ()})
        for id_, record in CATALOGUE.qualifications.items()
    },
)
"""A world in which rules name all that they take. Where they do not, a person who names such an
award turns a no into a "not known": that one law has a test of its own in test_gcses.py."""


def verdict(rule: Requirement, situation: Situation) -> Verdict:
    return judge(rule, situation, LISTED).verdict


VERDICTS = st.sampled_from(list(Verdict))
MANY_VERDICTS = st.lists(VERDICTS, max_size=6)

# --- logic ------------------------------------------------------------------------------------

_RANK = {NOT_MET: 0, NOT_KNOWN: 1, MET: 2}
_OPPOSITE = {NOT_MET: MET, NOT_KNOWN: NOT_KNOWN, MET: NOT_MET}


@given(MANY_VERDICTS)
def test_every_is_the_least_and_some_the_greatest(verdicts: list[Verdict]) -> None:
    assert every(verdicts) is min(verdicts, key=_RANK.__getitem__, default=MET)
    assert some(verdicts) is max(verdicts, key=_RANK.__getitem__, default=NOT_MET)


@given(MANY_VERDICTS)
def test_every_and_some_are_mirror_images(verdicts: list[Verdict]) -> None:
    assert _OPPOSITE[every(verdicts)] is some(_OPPOSITE[v] for v in verdicts)


@given(MANY_VERDICTS)
def test_so_many_lies_between_some_and_every(verdicts: list[Verdict]) -> None:
    assert so_many(1, verdicts) is some(verdicts)
    assert so_many(len(verdicts), verdicts) is every(verdicts)


@given(MANY_VERDICTS, st.integers(0, 7))
def test_settling_what_is_not_known_can_go_only_one_way(verdicts: list[Verdict], n: int) -> None:
    worst = so_many(n, [NOT_MET if v is NOT_KNOWN else v for v in verdicts])
    best = so_many(n, [MET if v is NOT_KNOWN else v for v in verdicts])
    assert so_many(n, verdicts) is (worst if worst is best else NOT_KNOWN)


# --- random rules and people ------------------------------------------------------------------

SUBJECTS = ("english-language", "maths", "biology", COMBINED_SCIENCE)
GCSE_GRADES = ("unknown", "1", "3", "4", "C", "5", "B")
A_LEVEL_GRADES = ("unknown", "E", "C", "A")
DATES = st.sampled_from([None, DECEMBER_2026 - 100, DECEMBER_2026 - 10])

SUBJECT_RULES = st.builds(
    lambda names, grade: subject(*names, grade=grade),
    st.lists(st.sampled_from(SUBJECTS), min_size=1, max_size=3, unique=True),
    st.sampled_from([None, "3", "5"]),
)
TAKEN = st.sampled_from(
    [
        instead("functional-skills-maths-2", "maths"),
        instead("functional-skills-english-2", "english-language"),
        instead("a-level", "biology", "C"),
    ]
)
LEAVES: st.SearchStrategy[Requirement] = st.one_of(
    st.builds(
        lambda n, grade, named, taken: gcses(n, grade, including=named, accept=taken),
        st.integers(1, 5),
        st.sampled_from(["3", "4", "C", "5"]),
        st.lists(SUBJECT_RULES, max_size=3),
        st.lists(TAKEN, max_size=2, unique=True),
    ),
    st.builds(
        lambda ids, grade, names: award(*ids, grade=grade, subjects=names),
        st.lists(st.sampled_from(["a-level", "as-level"]), min_size=1, max_size=2, unique=True),
        st.sampled_from([None, "E", "C"]),
        st.lists(st.sampled_from(SUBJECTS), max_size=2, unique=True),
    ),
    st.just(award("foundation-degree", "care-certificate")),
    st.builds(
        lambda n, ids, most: tariff(n, *ids, max_awards=most),
        st.sampled_from([16, 32, 64, 112]),
        st.sampled_from([(), ("a-level",), ("a-level", "btec-extended-diploma", "access-to-he")]),
        st.sampled_from([None, 1, 2]),
    ),
    st.builds(access_credits, st.integers(0, 30), st.integers(0, 15)),
    st.builds(recency, st.sampled_from([1, 5]), st.sampled_from([2, 3])),
    st.builds(lambda months: experience(months, "porter", "ota"), st.sampled_from([6, 12])),
    st.just(job("ota")),
    st.builds(age, st.sampled_from([None, 18]), st.sampled_from([None, 24])),
    st.builds(check),
)


def _groups(rules: st.SearchStrategy[Requirement]) -> st.SearchStrategy[Requirement]:
    some_rules = st.lists(rules, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda of: all_of(*of), some_rules),
        st.builds(lambda of, unless: any_of(*of, unless=tuple(unless)), some_rules, some_rules),
        st.builds(lambda n, of: count_of(n, *of), st.integers(1, 3), some_rules),
    )


RULES: st.SearchStrategy[Requirement] = st.recursive(LEAVES, _groups, max_leaves=5)

HOLDINGS: st.SearchStrategy[Holding] = st.one_of(
    st.builds(
        lambda name, grade, predicted: gcse(name, grade, predicted=predicted),
        st.sampled_from([*SUBJECTS, "art", OTHER_SUBJECT]),
        st.sampled_from(GCSE_GRADES),
        st.booleans(),
    ),
    st.builds(
        lambda id_, name, grade, predicted, gained: held(
            id_, name, grade, predicted=predicted, gained=gained
        ),
        st.sampled_from(["a-level", "as-level"]),
        st.sampled_from([*SUBJECTS, "art"]),
        st.sampled_from(A_LEVEL_GRADES),
        st.booleans(),
        DATES,
    ),
    st.builds(
        lambda grade, gained: held("btec-extended-diploma", grade=grade, gained=gained),
        st.sampled_from(["unknown", "MMM", "DMM"]),
        DATES,
    ),
    st.builds(
        lambda grade: held("access-to-he", grade=grade),
        st.sampled_from(["unknown", "D15 M30", "D30 P15"]),
    ),
    st.sampled_from(
        [
            held("functional-skills-maths-2"),
            held("functional-skills-english-2"),
            held("foundation-degree"),
        ]
    ),
)
PAIRS = st.tuples(
    st.sampled_from(["gcse", "a-level", "foundation-degree", "functional-skills-maths-2"]),
    st.sampled_from([None, *SUBJECTS]),
)


@st.composite
def people(draw: st.DrawFn) -> Situation:
    """A situation that does not contradict itself: nothing is both held and denied."""
    holdings = draw(st.lists(HOLDINGS, max_size=6))
    ages = sorted(draw(st.tuples(st.integers(15, 30), st.integers(15, 30))))
    return situation(
        *holdings,
        denied=frozenset(p for p in draw(st.sets(PAIRS, max_size=2)) if not _is_held(p, holdings)),
        all_gcses=draw(st.booleans()),
        all_awards=draw(st.booleans()),
        experience={"porter": draw(st.integers(0, 12))},
        experience_told=draw(st.booleans()),
        job=draw(st.sampled_from(["ota", "porter"])),
        age_from=ages[0],
        age_to=ages[1],
    )


def _is_held(pair: tuple[str, str | None], holdings: list[Holding]) -> bool:
    return any(h.qualification == pair[0] and pair[1] in (None, h.subject) for h in holdings)


# --- what a person learns or tells ------------------------------------------------------------


@given(RULES, people(), HOLDINGS)
def test_one_more_award_never_undoes_what_is_met(
    rule: Requirement, before: Situation, more: Holding
) -> None:
    after = replace(before, holdings=(*before.holdings, more))
    if verdict(rule, before) is MET:
        assert verdict(rule, after) is MET


@given(RULES, people())
def test_taking_the_unsaid_as_not_so_never_turns_yes_into_no_or_no_into_yes(
    rule: Requirement, before: Situation
) -> None:
    told = replace(before, all_gcses=True, all_awards=True, experience_told=True)
    _assert_not_flipped(verdict(rule, before), verdict(rule, told))


@given(RULES, people(), st.data())
def test_saying_more_only_settles_what_was_not_known(
    rule: Requirement, before: Situation, data: st.DataObject
) -> None:
    _assert_not_flipped(verdict(rule, before), verdict(rule, _told_more(before, data)))


def _assert_not_flipped(before: Verdict, after: Verdict) -> None:
    if before is not NOT_KNOWN:
        assert after is before


def _told_more(before: Situation, data: st.DataObject) -> Situation:
    """Settle grades, results, dates and age, and add what was open to be added."""
    settled = [_settled(holding, data) for holding in before.holdings]
    possible = [h for h in data.draw(st.lists(HOLDINGS, max_size=3)) if _is_open(h, before)]
    added = {(h.qualification, h.subject): h for h in possible}
    experience_more = 0 if before.experience_told else data.draw(st.integers(0, 12))
    exact_age = data.draw(st.integers(before.age_from or 0, before.age_to or 0))
    return replace(
        before,
        holdings=(*settled, *added.values()),
        experience={"porter": before.experience["porter"] + experience_more},
        age_from=exact_age,
        age_to=exact_age,
    )


def _settled(holding: Holding, data: st.DataObject) -> Holding:
    grades = {"gcse": GCSE_GRADES, "a-level": A_LEVEL_GRADES, "as-level": A_LEVEL_GRADES}
    possible = grades.get(holding.qualification, ("unknown", "MMM", "DMM"))[1:]
    is_open = holding.predicted or holding.grade == "unknown"
    if is_open and holding.qualification != "access-to-he":
        holding = replace(holding, grade=data.draw(st.sampled_from(possible)), predicted=False)
    return holding if holding.gained else replace(holding, gained=DECEMBER_2026 - 10)


def _is_open(holding: Holding, before: Situation) -> bool:
    """Whether the person may hold it without having said so, as judging reads it."""
    if holding.subject == OTHER_SUBJECT:
        return not before.all_gcses and ("gcse", None) not in before.denied
    record = CATALOGUE.qualifications[holding.qualification]
    return may_hold(record, holding.subject, before)
