"""Where facts come from: one record for each page that somebody read."""

from typing import Literal

from otpath.catalogue.base import Id, IsoDate, Record, Text
from otpath.catalogue.declaring import Field

SourceKind = Literal["official", "employer", "provider", "third-party", "copy", "judgement"]


class Source(Record):
    """A page, with its own date and the day on which it was read."""

    id: Id
    publisher: Text = Field(description="Who says so. For a copy: the first publisher.")
    title: Text | None = Field(default=None, description="The page's title, where it is known.")
    address: Text | None = Field(
        default=None, description="Web address. Leave out where only a copy's address is known."
    )
    page_date: Text = Field(description="The date the page gives itself, or 'undated'.")
    checked: IsoDate = Field(description="The day on which somebody read it, as 2026-11-22.")
    kind: SourceKind = Field(
        description="official: regulator, government, NHS or professional body. employer: its own "
        "page or advert. provider: a university, college or training provider. third-party: news "
        "or a commercial site. copy: read on a copy, not on the publisher's own site. judgement: "
        "ours."
    )
    review_by: IsoDate | None = Field(
        default=None,
        description="The day to read it again, where the usual review is too late or too early.",
    )
    note: Text | None = None
