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
    """Return a source in short: who, on which site, and the page's own date."""
    site = (source.address or "").split("//")[-1].split("/")[0].removeprefix("www.")
    copied = ", read from a copy" if source.kind == "copy" else ""
    where = f", {site}" if site else ""
    undated = source.page_date == "undated"
    dated = "undated page" if undated else f"page dated {source.page_date}"
    words = f"{source.publisher}{where}{copied} ({dated})"
    return Reference(words, source.checked, source.address or "", _rank(source))


def _rank(source: Source) -> int:
    from otpath.catalogue.sources import SourceKind

    return get_args(SourceKind).index(source.kind)
