"""Markers: what numbers a heading or an item (一、 （一） 一是 第一， 1. 首先 ——).

A style is a short pattern that says how a marker prints:

* `{一}、` `（{一}）` `{一}是` `第{一}`: a Chinese numeral stands in braces;
* `{1}.` `（{1}）`: an ASCII one; `{１}．`: a full-width one;
* `{①}` `{㈠}` `{⑴}` `{⒈}` `{Ⅰ}、` `{A}.`: one of a row of characters that count on from the one in braces;
* `首先|其次|最后`: a series of words, the number says which;
* `——` `●`: always the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qicao.speech.numerals import chinese

if TYPE_CHECKING:
    from collections.abc import Callable

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

LEVEL_LINE, LEVEL_BRACKET, LEVEL_RUN_IN, LEVEL_DEEPEST = 1, 2, 3, 4
_LEVELS = {
    "{一}": LEVEL_LINE,
    "{一}、": LEVEL_LINE,
    "{一}.": LEVEL_LINE,
    "第{一}部分": LEVEL_LINE,
    "{Ⅰ}、": LEVEL_LINE,
    "{Ⅰ}.": LEVEL_LINE,
    "({一})": LEVEL_BRACKET,
    "{一})": LEVEL_BRACKET,
    "{㈠}": LEVEL_BRACKET,
    "({1})": LEVEL_DEEPEST,
    "{1})": LEVEL_DEEPEST,
    "{①}": LEVEL_DEEPEST,
    "{⑴}": LEVEL_DEEPEST,
}
_FAMILY = str.maketrans({"（": "(", "）": ")", "．": ".", "，": ",", "１": "1", "头": "第", " ": None, "\u3000": None})


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: its style, its number from 1, and what stands between it and its text (， or a blank)."""

    style: str
    number: int
    after: str = ""

    @property
    def level(self) -> int:
        """1 = 一、; 2 = （一）; 3 = run into its paragraph (一是, 第一, 1.); 4 = （1）. GB/T 9704-2012 7.3.3."""
        return _level(self.style)

    @property
    def label(self) -> str:
        """The marker as printed, without what follows it: `（一）`, `第一`."""
        return label(self.style, self.number)

    def __str__(self) -> str:
        return self.label + self.after


def label(style: str, number: int) -> str:
    """Print number `number` (from 1) in `style`."""
    if "|" in style:
        words = style.split("|")
        return words[min(number, len(words)) - 1]
    before, brace, rest = style.partition("{")
    return before + _numeral(rest[0], number) + rest[2:] if brace else style


def _numeral(one: str, number: int) -> str:
    """`number` written as `one` writes the number one."""
    if one in _NUMERALS:
        return _NUMERALS[one](number)
    return chr(ord(one) + number - 1)


def _full_width(number: int) -> str:
    return str(number).translate(_FULL_WIDTH)


_NUMERALS: dict[str, Callable[[int], str]] = {"一": chinese, "1": str, "１": _full_width}


@cache
def family(style: str) -> str:
    """The style whatever the width of its signs and the blanks in it: what （一） and (二) have in common."""
    return style.translate(_FAMILY)


@cache
def _level(style: str) -> int:
    return _LEVELS.get(family(style), LEVEL_RUN_IN)
