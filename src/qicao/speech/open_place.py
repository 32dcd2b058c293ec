"""Open places: what the writer still has to fill in shows in a text as 【待补：镇名】."""

from __future__ import annotations

import re

_BEGINNING = "【待补"
SHAPE = r"【待补[^】\n]*】"
"""An open place, as a part of other patterns."""
OPEN_PLACE = re.compile(r"【待补(?:[：:]\s*([^】\n]*?)\s*|[^】\n]*)】")
"""An open place; its group is what is to be filled in."""


def open_place(name: str) -> str:
    """How it shows that `name` is still to be filled in."""
    return f"{_BEGINNING}：{name}】"


def is_open_place(text: str) -> bool:
    """Whether a text begins with an open place."""
    return text.startswith(_BEGINNING)
