"""Text files: bytes become text, in any encoding that `speech.encoding` knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.readers import refusals
from qicao.speech.encoding import decode, is_text

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 20_000_000
_FEWEST_SOUND = 20
_MOST_CONTROLS = 0.02


def read_text(path: Path) -> str:
    """Return the text of a file. Raises ReadError when it is closed to us, empty, too large, damaged, or no text."""
    data = _bytes(path)
    line = _damaged_line(data)
    if line is not None:
        raise refusals.damaged_text(path, line)
    text = decode(data, _MOST_CONTROLS)
    if text is None:
        raise refusals.no_text(path)
    if not text.strip():
        raise refusals.empty(path)
    return text


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise refusals.too_large(path, size)
        return path.read_bytes()
    except OSError as error:
        raise refusals.closed(path, error) from None


def _damaged_line(data: bytes) -> int | None:
    """The 1-based line of the first broken character, when all but a few are sound; None when all are, or most are not.

    Asked before decoding: UTF-8 with one broken byte may pass as GB18030 and come out as nonsense.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError as error:
            text = data.decode(encoding, errors="replace")
            sound = sum(character > "\x7f" for character in text)
            if text.count("\ufffd") * _FEWEST_SOUND <= sound and is_text(text, _MOST_CONTROLS):
                return data.count(b"\n", 0, error.start) + 1
        else:
            break
    return None
