"""Writing the places of a draft: by templates or in the writer's own words, longer or shorter by a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.compose.chooser import Moment
from qicao.compose.ledger import makes_a_run
from qicao.compose.pen import Pen, least_of, want_of
from qicao.compose.picks import Chosen
from qicao.compose.rendering import tidy
from qicao.compose.stream import Break, Head, Piece, Pieces, is_blank, length
from qicao.compose.tails import with_tails
from qicao.compose.wording import with_count
from qicao.speech.model import Origin, OriginKind, Role, Span, text_of
from qicao.speech.open_place import open_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qicao.compose.candidate import Candidate
    from qicao.compose.pen import Tools
    from qicao.compose.places import Place
    from qicao.compose.scoring import Want
    from qicao.speech.model import Spans

Script = tuple[Chosen, ...]


class Desk:
    """Holds what is written so far, by the names of the places."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._ledger, self._chooser, self._facts = tools.chooser.ledger, tools.chooser, tools.facts
        self._pieces: dict[str, Pieces] = {}
        self._lengths: dict[str, int] = {}
        self.empty: dict[str, None] = {}

    def pieces(self, name: str) -> Pieces:
        """What stands at a place."""
        return self._pieces[name]

    def at(self, name: str) -> Script:
        """The phrases that stand at a place, in order."""
        return self._ledger.at(name)

    def length(self, place: Place) -> int:
        """The characters of what stands at a place, without its heading."""
        return self._lengths[place.name]

    def write_down(self, places: Iterable[Place]) -> None:
        """Note what stands there anyway, so that nothing chosen repeats it."""
        for place in places:
            self._ledger.write_down(place.heading.text if place.heading else "")
            self._ledger.write_down(text_of(place.text or ()))

    def write(self, place: Place, room: int) -> None:
        """Write a place, `room` characters long where it is composed."""
        found = (self._tools.stock.find(one) for one in place.pinned)
        pinned = [one for one in found if one and not self._ledger.stands(one)]
        self._write(place, self._pen(place, room, pinned=pinned))
        script = self.at(place.name)
        in_order = _in_order(place, script)
        if in_order != script and not makes_a_run(_candidates(in_order)):
            self.rewrite(place, in_order)

    def rewrite(self, place: Place, script: Iterable[Chosen]) -> None:
        """Write a place again with these phrases, in the stead of what stands there."""
        self._ledger.give_back(place.name)
        self._write(place, self._pen(place, 0, script=tuple(script)))

    def lengthen(self, place: Place, gap: int, most: int) -> bool:
        """Add a sentence of about `gap` characters, never more than `most`; False where none fits."""
        script = self.at(place.name)
        at = _end_of_main(place, script)
        role = script[at - 1].role if at else place.main_role
        if role is None:
            return False
        before, after = _candidates(script[:at]), _candidates(script[at:])
        found = self._chooser.draw(place.name, role, self._want(place), Moment(before, gap, after, most))
        if found is None:
            return False
        return self._try(place, _in_order(place, (*script[:at], Chosen(role, found), *script[at:])))

    def exchange(self, place: Place, index: int, most: int, least: int = 0) -> bool:
        """Put another phrase, of `least` to `most` characters, in the stead of one; False where none fits."""
        if self.at(place.name)[index].candidate.leans:
            return False
        script = self._ledger.give_back(place.name)
        rest = (*script[:index], *script[index + 1 :])
        for one in rest:
            self._ledger.use(place.name, one)
        stood = script[index]
        moment = Moment(_candidates(script[:index]), most, _candidates(script[index + 1 :]), most)
        found = self._chooser.draw(place.name, stood.role, self._want(place), moment)
        if found is None or not least <= found.characters <= most:
            self.rewrite(place, script)
            return False
        exchanged = (*script[:index], stood._replace(candidate=found), *script[index + 1 :])
        in_order = _in_order(place, exchanged)
        self.rewrite(place, exchanged if makes_a_run(_candidates(in_order)) else in_order)
        return True

    def shorten(self, place: Place, index: int) -> bool:
        """Leave out one phrase; False where what is left could not stand."""
        script = self.at(place.name)
        return self._try(place, (*script[:index], *script[index + 1 :]))

    def spare(self, place: Place) -> Iterator[tuple[int, int]]:
        """The phrases of a place that it can do without, by their index, and the characters of each."""
        script = self.at(place.name)
        end = _end_of_main(place, script)
        if not end:
            return
        main = script[end - 1].role
        mains = [i for i, one in enumerate(script[:end]) if one.in_pattern and one.role == main]
        measures = [i for i in mains if script[i].candidate.position <= 0]
        for index, one in enumerate(script):
            is_main = index in mains
            needed = (is_main and len(mains) <= least_of(place)) or (index == 0 and place.heading is None)
            needed = needed or one.candidate.leans or measures == [index]
            if one.in_pattern and not needed and one.candidate.phrase.id not in place.pinned:
                yield index, one.candidate.characters

    def alternatives(self, place: Place, index: int) -> Sequence[tuple[float, Candidate]]:
        """What could stand in the stead of a phrase, with scores, the best first."""
        script = self._ledger.give_back(place.name)
        before, after = _candidates(script[:index]), _candidates(script[index + 1 :])
        for one in (*script[:index], *script[index + 1 :]):
            self._ledger.use(place.name, one)
        moment = Moment(before, script[index].candidate.characters, after)
        want = self._want(place)._replace(closing=script[index].candidate.leans)
        found = self._chooser.alternatives(place.name, script[index].role, want, moment)
        others = [(score, one) for score, one in found if one.phrase.id != script[index].candidate.phrase.id]
        self.rewrite(place, script)
        return others

    def _try(self, place: Place, script: Script) -> bool:
        if makes_a_run(_candidates(script)):
            return False
        self.rewrite(place, script)
        return True

    def _want(self, place: Place) -> Want:
        return want_of(place, with_count(self._facts, place.announced))

    def _pen(self, place: Place, room: int, script: Script | None = None, pinned: Sequence[Candidate] = ()) -> Pen:
        return Pen(place, room, self._tools, script, pinned)

    def _write(self, place: Place, pen: Pen) -> None:
        pieces = self._composed(place, pen) if place.is_composed else _given(place, pen)
        self._pieces[place.name] = pieces
        self._lengths[place.name] = length(piece for piece in pieces if not isinstance(piece, Head))

    def _composed(self, place: Place, pen: Pen) -> Pieces:
        self.empty.pop(place.name, None)
        written = self._tools.templates.render(place.templates, pen)
        left_out = [piece for point in pen.points if point[-1] not in written for piece in point]
        pieces = with_tails(tidy((*written, *left_out)) if left_out else written, pen.chosen)
        if is_blank(piece for piece in pieces if not isinstance(piece, Head)) and not place.is_lead:
            self.empty[place.name] = None
            return (*pieces, Span(open_place(place.name), Origin(OriginKind.TEMPLATE, place.name)))
        return pieces


def _candidates(script: Iterable[Chosen]) -> tuple[Candidate, ...]:
    return tuple(one.candidate for one in script)


def _in_order(place: Place, script: Script) -> Script:
    """The phrases with those of the main role in order: first what is laid down, last what checks and punishes; between
    them in the order of their steps.
    """
    end = _end_of_main(place, script)
    start = next((i for i, one in enumerate(script[:end]) if one.role == script[end - 1].role), end)
    if place.heading is None:
        start += 1
    run = sorted(script[start:end], key=lambda one: (one.candidate.position, one.candidate.step))
    return (*script[:start], *run, *script[end:]) if start < end else script


def _end_of_main(place: Place, script: Script) -> int:
    """The index after the last phrase of the main role of a paragraph, what closes it left out; 0: it has none."""
    mains = {pattern.main for pattern in place.patterns}
    found = [
        i for i, one in enumerate(script, start=1) if one.in_pattern and one.role in mains and not one.candidate.leans
    ]
    return found[-1] if found else 0


def _given(place: Place, pen: Pen) -> Pieces:
    text = tuple(_lines(place.text or ()))
    if place.heading is None:
        return tidy((*text, *(piece for point in pen.points for piece in point)))
    is_line = place.roles[0] is Role.HEADING
    return tidy((Head(place.heading.spans) if is_line else pen.heading(), *text))


def _lines(spans: Spans) -> Iterator[Piece]:
    """The writer's words: each line a paragraph."""
    for span in spans:
        for index, line in enumerate(span.text.split("\n")):
            if index:
                yield Break()
            yield Span(line.strip(), span.origin)
