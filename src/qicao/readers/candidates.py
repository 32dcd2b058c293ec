"""Candidates: every place in a line that looks like a marker. Which of them are markers, `sequences` decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qicao.speech.markers import Marker, label
from qicao.speech.numerals import value

if TYPE_CHECKING:
    from collections.abc import Iterator

_CN = "[一二三四五六七八九十]{1,3}"
_NUM = "[0-9０-９]{1,2}"
_UNITS = "个方面|方面|个问题|个层面|件事|部分|[点条项步句层]"
_SERIES = ("首先", "第一", "其次", "再次", "再者", "再就是", "最后")
_PAIRS = ("一方面", "另一方面", "一个是", "另一个是", "一来", "二来")
_PATTERN = re.compile(
    rf"""
    (?P<bracket>[（(](?:{_CN}|{_NUM})[）)])
  | (?P<ordinal>第{_CN}(?:{_UNITS})?)(?=[，,、：:\s]|[是要])
  | (?P<which>其{_CN})(?=[，,、：:是要])
  | (?P<named>(?<![^\s])[一-龥]{{2}}(?:{_CN}|{_NUM}))(?=[：:])
  | (?P<digit>{_NUM}(?:[.．、](?![0-9０-９])|[）)]))
  | (?P<circle>[①-⑳])
  | (?P<pair>{"|".join(_PAIRS)})
  | (?P<word>{"|".join(_SERIES)})(?=[，,、：:]|[要是])
  | (?P<part>{_CN}[、．.])
  | (?P<chinese>{_CN}(?=[一-龥]))
  | (?P<dash>(?<![^\s])(?:——|--)(?=\s*[一-龥“]))
    """,
    re.VERBOSE,
)
_STARTS = re.compile(r"^|(?<=[。！？；：，、,;:!?…”’）)\s])")
_AFTER = re.compile(r"[，,、：:\s]*")
_OPENERS = '“"‘（('


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible marker: 0-based line, offset of its label, where its text begins, and the character before it."""

    line: int
    offset: int
    end: int
    marker: Marker
    before: str

    @property
    def starts_line(self) -> bool:
        """Whether nothing stands before it in its line."""
        return self.offset == 0


def candidates(line: int, text: str) -> Iterator[Candidate]:
    """Yield what looks like a marker at the start of the line, or after a mark of punctuation or a blank."""
    for start in _STARTS.finditer(text):
        match = _PATTERN.match(text, start.end())
        if match is None:
            continue
        found = _candidate(line, text, match)
        if found is not None:
            yield found


def _candidate(line: int, text: str, match: re.Match[str]) -> Candidate | None:
    kind, written = str(match.lastgroup), match.group()
    if kind == "chinese":
        written = text[match.start() : match.end() + 1]
    parsed = _style(kind, written)
    end = match.start() + len(written)
    if parsed is None or label(*parsed) != written or end >= len(text):
        return None
    after = _AFTER.match(text, end)
    tail = after.group() if after else ""
    marker = Marker(*parsed, tail)
    return Candidate(line, match.start(), end + len(tail), marker, text[match.start() - 1 : match.start()])


def _style(kind: str, written: str) -> tuple[str, int] | None:
    """The style and number of a written marker: `（二）` → (`（{一}）`, 2)."""
    if kind in ("pair", "word", "dash"):
        return written, 1
    if kind == "circle":
        return "{①}", ord(written) - ord("①") + 1
    digits = re.search(rf"{_CN}|{_NUM}", written)
    if digits is None:
        return None
    number = value(digits.group())
    if number is None:
        return None
    hole = "{１}" if digits.group()[0] in "０１２３４５６７８９" else "{1}" if digits.group().isdigit() else "{一}"
    return written[: digits.start()] + hole + written[digits.end() :], number
