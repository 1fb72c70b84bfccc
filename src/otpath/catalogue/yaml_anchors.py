"""Anchors (&name) and aliases (*name): found, and written out of a text before it is read.

These files do not use them. Every column of the text is kept, so that places stay right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

may_have_anchors = re.compile(r"(?:^|[\s\[{,])[&*][^\s,\[\]{}]", re.MULTILINE).search
"""Quick and never wrongly silent; a text such as 'R &D' passes it without having an anchor."""


@dataclass(frozen=True)
class Anchor:
    """An anchor or alias, with its sign, counted from line 0 and column 0."""

    text: str
    line: int
    column: int

    @property
    def word(self) -> str:
        """What YAML calls it."""
        return "alias" if self.text.startswith("*") else "anchor"

    @property
    def stand_in(self) -> str:
        """Harmless text of the same length: an alias becomes a text value, an anchor blank."""
        return f"_{self.text[1:]}" if self.word == "alias" else " " * len(self.text)


def without_anchors(text: str, loader: type[yaml.SafeLoader]) -> tuple[str, list[Anchor]]:
    """Return the text without its anchors and aliases, and what they were."""
    lines = text.splitlines(keepends=True)
    anchors = _anchors(text, lines, loader)
    for anchor in anchors:
        line, end = lines[anchor.line], anchor.column + len(anchor.text)
        lines[anchor.line] = line[: anchor.column] + anchor.stand_in + line[end:]
    return "".join(lines), anchors


def _anchors(text: str, lines: list[str], loader: type[yaml.SafeLoader]) -> list[Anchor]:
    """Find them, up to the first syntax error if there is one."""
    found: list[Anchor] = []
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.NodeEvent) and event.anchor and event.start_mark:
                sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
                written, mark = f"{sign}{event.anchor}", event.start_mark
                column = lines[mark.line].find(written, mark.column)
                found.append(Anchor(written, mark.line, column))
    except yaml.YAMLError:
        pass  # the reader meets the same error and reports it
    return found
