"""Checks of courses against jobs, and of jobs against pay."""

from __future__ import annotations

from collections.abc import Iterator

from otpath.catalogue.courses import Course, Mode
from otpath.catalogue.drafts import Draft
from otpath.catalogue.pay import PayScale
from otpath.catalogue.places import Finding
from otpath.catalogue.roles import Role

_IN_A_JOB: tuple[Mode, ...] = ("apprenticeship", "on-the-job")
_WITHOUT_A_JOB: tuple[Mode, ...] = ("full-time", "registration")


def check_employment(draft: Draft) -> Iterator[Finding]:
    """Report courses learnt in a job that name no job, and jobs where none can go with a course."""
    for spot, record in draft.named:
        if not isinstance(record, Course):
            continue
        if record.mode in _IN_A_JOB and not record.employed_as:
            message = f'"{record.id}" is learnt in a job but has no employed_as'
            yield Finding(spot.at("mode"), message, 'add a line such as "employed_as: [porter]"')
        if record.mode in _WITHOUT_A_JOB and record.employed_as:
            message = f"a {record.mode} course cannot have employed_as"
            hint = "remove it, or change the mode; a job that is asked for goes into entry"
            yield Finding(spot.at("employed_as"), message, hint)


def check_employers_pay(draft: Draft) -> Iterator[Finding]:
    """Report courses learnt in a job that name a role in which nobody is employed."""
    unpaid = {r.id: s for s, r in draft.named if isinstance(r, Role) and not r.paid}
    for spot, course in draft.named:
        for index, role in enumerate(course.employed_as if isinstance(course, Course) else ()):
            if role in unpaid:
                message = f'nobody is employed as "{role}": it is not paid'
                see = unpaid[role].at("paid")
                yield Finding(spot.at("employed_as", index), message, "name a job", see=see)


def check_bands_paid(draft: Draft) -> Iterator[Finding]:
    """Report bands of roles that are missing from England's newest pay scale."""
    scales = [record for _, record in draft.records if isinstance(record, PayScale)]
    english = [scale for scale in scales if scale.nation == "england"]
    if "pay" in draft.partly_read or len(scales) < len(draft.ids_by_file["pay"]):
        return
    newest = max(english, key=lambda scale: scale.year, default=None)
    paid = {pay.band for pay in newest.bands} if newest else set()
    name = f'"{newest.id}"' if newest else "any pay scale for England"
    for spot, record in draft.named:
        for index, band in enumerate(record.bands if isinstance(record, Role) else ()):
            if band not in paid:
                message = f'band "{band}" is not in {name}'
                yield Finding(spot.at("bands", index), message, "correct it, or add it to pay.yaml")


def check_roles_consistent(draft: Draft) -> Iterator[Finding]:
    """Report roles with a band and a pay of their own, or that lead to themselves."""
    for spot, record in draft.named:
        if isinstance(record, Role) and record.bands and record.pay:
            message = f'"{record.id}" has bands, and pay outside bands'
            yield Finding(spot.at("pay"), message, "keep one of the two", see=spot.at("bands"))
        for index, step in enumerate(record.next if isinstance(record, Role) else ()):
            if step.to == record.id:
                message = f'"{record.id}" cannot be its own next step'
                yield Finding(spot.at("next", index, "to"), message, "name another one")
