"""Facts that hold only in some nations, or only for courses that start in some time."""

from __future__ import annotations

from otpath.catalogue.base import NATIONS, IsoDate, Nation, Sourced
from otpath.catalogue.declaring import Field
from otpath.catalogue.months import month_code, month_number


class Dated(Sourced):
    """A fact for courses that start from one day to another. Without days it always holds."""

    since: IsoDate | None = Field(
        default=None, description="For courses that start on or after this day."
    )
    until: IsoDate | None = Field(
        default=None, description="For courses that start before this day."
    )

    def is_in_force(self, month: int) -> bool:
        """Tell whether it holds for a course that starts on the first day of a month."""
        return self.has_begun(month) and (self.until is None or _first_day(month) < self.until)

    def has_begun(self, month: int) -> bool:
        """Tell whether it holds, or once held, for a start on the first day of a month."""
        return self.since is None or self.since <= _first_day(month)


class National(Dated):
    """A dated fact of some of the nations."""

    nations: tuple[Nation, ...] = Field(
        default=NATIONS, min_length=1, description="Where it holds; left out, in all four."
    )

    def holds(self, nation: Nation, month: int) -> bool:
        """Tell whether it holds in a nation for a course that starts in a month."""
        return nation in self.nations and self.is_in_force(month)


def _first_day(month: int) -> str:
    return f"{month_code(month)}-01"


def first_month_from(day: str) -> int:
    """Return the first month whose first day is this one or later."""
    year, month, in_month = (int(part) for part in day.split("-"))
    return month_number(year, month) + (in_month > 1)
