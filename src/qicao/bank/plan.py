"""What merging will do, decided on values: what is added, what gets new sources, what stays out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qicao.bank.entries import (
    HEADINGS_FILE,
    ID,
    MINED_FILE,
    PASSAGES_FILE,
    SOURCES,
    Content,
    Entry,
    entry_of,
    file_of,
    merge_key,
)
from qicao.bank.phrase import parse_source
from qicao.bank.record import keys_by_speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qicao.bank.phrase import PhraseSet
    from qicao.bank.setfiles import SetFiles

Spot = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Item:
    """Something mined: the file it belongs to, the key that its near-duplicates share, its entry."""

    file: str
    key: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: entries to add, by file, and sources to add, by place; the rest is only told."""

    add: dict[str, list[Entry]] = field(default_factory=dict)
    grow: dict[Spot, tuple[str, ...]] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)


def items_of(mined: PhraseSet, renamed: Mapping[str, str]) -> Iterator[Item]:
    """All that was mined, speeches under the name they were mined under before."""
    contents: tuple[Content, ...] = (*mined.phrases, *mined.heading_sets, *mined.passages)
    for content in contents:
        sources = tuple(one._replace(speech=renamed.get(one.speech, one.speech)) for one in content.sources)
        entry, file = entry_of(content._replace(sources=sources)), file_of(content)
        yield Item(file, merge_key(entry, file), entry)


def united(items: Iterable[Item]) -> tuple[Item, ...]:
    """Near-duplicates become one: the first wording and role, the sources of all."""
    united: dict[str, Item] = {}
    for item in items:
        first = united.setdefault(item.key, item)
        united[item.key] = replace(first, entry=with_sources(first.entry, _sources(item.entry)))
    return tuple(united.values())


def _sources(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.get(SOURCES, ()))


def with_sources(entry: Entry, sources: Iterable[str]) -> Entry:
    """The entry with these sources added, each once."""
    there = _sources(entry)
    fresh = dict.fromkeys(source for source in sources if source not in there)
    return entry | {SOURCES: [*there, *fresh]} if fresh else entry


def plan_of(old: SetFiles, items: Iterable[Item]) -> Plan:
    """Decide for each thing mined what becomes of it."""
    plan, places, mined = Plan(), _places(old), keys_by_speech(old.mined)
    ever = frozenset().union(*mined.values())
    for item in items:
        name = item.entry[ID]
        spot = places.get(_name(item.file, name)) or places.get(item.key)
        if spot is not None:
            fresh = _fresh(item, old.entries[spot[0]][spot[1]], mined)
            if fresh:
                plan.grow[spot] = tuple(dict.fromkeys((*plan.grow.get(spot, ()), *fresh)))
            else:
                plan.known.append(name)
        elif item.key in ever:
            plan.withheld.append(name)
        else:
            plan.add.setdefault(item.file, []).append(item.entry)
    return plan


def _places(old: SetFiles) -> dict[str, Spot]:
    """Where each entry stands, by its id and by its key."""
    places: dict[str, Spot] = {}
    for file, entries in old.entries.items():
        for index, entry in enumerate(entries if file != MINED_FILE else ()):
            places[_name(file, entry[ID])] = (file, index)
            places.setdefault(merge_key(entry, file), (file, index))
    return places


def _name(file: str, name: str) -> str:
    """An id, apart from keys, and from the ids of other kinds of content."""
    return f"{file if file in (HEADINGS_FILE, PASSAGES_FILE) else ''}#{name}"


def _fresh(item: Item, entry: Entry, mined: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The sources that the entry lacks; not those of a speech mined before, which a person has taken out."""
    return tuple(
        source
        for source in _sources(item.entry)
        if source not in _sources(entry) and item.key not in mined.get(parse_source(source).speech, ())
    )


def keys_found(items: Iterable[Item]) -> dict[str, frozenset[str]]:
    """The keys of what was mined now, by speech."""
    found: dict[str, set[str]] = {}
    for item in items:
        for source in _sources(item.entry):
            found.setdefault(parse_source(source).speech, set()).add(item.key)
    return {speech: frozenset(keys) for speech, keys in found.items()}
