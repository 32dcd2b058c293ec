"""Breaking a title into lines: 词意完整、排列对称、长短适宜 (GB/T 9704-2012 7.3.1).

A title is cut into atoms that are never broken (`title_atoms.py`). Of all ways to break between atoms the one with the
least cost is taken: what a break does to the sense counts first, the shape of the lines next.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from qicao.writers.title_atoms import (
    DASH,
    NUMBER,
    PLACE,
    PLACES,
    QUOTED,
    UNKNOWN,
    atoms_of,
    settled,
    title_words,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qicao.writers.title_atoms import Atom, Line, TitleWords

_MOST_LINES = 4
_SOON = 3  # atoms: 暨 that stands so near to the end of a line should have begun the next
_CLOSING = frozenset("”’》〉）】〕」』)，。：；！？、…·")
_OPENING = frozenset("“‘《〈（【〔「『(")
_SHORT_QUOTE = 5  # with its marks
_GOOD_DIFFERENCE, _PER_CHARACTER, _PER_EXCESS = 8, 0.4, 1.0
# What each fault costs; a difference of 8 characters between the lines costs about as much as one light fault.
_RECTANGLE, _HOURGLASS, _ONE_LINE_MORE, _PER_ROOM = 5.5, 6.0, 4.0, 0.4
_LIGHT, _HEAVY, _SEGMENTED, _INVITED, _GOOD, _LISTED, _SLIGHT = 3.0, 6.0, 2.0, -4.0, -1.0, -1.0, 1.0
_LAST_RESORT = 12.0  # 和 at the end of a line


def break_title(title: str, width: int) -> tuple[str, ...]:
    """Break a title into few lines of at most `width` full-width characters; joined, they are the title.

    A title that cannot be broken well, or is too long to be one, stays as it is.
    """
    fewest = ceil(width_of(title) / width)
    if not 1 < fewest <= _MOST_LINES:
        return (title,)
    atoms = atoms_of(title, width)
    lines = _best(atoms, fewest, width)
    if _in_doubt(lines):
        lines = _best(settled(atoms), fewest, width)
    return tuple(_text(line) for line in lines) or (title,)


def _in_doubt(lines: Sequence[Line]) -> bool:
    """Whether a line begins or ends with what the lexicon does not know, or with a word that may be part of it."""
    return any(_is_doubtful(left, right) for left, right in pairwise(lines))


def _is_doubtful(left: Line, right: Line) -> bool:
    before, after = left[-1], right[0]
    if before.text.isspace():
        return after.kind == UNKNOWN and after.text in title_words().single
    if after.kind == DASH or {before.text, after.text} & title_words()["独字"]:
        return False
    return any(atom.kind == UNKNOWN for atom in (*left[-2:], *right[:2]))


def _best(atoms: Line, fewest: int, width: int) -> tuple[Line, ...]:
    words = title_words()
    most = min(fewest + 1, _MOST_LINES)
    ways = [way for way in _ways(atoms, most, width, words) if len(way) >= fewest]
    return min(ways, key=lambda way: _cost(way, fewest, width, words), default=())


def _ways(atoms: Line, most: int, width: int, words: TitleWords) -> Iterator[tuple[Line, ...]]:
    """All ways to break these atoms into at most so many lines that fit and begin and end as lines may."""
    if width_of(_text(atoms)) <= width and _text(atoms) not in words["不独行"]:
        yield (atoms,)
    if most == 1 or width_of(_text(atoms)) > most * width:
        return
    for i in range(1, len(atoms)):
        if width_of(_text(atoms[:i])) > width:
            return
        if _text(atoms[:i]).strip() and _may_break(atoms[i - 1], atoms[i], words):
            yield from ((atoms[:i], *rest) for rest in _ways(atoms[i:], most - 1, width, words))


def _may_break(before: Atom, after: Atom, words: TitleWords) -> bool:
    return not (
        after.text in words["行首不用"]
        or (after.kind != UNKNOWN and after.text in words["单字不在行首"])
        or after.text[0].isspace()
        or after.text[0] in _CLOSING
        or (_is_segmented(before) and _is_segmented(after) and len(before.text) == len(after.text) == 1)
        or (_is_segmented(before) and after.text[0] in PLACES)
        or before.text in words["行末不用"]
        or (before.kind != UNKNOWN and before.text in words["单字不在行末"])
        or before.text[-1] in _OPENING
        or before.kind == DASH
        or (before.kind == NUMBER and not before.text[-1].isalpha())
    )


def _cost(lines: Sequence[Line], fewest: int, width: int, words: TitleWords) -> float:
    """What is wrong with these lines."""
    breaks = sum(_break_cost(left, right, words) for left, right in pairwise(lines))
    widths = [width_of(_text(line)) for line in lines]
    one_line_more = _ONE_LINE_MORE + _PER_ROOM * (fewest * width - sum(widths))
    return breaks + _shape_cost(widths) + one_line_more * (len(lines) - fewest)


def _shape_cost(widths: Sequence[float]) -> float:
    """正梯、倒梯、菱形 cost least; equal lines, an hourglass (长短长) and lines of very different length are faults."""
    difference = max(widths) - min(widths)
    cost = _PER_CHARACTER * difference + _PER_EXCESS * max(0, difference - _GOOD_DIFFERENCE)
    hourglass = any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    return cost + _RECTANGLE * (not difference) + _HOURGLASS * hourglass


def _break_cost(left: Line, right: Line, words: TitleWords) -> float:
    """What a break there does to the sense."""
    before, after = left[-1], right[0]
    if after.kind == DASH:
        return 2 * _INVITED
    if after.text in words["宜作行首"] or _ends_a_part(_text(left)):
        return _INVITED + _SLIGHT * (" " in _text(right).strip())  # the last phrase, the longest, has its own line
    cost = _LISTED * (before.text[-1] in "、，；：") + _mixed(left, words) + _mixed(right, words)
    cost += _HEAVY * before.text.endswith(tuple(words["牵后"])) + _LAST_RESORT * (before.text in words["单字慎在行末"])
    dated = before.text.endswith(tuple(words["略牵后"]))
    meeting = words.meeting.match(_text(right))
    if meeting:
        inside = before.text in words["会前"] | words["独字"] or dated
        return cost + (_LIGHT if inside or meeting["more"] else _GOOD)
    if after.text == "工作" and words.meeting.match(_text(right[1:])):
        return cost + _SLIGHT
    leans_back = _leans_back(after, words)
    cost += _GOOD if before.text in words["宜作行末"] and not leans_back else _SLIGHT
    cost += _SEGMENTED * (_is_segmented(before) + _is_segmented(after)) + _SLIGHT * dated
    cost += _HEAVY * (_is_short_quotation(before) or after.text[0] == "（")
    cost += _LIGHT * any(atom.text in words["宜作行首"] for atom in left[1:][-_SOON:])
    between_quotations = before.kind == after.kind == QUOTED
    return cost + _LIGHT * (_leans_forward(before, words) + leans_back + between_quotations)


def _mixed(line: Line, words: TitleWords) -> float:
    """What it costs to break beside a line that has a better place for a break within."""
    return _SLIGHT * any(atom.text in words["宜作行首"] for atom in line[1:]) + _HEAVY * (" " in _text(line).strip())


def _ends_a_part(text: str) -> bool:
    """Whether a phrase ends there (坚定信心 真抓实干 ), or one of several meetings."""
    return text[-1].isspace() or text.endswith("会、")


def _is_segmented(atom: Atom) -> bool:
    return not atom.known and atom.kind not in {UNKNOWN, PLACE}


def _is_short_quotation(atom: Atom) -> bool:
    """Whether a quotation is an attribute of what follows: “三夏”生产, “双减”工作."""
    return atom.text[0] in "“‘" and len(atom.text) <= _SHORT_QUOTE


def _leans_forward(atom: Atom, words: TitleWords) -> bool:
    """Whether it waits for what follows: 推进, a character alone."""
    if _is_segmented(atom):
        return len(atom.text) == 1 or atom.kind[0] in words["行末慎用词性"]
    return atom.text in words["行末慎用"]


def _leans_back(atom: Atom, words: TitleWords) -> bool:
    """Whether it belongs to what stands before it: 工作, a character alone."""
    if _is_segmented(atom):
        return len(atom.text) == 1 or atom.kind[0] in words["行首慎用词性"]
    return atom.text in words["行首慎用"]


def _text(line: Line) -> str:
    return "".join(atom.text for atom in line)
