"""Finding the names of people: a surname beside a post or a form of address (李明书记, 镇长王强, 张三同志)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from qicao.lexicons import load_lexicon
from qicao.mining.words import words_around

if TYPE_CHECKING:
    from qicao.mining.search import Marks

_LONGEST, _GIVEN = 4, 2
_COMRADE, _PLURAL = "同志", "们"
_BLANKS = (" ", "\u3000")
_SPACED = re.compile(r"([\u4e00-\u9fff])[ \u3000]+[\u4e00-\u9fff](?![\u4e00-\u9fff])")
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_NOT_GIVEN = frozenset("是对到与会各的位名些个有老女男众全多几两三这那此该其某本我们你他")


@dataclass(frozen=True)
class People:
    """What tells a person: surnames, and what stands beside them: titles (posts, `calls`) and `civilians`."""

    sure: frozenset[str]
    maybe: frozenset[str]
    long: frozenset[str]
    not_in_names: frozenset[str]
    titles: frozenset[str]
    calls: frozenset[str]
    civilians: frozenset[str]
    after_civilians: re.Pattern[str]
    national: frozenset[str]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """All surnames."""
        return self.sure | self.maybe | self.long


class Person(NamedTuple):
    """A name found in a text, and where it starts."""

    start: int
    text: str


@cache
def load_people() -> People:
    """Read `people.yaml`."""
    data = load_lexicon("people")
    surnames = data["surnames"]
    posts = (rank + post for rank in ("", *data["ranks"]) for post in data["posts"])
    return People(
        frozenset(surnames["sure"]),
        frozenset(surnames["maybe"]),
        frozenset(surnames["long"]),
        frozenset(data["not_in_names"]),
        frozenset(posts).union(data["calls"]),
        frozenset(data["calls"]),
        frozenset(data["civilians"]),
        re.compile(f"(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?:{data['after_civilians']})"),
        frozenset(data["national"]),
    )


def find_people(text: str, marks: Marks, known: People) -> tuple[Person, ...]:
    """The people named in a text, by the place of what gives them away. `marks` are those of the text."""
    found = [person for start, title in marks.titles if (person := _beside(text, start, title, known))]
    return tuple(person for person in found if not _is_national(text, person, known)) if found else ()


def _beside(text: str, start: int, title: str, known: People) -> Person | None:
    end = start + len(title)
    if title in known.civilians:
        return _civilian(text, end, known)
    if text.startswith(_PLURAL, end):
        return None
    before = _before(text, start, known) or _given(text, start, title)
    return before or (None if title in known.calls else _after(text, _skip_blanks(text, end), known))


def _skip_blanks(text: str, start: int) -> int:
    while text[start : start + 1] in _BLANKS and start < len(text):
        start += 1
    return start


def _civilian(text: str, start: int, known: People) -> Person | None:
    found = known.after_civilians.match(text, start)
    name = found["name"] if found else ""
    named = name and _surname(name, known) in known.sure and _is_name(text, start, name, known)
    return Person(start, name) if named else None


def _surname(name: str, known: People) -> str:
    return name[:2] if name[:2] in known.long else name[:1]


def _before(text: str, end: int, known: People) -> Person | None:
    """The name that ends at `end`: a surname with its given name, or a surname alone (李书记)."""
    for length in (3, 2, 4, 1):
        name = text[max(0, end - length) : end]
        if len(name) == length and _fits(name, known) and _is_name(text, end - length, name, known):
            return Person(end - length, name)
    return None


def _given(text: str, end: int, title: str) -> Person | None:
    """A given name alone before 同志 where a clause begins (善贤同志宣读…): two characters that are no word."""
    start = end - _GIVEN
    if title != _COMRADE or start < 0 or not _opens(text, start):
        return None
    words = words_around(text, start, end)
    alone = (
        len(words.get(start, "  ")) == 1
        and len(words.get(start + 1, "  ")) == 1
        and _CHINESE.fullmatch(text, start, end)
    )
    return Person(start, text[start:end]) if alone and not set(text[start:end]) & _NOT_GIVEN else None


def _after(text: str, start: int, known: People) -> Person | None:
    """The name that starts at `start` (镇长王强宣读…), perhaps spaced out to the width of three (李　明)."""
    if (spaced := _SPACED.match(text, start)) and spaced[1] in known.sure:
        return Person(start, spaced[0])
    for length in (3, 2):
        name = text[start : start + length]
        if len(name) == length and _fits(name, known) and _is_name(text, start, name, known, after=True):
            return Person(start, name)
    return None


def _fits(name: str, known: People) -> bool:
    surname = _surname(name, known)
    if surname not in known.surnames or (len(name) == _LONGEST and surname not in known.long):
        return False
    return _CHINESE.fullmatch(name) is not None and known.not_in_names.isdisjoint(name[len(surname) :])


def _is_name(text: str, start: int, name: str, known: People, *, after: bool = False) -> bool:
    """Whether the words there are a name: one that is known or looks like one, or a surname that stands for itself."""
    end = start + len(name)
    words = words_around(text, start, end)
    first = words.get(start, "")
    surname = _surname(name, known)
    sure = surname not in known.maybe
    if first.startswith(name) and len(first) > 1:
        whole = first == name or first[len(name) :] in known.titles
        return whole and ((sure and len(first) == _LONGEST - 1) or _is_tagged_name(first))
    if first != surname or (end not in words and end != len(text)):
        return False
    return sure or (
        _is_tagged_name(name) or (not after and _is_spelt(words, start, end)) if len(name) > 1 else _opens(text, start)
    )


def _is_spelt(words: dict[int, str], start: int, end: int) -> bool:
    """Whether a name of three stands there that is no word in any part (石正东)."""
    return end - start == _LONGEST - 1 and all(len(words.get(i, "  ")) == 1 for i in range(start, end))


def _opens(text: str, start: int) -> bool:
    """Whether a clause begins there: a surname that is a word too counts alone only then."""
    return start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff"


def _is_tagged_name(word: str) -> bool:
    from rjieba import tag

    labels = tag(word)
    return len(labels) == 1 and labels[0][1].startswith("nr")


def _is_national(text: str, person: Person, known: People) -> bool:
    return any(text.startswith(name, max(0, person.start - 1)) or name in person.text for name in known.national)
