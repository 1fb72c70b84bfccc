"""From what a file holds to one record, or to all that is wrong with it, in a curator's words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from otpath.catalogue.base import Record
from otpath.catalogue.examples import EXAMPLE_BY_KEY
from otpath.catalogue.places import place_of
from otpath.catalogue.problems import Problem
from otpath.catalogue.yaml_files import YamlFile, YamlRecord

_Model = TypeVar("_Model", bound=Record)


def validated(
    file: YamlFile,
    written: YamlRecord,
    model: type[_Model],
    examples: Mapping[str, str] = EXAMPLE_BY_KEY,
) -> _Model | list[Problem]:
    """Return the record, or its problems with their places."""
    try:
        return model.model_validate_json(json.dumps(written.value))
    except ValidationError as error:
        return list(_worded(file, written, model, error, examples))


def _worded(
    file: YamlFile,
    written: YamlRecord,
    model: type[Record],
    error: ValidationError,
    examples: Mapping[str, str],
) -> Iterator[Problem]:
    from otpath.catalogue.wording import words_for

    refused = {(problem.line - 1, problem.column - 1) for problem in file.problems}
    for fault in error.errors(include_url=False):
        if _is_empty_only_of_good(fault):
            continue
        words = words_for(fault, model, written.value, examples)
        place = place_of(written.node, words.loc, at_key=words.at_key)
        if place not in refused:
            yield file.problem(*place, words.message, words.hint, "record")


def _is_empty_only_of_good(fault: Any) -> bool:
    """Tell whether a list is called too short only because its wrong items were not counted."""
    return bool(fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"])
