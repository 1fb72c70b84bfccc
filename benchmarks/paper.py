"""What a page costs beyond the plan on it: run `python benchmarks/paper.py [rounds]`.

Whole commands, each in a process of its own, as in `start_up.py`: the difference between the one
that saves a page and the one that only shows the plan. Each round runs every command once, in turn.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from start_up import PLAN, Command, about_the_run, otpath, run_in_turn

ROUNDS = 10
BARE = "the plan alone"
TARGETS = {"PDF": 0.5, "HTML": 0.1}
"""Seconds that a page may take beyond the plan itself."""


def commands(folder: Path) -> list[Command]:
    """Return all that is timed, the plan alone first."""

    def saving(name: str, ending: str, *options: str) -> Command:
        file = str(folder / f"page.{ending}")
        return Command(name, otpath(*PLAN, "--save", file, "--force", *options))

    return [
        Command(BARE, otpath(*PLAN)),
        saving("HTML", "html"),
        saving("PDF", "pdf", "--no-html"),
        saving("PDF and HTML", "pdf"),
        saving("PDF in large print", "pdf", "--no-html", "--large-print"),
        saving("action plan as PDF", "pdf", "--no-html", "--format", "action-plan"),
        saving("Word", "docx"),
        saving("calendar", "ics"),
        saving("map", "svg"),
    ]


def report(timed: Sequence[Command]) -> None:
    """Print a line for each command."""
    bare = timed[0]
    print(f"{'':24}{'shortest':>12}{'more':>12}{'median':>12}{'more':>12}")
    for command in timed:
        times = (
            command.shortest,
            command.shortest - bare.shortest,
            command.middle,
            command.middle - bare.middle,
        )
        print(f"{command.name:24}" + "".join(f"{1000 * seconds:9.0f} ms" for seconds in times))
    print()
    for command in timed:
        if (target := TARGETS.get(command.name)) is not None:
            more = command.shortest - bare.shortest
            kept = "kept" if more <= target else "NOT KEPT"
            print(f"target for {command.name}: {target} seconds more than the plan: {kept}")


def main() -> None:
    """Time everything."""
    with tempfile.TemporaryDirectory() as folder:
        timed = commands(Path(folder))
        rounds = run_in_turn(timed, Path(folder), ROUNDS)
    report(timed)
    print(about_the_run(rounds))


if __name__ == "__main__":
    main()
