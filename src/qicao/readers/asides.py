"""Lines that stand among those of a speech and are no part of it: page numbers, the title again, credits at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.readers.head import head_cues, is_byline
from qicao.readers.lines import compact
from qicao.speech.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.readers.lines import Line

_SHORTEST_TITLE = 6
_CREDITS = (Role.CREDIT, Role.BYLINE)


def asides(lines: Sequence[Line], title: str) -> dict[int, Role]:
    """The places of such lines in the body of a speech, and their roles."""
    title = compact(title)
    found = {place: role for place, line in enumerate(lines) if (role := _role(line, title))}
    return found | dict.fromkeys(range(_credits_start(lines), len(lines)), Role.CREDIT)


def _role(line: Line, title: str) -> Role | None:
    text = line.text
    if len(text) <= 2 * len(title) and len(title) >= _SHORTEST_TITLE and compact(text) == title:
        return Role.TITLE
    return Role.CREDIT if line.hint in _CREDITS or head_cues().page_number.match(text) else None


def _credits_start(lines: Sequence[Line]) -> int:
    """Where the lines after the end of the speech begin (来源：…, 根据录音整理, a signature with its date)."""
    cues = head_cues()
    start = len(lines)
    while start > 1 and (
        lines[start - 1].hint in _CREDITS
        or cues.credit.match(lines[start - 1].text)
        or (not lines[start - 1].hint and is_byline(lines[start - 1].text))
    ):
        start -= 1
    return start
