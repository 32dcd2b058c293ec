"""Facts that follow from other facts: the speaker's level and organs, those above, the years, the formulations.

What is given always wins. What cannot be derived is missing, and shows in the draft as 【待补：…】.

Whose level it is: the word 级 if it is given; else the last unit in the speaker's post (青石镇党委书记 → 镇); else
the lowest unit among the facts. A slot in the post is such a unit, named or not ({{ 镇 }}党委书记 → 镇). Who
stands above: the word 上级 if it is given; else the nearest higher unit that the post names, else the facts
(above a province stands the centre). The name tells what organs are called, the fact where the unit stands:
县: 云山市 is a 市 among counties. A city in a post may govern counties or stand below a city: it stands below
one when the facts name another city (云山市委书记, 市: 江州市); else the province is above it, if named.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from qicao.errors import OutlineError
from qicao.lexicons import load_lexicon
from qicao.outlines.units import Level, Unit, level_of_word, levels, tiers, unit_of_name, units_of_post

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from qicao.outlines.model import Outline

NOTHING: Mapping[str, str] = MappingProxyType({})
_FACT_IN_TEXT = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_SOME = "某某"  # the name of a unit that is not told
_MEETING = re.compile(r"在(.+?)上的[^上]{2,6}")


def complete_facts(outline: Outline, overrides: Mapping[str, str] = NOTHING) -> dict[str, str]:
    """Return the outline's facts with `overrides` over them, and every derived fact that they allow."""
    given = {name: text for name, text in {**outline.facts, **overrides}.items() if text}
    post = follow(outline.speaker.post or "", outline.facts, overrides)
    facts = _place_facts(_units_in(post, given), given) | _dated_facts(given, outline.date) | given
    return _meeting(outline.title, facts) | facts


def check_names(names: Iterable[str]) -> None:
    """Raise OutlineError for a name that no fact may have: texts could not call it."""
    for name in names:
        if not name.isidentifier():
            raise OutlineError(f"“{name}”不能作事实的名字。", hint="写成“镇=青石镇”这样，名字只用汉字、字母、数字。")


def facts_in(text: str) -> tuple[str, ...]:
    """The names that a text calls: `全{{ 级 }}` → 级."""
    return tuple(_FACT_IN_TEXT.findall(text))


def follow(text: str, facts: Mapping[str, str], overrides: Mapping[str, str]) -> str:
    """The text with the unit of a changed fact changed: 镇=白水镇 makes 白水镇党委书记 of 青石镇党委书记."""
    names = {level.ending for level in levels()}
    for name in names & facts.keys() & overrides.keys():
        if facts[name] and overrides[name]:
            text = text.replace(facts[name], overrides[name])
    return text


def _units_in(post: str, given: Mapping[str, str]) -> tuple[Unit, ...]:
    """The units in a post with slots; one whose name is missing still tells its level: {{ 镇 }}党委书记."""

    def filled(slot: re.Match[str]) -> str:
        return given.get(slot[1]) or (_SOME + slot[1] if level_of_word(slot[1]) else "")

    units = units_of_post(_FACT_IN_TEXT.sub(filled, post))
    return tuple(unit._replace(name="") if _SOME in unit.name else unit for unit in units)


def _place_facts(chain: tuple[Unit, ...], given: Mapping[str, str]) -> dict[str, str]:
    known = _units(given)
    own = _own(chain, known, given)
    above = _above(own, chain[:-1], given) or _above(own, known, given)
    named = {unit.level.tier: unit.name for unit in (*chain, own) if unit and unit.name and unit.level.tier}
    return {**named, **_own_facts(own), **_above_facts(above)}


def _units(given: Mapping[str, str]) -> tuple[Unit, ...]:
    """The units that the facts name, lowest first."""
    words = {level.ending for level in levels()} & given.keys()
    units = [unit for word in words if (unit := unit_of_name(given[word], word))]
    return tuple(sorted(units, key=lambda unit: (tiers().index(unit.level.tier), unit.name)))


def _own(chain: tuple[Unit, ...], known: tuple[Unit, ...], given: Mapping[str, str]) -> Unit | None:
    word = level_of_word(given.get("级", ""))
    own = Unit("", word) if word else chain[-1] if chain else next(iter(known), None)
    if own is None or own.name:
        return own
    same = next((unit for unit in (*chain, *known) if unit.name and unit.level.tier == own.level.tier), None)
    return same or own


def _above(own: Unit | None, others: Iterable[Unit], given: Mapping[str, str]) -> Level | None:
    word = level_of_word(given.get("上级", ""))
    if word or own is None:
        return word
    higher = [unit.level for unit in others if _stands_above(unit, own)]
    if higher:
        return min(higher, key=lambda level: tiers().index(level.tier))
    return level_of_word("中央") if own.level.tier == "省" else None


def _stands_above(unit: Unit, own: Unit) -> bool:
    if not own.level.tier:
        return True
    another_city = unit.level.tier == own.level.tier == "市" and "" != own.name != unit.name != ""
    return another_city or tiers().index(unit.level.tier) > tiers().index(own.level.tier)


def _own_facts(own: Unit | None) -> dict[str, str]:
    if own is None:
        return {"各部门": Level._field_defaults["below"]}
    level = own.level
    facts = {"各部门": level.below, "级": level.word, "本地": own.name, "党委": level.party, "党委政府": level.both}
    facts["政府"] = level.government or ""
    return {name: text for name, text in facts.items() if text}


def _above_facts(level: Level | None) -> dict[str, str]:
    return {"上级": level.word, "上级党委": level.party, "上级党委政府": level.both} if level else {}


def _dated_facts(given: Mapping[str, str], day: date | None) -> dict[str, str]:
    year = given.get("年份", str(day.year) if day else "")
    years = {"年份": year, "上年": str(int(year) - 1), "明年": str(int(year) + 1)} if year.isdecimal() else {}
    rows = [row for row in load_lexicon("fact_defaults") if day and row["from"] <= day.isoformat() <= row["to"]]
    return years | {row["name"]: row["value"] for row in rows}


def _meeting(title: str, facts: Mapping[str, str]) -> dict[str, str]:
    """The name of the meeting out of the title: 在全镇…动员会上的讲话."""
    found = _MEETING.fullmatch(title.strip())
    if found is None or any(name not in facts for name in facts_in(title)):
        return {}
    return {"会议": _FACT_IN_TEXT.sub(lambda fact: facts[fact[1]], found[1])}
