from otpath.catalogue.requirements import JudgedBy
from otpath.rules.judging import judge
from otpath.rules.situation import Situation
from tests.builders import (
    age,
    all_of,
    any_of,
    award,
    check,
    count_of,
    held,
    job,
    planned,
    situation,
    tariff,
)
from tests.rules.helpers import CATALOGUE, MET, NOT_KNOWN, NOT_MET, outcome, shortfall, verdict

HAS, LACKS, UNTOLD = job("ota"), job("porter"), age(18)
OTA = planned(job="ota")


def test_all_any_and_count_join_three_values() -> None:
    assert verdict(all_of(HAS, UNTOLD), OTA) is NOT_KNOWN
    assert verdict(all_of(LACKS, UNTOLD), OTA) is NOT_MET
    assert verdict(any_of(HAS, UNTOLD), OTA) is MET
    assert verdict(any_of(LACKS, UNTOLD), OTA) is NOT_KNOWN
    assert verdict(count_of(2, HAS, LACKS, UNTOLD), OTA) is NOT_KNOWN
    assert verdict(count_of(3, HAS, LACKS, UNTOLD), OTA) is NOT_MET
    assert verdict(count_of(1, HAS, LACKS, UNTOLD), OTA) is MET


def test_a_count_that_cannot_be_reached_says_how_many_are_possible() -> None:
    assert shortfall(count_of(3, HAS, LACKS, UNTOLD), OTA) == ("too-few", 3, 2)


def test_a_group_keeps_the_outcomes_below_it_in_order() -> None:
    found = outcome(all_of(HAS, any_of(LACKS, UNTOLD)), OTA)
    assert [child.verdict for child in found.children] == [MET, NOT_KNOWN]
    assert [child.verdict for child in found.children[1].children] == [NOT_MET, NOT_KNOWN]


def test_what_only_helps_is_judged_and_does_not_weigh() -> None:
    helpful = job("porter", strength="helps")
    found = outcome(all_of(HAS, helpful), OTA)
    assert found.verdict is MET
    assert [child.verdict for child in found.children] == [MET, NOT_MET]


def test_evidence_that_a_fuller_one_holds_is_not_repeated() -> None:
    level = held("a-level", "art", "B")
    both = all_of(tariff(40), award("a-level"))
    assert outcome(both, situation(level)).evidence == (
        "40 UCAS Tariff points from A level art grade B"
    )


def test_a_check_is_theirs_to_decide_and_never_known() -> None:
    interview = outcome(check("an interview", "the employer"), OTA)
    assert interview.verdict is NOT_KNOWN
    assert interview.shortfall is not None
    assert interview.shortfall.kind == "they-decide"
    assert interview.shortfall.text == "an interview (decided by the employer)"


def test_a_group_is_theirs_to_decide_only_where_nothing_else_is_open() -> None:
    assert shortfall(all_of(HAS, check()), OTA)[0] == "they-decide"
    assert shortfall(all_of(UNTOLD, check()), OTA)[0] == "not-known"
    assert shortfall(all_of(LACKS, check()), OTA)[0] == "missing"


def test_a_rule_falls_away_where_its_exception_is_met() -> None:
    rule = job("porter", unless=(HAS,))
    found = outcome(rule, OTA)
    assert found.verdict is MET
    assert found.evidence == "a job as an occupational therapy assistant"
    assert [other.verdict for other in found.unless] == [MET]
    assert verdict(job("porter", unless=(UNTOLD,)), OTA) is NOT_KNOWN
    assert verdict(job("porter", unless=(LACKS,)), OTA) is NOT_MET
    assert verdict(job("ota", unless=(LACKS,)), OTA) is MET


def test_groups_may_have_exceptions_too() -> None:
    assert verdict(all_of(LACKS, unless=(HAS,)), OTA) is MET


def test_nodes_in_one_group_are_judged_each_at_its_own_time() -> None:
    def standing(by: JudgedBy) -> Situation:
        return situation(held("foundation-degree"), job="ota") if by == "start" else OTA

    early = award("foundation-degree", by="application")
    late = award("foundation-degree", by="start")
    found = judge(all_of(early, late), standing, CATALOGUE)
    assert [child.verdict for child in found.children] == [NOT_MET, MET]
