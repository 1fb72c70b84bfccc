"""Frozen dataclasses that are declared in a tenth of the time.

`dataclasses` writes six functions for each class and has Python compile them: 0.4 ms a class, and a
plan needs 80 of them before it starts. Here only `__init__` is written for a class; what compares,
shows and guards is common to all. Whatever else is asked of a dataclass is left to `dataclasses`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

_C = TypeVar("_C", bound=type)


def _of_class(cls: _C) -> _C:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(made)
    made.__init__ = _init(fields)
    # A class without fields has one value: itself.
    made._compared = attrgetter(*(f.name for f in fields if f.compare) or ("__class__",))
    for name, function in _COMMON.items():
        if name not in vars(cls):
            setattr(made, name, function)
    return cls


def _init(fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_left_out": dataclasses.MISSING}
    parameters, lines = [], ["pass"]
    for number, field in enumerate(fields):
        name = field.name
        if field.default_factory is not dataclasses.MISSING:
            known[f"_make{number}"] = field.default_factory
            parameters.append(f"{name}=_left_out")
            value = f"_make{number}() if {name} is _left_out else {name}"
        elif field.default is not dataclasses.MISSING:
            known[f"_default{number}"] = field.default
            parameters.append(f"{name}=_default{number}")
            value = name
        else:
            parameters.append(name)
            value = name
        lines.append(f"_set(self, {name!r}, {value})")
    exec(f"def __init__(self, {', '.join(parameters)}): {'; '.join(lines)}", known)  # noqa: S102
    made: Callable[..., None] = known["__init__"]
    return made


def _equal(self: Any, other: object) -> bool:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return bool(self._compared(self) == self._compared(other))


def _hashed(self: Any) -> int:
    return hash(self._compared(self))


def _shown(self: Any) -> str:
    pairs = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self))
    return f"{type(self).__qualname__}({', '.join(pairs)})"


def _guarded(self: object, name: str, _value: object = None) -> NoReturn:
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
