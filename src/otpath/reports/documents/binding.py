"""Words that must stay on one line: "grade 4", "step 3", "22 November", "Band 5"."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from otpath.catalogue.months import month_name
from otpath.reports.wording import NO_BREAK

_M = TypeVar("_M")

_MONTHS = "|".join(month_name(month) for month in range(1, 13))
_COUNTED = "years?|months?|weeks?|days?|hours?|points?"
_LOOSE = re.compile(
    r"\b([Gg]rade|[Ll]evel|[Bb]and|[Ss]teps?|[Rr]oute) (?=\d)"
    rf"|(?<=\d) (?={_MONTHS}|(?:{_COUNTED})\b)"
)


def bound(model: _M) -> _M:
    """Return a document whose numbers stay beside what they count or name."""
    return cast("_M", _bound(model))


def _bound(value: object) -> object:
    if isinstance(value, str):
        return _LOOSE.sub(lambda found: (found[1] or "") + NO_BREAK, value)
    if isinstance(value, tuple):
        return tuple(_bound(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _bound(getattr(value, f.name)) for f in fields(value)})
    return value
