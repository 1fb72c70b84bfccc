"""The page in a real browser: axe finds nothing, it fits 320 pixels, it prints on 2 sides.

Needs Chromium on the machine; without it, it says so and skips.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from otpath.reports.documents.document import Document
from otpath.reports.documents.map_svg import map_svg
from otpath.reports.pathway_map import pathway_map
from tests.reports.pages_on_paper import PAGES, page_document
from tests.reports.papers import plan_sheet, sheet, shipped
from tests.reports.people import PEOPLE, answer_of, document_of, file_of, summary_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))),
    None,
)
WIDTHS = (1280, 320)
OPTIONS = {
    # Of WCAG 2.2, and not among those that axe usually looks at.
    "rules": {"target-size": {"enabled": True}},
    # No more is worked out than is looked at.
    "resultTypes": ["violations"],
    "selectors": False,
    "preload": False,
}
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
"""In a container there is no room for a sandbox, and little shared memory; nothing is fetched."""
HOSTILE = {
    "long": sheet("W" * 300, notes="W" * 300),
    "right to left": sheet("محمد علي שרה", notes="محمد علي שרה"),
    "emoji": plan_sheet("Zoë 👩🏽‍⚕️"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="no playwright: pip install -e '.[dev]'"
    )
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the pages were not looked at in a browser")
    with playwright.sync_playwright() as running:
        try:
            chromium = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        except playwright.Error as error:
            pytest.skip(f"{CHROMIUM} does not start here: {str(error).splitlines()[0]}")
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """A window whose style rules do not keep axe from running."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@cache
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(window: Page) -> list[tuple[str, Any]]:
    """Return what axe finds wrong, and where first."""
    run = "options => axe.run(document, options).then(found => found.violations)"
    return [(one["id"], one["nodes"][0]["html"]) for one in window.evaluate(run, OPTIONS)]


def looked_at(window: Page, folder: Path, document: Document) -> dict[int, tuple[Any, int]]:
    """Return for each width of the window what axe finds wrong, and how wide the page is."""
    path = folder / "page.html"
    path.write_text(str(file_of(document, "html")), encoding="utf-8")
    window.goto(path.as_uri())
    window.evaluate(axe())
    found = {}
    for width in WIDTHS:
        window.set_viewport_size({"width": width, "height": 900})
        found[width] = (violations(window), window.evaluate("document.documentElement.scrollWidth"))
    return found


FINE: dict[int, tuple[list[str], int]] = {width: ([], width) for width in WIDTHS}


@pytest.mark.parametrize("kind", ["route summary", "large print", "action plan"])
@pytest.mark.parametrize("who", PEOPLE)
def test_axe_finds_nothing_on_the_papers_of_people_and_nothing_runs_off_the_screen(
    window: Page, tmp_path: Path, who: str, kind: str
) -> None:
    assert looked_at(window, tmp_path, document_of(who, kind)) == FINE


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("which", PAGES)
def test_axe_finds_nothing_on_pages_and_nothing_runs_off_the_screen(
    window: Page, tmp_path: Path, which: str, large: bool
) -> None:
    assert looked_at(window, tmp_path, page_document(which, large=large)) == FINE


@pytest.mark.parametrize("which", HOSTILE)
def test_hostile_names_do_not_break_the_page(window: Page, tmp_path: Path, which: str) -> None:
    assert looked_at(window, tmp_path, HOSTILE[which]) == FINE


def test_axe_sees_what_is_wrong(window: Page, tmp_path: Path) -> None:
    looked_at(window, tmp_path, document_of("porter", "route summary"))
    window.evaluate("document.querySelector('h1').style.color = '#eee'")
    window.evaluate("document.documentElement.removeAttribute('lang')")

    assert {name for name, _ in violations(window)} == {"color-contrast", "html-has-lang"}


def test_page_asks_the_network_for_nothing_and_runs_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "route.html"
    path.write_text(str(file_of(document_of("porter", "route summary"), "html")), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    page.close()

    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    assert said == []


@pytest.mark.parametrize("kind", ["route summary", "action plan"])
@pytest.mark.parametrize("who", PEOPLE)
def test_web_page_of_a_usual_plan_prints_on_2_sides(
    window: Page, tmp_path: Path, who: str, kind: str
) -> None:
    path = tmp_path / "route.html"
    path.write_text(str(file_of(document_of(who, kind), "html")), encoding="utf-8")
    window.goto(path.as_uri())
    made = window.pdf(prefer_css_page_size=True)

    assert len(pypdfium2.PdfDocument(made)) <= 2


@pytest.mark.parametrize("who", ["porter", "ota-keep-wage", "no-route"])
def test_map_shows_nothing_outside_its_picture(window: Page, tmp_path: Path, who: str) -> None:
    picture = map_svg(pathway_map(answer_of(who), summary_of(who).title, shipped()))
    path = tmp_path / "map.svg"
    path.write_text(picture, encoding="utf-8")
    window.set_viewport_size({"width": 1280, "height": 900})
    window.goto(path.as_uri())
    outside = window.evaluate(
        """() => {
            const whole = document.documentElement.viewBox.baseVal;
            return [...document.querySelectorAll('text')].filter(text => {
                const box = text.getBBox();
                return box.x < whole.x || box.x + box.width > whole.x + whole.width ||
                    box.y + box.height > whole.y + whole.height;
            }).map(text => text.textContent);
        }"""
    )

    assert outside == []
