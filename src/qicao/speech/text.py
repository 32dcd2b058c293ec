"""Pure functions over plain text: sentences, clauses, widths, quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’」』）)\"]*|$)")
_CLAUSE_SEPARATORS = re.compile(r"[，、；：,;:]")
_NOT_COUNTED = re.compile(r"[“”‘’\"《》（）()\s。！？!?…—·]")
_OTHER_WIDTH = re.compile("[,;:!?()０-９．]")
_WIDTH = str.maketrans(",;:!?()０１２３４５６７８９．", "，；：！？（）0123456789.")
_CHINESE = "一-鿿㐀-䶿“”‘’《》（）、，。；：！？—…"
_HALF_WIDTH = re.compile(f'(?<=[{_CHINESE}])[,;:!?()"]+|[,;:!?()"]+(?=[{_CHINESE}])')
_PUNCTUATION_AND_BLANKS = re.compile(r"[^\w{}]")


CHARACTERS_A_MINUTE = 200
"""How fast such speeches are given."""


class Piece(NamedTuple):
    """A part of a text and the 0-based offset of its first character."""

    offset: int
    text: str


def sentences(text: str) -> tuple[Piece, ...]:
    """Split at 。！？ (and their half-width forms), the mark and what closes a quotation stay with the sentence."""
    return tuple(Piece(m.start(), m.group()) for m in _SENTENCE.finditer(text) if m.group().strip())


def clauses(text: str) -> tuple[str, ...]:
    """Split at ，、；： and drop what is empty: 激扬斗志、勇当标杆，攀高比强再出发 → three clauses."""
    return tuple(c for c in _CLAUSE_SEPARATORS.split(text.rstrip("。！？!?；;")) if c)


def segment_lengths(text: str) -> tuple[int, ...]:
    """The lengths of the clauses in characters, without quotation marks and brackets: the pattern of a heading."""
    return tuple(len(_NOT_COUNTED.sub("", c)) for c in clauses(text))


def normalise_width(text: str) -> str:
    """Half-width punctuation between Chinese becomes full-width, full-width digits become ASCII, length unchanged."""
    return text.translate(_WIDTH) if _OTHER_WIDTH.search(text) else text


def count_half_width(text: str) -> int:
    """How many half-width marks (,;:!?()") stand beside Chinese characters, where full-width ones belong."""
    return sum(map(len, _HALF_WIDTH.findall(text)))


def pair_quotes(paragraph: str) -> str:
    """Turn straight quotation marks into pairs of “ ”, for one paragraph (an open one must not turn the next)."""
    parts = paragraph.split('"')
    return "".join(part + ("" if i == len(parts) - 1 else "“" if i % 2 == 0 else "”") for i, part in enumerate(parts))


def count_characters(text: str) -> int:
    """Count characters without white space, as 字数 is counted."""
    return len("".join(text.split()))


def fingerprint(text: str) -> str:
    """The text without punctuation and blanks: what near-duplicates share."""
    return _PUNCTUATION_AND_BLANKS.sub("", normalise_width(text).replace("_", ""))
