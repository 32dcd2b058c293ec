"""What a passage template calls while it writes one place: phrases are drawn, facts filled in, the length watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.compose.chooser import Moment
from qicao.compose.kinds import Pattern
from qicao.compose.places import without_repeat
from qicao.compose.scoring import Want
from qicao.compose.stock import pairs_of
from qicao.compose.stream import Break, Head, Piece, Ref
from qicao.compose.wording import ended, fact_span, is_given, spans_of, with_count, without_first_sentence
from qicao.errors import TemplateError
from qicao.speech.model import Origin, OriginKind, Spans
from qicao.speech.text import count_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qicao.compose.chooser import Chooser
    from qicao.compose.places import Place
    from qicao.compose.stock import Candidate, Stock

_MOST_PHRASES = 200
_TIGHT = 1.3


class Pen:
    """Writes at one place, `room` characters long."""

    def __init__(self, place: Place, room: int, chooser: Chooser, stock: Stock, facts: Mapping[str, str]) -> None:
        self._place, self._room, self._chooser, self._stock = place, room, chooser, stock
        self._facts = with_count(facts, place.announced)
        self._picks: list[Candidate] = []
        self._want = _want(place, self._facts)

    @property
    def points(self) -> tuple[tuple[Piece, ...], ...]:
        """The points of this place, each in a paragraph of its own unless its kind runs them together."""
        own = () if self._place.kind.inline else (Break(),)
        return tuple((*own, Ref(point.name)) for point in self._place.points)

    def heading(self) -> Head:
        """The heading of the place with its end mark."""
        heading = self._place.heading
        return Head(ended(heading.spans if heading else (), self._place.name))

    def fact(self, name: str) -> Spans:
        """A fact, or 【待补：…】."""
        return (fact_span(name, self._facts),)

    def given(self, name: str) -> bool:
        """Whether a fact is given."""
        return is_given(name, self._facts)

    def phrase(self, role: str) -> Spans:
        """A phrase of this role that fits; nothing when the bank has none left."""
        if len(self._picks) >= _MOST_PHRASES:
            raise TemplateError(
                f"“{self._place.name}”取了 {_MOST_PHRASES} 条用语还没有完。", None, "看看模板里的循环。"
            )
        found = self._chooser.draw(self._place.name, role, self._want, Moment(tuple(self._picks), self._room))
        return self._write(found) if found else ()

    def passage(self) -> Iterator[str]:
        """The roles of the sentences: the main one again and again while there is room."""
        pattern = self._fitting(self._pattern())
        yield from pattern.before
        if pattern.main is not None:
            yield from self._repeated(pattern.main, sum(map(self._stock.mean_length, pattern.after)))
        yield from pattern.after

    def _repeated(self, role: str, reserved: int) -> Iterator[str]:
        half = self._stock.mean_length(role) // 2
        while True:
            count = len(self._picks)
            yield role
            if len(self._picks) == count or self._room - reserved < half:
                return

    def _pattern(self) -> Pattern:
        patterns = self._place.patterns
        if not patterns:
            return Pattern()
        return self._chooser.random(f"{self._place.name}:段式").choice(patterns)

    def _fitting(self, pattern: Pattern) -> Pattern:
        """The pattern without its outer sentences, where the place is too short for them."""
        if pattern.main is None:
            return pattern
        before, after = [] if self._place.goes_on else list(pattern.before), list(pattern.after)
        roles = [*before, pattern.main, *after]
        while len(roles) > 1 and sum(map(self._stock.mean_length, roles)) > self._room * _TIGHT:
            (after or before).pop()
            roles = [*before, pattern.main, *after]
        return Pattern(tuple(before), pattern.main, tuple(after))

    def _write(self, candidate: Candidate) -> Spans:
        parts = candidate.phrase.parts
        if self._place.heading and candidate.is_headed:
            parts = without_first_sentence(parts)
        spans = spans_of(parts, self._facts, Origin(OriginKind.PHRASE, candidate.phrase.id))
        if not self._picks and self._place.heading is None:
            spans = without_repeat(spans, self._place.marker)
        self._picks.append(candidate)
        self._room -= sum(count_characters(span.text) for span in spans)
        return ended(spans, self._place.name)


def _want(place: Place, facts: Mapping[str, str]) -> Want:
    return Want(
        topics=place.topics,
        own=place.own or place.topics or frozenset(),
        pairs=pairs_of(place.heading.key) if place.heading else frozenset(),
        has_count=place.announced is not None,
        headed=place.heading is not None,
        topical=place.topical,
        is_point=place.is_point,
        general=place.is_lead,
        slot=place.kind.name if is_given(place.kind.name, facts) else "",
        must=place.goes_on,
        followed=place.followed,
    )
