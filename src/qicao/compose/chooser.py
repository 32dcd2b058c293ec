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
_NEAR = 0.8
_SAME_OPENING, _THIRD_OPENING = 0.7, 2.5
_ECHO = 0.8
_OWN_HEADING = 1.5
_DRIFT = 0.7
_NO_LIMIT = -(10**6)
_CROWD = 0.12
_TOO_LONG, _SLACK = 0.02, 30

Ranking = list[tuple[float, "Candidate"]]


@dataclass(frozen=True)
class Want:
    """What a place wants. `topics`: all it may be about (None: anything); `pairs`: of its heading.

    `has_count`: a {数} can be filled. `topical`: True: each phrase has a topic; False: the first one has none, it gives
    the overview, and the others have one; None: no matter.
    """

    topics: frozenset[str] | None = frozenset()
    pairs: frozenset[str] = frozenset()
    has_count: bool = False
    headed: bool = False
    topical: bool | None = None


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
        if not before and want.topical is not False:
            penalty += _OWN_HEADING * (candidate.is_headed == want.headed)
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
        wanted, allowed = want.topics, _allowed(want.topics)
        for index, candidate in self._sound_ones(role, want.has_count, gaps):
            topics = candidate.topics
            if allowed is None or topics <= allowed:
                worth = _worth(topics, wanted) if topics and wanted else 0.0
                yield _NOISE * noise[index] + worth + self._affinity(candidate, want), index, candidate

    def _affinity(self, candidate: Candidate, want: Want) -> float:
        """How near a phrase is to the heading, and whether it comes from the occasion's own set."""
        own = _OWN_SET if candidate.tier == 0 else _PARENT_SET
        score = own if candidate.tier < self._last_tier else 0.0
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


def _worth(topics: frozenset[str], wanted: frozenset[str]) -> float:
    """What the topics of a phrase are worth: each wanted one counts, one that is only near counts against it."""
    worth = _TOPIC * min(_MOST_TOPICS, len(topics & wanted))
    return worth if topics <= wanted | _general() else worth - _NEAR


def _allowed(wanted: frozenset[str] | None) -> frozenset[str] | None:
    """All that a phrase may be about: what is wanted, what is near it, what fits everywhere; None: anything."""
    if wanted is None:
        return None
    near = load_lexicon("composing")["near"]
    return wanted | {other for topic in wanted for other in near.get(topic, ())} | _general()


@cache
def _general() -> frozenset[str]:
    return frozenset(load_lexicon("composing")["general_topics"])


def _stands_well(candidate: Candidate, want: Want, moment: Moment) -> bool:
    """Whether a phrase can stand at this place of its paragraph: at its head, in it, at its end."""
    first = not moment.before and not want.headed
    if candidate.comes_first and not first:
        return False
    if candidate.leans and first:
        return False
    if candidate.comes_last and moment.room > candidate.characters + _SLACK:
        return False
    if want.topical is None or candidate.leans:
        return True
    return bool(candidate.topics) == (want.topical or not first)
