"""Choosing a phrase: hard conditions first, then a score, then a seeded draw among the best.

Every place of an outline has a generator of its own, so that drawing one place again leaves the others as they are.
The noise of a draw belongs to the phrase and not to its rank: a phrase that drops out changes nothing for the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from qicao.bank.phrase import Register
from qicao.compose.stock import MUST
from qicao.compose.wording import COUNT, is_given
from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from qicao.compose.ledger import Ledger
    from qicao.compose.stock import Candidate, Stock

_NOISE = 1.2
_TOPIC, _MOST_TOPICS = 1.5, 2
_PAIR, _MOST_PAIRS = 0.3, 4
_UNDER = 1.5
_OWN_SET, _PARENT_SET = 0.8, 0.4
_TELLS = 2.5
_NEAR = 0.8
_SAME_OPENING, _THIRD_OPENING = 0.7, 2.5
_ECHO = 0.8
_OWN_HEADING = 3.0
_OWN_TOPIC, _NO_CAMPAIGN, _NO_MUST = 1.2, 0.8, 2.0
_CAMPAIGN = "活动"
_DRIFT = 0.7
_NO_LIMIT = -(10**6)
_CROWD = 0.12
_TOO_LONG, _SLACK = 0.02, 30

Ranking = list[tuple[float, "Candidate"]]


@dataclass(frozen=True)
class Want:
    """What a place wants. `topics`: all it may be about (None: anything); `own`: what it should be about.

    `slot`: the fact that it is there to tell; `pairs`: of its heading; `has_count`: a {数} can be filled; `headed`: it
    has a heading. `topical`: True: each phrase has a topic; False: the first has none and gives the overview, the others
    have one; None: no matter. `general`: rather what is said of the campaign as a whole. `must`: it goes on after a 要.
    """

    topics: frozenset[str] | None = frozenset()
    own: frozenset[str] = frozenset()
    slot: str = ""
    pairs: frozenset[str] = frozenset()
    has_count: bool = False
    headed: bool = False
    topical: bool | None = None
    is_point: bool = False
    general: bool = False
    must: bool = False


@dataclass(frozen=True)
class Moment:
    """Where in its paragraph the next phrase stands: what stands before it, the characters still wanted."""

    before: tuple[Candidate, ...]
    room: int


class Chooser:
    """Draws phrases for one draft."""

    def __init__(self, stock: Stock, ledger: Ledger, facts: Mapping[str, str], day: date | None, seed: int) -> None:
        self._stock, self._ledger, self._facts, self._day, self._seed = stock, ledger, facts, day, seed
        self._last_tier = max((c.tier for c in stock.of_role("部署")), default=0)
        self._rankings: dict[tuple[str, str, bool], Ranking] = {}
        self._sound: dict[tuple[str, bool, bool], tuple[tuple[int, Candidate], ...]] = {}

    def draw(self, place: str, role: str, want: Want, moment: Moment) -> Candidate | None:
        """The phrase that suits `place` best, noted as used; None when none fits.

        What does not quite suit is taken only where nothing else would stand.
        """
        for role_or_substitute in (role, *load_lexicon("composing")["substitutes"].get(role, ())):
            found = self._best(self._ranking(place, role_or_substitute, want, gaps=False), want, moment)
            if found is not None:
                break
        if found is None and not moment.before:
            found = self._stopgap(place, role, want)
        if found is not None:
            self._ledger.use(place, found)
        return found

    def _stopgap(self, place: str, role: str, want: Want) -> Candidate | None:
        """A phrase for a place that would be empty: wherever in a paragraph it belongs, whatever facts it lacks."""
        moment, easy = Moment((), _NO_LIMIT), replace(want, topical=None)
        found = self._best(self._ranking(place, role, want, gaps=False), easy, moment)
        return found or self._best(self._ranking(place, role, want, gaps=True), easy, moment)

    def random(self, place: str) -> Random:
        """The generator of a place."""
        return Random(f"{self._seed}:{place}")  # noqa: S311 - a draw among phrases, no secret

    def _best(self, ranking: Ranking, want: Want, moment: Moment) -> Candidate | None:
        best: Candidate | None = None
        best_score = float("-inf")
        for score, candidate in ranking:
            if score <= best_score:
                break
            if _stands_well(candidate, want, moment) and self._ledger.allows(candidate):
                now = score - self._penalty(candidate, want, moment)
                if now > best_score:
                    best, best_score = candidate, now
        return best

    def _penalty(self, candidate: Candidate, want: Want, moment: Moment) -> float:
        """What speaks against a phrase at this moment; never negative."""
        before = moment.before
        same = [c.opening == candidate.opening for c in before[-2:]]
        penalty = _ECHO * self._ledger.echoes(candidate) + _CROWD * self._ledger.weight(candidate)
        if same and same[-1]:
            penalty += _THIRD_OPENING if all(same) and len(same) > 1 else _SAME_OPENING
        if before and before[-1].topics and candidate.topics and not before[-1].topics & candidate.topics:
            penalty += _DRIFT
        if want.headed or want.topical:
            penalty += _OWN_HEADING * (candidate.is_headed == (want.headed or bool(before)))
        if want.general:
            penalty += _OWN_TOPIC * bool(candidate.topics) + _NO_CAMPAIGN * (_CAMPAIGN not in candidate.phrase.slots)
        if want.must and not before and candidate.opening != MUST:
            penalty += _NO_MUST
        return penalty + _TOO_LONG * max(0, candidate.characters - moment.room - _SLACK)

    def _ranking(self, place: str, role: str, want: Want, *, gaps: bool) -> Ranking:
        key = (place, role, gaps)
        if key not in self._rankings:
            scored = sorted(self._scored(place, role, want, gaps=gaps), reverse=True)
            self._rankings[key] = [(score, candidate) for score, _, candidate in scored]
        return self._rankings[key]

    def _scored(self, place: str, role: str, want: Want, *, gaps: bool) -> Iterator[tuple[float, int, Candidate]]:
        draw = self.random(f"{place}:{role}").random
        noise = [draw() for _ in self._stock.of_role(role)]
        wanted, general = want.topics, _general(role)
        allowed = None if wanted is None else wanted | _near(wanted) | general
        for index, candidate in self._sound_ones(role, want.has_count, gaps):
            topics = candidate.topics
            if allowed is None or topics <= allowed:
                worth = _worth(topics, want, general) if topics else 0.0
                yield _NOISE * noise[index] + worth + self._affinity(candidate, want), index, candidate

    def _affinity(self, candidate: Candidate, want: Want) -> float:
        """How near a phrase is to the heading, and whether it comes from the occasion's own set."""
        own = _OWN_SET if candidate.tier == 0 else _PARENT_SET
        score = own if candidate.tier < self._last_tier else 0.0
        slots = candidate.phrase.slots
        score += _TELLS * ((want.slot in slots) + (want.has_count and COUNT in slots))
        if not want.pairs:
            return score
        score += _PAIR * min(_MOST_PAIRS, len(candidate.pairs & want.pairs))
        if candidate.under:
            score += _UNDER * 2 * len(candidate.under & want.pairs) / (len(candidate.under) + len(want.pairs))
        return score

    def _sound_ones(self, role: str, has_count: bool, gaps: bool) -> tuple[tuple[int, Candidate], ...]:
        """The phrases of a role that may stand in this draft at all, with their place in the bank."""
        key = (role, has_count, gaps)
        if key not in self._sound:
            numbered = enumerate(self._stock.of_role(role))
            self._sound[key] = tuple((i, c) for i, c in numbered if self._is_sound(c, has_count, gaps))
        return self._sound[key]

    def _is_sound(self, candidate: Candidate, has_count: bool, gaps: bool) -> bool:
        if candidate.is_plain:
            return not gaps
        phrase = candidate.phrase
        if phrase.register is not Register.WRITTEN or (self._day and not phrase.validity.holds(self._day)):
            return False
        missing = [name for name in phrase.slots if name != COUNT and not is_given(name, self._facts)]
        return bool(missing) == gaps and (has_count or COUNT not in phrase.slots)


def _worth(topics: frozenset[str], want: Want, general: frozenset[str]) -> float:
    """What the topics of a phrase are worth: each of the place's own counts, being only near counts against it."""
    worth = _TOPIC * min(_MOST_TOPICS, len(topics & want.own))
    return worth if want.topics is None or topics <= want.topics | general else worth - _NEAR


def _near(wanted: frozenset[str]) -> frozenset[str]:
    """The topics that are near the wanted ones."""
    near = load_lexicon("composing")["near"]
    return frozenset(other for topic in wanted for other in near.get(topic, ()))


@cache
def _general(role: str) -> frozenset[str]:
    """The topics that fit everywhere in a phrase of this role."""
    return frozenset(load_lexicon("composing")["general_topics"].get(role, ()))


def _stands_well(candidate: Candidate, want: Want, moment: Moment) -> bool:
    """Whether a phrase can stand at this place of its paragraph: at its head, in it, at its end."""
    first = not moment.before and not want.headed
    if candidate.comes_first and not first:
        return False
    if candidate.leans and (first or want.is_point):
        return False
    if candidate.comes_last and moment.room > candidate.characters + _SLACK:
        return False
    if want.topical is None or candidate.leans:
        return True
    return bool(candidate.topics) == (want.topical or not first)
