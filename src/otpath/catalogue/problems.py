"""Problems: what is wrong in a data file, where, and what to do about it.

A problem is a value, not an exception: the loader and the checks collect all of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_WIDEST_EXCERPT = 120


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong at one place; they sort by file, line and column."""

    path: str
    line: int
    """From 1; 0 where the file as a whole is meant."""
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""
    """The line itself, as it stands in the file."""
    kind: str = field(default="file", compare=False)
    """Which check found it: a word that is never renamed, for programs."""

    @property
    def text(self) -> str:
        """The place and the sentence, the line itself, and the hint: up to three lines."""
        parts = [f"{self._place}: {self.message}"]
        if self.line:
            parts.append(f"  {self.line} | {_printable(self.excerpt)}".rstrip())
        if self.hint:
            parts.append(f"  hint: {self.hint}")
        return "\n".join(parts)

    @property
    def _place(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


def shown_together(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield the text of each problem; one that stands in many places is said once, with all lines.

    A source that was removed leaves a problem wherever it was cited: one fault, one text.
    """
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.message, _hint_without_place(problem)), []).append(problem)
    for first, *others in alike.values():
        if len(others) < _MANY:
            yield from (problem.text for problem in (first, *others))
        else:
            yield f"{first.text}\n  the same in {len(others)} more places: {_places(others)}"


_MANY = 3
_MOST_PLACES = 20
_without_place = re.compile(r"; see \S+:\d+$")


def _hint_without_place(problem: Problem) -> str:
    return _without_place.sub("", problem.hint)


def _places(problems: list[Problem]) -> str:
    """Name the lines of each file, up to so many."""
    lines_by_path: dict[str, list[str]] = {}
    for problem in problems[:_MOST_PLACES]:
        lines_by_path.setdefault(problem.path, []).append(str(problem.line))
    words = "; ".join(f"{path}:{', '.join(lines)}" for path, lines in lines_by_path.items())
    return words + ("; and so on" if len(problems) > _MOST_PLACES else "")


def _printable(line: str) -> str:
    shown = "".join(c if c.isprintable() else "?" for c in line.expandtabs(4))
    return shown if len(shown) <= _WIDEST_EXCERPT else f"{shown[: _WIDEST_EXCERPT - 3]}..."
