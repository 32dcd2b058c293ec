"""Writing the places of a draft: by templates or in the writer's own words, again where a length must change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.compose.pen import Pen
from qicao.compose.rendering import tidy
from qicao.compose.stream import Break, Head, Piece, Pieces, is_blank, length
from qicao.speech.model import Origin, OriginKind, Role, Span, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from qicao.compose.chooser import Chooser
    from qicao.compose.ledger import Ledger
    from qicao.compose.places import Place
    from qicao.compose.rendering import PassageTemplates
    from qicao.compose.stock import Stock
    from qicao.speech.model import Spans


class Desk:
    """Holds what is written so far, by the names of the places."""

    def __init__(
        self,
        templates: PassageTemplates,
        chooser: Chooser,
        ledger: Ledger,
        stock: Stock,
        facts: Mapping[str, str],
    ) -> None:
        self._templates, self._chooser, self._ledger = templates, chooser, ledger
        self._stock, self._facts = stock, facts
        self._pieces: dict[str, Pieces] = {}
        self._lengths: dict[str, int] = {}
        self.empty: dict[str, None] = {}

    def pieces(self, name: str) -> Pieces:
        """What stands at a place."""
        return self._pieces[name]

    def write_all(self, places: Sequence[Place], rooms: Mapping[str, int]) -> None:
        """Write all places; what stands there anyway first, so that nothing chosen repeats it."""
        for place in places:
            self._ledger.write_down(place.heading.text if place.heading else "")
            self._ledger.write_down(text_of(place.text or ()))
        for place in places:
            self.write(place, rooms.get(place.name, 0))

    def picks(self, places: Iterable[Place]) -> dict[str, tuple[str, ...]]:
        """The ids of the phrases chosen at each place."""
        return {place.name: tuple(c.phrase.id for c in self._ledger.at(place.name)) for place in places}

    def write(self, place: Place, room: int) -> None:
        """Write a place, `room` characters long where it is composed, in the stead of what stood there."""
        self._ledger.give_back(place.name)
        pen = Pen(place, room, self._chooser, self._stock, self._facts)
        self._keep(place.name, self._composed(place, pen) if place.is_composed else self._given(place, pen))

    def length(self, place: Place) -> int:
        """The characters of what stands at a place, without its heading."""
        return self._lengths[place.name]

    def sentence_length(self, place: Place) -> int:
        """The usual length of a sentence of the kind that a place holds most of."""
        mains = [pattern.main for pattern in place.patterns if pattern.main]
        return self._stock.mean_length(mains[0]) if mains else 0

    def try_length(self, place: Place, room: int, gap: int) -> bool:
        """Write a place again for another length; undo it unless the gap to the wanted length becomes smaller."""
        before, pieces, used = self.length(place), self._pieces[place.name], self._ledger.at(place.name)
        self.write(place, room)
        if abs(gap - (self.length(place) - before)) < abs(gap):
            return True
        self._ledger.give_back(place.name)
        self._keep(place.name, pieces)
        for candidate in used:
            self._ledger.use(place.name, candidate)
        return False

    def _keep(self, name: str, pieces: Pieces) -> None:
        self._pieces[name] = pieces
        self._lengths[name] = length(piece for piece in pieces if not isinstance(piece, Head))

    def _composed(self, place: Place, pen: Pen) -> Pieces:
        written = self._templates.render(place.templates, pen)
        left_out = [piece for point in pen.points if point[-1] not in written for piece in point]
        pieces = tidy((*written, *left_out)) if left_out else written
        if is_blank(piece for piece in pieces if not isinstance(piece, Head)) and not place.is_lead:
            self.empty[place.name] = None
            return (*pieces, Span(f"【待补：{place.name}】", Origin(OriginKind.TEMPLATE, place.name)))
        return pieces

    def _given(self, place: Place, pen: Pen) -> Pieces:
        text = tuple(_lines(place.text or ()))
        if place.heading is None:
            return tidy(text)
        is_line = place.roles[0] is Role.HEADING
        return tidy((Head(place.heading.spans) if is_line else pen.heading(), *text))


def _lines(spans: Spans) -> Iterator[Piece]:
    """The writer's words: each line a paragraph."""
    for span in spans:
        for index, line in enumerate(span.text.split("\n")):
            if index:
                yield Break()
            yield Span(line.strip(), span.origin)
