"""Inspections: what is not wrong and yet needs somebody's eye. Only `otpath check` runs them.

Each takes a draft in which nothing is wrong, and the day to judge by, and yields findings. They
become warnings, shown under their heading in the order in which they stand here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from otpath.catalogue.drafts import Draft
from otpath.catalogue.inspections.assumptions import find_assumptions
from otpath.catalogue.inspections.citing import find_page_dates, find_repeated, find_uncited
from otpath.catalogue.inspections.deciders import find_named_twice
from otpath.catalogue.inspections.idle import (
    find_idle_floors,
    find_idle_rules,
    find_repeated_rules,
    find_silent_ways,
)
from otpath.catalogue.inspections.overdue import find_ahead, find_overdue
from otpath.catalogue.inspections.reach import find_needless_reasons, find_unreachable
from otpath.catalogue.inspections.subjects import find_odd_subjects
from otpath.catalogue.places import Finding


@dataclass(frozen=True)
class Inspection:
    """One thing that is looked for."""

    kind: str
    """A word for programs, never renamed."""
    heading: str
    look: Callable[[Draft, date], Iterator[Finding]]


INSPECTIONS: tuple[Inspection, ...] = (
    Inspection("overdue", "Past their review date", find_overdue),
    Inspection("checked-ahead", "Checked on a day still to come", find_ahead),
    Inspection("unreachable", "Nothing leads there", find_unreachable),
    Inspection("reason-needless", "Reasons that no longer hold", find_needless_reasons),
    Inspection("rule-idle", "Rules that everybody meets", find_idle_rules),
    Inspection("rule-repeated", "Rules that stand twice", find_repeated_rules),
    Inspection("floor-idle", "National minimums that bind no course", find_idle_floors),
    Inspection("subject-odd", "Subjects that are perhaps misspelt", find_odd_subjects),
    Inspection("decider-twice", "Who decides, under two names", find_named_twice),
    Inspection("way-in-silent", "Ways in that ask nothing and do not say so", find_silent_ways),
    Inspection("source-uncited", "Sources that nothing cites", find_uncited),
    Inspection("source-repeated", "Sources that stand twice", find_repeated),
    Inspection(
        "page-date", "Sources whose page date has no year, or one far ahead", find_page_dates
    ),
)

__all__ = ["INSPECTIONS", "Inspection", "find_assumptions"]
