"""What an award may stand for, by what its record says."""

import pytest

from otpath.catalogue.qualifications import SAME_SUBJECT, Qualification
from tests.builders import qualification


def taken_for(*subjects: str) -> Qualification:
    award = qualification("award", has_subjects=SAME_SUBJECT in subjects)
    return award.model_copy(update={"often_taken_for": subjects})


@pytest.mark.parametrize(
    ("award", "held_in", "subject", "may"),
    [
        (taken_for("maths"), None, "maths", True),
        (taken_for("maths"), None, "english-language", False),
        (taken_for(SAME_SUBJECT), "maths", "maths", True),
        (taken_for(SAME_SUBJECT), "maths", "biology", False),
        (taken_for(SAME_SUBJECT), None, "biology", True),
        (taken_for(), None, "maths", False),
    ],
)
def test_award_may_stand_for_the_subjects_it_is_often_taken_for(
    award: Qualification, held_in: str | None, subject: str, *, may: bool
) -> None:
    assert award.may_stand_for(subject, held_in) is may
