import json

import pytest

from otpath.catalogue.drafts import MODEL_BY_FILE
from otpath.catalogue.schemas import SCHEMAS, schema_files


def test_there_is_a_schema_for_every_data_file() -> None:
    assert set(schema_files()) == {f"{file}.schema.json" for file in MODEL_BY_FILE}


@pytest.mark.parametrize("name", schema_files())
def test_schema_on_disk_is_in_step_with_the_models(name: str) -> None:
    on_disk = (SCHEMAS / name).read_text(encoding="utf-8")

    assert on_disk == schema_files()[name], "run: python -m otpath.catalogue.schemas"


@pytest.mark.parametrize("name", schema_files())
def test_schema_is_a_list_of_closed_records(name: str) -> None:
    schema = json.loads(schema_files()[name])

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] == "array"
    assert all(
        part["additionalProperties"] is False
        for part in schema["$defs"].values()
        if part["type"] == "object"
    )
