import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from otpath.cli.app import app_for
from tests.cli.running import longest_line, ran


def _parameters() -> Iterator[tuple[str, Any]]:
    group: Any = typer.main.get_command(app_for())
    for name, command in group.commands.items():
        yield from ((f"{name} {parameter.name}", parameter) for parameter in command.params)


def _commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app_for())
    return dict(group.commands)


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_command_has_a_line_of_help(name: str) -> None:
    line = next(line for line in ran("--help").out.splitlines() if line.split()[:1] == [name])

    assert _commands()[name].help
    assert len(line.split()) > 3


@pytest.mark.parametrize(("name", "parameter"), list(_parameters()))
def test_every_option_has_help(name: str, parameter: Any) -> None:
    assert parameter.help, name


@pytest.mark.parametrize("name", sorted(_commands()))
def test_help_of_a_command_fits_the_page(name: str) -> None:
    found = ran(name, "--help")

    assert (found.code, found.err) == (0, "")
    assert longest_line(found.out) <= 80


def test_no_arguments_show_the_help() -> None:
    assert ran() == ran("--help")
    assert ran().code == 0


def test_misspelt_command_gets_the_nearest_ones() -> None:
    found = ran("rols")

    assert (found.code, found.out) == (2, "")
    assert "'roles'" in found.err


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_neither_catalogue_nor_heavy_libraries(option: str) -> None:
    script = (
        "import sys; from otpath.cli.app import run; code = run([sys.argv[1]]);"
        "heavy = {'pydantic', 'yaml', 'rich', 'otpath.catalogue'} & set(sys.modules);"
        "sys.exit(f'loaded: {heavy}' if heavy or code else 0)"
    )
    process = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script, option], capture_output=True, check=False, encoding="utf-8"
    )
    assert (process.returncode, process.stderr) == (0, "")


# --- an organisation's own records ---------------------------------------------------------------


OWN_ROLE = """- id: therapy-buddy
  title: Therapy buddy
  kind: support
  summary: Helps on the therapy ward.
  assumption: Made up for a test.
  checked: "2026-11-22"
"""


def test_own_records_are_laid_over_the_shipped_ones_in_every_command(tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(OWN_ROLE, encoding="utf-8")
    own = ("--catalogue", str(tmp_path))

    assert ran(*own, "role", "therapy buddy").out.startswith("Therapy buddy\n")
    assert "therapy-buddy" in ran(*own, "roles").out
    assert ran(*own, "plan", "--from", "therapy-buddy").code == 0
    assert ran("role", "therapy buddy").code == 2


def test_wrong_own_records_stop_every_command(tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(OWN_ROLE.replace("support", "suport"), encoding="utf-8")
    found = ran("--catalogue", str(tmp_path), "role", "porter")

    assert found.code == 3
    assert 'did you mean "support"?' in found.err
