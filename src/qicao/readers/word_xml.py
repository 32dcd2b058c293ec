"""WordprocessingML: the names of what is read, and small looks into its elements (ISO/IEC 29500-1, 17)."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MOST_DIGITS = 9
_OFF = ("0", "false", "off")


def child(element: Any, *path: str) -> Any:
    """The first child of that name, of that its first child …; None when there is none."""
    for name in path:
        element = None if element is None else element.find(W + name)
    return element


def value(element: Any, name: str) -> str | None:
    """The value of the first child of that name, None when there is none."""
    found = None if element is None else element.find(W + name)
    return None if found is None else found.get(f"{W}val")


def is_on(element: Any, *path: str) -> bool:
    """Whether such a switch (w:vanish) is there and not off."""
    found = child(element, *path)
    return found is not None and found.get(f"{W}val") not in _OFF


def whole(text: str | None, default: int) -> int:
    """A whole number from 0, `default` where none is written, or one that no file means."""
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else default


def one_of(alternatives: Any) -> Any:
    """What is read of mc:AlternateContent: its first choice, the fallback when it has none (29500-3, 7.6)."""
    found = alternatives.find(f"{MC}Choice")
    return alternatives.find(f"{MC}Fallback") if found is None else found
