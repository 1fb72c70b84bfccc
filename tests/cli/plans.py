"""`otpath plan` inside the test, always on the same day: 22 November 2026."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from otpath.cli import asking
from tests.cli.running import Ran, ran


class ThatDay(date):
    """A calendar that stands still."""

    @classmethod
    def today(cls) -> ThatDay:
        return cls(2026, 11, 22)


@cache
def plan(*options: str, encoding: str = "utf-8", before: tuple[str, ...] = ()) -> Ran:
    """`plan("--from", "porter")`: as in a pipe, in November 2026. `before` stands before `plan`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "date", ThatDay)
        return ran.__wrapped__(*before, "plan", *options, encoding=encoding)


def plan_data(*options: str) -> dict[str, Any]:
    """Return the answer as other programs read it; it must be one."""
    found = plan(*options, "--format", "json")
    assert found.code in {0, 1}, found.err
    assert not found.err
    data = json.loads(found.out)
    assert isinstance(data, dict)
    return data
