"""The ladder of roles: the person's place and way on it, the same in text and in the picture."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from otpath.reports.map_text import map_lines
from otpath.reports.paper.map_svg import LINE, map_svg
from otpath.reports.pathway_map import HERE, ladder, pathway_map
from otpath.reports.screen import ASCII, UNICODE
from tests.reports.example import ANSWER, CATALOGUE
from tests.reports.papers import closed_up, real_answer, shipped

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


def test_qualification_as_the_goal_stands_on_top() -> None:
    question = replace(ANSWER.question, target="ot-degree", target_kind="qualification")
    found = pathway_map(replace(ANSWER, question=question), "To a degree", CATALOGUE)

    assert found.rungs[0].stops[0].text == "Degree in occupational therapy"


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
    assert not any(word in text for word in ("<script", "href", "url(", "<image"))


def test_picture_is_tall_enough_for_its_words() -> None:
    picture = ElementTree.fromstring(map_svg(PORTER))  # noqa: S314 - we have just made it
    heights = [int(text.get("y", "0")) for text in picture.iter(f"{SVG}text")]

    assert heights == sorted(heights)
    assert max(heights) < int(picture.get("height", "0"))
    assert all(below - above >= LINE for above, below in pairwise(heights))
