"""What a passage template calls while it writes one place: phrases are drawn, facts filled in, the length watched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.compose.campaign import CAMPAIGN_NOUN, said_again, with_noun
from qicao.compose.candidate import telling_pairs, turns_of
from qicao.compose.chooser import Moment
from qicao.compose.kinds import Pattern
from qicao.compose.penalties import SLACK
from qicao.compose.picks import Chosen
from qicao.compose.places import without_repeat
from qicao.compose.scoring import Want
from qicao.compose.stream import Break, Head, Piece, Ref
from qicao.compose.wording import ended, fact_span, is_given, spans_of, with_count, without_first_sentence
from qicao.errors import TemplateError
from qicao.lexicons import load_lexicon
from qicao.speech.model import Origin, OriginKind, Spans
from qicao.speech.text import count_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qicao.compose.candidate import Candidate
    from qicao.compose.chooser import Chooser
    from qicao.compose.places import Place
    from qicao.compose.rendering import PassageTemplates
    from qicao.compose.stock import Stock

_MOST_PHRASES = 200
_TIGHT = 1.3
_MOST_INSTANCES = 3
_CONCLUSION = 40
# What tells a thing to its end needs nothing after it, unless much room is left.
_ROOM_FOR_MORE = 200


class Tools(NamedTuple):
    """What a draft is written with."""

    templates: PassageTemplates
    chooser: Chooser
    stock: Stock
    facts: Mapping[str, str]


class Pen:
    """Writes at one place, `room` characters long; `chosen` tells what it wrote.

    With a `script` it writes what stands there, and draws only what a template asks for beyond its pattern. `pinned`:
    what must stand here.
    """

    def __init__(
        self,
        place: Place,
        room: int,
        tools: Tools,
        script: Sequence[Chosen] | None = None,
        pinned: Sequence[Candidate] = (),
    ) -> None:
        self._place, self._room, self._chooser, self._stock = place, room, tools.chooser, tools.stock
        self._facts = with_count(tools.facts, place.announced)
        self._script = None if script is None else list(script)
        self._pinned = list(pinned)
        self._asked = ""
        self._want = want_of(place, self._facts)._replace(each=self._each(room))
        self.chosen: list[Chosen] = []

    def _each(self, room: int) -> int:
        """How many phrases each of the topics has that the place tells in turn."""
        main = self._place.main_role
        length = self._stock.mean_length(main) if main else 0
        return max(1, round(room / length / len(self._place.order))) if length and self._place.order else 1

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
        if len(self.chosen) >= _MOST_PHRASES:
            raise TemplateError(
                f"“{self._place.name}”取了 {_MOST_PHRASES} 条用语还没有完。", None, "看看模板里的循环。"
            )
        in_pattern, self._asked = role == self._asked, ""
        found = self._found(role, in_pattern)
        return self._write(Chosen(role, found, in_pattern)) if found else ()

    def passage(self) -> Iterator[str]:
        """The roles of the sentences: the main one again and again while there is room."""
        for role in self._roles():
            self._asked = role
            yield role

    def _roles(self) -> Iterator[str]:
        if self._script is not None:
            yield from [chosen.role for chosen in self._script if chosen.in_pattern]
            return
        pattern = self._fitting(self._pattern())
        yield from [role for role in pattern.before if self._may_say(role)]
        if pattern.main is not None:
            reserved = sum(map(self._stock.mean_length, pattern.after)) + _CONCLUSION * self._concludes()
            yield from self._repeated(pattern.main, reserved)
        yield from [one.phrase.role.chinese for one in self._pinned]
        if not (self.chosen and _is_finished(self.chosen[-1].candidate)):
            yield from pattern.after
        if pattern.main is not None and self.chosen and (self._place.closes or self._concludes()):
            self._want = self._want._replace(closing=True)
            yield pattern.main

    def _concludes(self) -> bool:
        """Whether what was said is still to be brought back to the campaign, and there is room for it."""
        place = self._place
        if not place.is_point or self._room < -SLACK or not self._facts.get(CAMPAIGN_NOUN):
            return False
        if self._chooser.ledger.count(place.main_role or "", closing=True) >= place.kind.concludes:
            return False
        return not any(one.candidate.names_campaign for one in self.chosen)

    def _may_say(self, role: str) -> bool:
        """Whether the draft does not yet have as many phrases of this role as it should."""
        most = load_lexicon("composing")["sparing"].get(role)
        return most is None or not self._place.is_point or self._chooser.ledger.count(role) < most

    def _found(self, role: str, in_pattern: bool) -> Candidate | None:
        """What the script has, what is pinned, or what is drawn."""
        script = self._script or []
        for index, chosen in enumerate(script):
            if (chosen.role, chosen.in_pattern) == (role, in_pattern):
                return script.pop(index).candidate
        if self._script is not None and in_pattern:
            return None
        for pinned in self._pinned:
            if pinned.phrase.role.chinese == role:
                self._pinned.remove(pinned)
                return pinned
        before = tuple(chosen.candidate for chosen in self.chosen)
        return self._chooser.draw(self._place.name, role, self._want, Moment(before, self._room))

    def _repeated(self, role: str, reserved: int) -> Iterator[str]:
        half, least = self._stock.mean_length(role) // 2, least_of(self._place)
        while True:
            count = len(self.chosen)
            yield role
            told = self._place.is_argued and any(one.candidate.is_chain for one in self.chosen)
            enough = len(self.chosen) >= least and self._room - reserved < (max(half, _ROOM_FOR_MORE) if told else half)
            if len(self.chosen) == count or enough:
                return

    def _pattern(self) -> Pattern:
        patterns = self._place.patterns
        return self._chooser.dice.of(self._place.name, "段式").choice(patterns) if patterns else Pattern()

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

    def _write(self, chosen: Chosen) -> Spans:
        candidate = chosen.candidate
        parts = candidate.phrase.parts
        if self._place.heading and candidate.is_headed and not candidate.needs_its_heading:
            parts = without_first_sentence(parts)
        named = self._place.named or any(one.candidate.names_campaign for one in self.chosen)
        parts = said_again(parts, self._facts) if named else with_noun(parts, self._facts)
        spans = spans_of(parts, self._facts, Origin(OriginKind.PHRASE, candidate.phrase.id))
        if not self.chosen and self._place.heading is None:
            spans = without_repeat(spans, self._place.marker)
        self.chosen.append(chosen)
        self._chooser.ledger.use(self._place.name, chosen)
        self._room -= sum(count_characters(span.text) for span in spans)
        return ended(spans, self._place.name)


def _is_finished(candidate: Candidate) -> bool:
    """Whether nothing needs to come of it any more: it ends with what is checked, or tells a thing to its end."""
    return candidate.position > 0 or candidate.is_chain


def least_of(place: Place) -> int:
    """How many phrases of its main role a place has at least: after an overview, an instance of each topic named."""
    if place.topical is not False or place.points:
        return 1
    return 1 + max(1, min(_MOST_INSTANCES, len(place.own)))


def want_of(place: Place, facts: Mapping[str, str]) -> Want:
    """What a place wants of a phrase."""
    return Want(
        topics=place.topics,
        own=place.own if place.leads_in else place.own or place.topics or frozenset(),
        pairs=telling_pairs(place.heading.words) if place.heading else frozenset(),
        heading=frozenset().union(*map(turns_of, place.heading.clauses)) if place.heading else frozenset(),
        unpaid=tuple(filter(None, map(telling_pairs, place.heading.clauses))) if place.heading else (),
        has_count=place.announced is not None,
        headed=place.heading is not None,
        main_topic=place.main_topic,
        topical=place.topical,
        is_point=place.is_point,
        is_argued=place.is_argued,
        general=place.leads_in,
        tells=frozenset(name for name in place.kind.tells if is_given(name, facts) and not place.is_point),
        must=place.goes_on,
        followed=place.followed,
        whole=place.kind.whole,
        order=place.order,
    )
