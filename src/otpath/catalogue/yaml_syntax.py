"""What is wrong with a file that is not YAML, in a curator's words.

Knows the sentences of libyaml and of PyYAML; knows nothing of the catalogue.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml


class TooDeepError(yaml.MarkedYAMLError):
    """Lists and keys are nested deeper than any record needs."""


_is_strangely_indented = re.compile(r" *([^\S ])").match


@dataclass(frozen=True)
class SyntaxWords:
    """Where the fault shows, from line 0 and column 0, and how to say it."""

    line: int
    column: int
    message: str
    hint: str


@dataclass(frozen=True)
class _Rule:
    """If libyaml's sentence holds one of these, say this; `opening`: point where it began."""

    said: tuple[str, ...]
    message: str
    hint: str
    opening: bool = False


_BAD_STARTS = (
    "cannot start any token",
    "comment or line break",
    "mapping keys are not allowed",
    "directive name",
    "chomping or indentation",
)
_UNCLOSED = _Rule(
    ("found unexpected end of stream", "found unexpected document indicator"),
    "a quote is opened here and never closed",
    "add the closing quote at the end of the text",
    opening=True,
)
_RULES = (
    _UNCLOSED,
    _Rule(
        ("escape character", "escape sequence", "hexdecimal"),
        "a backslash in double quotes has a meaning of its own",
        "put the text in single quotes",
    ),
    _Rule(
        ("mapping values are not allowed",),
        'a second ": " stands on this line',
        "put quotes round text that holds a colon and a space",
    ),
    _Rule(
        ("could not find expected ':'",),
        'this line has no ": " after its key',
        'write "key: value", with a space after the colon',
        opening=True,
    ),
    _Rule(
        ("expected ',' or ']'", "expected ',' or '}'"),
        "a bracket is opened here and never closed, or a comma is missing",
        "write [one, two] or {key: value}, with a comma between items",
        opening=True,
    ),
    _Rule(
        ("expected node content", "expected the node content"),
        "a bracket on this line or above it has no partner",
        "write [one, two] or {key: value}; put other text that holds brackets in quotes",
    ),
    _Rule(
        ("anchor", "alias"),
        'text cannot begin with "&" or "*"',
        "put the text in quotes",
    ),
    _Rule(
        ("tag",),
        'text cannot begin with "!"',
        "put the text in quotes; tags are not used in these files",
    ),
    _Rule(
        (
            "expected key",
            "expected '-' indicator",
            "expected <block end>",
            "<document start>",
            "block sequence entries are not allowed",
        ),
        "this line does not fit the lines above it",
        "check the indentation: the keys of one record begin in the same column; check also that "
        "quotes above are closed",
    ),
)  # fmt: skip


def syntax_words(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> SyntaxWords:
    """Say in plain words what a YAML error means and where it shows."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if isinstance(error, TooDeepError):
        return SyntaxWords(line, column, error.problem or "", "spread it over several records")
    found = lines[line] if line < len(lines) else ""
    if "\t" in found[: len(found) - len(found.lstrip())] or found[column : column + 1] == "\t":
        return SyntaxWords(
            line, column, "a tab stands in the indentation", "indent with spaces, two for a level"
        )
    strange = _is_strangely_indented(found)
    if strange:
        hint = "indent with plain spaces, two for a level"
        message = (
            f"a space that is no plain one (U+{ord(strange[1]):04X}) stands in the indentation"
        )
        return SyntaxWords(line, strange.start(1), message, hint)
    unclosed = _unclosed_quote(lines, line)
    if unclosed is not None:
        return SyntaxWords(unclosed, lines[unclosed].find('"'), _UNCLOSED.message, _UNCLOSED.hint)
    said = f"{error.context or ''} {error.problem or ''}"
    if "mapping values" in said and ": " not in found[:column]:
        first = len(found) - len(found.lstrip())
        return SyntaxWords(line, first, "this line is indented too far", "line it up with the keys")
    if any(words in said for words in _BAD_STARTS):
        return _bad_start(error, lines)
    return _by_rule(said, error, line, column)


def _unclosed_quote(lines: Sequence[str], end: int) -> int | None:
    """Return the line whose quote runs on until one that was meant to open another text.

    Between the record's first line and the fault, a text of several lines has two lines with an odd
    number of quotes; a quote that was forgotten leaves an odd number of such lines.
    """
    start = next((n for n in range(min(end, len(lines) - 1), 0, -1) if lines[n][:2] == "- "), 0)
    odd = [n for n in range(start, min(end, len(lines))) if lines[n].count('"') % 2]
    return odd[0] if len(odd) % 2 else None


def _bad_start(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> SyntaxWords:
    began = any(words in (error.context or "") for words in ("block scalar", "directive"))
    mark = (error.context_mark if began else None) or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    first = lines[line][column : column + 1] if line < len(lines) else ""
    return SyntaxWords(line, column, f'text cannot begin with "{first}"', "put the text in quotes")


def _by_rule(said: str, error: yaml.MarkedYAMLError, line: int, column: int) -> SyntaxWords:
    rule = next((rule for rule in _RULES if any(words in said for words in rule.said)), None)
    if rule is None:
        return SyntaxWords(line, column, f"this is not YAML: {error.problem}", "mend this line")
    if rule.opening and error.context_mark:
        line, column = error.context_mark.line, error.context_mark.column
    return SyntaxWords(line, column, rule.message, rule.hint)
