"""Finding the names of places in running text: from provinces down to townships, with or without their suffix.

The names are data (`lexicons/places.txt`, `places_more.yaml`). A stem that is also a word counts only with its
suffix (和平街道), and no name counts when a word of the dictionary crosses its edge (经济南部 holds no 济南).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import add
from typing import TYPE_CHECKING, Any

from qicao.lexicons import FOLDER, load_lexicon
from qicao.mining.words import words_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHORTEST = 2
_KIND = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}?族)?(?:自治[区州县旗]|街道(?!路)|镇(?![域守静定压痛])|乡(?![村镇亲土愁音情贤里风邻])|县(?![域城级])"
    r"|市(?![场民值面容域级情])|区(?![域位间块划别级情])|苏木|[旗州盟](?![帜号])|村(?![民级镇干])|社区|省(?![级情内外])|[地林特矿]区)"
)
_LOOSE_KINDS = ("省", "地区", "林区", "特区", "矿区")


@dataclass(frozen=True, slots=True)
class Place:
    """A place found in a text: where it starts, its words with their suffix, and the stem alone."""

    start: int
    text: str
    stem: str

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Gazetteer:
    """What is known of places. `lengths` says for each first pair of characters how long the stems with it are."""

    names: frozenset[str]
    words: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]
    slogans: frozenset[str]
    national: Mapping[str, tuple[str, ...]]
    great: frozenset[str]
    lookalikes: frozenset[str]
    register: str


@cache
def load_gazetteer() -> Gazetteer:
    """Read the data files."""
    more = load_lexicon("places_more")
    register = (FOLDER / "places.txt").read_text(encoding="utf-8")
    stems = frozenset(stem for _, group in _lines(register) for stem in group) | frozenset(more["others"])
    words = frozenset(stem[:-1] for stem in stems if stem[-1] == "*")
    names = frozenset(stem for stem in stems if stem[-1] != "*") - words
    return Gazetteer(
        names=names,
        words=words,
        lengths=_lengths(names | words),
        slogans=frozenset(more["slogans"]),
        national=_national(more["national"], names),
        great=frozenset(group[0] for code, group in _lines(register) if code.endswith("00")),
        lookalikes=frozenset(more["lookalikes"]),
        register=register,
    )


def _lines(register: str) -> Iterator[tuple[str, list[str]]]:
    """The code of each line and the stems on it, its own first."""
    for line in register.splitlines():
        if line[0] != "#":
            code, _, *stems = line.split(" ")
            yield code, stems


def _lengths(stems: frozenset[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for stem in stems:
        found.setdefault(stem[:_SHORTEST], set()).add(len(stem))
    return {head: tuple(sorted(sizes, reverse=True)) for head, sizes in found.items()}


def _national(sayings: list[str], names: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The sayings of the whole country that hold a place, by that place."""
    found: dict[str, tuple[str, ...]] = {}
    for saying in sayings:
        for start in range(len(saying)):
            for end in range(start + _SHORTEST, len(saying) + 1):
                if (stem := saying[start:end]) in names:
                    found[stem] = (*found.get(stem, ()), saying)
    return found


def find_places(text: str, known: Gazetteer) -> tuple[Place, ...]:
    """The places named in a text, in order, none inside another."""
    lengths = known.lengths
    heads = [i for i, pair in enumerate(map(add, text, text[1:])) if pair in lengths]
    return tuple(_accepted(text, heads, known)) if heads else ()


def _accepted(text: str, heads: list[int], known: Gazetteer) -> Iterator[Place]:
    reached = 0
    for start in heads:
        if start < reached:
            continue
        place = _at(text, start, known)
        if place is not None:
            reached = place.end
            yield place


def _at(text: str, start: int, known: Gazetteer) -> Place | None:
    for length in known.lengths[text[start : start + _SHORTEST]]:
        stem = text[start : start + length]
        if stem in known.names or (stem in known.words and stem not in known.slogans):
            kind = _KIND.match(text, start + length)
            place = Place(start, stem + (kind.group() if kind else ""), stem)
            if _is_name(text, place, known) if stem in known.names else kind and _is_named_word(text, place):
                return place
    return None


def _is_name(text: str, place: Place, known: Gazetteer) -> bool:
    """Whether words begin and end where the name does, or it begins a word that is no other (上海港, 四川话)."""
    words = words_around(text, place.start, place.end)
    word = words.get(place.start)
    if word is None or _is_national(text, place, known):
        return False
    end = place.start + len(place.stem)
    if end in words or end == len(text) or place.start + len(word) == place.end:
        return True
    return len(word) > len(place.stem) and place.stem in known.great and word not in known.lookalikes


def _is_named_word(text: str, place: Place) -> bool:
    """Whether an ordinary word and a suffix stand there, each for itself (和平|街道, not 小城镇 or 向|山区)."""
    words = words_around(text, place.start, place.end)
    end = place.start + len(place.stem)
    closed = place.end in words or place.end == len(text)
    return place.start in words and end in words and closed and not place.text.endswith(_LOOSE_KINDS)


def _is_national(text: str, place: Place, known: Gazetteer) -> bool:
    for saying in known.national.get(place.stem, ()):
        at = saying.find(place.stem)
        if text.startswith(saying, max(place.start - at, 0)):
            return True
    return False


def parents(stem: str, known: Gazetteer) -> tuple[tuple[Any, ...], ...]:
    """For each unit of that stem: the full names of itself (township: its stem) and of the units above, lowest first."""
    lines = re.findall(rf"^(\d{{6}}) (.*(?<= ){re.escape(stem)}\*?(?= |$).*)$", known.register, re.MULTILINE)
    return tuple(lines)
