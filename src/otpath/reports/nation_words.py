"""What was read of each nation besides England, and what was not: shown above a plan's steps."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.catalogue.base import NATION_NAMES, Nation

COURSES_READ: dict[Nation, tuple[str, ...]] = {
    "scotland": (
        "Read for Scotland: the degrees, the HNC, SWAP, work-based SVQs, and who pays tuition.",
        "Not found for Scotland: what college costs, today's loans, and any apprenticeship.",
        "National 5 and Higher classes are planned from general knowledge.",
    ),
    "wales": (
        "Read for Wales: the degrees, the therapies apprenticeships and the NHS Wales Bursary.",
        "Not found for Wales: what college costs, and tuition for later starts.",
        "College courses are planned from pages of England and from general knowledge.",
    ),
    "northern-ireland": (
        "Read for Northern Ireland: the degree at Ulster, who pays for it and who may apply.",
        "Not found for Northern Ireland: what college costs, sums of the loan and bursary, "
        "and any apprenticeship or master's.",
        "College courses are planned partly from general knowledge.",
    ),
}
"""Kinds of course and money. A change of the catalogue may make a sentence untrue: tests look."""


def nation_cautions(nation: Nation, *, has_course: bool) -> Iterator[str]:
    """Yield what a reader in a nation should know of how far this plan is that nation's own."""
    if nation == "england":
        return
    if has_course:
        yield " ".join(COURSES_READ[nation])
    yield (
        "What employers ask was read mostly in England. "
        f"Ask an adviser in {NATION_NAMES[nation]} before you act."
    )
