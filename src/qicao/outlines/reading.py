"""The values of an outline file: plain ones, which can be remembered until the file changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qicao.errors import OutlineError
from qicao.outlines.keys import OUTLINE
from qicao.outlines.shapes import Spot
from qicao.outlines.source import read_source
from qicao.yamlfile import load_nodes

if TYPE_CHECKING:
    from pathlib import Path


def read_values(path: Path) -> dict[str, Any]:
    """Read an outline by the table of keys; the day of the meeting is text (2026-11-25). Raises OutlineError."""
    root = load_nodes(path, read_source(path), OutlineError)
    values = OUTLINE.read(root, Spot(str(path), "提纲"))
    day = values.get("日期")
    return values | ({"日期": day.isoformat()} if day else {})
