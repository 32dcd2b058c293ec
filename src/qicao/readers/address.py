"""The address of a speech (称谓): 同志们： / 尊敬的各位领导、各位来宾： / 各位代表，大家好！"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 80
_MARKS = "！!，,、"
_STOPS = re.compile("[。；;！!？“]")
_SEPARATORS = r"，,、\s"


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _address() -> re.Pattern[str]:
    words = load_lexicon("head")
    starts, endings = any_of(words["address_starts"]), any_of((*words["address_endings"], *words["vocatives"]))
    inside = rf"[^{_SEPARATORS}：:！!。；;“”]"
    no_sentence = rf"(?!{inside}{{0,24}}(?:{any_of(words['no_address'])}))"
    begun = rf"(?:{starts})\s*{no_sentence}{inside}{{1,24}}"
    ended = rf"{inside}{{0,24}}?(?:(?:{endings})们?|(?<![我你他她它])们)(?![^{_SEPARATORS}：:！!])"
    return re.compile(rf"(?:{begun}|{ended})(?:[{_SEPARATORS}]+(?:{begun}|{ended}))*")


@cache
def _vocatives() -> re.Pattern[str]:
    known = any_of(load_lexicon("head")["vocatives"])
    piece = rf"(?:(?:尊敬的|各位)?(?:{known})[、，,]?|各位[^{_SEPARATORS}：:！!。]{{1,8}}[、，,])"
    return re.compile(f"{piece}+[！!]?")


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(load_lexicon("head")["greetings"])


def address_end(text: str) -> int:
    """Where the address at the start of a line ends, its mark included; 0 when there is none.

    After a colon anything may follow; after ！ or ， the end of the line or a greeting; without a mark nothing.
    """
    if _is_list_of_guests(text):
        return len(text)
    match = _address().match(text[:_LONGEST])
    if match is None:
        return 0
    end = match.end()
    mark, rest = text[end : end + 1], text[end + 1 :].strip()
    if mark in ("：", ":"):
        return end + 1
    if mark and mark in _MARKS and (not rest or greeting_end(rest)):
        return end + 1
    words = load_lexicon("head")
    starts = (*words["address_starts"], *words["vocatives"])
    return end if end == len(text) and text.startswith(starts) else 0


def _is_list_of_guests(text: str) -> bool:
    """尊敬的老首长、老班长、老战友们：, whoever they are: a line that begins like an address and holds no sentence."""
    words = load_lexicon("head")
    whole = len(text) <= _LONGEST and text[-1:] in ("：", ":") and text.startswith(tuple(words["address_starts"]))
    return whole and not any(word in text for word in words["no_address"]) and not _STOPS.search(text)


def vocative_end(text: str) -> int:
    """Where 同志们， ends in a line that goes on with the speech; 0 when the line does not begin so."""
    match = _vocatives().match(text[:_LONGEST])
    return match.end() if match and match.group()[-1] in "！!，," else 0


def greeting_end(text: str) -> int:
    """Where a greeting (大家上午好！) at the start of a text ends, 0 when there is none."""
    match = _greeting().match(text)
    return match.end() if match else 0
