"""How long a speech and its parts shall be: 时长 × 200 字, or 字数, shared out as such meetings usually do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qicao.compose.kinds import block_kind, section_kind
from qicao.lexicons import load_lexicon
from qicao.outlines.model import Section
from qicao.speech.text import CHARACTERS_A_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qicao.compose.places import Place
    from qicao.outlines.model import Block, Outline

_LEAST_STRETCH = 0.25
# Where a speech is long, its points are, and not what stands before them.
_MOST_STRETCH = 1.4


def wanted_length(outline: Outline) -> int | None:
    """The characters that the outline asks for: 字数 first, then 时长; None: neither."""
    if outline.characters is not None:
        return outline.characters
    return None if outline.minutes is None else round(outline.minutes * (outline.pace or CHARACTERS_A_MINUTE))


def usual_lengths(outline: Outline) -> tuple[int, ...]:
    """The usual length of each part of the body: that of its occasion, else that of its kind."""
    return tuple(_usual(part, entry) for part, entry in zip(outline.body, entries(outline), strict=True))


def entries(outline: Outline) -> tuple[Mapping[str, Any], ...]:
    """What its occasion says of each part of an outline; nothing where it does not know it."""
    known = list(_occasion(outline.occasion).get("body", ()))
    return tuple(_entry(part, known) for part in outline.body)


def _usual(part: Block | Section, entry: Mapping[str, Any]) -> int:
    """The length of a part."""
    low_and_high = entry.get("characters")
    kind = section_kind(part.kind) if isinstance(part, Section) else block_kind(part.kind)
    return sum(low_and_high) // 2 if low_and_high else kind.characters


def _entry(part: Block | Section, known: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """What the occasion says of a part; it is taken out of `known`, so that the next of its kind finds its own."""
    key = "section" if isinstance(part, Section) else "block"
    entry = next((entry for entry in known if entry.get(key) == part.kind), None)
    if entry is not None:
        known.remove(entry)
    return entry or {}


def _occasion(name: str) -> Mapping[str, Any]:
    rows = load_lexicon("occasions")
    return next((row for row in rows if name in (row["name"], row["slug"], *row["aliases"])), {})


def share_out(places: Iterable[Place], wanted: int | None, written: int) -> dict[str, int]:
    """The characters that each composed place shall have. `written` are those that stand there anyway.

    Places that are not fixed are stretched or shrunk, so that all come to `wanted` (None: as usual).
    """
    composed = [place for place in places if place.is_composed]
    if wanted is None:
        return {place.name: place.characters for place in composed}
    first = _stretch(composed, wanted - written, {})
    most = {place.name: _MOST_STRETCH for place in composed if not place.is_point and first > _MOST_STRETCH}
    stretch = _stretch(composed, wanted - written, most)
    each = ((place, 1.0 if place.fixed else most.get(place.name, stretch)) for place in composed)
    return {place.name: round(place.characters * factor) for place, factor in each}


def _stretch(composed: Sequence[Place], room: int, most: Mapping[str, float]) -> float:
    """How much the places that are not fixed, nor stretched as far as they go (`most`), are to be stretched."""
    bound = [place for place in composed if place.fixed or place.name in most]
    taken = sum(place.characters * (1.0 if place.fixed else most[place.name]) for place in bound)
    free = sum(place.characters for place in composed if place not in bound)
    return max(_LEAST_STRETCH, (room - taken) / free) if free else 1.0


def shares(total: int, lead: int, points: int) -> tuple[int, int]:
    """How many characters of a section its lead has, and each of its `points`."""
    lead = min(lead, total // 3)
    return lead, (total - lead) // max(1, points)
