"""Chinese numerals as they number headings and announce counts (一 … 九十九)."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"两": 2, "〇": 0}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def chinese(number: int) -> str:
    """Write 1 … 99 in Chinese numerals: 1 → 一, 10 → 十, 21 → 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "") if number else "零"


def value(text: str) -> int | None:
    """Read a numeral of up to 99 (一, 十二, 二十, 两, 12, １２); None when it is none."""
    digits = text.translate(_FULL_WIDTH)
    if digits.isascii() and digits.isdigit():
        return int(digits)
    tens, ten, ones = text.rpartition("十") if "十" in text else ("", "", text)
    if any(len(part) > 1 or (part and part not in _VALUES) for part in (tens, ones)):
        return None
    if not ten:
        return _VALUES.get(ones)
    return (_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0)
