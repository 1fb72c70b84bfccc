"""The loaded catalogue: every record by its id."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from otpath.catalogue.base import Named, Nation, Record
from otpath.catalogue.calendar_dates import CalendarDate
from otpath.catalogue.courses import Course
from otpath.catalogue.floors import Floor
from otpath.catalogue.funding import Funding
from otpath.catalogue.pay import BandPay, PayScale
from otpath.catalogue.programmes import Programme
from otpath.catalogue.qualifications import Qualification
from otpath.catalogue.roles import Role
from otpath.catalogue.sources import Source
from otpath.catalogue.stories import Story


@dataclass(frozen=True)
class Catalogue:
    """All records, checked, by id. Each field is named as the file that holds it."""

    roles: Mapping[str, Role]
    qualifications: Mapping[str, Qualification]
    courses: Mapping[str, Course]
    sources: Mapping[str, Source]
    pay: Mapping[str, PayScale]
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    floors: Mapping[str, Floor] = field(default_factory=dict)
    funding: Mapping[str, Funding] = field(default_factory=dict)
    calendar: Mapping[str, CalendarDate] = field(default_factory=dict)

    def by_file(self) -> Mapping[str, Mapping[str, Record]]:
        """Return all records by the file, or kind of file, that holds them."""
        return {part.name: getattr(self, part.name) for part in fields(self)}

    def named(self) -> tuple[Named, ...]:
        """Everything that people look up by name: roles, then qualifications, then courses."""
        return (*self.roles.values(), *self.qualifications.values(), *self.courses.values())

    def pay_scale(self, nation: Nation) -> PayScale | None:
        """Return the nation's newest pay scale, or None where the catalogue has none."""
        scales = [scale for scale in self.pay.values() if scale.nation == nation]
        return max(scales, key=lambda scale: scale.year, default=None)

    def band_pay(self, nation: Nation, band: str) -> tuple[PayScale, BandPay] | None:
        """Return the newest pay of a band in a nation, with the scale it stands in."""
        scale = self.pay_scale(nation)
        if scale is None:
            return None
        return next(((scale, pay) for pay in scale.bands if pay.band == band), None)
