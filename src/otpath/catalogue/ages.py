"""Ages at which help with money, or a free place, can be had."""

from __future__ import annotations

from otpath.catalogue.base import Record
from otpath.catalogue.declaring import Field


class Ages(Record):
    """Whole years at the start of a course, both ends counted."""

    at_least: int | None = Field(default=None, ge=14, le=100)
    at_most: int | None = Field(default=None, ge=14, le=100)

    def may_hold(self, youngest: int, oldest: int) -> bool:
        """Tell whether somebody who is between two ages may be of one of these."""
        return self._lowest <= oldest and youngest <= self._highest

    def surely_hold(self, youngest: int, oldest: int) -> bool:
        """Tell whether somebody who is between two ages is of one of these at either."""
        return self._lowest <= youngest and oldest <= self._highest

    @property
    def _lowest(self) -> int:
        return 0 if self.at_least is None else self.at_least

    @property
    def _highest(self) -> int:
        return _OLDEST if self.at_most is None else self.at_most


_OLDEST = 200
