"""The score of a phrase at a place: hard conditions, topics, nearness to the heading, and the noise of a seeded draw.

The noise belongs to the phrase and not to its rank: a phrase that drops out changes nothing for the rest.
"""

from __future__ import annotations

from array import array
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from qicao.bank.phrase import Register, Slot
from qicao.compose.campaign import CAMPAIGN
from qicao.compose.wording import COUNT, is_given
from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from qicao.compose.candidate import Candidate
    from qicao.compose.dice import Dice
    from qicao.compose.stock import Stock

_BYTES = 4
_NOISE = 3.2 / 256**_BYTES
_TOPIC, _SECOND_TOPIC = 3.6, 1.2
_NEAR = 1.3
_PAIR, _MOST_PAIRS = 0.35, 4
_UNDER = 1.4
_TWICE = (2, 3, 4)
_TELLS, _COUNTS = 4.0, 1.0

Ranking = list[tuple[float, "Candidate"]]


class Want(NamedTuple):
    """What a place wants. `topics`: all it may be about (None: anything); `own`: what it should be about, `main_topic`
    before all.

    `tells`: the facts that it is there to tell; `pairs`, `heading`: the pairs and the turns of its heading; `unpaid`:
    the clauses of its heading, by their pairs, of which nothing has been said yet; `asked`: what the problems that were
    named before are about; `has_count`: a {数} can be filled; `headed`: it has a heading; `is_argued`: it tells one
    thing at length. `topical`: True: each phrase has a topic; False: the first has none and gives the overview, those
    after it have one; None: no matter. `general`: rather what is said of the campaign as a whole. `must`: it goes on
    after a 要 that stands there. `followed`: another point comes after it. `whole`: it speaks of the meeting as a
    whole, so that one topic in common is enough. `closing`: it ends a paragraph by speaking of all that stands there.
    `order`: topics that have their turn one after another, with `each` so many phrases.
    """

    topics: frozenset[str] | None = frozenset()
    own: frozenset[str] = frozenset()
    main_topic: str = ""
    tells: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    heading: frozenset[str] = frozenset()
    has_count: bool = False
    headed: bool = False
    topical: bool | None = None
    is_point: bool = False
    is_argued: bool = False
    general: bool = False
    must: bool = False
    followed: bool = False
    whole: bool = False
    closing: bool = False
    order: tuple[str, ...] = ()
    each: int = 1
    unpaid: tuple[frozenset[str], ...] = ()
    asked: frozenset[str] = frozenset()


class Scorer:
    """Ranks the phrases of a role for the places of one draft."""

    def __init__(self, stock: Stock, facts: Mapping[str, str], day: date | None, dice: Dice) -> None:
        self.stock, self.dice = stock, dice
        self._day, self._level, self._facts = day, facts.get("级"), facts
        self._given = {COUNT, *(name for name in facts if is_given(name, facts))}
        self._meeting = facts.get("会议", "") + facts.get(CAMPAIGN, "")
        self._standing = stock.judged((day, *sorted(facts.items())))
        self._rankings: dict[tuple[str, str, bool], Ranking] = {}

    def ranking(self, place: str, role: str, want: Want, *, gaps: bool = False) -> Ranking:
        """The phrases that may stand at a place, the best first; `gaps`: those for which facts are missing."""
        key = (place, role, gaps)
        if key not in self._rankings:
            scored = self._scored(place, role, want, gaps)
            scored.sort(reverse=True)
            self._rankings[key] = [(score, candidate) for score, _, candidate in scored]
        return self._rankings[key]

    def _scored(self, place: str, role: str, want: Want, gaps: bool) -> list[tuple[float, int, Candidate]]:
        noise = array("I", self.dice.of(place, role).randbytes(_BYTES * len(self.stock.of_role(role))))
        near = self._nearness(role, want.pairs).get
        general = _general(role)
        allowed = None if want.topics is None else want.topics | _near(want.topics) | general
        found: list[tuple[float, int, Candidate]] = []
        for group in self.stock.by_topics(role):
            if allowed is not None and not (group.topics <= allowed or (want.whole and group.topics & want.own)):
                continue
            worth = _worth(group.topics, want, general)
            if not gaps:
                found += [(_NOISE * noise[i] + near(i, 0.0) + own + worth, i, c) for i, own, c in group.plain]
            found += [
                (_NOISE * noise[i] + near(i, 0.0) + own + worth + _tells(c, want), i, c)
                for i, own, c in group.conditional
                if self._may_stand(c, want.has_count) and gaps is not self._given.issuperset(c.slots)
            ]
        return found

    def _nearness(self, role: str, pairs: frozenset[str]) -> Mapping[int, float]:
        """How near phrases are to a heading: the words they share with it, and those of what they were mined under."""
        shared: Counter[int] = Counter()
        under: Counter[int] = Counter()
        for pair in pairs:
            texts, headings = self.stock.holding(role, pair)
            shared.update(texts)
            under.update(headings)
        near = {index: _PAIR * min(_MOST_PAIRS, count) for index, count in shared.items()}
        for index, count in under.items():
            near[index] = near.get(index, 0.0) + _UNDER * count / len(pairs)
        return near

    def fits(self, candidate: Candidate, *, has_count: bool) -> bool:
        """Whether a phrase may stand in this draft: its facts given, the day and the speaker right."""
        return self._may_stand(candidate, has_count) and self._given.issuperset(candidate.slots)

    def _may_stand(self, candidate: Candidate, has_count: bool) -> bool:
        """Whether a phrase may stand in this draft, were all its facts given."""
        key = (candidate, has_count)
        if key not in self._standing:
            self._standing[key] = self._is_sound(candidate, has_count)
        return self._standing[key]

    def _is_sound(self, candidate: Candidate, has_count: bool) -> bool:
        phrase, day = candidate.phrase, self._day
        if phrase.register is not Register.WRITTEN or candidate.is_bare or (COUNT in candidate.slots and not has_count):
            return False
        if candidate.months and (day is None or day.month not in candidate.months):
            return False
        if any(word not in self._meeting for word in candidate.belongs_to):
            return False
        if (candidate.levels and self._level not in candidate.levels) or self._stammers(candidate):
            return False
        return day is None or phrase.validity.holds(day)

    def _stammers(self, candidate: Candidate) -> bool:
        """Whether a fact ends with the words that follow it: “…教育整顿”整顿."""
        parts = candidate.phrase.parts
        for slot, after in pairwise(parts):
            if isinstance(slot, Slot) and isinstance(after, str):
                fact, following = self._facts.get(slot.name, ""), after.lstrip("”")
                if any(len(following) >= n and fact.endswith(following[:n]) for n in _TWICE):
                    return True
        return False


def _tells(candidate: Candidate, want: Want) -> float:
    """What it is worth that a phrase tells the fact, or the count, that the place is there to tell."""
    return _TELLS * len(want.tells.intersection(candidate.slots)) + _COUNTS * (
        want.has_count and COUNT in candidate.slots
    )


def _worth(topics: frozenset[str], want: Want, general: frozenset[str]) -> float:
    """What the topics of a phrase are worth: one of the place's own counts, being only near counts against it."""
    shared = len(topics & want.own)
    if topics and want.main_topic and want.main_topic not in topics:
        shared = 0
    worth = _TOPIC * bool(shared) + _SECOND_TOPIC * (shared > 1 and not want.whole)
    return worth if want.topics is None or topics <= want.topics | general else worth - _NEAR


def _near(wanted: frozenset[str]) -> frozenset[str]:
    """The topics that are near the wanted ones."""
    near = load_lexicon("composing")["near"]
    return frozenset(other for topic in wanted for other in near.get(topic, ()))


@cache
def _general(role: str) -> frozenset[str]:
    """The topics that fit everywhere in a phrase of this role."""
    return frozenset(load_lexicon("composing")["general_topics"].get(role, ()))
