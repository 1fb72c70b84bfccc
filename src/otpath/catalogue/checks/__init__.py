"""Whole-catalogue checks: what no record can know of itself.

Each check takes a draft and yields findings. The order here is the order in which they run; the
loader sorts what they find by place.
"""

from collections.abc import Callable, Iterator

from otpath.catalogue.checks.addresses import check_addresses_shown
from otpath.catalogue.checks.asked import (
    check_refusals,
    check_rules_consistent,
    check_usual_offers,
)
from otpath.catalogue.checks.days import (
    check_dates_real,
    check_reviews_follow,
    check_spans,
    check_years_readable,
)
from otpath.catalogue.checks.evidence import check_sources_given
from otpath.catalogue.checks.floors import check_floors_kept
from otpath.catalogue.checks.grading import (
    check_award_subjects,
    check_grades_on_scale,
    check_part_grades,
    check_tariff_grades,
    check_tariff_sources,
)
from otpath.catalogue.checks.identity import (
    check_ids_unique,
    check_names_unique,
    check_programmes_unique,
    check_records_sorted,
    check_rule_ids_unique,
)
from otpath.catalogue.checks.links import check_links
from otpath.catalogue.checks.meetable import (
    check_jobs_held,
    check_rules_agree,
    check_rules_meetable,
)
from otpath.catalogue.checks.numbers import (
    check_counts_reachable,
    check_intakes_unique,
    check_pay_rises,
    check_ranges,
    check_rules_ask_something,
    check_sizes_sensible,
    check_sums_whole,
)
from otpath.catalogue.checks.offers import (
    check_plannable,
    check_programmes_chained,
    check_programmes_consistent,
    check_programmes_fit,
)
from otpath.catalogue.checks.repeats import (
    check_lists_unique,
    check_parts_unique,
    check_pay_years_unique,
)
from otpath.catalogue.checks.rings import check_no_rings
from otpath.catalogue.checks.working import (
    check_bands_paid,
    check_employers_pay,
    check_employment,
    check_roles_consistent,
)
from otpath.catalogue.drafts import Draft
from otpath.catalogue.places import Finding

Check = Callable[[Draft], Iterator[Finding]]
"""Every one is a function whose name begins with `check_`."""

CHECKS: tuple[Check, ...] = (
    check_ids_unique,
    check_names_unique,
    check_programmes_unique,
    check_records_sorted,
    check_rule_ids_unique,
    check_links,
    check_sources_given,
    check_grades_on_scale,
    check_part_grades,
    check_award_subjects,
    check_tariff_grades,
    check_tariff_sources,
    check_counts_reachable,
    check_ranges,
    check_rules_ask_something,
    check_intakes_unique,
    check_dates_real,
    check_plannable,
    check_programmes_chained,
    check_programmes_fit,
    check_programmes_consistent,
    check_rules_consistent,
    check_refusals,
    check_usual_offers,
    check_lists_unique,
    check_parts_unique,
    check_pay_years_unique,
    check_spans,
    check_reviews_follow,
    check_years_readable,
    check_sums_whole,
    check_sizes_sensible,
    check_pay_rises,
    check_employment,
    check_employers_pay,
    check_bands_paid,
    check_roles_consistent,
    check_addresses_shown,
    check_rules_meetable,
    check_rules_agree,
    check_jobs_held,
    check_no_rings,
    check_floors_kept,
)


def kind_of_check(check: Check) -> str:
    """Return the word under which programs find what a check reports, as "ids-unique"."""
    return check.__name__.removeprefix("check_").replace("_", "-")


__all__ = ["CHECKS", "Check", "kind_of_check"]
