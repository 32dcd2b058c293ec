"""What may stand in the files of a phrase set: keys, and for each key what its value must be.

Checks work on plain values, because a bank may be large; a value that is wrong is told by its trail (list
indexes and keys from the top of the file), from which the reader finds the line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

from qicao.bank import entries as e
from qicao.bank.phrase import ROLE_OF_CHINESE, Register
from qicao.errors import FULL_WIDTH_COLON, HALF_WIDTH_COLON, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Check = Callable[[str, Any], None]
    Form = Mapping[str, Check]

_SLOT = re.compile(r"\{[^{}\s]+\}")
_SOURCE = re.compile(r".+#[0-9]+\.[0-9]+", re.DOTALL)
_BETWEEN_WORDS = re.compile(r"[，、；]")
_DEEPEST_LEVEL = 4
Trail = tuple[int | str, ...]


class EntryError(Exception):
    """Something wrong in a file: what, where (`trail`), and what to do next."""

    def __init__(self, message: str, hint: str, trail: Trail = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.trail = trail


def check_entries(entries: Any, form: Form, required: tuple[str, ...]) -> None:
    """Check a file that is a list of entries. Raises EntryError."""
    if type(entries) is not list:
        raise EntryError("这个文件应是一个列表。", "每一条前面写一个减号加空格，如“- 文: ……”。")
    for index, entry in enumerate(entries):
        try:
            check_mapping(entry, form, required)
        except EntryError as wrong:
            raise EntryError(wrong.message, wrong.hint, (index, *wrong.trail)) from None


def check_mapping(entry: Any, form: Form, required: tuple[str, ...]) -> None:
    """Check one entry: its keys, their values, and that what is required is there. Raises EntryError."""
    if type(entry) is not dict:
        _no_mapping(entry)
    for key, value in entry.items():
        check = form.get(key)
        if check is None:
            raise EntryError(f"没有“{key}”这个键。", nearest(str(key), form), (key,))
        if value is not None:
            check(key, value)
    for key in required:
        if entry.get(key) is None:
            raise EntryError(f"这一条缺“{key}”。", f"补上“{key}: ……”，或删去这一条。")


def _no_mapping(entry: Any) -> NoReturn:
    if isinstance(entry, str) and "：" in entry:
        raise EntryError(FULL_WIDTH_COLON, HALF_WIDTH_COLON)
    raise EntryError("这里应是“键: 值”的写法。", "写成“- 文: ……”这样，键和值之间用半角冒号加空格。")


def text(key: str, value: Any) -> None:
    """A text that is not empty."""
    if type(value) is not str:
        raise EntryError(f"“{key}”应是文字，这里读成了别的东西（{value}）。", f'加上引号，如“{key}: "……"”。', (key,))
    if not value.strip():
        raise EntryError(f"“{key}”是空的。", f"写上内容，或删去“{key}”这一行。", (key,))


def slotted(key: str, value: Any) -> None:
    """A text whose braces, if any, are slots."""
    text(key, value)
    if "{" in value or "}" in value:
        rest = _SLOT.sub("", value)
        if "{" in rest or "}" in rest:
            raise EntryError(f"“{key}”里的花括号不成对，或空位名不对。", "空位写成一对花括号加名字，如“{镇}”。", (key,))


def texts(key: str, value: Any) -> None:
    """A list of texts."""
    _each(key, value, text, f"{key}: [甲, 乙]")


def words(key: str, value: Any) -> None:
    """A list of words, each by itself: `[甲，乙]` would be one word to YAML."""
    _each(key, value, _word, f"{key}: [甲, 乙]")


def _word(key: str, value: Any) -> None:
    text(key, value)
    if _BETWEEN_WORDS.search(value):
        raise EntryError(
            f"“{key}”里的“{value}”连成了一个词。", f"用半角逗号加空格分开，写成“{key}: [甲, 乙]”。", (key,)
        )


def headings(key: str, value: Any) -> None:
    """The headings of a set: a list of texts with slots, not empty."""
    _each(key, value, slotted, "另起一行，每个标题前写减号加空格")
    if not value:
        raise EntryError(f"“{key}”是空的。", "写上这一组的各个标题，或删去这一条。", (key,))


def roles(key: str, value: Any) -> None:
    """The roles of a passage, by their Chinese names."""
    _each(key, value, _role, f"{key}: [论断, 部署, 成效]")


def _role(key: str, value: Any) -> None:
    if not isinstance(value, str) or value not in ROLE_OF_CHINESE:
        raise EntryError(f"没有“{value}”这种用语。", nearest(str(value), ROLE_OF_CHINESE), (key,))


def sources(key: str, value: Any) -> None:
    """The sources of an entry."""
    _each(key, value, _source, f"{key}: [000#5.1]")


def _source(key: str, value: Any) -> None:
    text(key, value)
    if not _SOURCE.fullmatch(value):
        raise EntryError(f"出处“{value}”读不懂。", "写成“讲话名#段.句”，如“000#5.1”；手写的用语可以不写出处。", (key,))


def _each(key: str, value: Any, check: Check, example: str) -> None:
    if type(value) is not list:
        raise EntryError(f"“{key}”应是一个列表。", f"写成“{example}”。", (key,))
    for index, child in enumerate(value):
        try:
            check(key, child)
        except EntryError as wrong:
            raise EntryError(wrong.message, wrong.hint, (key, index)) from None


def register(key: str, value: Any) -> None:
    """书面 or 口语."""
    known = tuple(Register)
    if value not in known:
        raise EntryError(f"没有“{value}”这种语体。", nearest(str(value), known), (key,))


def validity(key: str, value: Any) -> None:
    """The days between which an entry may be used."""
    example = f"写成“{key}: {{自: 2026-01-01, 至: 2026-12-31}}”，“自”“至”可以只写一个。"
    if type(value) is not dict or not value.keys() <= {e.START, e.END}:
        raise EntryError(f"“{key}”的写法不对。", example, (key,))
    try:
        days = e.validity_of(value)
    except ValueError:
        raise EntryError(f"“{key}”里的日期读不懂。", example, (key,)) from None
    if days.start and days.end and days.end < days.start:
        raise EntryError(f"“{key}”的起止日期颠倒了。", example, (key,))


def level(key: str, value: Any) -> None:
    """The level of headings, 1 to 4."""
    if type(value) is not int or not 1 <= value <= _DEEPEST_LEVEL:
        raise EntryError(
            f"“{key}”应是 1 到 4 的数。", "一级标题（一、）写 1，二级（（一））写 2，一是、第一写 3。", (key,)
        )
