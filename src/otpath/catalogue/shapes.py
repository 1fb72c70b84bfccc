"""What may stand at an address of a record: its piece of the model's JSON schema.

Used only to word a message: the models themselves decide what is right.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from otpath.catalogue.places import Loc, below
from otpath.catalogue.yaml_values import Value

Shape = dict[str, Any]


def shape_at(model: type[BaseModel], value: Value, loc: Loc) -> Shape:
    """Return the schema of the value at an address (requirement kinds left out of it)."""
    schema = _schema(model)
    definitions: Shape = schema.get("$defs", {})
    shape = _opened(schema, value, definitions)
    for part in loc:
        value = below(value, part)
        shape = _opened(_step(shape, part), value, definitions)
    return shape


@lru_cache
def _schema(model: type[BaseModel]) -> Shape:
    return model.model_json_schema()


def _step(shape: Shape, part: int | str) -> Shape:
    if isinstance(part, int):
        return dict(shape.get("items", {}))
    properties = shape.get("properties", {})
    inside = properties.get(part) or shape.get("additionalProperties") or {}
    return inside if isinstance(inside, dict) else {}


def _opened(shape: Shape, value: Value, definitions: Shape) -> Shape:
    """Follow references, `or null`, and the kind of a requirement, until the shape is plain."""
    while chosen := _choice(shape, value, definitions):
        kept = {key: shape[key] for key in ("description",) if key in shape}
        shape = {**chosen, **kept}
    return shape


def _choice(shape: Shape, value: Value, definitions: Shape) -> Shape | None:
    if "$ref" in shape:
        return _definition(shape["$ref"], definitions)
    if "anyOf" in shape:
        return next(option for option in shape["anyOf"] if option.get("type") != "null")  # type: ignore[no-any-return]
    if "discriminator" in shape and isinstance(value, dict):
        reference = shape["discriminator"]["mapping"].get(str(value.get("kind")))
        return _definition(reference, definitions) if reference else None
    return None


def _definition(reference: str, definitions: Shape) -> Shape:
    return dict(definitions[reference.rpartition("/")[2]])
