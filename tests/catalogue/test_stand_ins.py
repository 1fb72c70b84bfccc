"""Records without pydantic: the same records, made from what was validated before."""

import json
import subprocess
import sys
from typing import Any

import pytest

from otpath.catalogue import stand_ins
from otpath.catalogue.compiled import load_compiled
from otpath.catalogue.loading import load
from otpath.catalogue.stand_ins import BaseModel, Field

DUMP = """
import json, sys
from otpath.catalogue.compiled import load_compiled

catalogue = load_compiled(is_all_there_is=True).catalogue
data = {
    kind: {
        key: [str(type(record)), record.model_dump(mode="json"), sorted(record.model_fields_set)]
        for key, record in records.items()
    }
    for kind, records in catalogue.by_file().items()
}
print(json.dumps(["pydantic" in sys.modules, data]))
"""


class Part(BaseModel):
    name: str


class Whole(BaseModel):
    parts: tuple[Part, ...]
    count: int = Field(default=1, description="How many.")
    note: str | None = None

    @property
    def names(self) -> list[str]:
        return [part.name for part in self.parts]


class More(Whole):
    count: int = 2
    extra: str


WHOLE = Whole(parts=(Part(name="a"), Part(name="b")), note="x")


def _without_pydantic(code: str) -> Any:
    found = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    return json.loads(found.stdout)


def test_every_record_is_the_one_that_pydantic_makes() -> None:
    load_compiled()
    written = load().catalogue
    assert written is not None

    loads_pydantic, found = _without_pydantic(DUMP)

    assert not loads_pydantic
    assert found == {
        kind: {
            key: [str(type(r)), r.model_dump(mode="json"), sorted(r.model_fields_set)]
            for key, r in records.items()
        }
        for kind, records in written.by_file().items()
    }


def test_once_records_are_declared_pydantic_stays() -> None:
    kept = _without_pydantic(
        "from otpath.catalogue.base import Record;"
        "from otpath.catalogue.compiled import load_compiled;"
        "load_compiled(is_all_there_is=True);"
        "print('true' if hasattr(Record, 'model_validate_json') else 'false')"
    )

    assert kept is True


def test_what_we_use_of_pydantic_has_its_stand_in() -> None:
    from otpath.catalogue import declaring

    assert all(hasattr(stand_ins, name) for name in declaring.__all__)


def test_defaults_are_found_and_required_fields_have_none() -> None:
    assert (WHOLE.count, WHOLE.names) == (1, ["a", "b"])
    assert Whole.model_construct(parts=()).note is None
    with pytest.raises(AttributeError):
        _ = Whole.model_construct().parts


def test_fields_of_a_base_come_first() -> None:
    assert More.model_fields == ("parts", "count", "note", "extra")
    assert More(parts=(), extra="x").count == 2


def test_records_with_the_same_values_are_equal_whether_written_or_by_default() -> None:
    same = Whole(parts=WHOLE.parts, note="x", count=1)

    assert (WHOLE, hash(WHOLE)) == (same, hash(same))
    assert Whole(parts=WHOLE.parts) != WHOLE
    assert Part(name="a") != More(parts=(), extra="a")


def test_copy_changes_what_it_is_told_and_not_the_record() -> None:
    copy = WHOLE.model_copy(update={"count": 5})

    assert (copy.count, copy.note, WHOLE.count) == (5, "x", 1)
    assert isinstance(copy, Whole)


def test_record_is_frozen() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        WHOLE.count = 3


def test_dump_is_plain_data() -> None:
    assert WHOLE.model_dump(mode="json") == {
        "parts": [{"name": "a"}, {"name": "b"}], "count": 1, "note": "x",
    }  # fmt: skip
    assert WHOLE.model_dump()["parts"] == ({"name": "a"}, {"name": "b"})
