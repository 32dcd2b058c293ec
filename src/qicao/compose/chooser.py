"""Choosing a phrase: hard conditions first, then a score, then a seeded draw among the best.

Every place of an outline has a generator of its own, so that drawing one place again leaves the others as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.compose.scoring import Ranking, Scorer, Want
from qicao.compose.wording import MUST
from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from qicao.compose.ledger import Ledger
    from qicao.compose.stock import Candidate

_SAME_OPENING, _THIRD_OPENING = 0.7, 2.5
_ECHO = 0.8
_OWN_HEADING = 1.5
_OWN_TOPIC, _NO_CAMPAIGN, _NO_MUST = 1.2, 0.8, 2.0
_CAMPAIGN = "活动"
_DRIFT = 0.7
_CROWD = 0.12
_TOO_LONG, _SLACK = 0.03, 30
_NO_LIMIT = -(10**6)


class Moment(NamedTuple):
    """Where in its paragraph the next phrase stands: what stands before it, the characters still wanted."""

    before: tuple[Candidate, ...]
    room: int


class Chooser:
    """Draws phrases for one draft."""

    def __init__(self, scorer: Scorer, ledger: Ledger) -> None:
        self._scorer, self._ledger = scorer, ledger
        self.random = scorer.random

    def draw(self, place: str, role: str, want: Want, moment: Moment) -> Candidate | None:
        """The phrase that suits `place` best, noted as used; None when none fits.

        What does not quite suit is taken only where nothing else would stand.
        """
        found = None
        for role_or_substitute in (role, *load_lexicon("composing")["substitutes"].get(role, ())):
            found = found or self._best(self._scorer.ranking(place, role_or_substitute, want), want, moment)
        if found is None and not moment.before:
            found = self._stopgap(place, role, want)
        if found is not None:
            self._ledger.use(place, found)
        return found

    def _stopgap(self, place: str, role: str, want: Want) -> Candidate | None:
        """A phrase for a place that would be empty: wherever in a paragraph it belongs, whatever facts it lacks."""
        moment, easy = Moment((), _NO_LIMIT), want._replace(topical=None)
        found = self._best(self._scorer.ranking(place, role, want), easy, moment)
        return found or self._best(self._scorer.ranking(place, role, want, gaps=True), easy, moment)

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
        if want.topical and not want.headed:
            penalty += _OWN_HEADING * (candidate.is_headed == bool(before))
        if want.general:
            penalty += _OWN_TOPIC * bool(candidate.topics) + _NO_CAMPAIGN * (_CAMPAIGN not in candidate.slots)
        if want.must and not before and candidate.opening != MUST:
            penalty += _NO_MUST
        return penalty + _TOO_LONG * max(0, candidate.characters - moment.room - _SLACK)


def _stands_well(candidate: Candidate, want: Want, moment: Moment) -> bool:
    """Whether a phrase can stand at this place of its paragraph: at its head, in it, at its end."""
    first = not moment.before and not want.headed
    if candidate.comes_first and not first:
        return False
    if candidate.ends and want.followed:
        return False
    if candidate.leans and (first or want.is_point):
        return False
    if candidate.comes_last and moment.room > candidate.characters + _SLACK:
        return False
    if want.topical is None or candidate.leans:
        return True
    return candidate.is_instance == (want.topical or not first)
