"""How many points each part of a speech has: as the outline says, as suits the length, fewer where it is very short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.compose.kinds import block_kind, section_kind
from qicao.compose.length import entries, usual_lengths, wanted_length
from qicao.outlines.model import Section

if TYPE_CHECKING:
    from qicao.outlines.model import Block, Outline

_FEWEST = 2
# The least that a part of a speech can be said in, in characters: a point with its heading, a lead, a level-1 heading.
_POINT, _LEAD, _TITLE = 66, 42, 20
_LEAST_OF_BLOCK = 0.5


def point_counts(outline: Outline) -> tuple[int, ...]:
    """How many points each part has: its own, or, where a section leaves them open, as suits the length.

    A part that answers another has as many as that one. Where even the shortest sentences would make the speech too
    long, the longest lists lose points that the writer has not worded.
    """
    counts = _usual_counts(outline)
    wanted = wanted_length(outline)
    while wanted is not None and _least(outline, counts) > wanted:
        longest = max(_shortened(outline, counts), key=lambda index: counts[index], default=None)
        if longest is None:
            break
        counts[longest] -= 1
        _follow(outline, counts)
    return tuple(counts)


def _usual_counts(outline: Outline) -> list[int]:
    usual, wanted = sum(usual_lengths(outline)), wanted_length(outline)
    stretch = wanted / usual if wanted and usual else 1.0
    counts: list[int] = []
    for part, entry in zip(outline.body, entries(outline), strict=True):
        counts.append(len(part.points))
        if isinstance(part, Section) and not part.points:
            low, high = entry.get("points", (_FEWEST, section_kind(part.kind).items + 2))
            counts[-1] = max(low, min(high, round(section_kind(part.kind).items * stretch)))
    _follow(outline, counts)
    return counts


def _follow(outline: Outline, counts: list[int]) -> None:
    """Give parts that answer another as many points as that one."""
    of_kind: dict[str, int] = {}
    for index, part in enumerate(outline.body):
        if isinstance(part, Section) and not part.points:
            counts[index] = of_kind.get(part.answers or "", counts[index])
        of_kind.setdefault(part.kind, counts[index])


def _shortened(outline: Outline, counts: list[int]) -> list[int]:
    """The parts that may lose a point: none of theirs is worded, and enough are left."""
    return [
        index
        for index, part in enumerate(outline.body)
        if counts[index] > _FEWEST
        and not (isinstance(part, Section) and part.answers)
        and not any(point.heading or point.text or point.pinned for point in part.points)
    ]


def _least(outline: Outline, counts: list[int]) -> float:
    """The characters that the speech takes at the least."""
    return sum(_least_of(part, count) for part, count in zip(outline.body, counts, strict=True))


def _least_of(part: Block | Section, count: int) -> float:
    if isinstance(part, Section):
        return _TITLE + _LEAD * bool(part.lead) + _POINT * count
    if part.text is not None:
        return len(part.text)
    if part.points:
        return _LEAD + _POINT * count
    kind = block_kind(part.kind)
    return kind.characters * (1.0 if kind.fixed else _LEAST_OF_BLOCK)
