"""Units and their levels: what a post such as 云山县青石镇党委书记 says about where its speaker stands."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_POST = 40
_LONGEST_NAME = 12


class Level(NamedTuple):
    """A level of units: how its names end, its own word (全镇), what its organs are called.

    `shortest` is the least length of a name: 江州 is a city's name without 市, not a 州. `below`: whom its speakers
    address when they mean all that stand below them.
    """

    ending: str
    word: str
    tier: str
    party: str
    government: str | None
    both: str
    shortest: int = 2
    below: str = "各级各部门"


class Unit(NamedTuple):
    """A unit: its full name ("" when only its level is known) and its level."""

    name: str
    level: Level


@cache
def levels() -> tuple[Level, ...]:
    """All levels of places, longest ending first."""
    rows = sorted(load_lexicon("units")["levels"], key=lambda row: -len(row["ending"]))
    return tuple(Level(**row) for row in rows)


@cache
def tiers() -> tuple[str, ...]:
    """The tiers from village to centre."""
    return tuple(load_lexicon("units")["tiers"])


def level_of_word(word: str) -> Level | None:
    """The level that a word names: 镇, 县, 街道."""
    return next((level for level in reversed(levels()) if word in (level.word, level.ending)), None)


def unit_of_name(name: str, word: str = "") -> Unit | None:
    """The unit of a full name. Its ending tells the level; `word`, if given, where it stands (县: 云山市)."""
    ending = next((level for level in levels() if name.endswith(level.ending) and len(name) >= _least(level)), None)
    stands = level_of_word(word)
    if ending is None:
        return Unit(name, stands) if stands else None
    tier = stands.tier if stands else "省" if name in load_lexicon("units")["municipalities"] else ending.tier
    return Unit(name, ending._replace(tier=tier))


def _least(level: Level) -> int:
    return max(level.shortest, len(level.ending) + 1)


def units_of_post(post: str) -> tuple[Unit, ...]:
    """The units in a post, highest first; the last one is the speaker's own. Empty when the post names none."""
    text = post.strip()[:_LONGEST_POST]
    for before in load_lexicon("units")["before"]:
        text = text.removeprefix(before)
    head = next((level for level in levels() if text.startswith(level.ending)), None)
    bare = _office(text[len(head.ending) :], (Unit("", head),)) if head and not _common_word(text) else None
    return bare or _chain(text) or _office(text, ()) or _bare(text)


@lru_cache(maxsize=1000)
def _chain(text: str) -> tuple[Unit, ...]:
    """Read `text` as names of units and then a post, shortest names first; empty when it is no such text."""
    for unit in () if _common_word(text) else _beginnings(text):
        rest = text[len(unit.name) :]
        found = _office(rest, (unit,)) or _joined(unit, _chain(rest))
        if found:
            return found
    return ()


def _beginnings(text: str) -> Iterator[Unit]:
    """The units whose names `text` may begin with, shortest first; 区区 is no name but the start of 区区长."""
    for end in range(2, min(len(text), _LONGEST_NAME) + 1):
        unit = unit_of_name(text[:end]) if text[:end].isalnum() else None
        if unit and unit.name != unit.level.ending * 2:
            yield unit


def _joined(unit: Unit, below: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """A unit before those below it; a department's full name begins with the units that it belongs to."""
    if not below:
        return ()
    own = below[-1]
    return (unit, *below) if own.level.tier else (unit, *below[:-1], Unit(unit.name + own.name, own.level))


def _office(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units, and the department that `text` begins with; empty when it begins with neither department nor post."""
    if units and _organ(units[-1].level).match(text):
        return units
    found = _departments().match(text)
    if found is None or found[0].endswith(_not_departments()) or _names_a_place(found["name"]):
        return ()
    rows: list[dict[str, str]] = load_lexicon("units")["departments"]
    row = next(row for row in rows if row["ending"] == found["ending"])
    name = "".join(unit.name or unit.level.word for unit in units) + found[0]
    return (*units, Unit(name, Level(row["ending"], row["word"], "", row["party"], None, row["party"])))


def _not_departments() -> tuple[str, ...]:
    return tuple(load_lexicon("units")["not_departments"])


def _common_word(text: str) -> bool:
    return text.startswith(tuple(load_lexicon("units")["not_units"]))


def _bare(text: str) -> tuple[Unit, ...]:
    """The level that a post without any name still tells: 党委书记、镇长 → 镇."""
    found = next((level for level in levels() if level.ending + "长" in text), None)
    return (Unit("", found),) if found else ()


def _names_a_place(name: str) -> bool:
    for word in load_lexicon("units")["not_units"]:
        name = name.replace(word, "")
    return any(True for _ in _beginnings(name))


@cache
def _organ(level: Level) -> re.Pattern[str]:
    """What may follow a unit's name in a post; the level's word may stand twice, as in 云山县县委书记."""
    word = f"(?:{level.ending}|{level.word})?"
    return re.compile(f"{word}(?:{load_lexicon('units')['organs'].replace('{ending}', word)})")


@cache
def _departments() -> re.Pattern[str]:
    units = load_lexicon("units")
    endings = "|".join(sorted((row["ending"] for row in units["departments"]), key=len, reverse=True))
    return re.compile(f"(?P<name>\\w{{2,{_LONGEST_NAME}}}?)(?P<ending>{endings})(?={units['offices']})")
