"""Running a command line inside the test, with standard output and error caught apart."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache

from otpath.cli.app import run


@dataclass(frozen=True)
class Ran:
    """What came of a command line."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """The output in one line, so that a phrase is found however it was wrapped."""
        return " ".join(self.out.split())


@cache
def ran(*arguments: str, encoding: str = "utf-8") -> Ran:
    """`ran("role", "porter")`: as in a pipe, which has this encoding."""
    out, err = _Pipe(encoding), _Pipe(encoding)
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    return Ran(code, out.text, err.text)


class _Pipe(io.TextIOWrapper):
    def __init__(self, encoding: str) -> None:
        self._bytes = io.BytesIO()
        super().__init__(self._bytes, encoding=encoding, write_through=True)

    @property
    def text(self) -> str:
        """Everything that was written."""
        return self._bytes.getvalue().decode(self.encoding)


def longest_line(text: str) -> int:
    """Return the number of letters in the longest line."""
    return max((len(line) for line in text.splitlines()), default=0)
