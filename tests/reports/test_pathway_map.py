"""The ladder of roles: the person's place and way on it, the same in text and in the picture."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import outloud
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from otpath.reports.documents.map_svg import LINE, WIDTH, description, map_svg
from otpath.reports.documents.pdf import picture_pdf
from otpath.reports.map_text import map_lines
from otpath.reports.pathway_map import (
    GOAL_HEADING,
    HERE,
    NO_WAY,
    THERE,
    YOUR_GOAL,
    ladder,
    pathway_map,
)
from otpath.reports.screen import ASCII, UNICODE
from tests.reports.example import ANSWER, CATALOGUE
from tests.reports.font_letters import FONTS
from tests.reports.papers import REAL, closed_up, real_answer, real_summary, shipped

WIDER_FONT = 1.06
"""Where our font is missing, the picture is drawn in another: Arial is so much wider."""
SVG = "{http://www.w3.org/2000/svg}"
PORTER = pathway_map(real_answer("porter who keeps a wage"), "A way", shipped())
EMPTY = ladder(shipped())
MAPS = {"porter": PORTER, "no person": EMPTY}


def lines(width: int = 80, ascii_only: bool = False) -> list[str]:
    return [text for text, _ in map_lines(PORTER, width, ASCII if ascii_only else UNICODE)]


def test_every_role_stands_on_the_ladder_once() -> None:
    on_way = {stop.text for rung in PORTER.rungs for stop in rung.stops}
    others = [title for rung in PORTER.rungs for title in rung.others]

    assert len(others) == len(set(others))
    assert len(others) + len(on_way) == len(shipped().roles)
    assert sorted(t for rung in EMPTY.rungs for t in rung.others) == sorted(
        role.title for role in shipped().roles.values()
    )


def test_goal_stands_above_the_present_job() -> None:
    kinds = [stop.kind for rung in PORTER.rungs for stop in rung.stops]

    assert (kinds[0], kinds[-1]) == ("goal", "here")


def test_each_step_of_the_route_is_named_once() -> None:
    route = real_answer("porter who keeps a wage").routes[0]
    said = "\n".join(
        text for rung in PORTER.rungs for stop in rung.stops for text in (stop.text, *stop.climb)
    )

    for step in route.steps:
        if step.number:
            assert said.count(f"{step.number} {step.record.title}: ") == 1


def test_person_without_a_route_has_a_place_and_no_way() -> None:
    found = pathway_map(real_answer("nobody's route"), "No way", shipped())
    stops = [stop for rung in found.rungs for stop in rung.stops]

    assert [stop.kind for stop in stops] == ["here"]
    assert HERE in stops[0].text


def test_qualification_as_the_goal_stands_above_the_highest_job_on_the_way() -> None:
    question = replace(ANSWER.question, target="ot-degree", target_kind="qualification")
    found = pathway_map(replace(ANSWER, question=question), "To a degree", CATALOGUE)
    on_way = [rung for rung in found.rungs if rung.stops]

    assert on_way[0].heading == GOAL_HEADING
    assert on_way[0].stops[0].text == "Degree in occupational therapy"
    assert found.rungs.index(on_way[0]) == found.rungs.index(on_way[1]) - 1


@pytest.mark.parametrize(("who", "said"), [("nobody's route", NO_WAY), ("there already", THERE)])
def test_map_without_a_way_says_why_there_is_no_line(who: str, said: str) -> None:
    found = pathway_map(real_answer(who), "No way", shipped())

    assert found.how_to_read == said
    assert "A line joins" not in map_svg(found)


def test_goal_is_called_that_and_not_only_starred() -> None:
    assert PORTER.way[-1].endswith(YOUR_GOAL)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    assert max(map(len, lines(width))) <= width


def test_line_joins_the_places_without_a_gap() -> None:
    signs = [text[:1] for text in lines() if text]
    first, last = signs.index(UNICODE.goal), signs.index("●")

    assert set(signs[first + 1 : last]) <= {"│", "○"}
    assert not {"│", "○"} & {*signs[:first], *signs[last + 1 :]}


def test_plain_terminal_gets_plain_signs() -> None:
    assert "\n".join(lines(ascii_only=True)).isascii()


@pytest.mark.parametrize("which", MAPS)
def test_picture_says_what_the_text_says(which: str) -> None:
    picture = ElementTree.fromstring(map_svg(MAPS[which]))  # noqa: S314 - we have just made it
    drawn = closed_up("".join(text.text or "" for text in picture.iter(f"{SVG}text")))
    written = [text for text, _ in map_lines(MAPS[which], 1000, UNICODE)]

    assert [t for t in written if closed_up(t.strip(" │●○★")) not in drawn] == []


def test_picture_has_a_title_no_script_and_no_request() -> None:
    text = map_svg(PORTER)

    assert f'<title id="title">{PORTER.title}</title>' in text
    assert 'aria-labelledby="title"' in text
    assert 'aria-describedby="desc"' in text
    assert not any(word in text for word in ("<script", "href", "url(", "<image"))


def test_description_of_the_picture_tells_the_way_in_the_order_of_time() -> None:
    picture = ElementTree.fromstring(map_svg(PORTER))  # noqa: S314 - we have just made it
    told = picture.findtext(f"{SVG}desc") or ""
    places = [told.index(text) for text in PORTER.way]
    numbers = [int(text.split()[0]) for text in PORTER.way[1:]]

    assert HERE in PORTER.way[0]
    assert numbers == sorted(numbers)
    assert places == sorted(places)


def letters_wide(text: str, font: TTFont) -> float:
    letters, metrics = font.getBestCmap(), font["hmtx"]
    return float(sum(metrics[letters[ord(sign)]][0] for sign in text) / font["head"].unitsPerEm)


@pytest.mark.parametrize("who", [*REAL, "far and long"])
def test_no_line_of_the_picture_runs_out_of_it(who: str) -> None:
    title = (
        "From occupational therapy assistant in a council to advanced occupational therapist or "
        "team lead"
    )
    found = replace(PORTER, title=title)
    if who in REAL:
        found = pathway_map(real_answer(who), real_summary(who).title, shipped())
    picture = ElementTree.fromstring(map_svg(found))  # noqa: S314 - we have just made it
    with TTFont(FONTS / "SourceSans3-Bold.ttf", lazy=True) as font:
        ends = [
            int(text.get("x", "0"))
            + int(text.get("font-size", "16")) * WIDER_FONT * letters_wide(text.text or "", font)
            for text in picture.iter(f"{SVG}text")
        ]

    assert max(ends) < WIDTH - 10


def test_map_as_pdf_is_one_tagged_side_with_its_words(tmp_path: Path) -> None:
    made = picture_pdf(map_svg(PORTER), PORTER.title, description(PORTER), "2026-11-22")
    path = tmp_path / "map.pdf"
    path.write_bytes(made)
    with pypdfium2.PdfDocument(made) as pdf:
        said = closed_up(pdf[0].get_textpage().get_text_range())
        sides = len(pdf)

    assert sides == 1
    assert all(closed_up(text) in said for text in PORTER.way)
    assert [str(finding) for finding in outloud.check(str(path)).findings] == []


def test_picture_is_tall_enough_for_its_words() -> None:
    picture = ElementTree.fromstring(map_svg(PORTER))  # noqa: S314 - we have just made it
    heights = [int(text.get("y", "0")) for text in picture.iter(f"{SVG}text")]

    assert heights == sorted(heights)
    assert max(heights) < int(picture.get("height", "0"))
    assert all(below - above >= LINE for above, below in pairwise(heights))
