"""Which states of a plan need not be looked at, because another can do all that they can."""

from otpath.planning.states import Seen, Spent, State

PORTER, CARER, THERAPIST = range(3)
AS_GOOD = (1 << PORTER, 1 << CARER | 1 << PORTER, 1 << THERAPIST)
"""A carer's job counts wherever a porter's does."""


def state(job: int | None = PORTER, months: int = 0, month: int = 24_000) -> State:
    return State(month, 0, (), (), job, None, (months,), (-1,), 0, False, ())


def test_more_experience_leaves_less_with_nothing_new() -> None:
    seen = Seen(AS_GOOD)
    assert seen.is_new(state(months=6), Spent())
    assert not seen.is_new(state(months=5), Spent())
    assert seen.is_new(state(months=7), Spent())


def test_what_took_less_is_new_although_it_has_less() -> None:
    seen = Seen(AS_GOOD)
    assert seen.is_new(state(months=6), Spent(own_pounds=100))
    assert seen.is_new(state(months=5), Spent())
    assert not seen.is_new(state(months=6), Spent(own_pounds=200))


def test_a_job_that_counts_everywhere_stands_in_for_another() -> None:
    seen = Seen(AS_GOOD)
    assert seen.is_new(state(CARER), Spent())
    assert not seen.is_new(state(PORTER), Spent())
    assert seen.is_new(state(THERAPIST), Spent())
    assert seen.is_new(state(None), Spent())


def test_no_job_stands_in_for_one_and_no_month_for_another() -> None:
    seen = Seen(AS_GOOD)
    assert seen.is_new(state(None), Spent())
    assert seen.is_new(state(PORTER), Spent())
    assert seen.is_new(state(PORTER, month=24_001), Spent())
