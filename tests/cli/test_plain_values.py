from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from otpath.cli.app import app_for
from otpath.cli.chosen import validates_more
from otpath.cli.forms import Form
from otpath.cli.plain_values import VALIDATED, PlainCommand, PlainReader
from tests.cli.running import ran

VALUES: tuple[object, ...] = (None, "porter", "text", "json", "JSON", "xml", "", Form.json, True, 5)
LISTS: tuple[object, ...] = (None, (), ("a",), ("a", "b b"), ("a", 5), ["a"])


def _commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app_for())
    return {"": group, **group.commands}


def _readings() -> Iterator[tuple[str, str, object]]:
    for name, command in _commands().items():
        for param in command.params:
            is_list = param.multiple or param.nargs == -1
            for value in LISTS if is_list else VALUES:
                yield name, param.name, value


def _outcome(reader: Any, value: object, param: Any) -> object:
    try:
        return reader.coerce(value, param=param, ctx=None)
    except typer.BadParameter as error:
        return str(error)


@pytest.mark.parametrize(("command", "name", "value"), list(_readings()))
def test_value_is_read_as_typer_reads_it(command: str, name: str, value: object) -> None:
    (param,) = (param for param in _commands()[command].params if param.name == name)
    ours = _outcome(PlainReader(), value, param)
    param._runtime_param = None
    theirs = _outcome(param.get_runtime_param(), value, param)

    assert (type(ours), ours) == (type(theirs), theirs)


@pytest.mark.parametrize("value", [["maths=4"], ("maths=4",)], ids=repr)
def test_option_that_may_be_repeated_is_read_without_typer(value: object) -> None:
    (param,) = (param for param in _commands()["plan"].params if param.name == "gcse")
    reader = param._runtime_param = PlainReader()

    assert reader.coerce(value, param=param, ctx=None) == ["maths=4"]
    assert param._runtime_param is reader


def test_wrong_choice_is_refused_in_typers_words() -> None:
    found = ran("role", "porter", "--format", "xml")

    assert (found.code, found.out) == (2, "")
    assert "'xml' is not one of 'text', 'json'" in found.err


def test_typer_still_has_what_we_lean_on() -> None:
    group: Any = typer.main.get_command(app_for())
    with typer.Context(group) as context:
        params = group.commands["role"].get_params(context)

    assert params
    assert all(isinstance(param._runtime_param, PlainReader) for param in params)


NOT_VALIDATED = {"save", "out", "catalogue"}
"""What names files and needs no models: files to write, and data that decide by themselves."""


def test_every_option_that_names_a_file_to_read_says_that_models_validate_it() -> None:
    params = [param for command in _commands().values() for param in command.params]
    paths = {p.name for p in params if p.type_descriptor.annotation in (Path, list[Path])}

    assert paths - NOT_VALIDATED == set(VALIDATED)


@pytest.mark.parametrize(
    ("arguments", "validates"), [([], False), (["--profile", "me.yaml"], True)]
)
def test_command_notes_whether_models_have_a_file_to_validate(
    arguments: list[str], validates: bool
) -> None:
    app, noted = typer.Typer(), []

    @app.command(cls=PlainCommand)
    def plan(profile: str | None = None) -> None:
        noted.append(validates_more.get())

    command: Any = typer.main.get_command(app)
    command(arguments, standalone_mode=False)

    assert noted == [validates]
