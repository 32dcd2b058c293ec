"""Entries as YAML text: keys a line each, headings and long lists over several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qicao.bank.entries import HEADINGS, MINED
from qicao.yamltext import flow, scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BLOCKS = {HEADINGS}
_IN_A_ROW = 8


def print_list(entries: Sequence[Mapping[str, Any]], indent: int = 0) -> str:
    """Print entries as list items, an empty line between them."""
    return "\n".join(f"{' ' * indent}- " + print_mapping(one, indent + 2).lstrip(" ") for one in entries)


def print_mapping(entry: Mapping[str, Any], indent: int = 0) -> str:
    """Print one mapping, a key a line."""
    return "".join(f"{' ' * indent}{key}:{_value(key, value, indent)}\n" for key, value in entry.items())


def _value(key: str, value: Any, indent: int) -> str:
    pad = " " * (indent + 2)
    if key in _BLOCKS:
        return "".join(f"\n{pad}- {scalar(text)}" for text in value)
    if key == MINED and len(value) > _IN_A_ROW:
        rows = (value[start : start + _IN_A_ROW] for start in range(0, len(value), _IN_A_ROW))
        return " [" + ",".join(f"\n{pad}" + flow(row)[1:-1] for row in rows) + f"\n{' ' * indent}]"
    return " " + flow(value)
