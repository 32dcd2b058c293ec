"""YAML text of our own making: values as people would write them, the same bytes for the same values."""

from __future__ import annotations

import re
from typing import Any

_PLAIN = re.compile(r"[\w“”‘’《》（）【】、，。；：！？…—·～%/#.+-]+")
_AMBIGUOUS = re.compile(
    r"[-+.%#/].*|[\d_.+-]+(?:e[-+]?\d*)?|0[xob]\w*|y|n|yes|no|on|off|true|false|null", re.IGNORECASE
)
_INNER_BRACES = re.compile(r"(?<=.)[{}]")
_BYTE, _SHORT = 0xFF, 0xFFFF


def flow(value: Any, in_brackets: bool = False) -> str:
    """Print a value on one line: `[作风, 担当]`, `{自: 2026-01-01}`, a text, a number, a day."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(child, True)}" for key, child in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(child, True) for child in value) + "]"
    return scalar(value, in_brackets) if isinstance(value, str) else str(value)


def scalar(text: str, in_brackets: bool = False) -> str:
    """Print a text, in quotation marks where YAML would read something else."""
    bare = text if in_brackets else _INNER_BRACES.sub("", text)
    if _PLAIN.fullmatch(bare) and not _AMBIGUOUS.fullmatch(text):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable() or character == "\u3000":
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code <= _BYTE else f"\\u{code:04x}" if code <= _SHORT else f"\\U{code:08x}"
