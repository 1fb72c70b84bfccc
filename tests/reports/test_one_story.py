"""No rendering says anything that the others do not: of eleven people, in every form."""

import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from otpath.catalogue.months import month_name
from otpath.cli.saving import in_format
from otpath.reports.documents.document import Document, Part, Table
from otpath.reports.documents.route_sheet import TO_DO_COLUMNS
from otpath.reports.plan_to_do import NOT_AGREED
from tests.reports.papers import closed_up, shipped, strings, strings_in
from tests.reports.people import (
    KINDS,
    NOTES,
    PEOPLE,
    answer_of,
    document_of,
    file_of,
    summary_of,
)
from tests.reports.said import FORMS, difference

MONTHS = "|".join(month_name(month) for month in range(1, 13))
DATE = re.compile(rf"(?:(?<!year )\b\d{{1,2}} )?(?:{MONTHS}) \d{{4}}")
"""A step may be called 'from year 2', with its months behind that."""
MONEY = re.compile(r"£\d[\d,]*(?:\.\d\d)?")
CITED = re.compile(r"\s*\[[\d†, ]+\]")
PRINTED_ON = "22 November 2026"
STATUS = {"have": "You have", "need": "You still need", "not-known": "Not known", "helps": "Helps"}


@cache
def plan(who: str, form: str) -> str:
    """Return the whole plan as text, markdown or json."""
    return in_format(answer_of(who), shipped(), form)


@cache
def data(who: str) -> dict[str, Any]:
    found = json.loads(plan(who, "json"))
    assert isinstance(found, dict)
    return found


def words(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


def on_paper(who: str) -> str:
    return words(" ".join(strings(document_of(who, "route summary"))))


def in_months(code: str) -> str:
    """Return 2027-06 as June 2027."""
    year, month = code.split("-")
    return f"{month_name(int(month))} {year}"


def pounds(amount: int) -> str:
    return f"£{amount:,}"


# --- the same words, both ways ------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", PEOPLE)
def test_file_says_what_the_document_says_in_its_order_and_no_more(
    who: str, kind: str, form: str
) -> None:
    document = document_of(who, kind)

    assert difference(document, file_of(document, form), form) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_too_many_and_a_word_too_few_are_seen(kind: str) -> None:
    document = document_of("porter", kind)
    page = file_of(document, "html")
    assert isinstance(page, str)
    title = f"<h1>{document.title}</h1>"

    assert "also" in difference(document, page.replace("</main>", "<p>also</p></main>"), "html")
    assert "also" in difference(document, page.replace(title, f"{title}also"), "html")
    assert "silent" in difference(document, page.replace("Bring your", "Bring"), "html")


@pytest.mark.parametrize("who", PEOPLE)
def test_large_print_says_what_usual_print_says(who: str) -> None:
    for usual, large in (KINDS[0:2], KINDS[2:4]):
        assert strings(document_of(who, usual)) == strings(document_of(who, large))


# --- paper says nothing of its own --------------------------------------------------------------

OF_PAPER = (
    "Done",
    "Notes",
    "Other routes",
    "The date of each page stands beside it",
    f"All were checked on {PRINTED_ON}",
    "A † stands beside them here",
    "the full plan says what each is",
)
"""What paper says of itself."""
COMPARED = {"heading", "paragraph", "bullets", "part", "table"}
"""Not what a terminal lays out in columns or shortens: figures, bars and sources."""
SENTENCE_ENDS = re.compile(r"(?<=[.;:])\s+|\s*\[[\d†, ]+\]\s*| \((?=steps? \d)")


@pytest.mark.parametrize("who", PEOPLE)
def test_every_sentence_on_paper_stands_in_the_whole_plan(who: str) -> None:
    known = _squeezed(plan(who, "text")) + _squeezed(plan(who, "markdown"))
    blocks = document_of(who, "route summary").blocks
    texts = [text for block in blocks if block.kind in COMPARED for text in strings_in(block)]
    # A rule in few words is held to the rule of the plan below.
    told = {*NOTES, *(mark.in_brief for step in summary_of(who).steps for mark in step.marks)}
    said = {
        sentence.strip("(.;:)")
        for text in texts
        if CITED.sub("", text) not in told
        for sentence in SENTENCE_ENDS.split(text)
        if not re.match(r"\d+ more assumptions? ", sentence)
    }
    silent = {sentence for sentence in said if _squeezed(sentence) not in known}

    assert len(said) > 5
    assert silent - set(OF_PAPER) == set()


def _squeezed(text: str) -> str:
    return closed_up(CITED.sub("", text.replace("\\", ""))).lower()


def so_far_known(amount: int, route: dict[str, Any]) -> str:
    """Say a sum of a route; where the cost of a step is not known, it is no whole sum."""
    if route["cost_known"]:
        return pounds(amount)
    return f"at least {pounds(amount)}" if amount else "not known"


@pytest.mark.parametrize("who", PEOPLE)
def test_routes_beside_each_other_have_the_figures_of_the_data(who: str) -> None:
    routes = data(who)["routes"]
    expected = [
        [
            in_months(route["finish"]),
            so_far_known(route["cost_to_person"], route),
            so_far_known(route["fee_loans"], route),
        ]
        for route in sorted(routes, key=lambda route: str(route["finish"]))
        if len(routes) > 1
    ]
    tables = [
        block
        for block in document_of(who, "route summary").blocks
        if isinstance(block, Table) and "Fee loans" in block.columns
    ]

    assert [list(row[1:4]) for table in tables for row in table.rows] == expected


@pytest.mark.parametrize("who", PEOPLE)
def test_every_sum_and_date_on_paper_stands_in_the_whole_plan(who: str) -> None:
    whole = words(plan(who, "markdown"))

    assert set(MONEY.findall(on_paper(who))) <= set(MONEY.findall(whole))
    assert set(DATE.findall(on_paper(who))) <= {*DATE.findall(whole), PRINTED_ON}


@pytest.mark.parametrize("who", PEOPLE)
def test_text_and_markdown_name_the_same_sums_and_dates(who: str) -> None:
    text, markdown = words(plan(who, "text")), words(plan(who, "markdown"))

    assert set(MONEY.findall(text)) == set(MONEY.findall(markdown))
    chart = {bar.when for bar in timeline.bars} if (timeline := summary_of(who).timeline) else set()
    # Text draws bars, where Markdown has a table with their months.
    dates = set(DATE.findall(text)) | set(DATE.findall(" ".join(chart)))
    assert dates == set(DATE.findall(markdown))


# --- what is had, needed and not known ----------------------------------------------------------


def marks_in_markdown(who: str) -> list[tuple[str, str]]:
    """Return verdict and text of each requirement, in order."""
    found = re.findall(r"^- \*\*([^*:]+):\*\* (.+)$", plan(who, "markdown"), re.MULTILINE)
    return [(verdict, words(text)) for verdict, text in found]


@pytest.mark.parametrize("who", PEOPLE)
def test_text_and_markdown_give_each_requirement_the_same_status(who: str) -> None:
    text = closed_up(plan(who, "text"))
    signs = {
        "You have": "✓",
        "You have, and it helps": "✓",
        "You still need": "☐",
        "Not known": "?",
        "Helps": "+",
    }
    marks = marks_in_markdown(who)
    drawn = re.findall(r"^ {3}([✓☐?+•]) ", plan(who, "text"), re.MULTILINE)

    assert Counter(drawn) == Counter(signs.get(verdict, "•") for verdict, _ in marks)
    for verdict, about in marks:
        assert closed_up(f"{signs.get(verdict, '•')} {verdict}: {about}") in text


@pytest.mark.parametrize("who", PEOPLE)
def test_markdown_gives_each_requirement_the_status_of_the_data(who: str) -> None:
    expected: Counter[str] = Counter()
    for route in data(who)["routes"][:1]:
        for leg in route["legs"]:
            for need in leg["needs"]:
                expected.update(_statuses(need))
    shown = Counter(_status(verdict) for verdict, _ in marks_in_markdown(who))

    assert shown == expected


def _statuses(need: dict[str, Any]) -> list[str]:
    """Say what a plan shows of a requirement, from its data alone."""
    if need["verdict"] == "met":
        return ["have"]
    if need["they_decide"]:
        return ["they decide"]
    if need["strength"] == "helps":
        return ["helps"]
    return ["have", "open"] if need["evidence"] else ["open"]


def _status(verdict: str) -> str:
    known = {
        "You have": "have",
        "You have, and it helps": "have",
        "You still need": "open",
        "Not known": "open",
        "Helps": "helps",
    }
    return known.get(verdict, "they decide")


def parts(document: Document) -> list[Part]:
    return [block for block in document.blocks if isinstance(block, Part)]


@pytest.mark.parametrize("who", PEOPLE)
def test_paper_gives_each_requirement_the_status_of_the_plan(who: str) -> None:
    in_plan = {(mark.kind, mark.in_brief) for step in summary_of(who).steps for mark in step.marks}
    shown = {
        (mark.need, CITED.sub("", mark.text), mark.verdict)
        for part in parts(document_of(who, "route summary"))
        for mark in part.marks
    }

    assert {verdict for need, _, verdict in shown if STATUS.get(need) != verdict} == set()
    assert {(need, text) for need, text, _ in shown} <= in_plan
    # What is had may be left out for want of room; what is open never is.
    assert {mark for mark in in_plan if mark[0] in {"need", "not-known"}} <= {
        (need, text) for need, text, _ in shown
    }


def test_not_known_is_said_only_of_what_the_data_does_not_know() -> None:
    seen = 0
    for who in PEOPLE:
        unknown = {
            need["text"]
            for route in data(who)["routes"][:1]
            for leg in route["legs"]
            for need in leg["needs"]
            if need["verdict"] == "not-known"
        }
        for verdict, text in marks_in_markdown(who):
            if verdict == "Not known":
                seen += 1
                assert any(rule.split(" (")[0][:30] in text for rule in unknown), text

    assert seen


# --- dates and money of the data ----------------------------------------------------------------


@pytest.mark.parametrize("who", PEOPLE)
def test_figures_are_those_of_the_data_in_every_form(who: str) -> None:
    for route in data(who)["routes"][:1]:
        amounts = [route["cost_to_person"], route["fee_loans"]]
        for pay in filter(None, (route["pay_now"], route["pay_at_end"])):
            amounts += [pay["low"], pay["high"]]
        facts = {in_months(route["finish"]), *map(pounds, filter(None, amounts))}
        for text in (on_paper(who), words(plan(who, "text")), words(plan(who, "markdown"))):
            assert {fact for fact in facts if fact not in text} == set()


@pytest.mark.parametrize("who", PEOPLE)
def test_steps_have_the_months_and_prices_of_the_data(who: str) -> None:
    for route in data(who)["routes"][:1]:
        legs = [leg for leg in route["legs"] if leg["kind"] != "job" or leg["apply_by"]]
        for leg in legs:
            months = {in_months(code) for code in (leg["start"], leg["apply_by"]) if code}
            costs = {pounds(cost["pounds"]) for cost in leg["costs"] if cost["paid_by"] == "you"}
            for text in (words(plan(who, "text")), words(plan(who, "markdown"))):
                assert {fact for fact in months | costs if fact not in text} == set()
            assert in_months(leg["start"]) in on_paper(who)
            assert {cost for cost in costs if cost not in on_paper(who)} == set()


@pytest.mark.parametrize("who", PEOPLE)
def test_what_to_do_is_by_the_months_of_the_data(who: str) -> None:
    expected = [
        [in_months(task[key]) for key in ("by", "at_the_latest") if task[key]]
        for route in data(who)["routes"][:1]
        for task in route["to_do"]
    ]
    tables = [
        block
        for block in document_of(who, "route summary").blocks
        if isinstance(block, Table) and block.columns == TO_DO_COLUMNS
    ]

    assert [DATE.findall(row[-1]) for table in tables for row in table.rows] == expected


@pytest.mark.parametrize("who", PEOPLE)
def test_action_plan_is_due_when_the_summary_says(who: str) -> None:
    due = [to_do.by for to_do in summary_of(who).to_do]
    tables = [block for block in document_of(who, "action plan").blocks if isinstance(block, Table)]
    actions = [row for table in tables if "Due" in table.columns for row in table.rows]

    # Without a route nothing is to do but to meet again; that belongs to the record alone.
    assert [row[2] for row in actions] == (due or [NOT_AGREED])
