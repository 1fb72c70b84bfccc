"""What otpath adds to the start of its libraries: run `python benchmarks/start_up.py [rounds]`.

Each round runs every command once, in turn, so that a busy moment of the machine falls on all of
them. The shortest time says what a command takes; the median says how the machine was meanwhile.
The catalogue is compiled before, in a folder of its own, as it is after anybody's first command.
So is the bytecode of all modules, ours and the libraries', as it is after `pip install`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 15
BARE = "only the libraries"
PLAN = ("plan", "--from", "porter", "--to", "occupational-therapist")
SHORT_PLAN = ("plan", "--from", "occupational-therapist", "--to", "specialist-ot")
TARGETS = {
    "otpath role assistant-practitioner": 1.3,
    "otpath plan, porter to OT": 1.4,
}
"""What a command may take, as a multiple of the bare libraries."""


@dataclass(frozen=True)
class Command:
    """One process to time."""

    name: str
    arguments: Sequence[str]
    on_terminal: bool = False
    is_first: bool = False
    """True: nothing is compiled yet, as after a change of the data."""
    seconds: list[float] = field(default_factory=list)

    @property
    def shortest(self) -> float:
        """Return the best of all rounds, in seconds."""
        return min(self.seconds)

    @property
    def middle(self) -> float:
        """Return the median of all rounds, in seconds."""
        return median(self.seconds)


def otpath(*arguments: str) -> tuple[str, ...]:
    """Return how to run otpath with these arguments."""
    return ("-m", "otpath", *arguments)


def commands() -> list[Command]:
    """Return all that is timed, the bare libraries first."""
    role = otpath("role", "assistant-practitioner")
    found = [
        Command(BARE, ("-c", "import typer, rich, pydantic, yaml")),
        Command("Python alone", ("-c", "pass")),
        Command("only typer", ("-c", "import typer")),
        Command("otpath --version", otpath("--version")),
        Command("otpath --help", otpath("--help")),
        Command("otpath role assistant-practitioner", role),
        Command("the same after a change", role, is_first=True),
        Command("otpath roles", otpath("roles")),
        Command("otpath programmes", otpath("programmes")),
        Command("otpath sources", otpath("sources")),
        Command("otpath funding", otpath("funding")),
        Command("otpath plan, porter to OT", otpath(*PLAN)),
        Command("the same after a change", otpath(*PLAN), is_first=True),
        Command("the same as JSON", otpath(*PLAN, "--format", "json")),
        Command("otpath plan, OT to specialist OT", otpath(*SHORT_PLAN)),
    ]
    if sys.platform != "win32":
        found.insert(6, Command("the same on a terminal", role, on_terminal=True))
        found.append(Command("plan, porter to OT, on a terminal", otpath(*PLAN), on_terminal=True))
    return found


@contextmanager
def output(*, on_terminal: bool) -> Iterator[int]:
    """Give somewhere to write to, read by nobody: a terminal has room for one page."""
    if not on_terminal:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123
            yield nowhere.fileno()
        return
    import pty
    from threading import Thread

    ours, theirs = pty.openpty()
    reader = Thread(target=_read_all, args=(ours,))
    reader.start()
    try:
        yield theirs
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)


def _read_all(handle: int) -> None:
    try:
        while os.read(handle, 65536):
            pass
    except OSError:
        """The other end is closed."""


def run(command: Command, cache: Path) -> None:
    """Run a command once, and note how long it took."""
    with tempfile.TemporaryDirectory() as empty, output(on_terminal=command.on_terminal) as out:
        environment = {
            **os.environ,
            "OTPATH_CACHE": empty if command.is_first else str(cache / "forms"),
            "PYTHONPYCACHEPREFIX": str(cache / "bytecode"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        before = perf_counter()
        subprocess.run(
            (sys.executable, *command.arguments), check=True, stdout=out, env=environment
        )
        command.seconds.append(perf_counter() - before)


def report(timed: Sequence[Command]) -> None:
    """Print a line for each command."""
    bare = timed[0]
    print(f"{'':36}{'shortest':>15}{'median':>17}")
    for command in timed:
        ratios = command.shortest / bare.shortest, command.middle / bare.middle
        print(
            f"{command.name:36}{1000 * command.shortest:6.0f} ms {ratios[0]:5.2f}"
            f"{1000 * command.middle:8.0f} ms {ratios[1]:5.2f}"
        )
    print()
    for command in timed:
        if (target := TARGETS.get(command.name)) is not None:
            kept = "kept" if command.shortest <= target * bare.shortest else "NOT KEPT"
            print(f"target for {command.name}: {target} times the libraries: {kept}")


def run_in_turn(timed: Sequence[Command], folder: Path, usual: int) -> int:
    """Run all commands once to warm up, then in rounds; return how many, as asked for or usual."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else usual
    for command in timed:
        run(command, folder)
        command.seconds.clear()
    for _ in range(rounds):
        for command in timed:
            run(command, folder)
    return rounds


def about_the_run(rounds: int) -> str:
    """Say how many rounds there were, and how busy the machine was where that can be known."""
    load = f", load of the machine {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{rounds} rounds{load}"


def main() -> None:
    """Time everything."""
    with tempfile.TemporaryDirectory() as folder:
        timed = commands()
        rounds = run_in_turn(timed, Path(folder), ROUNDS)
    report(timed)
    print(about_the_run(rounds))


if __name__ == "__main__":
    main()
