import gc
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from otpath.catalogue.loading import Loaded, data_dir, load

BASE = Path(__file__).resolve().parents[1] / "bad-data" / "_base"


def _with(folder: Path, file: str, text: str) -> Loaded:
    shutil.copytree(BASE, folder / "data")
    (folder / "data" / file).write_text(text, encoding="utf-8")
    return load(folder / "data")


def test_records_are_found_by_id_in_order() -> None:
    catalogue = load(BASE).catalogue

    assert catalogue is not None
    assert list(catalogue.roles) == ["assistant", "porter", "therapist"]
    assert catalogue.courses["full-time-degree"].duration.months == 36
    assert list(catalogue.pay) == ["england-2026"]


def test_there_is_no_catalogue_where_there_is_a_problem(tmp_path: Path) -> None:
    loaded = _with(tmp_path, "sources.yaml", "- id: 5\n")

    assert loaded.catalogue is None
    assert loaded.problems


def test_missing_folder_is_a_problem(tmp_path: Path) -> None:
    (problem,) = load(tmp_path / "nowhere").problems

    assert problem.message == "there is no such folder"


def test_folder_without_data_files_is_a_problem(tmp_path: Path) -> None:
    (problem,) = load(tmp_path).problems

    assert problem.message == "there are no data files in this folder"


def test_missing_file_of_the_shipped_catalogue_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(tmp_path, "pay.yaml", "- id: wales-2026\n")
    (tmp_path / "data" / "sources.yaml").unlink()
    monkeypatch.setattr("otpath.catalogue.loading.data_dir", lambda: tmp_path / "data")
    monkeypatch.chdir(tmp_path)

    texts = {problem.text.splitlines()[0] for problem in load().problems}

    assert "data/sources.yaml: there is no such file" in texts
    assert 'data/pay.yaml:1:3: pay scale "wales-2026" has no nation' in texts


def test_folder_with_some_files_is_laid_over_the_shipped_catalogue(tmp_path: Path) -> None:
    porter = (data_dir() / "roles.yaml").read_text(encoding="utf-8")
    start = porter.index("- id: porter\n")
    own = porter[start : porter.index("\n- id: ", start)]
    added = own.replace("id: porter", "id: a-porter-of-ours").replace("NHS porter", "Our porter")
    added = "\n".join(line for line in added.splitlines() if not line.startswith("  aliases:"))
    changed = own.replace("NHS porter", "Ward porter")
    (tmp_path / "roles.yaml").write_text(f"{added}\n{changed}\n", encoding="utf-8")
    shipped = load().catalogue
    laid_over = load(tmp_path)

    assert laid_over.problems == ()
    assert laid_over.missing == ("qualifications.yaml", "courses.yaml", "sources.yaml", "pay.yaml")
    assert load().missing == ()
    assert shipped is not None
    assert laid_over.catalogue is not None
    assert laid_over.catalogue.roles["porter"].title == "Ward porter"
    assert set(laid_over.catalogue.roles) - set(shipped.roles) == {"a-porter-of-ours"}


def test_folder_laid_over_the_shipped_catalogue_is_inspected_alone(tmp_path: Path) -> None:
    porter = (data_dir() / "roles.yaml").read_text(encoding="utf-8")
    start = porter.index("- id: porter\n")
    own = porter[start : porter.index("\n- id: ", start)]
    (tmp_path / "roles.yaml").write_text(own + "\n  review_by: 2027-01-01\n", encoding="utf-8")

    loaded = load(tmp_path, inspect_on=date(2040, 1, 1))

    assert loaded.problems == ()
    assert [warning.message for warning in loaded.warnings] == [
        'role "porter" was to be reviewed by 2027-01-01'
    ]
    assert {assumed.path for assumed in loaded.assumptions} <= {loaded.warnings[0].path}


def test_catalogue_is_inspected_only_on_demand() -> None:
    assert load(BASE).warnings == ()
    assert load(BASE, inspect_on=date(2040, 1, 1)).warnings != ()


def test_folder_may_stand_for_a_file(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    folder = tmp_path / "data" / "sources"
    folder.mkdir()
    (tmp_path / "data" / "sources.yaml").rename(folder / "careers.yaml")

    assert load(tmp_path / "data").problems == ()


def test_problems_are_sorted_by_place(tmp_path: Path) -> None:
    loaded = _with(tmp_path, "pay.yaml", "- id: b\n- id: a\n  nation: mars\n")

    assert list(loaded.problems) == sorted(loaded.problems)
    assert len(loaded.problems) > 3


def test_loading_leaves_the_collector_as_it_was() -> None:
    load(BASE)

    assert gc.isenabled()


def test_data_folder_is_the_checkouts_where_the_package_has_none() -> None:
    assert data_dir().name == "data"
    assert (data_dir() / "roles.yaml").is_file()


def test_loading_imports_nothing_that_only_terminals_need() -> None:
    code = (
        "import sys, otpath.catalogue.loading\n"
        "print([m for m in ('rich', 'typer', 'click') if m in sys.modules])"
    )

    printed = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert printed == "[]\n"
