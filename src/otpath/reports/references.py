"""Sources in short, for a page that cannot hold every address in print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    from otpath.catalogue.sources import Source


@dataclass(frozen=True)
class Reference:
    """A source in short. The lowest `rank` is the strongest kind of source."""

    words: str
    checked: str
    address: str
    rank: int


def reference_of(source: Source) -> Reference:
    """Return a source in short: who, and the page's own date."""
    copied = ", read from a copy" if source.kind == "copy" else ""
    words = f"{source.publisher}{copied} ({source.page_date})"
    return Reference(words, source.checked, source.address or "", _rank(source))


def _rank(source: Source) -> int:
    from otpath.catalogue.sources import SourceKind

    return get_args(SourceKind).index(source.kind)
