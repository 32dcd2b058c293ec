"""Sections: what kind of part a heading opens, what kind of block a paragraph is (names as outlines use them)."""

from __future__ import annotations

from functools import cache

from qicao.lexicons import load_lexicon

TASKS = "任务"


@cache
def section_kind(heading: str) -> str:
    """The kind of section that a level-1 heading opens: the first whose cue stands in it, 任务 when none does."""
    for kind in load_lexicon("kinds")["sections"]:
        if any(cue in heading for cue in kind.get("cues", ())):
            return str(kind["name"])
    return TASKS


@cache
def block_kind(role: str) -> str | None:
    """The kind of block that paragraphs of a role make up (开头 → 主旨), None for points and leads."""
    for kind in load_lexicon("kinds")["blocks"]:
        if role in (kind["role"], kind.get("point_role")) and kind["name"] != "欢迎":
            return str(kind["name"])
    return None
