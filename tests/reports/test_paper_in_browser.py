"""The page in a real browser: axe finds nothing, it fits 320 pixels, it prints on 2 sides.

Needs `pip install -e '.[browser]'` and Chromium on the machine; without them it says so and skips.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from otpath.reports.paper.document import Document
from otpath.reports.paper.html import html_of
from tests.reports.papers import plan_sheet, real_sheet, sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
DOCUMENTS = {
    "porter": lambda: real_sheet("porter"),
    "large print": lambda: real_sheet("porter", large=True),
    "no route": lambda: real_sheet("nobody's route"),
    "action plan": lambda: plan_sheet("Siân"),
    "long name": lambda: sheet("W" * 300, notes="W" * 300),
    "right to left": lambda: sheet("محمد علي שרה"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="no playwright: pip install -e '.[browser]'"
    )
    pytest.importorskip("axe_playwright_python", reason="no axe: pip install -e '.[browser]'")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the pages were not looked at in a browser")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("which", DOCUMENTS)
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(
    browser: Browser, tmp_path: Path, which: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    path = tmp_path / "route.html"
    path.write_text(html_of(DOCUMENTS[which]()), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    found = Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert [problem["id"] for problem in found] == []
    assert wide == width
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]


@pytest.mark.parametrize("who", ["porter", "porter who keeps a wage", "assistant with results"])
def test_web_page_of_a_usual_plan_prints_on_2_sides(
    browser: Browser, tmp_path: Path, who: str
) -> None:
    assert len(pypdfium2.PdfDocument(io.BytesIO(printed(browser, tmp_path, real_sheet(who))))) <= 2


def printed(browser: Browser, folder: Path, document: Document) -> bytes:
    path = folder / "route.html"
    path.write_text(html_of(document), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    made: bytes = page.pdf(prefer_css_page_size=True)
    page.close()
    return made
