"""What somebody has already: awards that a course would give once more, and training."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course, Gained
from otpath.catalogue.requirements import Award, walk
from otpath.person.profile import COMBINED_SCIENCE, OTHER_SUBJECT, Holding
from otpath.rules.holdings import is_pass, reach
from otpath.rules.outcomes import Verdict


def is_as_good(holding: Holding, award: Gained, catalogue: Catalogue) -> bool:
    """Tell whether a holding is all that an award would be: a retake for a better grade is not."""
    qualification = catalogue.qualifications[award.qualification]
    if holding.qualification != award.qualification:
        return False
    if qualification.has_subjects and not _is_one_subject(holding.subject, award.subject):
        return False
    return reach(holding, qualification, award.grade, "start") is Verdict.MET


def _is_one_subject(held: str | None, gained: str | None) -> bool:
    """Two subjects that nobody named may differ, and the double award is held twice."""
    return held == gained and held not in {None, OTHER_SUBJECT, COMBINED_SCIENCE}


def is_trained_for(course: Course, holdings: Collection[Holding], catalogue: Catalogue) -> bool:
    """Tell whether somebody has had the training of an apprenticeship: that must be new to them.

    They have where they hold all its awards, or are trained for the register that it leads to. See
    "Apprenticeships: recognition of prior learning" on GOV.UK, of 2019.
    """
    if course.mode != "apprenticeship":
        return False
    known = set(_registering_with(course, catalogue))
    if any(h.qualification in known and is_pass(h) and not h.predicted for h in holdings):
        return True
    return bool(course.awards) and all(
        any(is_as_good(holding, award, catalogue) for holding in holdings)
        for award in course.awards
    )


def _registering_with(course: Course, catalogue: Catalogue) -> Iterator[str]:
    """Yield the registrations that a course leads to, and all awards that open one of them."""
    own = {award.qualification for award in course.awards}
    papers = [c for c in catalogue.courses.values() if c.mode == "registration"]
    registers = {
        award.qualification
        for paper in papers
        if own & set(_opening(paper))
        for award in paper.awards
        if catalogue.qualifications[award.qualification].kind == "registration"
    }
    yield from registers
    for paper in papers:
        if any(award.qualification in registers for award in paper.awards):
            yield from _opening(paper)


def _opening(paper: Course) -> Iterator[str]:
    """Yield the awards that the way to a registration asks for."""
    for way in paper.entry:
        for node in (node for rule in way.requires for node in walk(rule)):
            if isinstance(node, Award) and node.strength != "helps":
                yield from node.qualifications
