"""Stand-ins for what we use of pydantic, for records that were validated before.

They make no models and check nothing. A default is an attribute of the class; a record holds only
what was written. Which process has them, and why, is in docs/design.md ("Without pydantic"). Each
name means what it means in pydantic, whose documentation says the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, ClassVar, NoReturn, Self

_REQUIRED = object()


def Field(default: Any = _REQUIRED, **_said: Any) -> Any:  # noqa: N802 (pydantic's own name)
    """Return the default of a field: all else is for those who validate or document it."""
    return default


def StringConstraints(**_said: Any) -> None:  # noqa: N802 (pydantic's own name)
    """Constrain nothing."""


def ConfigDict(**said: Any) -> Mapping[str, Any]:  # noqa: N802 (pydantic's own name)
    """Return the configuration, which nobody reads."""
    return said


class BaseModel:
    """A frozen record of named values."""

    model_fields: ClassVar[tuple[str, ...]] = ()
    model_config: ClassVar[Mapping[str, Any]]
    _compared: ClassVar[attrgetter[tuple[Any, ...]]]

    def __init_subclass__(cls) -> None:
        own = tuple(cls.__annotations__)
        for name in own:
            if cls.__dict__.get(name) is _REQUIRED:
                delattr(cls, name)
        cls.model_fields = tuple(dict.fromkeys((*cls.model_fields, *own)))
        cls._compared = attrgetter("__class__", *cls.model_fields)

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """Return a record with these values."""
        made = cls.__new__(cls)
        made.__dict__.update(values)
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return a record with some values changed."""
        return type(self).model_construct(**{**self.__dict__, **(update or {})})

    def model_dump(self, *, mode: str = "python") -> dict[str, Any]:
        """Return the values, and those of the parts, as dictionaries; tuples as lists in JSON."""
        return {name: _dumped(value, mode) for name, value in self}

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the values that were written."""
        return set(self.__dict__)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        for name in self.model_fields:
            yield name, getattr(self, name)

    def __eq__(self, other: object) -> bool:
        return other.__class__ is self.__class__ and self._compared(self) == self._compared(other)

    def __hash__(self) -> int:
        return hash(self._compared(self))

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"


def _dumped(value: Any, mode: str) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode=mode)
    if isinstance(value, tuple):
        parts = [_dumped(part, mode) for part in value]
        return parts if mode == "json" else tuple(parts)
    return dict(value) if isinstance(value, dict) else value
