"""What cannot be seen in bad-data: that no key and no kind of error goes without words."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from otpath.catalogue.drafts import MODEL_BY_FILE
from otpath.catalogue.examples import EXAMPLE_BY_KEY


def _required_keys(model: type[BaseModel]) -> Iterator[str]:
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("required", [])


@pytest.mark.parametrize("file", MODEL_BY_FILE)
def test_every_key_that_must_be_there_has_an_example(file: str) -> None:
    assert set(_required_keys(MODEL_BY_FILE[file])) <= set(EXAMPLE_BY_KEY)


def test_no_example_is_left_over() -> None:
    required = {key for model in MODEL_BY_FILE.values() for key in _required_keys(model)}

    assert set(EXAMPLE_BY_KEY) == required
