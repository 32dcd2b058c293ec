"""The numbers that Word counts itself: 一、 （一） 1. of automatic lists, written out as they are shown."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.readers.word_xml import W, child, is_on, value, whole
from qicao.speech.markers import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qicao.readers.word_styles import Styles

_HOLE = re.compile(r"%([1-9])")
BULLET = "•"
_MOST_CHINESE = 99
_CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
)
_FULL_WIDTH = ("decimalFullWidth", "decimalFullWidth2")
# The character that is the number one of a format, and how many there are in its row.
_ROWS = {
    "ideographEnclosedCircle": ("㊀", 10),
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "upperRoman": ("Ⅰ", 12),
    "upperLetter": ("A", 26),
    "lowerLetter": ("a", 26),
    "lowerRoman": ("ⅰ", 12),
}
_DIGITS = {"ideographDigital": "〇一二三四五六七八九", "japaneseDigitalTenThousand": "〇一二三四五六七八九"}
_WORDS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "chineseLegalSimplified": "壹贰叁肆伍陆柒捌玖拾",
}


class _Level(NamedTuple):
    """One level of a list: its first number, the format of its numbers, its text (第%1部分), and so on.

    `style` is the paragraph style it belongs to; `restart` the level (from 1) that makes it count anew, 0 for none;
    `legal` that all numbers in it are 1, 2, 3; `suffix` what stands between it and the text.
    """

    start: int
    form: str
    text: str
    style: str | None
    restart: int
    legal: bool
    suffix: str


@dataclass(frozen=True)
class _List:
    """A list of a document: what its numbers are counted under (lists may share a count), and its levels."""

    count: str
    levels: dict[int, _Level]


class Numbering:
    """Counts the paragraphs of a document as Word does. `root` is its numbering part (None: it has none)."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._lists = {} if root is None else dict(_lists(root, styles))
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, properties: Any) -> str:
        """The number that is shown before a paragraph, "" when it has none. To be asked in reading order."""
        if not self._lists:
            return ""
        number, depth = self._place(properties)
        found = self._lists.get(number)
        if found is None or depth not in found.levels:
            return ""
        counts = self._counts[found.count]
        counts[depth] = counts.get(depth, found.levels[depth].start - 1) + 1
        for deeper in [level for level in counts if depth < _restarted_by(found.levels, level)]:
            del counts[deeper]
        return _shown(found.levels, counts, depth)

    def _place(self, properties: Any) -> tuple[str, int]:
        """The id of the list and the 0-based level of a paragraph: its own, or those of its style."""
        number, depth = _number(properties)
        if number:
            return number, depth or 0
        for style in self._styles.chain(self._styles.of(properties)):
            number, of_style = _number(child(style, "pPr"))
            if number:
                levels = self._lists[number].levels if number in self._lists else {}
                named = (level for level, found in levels.items() if found.style == style.get(f"{W}styleId"))
                return number, next((d for d in (depth, next(named, None), of_style) if d is not None), 0)
        return "", 0


def _lists(root: Any, styles: Styles) -> Iterator[tuple[str, _List]]:
    """Yield the id of each list and the list."""
    abstract = {element.get(f"{W}abstractNumId"): element for element in root.iterfind(f"{W}abstractNum")}
    shared_by = {element.get(f"{W}numId"): value(element, "abstractNumId") for element in root.iterfind(f"{W}num")}
    for element in root.iterfind(f"{W}num"):
        shared = _linked(value(element, "abstractNumId") or "", abstract, shared_by, styles)
        levels = _levels(abstract[shared]) if shared in abstract else {}
        overrides = list(element.iterfind(f"{W}lvlOverride"))
        for override in overrides:
            levels |= _overridden(override, levels)
        number = element.get(f"{W}numId") or ""
        yield number, _List(f"{shared}/{number if overrides else ''}", levels)


def _linked(shared: str, abstract: dict[Any, Any], shared_by: dict[Any, str | None], styles: Styles) -> str:
    """The definition that holds the levels: one may be a mere link to a style of lists, which names it (17.9.21)."""
    link = value(abstract.get(shared), "numStyleLink")
    if link is None:
        return shared
    named = (_number(child(style, "pPr"))[0] for style in styles.chain(link))
    return shared_by.get(next(filter(None, named), "")) or shared


def _overridden(override: Any, levels: dict[int, _Level]) -> dict[int, _Level]:
    """The level that a list has of its own: another definition, or another start of that which it shares."""
    found = levels | _levels(override)
    depth = whole(override.get(f"{W}ilvl"), 0)
    if depth not in found:
        return {}
    start = whole(value(override, "startOverride"), found[depth].start)
    return {depth: found[depth]._replace(start=start)}


def _levels(parent: Any) -> dict[int, _Level]:
    return {whole(level.get(f"{W}ilvl"), 0): _level(level) for level in parent.iterfind(f"{W}lvl")}


def _level(level: Any) -> _Level:
    return _Level(
        whole(value(level, "start"), 1),
        value(level, "numFmt") or "decimal",
        value(level, "lvlText") or "",
        value(level, "pStyle"),
        whole(value(level, "lvlRestart"), whole(level.get(f"{W}ilvl"), 0)),
        is_on(level, "isLgl"),
        value(level, "suff") or "tab",
    )


def _restarted_by(levels: dict[int, _Level], level: int) -> int:
    """The 0-based levels below this number make a level count anew (17.9.10)."""
    return min(level, levels[level].restart) if level in levels else level


def _number(properties: Any) -> tuple[str, int | None]:
    found = child(properties, "numPr")
    depth = value(found, "ilvl")
    return value(found, "numId") or "", None if depth is None else whole(depth, 0)


def _shown(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.form == "bullet":
        return BULLET + " "
    text = _HOLE.sub(lambda hole: _written(levels, counts, int(hole[1]) - 1, level), level.text)
    ends_in_word = text[-1:].isalpha() or text[-1:].isdecimal()
    return text + " " if ends_in_word and level.suffix != "nothing" else text


def _written(levels: dict[int, _Level], counts: dict[int, int], depth: int, asking: _Level) -> str:
    """The number of a level in its format; in ASCII digits when the format has no such number."""
    if depth not in levels:
        return ""
    form, number = levels[depth].form, counts.get(depth, levels[depth].start)
    if asking.legal:
        return str(number)
    if form in _CHINESE and number <= _MOST_CHINESE:
        return label("{一}", number)
    one, count = _ROWS.get(form, ("１", 0))
    return label(f"{{{one}}}", number) if 0 < number <= count or form in _FULL_WIDTH else _plain(form, number)


def _plain(form: str, number: int) -> str:
    if form in _DIGITS:
        return "".join(_DIGITS[form][int(digit)] for digit in str(number))
    words = _WORDS.get(form, "")
    if 0 < number <= len(words):
        return words[number - 1]
    return "" if form == "none" else f"{number:02}" if form == "decimalZero" else str(number)
