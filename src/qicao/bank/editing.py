"""Editing YAML that people wrote: a list grows, entries are added, all else stays as it is, comments included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.bank.printing import print_list
from qicao.yamltext import flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qicao.yamlfile import Node

_FIRST_ITEM = re.compile(r"^( *)-\s", re.MULTILINE)


class Edit(NamedTuple):
    """A replacement of `text[start:end]`."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make all edits; they do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def grow(text: str, mapping: Node, key: str, values: Sequence[str]) -> Edit:
    """The edit that adds values to the list at `key` of a mapping, which may lack the key or leave it blank."""
    node = mapping.value.get(key)
    if node is None:
        return _new_key(text, mapping, f"{key}: {flow(values)}")
    if node.value is None:
        return Edit(node.start, node.end, f" {flow(values)}")
    if not node.flow:
        dash = " " * _column(text, node.start) + "- "
        return _new_lines(text, _tail(node).end, [dash + flow(value) for value in values])
    added = flow(values)[1:-1]
    if not node.value:
        return Edit(node.start + 1, node.start + 1, added)
    return Edit(node.value[-1].end, node.value[-1].end, f", {added}")


def _new_key(text: str, mapping: Node, line: str) -> Edit:
    """Add a line to a mapping: after its last value, or first in it where that value has no clear end."""
    if mapping.flow:
        return Edit(mapping.start + 1, mapping.start + 1, f"{line}, ")
    tail = _tail(mapping)
    pad = " " * _column(text, mapping.start)
    if text[tail.start : tail.start + 1] in ("|", ">"):
        return Edit(mapping.start, mapping.start, line + _line_end(text) + pad)
    return _new_lines(text, tail.end, [pad + line])


def _new_lines(text: str, after: int, lines: Sequence[str]) -> Edit:
    """Add lines below the one that holds the offset `after`."""
    at = re.compile(r"\r?\n|\Z").search(text, after)
    start = at.start() if at else len(text)
    return Edit(start, start, "".join(_line_end(text) + line for line in lines))


def _tail(node: Node) -> Node:
    """The last scalar or bracketed list inside a node: the end of what is around it lies beyond comments."""
    while not node.flow and node.value and isinstance(node.value, list | dict):
        node = node.value[-1] if isinstance(node.value, list) else list(node.value.values())[-1]
    return node


def _column(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def append(text: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """Add entries to the end of a list, indented like its first one, with an empty line before each."""
    first = _FIRST_ITEM.search(text)
    added = "\n" * bool(text) + print_list(entries, len(first.group(1)) if first else 0)
    missing = "" if not text or text.endswith("\n") else "\n"
    return text + (missing + added).replace("\n", _line_end(text))
