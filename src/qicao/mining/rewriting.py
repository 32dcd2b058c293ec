"""Turning what belongs to one unit and one level into slots: rules in order, read from `generalising.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from qicao.lexicons import load_lexicon

_ORDINALS = "[一二三四五六七八九十X]{1,3}"
_CROSS = re.compile(r"(?<![A-Za-z0-9])[xＸ×✕]+(?![A-Za-z0-9])|(?<=[XxＸ×✕])[xＸ×✕]")
_PLAIN_CROSS = "X"
_CROSSES = "xＸ×✕"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A rule: in a text that holds `needs`, what matches `pattern` becomes `to`."""

    needs: str
    pattern: re.Pattern[str]
    to: str


class Rewrites(NamedTuple):
    """Rules in order, and what finds in a text anything that one of them needs."""

    needs: re.Pattern[str]
    rules: tuple[Rewrite, ...]


def rewrite(text: str, rewrites: Rewrites) -> str:
    """The text with the rules carried out one after the other."""
    if rewrites.needs.search(text) is None:
        return text
    if any(map(text.__contains__, _CROSSES)):
        text = _CROSS.sub(lambda found: _PLAIN_CROSS * len(found[0]), text)
    for rule in rewrites.rules:
        if rule.needs in text:
            text = rule.pattern.sub(rule.to, text)
    return text


@cache
def tiers() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The tiers from low to high, each with the words of its levels."""
    return tuple((tier, tuple(words)) for tier, words in load_lexicon("generalising")["levels"].items())


def rank(word: str) -> int | None:
    """How high a level stands (镇 = 0), or None for a word that names none."""
    return next((i for i, (_, words) in enumerate(tiers()) if word in words), None)


def words_above(word: str) -> tuple[str, ...]:
    """The words of all levels above that of `word`."""
    own = rank(word)
    return () if own is None else tuple(other for _, words in tiers()[own + 1 :] for other in words)


@cache
def rewrites(own: str, upper: str) -> Rewrites:
    """The rules for a speaker of level `own` under level `upper`; "" where they are unknown."""
    marks = {"<届>": _ORDINALS, "<一>": "\u4e00-\u9fff", "<以上>": "".join(words_above(own))}
    marks |= {"<本>": own, "<上>": upper}
    rows = load_lexicon("generalising")["rules"]
    rules = tuple(_rewrite(row, marks) for row in rows if _applies(row, own, marks))
    needs = dict.fromkeys((*_CROSSES, *(rule.needs for rule in rules)))
    return Rewrites(re.compile("|".join(map(re.escape, needs))), rules)


def _applies(row: dict[str, Any], own: str, marks: dict[str, str]) -> bool:
    if any(mark in row["写法"] for mark in ("<本>", "<上>", "<以上>") if not marks[mark]):
        return False
    tier = "" if rank(own) is None else tiers()[rank(own) or 0][0]
    return (not row.get("级") or (tier != "" and tier in row["级"])) and own in row.get("本", own)


def _rewrite(row: dict[str, Any], marks: dict[str, str]) -> Rewrite:
    return Rewrite(_filled(row["含"], marks), re.compile(_filled(row["写法"], marks)), _filled(row["换成"], marks))


def _filled(text: str, marks: dict[str, str]) -> str:
    for mark, meaning in marks.items():
        text = text.replace(mark, meaning)
    return text
