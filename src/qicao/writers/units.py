"""The values of a layout profile: `37 mm`, `28.95 pt`, `2 字`, `1 行`, `三号`, `是`, `— 1 —`.

Each kind reads itself and says itself as JSON Schema. Lengths become twips (1/20 pt), as OOXML counts them; 字 and 行
become hundredths, sizes half-points. To call one raises ValueError, whose text says in Chinese what would be right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

_TWIPS = {"mm": 1440 / 25.4, "毫米": 1440 / 25.4, "cm": 1440 / 2.54, "厘米": 1440 / 2.54, "pt": 20, "磅": 20}
_QUANTITY = re.compile(r"(-?\d+(?:\.\d+)?)\s*(\D+)")
_POINTS_OF_SIZE = {
    "初号": 42,
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
_NO_NUMBER = "无"

Schema = dict[str, Any]


class Shape(Protocol):
    """What a value may look like."""

    def __call__(self, text: str, /) -> Any:
        """The value. Raises ValueError with what would be right."""

    def schema(self) -> Schema:
        """The same as JSON Schema."""


class Quantity(NamedTuple):
    """A number with its unit, from `low` to `high` of what one `unit` counts as."""

    units: Mapping[str, float]
    low: int
    high: int
    expected: str

    def __call__(self, text: str) -> int:
        """Read `37 mm`."""
        found = _QUANTITY.fullmatch(text.strip())
        if found is None or found[2] not in self.units:
            raise ValueError(self.expected)
        value = round(float(found[1]) * self.units[found[2]])
        if not self.low <= value <= self.high:
            raise ValueError(self.expected)
        return value

    def schema(self) -> Schema:
        """Text: digits, then one of the units."""
        return {"type": "string", "pattern": f"^{self.pattern}$"}

    @property
    def pattern(self) -> str:
        """The regular expression of digits and unit, in the words of ECMA-262."""
        sign = "-?" if self.low < 0 else ""
        return rf"{sign}[0-9]+(\.[0-9]+)?\s*({'|'.join(self.units)})"


class Size(NamedTuple):
    """A font size, by name or in points."""

    names: Mapping[str, float]
    points: Quantity

    def __call__(self, text: str) -> int:
        """Read `三号` or `16 pt` as half-points."""
        named = self.names.get(text.strip())
        return self.points(f"{named} pt" if named else text)

    def schema(self) -> Schema:
        """Text: a name or points."""
        return {"type": "string", "pattern": f"^({'|'.join(self.names)}|{self.points.pattern})$"}


class Choice(NamedTuple):
    """One of a few words."""

    values: Mapping[str, Any]

    def __call__(self, text: str) -> Any:
        """What the word means."""
        if text not in self.values:
            raise ValueError("、".join(self.values))
        return self.values[text]

    def schema(self) -> Schema:
        """The words; a number is one with or without quotation marks."""
        return {"enum": [*self.values, *(int(word) for word in self.values if word.isdecimal())]}


class Name:
    """A name: of the profile, of a font."""

    def __call__(self, text: str) -> str:
        """The name without the blanks around it."""
        if not text.strip():
            raise ValueError("一个名字")
        return text.strip()

    def schema(self) -> Schema:
        """Text that is not blank."""
        return {"type": "string", "pattern": r"\S"}


class PageNumber:
    """What stands round the number of a page, shown on page 1: `— 1 —`, `第 1 页`; 无: pages have no number."""

    def __call__(self, text: str) -> tuple[str, str] | None:
        """The text before and after the number."""
        if text.strip() == _NO_NUMBER:
            return None
        before, one, after = text.strip().partition("1")
        if not one or re.search(r"\d", before + after):
            raise ValueError("第一页的页码照样写出，如 — 1 —、第 1 页；不要页码写 无")
        return before, after

    def schema(self) -> Schema:
        """Text with one number, the 1; or nothing but it."""
        return {"anyOf": [{"const": 1}, {"type": "string", "pattern": f"^([^0-9]*1[^0-9]*|{_NO_NUMBER})$"}]}


length = Quantity(_TWIPS, 0, _LARGEST_PAGE, "数字加单位，如 37 mm、2.8 cm、28.95 pt")
adjustment = Quantity(_TWIPS, -_LARGEST_PAGE, _LARGEST_PAGE, "数字加单位，可以是负数，如 -0.25 pt")
characters = Quantity({"字": 100}, 0, _LARGEST_COUNT, "数字加“字”，如 2 字")
lines = Quantity({"行": 100}, 0, _LARGEST_COUNT, "数字加“行”，如 1 行")
size = Size(_POINTS_OF_SIZE, Quantity({"pt": 2, "磅": 2}, 1, _LARGEST_SIZE, "字号或磅数，如 三号、16 pt"))
name = Name()
page_number = PageNumber()
