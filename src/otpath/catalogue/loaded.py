"""What loading comes to: a catalogue, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from otpath.catalogue.contents import Catalogue
    from otpath.catalogue.problems import Problem


@dataclass(frozen=True)
class Loaded:
    """A catalogue, or the problems that stand in its way, sorted by place."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    """What the inspections found, sorted by place; none where nobody asked for them."""
    assumptions: tuple[Problem, ...] = ()
    """Every working assumption with its place: the fact as message, the assumption as hint."""
    missing: tuple[str, ...] = ()
    """Main files that the folder lacks, as "pay.yaml": the shipped ones stand in for them."""
