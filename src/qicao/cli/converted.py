"""What `convert` says of a speech that it has set: what was recognised, what is left to do, for it changes no words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qicao.speech.model import Role, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from qicao.speech.model import Speech

_HEAD = {Role.TITLE: "标题", Role.SALUTATION: "称谓"}
_BEFORE_THE_BODY = {*_HEAD, Role.SUBTITLE, Role.BYLINE}
_LEVELS = {1: "一级标题", 2: "二级标题"}
_CHECKED = (".docx", ".txt")


def recognised(speech: Speech) -> str:
    """What was recognised, so that a clerk sees at once when it is not what stands there."""
    found = [name for role, name in _HEAD.items() if speech.of_role(role)]
    items = [(paragraph.role, item.marker) for paragraph in speech.paragraphs for item in paragraph.items]
    levels = Counter(marker.level if marker else 1 for role, marker in items if marker or role is Role.HEADING)
    found += [f"{name} {levels[level]} 个" for level, name in _LEVELS.items() if levels[level]]
    missing = [name for role, name in _HEAD.items() if not speech.of_role(role)]
    lacks = f"；没有认出{'、'.join(missing)}，按正文排" if missing else ""
    return f"认出{'、'.join(found) or '正文'}{lacks}"


def left_to_do(speech: Speech, source: Path, target: Path, day: date, given: date | None) -> Iterator[str]:
    """What checking finds on that day, marks that are half as wide as they should be, tables: a line each."""
    from qicao.checks import check_speech
    from qicao.speech.finding import Severity
    from qicao.speech.text import count_half_width

    counts = Counter(finding.severity for finding in check_speech(speech, day))
    found = "、".join(f"{one} {counts[one]} 处" for one in (Severity.MUST, Severity.DOUBT) if counts[one])
    if found:
        file = target if target.suffix.lower() in _CHECKED else source
        dated = f" --date {given}" if given else ""
        yield f"校对有{found}，用 qicao check {file}{dated} 看。"
    if marks := count_half_width(speech.plain):
        yield f"半角标点 {marks} 处，照原样排。"
    if rows := _rows(speech):
        yield f"有 {rows} 行像是表格，没有排成表格。"


def _rows(speech: Speech) -> int:
    """How many lines have a tab between two pieces of text; one after a number or in the head is only a blank."""
    body = (paragraph for paragraph in speech.paragraphs if paragraph.role not in _BEFORE_THE_BODY)
    return sum(
        any("\t" in text_of((*item.heading, *item.text)).strip() for item in paragraph.items) for paragraph in body
    )
