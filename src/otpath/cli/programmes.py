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

if TYPE_CHECKING:
    from otpath.answers.programmes import Judged
    from otpath.catalogue.contents import Catalogue
    from otpath.catalogue.programmes import Programme
    from otpath.cli.asking import Facts

NOBODY_SAID = "school-leaver"
"""Stands for a person whose job nobody said; no rule is judged on it."""

FromOption = Annotated[
    str | None, typer.Option("--from", metavar="ROLE", help="Your job now: 'porter'.")
]
LivesInOption = Annotated[
    str | None, typer.Option("--lives-in", metavar="NATION", help="Where you live.")
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
    form: FormOption = Form.text,
) -> None:
    """Show one provider's programme and its entry rules, judged for a person's facts."""
    from otpath.cli.given import CommandLineError, shipped_catalogue

    text = " ".join(name or ()).strip()
    if not text:
        raise CommandLineError("programme: which one?", "'otpath programmes' lists them")
    catalogue = shipped_catalogue(is_all_there_is=True)
    from otpath.cli.asking import Facts

    facts = Facts(from_ or NOBODY_SAID, gcse or (), have or (), experience or (), age, lives_in)
    found = _found(text, catalogue)
    judged = _judge((found,), facts, catalogue, job_told=bool(from_)) if _is_told(facts) else ()
    _show_one(found, judged[0] if judged else None, catalogue, form)


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
    form: FormOption = Form.text,
) -> None:
    """List programmes: whose rules a person meets, whose not, whose are not known."""
    from otpath.cli.given import shipped_catalogue

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
    if _is_told(facts):
        _show_judged(_judge(found, facts, catalogue, job_told=bool(from_)), catalogue, form)
    else:
        _show_list(found, catalogue, form)


def _is_told(facts: Facts) -> bool:
    said = (facts.gcses, facts.awards, facts.experience, facts.age, facts.nation)
    return facts.job != NOBODY_SAID or any(said)


def _found(text: str, catalogue: Catalogue) -> Programme:
    from otpath.answers.programmes import find_programmes, near_programmes
    from otpath.cli.given import CommandLineError

    found = find_programmes(text, catalogue)
    if len(found) == 1:
        if text in found[0].former_ids:
            typer.echo(f"note: {text!r} is now {found[0].id!r}", err=True)
        return found[0]
    if found:
        ids = ", ".join(programme.id for programme in found)
        raise CommandLineError(
            f"programme {text!r}: {len(found)} have that name", f"say one of {ids}"
        )
    near = near_programmes(text, catalogue)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise CommandLineError(
        f"programme {text!r}: no programme of that name", f"{hint}'otpath programmes' lists them"
    )


def _courses(name: str | None, catalogue: Catalogue) -> frozenset[str]:
    """Return the course of that name, or all courses that give the qualification."""
    if name is None:
        return frozenset()
    from otpath.catalogue.courses import Course
    from otpath.cli.given import named

    record = named(catalogue, name, ("course", "qualification"), "--course")
    if isinstance(record, Course):
        return frozenset({record.id})
    courses = catalogue.courses.values()
    giving = {c.id for c in courses if any(a.qualification == record.id for a in c.awards)}
    return frozenset(giving or {record.id})


def _check_any(found: tuple[Programme, ...], catalogue: Catalogue) -> None:
    if found:
        return
    from otpath.cli.given import CommandLineError

    known = {p.course for p in catalogue.programmes.values() if p.course}
    raise CommandLineError(
        "programmes: we know none of that kind", f"we know programmes of {', '.join(sorted(known))}"
    )


def _judge(
    found: tuple[Programme, ...], facts: Facts, catalogue: Catalogue, *, job_told: bool
) -> tuple[Judged, ...]:
    from otpath.answers.programmes import judge_programme
    from otpath.answers.standing import standing
    from otpath.cli.asking import next_month, read_nation, read_person

    if facts.nation is not None:
        read_nation(facts.nation, "--lives-in")
    person = read_person(facts, catalogue)
    stands = standing(person, next_month(), catalogue, job_told=job_told)
    return tuple(judge_programme(programme, stands, catalogue) for programme in found)


def _show_one(found: Programme, judged: Judged | None, catalogue: Catalogue, form: Form) -> None:
    from otpath.reports.page_text import show_page
    from otpath.reports.programme_json import programme_data
    from otpath.reports.programme_pages import programme_page

    if form is Form.json:
        print_json(programme_data(found, judged, catalogue))
        return
    show_page(programme_page(found, judged, catalogue))


def _show_judged(judged: tuple[Judged, ...], catalogue: Catalogue, form: Form) -> None:
    from otpath.reports.page_text import show_page
    from otpath.reports.programme_json import judged_data
    from otpath.reports.programme_pages import programmes_page

    if form is Form.json:
        print_json(judged_data(judged, catalogue))
        return
    show_page(programmes_page(judged, catalogue))


def _show_list(found: tuple[Programme, ...], catalogue: Catalogue, form: Form) -> None:
    from otpath.reports.programme_json import programmes_data
    from otpath.reports.record_lists import print_listing, programme_listing
    from otpath.reports.screen import show

    if form is Form.json:
        print_json(programmes_data(found))
        return
    listing = programme_listing(found, catalogue)
    show(lambda console, _: print_listing(listing, console))
