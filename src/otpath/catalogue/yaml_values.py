"""From YAML nodes to plain values: text, whole numbers, true or false, null, and nothing else.

YAML's own reading turns `no` into false, 017 into 15 and 12:30 into 750; ours leaves them as text.
What these files do not use (tags, merge keys, repeated keys, keys that are not text) is reported
through a callback, and reading goes on.
"""

import re
from collections.abc import Callable

import yaml

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]
Refuse = Callable[[yaml.Node, str, str], None]

NO_TAG = "otpath:no-tag"
"""What our resolver writes on every node whose tag is not in the file."""

_is_whole_number = re.compile(r"-?(?:0|[1-9][0-9]{0,17})").fullmatch
_WORDS: dict[str, bool | None] = {
    "true": True, "false": False, "null": None, "~": None, "": None,
}  # fmt: skip


def value_of(node: yaml.Node, refuse: Refuse) -> Value:
    """Return what a node holds."""
    if node.tag != NO_TAG:
        refuse(node, *_tag_words(node))
    if isinstance(node, yaml.ScalarNode):
        if node.style in _QUOTES:
            _refuse_unseen(node, refuse)
        elif node.value[:1] in _CURLY:
            refuse(node, f"text cannot begin with {node.value[0]}", "use plain quotes, or none")
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item, refuse) for item in node.value]
    return _mapping(node, refuse)


_QUOTES = ("'", '"')
_CURLY = ("\u201c", "\u201d", "\u201e", "\u2018")
"""Quotes of word processors. YAML takes them as part of the text."""
_unprintable = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
).search


def _refuse_unseen(node: yaml.ScalarNode, refuse: Refuse) -> None:
    """Report text of blanks alone, and what escapes make that cannot be printed."""
    text: str = node.value
    if text and not text.strip():
        refuse(node, "the text is blank", "write text, or remove the key")
    elif found := _unprintable(text):
        message = f"a character that cannot be printed (U+{ord(found[0]):04X})"
        refuse(node, message, "remove it; without quotes a backslash is only a backslash")


def _scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    text: str = node.value
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _is_whole_number(text) else text


def _mapping(node: yaml.Node, refuse: Refuse) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key_node, item in node.value:
        key = _key(key_node, refuse)
        if key in found:
            refuse(key_node, *_twice_words(key, key_node, node))
        elif key is not None:
            found[key] = value_of(item, refuse)
    return found


def _key(node: yaml.Node, refuse: Refuse) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        refuse(node, "a key must be text, got a list or a group of keys", "write one word as key")
        return None
    text: str = node.value
    if text == "<<" and not node.style:
        refuse(node, 'the merge key "<<" is not allowed', "write out the keys it stands for")
        return None
    if not isinstance(_scalar(node), str):
        refuse(node, f"a key must be text, got {text or 'nothing'}", f'write "{text}" in quotes')
    elif node.tag != NO_TAG:
        refuse(node, *_tag_words(node))
    return text


def _tag_words(node: yaml.Node) -> tuple[str, str]:
    tag = node.tag.replace("tag:yaml.org,2002:", "!!")
    return f'the tag "{tag}" is not allowed', "remove it; put text in quotes where needed"


def _twice_words(key: str | None, second: yaml.Node, mapping: yaml.Node) -> tuple[str, str]:
    first = next(node for node, _ in mapping.value if node.value == key)
    lines = (first.start_mark.line + 1, second.start_mark.line + 1)
    where = f"on lines {lines[0]} and {lines[1]}" if lines[0] != lines[1] else f"on line {lines[0]}"
    return f'"{key}" is given twice, {where}', "keep one of the two, or join what they say"
