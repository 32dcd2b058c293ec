"""The numbers that Word counts itself: 一、 （一） 1. of automatic lists, written out as they are shown."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from qicao.speech.markers import label

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HOLE = re.compile(r"%([1-9])")
_BULLET = "•"
_MOST_CHINESE = 99
_CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
)
# The character that is the number one of a format, and how many there are in its row.
_ROWS = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "upperRoman": ("Ⅰ", 12),
    "upperLetter": ("A", 26),
    "lowerLetter": ("a", 26),
}


class _Level(NamedTuple):
    """One level of a list: its first number, the format of its numbers, its text (第%1部分), its paragraph style."""

    start: int
    form: str
    text: str
    style: str | None


@dataclass(frozen=True)
class _List:
    """A list of a document: what its numbers are counted under (lists may share a count), and its levels."""

    count: str
    levels: dict[int, _Level]


class Numbering:
    """Counts the paragraphs of a document as Word does. `root` is its numbering part (None: it has none)."""

    def __init__(self, root: Any, styles: Any) -> None:
        self._lists = {} if root is None else dict(_lists(root))
        self._styles = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")} if self._lists else {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: Any) -> str:
        """The number that is shown before a paragraph, "" when it has none. To be asked in reading order."""
        number, depth = self._place(paragraph)
        found = self._lists.get(number)
        if found is None or depth not in found.levels:
            return ""
        counts = self._counts[found.count]
        counts[depth] = counts.get(depth, found.levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return _shown(found.levels, counts, depth)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The id of the list and the 0-based level of a paragraph: its own, or those of its style."""
        if not self._lists:
            return "", 0
        own = paragraph.find(f"{_W}pPr")
        number, depth = _number(own)
        style = _value(own, "pStyle")
        for _ in range(len(self._styles)):
            if number or style not in self._styles:
                break
            number, depth = _number(self._styles[style].find(f"{_W}pPr"))
            levels = self._lists[number].levels if number in self._lists else {}
            depth = next((level for level, found in levels.items() if found.style == style), depth)
            style = _value(self._styles[style], "basedOn")
        return number, depth


def _lists(root: Any) -> Any:
    """Yield the id of each list and the list."""
    abstract = {element.get(f"{_W}abstractNumId"): element for element in root.iter(f"{_W}abstractNum")}
    for element in root.iter(f"{_W}num"):
        shared = _value(element, "abstractNumId") or ""
        levels = {} if shared not in abstract else _levels(abstract[shared])
        overrides = list(element.iter(f"{_W}lvlOverride"))
        for override in overrides:
            depth = _whole(override.get(f"{_W}ilvl"), 0)
            if depth in levels:
                start = _whole(_value(override, "startOverride"), levels[depth].start)
                levels[depth] = levels[depth]._replace(start=start)
        number = element.get(f"{_W}numId")
        yield number, _List(f"{shared}/{number if overrides else ''}", levels)


def _levels(abstract: Any) -> dict[int, _Level]:
    return {
        _whole(level.get(f"{_W}ilvl"), 0): _Level(
            _whole(_value(level, "start"), 1),
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText") or "",
            _value(level, "pStyle"),
        )
        for level in abstract.iter(f"{_W}lvl")
    }


def _number(properties: Any) -> tuple[str, int]:
    found = None if properties is None else properties.find(f"{_W}numPr")
    return _value(found, "numId") or "", _whole(_value(found, "ilvl"), 0)


def _value(element: Any, name: str) -> str | None:
    """The value of a child element, None when there is no such child."""
    found = None if element is None else element.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val")


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default


def _shown(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    if levels[depth].form == "bullet":
        return _BULLET + " "
    text = _HOLE.sub(lambda hole: _written(levels, counts, int(hole[1]) - 1), levels[depth].text)
    return text + " " if text[-1:].isalnum() else text


def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    """The number of a level in its format; in ASCII digits when the format has no such number."""
    if depth not in levels:
        return ""
    form, number = levels[depth].form, counts.get(depth, levels[depth].start)
    if form in _CHINESE and number <= _MOST_CHINESE:
        return label("{一}", number)
    one, count = _ROWS.get(form, ("１", 0))
    return label(f"{{{one}}}", number) if 0 < number <= count or form == "decimalFullWidth" else str(number)
