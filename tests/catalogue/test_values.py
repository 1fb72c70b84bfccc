"""Values: to whoever uses them, they are what `dataclasses` makes."""

import dataclasses
import pickle
from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any

import pytest

from otpath.catalogue import values

Decorator = Callable[..., Any]


def _classes(dataclass: Decorator) -> dict[str, Any]:
    """Return the same classes, made by one decorator or the other."""

    @dataclass(frozen=True)
    class Point:
        """Two numbers."""

        x: int
        y: int = 2

    @dataclass(frozen=True)
    class Named(Point):
        """A point with a name that does not count."""

        name: str = dataclasses.field(default="", compare=False)
        tags: list[str] = dataclasses.field(default_factory=list)

        @cached_property
        def far(self) -> int:
            return self.x + self.y

    @dataclass(frozen=True)
    class Empty:
        """Nothing."""

    @dataclass(frozen=True)
    class Own:
        """Shows itself, and looks at what it is given."""

        x: int

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError("below 0")

        def __repr__(self) -> str:
            return f"<{self.x}>"

    @dataclass
    class Open:
        """May change."""

        x: int = 1

    @dataclass(frozen=True, order=True)
    class Ordered:
        """Has an order."""

        x: int

    return {c.__name__: c for c in (Point, Named, Empty, Own, Open, Ordered)}


OURS = _classes(values.dataclass)
THEIRS = _classes(dataclasses.dataclass)


@pytest.fixture(params=["ours", "theirs"])
def made(request: pytest.FixtureRequest) -> dict[str, Any]:
    return OURS if request.param == "ours" else THEIRS


def test_values_are_equal_by_class_and_fields(made: dict[str, Any]) -> None:
    point, named = made["Point"], made["Named"]

    assert point(1) == point(1, 2) == point(y=2, x=1)
    assert point(1) != point(1, 3)
    assert point(1) != named(1)
    assert named(1, name="a") == named(1, name="b")
    assert made["Empty"]() == made["Empty"]() != point(1)
    assert hash(point(1)) == hash(point(1, 2))
    assert len({point(1), point(1), point(2), made["Empty"](), made["Empty"]()}) == 3


def test_what_was_worked_out_does_not_count(made: dict[str, Any]) -> None:
    one, other = made["Named"](1), made["Named"](1)

    assert one.far == 3
    assert one == other


def test_value_cannot_be_changed(made: dict[str, Any]) -> None:
    point = made["Point"](1)

    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'x'"):
        point.x = 5
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.new = 5
    assert point.x == 1


def test_fields_are_asked_for_and_defaults_are_made_anew(made: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"missing 1 required positional argument: 'x'"):
        made["Point"]()
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        made["Point"](1, z=3)
    assert made["Named"](1).tags == []
    assert made["Named"](1).tags is not made["Named"](1).tags
    assert [field.name for field in dataclasses.fields(made["Named"])] == ["x", "y", "name", "tags"]


def test_value_shows_its_fields(made: dict[str, Any]) -> None:
    assert repr(made["Point"](1)).endswith("Point(x=1, y=2)")
    assert repr(made["Empty"]()).endswith("Empty()")
    assert repr(made["Own"](1)) == "<1>"


def test_copies_change_what_they_are_told(made: dict[str, Any]) -> None:
    point = made["Point"](1)

    assert dataclasses.replace(point, y=7) == made["Point"](1, 7)
    assert dataclasses.asdict(made["Named"](1)) == {"x": 1, "y": 2, "name": "", "tags": []}
    assert copy(point) == point
    assert made["Point"].__match_args__ == ("x", "y")


def test_class_may_look_at_what_it_is_given(made: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="below 0"):
        made["Own"](-1)


def test_whatever_else_is_asked_is_left_to_dataclasses(made: dict[str, Any]) -> None:
    one = made["Open"]()
    one.x = 5

    assert one.x == 5
    assert made["Ordered"](1) < made["Ordered"](2)


def test_value_survives_being_pickled() -> None:
    from otpath.person.profile import Holding

    held = Holding("gcse", "maths", "4")

    assert pickle.loads(pickle.dumps(held)) == held  # noqa: S301 (our own)
