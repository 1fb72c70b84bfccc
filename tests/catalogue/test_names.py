from collections.abc import Collection
from pathlib import Path

import pytest

from otpath.catalogue.contents import Catalogue
from otpath.catalogue.loading import load
from otpath.catalogue.names import ALL_KINDS, NamedKind, find, nearest

BASE = Path(__file__).resolve().parents[1] / "bad-data" / "_base"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load(BASE).catalogue
    assert found is not None
    return found


def _id(catalogue: Catalogue, text: str, kinds: Collection[NamedKind] = ALL_KINDS) -> str | None:
    found = find(catalogue, text, kinds)
    return found.id if found else None


@pytest.mark.parametrize(
    "text",
    ["porter", "Porter", "Hospital porter", "hospital-porter", "HOSPITAL  PORTER", "Porter."],
)
def test_capitals_spaces_and_hyphens_do_not_matter(catalogue: Catalogue, text: str) -> None:
    assert _id(catalogue, text) == "porter"


def test_alias_and_former_id_find_the_record(catalogue: Catalogue) -> None:
    assert _id(catalogue, "o.t.a.") == "assistant"
    assert _id(catalogue, "ot") == "therapist"


def test_only_the_wanted_kinds_are_found(catalogue: Catalogue) -> None:
    assert _id(catalogue, "ot-degree", ["qualification"]) == "ot-degree"
    assert _id(catalogue, "ot-degree", ["role", "course"]) is None


def test_band_in_the_name_must_be_the_roles(catalogue: Catalogue) -> None:
    assert _id(catalogue, "band 5 occupational therapist") == "therapist"
    assert _id(catalogue, "Occupational therapist (Band 6)") == "therapist"
    assert _id(catalogue, "band 2 occupational therapist") is None


@pytest.mark.parametrize("text", ["", "  ", "--", "band 5", "?"])
def test_nothing_is_found_by_nothing(catalogue: Catalogue, text: str) -> None:
    assert find(catalogue, text) is None


@pytest.mark.parametrize("text", ["ocupational theripist", "theraapist", "Therapist"])
def test_nearest_finds_a_misspelt_role(catalogue: Catalogue, text: str) -> None:
    assert nearest(catalogue, text)[0] == "therapist"


def test_nearest_finds_a_part_of_a_name(catalogue: Catalogue) -> None:
    assert nearest(catalogue, "hospital") == ["porter"]


def test_nearest_gives_at_most_as_many_as_asked(catalogue: Catalogue) -> None:
    assert len(nearest(catalogue, "degree", n=2)) == 2


def test_nearest_gives_nothing_for_nonsense(catalogue: Catalogue) -> None:
    assert nearest(catalogue, "xqzw") == []
    assert nearest(catalogue, "") == []
