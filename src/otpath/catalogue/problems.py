"""Problems: what is wrong in a data file, where, and what to do about it.

A problem is a value, not an exception: the loader and the checks collect all of them.
"""

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


def _printable(line: str) -> str:
    shown = "".join(c if c.isprintable() else "?" for c in line.expandtabs(4))
    return shown if len(shown) <= _WIDEST_EXCERPT else f"{shown[: _WIDEST_EXCERPT - 3]}..."
