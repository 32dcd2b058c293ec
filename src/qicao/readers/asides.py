"""Lines that stand among those of a speech and are no part of it: page numbers, the title again, credits at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.readers.head import head_cues, is_byline
from qicao.readers.lines import compact
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST_TITLE = 6


def asides(texts: Sequence[str], title: str) -> dict[int, Role]:
    """The places of such lines in the body of a speech, and their roles."""
    title = compact(title)
    found = {place: role for place, text in enumerate(texts) if (role := _role(text, title))}
    return found | dict.fromkeys(range(_credits_start(texts), len(texts)), Role.CREDIT)


def _role(text: str, title: str) -> Role | None:
    if len(text) <= 2 * len(title) and len(title) >= _SHORTEST_TITLE and compact(text) == title:
        return Role.TITLE
    return Role.CREDIT if head_cues().page_number.match(text) else None


def _credits_start(texts: Sequence[str]) -> int:
    """Where the lines after the end of the speech begin (来源：…, 根据录音整理, a signature with its date)."""
    cues = head_cues()
    start = len(texts)
    while start > 1 and (cues.credit.match(texts[start - 1]) or is_byline(texts[start - 1])):
        start -= 1
    return start
