"""Names that mean two things, or a job that we do not describe, are never taken for a role."""

import re
from itertools import chain

import pytest

from otpath.catalogue.names import ALL_KINDS, entries_of, name_key
from otpath.cli.unclear_names import _NAMES, unclear_name
from tests.cli.running import ran
from tests.reports.papers import shipped

NAMES = tuple(chain(*_NAMES.values()))


@pytest.mark.parametrize("name", ["carer", "Unpaid carer", "family carers", "young carer"])
def test_care_without_a_word_on_pay_is_not_taken_for_paid_work(name: str) -> None:
    for arguments in (
        ("--from", name),
        ("--from", "unemployed", "--experience", f"{name}=5 years"),
    ):
        refused = ran("plan", *arguments)

        assert (refused.code, refused.out) == (2, "")
        assert "care-worker" in refused.err
        assert "volunteer" in refused.err


def test_profession_that_is_not_in_the_catalogue_is_sent_to_the_graduates() -> None:
    refused = ran("plan", "--from", "physiotherapist")

    assert refused.code == 2
    assert "the catalogue has no such role" in refused.err
    assert "--from graduate-other-subject" in refused.err
    assert "did you mean" not in refused.err


def test_command_refuses_such_a_name_too() -> None:
    assert "healthcare-support-worker (NHS)" in ran("role", "support worker").err


def test_no_record_goes_by_an_unclear_name() -> None:
    keys = {key for entry in entries_of(shipped(), ALL_KINDS) for key in entry.keys}

    assert not keys & {name_key(name) for name in NAMES}


def test_each_hint_names_records_that_there_are() -> None:
    known = {entry.id for entry in entries_of(shipped(), ALL_KINDS)}
    named = {
        word
        for name in NAMES
        if (unclear := unclear_name(name))
        for word in re.findall(r"(?<!-)\b[a-z]+(?:-[a-z]+)+", unclear.hint)
    }

    assert {"care-worker", "home-carer", "graduate-other-subject"} <= named <= known
