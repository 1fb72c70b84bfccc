import random
from collections.abc import Iterator
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from otpath.rules.matching import fill_places

PLACES = st.lists(st.lists(st.integers(0, 4), max_size=5, unique=True), max_size=5)


def most_by_trying_everything(takes: list[list[int]]) -> int:
    items = sorted({item for taken in takes for item in taken})
    seats = [*items, *[-1] * len(takes)]
    return max(
        (
            sum(item in taken for item, taken in zip(order, takes, strict=True))
            for order in set(permutations(seats, len(takes)))
        ),
        default=0,
    )


@given(PLACES)
def test_it_fills_as_many_places_as_trying_everything_does(takes: list[list[int]]) -> None:
    filled = [item for item in fill_places(takes) if item is not None]
    assert len(filled) == most_by_trying_everything(takes)


@given(PLACES)
def test_no_item_is_used_twice_and_each_fits_its_place(takes: list[list[int]]) -> None:
    placed = fill_places(takes)
    used = [item for item in placed if item is not None]
    assert len(used) == len(set(used))
    assert all(i is None or i in taken for i, taken in zip(placed, takes, strict=True))


def test_an_item_moves_along_when_another_place_needs_it() -> None:
    assert fill_places([[0, 1], [0]]) == (1, 0)


class Looked(list[int]):
    """What a place would take, which counts how often it is looked through."""

    times = 0

    def __iter__(self) -> Iterator[int]:
        Looked.times += 1
        assert Looked.times < MOST_LOOKS, "it tries combinations"
        return super().__iter__()


MOST_LOOKS = 2_000
"""For 200 places: a few looks each."""


def test_forty_rules_asking_for_5_of_200_are_settled_at_once() -> None:
    chance = random.Random(1)  # noqa: S311
    Looked.times = 0
    filled = fill_places([Looked(chance.sample(range(200), 30)) for _ in range(200)])
    assert None not in filled


def test_forty_rules_that_cannot_all_be_met_are_settled_as_fast() -> None:
    Looked.times = 0
    filled = fill_places([Looked(range(199)) for _ in range(200)])
    assert filled.count(None) == 1
