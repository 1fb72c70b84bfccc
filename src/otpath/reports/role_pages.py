"""The page about a role."""

from __future__ import annotations

from collections.abc import Iterable

from otpath.answers.stories import stories_of
from otpath.catalogue.base import NATION_NAMES, NATIONS
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.pay import BandPay, PayScale
from otpath.catalogue.roles import NextStep, PayOutsideBands, Role
from otpath.person.profile import Holding
from otpath.reports.entry_words import STRENGTH_WORDS, firmness, ways_in
from otpath.reports.pages import (
    Item,
    Page,
    Section,
    SourceNumbers,
    plain_items,
    record_words,
    section,
)
from otpath.reports.record_words import (
    checked_item,
    name_items,
    nation_items,
    range_words,
    reason_items,
    upper_first,
)
from otpath.reports.story_words import STORIES_HEADING
from otpath.reports.wording import length_words, pay_words
from otpath.rules.award_words import award_in_words
from otpath.rules.phrases import joined

_NO_LEVEL = "none is linked with it"


def role_page(role: Role, catalogue: Catalogue) -> Page:
    """Return everything to show about a role."""
    numbers = SourceNumbers(catalogue)
    summary = numbers.item(role.summary, role)
    sections = (
        *section("In short", _in_short(role, numbers)),
        *_levels(role),
        *section("Pay", _pay(role, catalogue, numbers)),
        *section("Day to day", plain_items(role.day_to_day)),
        *section("Who they help", plain_items(map(upper_first, role.works_with))),
        *section("Skills", plain_items(map(upper_first, role.skills))),
        *section("Training in the job", plain_items(role.training)),
        *section("Study often offered", _names(role.study_offered, catalogue)),
        *section("What the law and employers check", _checks(role, numbers)),
        *section("What everybody in this role holds", _held(role, catalogue)),
        *ways_in(role.entry, catalogue, numbers),
        *section("Next steps", _next_steps(role, catalogue, numbers)),
        *section("Courses you can do in this job", _courses_in_job(role, catalogue)),
        *section(STORIES_HEADING, _stories(role, catalogue, numbers)),
    )
    return Page(role.title, summary, sections, numbers.words)


def _in_short(role: Role, numbers: SourceNumbers) -> Iterable[Item]:
    yield from name_items(role)
    if role.employers:
        yield Item(upper_first("; ".join(role.employers)), "Where they work")
    yield from nation_items(role.nations)
    if role.time_to_hire:
        hire = role.time_to_hire
        text = f"about {length_words(hire.months)} from applying to starting{range_words(hire)}"
        yield numbers.item(text, hire, "Time to be hired")
    elif role.unreachable_because is None:
        yield Item("a starting point: nobody is hired into it", "Kind")
    yield from reason_items(role.unreachable_because)
    yield checked_item(role.checked)


def _levels(role: Role) -> tuple[Section, ...]:
    level, bands = role.rqf_level, role.bands
    items = (
        Item(_NO_LEVEL if level is None else f"level {level}", "Qualification level (RQF)"),
        Item(_band_words(bands), "NHS pay band"),
        Item(role.career_framework_level or _NO_LEVEL, "NHS career framework level"),
    )
    intro = "These are 3 different scales. Do not read one as another."
    is_starting_point = level is None and not bands and not role.career_framework_level
    return () if is_starting_point else section("Levels", items, intro)


def _band_words(bands: tuple[str, ...]) -> str:
    if not bands:
        return "none: it is not paid on NHS bands"
    usual, *others = bands
    return f"band {usual}" + (f"; also band {joined(others, 'or')}" if others else "")


# --- pay --------------------------------------------------------------------------------------


def _pay(role: Role, catalogue: Catalogue, numbers: SourceNumbers) -> Iterable[Item]:
    if not role.paid:
        yield Item("No wage.")
    elif role.pay:
        yield _own_pay(role.pay, numbers)
    elif role.bands:
        yield from _pay_by_nation(role, catalogue, numbers)
    else:
        yield Item("Not known.")


def _own_pay(pay: PayOutsideBands, numbers: SourceNumbers) -> Item:
    dated = "undated figure" if pay.year == "undated" else pay.year
    return numbers.item(f"{pay_words(pay.low, pay.high)} a year, full-time ({dated})", pay)


def _pay_by_nation(role: Role, catalogue: Catalogue, numbers: SourceNumbers) -> Iterable[Item]:
    for nation in (nation for nation in NATIONS if nation in role.nations):
        found = [hit for band in role.bands if (hit := catalogue.band_pay(nation, band))]
        if found:
            yield _scale_item(found[0][0], [pay for _, pay in found], numbers)
        else:
            yield Item("no figures found", NATION_NAMES[nation])


def _scale_item(scale: PayScale, pays: list[BandPay], numbers: SourceNumbers) -> Item:
    words = "; ".join(f"band {pay.band}, {pay_words(pay.lowest, pay.highest)}" for pay in pays)
    return numbers.item(
        f"{words} a year, full-time ({scale.year})", scale, NATION_NAMES[scale.nation]
    )


# --- what stands beside the way in ------------------------------------------------------------


def _names(ids: Iterable[str], catalogue: Catalogue) -> Iterable[Item]:
    return (Item(record_words(record_id, catalogue)) for record_id in ids)


def _checks(role: Role, numbers: SourceNumbers) -> Iterable[Item]:
    for check in sorted(role.checks, key=lambda check: firmness(check.strength)):
        yield numbers.item(check.need, check, STRENGTH_WORDS[check.strength])


def _held(role: Role, catalogue: Catalogue) -> Iterable[Item]:
    for fact in role.implies:
        yield Item(award_in_words(Holding(fact.qualification, grade=fact.grade), catalogue))


def _next_steps(role: Role, catalogue: Catalogue, numbers: SourceNumbers) -> Iterable[Item]:
    for step in role.next:
        text = record_words(step.to, catalogue) + _after_words(step)
        yield numbers.item(text, step)


def _after_words(step: NextStep) -> str:
    """Say how long people stay before the step, as ": after 12 to 36 months"."""
    shortest, longest = step.shortest or 0, step.longest
    if longest is None:
        return f": after {length_words(shortest)} or more" if shortest else ""
    if not shortest:
        return f": within {length_words(longest)}" if longest else ": at once"
    if shortest == longest:
        return f": after {length_words(longest)}"
    return f": after {shortest} to {longest} months"


def _courses_in_job(role: Role, catalogue: Catalogue) -> Iterable[Item]:
    for course in catalogue.courses.values():
        if role.id in course.employed_as:
            yield Item(record_words(course.id, catalogue))


def _stories(role: Role, catalogue: Catalogue, numbers: SourceNumbers) -> Iterable[Item]:
    for story in stories_of(role.id, catalogue):
        yield numbers.item(story.summary, story)
