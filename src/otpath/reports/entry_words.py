"""Ways in, as they stand on the page of a role or a course: what is asked, how firmly, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from otpath.catalogue.base import Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.requirements import Entry, Group, JudgedBy, Requirement, Strength
from otpath.reports.pages import Item, Section, SourceNumbers, section
from otpath.reports.wording import starts_words
from otpath.rules.words import asked_in_words, group_heading

STRENGTH_WORDS: dict[Strength, str] = {
    "required": "Required",
    "expected": "Most ask",
    "helps": "Helps",
}
_WHEN_WORDS: dict[JudgedBy, str] = {
    "application": ", when you apply",
    "start": "",
    "during": ", before the end",
}


def firmness(strength: Strength) -> int:
    """Order strengths, the firmest first."""
    return list(STRENGTH_WORDS).index(strength)


def ways_in(
    entries: Sequence[Entry], catalogue: Catalogue, numbers: SourceNumbers
) -> tuple[Section, ...]:
    """Return the section about ways in; what every way asks alike is said once, first."""
    ways = [_way(number, entry, catalogue, numbers) for number, entry in enumerate(entries, 1)]
    intro = f"Any 1 of these {len(ways)} ways will do." if len(ways) > 1 else ""
    return section("Ways in", _with_shared_first(ways), intro)


def _way(number: int, entry: Entry, catalogue: Catalogue, numbers: SourceNumbers) -> Item:
    firmest_first = sorted(entry.requires, key=lambda asked: firmness(asked.strength))
    asked = [asked_item(requirement, catalogue, numbers) for requirement in firmest_first]
    return numbers.item(entry.title, entry, f"{number}.", asked or [Item("Nothing is asked.")])


def _with_shared_first(ways: list[Item]) -> list[Item]:
    first, *others = ways or [Item("")]
    shared = [part for part in first.parts if all(part in way.parts for way in others)]
    if not others or not shared:
        return ways
    own = [
        Item(way.text, way.label, way.sources, way.note, way.assumption, _without(way, shared))
        for way in ways
    ]
    return [Item("All of these ways ask", parts=tuple(shared)), *own]


def _without(way: Item, shared: Iterable[Item]) -> tuple[Item, ...]:
    rest = tuple(part for part in way.parts if part not in shared)
    return rest or (Item("Nothing more is asked."),)


def asked_item(
    requirement: Requirement,
    catalogue: Catalogue,
    numbers: SourceNumbers,
    *,
    inside: bool = False,
    nation: Nation | None = None,
) -> Item:
    """Return one requirement; inside a group the strength is the group's and is not said again."""
    label = "" if inside else STRENGTH_WORDS[requirement.strength]
    parts = _below(requirement, catalogue, numbers, nation)
    text = (
        f"{group_heading(requirement)}:"
        if isinstance(requirement, Group)
        else asked_in_words(requirement, catalogue, nation=nation) + _WHEN_WORDS[requirement.by]
    )
    year = f" ({requirement.year} entry)" if requirement.year else ""
    starts = starts_words(requirement)
    dated = f" ({starts})" if starts else ""
    return numbers.item(text + year + dated, requirement, label, parts)


def _below(
    requirement: Requirement, catalogue: Catalogue, numbers: SourceNumbers, nation: Nation | None
) -> Iterable[Item]:
    children = requirement.of if isinstance(requirement, Group) else ()
    for child in children:
        yield asked_item(child, catalogue, numbers, inside=True, nation=nation)
    if requirement.unless:
        others = [
            asked_item(other, catalogue, numbers, inside=True, nation=nation)
            for other in requirement.unless
        ]
        yield Item("not asked if this is met:", parts=tuple(others))
