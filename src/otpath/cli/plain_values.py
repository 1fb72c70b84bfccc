"""Values that are right as they were typed: read here, without what typer would load for it.

Typer reads every value by a pydantic model made for it on the spot. Loading pydantic takes longer
than showing a page does, so words, flags, lists of words, files and the names of choices are
read here. All else still goes to typer, so what is refused is refused in typer's own words.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

from otpath.cli.chosen import validates_more

_NOT_PLAIN = object()


class PlainReader:
    """Stands in a parameter until a value comes that it cannot read."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value as the command wants it."""
        found = _plain(value, param)
        if found is not _NOT_PLAIN:
            return found
        param._runtime_param = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


VALIDATED = ("profile", "profiles")
"""Options and arguments that name what models validate.

Where one is given, records are declared with pydantic. Without it, a second start from a shell
would find them declared by stand-ins, which validate nothing: see "Without pydantic" in
docs/design.md.
"""


class PlainCommand(TyperCommand):
    """A command whose plain values are read here."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command, and note before whether models have anything to validate."""
        validates_more.set(any(ctx.params.get(name) is not None for name in VALIDATED))
        return super().invoke(ctx)

    def get_params(self, ctx: Any) -> list[Any]:
        """Return all parameters, `--help` too, each with its reader."""
        return _with_readers(super().get_params(ctx))


class PlainGroup(TyperGroup):
    """A group of commands whose own plain values are read here."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return all parameters, `--help` too, each with its reader."""
        return _with_readers(super().get_params(ctx))


def _with_readers(params: list[Any]) -> list[Any]:
    # This leans on how typer is made inside. Where a later typer is made otherwise, nothing
    # changes but the time it takes.
    for param in params:
        if getattr(param, "_runtime_param", False) is None and hasattr(param, "type_descriptor"):
            param._runtime_param = PlainReader()
    return params


def _plain(value: Any, param: Any) -> Any:
    wanted = param.type_descriptor.annotation
    if value is None:
        return () if param.multiple or param.nargs == -1 else None
    if wanted in (str, bool) and type(value) is wanted:
        return value
    if wanted == list[Path] and _are_words(value) and _is_any_path(param):
        return [Path(word) for word in value]
    if wanted == list[str] and _are_words(value):
        return list(value)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return next((choice for choice in wanted if value in (choice, choice.value)), _NOT_PLAIN)
    return _NOT_PLAIN


def _is_any_path(param: Any) -> bool:
    """Tell whether nothing is asked of a path, as that it be there."""
    info = param.type_descriptor.parameter_info
    return not (info.exists or info.resolve_path or info.allow_dash)


def _are_words(value: Any) -> bool:
    """Tell whether these are words: typer's parser gives a list of them, and a default a tuple."""
    return isinstance(value, tuple | list) and all(type(word) is str for word in value)
