import re
import subprocess
import sys
from pathlib import Path

import pytest

from otpath.catalogue import cache
from otpath.catalogue.containers import packed
from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.names import ALL_KINDS, names_of, records_of
from otpath.reports.kept_pages import keep_pages, pages_shelf, read_page, read_pages, write_page
from otpath.reports.lines import PlainLines, without_trailing_space
from otpath.reports.page_text import print_page
from otpath.reports.record_pages import page_of
from otpath.reports.screen import ASCII, UNICODE, Signs
from tests.reports.colour import on_rich


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load().catalogue
    assert found is not None
    return found


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_kept_page_is_the_page_that_was_made(catalogue: Catalogue, kind: str) -> None:
    for record in catalogue.named():
        page = page_of(record, catalogue)
        assert read_page(write_page(page)) == page


def test_pages_of_all_records_are_kept(catalogue: Catalogue, store: Path) -> None:
    assert read_pages(pages_shelf()) is None
    keep_pages(pages_shelf(), catalogue)
    kept = read_pages(pages_shelf())

    assert kept is not None
    assert [entry.id for entry in kept.entries] == [
        record.id for record in records_of(catalogue, ALL_KINDS)
    ]
    for entry, record in zip(kept.entries, records_of(catalogue, ALL_KINDS), strict=True):
        assert kept.page(entry) == page_of(record, catalogue)


def test_text_that_is_no_page_is_no_page(catalogue: Catalogue, store: Path) -> None:
    keep_pages(pages_shelf(), catalogue)
    (file,) = store.iterdir()
    key = file.stem.partition("-")[2]
    for text in (b"", b"[]", b'["title"]', b'{"a": 1}', b"[" * 100_000, b"5"):
        file.write_bytes(packed(key, names_of(catalogue), {"role": {"porter": text}}))
        kept = read_pages(pages_shelf())
        assert kept is not None
        porter = next(entry for entry in kept.entries if entry.id == "porter")
        assert kept.page(porter) is None
        assert kept.page(porter._replace(id="assistant-practitioner")) is None


def test_names_that_are_no_names_are_no_pages(store: Path) -> None:
    place = pages_shelf()
    place.keep(lambda: ([], {}))
    assert read_pages(place) is None

    place.keep(lambda: ({"role": [5]}, {}))
    assert read_pages(place) is None


def test_page_depends_on_no_day() -> None:
    code = (
        "import sys, otpath.reports.record_pages\n"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('otpath.')))"
    )
    printed = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    clock = re.compile(r"\b(today|now|time|localtime)\(")
    texts = {name: Path(name).read_text(encoding="utf-8") for name in printed.split()}

    assert len(texts) > 20
    assert {name for name, text in texts.items() if clock.search(text)} == set(), "kept too long"


def test_lines_on_paper_end_at_their_last_letter() -> None:
    paper = PlainLines()
    paper.print("Pay  ", style="bold")
    paper.print()

    assert paper.text == "Pay\n\n"


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
def test_page_without_a_terminal_is_what_rich_would_write(
    catalogue: Catalogue, signs: Signs
) -> None:
    for record in catalogue.named():
        page = page_of(record, catalogue)
        plain = PlainLines()
        print_page(page, plain, signs)
        rich = on_rich(lambda console, page=page: print_page(page, console, signs))  # type: ignore[misc]
        assert plain.text == without_trailing_space(rich)
