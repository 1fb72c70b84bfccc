"""Work, age and what people decide, in plain English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from otpath.catalogue.ages import Ages
from otpath.catalogue.base import NATION_NAMES, Nation
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.months import month_name
from otpath.catalogue.requirements import Age, Check, EnglishTest, Experience, Job, Residence
from otpath.catalogue.rule_parts import Place
from otpath.rules.phrases import counted, joined

ROLES_IN_SHORT = 3
"""How many roles the short form names before it only counts the others."""


def experience_in_words(rule: Experience, catalogue: Catalogue, *, short: bool) -> str:
    """Say how much experience is asked, and where."""
    recent = "recent " if rule.recent else ""
    words = f"{_amount(rule)}{recent}experience{' (paid)' if rule.paid else ''}"
    words += f" as {roles_in_words(rule.roles, catalogue, short=short)}" if rule.roles else ""
    words += f" {'or ' if rule.roles else ''}in this setting: {rule.where}" if rule.where else ""
    words += f", under {rule.under}" if rule.under else ""
    if rule.within_years:
        words += f", in the last {counted(rule.within_years, 'year')}"
    return words + _our_figure(rule)


def _amount(rule: Experience) -> str:
    if rule.months is not None:
        return f"{counted(rule.months, 'month')}{_APOSTROPHE[rule.months > 1]} "
    if rule.hours is not None:
        return f"{counted(rule.hours, 'hour')} of "
    return f"{counted(rule.visits, 'visit')} or days of " if rule.visits is not None else ""


_APOSTROPHE = {False: "'s", True: "'"}


def _our_figure(rule: Experience) -> str:
    if rule.stated:
        return ""
    ours = f"; {rule.months} is our figure" if rule.months else ""
    return f" (no page gives a number{ours})"


def job_in_words(rule: Job, catalogue: Catalogue, *, short: bool) -> str:
    """Say which job is asked, and on what conditions."""
    words = "a job"
    words += f" as {roles_in_words(rule.roles, catalogue, short=short)}" if rule.roles else ""
    words += f"{', or' if rule.roles else ''} {rule.where}" if rule.where else ""
    conditions = [
        f"{rule.hours} hours a week or more" if rule.hours else "",
        "on a permanent contract" if rule.permanent else "",
        "with the employer's support" if rule.support else "",
        f"with {rule.supervisor} at hand" if rule.supervisor else "",
        f"at {rule.employer} already" if rule.employer else "",
        f"in {NATION_NAMES[rule.nation]}" if rule.nation else "",
    ]
    return ", ".join([words, *filter(None, conditions)])


def roles_in_words(roles: Sequence[str], catalogue: Catalogue, *, short: bool = False) -> str:
    """List roles with an article, as "an occupational therapy assistant or porter"."""
    titles = [role_in_words(role, catalogue) for role in roles]
    others = len(titles) - ROLES_IN_SHORT
    if short and others > 1:
        titles = [*titles[:ROLES_IN_SHORT], f"one of {others} other roles"]
    return f"{_article(titles[0])} {joined(titles, 'or')}"


def role_in_words(role: str, catalogue: Catalogue) -> str:
    """Name a role inside a sentence: its title, without the capital unless it needs one."""
    title = catalogue.roles[role].title
    has_capitals = re.match(r"\S*[A-Z]", title[1:])
    return title if has_capitals else title[:1].lower() + title[1:]


def _article(title: str) -> str:
    letters_are_read_out = re.match(r"[A-Z]{2}", title)
    sounds = "AEFHILMNORSX" if letters_are_read_out else "aeioAEIO"
    return "an" if title[0] in sounds else "a"


def age_in_words(rule: Age) -> str:
    """Say which age is asked, as "aged 18 or over"."""
    return ages_in_words(rule) + (f" on {day_in_words(rule.on)}" if rule.on else "")


def ages_in_words(ages: Age | Ages) -> str:
    """Say from which age to which, without the day on which it counts."""
    if ages.at_least is None:
        return f"aged {ages.at_most} or under" if ages.at_most is not None else "any age"
    if ages.at_most is None:
        return f"aged {ages.at_least} or over"
    return f"aged {ages.at_least} to {ages.at_most}"


def day_in_words(month_day: str) -> str:
    """Return "31 August" for "08-31"."""
    return f"{int(month_day[3:])} {month_name(int(month_day[:2]))}"


_PLACE_NAMES: dict[Place, str] = {
    "england": "England",
    "scotland": "Scotland",
    "wales": "Wales",
    "northern-ireland": "Northern Ireland",
    "republic-of-ireland": "the Republic of Ireland",
    "eu": "the EU",
}


def residence_in_words(rule: Residence) -> str:
    """Say where the person must live, and with what right."""
    words = [f"a home in {joined((_PLACE_NAMES[p] for p in rule.places), 'or')}"] * bool(
        rule.places
    )
    if rule.years:
        words.append(f"living there for {counted(rule.years, 'year')}")
    if rule.status:
        words.append(rule.status)
    if rule.refuse:
        words.append(f"not holding {joined(rule.refuse, 'or')}")
    return joined(words)


def english_test_in_words(rule: EnglishTest) -> str:
    """Say which test is asked of people whose first language is not English."""
    each = f", {rule.each} in each part" if rule.each else ""
    age = f", in the last {counted(rule.within_years, 'year')}" if rule.within_years else ""
    return f"{rule.test} {rule.overall}{each}{age}, if English is not your first language"


CRIMINAL_RECORD: dict[Nation, str] = {
    "england": "an enhanced DBS check",
    "scotland": "membership of the PVG scheme",
    "wales": "an enhanced DBS check",
    "northern-ireland": "an enhanced AccessNI check",
}
ALL_CRIMINAL_RECORD = (
    "a criminal record check (DBS in England and Wales, PVG in Scotland, "
    "AccessNI in Northern Ireland)"
)


def check_in_words(rule: Check, nation: Nation | None = None) -> str:
    """Say what a person decides on, and who."""
    return f"{check_text(rule, nation)} (decided by {rule.who})"


def check_text(rule: Check, nation: Nation | None) -> str:
    """Say what a person decides on; a criminal record check by its nation's name."""
    return rule.text or (CRIMINAL_RECORD[nation] if nation else ALL_CRIMINAL_RECORD)
