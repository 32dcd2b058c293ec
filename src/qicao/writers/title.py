"""Breaking a title into lines: 词意完整、排列对称、长短适宜 (GB/T 9704-2012 7.3.1).

A title is cut into atoms that are never broken: what stands in quotation marks or brackets, numbers, the words of the
lexicon `titles.yaml`, and single characters. Of all ways to break between atoms the one with the least cost is taken.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations, pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_MOST_LINES = 3
_CLOSING = frozenset("”’》）】，。：；！？、—…")
_OPENING = frozenset("“‘《（【")
_QUOTED = re.compile("“[^”]*”|‘[^’]*’|《[^》]*》|（[^）]*）|【[^】]*】")
_NUMBER = re.compile(  # 第三季度, 2025—2026年度, 3.0, 5G+, R&D
    r"第?(?:[\dA-Za-z][\dA-Za-z.%&+～—-]*|[一二三四五六七八九十百]+)(?:年度|年|届|次|期|批|个|季度|级|中全会)?"
)
_GOOD_DIFFERENCE = 8
# What each fault costs, against one character of difference in length.
_INSIDE_WORD, _BESIDE_WORD, _RECTANGLE, _HOURGLASS, _INVITED = 6, 2, 3, 6, -4

Line = tuple[str, ...]  # the atoms of a line


class TitleWords(NamedTuple):
    """The lexicon of titles: the words that are never broken, and where lines rather begin and end."""

    whole: frozenset[str]
    never_first: frozenset[str]
    never_last: frozenset[str]
    invited: frozenset[str]
    never_alone: frozenset[str]


@cache
def title_words() -> TitleWords:
    """The lexicon `titles.yaml`."""
    data = load_lexicon("titles")
    return TitleWords(*(frozenset(data[key]) for key in ("不拆", "行首不用", "行末不用", "宜作行首", "不独行")))


def break_title(title: str, width: int) -> tuple[str, ...]:
    """Break a title into the fewest lines of at most `width` full-width characters; joined, they are the title.

    A title that cannot be broken well, or is too long to be one, stays as it is.
    """
    fewest = ceil(_width(title) / width)
    if fewest <= 1:
        return (title,)
    words = title_words()
    atoms = tuple(_atoms(title, words.whole))
    places = [i for i in range(1, len(atoms)) if _may_break(atoms[i - 1], atoms[i], words)]
    for count in range(fewest, _MOST_LINES + 1):
        ways = (_lines(atoms, breaks) for breaks in combinations(places, count - 1))
        fitting = [way for way in ways if _fits(way, width, words)]
        if fitting:
            return tuple("".join(line) for line in min(fitting, key=lambda way: _cost(way, words)))
    return (title,)


def _atoms(title: str, whole: Collection[str]) -> Iterator[str]:
    """The atoms in order: what is quoted, the longest word of `whole`, a number, else one character."""
    lengths = sorted({len(word) for word in whole}, reverse=True)
    start = 0
    while start < len(title):
        beginnings = (title[start : start + length] for length in lengths)
        quoted = _QUOTED.match(title, start)
        word = quoted[0] if quoted else next((text for text in beginnings if text in whole), None)
        number = None if word else _NUMBER.match(title, start)
        atom = word or (number[0] if number else title[start])
        yield atom
        start += len(atom)


def _may_break(before: str, after: str, words: TitleWords) -> bool:
    return (
        after not in words.never_first
        and not after.isspace()
        and after[0] not in _CLOSING
        and before not in words.never_last
        and before[-1] not in _OPENING
    )


def _lines(atoms: Sequence[str], breaks: Sequence[int]) -> tuple[Line, ...]:
    return tuple(tuple(atoms[start:end]) for start, end in pairwise((0, *breaks, len(atoms))))


def _fits(lines: Sequence[Line], width: int, words: TitleWords) -> bool:
    return all(_width("".join(line)) <= width for line in lines) and "".join(lines[-1]) not in words.never_alone


def _cost(lines: Sequence[Line], words: TitleWords) -> float:
    """正梯、倒梯、菱形 cost least; equal lines and an hourglass (长短长) are faults, a cut word is a worse one."""
    widths = [_width("".join(line)) for line in lines]
    difference = max(widths) - min(widths)
    cost = difference + max(0, difference - _GOOD_DIFFERENCE) if difference else _RECTANGLE
    if any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False)):
        cost += _HOURGLASS
    return cost + sum(_break_cost(left[-1], right[0], words) for left, right in pairwise(lines))


def _break_cost(before: str, after: str, words: TitleWords) -> int:
    if after in words.invited or before.isspace():
        return _INVITED
    unknown = (len(before) == 1) + (len(after) == 1)
    return (0, _BESIDE_WORD, _INSIDE_WORD)[unknown]


def _width(text: str) -> float:
    """The width in full-width characters; digits and Latin letters are half as wide."""
    return sum(0.5 if east_asian_width(character) in ("Na", "H") else 1 for character in text)
