"""Occasions: what kind of meeting a speech is for, as the lexicon `occasions` knows them."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from qicao.errors import OutlineError
from qicao.lexicons import load_lexicon
from qicao.outlines.words import vocabulary


class Occasion(NamedTuple):
    """A kind of meeting. Its phrase set has its name."""

    name: str
    slug: str
    aliases: tuple[str, ...]
    cues: tuple[str, ...]
    characters: tuple[int, int, int]


@cache
def occasions() -> tuple[Occasion, ...]:
    """All kinds of meetings, in the order of the lexicon."""
    return tuple(map(_occasion, load_lexicon("occasions")))


def _occasion(row: dict[str, Any]) -> Occasion:
    words, length = (tuple(row["aliases"]), tuple(row["cues"])), tuple(row["characters"])
    return Occasion(row["name"], row["slug"], *words, length)


def find_occasion(word: str) -> Occasion:
    """Return the occasion of a name, an alias or a slug. Raises OutlineError naming the nearest one."""
    known = vocabulary("会议类型")
    name = known.meanings.get(word.strip())
    if name is None:
        raise OutlineError(f"没有“{word}”这种会议类型。", hint=known.hint(word))
    return next(occasion for occasion in occasions() if occasion.name == name)


def guess_occasion(title: str) -> Occasion | None:
    """Tell the occasion from the words of a title: the first cue in it counts, of two at one place the longer."""
    found = [
        (title.find(cue), -len(cue), number)
        for number, occasion in enumerate(occasions())
        for cue in (*occasion.cues, occasion.name, *occasion.aliases)
        if cue in title
    ]
    return occasions()[min(found)[2]] if found else None
