"""What every catalogue record shares: strictness, ids, and where a fact comes from."""

from typing import Annotated, Literal

from otpath.catalogue.declaring import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=2, max_length=70),
]
Text = Annotated[str, StringConstraints(min_length=1, max_length=600)]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-\d{2}$")]
CalendarMonth = Annotated[int, Field(ge=1, le=12)]
Months = Annotated[int, Field(ge=0, le=240)]
Pounds = Annotated[int, Field(ge=0, le=500_000)]
RqfLevel = Annotated[int, Field(ge=1, le=8)]
Band = Literal["2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9"]
Nation = Literal["england", "scotland", "wales", "northern-ireland"]
NATIONS: tuple[Nation, ...] = ("england", "scotland", "wales", "northern-ireland")
NATION_NAMES: dict[Nation, str] = {
    "england": "England",
    "scotland": "Scotland",
    "wales": "Wales",
    "northern-ireland": "Northern Ireland",
}


class Record(BaseModel):
    """A frozen, strict piece of the catalogue: an unknown or mistyped key is an error."""

    # Built when the first record of a kind is made: most commands need few of the kinds.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class Sourced(Record):
    """Anything a user can be shown: it names its sources, or says that it is an assumption."""

    sources: tuple[Id, ...] = Field(
        default=(), description="Ids of the pages in sources.yaml that state this."
    )
    assumption: Text | None = Field(
        default=None,
        description="Why we believe this although no page states it. Shown to the user as such.",
    )
    note: Text | None = Field(default=None, description="One plain sentence more, for the reader.")

    @property
    def is_assumed(self) -> bool:
        """True where the fact, or part of it, is ours and not a page's."""
        return self.assumption is not None


class Named(Sourced):
    """A record that people look up by id, title or one of the names they really use."""

    id: Id = Field(description="Stable name in kebab-case. Never reused for something else.")
    title: Text = Field(description="The name to show.")
    aliases: tuple[Text, ...] = Field(
        default=(), description="Other names people use; each finds this record."
    )
    former_ids: tuple[Id, ...] = Field(
        default=(), description="Ids this record had before. They keep working, with a notice."
    )
    review_by: IsoDate | None = Field(
        default=None, description="The day to look at this again; left out, a year after `checked`."
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that finds this record."""
        return (self.id, self.title, *self.aliases, *self.former_ids)


class Duration(Sourced):
    """A length of time in months: the one we plan on, and the range seen."""

    months: Annotated[int, Field(ge=1, le=240)] = Field(description="Planned on, whole months.")
    shortest: Months | None = Field(default=None, description="Shortest seen.")
    longest: Months | None = Field(default=None, description="Longest seen.")
