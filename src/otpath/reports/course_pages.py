"""The page about a course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Application, Cost, Course, Gained, Intake, Mode, PaidBy
from otpath.catalogue.months import month_name
from otpath.person.profile import Holding
from otpath.reports.entry_words import ways_in
from otpath.reports.money_pages import (
    dates_section,
    limits_words,
    money_section,
    price_not_known,
)
from otpath.reports.pages import Item, Page, SourceNumbers, plain_items, record_words, section
from otpath.reports.record_words import checked_item, name_items, nation_items, range_words
from otpath.reports.wording import length_words, money_words
from otpath.rules.award_words import award_in_words
from otpath.rules.phrases import counted, joined

MODE_WORDS: dict[Mode, str] = {
    "full-time": "full-time study",
    "part-time": "part-time study",
    "apprenticeship": "apprenticeship: paid work and study in one job",
    "on-the-job": "study in your job",
    "registration": "registration: paperwork, not study",
}
PAID_BY_WORDS: dict[PaidBy, str] = {
    "you": "You pay",
    "loan": "A loan pays",
    "employer": "Employer pays",
    "state": "State pays",
}


def _pay(course: Course) -> Iterator[str]:
    """Yield what there is of a wage, and what there is without a job beside the course."""
    if course.pay_while_studying:
        yield course.pay_while_studying
    if course.pay_without_job:
        yield f"With no paid job beside it: {course.pay_without_job}"


def course_page(course: Course, catalogue: Catalogue) -> Page:
    """Return everything to show about a course."""
    numbers = SourceNumbers(catalogue)
    summary = numbers.item(course.summary, course)
    pay = tuple(_pay(course))
    jobs = (Item(record_words(role, catalogue)) for role in course.employed_as)
    sections = (
        *section("In short", _in_short(course, numbers)),
        *section("What it gives", _gives(course, catalogue)),
        *section("Jobs it can be done in", jobs, "You keep one of these jobs to the end."),
        *section("Who offers it", _offered(course, catalogue)),
        *section("How to apply", (_application(course.application, numbers),)),
        *ways_in(course.entry, catalogue, numbers),
        *section("Costs", (*_costs(course, numbers), *price_not_known(course))),
        *money_section(course, numbers),
        *dates_section(course, numbers),
        *section("Pay while you study", plain_items(pay)),
    )
    return Page(course.title, summary, sections, numbers.words)


def _in_short(course: Course, numbers: SourceNumbers) -> Iterable[Item]:
    yield from name_items(course)
    if course.reference:
        yield Item(course.reference, "Reference")
    yield Item(MODE_WORDS[course.mode], "Kind")
    yield from nation_items(course.nations)
    length = course.duration
    yield numbers.item(
        f"we plan on {length_words(length.months)}{range_words(length)}", length, "Length"
    )
    yield Item(_starts_words(course.intakes), "Starts")
    yield Item(_hours_words(course), "Hours")
    if course.practice_hours:
        yield Item(f"at least {course.practice_hours:,} hours", "Placements")
    yield checked_item(course.checked)


def _offered(course: Course, catalogue: Catalogue) -> Iterable[Item]:
    """Say how many providers' own rules are known: a typical course stands for them all."""
    programmes = catalogue.programmes.values()
    known = sum(p.course == course.id and p.replaced_by is None for p in programmes)
    if known:
        pages = counted(known, "page")
        yield Item(
            f"We know {pages} of single providers. To see whose rules somebody meets, type: "
            f"otpath programmes --course {course.id}"
        )


def _starts_words(intakes: tuple[Intake, ...]) -> str:
    if not intakes:
        return "any month"
    return joined(_intake_words(intake) for intake in intakes)


def _intake_words(intake: Intake) -> str:
    own = f" ({length_words(intake.months)})" if intake.months else ""
    return month_name(intake.month) + own


def _hours_words(course: Course) -> str:
    if course.mode == "full-time":
        return "fills the week"
    if not course.hours_per_week:
        return "no hours of your own time are planned"
    return f"about {counted(course.hours_per_week, 'hour')} a week of your own time"


def _gives(course: Course, catalogue: Catalogue) -> Iterable[Item]:
    return (Item(_gained_words(gained, catalogue)) for gained in course.awards)


def _gained_words(gained: Gained, catalogue: Catalogue) -> str:
    held = Holding(gained.qualification, gained.subject, gained.grade)
    target = ": the grade we plan on" if gained.grade else ""
    return f"{award_in_words(held, catalogue)}{target} ({gained.qualification})"


def _application(application: Application, numbers: SourceNumbers) -> Item:
    lead = application.lead
    when = f"Apply at least {length_words(lead)} before the start." if lead else "Apply any time."
    return numbers.item(f"{when} {application.how or ''}".rstrip(), application)


def _costs(course: Course, numbers: SourceNumbers) -> Iterable[Item]:
    return (_cost(cost, numbers) for cost in course.costs)


def _cost(cost: Cost, numbers: SourceNumbers) -> Item:
    return numbers.item(
        f"{cost.what}: {_sum_words(cost)} (price: {cost.price_year}{limits_words(cost)})",
        cost,
        PAID_BY_WORDS[cost.paid_by],
    )


def _sum_words(cost: Cost) -> str:
    if cost.per == "course":
        return money_words(cost.pounds)
    yearly = f"{money_words(cost.pounds)} a year"
    if cost.years == 1:
        return yearly
    return f"{yearly} for {cost.years} years, {money_words(cost.total)} in all"
