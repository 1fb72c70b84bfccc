"""One YAML file as records: what each holds, where each value stands, what cannot be read.

Knows YAML and nothing of roles or courses. One bad record never hides its neighbours: where the
whole does not parse, each record (a line that begins with "- ") is read by itself. A file may also
be one group of keys: then it is one record, and its keys are read by themselves.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

import yaml

from otpath.catalogue.problems import Problem
from otpath.catalogue.yaml_anchors import may_have_anchors, without_anchors
from otpath.catalogue.yaml_merges import may_have_marks, without_marks
from otpath.catalogue.yaml_syntax import SyntaxWords, TooDeepError, syntax_words
from otpath.catalogue.yaml_values import NO_TAG, Value, value_of

if TYPE_CHECKING or not yaml.__with_libyaml__:
    from yaml import SafeLoader as _BaseLoader
else:
    from yaml import CSafeLoader as _BaseLoader

BIGGEST_FILE = 2_000_000
DEEPEST = 40

_not_allowed = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]").search
_unseen = re.compile(
    "([\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])|[\xc2\xc3][\x80-\xbf]|\xe2\u20ac."
).finditer
"""Characters without a shape; and pairs that UTF-8 text shows where it was read as Windows-1252."""
_NOT_CHECKED = "the rest of this file is not checked until then"


@dataclass(frozen=True)
class YamlRecord:
    """One item of a file's list: its node, which knows its place, and what it holds."""

    node: yaml.Node
    value: Value


@dataclass(frozen=True)
class YamlFile:
    """What could be read of a file, and what could not."""

    path: str
    lines: tuple[str, ...]
    records: tuple[YamlRecord, ...]
    problems: tuple[Problem, ...]
    is_whole: bool
    """False where records may be missing because a part could not be read."""

    def problem(self, line: int, column: int, message: str, hint: str, kind: str) -> Problem:
        """Make a problem at a place counted from 0, with the line itself."""
        found = _problem(self.path, self.lines, (line, column), message, hint)
        return replace(found, kind=kind)


@dataclass(frozen=True)
class FileKind:
    """What a file is made of, and what to say where it is not."""

    begins: re.Pattern[str]
    """Matches the lines with which a part begins that can be read by itself."""
    part: str
    root: type[yaml.Node]
    must_be: str
    how: str
    how_if_missing: str
    how_if_empty: str
    biggest: int
    """Bytes that a file may have."""


LIST_OF_RECORDS = FileKind(
    begins=re.compile(r"- "),
    part="record",
    root=yaml.SequenceNode,
    must_be="a list of records",
    how='begin each record with "- id: ", and indent its other keys by two spaces',
    how_if_missing='create it; a file that holds only "[]" will do',
    how_if_empty='write "[]" in it where there are no records',
    biggest=BIGGEST_FILE,
)


def read_yaml(path: Path, kind: FileKind = LIST_OF_RECORDS) -> YamlFile:
    """Read a file; whatever is wrong with it becomes a problem, never an exception."""
    reading = _Reading(shown_path(path), kind)
    text = reading.text_of(path)
    if text is not None:
        reading.read(text)
    return reading.file()


def shown_path(path: Path) -> str:
    """Return a path as messages show it: from the working directory where it lies below it."""
    absolute, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 (keeps links as typed)
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


class _Loader(_BaseLoader):
    """Composes nodes only: guesses no types, and stops before nesting gets out of hand."""

    _depth = 0

    def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002
        return NO_TAG

    def descend_resolver(self, node: yaml.Node | None, index: object) -> None:  # noqa: ARG002
        self._depth += 1
        if self._depth > DEEPEST and node is not None:
            raise TooDeepError(
                problem=f"lists and keys are nested more than {DEEPEST} deep",
                problem_mark=node.start_mark,
            )

    def ascend_resolver(self) -> None:
        self._depth -= 1


@dataclass
class _Reading:
    """A file while it is being read."""

    path: str
    kind: FileKind
    lines: list[str] = field(default_factory=list)
    records: list[YamlRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = True

    def file(self) -> YamlFile:
        """Close the reading."""
        return YamlFile(
            self.path, tuple(self.lines), tuple(self.records), tuple(self.problems), self.is_whole
        )

    def text_of(self, path: Path) -> str | None:
        """Return the file's text, or None with a problem noted."""
        try:
            found = path.stat()
            if found.st_size > self.kind.biggest:
                most = f"keep it below {self.kind.biggest // 1000:,} kB"
                self._stop(f"the file is too big: {found.st_size:,} bytes", most)
                return None
            if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):
                self._stop("this is not a plain file", "put a text file in its place")
                return None
            return self._decoded(path.read_bytes())
        except FileNotFoundError:
            self._stop("there is no such file", self.kind.how_if_missing)
        except OSError as error:
            self._stop(f"cannot read this: {error.strerror}", "check its name and permissions")
        return None

    def read(self, text: str) -> None:
        """Read all records of the text."""
        self.lines = text.splitlines()
        if not text.strip():
            # What a save that failed leaves. A file without records on purpose says so.
            self._stop("the file is empty", self.kind.how_if_empty)
        self._refuse_unseen(text)
        if may_have_marks(text):
            text = self._without_marks(text)
        if may_have_anchors(text):
            text = self._without_anchors(text)
        try:
            self._add_documents(list(_documents(text)))
        except yaml.reader.ReaderError:
            self._refuse_control_character(text)
        except yaml.MarkedYAMLError as error:
            self._read_by_record(text, error)

    def _decoded(self, content: bytes) -> str | None:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = content[: error.start].decode("utf-8", "replace")
            self.lines = content.decode("utf-8", "replace").splitlines()
            line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
            message = f"this is not UTF-8 text: byte 0x{content[error.start]:02x}"
            hint = "save the file as UTF-8; nothing in this file is checked until then"
            self._add(line, column, message, hint)
            self.is_whole = False
            return None

    def _read_by_record(self, text: str, error: yaml.MarkedYAMLError) -> None:
        chunks = list(_chunks(text, self.kind.begins))
        failed = 0
        for chunk in chunks if len(chunks) > 1 else ():
            try:
                failed += self._add_documents(list(_documents(chunk)))
            except yaml.MarkedYAMLError as fault:
                failed += 1
                left_out = f"the rest of this {self.kind.part} is not checked until then"
                self._add_syntax(fault, left_out)
        if not failed:
            self._add_syntax(error, _NOT_CHECKED)
        self.is_whole = False

    def _add_documents(self, documents: list[yaml.Node]) -> int:
        """Add what the documents hold, and return how many are not what they must be."""
        for extra in documents[1:]:
            self._refuse(extra, "a second document begins here", 'remove the line "---" above it')
        return sum(not self._add_root(root) for root in documents)

    def _add_root(self, root: yaml.Node) -> bool:
        if isinstance(root, self.kind.root):
            for node in root.value if isinstance(root, yaml.SequenceNode) else (root,):
                self.records.append(YamlRecord(node, value_of(node, self._refuse)))
            return True
        value = value_of(root, self._refuse)
        if value is None:
            return True
        if isinstance(value, str) and self.kind.root is yaml.MappingNode and ":" in value:
            message, hint = 'there is no ": " after the key', "put a space after the colon"
            self._refuse(root, message, hint)
        else:
            message = f"the file must be {self.kind.must_be}, got {_word_for(root)}"
            self._refuse(root, message, self.kind.how)
        self.is_whole = False
        return False

    def _refuse_unseen(self, text: str) -> None:
        """Report characters that deceive the eye, once for each line; reading goes on."""
        for line, each in {
            text.count("\n", 0, each.start()): each for each in _unseen(text)
        }.items():
            column = each.start() - text.rfind("\n", 0, each.start()) - 1
            if each[1]:
                message = f"a character that nobody can see (U+{ord(each[1]):04X})"
                self._add(line, column, message, "remove it")
            else:
                message = f'"{each[0]}" is a letter or sign that was saved in a wrong coding'
                self._add(line, column, message, "write the one that is meant")

    def _without_marks(self, text: str) -> str:
        text, leftovers = without_marks(text)
        for left in leftovers:
            self._add(left.line, 0, left.message, left.hint)
        self.is_whole = False
        return text

    def _without_anchors(self, text: str) -> str:
        text, anchors = without_anchors(text, _Loader)
        hint = "write the value out in full; put text that begins with this sign in quotes"
        for anchor in anchors:
            message = f'the {anchor.word} "{anchor.text}" is not allowed'
            self._add(anchor.line, anchor.column, message, hint)
        return text

    def _refuse_control_character(self, text: str) -> None:
        found = _not_allowed(text)
        at = found.start() if found else 0
        line, column = text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1
        code = f"U+{ord(text[at]):04X}" if text else ""
        hint = f"remove it; {_NOT_CHECKED}"
        self._add(line, column, f"a character that cannot be printed ({code})", hint)
        self.is_whole = False

    def _add_syntax(self, error: yaml.MarkedYAMLError, left_out: str) -> None:
        words: SyntaxWords = syntax_words(error, self.lines)
        self._add(words.line, words.column, words.message, f"{words.hint}; {left_out}")

    def _refuse(self, node: yaml.Node, message: str, hint: str) -> None:
        self._add(node.start_mark.line, node.start_mark.column, message, hint)

    def _add(self, line: int, column: int, message: str, hint: str) -> None:
        self.problems.append(_problem(self.path, self.lines, (line, column), message, hint))

    def _stop(self, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, 0, 0, message, hint))
        self.is_whole = False


def _word_for(root: yaml.Node) -> str:
    if isinstance(root, yaml.SequenceNode):
        return "a list"
    return "keys and values" if isinstance(root, yaml.MappingNode) else "text"


def _problem(
    path: str, lines: Sequence[str], place: tuple[int, int], message: str, hint: str
) -> Problem:
    line, column = place
    excerpt = lines[line] if line < len(lines) else ""
    return Problem(path, line + 1, column + 1, message, hint, excerpt)


def _documents(text: str) -> Iterator[yaml.Node]:
    loader = _Loader(text)
    try:
        while loader.check_node():
            node = loader.get_node()
            if node is not None:
                yield node
    finally:
        loader.dispose()


def _chunks(text: str, begins: re.Pattern[str]) -> Iterator[str]:
    """Cut the text before each line that begins a part; blank lines keep the numbers right."""
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if begins.match(line)]
    for start, end in pairwise([0, *starts, len(lines)]):
        yield "\n" * start + "".join(lines[start:end])
