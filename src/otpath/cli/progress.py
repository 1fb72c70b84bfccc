"""What a long command says as it goes: lines, and below them a bar where a person looks on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import typer

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Teller(Protocol):
    """Takes what is to be said, and what was done."""

    def tell(self, text: str) -> None:
        """Say what came of something."""

    def warn(self, text: str) -> None:
        """Say what went wrong."""

    def advance(self) -> None:
        """One more is done."""


@contextmanager
def told_as_it_goes(total: int) -> Iterator[Teller]:
    """Yield what says things while so many are done. It may be used after that, too.

    The bar is on standard error, so what is said can be kept in a file or piped on.
    """
    if not (sys.stderr.isatty() and total):
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("Printing"), BarColumn(), MofNCompleteColumn()
    console = Console(stderr=True, highlight=False, emoji=False, markup=False)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        yield _LinesAboveABar(progress, progress.add_task("", total=total))


class _Lines:
    def tell(self, text: str) -> None:
        typer.echo(text)

    def warn(self, text: str) -> None:
        typer.echo(text, err=True)

    def advance(self) -> None:
        pass


class _LinesAboveABar:
    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress, self._task = progress, task

    def tell(self, text: str) -> None:
        if sys.stdout.isatty():
            self.warn(text)
        else:
            typer.echo(text)

    def warn(self, text: str) -> None:
        self._progress.console.print(text, soft_wrap=True)

    def advance(self) -> None:
        self._progress.advance(self._task)
