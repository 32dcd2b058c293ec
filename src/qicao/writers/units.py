"""The quantities of a layout profile: `37 mm`, `28.95 pt`, `2 字`, `1 行`, `三号`.

Lengths become twips (1/20 pt), as OOXML counts them; 字 and 行 become hundredths, sizes half-points.
Every function raises ValueError, whose text says in Chinese what would be right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TWIPS = {"mm": 1440 / 25.4, "毫米": 1440 / 25.4, "cm": 1440 / 2.54, "厘米": 1440 / 2.54, "pt": 20, "磅": 20}
_HALF_POINTS = {"pt": 2, "磅": 2}
_QUANTITY = re.compile(r"(-?\d+(?:\.\d+)?)\s*(\D+)")
_POINTS_OF_SIZE = {
    "小初": 36,
    "一号": 26,
    "小一": 24,
    "二号": 22,
    "小二": 18,
    "三号": 16,
    "小三": 15,
    "四号": 14,
    "小四": 12,
    "五号": 10.5,
    "小五": 9,
}
_LARGEST_PAGE = 31_680  # twips (22 inches), the most that Word takes for a page or a distance on it
_LARGEST_SIZE = 3_276  # half-points, the most that Word takes for a font
_LARGEST_COUNT = 10_000  # hundredths: a hundred characters or lines


def length(text: str) -> int:
    """Read a length as twips: `37 mm` → 2098."""
    return _quantity(text, _TWIPS, (0, _LARGEST_PAGE), "数字加单位，如 37 mm、2.8 cm、28.95 pt")


def adjustment(text: str) -> int:
    """Read what is added to a width, or taken from it, as twips: `-0.25 pt` → -5."""
    return _quantity(text, _TWIPS, (-_LARGEST_PAGE, _LARGEST_PAGE), "数字加单位，可以是负数，如 -0.25 pt")


def characters(text: str) -> int:
    """Read a number of characters as hundredths: `2 字` → 200."""
    return _quantity(text, {"字": 100}, (0, _LARGEST_COUNT), "数字加“字”，如 2 字")


def lines(text: str) -> int:
    """Read a number of lines as hundredths: `1 行` → 100."""
    return _quantity(text, {"行": 100}, (0, _LARGEST_COUNT), "数字加“行”，如 1 行")


def size(text: str) -> int:
    """Read a font size as half-points: `三号` → 32, `16 pt` → 32."""
    points = _POINTS_OF_SIZE.get(text.strip())
    named = f"{points} pt" if points else text
    return _quantity(named, _HALF_POINTS, (1, _LARGEST_SIZE), "字号或磅数，如 三号、16 pt")


def _quantity(text: str, units: Mapping[str, float], limits: tuple[int, int], expected: str) -> int:
    found = _QUANTITY.fullmatch(text.strip())
    if found is None or found[2] not in units:
        raise ValueError(expected)
    value = round(float(found[1]) * units[found[2]])
    if not limits[0] <= value <= limits[1]:
        raise ValueError(expected)
    return value
