"""One who decides, under two names: a plan would tell a reader to ask each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from otpath.catalogue.drafts import Draft
from otpath.catalogue.places import Finding
from otpath.catalogue.requirements import Check

ARTICLES = ("the ", "a ", "an ")


def find_named_twice(draft: Draft, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Report names of who decides that differ in the article or capitals, or are short and long."""
    written = [
        (spot.at("who"), piece.who) for spot, piece in draft.pieces if isinstance(piece, Check)
    ]
    first_by_key: dict[str, str] = {}
    for _, who in written:
        first_by_key.setdefault(_key(who), who)
    for spot, who in written:
        other = first_by_key.get(_initials(who), first_by_key[_key(who)])
        if other != who:
            message = f'"{who}" is "{other}" elsewhere'
            yield Finding(spot, message, f'write "{other}", so that one name is used everywhere')


def _key(who: str) -> str:
    article = next((each for each in ARTICLES if who.lower().startswith(each)), "")
    return who[len(article) :].lower()


def _initials(who: str) -> str:
    """Return 'hcpc' for 'the Health and Care Professions Council'; too few are no name."""
    capitals = [word[0] for word in who.split() if word[0].isupper()]
    return "".join(capitals).lower() if len(capitals) > 1 else ""
