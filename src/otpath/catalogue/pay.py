"""Pay scales: Agenda for Change bands by nation and year."""

from otpath.catalogue.base import Band, Id, Nation, Pounds, Record, Sourced, Text
from otpath.catalogue.declaring import Field


class BandPay(Record):
    """Yearly full-time pay of a band, in pounds before tax."""

    band: Band
    lowest: Pounds = Field(description="Where new starters in the band usually begin.")
    highest: Pounds


class PayScale(Sourced):
    """One nation's bands for one pay year."""

    id: Id
    nation: Nation
    year: Text = Field(description="As '2026/27'; from 1 April.")
    bands: tuple[BandPay, ...] = Field(min_length=1)
