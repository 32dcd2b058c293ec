"""Finding the names of places in running text: from provinces down to townships, with or without their suffix.

The names are data (`lexicons/places.txt`, `places_more.yaml`). A stem that is also a word counts only with its
suffix (和平街道), and no name counts when a word of the dictionary crosses its edge (经济南部 holds no 济南).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from qicao.lexicons import FOLDER, load_lexicon
from qicao.mining.words import words_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qicao.mining.search import Marks

_SHORTEST, _LONGEST = 2, 6
_SUFFIX = (
    r"(?:街道(?!路)|镇(?![域守静定压痛])|乡(?![村镇亲土愁音情贤里风邻])|县(?![域城级])|市(?![场民值面容域级情])"
    r"|区(?![域位间块划别级情])|苏木|[旗州盟](?![帜号])|村(?![民级镇干])|社区|自治[州县旗])"
)
_KIND = re.compile(rf"(?:[\u4e00-\u9fff]{{1,6}}?族)?(?:自治区|省(?![级情内外])|[地林特矿]区|{_SUFFIX})")
_WORD_KIND = re.compile(_SUFFIX)
_ORGAN = re.compile(r"[县市区州旗省]委|[县市区州旗省乡镇](?:政府|长)")
KINDS = ("街道", "镇", "乡", "县", "市", "区", "苏木", "旗", "州", "盟", "村", "社区", "自治")


class Place(NamedTuple):
    """A place found in a text: where it starts, its words with their suffix, and the stem alone."""

    start: int
    text: str
    stem: str

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Doubt:
    """Words that are a place with their suffix only where what stands before or after them says so (到建设街道)."""

    words: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True)
class Gazetteer:
    """What is known of places: stems that are names, stems that are words too, and what only looks like a place."""

    names: frozenset[str]
    words: frozenset[str]
    slogans: frozenset[str]
    doubt: Doubt
    national: Mapping[str, tuple[str, ...]]
    great: frozenset[str]
    lookalikes: frozenset[str]
    register: str

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The stem of each province, city and county, by its six-digit code."""
        return {code: group[0].removesuffix("*") for code, group in _lines(self.register)}

    @cached_property
    def levels(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """For each stem the units of that name: how high they stand (0 township … 3 province), and their code."""
        found: dict[str, list[tuple[int, str]]] = {}
        for code, group in _lines(self.register):
            height = 3 if code.endswith("0000") else 2 if code.endswith("00") else 1
            found.setdefault(group[0].removesuffix("*"), []).append((height, code))
            for stem in group[1:]:
                found.setdefault(stem.removesuffix("*"), []).append((0, code))
        return {stem: tuple(units) for stem, units in found.items()}

    def level(self, stem: str, height: int) -> tuple[str, ...]:
        """The codes of the units of that name and height (of a township: its county's)."""
        return tuple(code for own, code in self.levels.get(stem, ()) if own == height)


@cache
def load_gazetteer() -> Gazetteer:
    """Read the data files."""
    more = load_lexicon("places_more")
    register = (FOLDER / "places.txt").read_text(encoding="utf-8")
    stems = {stem for _, group in _lines(register) for stem in group}.union(more["others"])
    words = frozenset(stem[:-1] for stem in stems if stem[-1] == "*")
    names = frozenset(stem for stem in stems if stem[-1] != "*" and stem not in words)
    return Gazetteer(
        names=names,
        words=words,
        slogans=frozenset(more["slogans"]),
        doubt=_doubt(more["doubtful"]),
        national=_national(more["national"], words.union(names)),
        great=frozenset(group[0] for code, group in _lines(register) if code.endswith("00")),
        lookalikes=frozenset(more["lookalikes"]),
        register=register,
    )


def _doubt(row: dict[str, Any]) -> Doubt:
    return Doubt(frozenset(row["words"]), re.compile(row["before"]), re.compile(row["after"]))


def _lines(register: str) -> Iterator[tuple[str, list[str]]]:
    """The code of each line and the stems on it, its own first."""
    for line in register.splitlines():
        if line[0] != "#":
            code, _, *stems = line.split(" ")
            yield code, stems


def _national(sayings: list[str], names: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The sayings of the whole country that hold a place, by that place."""
    found: dict[str, tuple[str, ...]] = {}
    for saying in sayings:
        for start in range(len(saying)):
            for end in range(start + _SHORTEST, len(saying) + 1):
                if (stem := saying[start:end]) in names:
                    found[stem] = (*found.get(stem, ()), saying)
    return found


def find_places(text: str, marks: Marks, known: Gazetteer) -> tuple[Place, ...]:
    """The places named in a text, in order. `marks` are those of the text."""
    named = (_full(text, start, stem) for start, stem in marks.names)
    worded = (_named_word(text, kind, known) for start in marks.kinds if (kind := _WORD_KIND.match(text, start)))
    places = [place for place in named if _is_name(text, place, known)] + [place for place in worded if place]
    return tuple(sorted(places, key=lambda place: place.start)) if places else ()


def _full(text: str, start: int, stem: str) -> Place:
    kind = _KIND.match(text, start + len(stem))
    return Place(start, stem + (kind.group() if kind else ""), stem)


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


def _named_word(text: str, kind: re.Match[str], known: Gazetteer) -> Place | None:
    """The ordinary word before a suffix, when together they name a place (和平街道, not 小城镇)."""
    end = kind.start()
    for start in range(end - _SHORTEST, max(end - _LONGEST, 0) - 1, -1):
        stem = text[start:end]
        if stem in known.words and stem not in known.slogans:
            place = Place(start, stem + kind.group(), stem)
            if _is_named(text, place, known):
                return place
    return None


def _is_named(text: str, place: Place, known: Gazetteer) -> bool:
    if place.text in known.lookalikes or _is_national(text, place, known):
        return False
    words = words_around(text, place.start, place.end)
    kind_start = place.start + len(place.stem)
    closed = place.end in words or place.end == len(text) or _ORGAN.match(words.get(kind_start, ""))
    split = kind_start in words or words.get(place.start) == place.text
    if not (closed and split and place.start in words):
        return False
    doubt = known.doubt
    return place.stem not in doubt.words or bool(
        doubt.before.search(text[: place.start]) or doubt.after.match(text, place.end)
    )


def _is_national(text: str, place: Place, known: Gazetteer) -> bool:
    for saying in known.national.get(place.stem, ()):
        at = saying.find(place.stem)
        if text.startswith(saying, max(place.start - at, 0)):
            return True
    return False
