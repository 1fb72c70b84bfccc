"""The page about any record that people look up by name."""

from __future__ import annotations

from otpath.catalogue.base import Named
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Course
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.roles import Role
from otpath.reports.course_pages import course_page
from otpath.reports.pages import Page
from otpath.reports.qualification_pages import qualification_page
from otpath.reports.role_pages import role_page


def page_of(record: Named, catalogue: Catalogue) -> Page:
    """Return everything to show about a record."""
    match record:
        case Role():
            return role_page(record, catalogue)
        case Qualification():
            return qualification_page(record, catalogue)
        case Course():
            return course_page(record, catalogue)
        case _:
            raise TypeError(record)
