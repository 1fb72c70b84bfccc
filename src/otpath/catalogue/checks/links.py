"""Checks of links: every id that is named stands for a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from otpath.catalogue.base import Record, Sourced
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.courses import Course, Gained
from otpath.catalogue.drafts import NAMED_FILES, WORD_BY_FILE, Draft
from otpath.catalogue.floors import Floor
from otpath.catalogue.funding import Funding
from otpath.catalogue.places import Finding, Loc
from otpath.catalogue.programmes import Programme
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.requirements import Award, Experience, Grades, Job, Tariff
from otpath.catalogue.roles import HeldFact, NextStep, Role
from otpath.catalogue.rule_parts import Equivalent, Refusal
from otpath.catalogue.stories import StoryAward, StoryEnd, StoryStart, StoryStep


@dataclass(frozen=True)
class _Link:
    """A field that names records of these files."""

    holder: type[Record]
    field: str
    files: tuple[str, ...]


_LINKS = (
    _Link(Sourced, "sources", ("sources",)),
    _Link(Award, "qualifications", ("qualifications",)),
    _Link(Tariff, "qualifications", ("qualifications",)),
    _Link(Grades, "qualifications", ("qualifications",)),
    _Link(Refusal, "qualification", ("qualifications",)),
    _Link(Programme, "course", ("courses",)),
    _Link(Programme, "replaced_by", ("programmes",)),
    _Link(Equivalent, "qualification", ("qualifications",)),
    _Link(Experience, "roles", ("roles",)),
    _Link(Job, "roles", ("roles",)),
    _Link(Gained, "qualification", ("qualifications",)),
    _Link(Course, "employed_as", ("roles",)),
    _Link(Floor, "awards", ("qualifications",)),
    _Link(Funding, "courses", ("courses",)),
    _Link(CalendarDate, "courses", ("courses",)),
    _Link(HeldFact, "qualification", ("qualifications",)),
    _Link(NextStep, "to", NAMED_FILES),
    _Link(Role, "study_offered", ("qualifications", "courses")),
    _Link(Qualification, "leads_to", NAMED_FILES),
    _Link(StoryAward, "qualification", ("qualifications",)),
    _Link(StoryStart, "role", ("roles",)),
    _Link(StoryStep, "role", ("roles",)),
    _Link(StoryStep, "course", ("courses",)),
    _Link(StoryStep, "qualification", ("qualifications",)),
    _Link(StoryEnd, "role", ("roles",)),
    _Link(StoryEnd, "goal", ("roles",)),
)


def check_links(draft: Draft) -> Iterator[Finding]:
    """Report ids that stand for nothing, or for another kind of record than the field asks."""
    new_id_by_former = {
        former: record.id for _, record in draft.named for former in record.former_ids
    }
    for spot, piece in draft.pieces:
        for link in _links_of(type(piece)):
            for loc, named in _ids(piece, link.field):
                words = _dangling(draft, named, link.files, new_id_by_former)
                if words:
                    yield Finding(spot.at(*loc), *words)


@cache
def _links_of(model: type[Record]) -> tuple[_Link, ...]:
    return tuple(link for link in _LINKS if issubclass(model, link.holder))


def _ids(piece: Record, field: str) -> Iterator[tuple[Loc, str]]:
    value = getattr(piece, field) or ()
    if isinstance(value, str):
        yield (field,), value
        return
    for index, named in enumerate(value):
        yield (field, index), named


def _dangling(
    draft: Draft, named: str, files: tuple[str, ...], new_id_by_former: dict[str, str]
) -> tuple[str, str] | None:
    """Say what is wrong with a link, or None where it holds or cannot be judged."""
    if any(named in draft.ids_by_file[file] for file in files):
        return None
    allowed = {written for file in files for written in draft.ids_by_file[file]}
    if named in new_id_by_former:
        return f'"{named}" is a former id', f'write "{new_id_by_former[named]}"'
    *words, last = (WORD_BY_FILE[file] for file in files)
    wanted = f"{', '.join(words)} or {last}" if words else last
    for file in NAMED_FILES:
        if named in draft.ids_by_file[file]:
            return f'"{named}" is a {WORD_BY_FILE[file]}, not a {wanted}', _hint(named, allowed)
    if draft.partly_read.intersection(files):
        return None
    return f'there is no {wanted} "{named}"', _hint(named, allowed)


def _hint(named: str, allowed: set[str]) -> str:
    near = get_close_matches(named, sorted(allowed), n=1)
    return f'did you mean "{near[0]}"?' if near else "add the record, or name another one"
