"""The shapes that a value in an outline may have. Each one reads itself and says itself as JSON Schema."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from qicao.errors import OutlineError, Place
from qicao.outlines.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qicao.yamlfile import Node

Schema = dict[str, Any]
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_DATE = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
# A fact's name for the JSON Schema: in the regular expressions of editors \w is ASCII, so this names what is refused.
_NOT_IN_NAMES = r"\s!-/:-@\[-^`{-~，。、：；！？（）“”《》"
_NAME_ANYWHERE = f"^[^\\d{_NOT_IN_NAMES}][^{_NOT_IN_NAMES}]*$"
_BETWEEN_WORDS = re.compile(r"[、，,；;\s]+")
_YES_NO = {"有": True, "是": True, "要": True, "无": False, "没有": False, "否": False, "不要": False}


class Spot(NamedTuple):
    """Where a value stands: the file, and the name of its key, for messages."""

    file: str
    name: str

    def wrong(self, line: int, message: str, hint: str) -> OutlineError:
        """The error to raise for a value on `line`."""
        return OutlineError(message, Place(self.file, line), hint)


class Shape(Protocol):
    """What a value may look like."""

    def read(self, node: Node, spot: Spot) -> Any:
        """Return the value as plain data. Raises OutlineError when the node has another shape."""

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """The shape as JSON Schema; `words` are the choices of each noun."""


def kind_of(node: Node) -> str:
    """What a node is, in the words of a writer."""
    kinds: dict[type, str] = {dict: "几个键", list: "一个列表", bool: "“是/否”值", date: "日期", type(None): "空的"}
    kinds |= {int: "数字", float: "数字", str: "文字"}
    return kinds.get(type(node.value), "别的东西")


class Text:
    """Words as they are to stand; `{{ 活动 }}` in them is filled when the speech is composed."""

    def read(self, node: Node, spot: Spot) -> str:
        """Return the text without the blanks around it."""
        if isinstance(node.value, str):
            return node.value.strip()
        hint = f"是文字的话，加上引号：'{node.raw}'。" if node.raw else "写成一行文字；长的可用“|”另起一行缩进着写。"
        raise spot.wrong(node.line, f"“{spot.name}”应当写文字，这里是{kind_of(node)}。", hint)

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """Text, or nothing."""
        return {"type": ["string", "null"]}


class Number(NamedTuple):
    """A number from `low` to `high`; `whole`: without a fraction; `advice`: what to do about a wrong one."""

    low: int
    high: int
    advice: str
    whole: bool = False

    def read(self, node: Node, spot: Spot) -> float:
        """Return the number as it was written (YAML would read 015 as 13 and 1:30 as 90)."""
        if isinstance(node.value, (dict, list)) or not _NUMBER.fullmatch(node.raw):
            shown = node.raw or kind_of(node)
            if not re.fullmatch(r"-\d+(?:\.\d+)?", shown):
                raise spot.wrong(node.line, f"“{spot.name}”应当写数字，这里是“{shown}”。", self.advice)
        value = float(node.raw)
        if not self.low <= value <= self.high or (self.whole and value % 1):
            range_ = f"{self.low} 到 {self.high} 之间的{'整' if self.whole else ''}数"
            raise spot.wrong(node.line, f"“{spot.name}”写的是 {node.raw}，应当是 {range_}。", self.advice)
        return int(value) if value.is_integer() else value

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """A number in its bounds, or nothing."""
        return {"type": ["integer" if self.whole else "number", "null"], "minimum": self.low, "maximum": self.high}


class Day:
    """A date: 2026-11-25 or 2026年11月25日."""

    def read(self, node: Node, spot: Spot) -> date:
        """Return the date."""
        if isinstance(node.value, datetime):
            return node.value.date()
        if isinstance(node.value, date):
            return node.value
        found = _DATE.fullmatch(node.raw.strip())
        try:
            return date(*map(int, found.groups()))  # type: ignore[union-attr]  # None is caught below
        except (AttributeError, ValueError):
            shown = node.raw or kind_of(node)
            hint = "写成 2026-11-25 或 2026年11月25日。"
            raise spot.wrong(node.line, f"“{spot.name}”不是一个日期：{shown}。", hint) from None

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """A date as text, or nothing."""
        return {"type": ["string", "null"], "pattern": f"^{_DATE.pattern}$"}


class Topics:
    """One word or several: 担当 / 担当、落实 / [担当, 落实]."""

    def read(self, node: Node, spot: Spot) -> tuple[str, ...]:
        """Return the words, each once."""
        nodes = node.value if isinstance(node.value, list) else [node]
        odd = next((n for n in nodes if not isinstance(n.value, str)), None)
        if odd is not None:
            message = f"“{spot.name}”应当写词，这里是{kind_of(odd)}。"
            raise spot.wrong(odd.line, message, "写一个词，或用方括号写几个，如“[担当, 落实]”。")
        return tuple(dict.fromkeys(word for n in nodes for word in _BETWEEN_WORDS.split(n.value) if word))

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """A word or a list of words, or nothing."""
        return {"type": ["string", "array", "null"], "items": {"type": "string"}}


class Texts:
    """One text or a list of them."""

    def read(self, node: Node, spot: Spot) -> tuple[str, ...]:
        """Return the texts, each once; an id of digits alone stays as it was written."""
        nodes = node.value if isinstance(node.value, list) else [node]
        odd = next((n for n in nodes if isinstance(n.value, (list, dict)) or not n.raw.strip()), None)
        if odd is not None:
            message = f"“{spot.name}”应当写编号或文字，这里是{kind_of(odd)}。"
            raise spot.wrong(odd.line, message, "写一个，或用方括号写几个，如“[5d3a442d87, 70981a2d76]”。")
        return tuple(dict.fromkeys(n.raw.strip() for n in nodes))

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """A text or a list of texts, or nothing."""
        return {"type": ["string", "number", "array", "null"], "items": {"type": ["string", "number"]}}


class Choice(NamedTuple):
    """One of the words of a noun (words.py)."""

    noun: str

    def read(self, node: Node, spot: Spot) -> str:
        """Return what the word means."""
        known = vocabulary(self.noun)
        word = node.raw.strip()
        if word in known.meanings:
            return known.meanings[word]
        if not word:
            raise spot.wrong(node.line, f"“{spot.name}”应当写一个词，这里是{kind_of(node)}。", known.hint(""))
        raise spot.wrong(node.line, f"没有“{word}”这种{self.noun}。", known.hint(word))

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """One of the words."""
        return {"enum": list(words[self.noun])}


class Named(NamedTuple):
    """A name that only the bank can know (a phrase set): any text; editors are offered the known ones."""

    noun: str

    def read(self, node: Node, spot: Spot) -> str:
        """Return the name."""
        return Text().read(node, spot)

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """The known names first, then any text."""
        return {"anyOf": [{"enum": list(words[self.noun])}, {"type": ["string", "null"]}]}


class Lead:
    """Whether a lead is wanted (有, 无), or its own words."""

    def read(self, node: Node, spot: Spot) -> bool | str:
        """Return True (compose one), False (none), or the words."""
        if isinstance(node.value, bool):
            return node.value
        text = Text().read(node, spot)
        return _YES_NO.get(text, text)

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """Yes, no or text, or nothing."""
        return {"type": ["boolean", "string", "null"], "examples": ["有", "无"]}


class Facts:
    """Names and their texts. A value stays as it was written (007, 12:30, 3.50); an empty one is a missing fact."""

    def read(self, node: Node, spot: Spot) -> dict[str, str]:
        """Return the facts that have a value."""
        if not isinstance(node.value, dict):
            raise spot.wrong(node.line, f"“{spot.name}”里应当是“名: 值”，这里是{kind_of(node)}。", "如“镇: 青石镇”。")
        for name, value in node.value.items():
            _check_fact(name, value, node.key_lines[name], spot)
        return {name: value.raw.strip() for name, value in node.value.items() if value.value is not None}

    def schema(self, words: Mapping[str, Sequence[str]]) -> Schema:
        """Any names, each with one plain value."""
        return {
            "type": ["object", "null"],
            "propertyNames": {"pattern": _NAME_ANYWHERE},
            "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
        }


def _check_fact(name: str, value: Node, line: int, spot: Spot) -> None:
    if not name.isidentifier():
        raise spot.wrong(line, f"“{name}”不能作事实的名字。", "只用汉字、字母、数字和下划线，不以数字开头。")
    if isinstance(value.value, (dict, list)):
        raise spot.wrong(line, f"事实“{name}”应当写一句话，这里是{kind_of(value)}。", "写成“名: 值”，值是一行文字。")
