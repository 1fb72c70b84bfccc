"""Frozen dataclasses that are declared in a tenth of the time.

`dataclasses` writes six functions for each class and has Python compile them: 0.4 ms a class, and a
plan needs 80 of them before it starts. Here only `__init__` is written for a class; what compares,
shows and guards is common to all. Whatever else is asked of a dataclass is left to `dataclasses`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

_C = TypeVar("_C", bound=type)


def _of_class(cls: _C) -> _C:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(made)
    # A class without fields has one value: itself.
    compared = [field.name for field in fields if field.compare] or ["__class__"]
    made._compared = attrgetter(*compared)
    common = {"__init__": _init(fields, has_more=hasattr(cls, "__post_init__")), **_COMMON}
    for name in common.keys() - vars(cls).keys():
        setattr(made, name, common[name])
    return cls


def _init(fields: Iterable[dataclasses.Field[Any]], *, has_more: bool) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_left_out": dataclasses.MISSING}
    parameters, lines = ["self"], ["pass"]
    for field in fields:
        name = value = field.name
        known[f"_default_{name}"], known[f"_make_{name}"] = field.default, field.default_factory
        if field.default_factory is not dataclasses.MISSING:
            name, value = f"{name}=_left_out", f"_make_{name}() if {name} is _left_out else {name}"
        elif field.default is not dataclasses.MISSING:
            name = f"{name}=_default_{name}"
        parameters.append(name)
        lines.append(f"_set(self, {field.name!r}, {value})")
    if has_more:
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}): {'; '.join(lines)}", known)  # noqa: S102 (our own)
    made: Callable[..., None] = known["__init__"]
    return made


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hashed(self: Any) -> int:
    return hash(self._compared(self))


def _shown(self: Any) -> str:
    pairs = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(pairs)})"


def _guarded(_self: object, name: str, _value: object = None) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


_COMMON = {
    "__eq__": _equal,
    "__hash__": _hashed,
    "__repr__": _shown,
    "__setattr__": _guarded,
    "__delattr__": _guarded,
}

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, **said: bool) -> Any:
        """Make a dataclass, as `dataclasses.dataclass` does."""
        if not frozen or said:
            return dataclasses.dataclass(cls, frozen=frozen, **said)
        return _of_class if cls is None else _of_class(cls)


__all__ = ["dataclass"]
