"""Pages of records at width 80: whole ones of a small catalogue, and all of the shipped one."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from textwrap import dedent

import pytest

from otpath.catalogue.base import Duration, Named, Record, Sourced
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.courses import Application, Cost, Intake
from otpath.catalogue.loading import load
from otpath.catalogue.qualifications import Size
from otpath.catalogue.requirements import Requirement
from otpath.catalogue.roles import LegalCheck, NextStep, PayOutsideBands, Role
from otpath.catalogue.sources import Source
from otpath.reports.lines import PlainLines
from otpath.reports.page_text import print_page
from otpath.reports.pages import Item, Page
from otpath.reports.record_pages import page_of
from otpath.reports.screen import ASCII, UNICODE, Signs
from tests.builders import (
    CHECKED,
    age,
    any_of,
    award,
    catalogue,
    check,
    course,
    entry,
    experience,
    gained,
    gcses,
    pay_scale,
    qualification,
    role,
    source,
)
from tests.cli.running import longest_line


def _text(record: Named, facts: Catalogue, signs: Signs = UNICODE) -> str:
    return _printed(page_of(record, facts), signs)


def _printed(page: Page, signs: Signs = UNICODE) -> str:
    paper = PlainLines()
    print_page(page, paper, signs)
    return paper.text


SECOND = Source(
    id="second",
    publisher="The Register",
    title="Who may join",
    address="https://example.org/" + "a-very-long-address/" * 5,
    page_date="1 May 2026",
    checked=CHECKED,
    kind="official",
)
INTERVIEW = check("an interview", "the employer", by="application", assumption="Usual everywhere.")


# --- whole pages ------------------------------------------------------------------------------


def test_whole_page_of_a_role() -> None:
    porter = role("porter", title="NHS porter", bands=("2",))
    assistant = role(
        "ota",
        ways=[
            entry(
                INTERVIEW,
                experience(6, "porter", stated=False, strength="expected", sources=("second",)),
                age(18, strength="required", note="A few take people at 16."),
                id="work",
                title="With experience",
            ),
            entry(
                any_of(
                    gcses(2, including=["maths"], sources=("second",)),
                    award("t-level", assumption="Our reading."),
                    strength="helps",
                ),
                INTERVIEW,
                id="school",
                title="From school",
            ),
        ],
        title="OT assistant",
        aliases=("OTA", "therapy assistant"),
        bands=("3", "5"),
        nations=("england", "wales"),
    ).model_copy(
        update={
            "rqf_level": 2,
            "career_framework_level": "2-3",
            "employers": ("hospitals", "councils"),
            "day_to_day": ("Helps people wash and dress",),
            "works_with": ("people after a stroke", "older people"),
            "skills": ("patience",),
            "training": ("Use of equipment",),
            "study_offered": ("t-level",),
            "checks": (
                LegalCheck(need="A driving licence.", strength="expected", assumption="Usual."),
                LegalCheck(need="A criminal record check.", sources=("second", "test")),
            ),
            "time_to_hire": Duration(months=3, shortest=1, longest=15, sources=("test",)),
            "next": (
                NextStep(to="porter", shortest=12, longest=36, sources=("test",)),
                NextStep(to="t-level", longest=24, assumption="Working figure."),
            ),
        }
    )
    evening = course("evening", title="Evening course", employed_as=["ota"], awards=["t-level"])
    facts = catalogue(porter, assistant, evening, pay_scale(), SECOND)

    assert _text(assistant, facts) == dedent(
        """\
        OT assistant
        A role for tests. [1]

        In short
        Id                ota
        Also called       OTA; therapy assistant
        Where they work   Hospitals; councils
        Nations           England and Wales only
        Time to be hired  about 3 months from applying to starting (range seen: 1 month
                          to 1 year 3 months) [1]
        Last checked      22 November 2026

        Levels
        These are 3 different scales. Do not read one as another.
        Qualification level (RQF)   level 2
        NHS pay band                band 3; also band 5
        NHS career framework level  2-3

        Pay
        England  band 3, £25,760; band 5, £32,074 a year, full-time (2026/27) [1]
        Wales    no figures found

        Day to day
        Helps people wash and dress

        Who they help
        • People after a stroke
        • Older people

        Skills
        Patience

        Training in the job
        Use of equipment

        Study often offered
        T Level (t-level)

        What the law and employers check
        Required  A criminal record check. [1, 2]
        Most ask  A driving licence.
                  Working assumption: Usual.

        Ways in
        Any 1 of these 2 ways will do.
            All of these ways ask
            Required  an interview (decided by the employer), when you apply [1]
                      Working assumption: Usual everywhere.

        1.  With experience [1]
            Required  aged 18 or over [1]
                      A few take people at 16.
            Most ask  6 months' experience as an NHS porter (no page gives a number; 6
                      is our figure) [2]

        2.  From school [1]
            Helps  one of these: [1]
                   • 2 GCSEs at grade 4 (C) or above, including maths [2]
                   • T Level [1]
                     Working assumption: Our reading.

        Next steps
        • NHS porter (porter): after 12 to 36 months [1]
        • T Level (t-level): within 2 years
          Working assumption: Working figure.

        Courses you can do in this job
        Evening course (evening)

        Sources
        [1] A test (undated page; checked 22 November 2026)
        [2] The Register, Who may join.
            https://example.org/a-very-long-address/a-very-long-address/a-very-long-addr
            ess/a-very-long-address/a-very-long-address/ (page dated 1 May 2026; checked
            22 November 2026)
        """
    )


def test_whole_page_of_a_course() -> None:
    degree = course(
        "degree-apprenticeship",
        ways=[entry(award("a-level", grade="C", strength="expected"), title="With an A level")],
        title="Degree apprenticeship",
        mode="apprenticeship",
        hours=6,
        intakes=[9, Intake(month=1, months=20)],
        employed_as=["ota"],
        nations=("england",),
        awards=[gained("a-level", "biology", "B"), "bsc"],
    ).model_copy(
        update={
            "reference": "ST0517",
            "duration": Duration(months=48, shortest=30, longest=48, sources=("second",)),
            "application": Application(
                lead=6, how="Apply through your employer.", assumption="6 months is our figure."
            ),
            "costs": (
                Cost(
                    what="Training charge", pounds=24_000, paid_by="employer",
                    price_year="2025/26", sources=("test",),
                ),
                Cost(
                    what="Travel", pounds=150, per="year", years=4, paid_by="you",
                    price_year="2026/27", assumption="Our figure.",
                ),
            ),
            "pay_while_studying": "Your wage goes on.",
        }
    )  # fmt: skip
    facts = catalogue(role("ota", title="OT assistant"), degree, SECOND)

    assert _text(degree, facts) == dedent(
        """\
        Degree apprenticeship
        A course for tests. [1]

        In short
        Id            degree-apprenticeship
        Reference     ST0517
        Kind          apprenticeship: paid work and study in one job
        Nations       England only
        Length        we plan on 4 years (range seen: 2 years 6 months to 4 years) [2]
        Starts        September and January (1 year 8 months)
        Hours         about 6 hours a week of your own time
        Last checked  22 November 2026

        What it gives
        • A level biology grade B: the grade we plan on (a-level)
        • Bsc (bsc)

        Jobs it can be done in
        You keep one of these jobs to the end.
        OT assistant (ota)

        How to apply
        Apply at least 6 months before the start. Apply through your employer.
        Working assumption: 6 months is our figure.

        Ways in
        1.  With an A level [1]
            Most ask  A level at grade C or above [1]

        Costs
        Employer pays  Training charge: £24,000 (price: 2025/26) [1]
        You pay        Travel: £150 a year for 4 years, £600 in all (price: 2026/27)
                       Working assumption: Our figure.

        Pay while you study
        Your wage goes on.

        Sources
        [1] A test (undated page; checked 22 November 2026)
        [2] The Register, Who may join.
            https://example.org/a-very-long-address/a-very-long-address/a-very-long-addr
            ess/a-very-long-address/a-very-long-address/ (page dated 1 May 2026; checked
            22 November 2026)
        """
    )


def test_whole_page_of_a_qualification() -> None:
    diploma = qualification(
        "diploma", title="Diploma in Care", scale="btec-single", tariff={"P": 16, "D*": 56, "M": 32}
    ).model_copy(
        update={
            "awarding_organisations": ("NCFE", "Pearson"),
            "reference_numbers": ("NCFE 1/2",),
            "size": Size(credits=46, guided_learning_hours=1080, text="The size of 1 A level."),
            "counts_as": ("Level 3 study.",),
            "often_taken_for": ("english-language", "maths"),
            "assessment": "A portfolio.",
            "leads_to": ("ota",),
            "status": "Current.",
            "note": "Often taken at work.",
        }
    )
    facts = catalogue(
        role("ota", title="OT assistant"), course("at-college", awards=["diploma"]), diploma
    )

    assert _text(diploma, facts) == dedent(
        """\
        Diploma in Care
        An award for tests. [1]
        Often taken at work.

        In short
        Id                 diploma
        Level (RQF)        level 3
        Awarded by         NCFE; Pearson
        Reference numbers  NCFE 1/2
        Size               46 credits and 1,080 guided learning hours. The size of 1 A
                           level.
        Assessed           A portfolio.
        Status             Current.
        Last checked       22 November 2026

        Grades
        Graded              D*, D, M, P
        UCAS Tariff points  D* 56; M 32; P 16

        What it counts as
        • Level 3 study.
        • Some providers take it for a GCSE in English language or maths. Ask each one.

        Courses that give it
        At college (at-college)

        What it leads to
        OT assistant (ota)

        Sources
        [1] A test (undated page; checked 22 November 2026)
        """
    )


# --- parts of pages ---------------------------------------------------------------------------


def _section(text: str, heading: str) -> list[str]:
    lines = text.splitlines()
    rest = lines[lines.index(heading) + 1 :]
    return rest[: rest.index("")] if "" in rest else rest


def _role_section(heading: str, made: Role) -> list[str]:
    return _section(_text(made, catalogue(made, pay_scale())), heading)


def test_role_outside_the_bands_shows_its_own_pay_and_assumption() -> None:
    own = PayOutsideBands(low=24_785, year="2026/27", assumption="The legal minimum.")
    carer = role("carer", bands=()).model_copy(update={"pay": own})

    assert _role_section("Pay", carer) == [
        "from £24,785 a year, full-time (2026/27)",
        "Working assumption: The legal minimum.",
    ]
    assert "NHS pay band                none: it is not paid on NHS bands" in _text(
        carer.model_copy(update={"rqf_level": 2}), catalogue(carer)
    )


def test_starting_point_has_no_levels_and_no_wage() -> None:
    leaver = role("leaver", kind="starting-point", bands=(), paid=False, hire=None, ways=[])
    text = _text(leaver, catalogue(leaver))

    assert "Levels" not in text
    assert _section(text, "Pay") == ["No wage."]
    assert "Kind          a starting point: nobody is hired into it" in text
    assert "Ways in" not in text


def test_nation_without_figures_says_so() -> None:
    made = role("ota", bands=("3",), nations=("england", "scotland"))

    assert _role_section("Pay", made)[1] == "Scotland  no figures found"


@pytest.mark.parametrize(
    ("shortest", "longest", "words"),
    [
        (12, 36, ": after 12 to 36 months"),
        (12, 12, ": after 1 year"),
        (0, 24, ": within 2 years"),
        (None, 24, ": within 2 years"),
        (6, None, ": after 6 months or more"),
        (0, 0, ": at once"),
        (None, None, ""),
    ],
)
def test_next_step_says_how_long_people_stay_before_it(
    shortest: int | None, longest: int | None, words: str
) -> None:
    step = NextStep(to="ota", shortest=shortest, longest=longest, sources=("test",))
    made = role("ota", title="OT assistant").model_copy(update={"next": (step,)})

    assert _role_section("Next steps", made) == [f"OT assistant (ota){words} [1]"]


def _ways(*requires: Requirement) -> list[str]:
    made = role("ota", *requires)
    return _role_section("Ways in", made)[1:]


def test_firmest_requirements_stand_first() -> None:
    asked = _ways(
        age(18, strength="helps"), age(19, strength="expected"), age(20, strength="required")
    )
    assert [line.split()[0] for line in asked] == ["Required", "Most", "Helps"]


def test_what_makes_a_rule_fall_away_stands_below_it() -> None:
    asked = _ways(age(18, unless=(award("t-level", note="Any grade."),)))

    assert asked == [
        "    Required  aged 18 or over [1]",
        "              • not asked if this is met:",
        "                • T Level [1]",
        "                  Any grade.",
    ]


def test_rule_told_for_one_entry_year_says_so() -> None:
    assert _ways(age(18, year="2026")) == ["    Required  aged 18 or over (2026 entry) [1]"]


def test_way_that_asks_nothing_says_so() -> None:
    assert _ways() == ["    • Nothing is asked."]


def test_neighbouring_numbers_of_sources_are_drawn_together() -> None:
    sources = [source(f"s{number}") for number in range(1, 6)]
    ids = tuple(made.id for made in sources)
    made = role("ota", age(18, sources=(ids[0], ids[1], ids[4]))).model_copy(
        update={"sources": ids}
    )
    text = _text(made, catalogue(made, *sources))

    assert "A role for tests. [1-5]" in text
    assert "aged 18 or over [1, 2, 5]" in text


def test_page_in_ascii_signs_writes_pounds_before_it_wraps() -> None:
    made = role("ota", bands=("3", "5"))
    text = _text(made, catalogue(made, pay_scale()), ASCII)

    assert "GBP 25,760" in text
    assert text.isascii() or "\N{NO-BREAK SPACE}" not in text
    assert longest_line(text) <= 80


def test_narrow_page_puts_labels_before_a_colon_and_numbers_as_they_are() -> None:
    from rich.console import Console

    made = role("ota", age(18)).model_copy(update={"rqf_level": 2})
    paper = io.StringIO()
    print_page(page_of(made, catalogue(made)), Console(file=paper, width=40), UNICODE)

    lines = paper.getvalue().splitlines()
    assert "Qualification level (RQF): level 2" in lines
    assert "1.  The usual way [1]" in lines
    assert "    Required: aged 18 or over [1]" in lines
    assert longest_line(paper.getvalue()) <= 40


# --- the shipped catalogue --------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_page_fits_the_paper(shipped: Catalogue, signs: Signs) -> None:
    for record in shipped.named():
        text = _text(record, shipped, signs)
        assert longest_line(text) <= 80, record.id
        assert not any(line != line.rstrip() for line in text.splitlines()), record.id


def test_every_page_shows_all_that_is_assumed(shipped: Catalogue) -> None:
    for record in shipped.named():
        words = " ".join(_text(record, shipped).split())
        for assumption in _assumptions(record):
            assert f"Working assumption: {' '.join(assumption.split())}" in words, record.id


def _assumptions(value: object) -> Iterator[str]:
    if isinstance(value, Sourced) and value.assumption:
        yield value.assumption
    parts: Iterable[object] = value if isinstance(value, tuple) else ()
    if isinstance(value, Record):
        parts = (part for _, part in value)
    for part in parts:
        yield from _assumptions(part)


def test_every_page_lists_just_the_sources_that_it_numbers(shipped: Catalogue) -> None:
    for record in shipped.named():
        page = page_of(record, shipped)
        items = (page.summary, *(item for section in page.sections for item in section.items))
        used = {number for item in items for number in _numbers(item)}
        assert used == set(range(1, len(page.sources) + 1)), record.id


def _numbers(item: Item) -> Iterator[int]:
    yield from item.sources
    for part in item.parts:
        yield from _numbers(part)
