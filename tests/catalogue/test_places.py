from pathlib import Path

from otpath.catalogue.places import Loc, place_of, without_tags
from otpath.catalogue.yaml_files import YamlFile, read_yaml

TEXT = """\
- id: a
  duration:
    months: 3
  of:
    - kind: count
      at_least: 2
      count: 4
"""


def _place(folder: Path, loc: Loc, *, at_key: bool = False) -> tuple[int, int]:
    return place_of(_file(folder).records[0].node, loc, at_key=at_key)


def _file(folder: Path) -> YamlFile:
    path = folder / "some.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return read_yaml(path)


def test_value_is_placed_where_it_is_written(tmp_path: Path) -> None:
    assert _place(tmp_path, ("duration", "months")) == (2, 12)


def test_key_is_placed_where_it_is_written(tmp_path: Path) -> None:
    assert _place(tmp_path, ("duration", "months"), at_key=True) == (2, 4)


def test_group_that_begins_below_its_key_is_placed_at_the_key(tmp_path: Path) -> None:
    assert _place(tmp_path, ("duration",)) == (1, 2)


def test_missing_key_is_placed_at_the_first_key_of_what_lacks_it(tmp_path: Path) -> None:
    assert _place(tmp_path, ("duration", "longest")) == (2, 4)
    assert _place(tmp_path, ("title",)) == (0, 2)


def test_kind_of_a_requirement_is_dropped_from_an_address(tmp_path: Path) -> None:
    value = _file(tmp_path).records[0].value

    assert without_tags(value, ("of", 0, "count", "at_least")) == ("of", 0, "at_least")


def test_key_of_the_same_name_as_the_kind_is_kept(tmp_path: Path) -> None:
    value = _file(tmp_path).records[0].value

    assert without_tags(value, ("of", 0, "count", "count")) == ("of", 0, "count")
