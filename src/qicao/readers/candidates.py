"""Candidates: every place in a line that looks like a marker. Which of them are markers, `sequences` decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon
from qicao.speech.markers import Marker, label
from qicao.speech.numerals import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CN = "[一二三四五六七八九十]{1,3}"
_NUM = "[0-9０-９]{1,2}"
_NUMERAL = re.compile(f"{_CN}|{_NUM}")
_SENTENCE_BREAKS = "。！？；：;:!?…”’）)*"
_COMMAS = "，,"
_BREAKS = _SENTENCE_BREAKS + _COMMAS + "、"
_VERBS = "是为有到将须应能"
_NO_VERBS = "第之唯惟统万其同单专逐任划如"
_SIGN_ROWS = "①⑴⒈㈠Ⅰ"
_LONGEST_ROW = 20
_AFTER = re.compile(r"(?:[，,、：:\s]|\*\*)*")

STRONG = frozenset(("bracket", "digit", "sign", "part"))
"""Kinds that are markers wherever they begin a line: （一） 1. ① 一、"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible marker: its kind, 0-based line, offset of its label, where its text begins, what stands before it."""

    kind: str
    line: int
    offset: int
    end: int
    marker: Marker
    before: str

    @property
    def starts_line(self) -> bool:
        """Whether nothing stands before it in its line."""
        return self.offset == 0

    @property
    def starts_sentence(self) -> bool:
        """Whether it stands at the start of its line, after a mark that ends a sentence, or after a blank."""
        return self.starts_line or self.before in _SENTENCE_BREAKS or self.before.isspace()

    @property
    def starts_clause(self) -> bool:
        """The same, or after a comma."""
        return self.starts_sentence or self.before in _COMMAS

    @property
    def strong(self) -> bool:
        """Whether it is a marker wherever it begins a line."""
        return self.kind in STRONG


@cache
def _pattern() -> re.Pattern[str]:
    """What looks like a marker; some of it only at the start of a line."""
    words = load_lexicon("markers")
    measures = _any(words["measures"])
    return re.compile(
        rf"""
        (?P<bracket>[（(]\s?(?:{_CN}|{_NUM})\s?[）)])
      | (?P<digit>{_NUM}\s?(?:[.．、](?![0-9０-９])|[.．、](?=20[0-9]{{2}}(?:年|[—–-]{{1,2}}20))|[）)]))
      | (?P<sign>[①-⑳⑴-⒇⒈-⒛㈠-㈩]|[Ⅰ-Ⅻ][、.．])
      | (?P<part>{_CN}\s?[、.．）)])
      | (?P<ordinal>(?:第|头(?=一))(?:{_CN}|{_NUM})(?:(?:{measures})[一-龥]{{0,4}}?)?是?)(?=[，,、：:\s要]|(?<=是))
      | (?P<which>其{_CN}是?)(?=[，,、：:]|(?<=是))
      | (?P<named>(?:{_any(words["numbered_nouns"])})(?:{_CN}|{_NUM}))(?=[，,、：:])
      | (?P<pair>{_any(_pair_words())})
      | (?P<word>(?:{_any(words["series"])})是?)(?=[，,、：:]|(?<=是)|要|(?<!最后)[一-龥])
      | (?P<chinese>{_CN}(?=[一-龥]))
      | (?P<bare>^{_CN}(?:[，,：:]|(?=\s)))
      | (?P<letter>^[A-Z][.．、)）])
      | (?P<bullet>^(?:{_any(words["bullets"])}|(?:{_any(words["spaced_bullets"])})(?=\s)))(?=\s*[一-龥“])
    """,
        re.VERBOSE,
    )


@cache
def _begin() -> re.Pattern[str]:
    """Where a marker within a line may begin: with these characters after a mark or a blank, with 一 anywhere."""
    words = load_lexicon("markers")
    known = (*words["numbered_nouns"], *words["series"], *_pair_words())
    letters = "".join({word[0] for word in known})
    first = f"[（(0-9０-９①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ一二三四五六七八九十第头其{letters}]"
    return re.compile(rf"{first}(?<=[{re.escape(_BREAKS)}\s].)|一")


def _pair_words() -> list[str]:
    pairs = load_lexicon("markers")["pairs"]
    return [*pairs, *(word for others in pairs.values() for word in others)]


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def candidates(line: int, text: str) -> Iterator[Candidate]:
    """Yield what looks like a marker in the line, from left to right."""
    end = 0
    for start in chain((0,), (found.start() for found in _begin().finditer(text, 1))):
        match = _pattern().match(text, start) if start >= end and _may_begin(text, start) else None
        found = _candidate(line, text, match) if match else None
        if match and found:
            end = match.end()
            yield found


def _may_begin(text: str, start: int) -> bool:
    """Whether a marker may stand there: at the start, after a mark of punctuation or a blank.

    一是 and 一抓 may also follow their verb (主要是一是…，二是…, 我将一抓…): whether they do, the run tells.
    """
    before = text[start - 1 : start]
    if not before or before in _BREAKS or before.isspace():
        return True
    counted = text.startswith(("一是", "一要"), start) and before not in _NO_VERBS
    return counted or (text[start] == "一" and before in _VERBS)


def _candidate(line: int, text: str, match: re.Match[str]) -> Candidate | None:
    kind, start, end = str(match.lastgroup), match.start(), match.end()
    before = text[start - 1 : start]
    if kind == "chinese":
        end += 1
    elif before.isalpha():
        return None
    written = text[start:end]
    parsed = _style(kind, written)
    if parsed is None or label(*parsed) != written or end >= len(text):
        return None
    after = _AFTER.match(text, end)
    tail = after.group() if after else ""
    return Candidate(kind, line, start, end + len(tail), Marker(*parsed, tail), before)


def _style(kind: str, written: str) -> tuple[str, int] | None:
    """The style and number of a written marker: `（二）` → (`（{一}）`, 2)."""
    if kind in ("pair", "word", "bullet"):
        return written, 1
    if kind in ("sign", "letter"):
        return _sign(written)
    digits = _NUMERAL.search(written)
    number = value(digits.group()) if digits else None
    if digits is None or not number:
        return None
    one = "１" if digits.group()[0] in "０１２３４５６７８９" else "1" if digits.group().isdigit() else "一"
    return f"{written[: digits.start()]}{{{one}}}{written[digits.end() :]}", number


def _sign(written: str) -> tuple[str, int] | None:
    """The style and number of a character that is a number itself: `③` → (`{①}`, 3)."""
    rows = (one for one in (*_SIGN_ROWS, "A") if 0 <= ord(written[0]) - ord(one) < _LONGEST_ROW)
    one = next(rows, None)
    return (f"{{{one}}}{written[1:]}", ord(written[0]) - ord(one) + 1) if one else None
