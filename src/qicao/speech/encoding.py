"""Bytes become text: UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030 (as Windows saves)."""

from __future__ import annotations

import codecs

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXT_CONTROLS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85"


def decode(data: bytes) -> str | None:
    """Decode the bytes of a text file; None when they are not text (a control character, no known encoding)."""
    for encoding in ("utf-16",) if data.startswith(_UTF16_MARKS) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(c < " " and c not in _TEXT_CONTROLS for c in text):
            return text
    return None
