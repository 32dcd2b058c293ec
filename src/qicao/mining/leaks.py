"""The last gate: what in a text still belongs to one real place, office or person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.lexicons import load_lexicon
from qicao.mining.gazetteer import KINDS, find_places, load_gazetteer
from qicao.mining.people import find_people, load_people
from qicao.mining.search import make_searcher
from qicao.mining.words import words_around
from qicao.speech.text import pair_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qicao.mining.gazetteer import Gazetteer, Place
    from qicao.mining.people import People
    from qicao.mining.search import Marks, Searcher

_SLOT = re.compile(r"\{([^{}]*)\}")
_SLOT_MARK = "\u2400"
_MARKS = dict.fromkeys(("本地", "镇", "县", "市", "省"), "\u2401") | {"规划": "\u2402"}
_NATIONAL = "全国"


class Leak(NamedTuple):
    """Something that must not stay: why, the words, and the 0-based offset of the first."""

    reason: str
    text: str
    start: int

    def __str__(self) -> str:
        return f"{self.reason}“{self.text}”"


@dataclass(frozen=True, eq=False)
class Rule:
    """A pattern that tells a leak. `needs`: strings without one of which it cannot match."""

    reason: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    whole_words: bool
    excepted: re.Pattern[str] | None
    gate: bool


@dataclass(frozen=True)
class Detector:
    """Everything that finds leaks: built once from data, passed around. `by_need`: which rules need a string."""

    gazetteer: Gazetteer
    people: People
    rules: tuple[Rule, ...]
    by_need: Mapping[str, tuple[int, ...]]
    searcher: Searcher

    def places(self, text: str) -> tuple[Place, ...]:
        """The places named in a text, in order."""
        return find_places(text, self.searcher.marks(text), self.gazetteer)


@cache
def load_detector() -> Detector:
    """Build the detector from the lexicons."""
    more = load_lexicon("places_more")
    short = more["abbreviations"]
    marks = {"<sure>": short["sure"], "<unsure>": short["unsure"], "<民族>": f"(?:{'|'.join(more['nations'])})"}
    marks |= {
        "<一>": "[\u4e00-\u9fff]",
        "<一、>": "[\u4e00-\u9fff、]",
        "<字>": "\u4e00-\u9fff",
        "<句内>": "[^，。；：！？]",
    }
    rules = tuple(_rule(row, marks) for row in load_lexicon("leaks"))
    by_need: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(rules):
        for need in rule.needs:
            by_need[need] = (*by_need.get(need, ()), number)
    gazetteer, people = load_gazetteer(), load_people()
    searcher = make_searcher(gazetteer.names, KINDS, people.titles | people.civilians, by_need)
    return Detector(gazetteer, people, rules, by_need, searcher)


def _rule(row: dict[str, Any], marks: dict[str, str]) -> Rule:
    return Rule(
        row["理由"],
        re.compile(_filled(row["写法"], marks)),
        _needs(row, marks),
        row.get("词界") == "真",
        _excepted(row.get("除外")),
        row.get("门槛") != "否",
    )


def _needs(row: dict[str, Any], marks: dict[str, str]) -> frozenset[str]:
    if "含对" in row:
        first, second = (_filled(part, marks) for part in row["含对"])
        return frozenset(a + b for a in first for b in second)
    needs = row["含"]
    return frozenset(_filled(needs, marks) if isinstance(needs, str) else needs)


def _filled(pattern: str, marks: dict[str, str]) -> str:
    for mark, meaning in marks.items():
        pattern = pattern.replace(mark, meaning)
    return pattern


def _excepted(pattern: str | None) -> re.Pattern[str] | None:
    if pattern == _NATIONAL:
        national = load_lexicon("national")
        pattern = "|".join(map(re.escape, (*national["formulas"], *national["campaigns"])))
    return re.compile(pattern) if pattern else None


def find_leaks(text: str, known: Detector, *, gate: bool = True) -> tuple[Leak, ...]:
    """Every leak in a text, in order. Slots are no leaks. Without `gate`, also what only keeps a sentence out."""
    paired = pair_quotes(text) if '"' in text else text
    masked = _SLOT.sub(_mask, paired) if "{" in paired else paired
    marks = known.searcher.marks(masked)
    if not any(marks):
        return ()
    ordered = sorted(dict.fromkeys(_found(masked, marks, known, gate=gate)), key=lambda leak: leak.start)
    return tuple(Leak(leak.reason, text[leak.start : leak.start + len(leak.text)], leak.start) for leak in ordered)


def _mask(slot: re.Match[str]) -> str:
    """Hide a slot that is known by name; any other braces are a placeholder of the source."""
    name = slot[1]
    return _MARKS.get(name, _SLOT_MARK) * len(slot[0]) if name in known_slots() else slot[0]


@cache
def known_slots() -> frozenset[str]:
    """The names of the slots in `slots.yaml`."""
    return frozenset(row["名称"] for row in load_lexicon("slots"))


def _found(text: str, marks: Marks, known: Detector, *, gate: bool) -> Iterator[Leak]:
    for number in sorted({number for need in marks.literals for number in known.by_need[need]}):
        rule = known.rules[number]
        if rule.gate or not gate:
            yield from _matches(text, rule)
    for place in find_places(text, marks, known.gazetteer):
        yield Leak("外地地名", place.text, place.start)
    for person in find_people(text, marks, known.people):
        yield Leak("人名", person.text, person.start)


def _matches(text: str, rule: Rule) -> Iterator[Leak]:
    group = "name" if "name" in rule.pattern.groupindex else 0
    for found in rule.pattern.finditer(text):
        words, (start, end) = found[group], found.span(group)
        if rule.excepted and rule.excepted.fullmatch(words):
            continue
        if not rule.whole_words or _are_whole(text, start, end):
            yield Leak(rule.reason, words, start)


def _are_whole(text: str, start: int, end: int) -> bool:
    words = words_around(text, start, end)
    return start in words and (end in words or end == len(text))
