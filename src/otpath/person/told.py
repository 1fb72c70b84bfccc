"""What was said about one person and what they want, by a profile file or on a command line.

`None` is what was not said. Names are ids already; months are month numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from otpath.person.profile import Holding

if TYPE_CHECKING:
    from otpath.catalogue.base import Nation
    from otpath.catalogue.courses import Mode
    from otpath.person.reading import GcseFacts


@dataclass(frozen=True)
class AwardFacts:
    """The awards besides GCSEs, and whether they are all there are."""

    holdings: tuple[Holding, ...] = ()
    complete: bool = False


@dataclass(frozen=True)
class Chosen:
    """Modes, courses and roles that somebody named, to avoid or to include them."""

    modes: frozenset[Mode] = frozenset()
    courses: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()

    def __or__(self, other: Chosen) -> Chosen:
        """Return what either of the two names."""
        return Chosen(
            self.modes | other.modes, self.courses | other.courses, self.roles | other.roles
        )


@dataclass(frozen=True)
class Told:
    """Facts and limits. Each field is one key of a profile, and one option."""

    job: str | None = None
    target: str | None = None
    """A role or a qualification."""
    start: int | None = None
    age: int | None = None
    nation: Nation | None = None
    gcses: GcseFacts | None = None
    awards: AwardFacts | None = None
    experience: Mapping[str, int] | None = None
    study_hours: int | None = None
    keep_wage: bool | None = None
    own_pounds: int | None = None
    finish_by: int | None = None
    avoid: Chosen | None = None
    include: Chosen | None = None

    def over(self, other: Told) -> Told:
        """Return the other with each field replaced that is said here."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(other, **{key: value for key, value in said.items() if value is not None})


def gcse_clash(gcses: GcseFacts | None, awards: AwardFacts | None) -> Holding | None:
    """Return a GCSE among the other awards that is also said not to be there."""
    if gcses is None or awards is None:
        return None
    no_gcses = gcses.complete and not gcses.holdings
    return next(
        (
            held
            for held in awards.holdings
            if (held.qualification, held.subject) in gcses.denied
            or (held.qualification == "gcse" and no_gcses)
        ),
        None,
    )
