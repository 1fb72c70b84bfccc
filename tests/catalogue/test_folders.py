from pathlib import Path

import pytest

from otpath.catalogue import folders
from otpath.catalogue.folders import content_key, data_dir, layers_of


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data" / "sources").mkdir(parents=True)
    (tmp_path / "data" / "roles.yaml").write_text("[]\n", encoding="utf-8")
    (tmp_path / "data" / "sources" / "a.yaml").write_text("[]\n", encoding="utf-8")
    return tmp_path / "data"


def test_key_stays_while_nothing_changes(data: Path) -> None:
    (data / "README.md").write_text("not read", encoding="utf-8")
    before = content_key((data,))
    (data / "roles.yaml").touch()
    (data / "README.md").write_text("not read either", encoding="utf-8")

    assert before is not None
    assert content_key((data,)) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("roles.yaml", "[] \n"),
        ("sources/a.yaml", "[] \n"),
        ("sources/b.yaml", ""),
        ("pay.yaml", ""),
        ("role.yml", ""),
        ("stories/x.yaml", "[]\n"),
    ],
)
def test_key_changes_with_every_file_that_is_read_or_refused(
    data: Path, name: str, text: str
) -> None:
    before = content_key((data,))
    (data / name).parent.mkdir(exist_ok=True)
    (data / name).write_text(text, encoding="utf-8")

    assert content_key((data,)) not in {None, before}


def test_key_changes_with_one_letter(data: Path) -> None:
    before = content_key((data,))
    (data / "roles.yaml").write_text("{}\n", encoding="utf-8")

    assert content_key((data,)) != before


def test_key_changes_with_a_files_name_and_place(data: Path) -> None:
    before = content_key((data,))
    (data / "sources" / "a.yaml").rename(data / "sources" / "b.yaml")
    renamed = content_key((data,))
    (data / "sources" / "b.yaml").rename(data / "a.yaml")

    assert len({before, renamed, content_key((data,))}) == 3


def test_text_that_moves_from_one_file_to_the_next_changes_the_key(data: Path) -> None:
    first, second = data / "a.yaml", data / "b.yaml"
    first.write_text("- id: x\n- id: y\n", encoding="utf-8")
    second.write_text("", encoding="utf-8")
    before = content_key((data,))
    first.write_text("- id: x\n", encoding="utf-8")
    second.write_text("- id: y\n", encoding="utf-8")

    assert content_key((data,)) != before


def test_each_layer_and_their_order_count(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    empty = content_key((data, other))
    (other / "pay.yaml").write_text("[]\n", encoding="utf-8")
    keys = [content_key(layers) for layers in ((data,), (other,), (data, other), (other, data))]

    assert len({empty, *keys}) == 5


def test_folder_of_a_kind_counts_even_if_it_is_empty(data: Path) -> None:
    before = content_key((data,))
    (data / "courses").mkdir()

    assert content_key((data,)) != before


def test_shipped_folder_is_one_layer_and_any_other_lies_over_it(data: Path) -> None:
    assert layers_of(None) == layers_of(data_dir()) == (data_dir(),)
    assert layers_of(data) == (data_dir(), data)


def test_there_is_no_key_for_what_cannot_be_read(data: Path) -> None:
    assert content_key((data / "nowhere",)) is None


def test_key_changes_with_the_code(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    deep = package / "room" / "inner"
    deep.mkdir(parents=True)
    (package / "a.py").write_text("A = 1\n", encoding="utf-8")
    (deep / "b.py").write_text("B = 1\n", encoding="utf-8")
    monkeypatch.setattr(folders, "PACKAGE", package)
    keys = [content_key((data,))]
    (deep / "b.py").write_text("B = 20\n", encoding="utf-8")
    keys.append(content_key((data,)))
    (deep / "c.py").write_text("", encoding="utf-8")
    keys.append(content_key((data,)))
    (package / "notes.txt").write_text("no code", encoding="utf-8")

    assert len(set(keys)) == 3
    assert content_key((data,)) == keys[-1]
