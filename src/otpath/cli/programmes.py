"""`otpath programme` and `otpath programmes`: whose rules a person meets, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from otpath.cli.fact_options import (
    AgeOption,
    ExperienceOption,
    GcseOption,
    HaveOption,
    NationOption,
)
from otpath.cli.forms import Form, FormOption, print_json
from otpath.cli.page_saving import (
    ForceOption,
    PageFiles,
    SavePageOption,
    read_page_files,
    save_page,
)
from otpath.cli.printing import ForOption, LargePrintOption

if TYPE_CHECKING:
    from otpath.answers.programmes import Judged, Wanted
    from otpath.catalogue.base import Named
    from otpath.catalogue.contents import Catalogue
    from otpath.catalogue.programmes import Programme
    from otpath.cli.asking import Facts
    from otpath.reports.programme_lists import ListAsked

NOBODY_SAID = "school-leaver"
"""Stands for a person whose job nobody said; no rule is judged on it."""

FromOption = Annotated[
    str | None, typer.Option("--from", metavar="ROLE", help="Your job now: 'porter'.")
]
LivesInOption = Annotated[
    str | None, typer.Option("--lives-in", metavar="NATION", help="Where you live.")
]
StartOption = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM", help="First month of the course, as 2027-09; left out, the next intake."
    ),
]


def programme(
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", show_default=False, help="Its id, or the provider's name."),
    ] = None,
    from_: FromOption = None,
    gcse: GcseOption = None,
    have: HaveOption = None,
    experience: ExperienceOption = None,
    age: AgeOption = None,
    lives_in: LivesInOption = None,
    start: StartOption = None,
    form: FormOption = Form.text,
    *,
    save: SavePageOption = None,
    force: ForceOption = False,
    large_print: LargePrintOption = False,
) -> None:
    """Show one provider's programme and its entry rules, judged for a person's facts."""
    from otpath.cli.bound import named_programme
    from otpath.cli.given import CommandLineError, shipped_catalogue

    files = read_page_files(save, force=force, large_print=large_print)
    text = " ".join(name or ()).strip()
    if not text:
        raise CommandLineError("programme: which one?", "'otpath programmes' lists them")
    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.cli.asking import Facts

    facts = Facts(from_ or NOBODY_SAID, gcse or (), have or (), experience or (), age, lives_in)
    found = named_programme(text, catalogue, "programme")
    month = _read_start(start, facts)
    told = _is_told(facts)
    judged = _judge((found,), facts, month, catalogue, job_told=bool(from_)) if told else ()
    _show_one(found, judged[0] if judged else None, month, catalogue, form, files)


def programmes(
    course: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Of this course, or leading to this qualification."),
    ] = None,
    nation: NationOption = None,
    provider: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Of providers with this in their name.")
    ] = None,
    replaced: Annotated[
        bool, typer.Option("--replaced", help="Also those whose rules newer ones replace.")
    ] = False,
    from_: FromOption = None,
    gcse: GcseOption = None,
    have: HaveOption = None,
    experience: ExperienceOption = None,
    age: AgeOption = None,
    lives_in: LivesInOption = None,
    start: StartOption = None,
    form: FormOption = Form.text,
    *,
    save: SavePageOption = None,
    force: ForceOption = False,
    for_: ForOption = None,
    large_print: LargePrintOption = False,
) -> None:
    """List programmes: whose rules a person meets, whose not, whose are not known."""
    from otpath.cli.given import shipped_catalogue

    files = read_page_files(save, force=force, large_print=large_print, for_whom=for_)
    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.answers.programmes import Wanted, programmes_wanted
    from otpath.cli.asking import Facts, read_nation

    wanted = Wanted(
        courses=_courses(course, catalogue),
        nation=None if nation is None else read_nation(nation),
        provider=provider,
        replaced_too=replaced,
    )
    found = programmes_wanted(catalogue, wanted)
    _check_any(found, catalogue)
    facts = Facts(from_ or NOBODY_SAID, gcse or (), have or (), experience or (), age, lives_in)
    month = _read_start(start, facts)
    is_told = _is_told(facts)
    judged = _judge(found, facts, month, catalogue, job_told=bool(from_)) if is_told else ()
    asked = _list_asked(course, wanted, month, facts, catalogue)
    if is_told:
        _show_judged(judged, asked, catalogue, form, files)
    else:
        _show_list(found, asked, catalogue, form, files)


def _is_told(facts: Facts) -> bool:
    said = (facts.gcses, facts.awards, facts.experience, facts.age, facts.nation)
    return facts.job != NOBODY_SAID or any(said)


def _list_asked(
    course: str | None, wanted: Wanted, start: int | None, facts: Facts, catalogue: Catalogue
) -> ListAsked:
    from otpath.cli.asking import read_person
    from otpath.reports.programme_lists import ListAsked
    from otpath.reports.told_words import told_words

    told: tuple[str, ...] = ()
    if _is_told(facts):
        job_told = facts.job != NOBODY_SAID
        told = told_words(read_person(facts, catalogue), catalogue, job_told=job_told)
    title = None if course is None else _course_record(course, catalogue).title
    return ListAsked(title, wanted.nation, wanted.provider, start, told)


def _read_start(text: str | None, facts: Facts) -> int | None:
    """Return the start to judge at; refuse one where nothing is there to judge."""
    from otpath.cli.asking import read_start
    from otpath.cli.given import CommandLineError

    month = read_start(text)
    if month is not None and not _is_told(facts):
        raise CommandLineError(
            "--start says for when to judge, and nothing was said of you",
            "add what you have, as --have 'A level:biology:B'",
        )
    return month


def _courses(name: str | None, catalogue: Catalogue) -> frozenset[str]:
    """Return the course of that name, or all courses that give the qualification."""
    if name is None:
        return frozenset()
    from otpath.catalogue.courses import Course

    record = _course_record(name, catalogue)
    if isinstance(record, Course):
        return frozenset({record.id})
    courses = catalogue.courses.values()
    giving = {course.id for course in courses if course.gives(record.id)}
    return frozenset(giving or {record.id})


def _course_record(name: str, catalogue: Catalogue) -> Named:
    from otpath.cli.given import named

    return named(catalogue, name, ("course", "qualification"), "--course")


def _check_any(found: tuple[Programme, ...], catalogue: Catalogue) -> None:
    if found:
        return
    from otpath.cli.given import CommandLineError

    known = {p.course for p in catalogue.programmes.values() if p.course}
    raise CommandLineError(
        "programmes: we know none of that kind", f"we know programmes of {', '.join(sorted(known))}"
    )


def _judge(
    found: tuple[Programme, ...],
    facts: Facts,
    start: int | None,
    catalogue: Catalogue,
    *,
    job_told: bool,
) -> tuple[Judged, ...]:
    """Judge each programme at the start asked about, else at its own next intake."""
    from otpath.answers.programmes import judge_programme, next_start, start_from
    from otpath.answers.standing import standing_later
    from otpath.cli.asking import next_month, read_nation, read_person

    if facts.nation is not None:
        read_nation(facts.nation, "--lives-in")
    person = read_person(facts, catalogue)
    now = next_month()

    def judged(programme: Programme) -> Judged:
        next_one = next_start(programme, now, catalogue)
        then = next_one if start is None else start_from(programme, start, catalogue)
        stands = standing_later(person, now, then, catalogue, job_told=job_told)
        return judge_programme(programme, stands, catalogue)

    return tuple(judged(programme) for programme in found)


def _show_one(
    found: Programme,
    judged: Judged | None,
    start: int | None,
    catalogue: Catalogue,
    form: Form,
    files: PageFiles,
) -> None:
    from otpath.reports.page_text import show_page
    from otpath.reports.programme_json import programme_data
    from otpath.reports.programme_pages import programme_page

    page = programme_page(found, judged, catalogue, start)
    save_page(page, files)
    if form is Form.json:
        print_json(programme_data(found, judged, catalogue))
    else:
        show_page(page)


def _show_judged(
    judged: tuple[Judged, ...],
    asked: ListAsked,
    catalogue: Catalogue,
    form: Form,
    files: PageFiles,
) -> None:
    from otpath.reports.page_text import show_page
    from otpath.reports.programme_json import judged_data
    from otpath.reports.programme_lists import programmes_page

    page = programmes_page(judged, asked, catalogue)
    save_page(page, files)
    if form is Form.json:
        print_json(judged_data(judged, catalogue))
    else:
        show_page(page)


def _show_list(
    found: tuple[Programme, ...],
    asked: ListAsked,
    catalogue: Catalogue,
    form: Form,
    files: PageFiles,
) -> None:
    from otpath.reports.programme_json import programmes_data
    from otpath.reports.record_lists import page_of_programmes, print_listing, programme_listing
    from otpath.reports.screen import show

    listing = programme_listing(found, asked.title(len(found)), catalogue)
    save_page(page_of_programmes(listing, asked.items(is_judged=False)), files)
    if form is Form.json:
        print_json(programmes_data(found))
        return
    show(lambda console, _: print_listing(listing, console))
