"""Small change of sentences: counts and lists."""

from collections.abc import Iterable


def counted(number: int, noun: str) -> str:
    """Return "1 month" or "5 months"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def joined(parts: Iterable[str], word: str = "and") -> str:
    """Join parts as "a, b and c"."""
    *first, last = list(parts) or [""]
    return f"{', '.join(first)} {word} {last}" if first else last
