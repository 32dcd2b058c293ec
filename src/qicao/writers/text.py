"""A speech as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qicao.speech.model import Speech


def write_text(speech: Speech) -> bytes:
    """Return the speech as UTF-8 text, character for character as it was read, ending with a line break."""
    return f"{speech.plain}\n".encode()
