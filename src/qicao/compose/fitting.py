"""Making a draft as long as it shall be, by choosing how many sentences it has; no sentence is ever cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.compose.wording import ended
from qicao.speech.model import text_of
from qicao.speech.text import count_characters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from qicao.compose.places import Place
    from qicao.compose.writing import Desk

_TOLERANCE = 0.015
_MOST_ROUNDS = 400
_MOST_OVER = 0.5
_SHORTEST = 0.55
_FULL = 60
_SHORT, _MUCH_SHORTER = 30, 0.75
_LONGER, _MOST_FULL = 20, 1.3


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


class Goal(NamedTuple):
    """How long a draft shall be: the share of each place, the whole, and the characters that stand there anyway."""

    rooms: Mapping[str, int]
    wanted: int
    base: int


class Fitting:
    """Lengthens or shortens `changeable` places until the draft has its length; `composed` are all its places.

    What stands at the `kept` places is not told again at greater length: it was chosen before.
    """

    def __init__(
        self,
        desk: Desk,
        composed: Sequence[Place],
        changeable: Sequence[Place],
        goal: Goal,
        kept: Collection[str] = (),
    ) -> None:
        self._desk, self._composed = desk, composed
        self._free = [place for place in changeable if not place.fixed]
        self._rooms, self._wanted, self._base = goal
        self._changeable, self._kept = changeable, kept
        self._hopeless: set[str] = set()
        self._shortest: set[tuple[str, int]] = set()
        self._longest: set[tuple[str, int]] = set()

    def fit(self) -> None:
        """A sentence more or less, again and again, until the length is met or nothing helps."""
        for _ in range(_MOST_ROUNDS):
            gap = self._gap()
            if abs(gap) <= self._wanted * _TOLERANCE or not (self._lengthen(gap) if gap > 0 else self._shorten(-gap)):
                return

    def _gap(self) -> int:
        return self._wanted - self._base - sum(map(self._desk.length, self._composed))

    def _share(self, place: Place) -> float:
        return self._desk.length(place) / max(1, self._rooms[place.name])

    def _lengthen(self, gap: int) -> bool:
        """Say a thing at greater length; else add a sentence where most is wanting. Neither exceeds the gap by half."""
        most = round(gap + _MOST_OVER * gap)
        if self._say_at_length(most):
            return True
        for place in sorted(self._free, key=self._share):
            if place.name not in self._hopeless:
                if self._desk.lengthen(place, gap, most):
                    return True
                self._hopeless.add(place.name)
        return False

    def _say_at_length(self, most: int) -> bool:
        """Put a longer phrase in the stead of one that tells a thing from beginning to end, `most` characters more."""
        for place in sorted((one for one in self._free if one.name not in self._kept), key=self._share):
            for index, one in enumerate(self._desk.at(place.name)):
                key, candidate = (place.name, index), one.candidate
                wanting = min(most, round(_MOST_FULL * self._rooms[place.name]) - self._desk.length(place))
                if key in self._longest or not candidate.is_chain or candidate.phrase.id in place.pinned:
                    continue
                longer = candidate.characters + wanting
                if wanting > _LONGER and self._desk.exchange(place, index, longer, candidate.characters + _LONGER):
                    return True
                self._longest.add(key)
        return False

    def _shorten(self, excess: int) -> bool:
        """Leave out a sentence; else say one more shortly; else leave out what leads in."""
        return self._leave_out(excess) or self._say_shortly(excess) or self._drop_a_lead(excess)

    def _leave_out(self, excess: int) -> bool:
        """Leave out the sentence that comes nearest to what is too much, rather from the places that have most."""
        return any(self._desk.shorten(place, index) for _, place, index in sorted(self._ways(excess), key=_first))

    def _ways(self, excess: int) -> Iterator[tuple[float, Place, int]]:
        for place in self._free:
            share, room = self._share(place), max(1, self._rooms[place.name])
            for index, characters in self._desk.spare(place):
                left = abs(excess - characters)
                if left < excess and share - characters / room > _SHORTEST:
                    yield left - _FULL * share, place, index

    def _say_shortly(self, excess: int) -> bool:
        """Put a shorter phrase in the stead of the longest that has one, not so short that as much were wanting."""
        every = [
            (one.candidate.characters, place, index)
            for place in self._changeable
            for index, one in enumerate(self._desk.at(place.name))
            if one.candidate.phrase.id not in place.pinned
        ]
        for characters, place, index in sorted(every, key=_first, reverse=True):
            if (place.name, index) not in self._shortest and characters > _SHORT:
                most = max(characters - excess, round(characters * _MUCH_SHORTER))
                if self._desk.exchange(place, index, most, characters - 2 * excess):
                    return True
                self._shortest.add((place.name, index))
        return False

    def _drop_a_lead(self, excess: int) -> bool:
        leads = [place for place in self._free if place.is_lead and not place.pinned]
        leads = [place for place in leads if 0 < self._desk.length(place) < 2 * excess]
        for place in leads[:1]:
            self._desk.rewrite(place, ())
        return bool(leads)


def _first(way: tuple[float, Place, int]) -> float:
    return way[0]
