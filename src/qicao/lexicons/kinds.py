"""What kind of section a heading opens, what kind of block a paragraph is: names as outlines use them."""

from __future__ import annotations

from functools import cache

from qicao.lexicons import load_lexicon

TASKS = "任务"


@cache
def section_kind(heading: str) -> str:
    """The kind of section that a level-1 heading opens: the first whose cue stands in it, 任务 when none does."""
    rows = load_lexicon("kinds")["sections"]
    return next((row["name"] for row in rows if any(cue in heading for cue in row["cues"])), TASKS)


@cache
def block_kind(role: str) -> str | None:
    """The kind of block that a paragraph of a role makes (opening → 主旨); None for headings, leads and points."""
    rows = load_lexicon("kinds")["blocks"]
    return next((row["name"] for row in rows if role in (row["role"], row.get("point_role"))), None)
