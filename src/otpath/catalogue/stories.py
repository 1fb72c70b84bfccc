"""Stories: published careers of real people, told in our own words and without names."""

from typing import Annotated, Literal

from otpath.catalogue.base import Id, IsoDate, Nation, Record, Sourced, Text
from otpath.catalogue.declaring import Field

Profession = Literal["occupational-therapy", "physiotherapy", "nursing", "podiatry"]
StepStatus = Literal["done", "in-progress", "planned", "left"]
Months = Annotated[int, Field(ge=1, le=600)]
StoryTag = Literal[
    "access-course",
    "after-qualifying",
    "age-worry",
    "ancillary-start",
    "apprenticeship",
    "avoid-debt",
    "bands-on-steps",
    "cannot-give-up-wage",
    "career-changer",
    "children",
    "compare-routes",
    "confidence",
    "council-employer",
    "dated-funding",
    "degree-holder",
    "disability",
    "employer-gate",
    "foundation-or-ap-step",
    "full-time-degree",
    "has-savings",
    "low-or-no-gcses",
    "msc",
    "nation",
    "outcomes",
    "overseas",
    "part-time-degree",
    "poor-schooling",
    "registration",
    "return",
    "rpl-shortens",
    "school-leaver",
    "second-degree-funding",
    "sideways-move",
    "study-pattern",
    "study-pause",
    "supervised-practice-hard",
    "support-worker-start",
    "target-not-registered",
    "travel",
    "unfinished-degree",
    "volunteering",
    "work-based-quals",
    "wrong-or-old-level3",
]


class StoryAward(Record):
    """An award that the person held before the path begins, as far as the page tells."""

    qualification: Id
    subject: Id | None = None
    grade: Text | None = None


class StoryStart(Record):
    """Where the person started, in words, and the role of the catalogue where one fits."""

    what: Text
    role: Id | None = None
    months: Months | None = Field(default=None, description="How long, where the page says it.")


class StoryStep(Record):
    """One step of the path, in words, with the one record of the catalogue that is nearest."""

    what: Text
    role: Id | None = None
    course: Id | None = None
    qualification: Id | None = Field(
        default=None, description="What the step gave, where no course of the catalogue fits."
    )
    months: Months | None = Field(default=None, description="How long, where the page says it.")
    status: StepStatus = "done"


class StoryEnd(Record):
    """Where the person was when the page was written."""

    what: Text
    role: Id | None = None
    goal: Id | None = Field(
        default=None, description="The role they were still on the way to, where there is one."
    )


class Story(Sourced):
    """One published career. What the page does not tell is left out, which is the usual case."""

    id: Id
    summary: Text = Field(description="One sentence in our own words. It names no person.")
    profession: Profession = "occupational-therapy"
    nation: Nation | None = Field(default=None, description="Leave out where it is not clear.")
    start: StoryStart | None = Field(
        default=None, description="Leave out where the page does not tell of it."
    )
    age: Text | None = Field(default=None, description="The age told, and of which moment it is.")
    gcses: Text | None = Field(default=None, description="What the page tells of GCSEs.")
    schooling: Text | None = Field(
        default=None, description="What it tells of other study before the path begins."
    )
    held: tuple[StoryAward, ...] = Field(
        default=(), description="Awards they surely held before the path begins."
    )
    path: tuple[StoryStep, ...] = Field(
        min_length=1, description="In order, after the start. Left-out steps are not known."
    )
    end: StoryEnd
    limits: tuple[Text, ...] = Field(
        default=(), description="What they had to work around, as 'could not give up the wage'."
    )
    tags: tuple[StoryTag, ...] = ()
    checked: IsoDate
