"""What pydantic says about a record, in a curator's words: a sentence and a hint.

Each kind of error has one function here; a kind without one is shown in pydantic's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from otpath.catalogue.examples import EXAMPLE_BY_KEY
from otpath.catalogue.places import Loc, below, without_tags
from otpath.catalogue.shapes import Shape, shape_at
from otpath.catalogue.yaml_values import Value

_LONGEST_SHOWN = 50


@dataclass(frozen=True)
class Words:
    """A sentence, what to do, and the address it is about."""

    loc: Loc
    message: str
    hint: str
    at_key: bool = False


@dataclass(frozen=True)
class _Fault:
    """One error of pydantic's, with all that its sentence may need."""

    loc: Loc
    record: Value
    record_word: str
    has_id: bool
    found: Any
    limits: Mapping[str, Any]
    shape: Shape
    holder: Shape
    examples: Mapping[str, str]

    @property
    def name(self) -> str:
        return name_of(self.loc)

    def example(self, key: str | None = None) -> str:
        key = self.key if key is None else key
        return self.examples.get(key, f"{key}: ...")

    @property
    def key(self) -> str:
        return str(self.loc[-1]) if self.loc else ""


def words_for(
    error: ErrorDetails,
    model: type[BaseModel],
    record: Value,
    examples: Mapping[str, str] = EXAMPLE_BY_KEY,
) -> Words:
    """Word one pydantic error about a record, with one right line for the keys that have one."""
    loc = without_tags(record, error["loc"])
    fault = _Fault(
        loc=loc,
        record=record,
        record_word=_word_of(model),
        has_id="id" in model.model_fields,
        found=error["input"],
        limits=error.get("ctx", {}),
        shape=shape_at(model, record, loc),
        holder=shape_at(model, record, loc[:-1]),
        examples=examples,
    )
    word = _WORDING.get(error["type"])
    if word is None:
        return Words(loc, f"{fault.name}: {error['msg'].lower()}", _meaning(fault))
    message, hint = word(fault)
    if error["type"] == "union_tag_invalid":
        loc = (*loc, "kind")
    return Words(loc, message, hint, at_key=error["type"] == "extra_forbidden")


def _word_of(model: type[BaseModel]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).casefold()


def name_of(loc: Loc) -> str:
    """Name an address as a reader would: 'grade', 'item 2 under aliases', 'this record'."""
    if not loc:
        return "this record"
    if isinstance(loc[-1], int):
        return f"item {loc[-1] + 1} under {name_of(loc[:-1])}"
    return loc[-1]


def shown(found: object) -> str:
    """Show what was found, short enough for one line."""
    if found is None:
        return "nothing"
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, int):
        return str(found)
    if isinstance(found, list | dict):
        return "a list" if isinstance(found, list) else "a group of keys"
    text = str(found)
    return f'"{text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."}"'


def near(word: object, allowed: Iterable[str]) -> str:
    """Return 'did you mean "x"?' where one of the allowed words is near, else nothing."""
    close = get_close_matches(str(word).casefold(), list(allowed), n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else ""


def _meaning(fault: _Fault) -> str:
    meaning = str(fault.shape.get("description", "")).rstrip(".")
    return f"{fault.key} means: {meaning}" if meaning else ""


def _missing(fault: _Fault) -> tuple[str, str]:
    hint = f'add a line such as "{fault.example()}"'
    allowed = fault.shape.get("enum")
    if allowed:
        hint = f'add a line such as "{fault.key}: {allowed[0]}"; allowed: {_listed(allowed)}'
    return f"{_holder(fault)} has no {fault.key}", hint


def _holder(fault: _Fault) -> str:
    return _named(fault, fault.loc[:-1])


def _named(fault: _Fault, loc: Loc) -> str:
    """Name a group of keys: by its id where it has one, else by its place."""
    group = fault.record
    for part in loc:
        group = below(group, part)
    own_id = group.get("id") if isinstance(group, dict) else None
    if not isinstance(own_id, str):
        return name_of(loc) if loc or fault.has_id else f"this {fault.record_word}"
    word = "way in" if "entry" in loc[-2:-1] else "rule"
    return f'{word if loc else fault.record_word} "{own_id}"'


def _extra(fault: _Fault) -> tuple[str, str]:
    allowed = list(fault.holder.get("properties", {}))
    close = near(fault.key.replace("-", "_"), allowed)
    return (
        f'"{fault.key}" is not a key of {_holder(fault)}',
        close or f"allowed keys: {', '.join(allowed)}",
    )


def _text_wanted(fault: _Fault) -> tuple[str, str]:
    written = shown(fault.found)
    if fault.found is None:
        return f"{fault.name} has no value", f'write text, as "{fault.example()}"'
    if isinstance(fault.found, bool | int):
        return f"{fault.name} must be text, got {written}", f'write "{written}", in quotes'
    return f"{fault.name} must be text, got {written}", "write it as one text after the colon"


def _number_wanted(fault: _Fault) -> tuple[str, str]:
    message = f"{fault.name} must be a whole number, got {shown(fault.found)}"
    digits = re.sub(r"[£,_\s]", "", fault.found) if isinstance(fault.found, str) else ""
    if digits.isdecimal() and len(digits) <= _LONGEST_SHOWN:
        return message, f"write {int(digits)}, without quotes, commas or signs"
    return message, f'write it as "{fault.example()}"' if fault.found is None else (
        "write digits only, without quotes, point or unit"
    )


def _true_or_false_wanted(fault: _Fault) -> tuple[str, str]:
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}
    said = str(fault.found).casefold()
    word = meant.get(said, said if said in {"true", "false"} else "true or false")
    message = f"{fault.name} must be true or false, got {shown(fault.found)}"
    return message, f"write {word}, in small letters and without quotes"


def _word_wanted(fault: _Fault) -> tuple[str, str]:
    allowed = [str(word) for word in fault.shape.get("enum", [fault.shape.get("const", "")])]
    if str(fault.found) in allowed:
        written = f'"{fault.found}"'
        return (
            f"{fault.name} must be text in quotes, got {fault.found}",
            f"write {written}, in quotes",
        )
    hint = " ".join(filter(None, [near(fault.found, allowed), f"allowed: {_listed(allowed)}"]))
    return f"{fault.name} cannot be {shown(fault.found)}", hint


def _listed(words: Iterable[object]) -> str:
    return ", ".join(f'"{word}"' if str(word)[:1].isdigit() else str(word) for word in words)


def _range(fault: _Fault) -> tuple[str, str]:
    low, high = fault.shape.get("minimum"), fault.shape.get("maximum")
    allowed = f"at least {low}" if high is None else f"{low} to {high}"
    message = f"{fault.name} must be {allowed}, got {fault.found}"
    return message, _meaning(fault) or f"write a whole number, {allowed}"


def _list_wanted(fault: _Fault) -> tuple[str, str]:
    message = f"{fault.name} must be a list, got {shown(fault.found)}"
    if isinstance(fault.found, str | int):
        return message, f"write [{fault.found}]"
    if fault.found is None:
        return f"{fault.name} has no value", "write its items below it, or remove the line"
    return message, 'begin each item on a line of its own with "- "'


def _too_few(fault: _Fault) -> tuple[str, str]:
    least = fault.limits.get("min_length", 1)
    items = "item" if least == 1 else "items"
    message = f"{fault.name} must have at least {least} {items}, got an empty list"
    if fault.key not in fault.examples:
        return message, "name some, or remove the line"
    return message, f'write it as "{fault.example()}"'


def _too_many(fault: _Fault) -> tuple[str, str]:
    most, got = fault.limits["max_length"], len(fault.found)
    return f"{fault.name} must have at most {most} items, got {got}", "keep those that matter"


def _keys_wanted(fault: _Fault) -> tuple[str, str]:
    message = f"{fault.name} must be a group of keys, got {shown(fault.found)}"
    required = fault.shape.get("required", [])
    if fault.key in fault.examples:
        return message, f'write it as "{fault.example()}"'
    if not required:
        return message, 'write "key: value" lines below it'
    return message, f'write "{fault.example(required[0])}" as its first line'


def _pattern(fault: _Fault) -> tuple[str, str]:
    if fault.key in {"checked", "review_by"}:
        hint = "write year, month and day, as 2026-11-22"
        return f"{fault.name} must be a date, got {shown(fault.found)}", hint
    slug = re.sub(r"[^a-z0-9]+", "-", str(fault.found).casefold()).strip("-")
    message = f"{fault.name} must be small letters, digits and hyphens, got {shown(fault.found)}"
    return message, f'write "{slug}"' if slug else f'write it as "{fault.example()}"'


def _too_short(fault: _Fault) -> tuple[str, str]:
    if not fault.found:
        return f"{fault.name} is empty", f'write text, as "{fault.example()}"'
    least = fault.limits["min_length"]
    return (
        f"{fault.name} must be at least {least} characters, got {shown(fault.found)}",
        "write it out",
    )


def _too_long(fault: _Fault) -> tuple[str, str]:
    message = (
        f"{fault.name} must be at most {fault.limits['max_length']} characters, "
        f"got {len(fault.found)}"
    )
    return message, "shorten it, or say the rest in a note"


def _unknown_kind(fault: _Fault) -> tuple[str, str]:
    kinds = _kinds(fault)
    kind = fault.found.get("kind") if isinstance(fault.found, dict) else None
    hint = " ".join(filter(None, [near(kind, kinds), f"allowed kinds: {', '.join(kinds)}"]))
    return f"there is no requirement kind {shown(kind)}", hint


def _no_kind(fault: _Fault) -> tuple[str, str]:
    example = 'add a line such as "kind: award"'
    return (
        f"{_named(fault, fault.loc)} has no kind",
        f"{example}; allowed kinds: {', '.join(_kinds(fault))}",
    )


def _kinds(fault: _Fault) -> list[str]:
    return list(fault.shape.get("discriminator", {}).get("mapping", {}))


_WORDING: dict[str, Callable[[_Fault], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "string_type": _text_wanted,
    "int_type": _number_wanted,
    "bool_type": _true_or_false_wanted,
    "literal_error": _word_wanted,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "tuple_type": _list_wanted,
    "too_short": _too_few,
    "too_long": _too_many,
    "model_type": _keys_wanted,
    "model_attributes_type": _keys_wanted,
    "dict_type": _keys_wanted,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
}
