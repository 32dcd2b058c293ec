"""Bytes become text: UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030 (as Windows saves)."""

from __future__ import annotations

import codecs
import re

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control characters that no text has: all but tabs, breaks and the separators that Python splits lines at.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f]")


def decode(data: bytes, most_controls: float = 0) -> str | None:
    """Decode the bytes of a text file; None when they are not text (control characters, no known encoding).

    `most_controls` is the share of control characters that is borne: a speech that went through a scanner has some.
    """
    for encoding in ("utf-16",) if data.startswith(_UTF16_MARKS) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_text(text, most_controls):
            return text
    return None


def is_text(text: str, most_controls: float = 0) -> bool:
    """Whether decoded bytes read like text: no more than that share of control characters, and no zero byte."""
    return len(_CONTROLS.findall(text)) <= most_controls * len(text) and "\0" not in text
