"""Matching: fill as many places as possible, no item used twice.

Five GCSEs means five different ones. Augmenting paths settle that exactly and at once; trying
combinations does not.
"""

from collections.abc import Sequence


def fill_places(takes: Sequence[Sequence[int]]) -> tuple[int | None, ...]:
    """Return the item in each place, None where it stays empty; as many as possible are filled.

    `takes` lists for each place the items it would take, the ones preferred first.
    """
    place_by_item: dict[int, int] = {}
    for place in range(len(takes)):
        _settle(place, takes, place_by_item, set())
    item_by_place = {place: item for item, place in place_by_item.items()}
    return tuple(item_by_place.get(place) for place in range(len(takes)))


def _settle(
    place: int, takes: Sequence[Sequence[int]], place_by_item: dict[int, int], tried: set[int]
) -> bool:
    """Give a place an item, a free one if there is one, else by moving others along."""
    for item in takes[place]:
        if item not in place_by_item:
            place_by_item[item] = place
            return True
    for item in takes[place]:
        if item not in tried:
            tried.add(item)
            if _settle(place_by_item[item], takes, place_by_item, tried):
                place_by_item[item] = place
                return True
    return False
