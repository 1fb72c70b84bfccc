"""What the tests of judging share."""

from otpath.catalogue.requirements import Requirement
from otpath.rules.judging import judge
from otpath.rules.outcomes import Outcome, Verdict
from otpath.rules.situation import Situation
from tests.builders import catalogue, qualification, role

MET, NOT_KNOWN, NOT_MET = Verdict.MET, Verdict.NOT_KNOWN, Verdict.NOT_MET

CATALOGUE = catalogue(
    role("porter", title="Porter"),
    role("ota", title="Occupational therapy assistant"),
    role("nhs-driver", title="NHS driver"),
    qualification("foundation-degree", "foundation-degree", title="Foundation degree", rqf_level=5),
    qualification("care-certificate", "certificate", title="Care Certificate", rqf_level=2),
    qualification("bsc", "degree", title="Honours degree", scale="degree", has_subjects=True),
)


def outcome(rule: Requirement, situation: Situation) -> Outcome:
    return judge(rule, situation, CATALOGUE)


def verdict(rule: Requirement, situation: Situation) -> Verdict:
    return outcome(rule, situation).verdict


def shortfall(rule: Requirement, situation: Situation) -> tuple[str, int | None, int | None]:
    """The kind of the shortfall, what is needed and the best there is."""
    found = outcome(rule, situation).shortfall
    assert found is not None
    return found.kind, found.needed, found.best
