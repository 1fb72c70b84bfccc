"""Text as Markdown shows it: signs that would be taken for marks stay what they are."""

from __future__ import annotations

import re


def safe(text: str) -> str:
    """Keep signs that Markdown would take for marks as they are, and no others: people read it."""
    return _MARK_AT_START.sub(r"\1\\\2", safe_inside(text))


def safe_inside(text: str) -> str:
    """Do so for text that begins no line, as a heading or a cell: '1.' is no list there."""
    return _MARK.sub(r"\\\g<0>", " ".join(text.split()))


_MARK = re.compile(
    r"[\\`*<>|~]"  # marks wherever they stand
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis, but not a_b
    r"|(?<!\S)#|&(?=#?\w+;)"  # headings and entities
    r"|\](?=[(\[:])"  # links, but not a number in brackets
)
_MARK_AT_START = re.compile(r"^(\d*)([-+=.)\[])")
