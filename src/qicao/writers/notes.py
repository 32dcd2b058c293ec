"""What is said of a speech beside its text: notes that a form which can hold comments shows as comments."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """A note on a stretch of a paragraph, line by line.

    `paragraph`: its 0-based number; `start`, `end`: offsets in its text (None: to its end); `marked`: whether the
    stretch is highlighted, because somebody has to look at it.
    """

    paragraph: int
    lines: tuple[str, ...]
    start: int = 0
    end: int | None = None
    marked: bool = False
