"""JSON schema of profile files, so that an editor can mark faults and explain keys.

Run `python -m otpath.person.schemas` after a change of the models.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic.json_schema import GenerateJsonSchema

from otpath.catalogue.schemas import SCHEMAS
from otpath.person.profile_models import Profile

NAME = "profile.schema.json"


def profile_schema() -> str:
    """Return the text of the schema file."""
    schema = {
        "$schema": GenerateJsonSchema.schema_dialect,
        **Profile.model_json_schema(),
        "title": "otpath profile",
        "description": "One person's facts and limits for `otpath plan --profile`.",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schema(folder: Path = SCHEMAS) -> None:
    """Write the schema file into a folder."""
    (folder / NAME).write_text(profile_schema(), encoding="utf-8")


if __name__ == "__main__":
    write_schema()
