"""JSON schemas of the data files, so that an editor can mark faults and explain keys.

Run `python -m otpath.catalogue.schemas` after a change of the models.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from otpath.catalogue.drafts import MODEL_BY_FILE

SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"
"""In the checkout; the schemas are for editing the data, and not part of the wheel."""


def schema_files() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {f"{file}.schema.json": _schema(file) for file in MODEL_BY_FILE}


def write_schemas(folder: Path = SCHEMAS) -> None:
    """Write all schema files into a folder."""
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8")


def _schema(file: str) -> str:
    model = MODEL_BY_FILE[file]
    schema = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": f"otpath {file}",
        "description": f"data/{file}.yaml: a list of records, sorted by id.",
        **TypeAdapter(list[model]).json_schema(),  # type: ignore[valid-type]
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write_schemas()
