"""The keys of a profile file: the facts and limits of one person, as an adviser writes them.

Only their shapes. `profile_facts.py` says what the words mean. A key without a value is not said.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from otpath.catalogue.base import Nation, Pounds, Record, Text
from otpath.person.reading import nation_of

MOST_ITEMS = 100
"""How many subjects, qualifications or roles a profile may name: no life has more."""
EXAMPLES = {
    "age": "age: 35",
    "avoid": "avoid: [full-time]",
    "expected": "expected: 2027",
    "experience": "experience: {porter: 24}",
    "finish_by": "finish_by: 2031-09",
    "from": "from: porter",
    "gained": "gained: 2016",
    "gcses": "gcses: {maths: 4, english: 5}",
    "grade": "grade: DMM",
    "include": "include: [care-certificate]",
    "job": "job: porter",
    "keep_wage": "keep_wage: true",
    "limits": "limits: {keep_wage: true}",
    "money": "money: 2000",
    "name": "name: BTEC National",
    "nation": "nation: england",
    "parts": "parts: {core: B}",
    "qualifications": "qualifications: [{name: BTEC National, grade: DMM}]",
    "start": "start: 2027-01",
    "study_hours": "study_hours: 8",
    "subject": "subject: biology",
    "to": "to: occupational-therapist",
}
"""One right line for each key."""


def _written(value: Any) -> Any:
    """Take a whole number for its digits: `maths: 4` needs no quotes."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _said(value: Any) -> Any:
    """Take anything short for text, so that what it lacks is said in words of its own."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    return _written(value)


def _nation(value: Any) -> Any:
    return nation_of(value) or value if isinstance(value, str) else value


Written = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100),
    BeforeValidator(_written),
    WithJsonSchema({"type": ["string", "integer"]}),
]
"""Text that may be all digits: a year, a month."""
Said = Annotated[
    str,
    StringConstraints(max_length=100),
    BeforeValidator(_said),
    WithJsonSchema({"type": ["string", "integer"]}),
]
"""The same where nothing is not "not said": the grade of a subject, the time in a role."""
Spoken = Annotated[Nation, BeforeValidator(_nation)]


def _or_none(shape: dict[str, Any]) -> None:
    """Let an editor take the word none."""
    shape["anyOf"].insert(1, {"const": "none"})


def _or_names(shape: dict[str, Any]) -> None:
    """Let an editor take the word none, and names alone among the items."""
    listed = shape["anyOf"][0]
    listed["items"] = {"anyOf": [listed["items"], {"type": "string"}]}
    _or_none(shape)


class Award(Record):
    """A qualification that the person has, or expects."""

    name: Text = Field(description="What it is called, as 'BTEC National' or 'A level'.")
    subject: Text | None = Field(default=None, description="Its subject, where it has one.")
    grade: Written | None = Field(
        default=None, description="The grade, gained or expected. Leave out where not known."
    )
    gained: Written | None = Field(
        default=None, description="The year of the result, as 2016, or its month, as 2016-08."
    )
    expected: Written | None = Field(
        default=None,
        description="The year or month in which the result is to come, in place of gained.",
    )
    parts: dict[str, Written] | None = Field(
        default=None, description="Grades or credits of its parts, as {core: B} of a T Level."
    )


class ProfileLimits(Record):
    """What no route may break."""

    study_hours: Annotated[int, Field(ge=0, le=60)] | None = Field(
        default=None, description="Hours a week for study beside a job. 16 unless said."
    )
    keep_wage: bool | None = Field(
        default=None, description="true: no full-time study, because it ends the job."
    )
    money: Pounds | None = Field(
        default=None,
        description="Pounds the person can pay for courses themselves in all. Loans are apart.",
    )
    finish_by: Written | None = Field(
        default=None, description="The last month in which the target may be reached, as 2031-09."
    )
    avoid: tuple[Text, ...] | None = Field(
        default=None,
        description="Modes (full-time, part-time, apprenticeship, on-the-job), courses and roles "
        "to leave out.",
    )
    include: tuple[Text, ...] | None = Field(
        default=None, description="Courses and roles that must come before the target."
    )


class Profile(Record):
    """One person's facts and limits. No key is needed, and no name of a person is."""

    from_: Text | None = Field(
        default=None, alias="from", description="The job now, or where they stand: school-leaver."
    )
    job: Text | None = Field(default=None, description="Another word for from.")
    to: Text | None = Field(
        default=None,
        description="The role or qualification they want. occupational-therapist unless said.",
    )
    start: Written | None = Field(
        default=None, description="First month of the plan, as 2027-01. Next month unless said."
    )
    age: Annotated[int, Field(ge=16, le=99)] | None = Field(
        default=None, description="Age in years, 16 to 99."
    )
    nation: Spoken | None = Field(default=None, description="The UK nation they live in.")
    gcses: dict[str, Said] | None = Field(
        default=None,
        max_length=MOST_ITEMS,
        description="Subjects and grades, as {maths: 4, english: C, science: 5-4}. In place of a "
        "grade: none, unknown, predicted:6. 'others: none': that is all.",
        json_schema_extra=_or_none,
    )
    qualifications: tuple[Award, ...] | None = Field(
        default=None,
        max_length=MOST_ITEMS,
        description="Other qualifications. An item may be a name alone; the item none: no others.",
        json_schema_extra=_or_names,
    )
    experience: dict[str, Said] | None = Field(
        default=None,
        max_length=MOST_ITEMS,
        description="Time worked by role, as {porter: 24} in months, or '2 years'.",
    )
    limits: ProfileLimits | None = None
    note: Annotated[str, BeforeValidator(_written)] | None = Field(
        default=None, description="For your own use: otpath never reads or prints it."
    )
