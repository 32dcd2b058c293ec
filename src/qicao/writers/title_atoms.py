"""What a title is cut into before it is broken into lines: atoms, which stay whole.

An atom is what stands in quotation marks or brackets, a number with its measure word, or a word of the lexicon
`titles.yaml`. What the lexicon does not know is left as single characters; `settled` cuts it by the dictionary of the
segmenter, which takes a tenth of a second to load and is therefore asked only in doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_PAIRS = ("“”", "‘’", "《》", "〈〉", "（）", "【】", "〔〕", "「」", "『』", "()", '""')
_QUOTED = re.compile("(" + "|".join(f"\\{pair[0]}[^\\{pair[1]}]*\\{pair[1]}" for pair in _PAIRS) + ")")
_AFTER_COMMA = re.compile(r"(?<=[、，；\s])(?=[^、，；\s”’])")
_CHANGE_OF_SCRIPT = re.compile("(?<=[㐀-鿿])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[㐀-鿿])")
_CAPITAL = 0.75  # the widest capitals of a Latin font are wider, most are not
_NUMERALS = "一二三四五六七八九十百千万亿零〇两双"
_LATIN = r"[\dA-Za-z][\dA-Za-z.:%&+/·～—-]*"  # 3.0, 2025—2026, 5G+, R&D, DRG/DIP, 12·4
_NO_WORDS = frozenset({"量词", "牵后", "略牵后", "会", "行末慎用词性", "行首慎用词性"})
PLACES = frozenset("省市县区旗州镇乡村")
PLACE = "ns"  # the part of speech of a place name
WORD, UNKNOWN, NUMBER, QUOTED, DASH = "", "?", "数", "引", "——"


class Atom(NamedTuple):
    """A piece of a title, and its kind.

    A WORD of the lexicon (or a number with its measure word), a bare NUMBER, what is QUOTED, a DASH, or a character
    that is UNKNOWN. After `settled`, what was unknown has the part of speech that the segmenter gives its word.
    """

    text: str
    kind: str = WORD

    @property
    def known(self) -> bool:
        """Whether the lexicon or the writing itself says that this belongs together."""
        return self.kind in {WORD, NUMBER, QUOTED, DASH}


Line = tuple[Atom, ...]


@dataclass(frozen=True)
class TitleWords:
    """The lexicon `titles.yaml`: what is never broken, and how well each word begins and ends a line."""

    data: Mapping[str, Sequence[str]]

    def __getitem__(self, key: str) -> frozenset[str]:
        return self._sets[key]

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {key: frozenset(words) for key, words in self.data.items()}

    @cached_property
    def whole(self) -> frozenset[str]:
        """Every word that is an atom."""
        return frozenset().union(*(words for key, words in self._sets.items() if key not in _NO_WORDS))

    @cached_property
    def single(self) -> frozenset[str]:
        """The characters that are words by themselves, or part of one: 市 in 全市 and in 市场."""
        return self["单字不在行首"] | self["单字不在行末"] | self["单字慎在行末"]

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """The lengths of the words, longest first."""
        return tuple(sorted({len(word) for word in self.whole}, reverse=True))

    @cached_property
    def patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """What is told by its form: a plenum, a meeting (动员部署会议), a number with its measure word, one without."""
        number = rf"第?(?:{_LATIN}|[{_NUMERALS}]+)"
        return (
            (WORD, re.compile(f"(?:党的)?[{_NUMERALS}]+届[{_NUMERALS}]+中全会(?:精神)?")),
            (WORD, re.compile(f"{number}届{number}次")),
            (WORD, re.compile(f"(?:{_any(self.data['会前'])}){{1,2}}(?:{_any(self.data['会'])})")),
            (WORD, re.compile(f"(?:{_any(self.data['数前'])})?{number}(?:{_any(self.data['量词'])})")),
            (NUMBER, re.compile(number)),
            (DASH, re.compile("—+")),
        )

    @cached_property
    def meeting(self) -> re.Pattern[str]:
        """How a line begins that begins with the name of a meeting (第二次会议, 现场推进会)."""
        before, after = _any(self.data["会前"]), _any(self.data["会"])
        name = f"(?:{before})+(?:{after})|{_any(self.data['会名'])}"
        return re.compile(rf"(?:第?[\d{_NUMERALS}]+[届次]){{0,2}}(?:{name})(?P<more>[、暨])?")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def title_words() -> TitleWords:
    """The lexicon of titles."""
    data = load_lexicon("titles")
    return TitleWords({**data, "不拆": [word for group in data["不拆"] for word in group]})


def atoms_of(title: str, width: float) -> Line:
    """Cut a title by the lexicon, with quotations whole.

    One that is longer than a line of `width` characters has to be cut: at its commas, else like any text.
    """
    words = title_words()
    atoms: list[Atom] = []
    for i, piece in enumerate(_QUOTED.split(title)):
        for part in _quoted_parts(piece, width) if i % 2 else (piece,):
            quoted = i % 2 and width_of(part) <= width
            atoms.extend((Atom(part, QUOTED),) if quoted else _by_lexicon(part, words))
    return tuple(_doubted(atoms, words))


def _quoted_parts(quotation: str, width: float) -> Sequence[str]:
    return (quotation,) if width_of(quotation) <= width else _AFTER_COMMA.split(quotation)


def _by_lexicon(text: str, words: TitleWords) -> Line:
    """Cut a text so that the fewest characters remain unknown, and in the fewest atoms."""
    best: list[tuple[int, int, Line]] = [(0, 0, ())]  # for the last 0, 1, 2 … characters
    for start in range(len(text) - 1, -1, -1):
        ways = []
        for atom in _beginnings(text, start, words):
            unknown, count, rest = best[len(text) - start - len(atom.text)]
            ways.append((unknown + (atom.kind == UNKNOWN), count + 1, (atom, *rest)))
        best.append(min(ways, key=lambda way: way[:2]))
    return best[-1][2]


def _doubted(atoms: Sequence[Atom], words: TitleWords) -> Iterator[Atom]:
    """What is a word by itself is unknown beside an unknown character: together they may be another word."""
    for before, atom, after in zip((None, *atoms), atoms, (*atoms[1:], None), strict=False):
        beside = any(one and one.kind == UNKNOWN and not one.text.isspace() for one in (before, after))
        yield Atom(atom.text, UNKNOWN) if beside and atom.text in words.single else atom


def _beginnings(text: str, start: int, words: TitleWords) -> Iterator[Atom]:
    """The atoms that may begin there, longest words first."""
    for kind, pattern in words.patterns:
        match = pattern.match(text, start)
        if match:
            yield Atom(match[0], kind)
    beginnings = (text[start : start + length] for length in words.lengths if start + length <= len(text))
    yield from (Atom(beginning) for beginning in beginnings if beginning in words.whole)
    yield Atom(text[start], UNKNOWN)


def settled(atoms: Line) -> Line:
    """Join the unknown characters to words, by the segmenter, which is asked with and without guessing at new words.

    Where the two disagree, or a word of its dictionary holds part of an atom, nothing is cut; but 和 is a word wherever
    its dictionary says so, and no part of a new one.
    """
    sure, tags = _words("".join(atom.text for atom in atoms))
    joining = title_words()["单字慎在行末"]
    joined: list[Atom] = []
    here = 0
    for atom in atoms:
        certain = here in tags or (here in sure and bool(joined) and bool({joined[-1].text, atom.text} & joining))
        cut = not joined or _is_word_boundary(joined[-1], atom, in_dictionary=certain)
        text = atom.text if cut else joined.pop().text + atom.text
        kind = atom.kind if cut and atom.known else _part_of_speech(text, tags.get(here + len(atom.text) - len(text)))
        joined.append(Atom(text, kind))
        here += len(atom.text)
    return tuple(joined)


def _part_of_speech(text: str, tag: str | None) -> str:
    if text in title_words().single:
        return WORD
    return PLACE if text[-1] in PLACES and len(text) > 1 else tag or "x"


def _is_word_boundary(before: Atom, after: Atom, *, in_dictionary: bool) -> bool:
    if not before.known and after.text in PLACES:
        return False  # 云山县 stays whole
    alone = {before.text, after.text} & title_words()["独字"]
    return in_dictionary or bool(alone) or (before.known and after.known)


def _words(text: str) -> tuple[set[int], dict[int, str]]:
    """Where words of the dictionary begin; and where words begin also when new ones are guessed, with what they are."""
    from rjieba import cut, tag

    sure, here, tags = set(), 0, {}
    for word in cut(text, False):
        sure.add(here)
        here += len(word)
    here = 0
    for word, part in tag(text, True):
        if here in sure:
            tags[here] = part
        here += len(word)
    return sure, tags


def width_of(text: str) -> float:
    """The width in full-width characters, without the blanks at its end.

    Digits and Latin letters are half as wide; a quarter stands between them and Chinese characters, since not every
    program that shows the file leaves it out when the style says so.
    """
    text = text.rstrip()
    return sum(map(_character_width, text)) + 0.25 * len(_CHANGE_OF_SCRIPT.findall(text))


def _character_width(character: str) -> float:
    if east_asian_width(character) not in ("Na", "H"):
        return 1
    return _CAPITAL if character.isupper() or character in "%&@" else 0.5
