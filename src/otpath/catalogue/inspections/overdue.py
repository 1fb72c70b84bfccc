"""Facts that are past their review date, or that nobody can have checked yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from otpath.catalogue.drafts import WORD_BY_FILE, Draft
from otpath.catalogue.places import Finding
from otpath.catalogue.review import review_day


def find_overdue(draft: Draft, today: date) -> Iterator[Finding]:
    """Report records and sources that were due for review before today."""
    for spot, record in draft.records:
        due = review_day(record)
        if due is not None and due < today:
            key = "checked" if getattr(record, "review_by", None) is None else "review_by"
            yield Finding(
                spot.at(key),
                f'{WORD_BY_FILE[spot.kind]} "{record.id}" was to be reviewed by {due.isoformat()}',
                f'read its pages again and correct it, then write "checked: {today.isoformat()}"'
                + ("" if key == "checked" else " and a new review_by"),
            )


def find_ahead(draft: Draft, today: date) -> Iterator[Finding]:
    """Report records whose day of checking is still to come: their review would never be due."""
    for spot, record in draft.records:
        checked = getattr(record, "checked", None)
        if checked is not None and checked > today.isoformat():
            message = f'{WORD_BY_FILE[spot.kind]} "{record.id}" was checked on a day still to come'
            yield Finding(spot.at("checked"), message, "write the day on which it was checked")
