"""Short builders for tests: records, rules and people, each with defaults that stay out of the way.

Say only what the test is about. A course built here starts in any month, needs no lead time and
names no cost; a role takes 2 months to hire; both have one way in that asks nothing, until told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypedDict, TypeVar, Unpack

from pydantic import BaseModel, TypeAdapter

from otpath.catalogue.base import NATIONS, Band, Duration, Named, Nation
from otpath.catalogue.calendar_dates import CalendarDate, DateBasis
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Application, Cost, Course, Gained, Intake, Mode, PaidBy
from otpath.catalogue.funding import Amount, Funding, FundingKind
from otpath.catalogue.grades import ScaleName
from otpath.catalogue.months import month_number
from otpath.catalogue.pay import BandPay, PayScale
from otpath.catalogue.programmes import Programme
from otpath.catalogue.qualifications import Qualification, QualificationKind
from otpath.catalogue.requirements import (
    AccessCredits,
    Age,
    All,
    AnyOf,
    Award,
    Check,
    Count,
    Entry,
    Experience,
    Gcses,
    Job,
    JudgedBy,
    Recency,
    Requirement,
    Strength,
    Tariff,
    walk,
)
from otpath.catalogue.roles import Role, RoleKind
from otpath.catalogue.rule_parts import Equivalent, SubjectRule
from otpath.catalogue.sources import Source
from otpath.catalogue.stories import Story
from otpath.person.profile import Holding, Person
from otpath.rules.situation import Situation

CHECKED = "2026-11-22"
DECEMBER_2026 = month_number(2026, 12)
"""The month in which tests stand, unless they say another."""


# --- rules ------------------------------------------------------------------------------------


class NodeFields(TypedDict, total=False):
    """What every rule builder takes by keyword beside its own arguments."""

    id: str
    strength: Strength
    by: JudgedBy
    unless: tuple[Requirement, ...]
    year: str
    sources: tuple[str, ...]
    assumption: str
    note: str


def _node(default_id: str, given: NodeFields) -> Any:
    return {"id": default_id, "sources": ("test",), **given}


def all_of(*rules: Requirement, **node: Unpack[NodeFields]) -> All:
    """`all_of(award("x"), age(18))`."""
    return All(kind="all", of=rules, **_node("all", node))


def any_of(*rules: Requirement, **node: Unpack[NodeFields]) -> AnyOf:
    """`any_of(award("x"), award("y"))`."""
    return AnyOf(kind="any", of=rules, **_node("any", node))


def count_of(at_least: int, *rules: Requirement, **node: Unpack[NodeFields]) -> Count:
    """`count_of(2, award("x"), award("y"), award("z"))`."""
    return Count(kind="count", at_least=at_least, of=rules, **_node("count", node))


def subject(*subjects: str, grade: str | None = None) -> SubjectRule:
    """`subject("biology", "chemistry", grade="5")`: any one of these, at its own grade."""
    return SubjectRule(subjects=subjects, grade=grade)


def instead(qualification: str, subject: str, grade: str | None = None) -> Equivalent:
    """`instead("functional-skills-maths-2", "maths")`: taken in place of that GCSE."""
    return Equivalent(qualification=qualification, subject=subject, grade=grade)


def gcses(
    count: int,
    grade: str = "4",
    *,
    including: Sequence[str | SubjectRule] = (),
    accept: Sequence[Equivalent] = (),
    **node: Unpack[NodeFields],
) -> Gcses:
    """`gcses(5, "4", including=["maths", subject("biology", "physics")], accept=[...])`."""
    rules = tuple(subject(item) if isinstance(item, str) else item for item in including)
    return Gcses(
        kind="gcses",
        count=count,
        grade=grade,
        including=rules,
        accept=tuple(accept),
        **_node("gcses", node),
    )


def award(
    *qualifications: str,
    grade: str | None = None,
    subjects: Sequence[str] = (),
    **node: Unpack[NodeFields],
) -> Award:
    """`award("a-level", grade="C", subjects=["biology"])`; several ids: any one of them."""
    return Award(
        kind="award",
        qualifications=qualifications,
        grade=grade,
        subjects=tuple(subjects),
        **_node("award-" + qualifications[0], node),
    )


def tariff(
    points: int,
    *qualifications: str,
    max_awards: int | None = None,
    **node: Unpack[NodeFields],
) -> Tariff:
    """`tariff(112, "a-level", "btec-triple", max_awards=3)`."""
    return Tariff(
        kind="tariff",
        points=points,
        qualifications=qualifications,
        max_awards=max_awards,
        **_node("tariff", node),
    )


def access_credits(
    distinctions: int = 0, merits: int = 0, **node: Unpack[NodeFields]
) -> AccessCredits:
    """`access_credits(15, 30)`: 15 at distinction and 30 more at merit or better."""
    return AccessCredits(
        kind="access-credits",
        distinctions=distinctions,
        merits=merits,
        **_node("access-credits", node),
    )


def experience(
    months: int, *roles: str, stated: bool = True, **node: Unpack[NodeFields]
) -> Experience:
    """`experience(12, "ota", "porter")`: months in any of these add up."""
    return Experience(
        kind="experience", months=months, roles=roles, stated=stated, **_node("experience", node)
    )


def job(*roles: str, hours: int | None = None, **node: Unpack[NodeFields]) -> Job:
    """`job("ota")`: employed in one of these."""
    return Job(kind="job", roles=roles, hours=hours, **_node("job", node))


def age(at_least: int | None = None, at_most: int | None = None, **node: Unpack[NodeFields]) -> Age:
    """`age(18)`, `age(at_most=24)`."""
    return Age(kind="age", at_least=at_least, at_most=at_most, **_node("age", node))


def recency(years: int = 5, level: int = 3, **node: Unpack[NodeFields]) -> Recency:
    """`recency(5, level=3)`."""
    return Recency(kind="recency", years=years, level=level, **_node("recency", node))


def check(
    text: str = "an interview", who: str = "the university", **node: Unpack[NodeFields]
) -> Check:
    """`check("an interview", "the employer")`: a person decides."""
    return Check(kind="check", text=text, who=who, **_node("check", node))


def entry(*requires: Requirement, id: str = "standard", title: str = "The usual way") -> Entry:  # noqa: A002
    """`entry(gcses(5), award("x"), id="school")`: one way in."""
    return Entry(id=id, title=title, requires=requires, sources=("test",))


# --- records ----------------------------------------------------------------------------------


def rule(kind: str, **fields: Any) -> Any:
    """A requirement of any kind, written as in a file: `rule("grades", grades=["B", "C"], ...)`."""
    written = {"kind": kind, "id": kind, "sources": ["test"]} | fields
    return TypeAdapter[Requirement](Requirement).validate_json(json.dumps(written, default=_plain))


def _plain(value: object) -> object:
    assert isinstance(value, BaseModel)
    return value.model_dump()


def _title(record_id: str) -> str:
    return record_id.replace("-", " ").capitalize()


def _ways_in(requires: tuple[Requirement, ...], ways: Sequence[Entry] | None) -> tuple[Entry, ...]:
    return (entry(*requires),) if ways is None else tuple(ways)


def source(id: str = "test") -> Source:  # noqa: A002
    """A page that says so."""
    return Source(id=id, publisher="A test", page_date="undated", checked=CHECKED, kind="judgement")


def qualification(
    id: str,  # noqa: A002
    kind: QualificationKind = "vocational",
    *,
    title: str | None = None,
    scale: ScaleName | None = None,
    tariff: Mapping[str, int] | None = None,
    rqf_level: int | None = 3,
    has_subjects: bool = False,
    aliases: tuple[str, ...] = (),
    often_taken_for: tuple[str, ...] = (),
) -> Qualification:
    """`qualification("a-level", "a-level", scale="a-level", tariff={"C": 32})`."""
    return Qualification(
        id=id,
        title=title or _title(id),
        aliases=aliases,
        kind=kind,
        scale=scale,
        tariff=dict(tariff or {}),
        rqf_level=rqf_level,
        has_subjects=has_subjects,
        often_taken_for=often_taken_for,
        summary="An award for tests.",
        checked=CHECKED,
        sources=("test",),
    )


def role(
    id: str,  # noqa: A002
    *requires: Requirement,
    ways: Sequence[Entry] | None = None,
    hire: int | None = 2,
    kind: RoleKind = "support",
    title: str | None = None,
    aliases: tuple[str, ...] = (),
    bands: tuple[Band, ...] = ("3",),
    nations: tuple[Nation, ...] = NATIONS,
    paid: bool = True,
    assumed_age: int | None = None,
) -> Role:
    """`role("ota", experience(6, "porter"), hire=3)`: one way in, asking all that is listed.

    `ways=[entry(...), entry(...)]` gives alternative ways instead; `ways=[]` gives none.
    `hire` is `time_to_hire` in months; None makes a role that nobody can be hired into.
    """
    return Role(
        id=id,
        title=title or _title(id),
        aliases=aliases,
        kind=kind,
        bands=bands,
        nations=nations,
        paid=paid,
        assumed_age=assumed_age,
        time_to_hire=None if hire is None else Duration(months=hire, sources=("test",)),
        entry=_ways_in(requires, ways),
        summary="A role for tests.",
        checked=CHECKED,
        sources=("test",),
    )


def gained(qualification: str, subject: str | None = None, grade: str | None = None) -> Gained:
    """`gained("gcse", "maths", "4")`: an award that a course gives."""
    return Gained(qualification=qualification, subject=subject, grade=grade)


def cost(pounds: int, paid_by: PaidBy = "you", what: str = "Fees") -> Cost:
    """`cost(3200, "loan")`."""
    return Cost(what=what, pounds=pounds, paid_by=paid_by, price_year="2026/27", sources=("test",))


def course(
    id: str,  # noqa: A002
    *requires: Requirement,
    ways: Sequence[Entry] | None = None,
    mode: Mode = "part-time",
    months: int = 12,
    intakes: Sequence[int | Intake] = (),
    hours: int | None = None,
    lead: int = 0,
    awards: Sequence[str | Gained] | None = None,
    employed_as: Sequence[str] = (),
    own_cost: int = 0,
    loan: int = 0,
    costs: Sequence[Cost] = (),
    nations: tuple[Nation, ...] = NATIONS,
    title: str | None = None,
    aliases: tuple[str, ...] = (),
) -> Course:
    """`course("bsc", gcses(5), mode="full-time", months=33, intakes=[9], awards=["bsc-ot"])`.

    One way in, asking all that is listed; `ways=[entry(...), ...]` gives alternatives. Awards are
    ids or `gained(...)`; left out, the course gives the award of its own id. Intakes are calendar
    months or `Intake`s; left out, any month. `hours` is 0 for full-time study and registration and
    8 a week otherwise. `own_cost` and `loan` are pounds over the whole course.
    """
    if hours is None:
        hours = 0 if mode in {"full-time", "registration"} else 8
    own = (cost(own_cost),) if own_cost else ()
    lent = (cost(loan, "loan"),) if loan else ()
    return Course(
        id=id,
        title=title or _title(id),
        aliases=aliases,
        mode=mode,
        nations=nations,
        awards=tuple(gained(a) if isinstance(a, str) else a for a in awards or (id,)),
        duration=Duration(months=months, sources=("test",)),
        intakes=tuple(Intake(month=i) if isinstance(i, int) else i for i in intakes),
        hours_per_week=hours,
        employed_as=tuple(employed_as),
        application=Application(lead=lead, sources=("test",)),
        entry=_ways_in(requires, ways),
        costs=(*own, *lent, *costs),
        summary="A course for tests.",
        checked=CHECKED,
        sources=("test",),
    )


def programme(id: str, *requires: Requirement, **fields: Any) -> Programme:  # noqa: A002
    """`programme("leeds-bsc", tariff(112), provider="Leeds")`: read whole, rules of 2026."""
    usual = {
        "provider": _title(id),
        "title": "Occupational therapy",
        "award": "BSc",
        "nation": "england",
        "mode": "full-time",
        "rules_for": "2026 entry",
        "rules_year": 2026,
        "checked": CHECKED,
        "sources": ("test",),
    }
    return Programme.model_validate({"id": id, "requires": requires} | usual | fields)


def funding(
    id: str,  # noqa: A002
    *courses: str,
    kind: FundingKind = "grant",
    nations: tuple[Nation, ...] = NATIONS,
    amounts: Sequence[Amount] = (),
    since: str | None = None,
    until: str | None = None,
    after: Literal["ended", "not-known"] = "ended",
    assumption: str | None = None,
) -> Funding:
    """`funding("grant", "bsc", nations=("england",), amounts=[amount(5000)])`."""
    return Funding(
        id=id,
        title=_title(id),
        kind=kind,
        nations=nations,
        courses=courses,
        who="For students.",
        amounts=tuple(amounts),
        since=since,
        until=until,
        after=after,
        assumption=assumption,
        checked=CHECKED,
        sources=("test",),
    )


def amount(pounds: int | None, what: str = "grant", year: str = "2026/27") -> Amount:
    """`amount(5000)`: a sum for each year of study."""
    return Amount(what=what, pounds=pounds, per="year", year=year)


def deadline(
    id: str,  # noqa: A002
    *courses: str,
    day: str = "2027-01-13",
    entry_year: int = 2027,
    basis: DateBasis = "pattern",
    nations: tuple[Nation, ...] = NATIONS,
) -> CalendarDate:
    """`deadline("january", "bsc")`: the date to apply by, 13 January 2027 by pattern."""
    return CalendarDate(
        id=id,
        title=_title(id),
        kind="application",
        nations=nations,
        courses=courses,
        entry_year=entry_year,
        day=day,
        time="6pm",
        usual="in mid-January",
        basis=basis,
        checked=CHECKED,
        sources=("test",),
    )


def pay_scale(nation: Nation = "england", year: str = "2026/27", **pounds: int) -> PayScale:
    """`pay_scale("england", band_3=25760, band_5=32074)`: the same lowest and highest pay."""
    bands = {name.removeprefix("band_"): value for name, value in pounds.items()}
    return PayScale.model_validate(
        {
            "id": f"{nation}-{year.replace('/', '-')}",
            "nation": nation,
            "year": year,
            "bands": tuple(
                BandPay.model_validate({"band": band, "lowest": value, "highest": value})
                for band, value in (bands or {"3": 25_760, "5": 32_074}).items()
            ),
            "sources": ("test",),
        }
    )


STANDARD_QUALIFICATIONS = (
    qualification("gcse", "gcse", title="GCSE", scale="gcse", rqf_level=2, has_subjects=True),
    qualification(
        "functional-skills-maths-2",
        "functional-skills",
        title="Functional Skills maths level 2",
        rqf_level=2,
        often_taken_for=("maths",),
    ),
    qualification(
        "functional-skills-english-2",
        "functional-skills",
        title="Functional Skills English level 2",
        rqf_level=2,
        often_taken_for=("english-language",),
    ),
    qualification(
        "a-level",
        "a-level",
        title="A level",
        scale="a-level",
        has_subjects=True,
        tariff={"E": 16, "D": 24, "C": 32, "B": 40, "A": 48, "A*": 56},
    ),
    qualification(
        "as-level",
        "a-level",
        title="AS level",
        scale="a-level",
        has_subjects=True,
        tariff={"E": 6, "D": 10, "C": 12, "B": 16, "A": 20},
    ),
    qualification(
        "btec-extended-diploma",
        title="BTEC Extended Diploma",
        scale="btec-triple",
        tariff={"MMM": 96, "DMM": 112, "DDM": 128, "DDD": 144},
    ),
    qualification(
        "t-level",
        title="T Level",
        scale="t-level",
        tariff={"pass": 96, "merit": 120, "distinction": 144},
    ),
    qualification("access-to-he", "access", title="Access to HE Diploma", scale="access"),
)
"""In every test catalogue: GCSE, Functional Skills, A and AS level, a BTEC, a T Level, Access."""


def catalogue(
    *records: Named | Source | PayScale | Story | Programme | Funding | CalendarDate,
) -> Catalogue:
    """Return a catalogue of these records and the standard qualifications.

    A record given here replaces a standard one of the same id. Awards that only a course or a rule
    names become plain qualifications; roles do not: a role that is named must be given.
    """
    mentioned = sorted(set(_mentioned_awards(records)))
    plain = (qualification(award_id) for award_id in mentioned)
    everything = (*plain, *STANDARD_QUALIFICATIONS, source(), *records)
    return Catalogue(
        roles=_of_type(Role, everything),
        qualifications=_of_type(Qualification, everything),
        courses=_of_type(Course, everything),
        sources=_of_type(Source, everything),
        pay=_of_type(PayScale, everything),
        stories=_of_type(Story, everything),
        programmes=_of_type(Programme, everything),
        funding=_of_type(Funding, everything),
        calendar=_of_type(CalendarDate, everything),
    )


def _mentioned_awards(records: Iterable[object]) -> Iterator[str]:
    for record in records:
        if isinstance(record, Course):
            yield from (award.qualification for award in record.awards)
        for way in record.entry if isinstance(record, Role | Course) else ():
            for node in (node for requirement in way.requires for node in walk(requirement)):
                if isinstance(node, Award | Tariff):
                    yield from node.qualifications
                elif isinstance(node, Gcses):
                    yield from (taken.qualification for taken in node.accept)


_R = TypeVar(
    "_R", Role, Qualification, Course, Source, PayScale, Story, Programme, Funding, CalendarDate
)


def _of_type(wanted: type[_R], records: Iterable[object]) -> dict[str, _R]:
    by_id = {record.id: record for record in records if isinstance(record, wanted)}
    return dict(sorted(by_id.items()))


# --- people -----------------------------------------------------------------------------------


def held(
    qualification: str,
    subject: str | None = None,
    grade: str | None = None,
    *,
    predicted: bool = False,
    gained: int | None = None,
) -> Holding:
    """`held("a-level", "biology", "C", predicted=True)`; `gained` is a month number."""
    return Holding(qualification, subject, grade, predicted, gained)


def gcse(subject: str, grade: str = "unknown", *, predicted: bool = False) -> Holding:
    """`gcse("maths", "5")`; without a grade: held, grade not said."""
    return held("gcse", subject, grade, predicted=predicted)


def person(job: str = "porter", *holdings: Holding, **facts: Any) -> Person:
    """`person("porter", gcse("maths", "3"), age=30, experience={"porter": 24})`."""
    return Person(job=job, holdings=holdings, **facts)


def situation(*holdings: Holding, **facts: Any) -> Situation:
    """`situation(gcse("maths", "3"), job="ota", age_from=18, age_to=18)`, in December 2026."""
    return Situation(**{"month": DECEMBER_2026, "job": None, "holdings": holdings, **facts})


def planned(*holdings: Holding, **facts: Any) -> Situation:
    """Return a situation in a plan: what was not said is not so."""
    told = {"all_gcses": True, "all_awards": True, "experience_told": True}
    return situation(*holdings, **{**told, **facts})
