"""Lines that stand among those of a speech and are no part of it: page numbers, the title again, credits at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.readers.head import head_cues, is_byline, names_unit
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
    """Where the lines after the end of the speech begin (来源：…, 根据录音整理, a unit or a speaker with the date)."""
    start = len(lines)
    while start > 1 and _is_credit(lines[start - 1], signed=start < len(lines)):
        start -= 1
    return start


def _is_credit(line: Line, *, signed: bool) -> bool:
    """Whether a line at the end is no part of what is said; `signed`: one follows that is none either."""
    if line.hint in _CREDITS or head_cues().credit.match(line.text):
        return True
    return not line.hint and (is_byline(line.text) or (signed and names_unit(line.text)))
