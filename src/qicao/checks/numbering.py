"""P04: markers that skip, repeat or do not begin with one, and a 一是 that no 二是 follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.speech.finding import Finding, Severity, Spot
from qicao.speech.markers import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qicao.speech.markers import Marker
    from qicao.speech.model import Speech


class _Marked(NamedTuple):
    spot: Spot
    marker: Marker


def check(speech: Speech, day: date | None) -> Iterator[Finding]:
    """Follow each style of markers through the speech; a marker of a higher level begins all lower ones anew."""
    del day
    runs: dict[str, list[_Marked]] = {}
    for marked in _marked(speech):
        for style in [s for s, run in runs.items() if run[0].marker.level > marked.marker.level]:
            yield from _lone(runs.pop(style))
        run = runs.setdefault(marked.marker.style, [])
        if run and marked.marker.number == 1:
            yield from _lone(run)
            run.clear()
        expected = run[-1].marker.number + 1 if run else 1
        run.append(marked)
        if marked.marker.number != expected and marked.marker.style != "——":
            yield _gap(marked, expected)
    for run in runs.values():
        yield from _lone(run)


def _marked(speech: Speech) -> Iterator[_Marked]:
    for index, paragraph in enumerate(speech.paragraphs):
        offset = 0
        for item in paragraph.items:
            if item.marker is not None:
                yield _Marked(Spot(index, offset, item.marker.label), item.marker)
            offset += len(item.plain)


def _gap(marked: _Marked, expected: int) -> Finding:
    right = label(marked.marker.style, expected)
    message = f"序号不连：这里应当是“{right}”。"
    return Finding("P04", Severity.MUST, message, marked.spot, right)


def _lone(run: list[_Marked]) -> Iterator[Finding]:
    if len(run) == 1 and run[0].marker.number == 1:
        message = f"只有“{run[0].marker.label}”，没有下一条。"
        yield Finding("P04", Severity.MUST, message, run[0].spot, "补上下一条，或去掉序号。")
