"""Making a draft as long as it shall be, by choosing how many sentences it has; no sentence is ever cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.compose.wording import ended
from qicao.speech.model import text_of
from qicao.speech.text import count_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qicao.compose.places import Place
    from qicao.compose.writing import Desk

_TOLERANCE = 0.01
_MOST_ROUNDS = 40
_LONGEST, _SHORTEST = 1.7, 0.35


def base_length(places: Iterable[Place]) -> int:
    """The characters that stand there whatever is chosen: headings, markers, the writer's own words."""
    return sum(
        count_characters(f"{place.marker or ''}{_heading(place)}{text_of(place.text or ())}") for place in places
    )


def _heading(place: Place) -> str:
    """The heading of a place; one that text follows has an end mark."""
    if place.heading is None:
        return ""
    return text_of(ended(place.heading.spans, "") if place.text or place.is_composed else place.heading.spans)


def fit(desk: Desk, places: Sequence[Place], rooms: Mapping[str, int], wanted: int, base: int) -> None:
    """Lengthen or shorten places, a sentence at a time, until the draft is as long as wanted or nothing helps."""
    free = [place for place in places if place.is_composed and not place.fixed]
    composed = [place for place in places if place.is_composed]
    hopeless: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        gap = wanted - base - sum(map(desk.length, composed))
        if abs(gap) <= wanted * _TOLERANCE:
            return
        place = _next(desk, [place for place in free if place.name not in hopeless], rooms, longer=gap > 0)
        if place is None:
            return
        if not desk.try_length(place, _new_length(desk, place, rooms[place.name], gap), gap):
            hopeless.add(place.name)


def _new_length(desk: Desk, place: Place, room: int, gap: int) -> int:
    """A sentence more; or less by all that the draft has too much, but never so little that the place says nothing."""
    if gap > 0:
        return desk.length(place) + desk.sentence_length(place)
    return max(desk.length(place) + gap, round(room * _SHORTEST))


def _next(desk: Desk, places: Sequence[Place], rooms: Mapping[str, int], *, longer: bool) -> Place | None:
    """The place that is furthest from its share."""
    shares = [(desk.length(place) / max(1, rooms[place.name]), place) for place in places]
    if longer:
        return min((s for s in shares if s[0] < _LONGEST), key=lambda s: s[0], default=(0, None))[1]
    return max((s for s in shares if s[0] > _SHORTEST), key=lambda s: s[0], default=(0, None))[1]
