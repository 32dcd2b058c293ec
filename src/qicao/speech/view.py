"""The structure of a speech as plain values, line by line: what `qicao parse --json` prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qicao.speech.announced import announced_counts
from qicao.speech.head import salutation, title
from qicao.speech.model import Role

if TYPE_CHECKING:
    from qicao.speech.model import Paragraph, Speech

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HELD = (Role.TITLE, Role.SALUTATION)
_WHOLE = (Role.SUBTITLE, Role.BYLINE, Role.CLOSING)


def structure(speech: Speech) -> dict[str, Any]:
    """Title, salutation, roles, marked items and announced counts; indexes are 0-based over the non-empty lines."""
    lines = _lines(speech)
    line_of = [index for index, line in enumerate(lines) for _ in line]
    held = {f"{role}_paragraphs": sorted({line_of[i] for i in speech.indexes(role)}) for role in _HELD}
    main = [_main_role(line) for line in lines]
    whole = {f"{role}_paragraphs": [i for i, found in enumerate(main) if found is role] for role in _WHOLE}
    return {
        "title": title(speech),
        "salutation": salutation(speech),
        **held,
        **whole,
        "paragraphs": [_line_view(index, line) for index, line in enumerate(lines)],
        "announced": [
            {"paragraph": line_of[a.paragraph], "text": a.text, "count": a.count, "found": a.found}
            for a in announced_counts(speech)
        ],
    }


def _lines(speech: Speech) -> list[list[Paragraph]]:
    """The paragraphs of each line; only a line that holds title, salutation and text at once has several."""
    lines: list[list[Paragraph]] = []
    for paragraph in speech.paragraphs:
        if lines and not _BREAK.search(paragraph.lead):
            lines[-1].append(paragraph)
        else:
            lines.append([paragraph])
    return lines


def _line_view(index: int, line: list[Paragraph]) -> dict[str, Any]:
    items = []
    offset = len(_BREAK.split(line[0].lead)[-1])
    start = offset
    for place, paragraph in enumerate(line):
        offset += len(paragraph.lead) if place else 0
        for item in paragraph.items:
            if item.marker is not None:
                form = "inline" if offset > start else paragraph.form
                items.append(
                    {"marker": item.marker.label, "level": item.marker.level, "form": form, "offset": offset}
                    | {"heading": item.title}
                )
            offset += len(item.plain)
    return {"index": index, "role": str(_main_role(line)), "items": items}


def _main_role(line: list[Paragraph]) -> Role:
    """The role that most of the line serves."""
    mass: dict[Role, int] = {}
    for paragraph in line:
        mass[paragraph.role] = mass.get(paragraph.role, 0) + len(paragraph.plain)
    return max(mass, key=lambda role: mass[role])
