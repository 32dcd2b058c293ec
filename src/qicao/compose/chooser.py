"""Choosing a phrase: hard conditions first, then a score, then a seeded draw among the best.

Every place of an outline has a generator of its own, so that drawing one place again leaves the others as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.bank.phrase import PhraseRole
from qicao.compose.ledger import Ledger, makes_a_run
from qicao.compose.penalties import AGAIN, SLACK, beside, does_not_answer, said_already, where_it_stands
from qicao.compose.scoring import Ranking, Scorer, Want
from qicao.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qicao.compose.candidate import Candidate
    from qicao.compose.places import Place

_NO_LIMIT = -(10**6)
_LONGEST = 10**6
_NO_END = float("inf")


class Moment(NamedTuple):
    """Where in its paragraph the next phrase stands: what stands before and after it, the characters still wanted.

    `most`: the characters that it may have.
    """

    before: tuple[Candidate, ...]
    room: int
    after: tuple[Candidate, ...] = ()
    most: int = _LONGEST


class Chooser:
    """Draws phrases for one draft. `avoid`: what stood at places that are drawn again."""

    def __init__(self, scorer: Scorer, ledger: Ledger, avoid: Mapping[str, frozenset[str]] | None = None) -> None:
        self._scorer, self.ledger, self._avoid = scorer, ledger, avoid or {}
        self.dice = scorer.dice

    def fits(self, candidate: Candidate, place: Place) -> bool:
        """Whether a phrase may stand in a draft with these facts, on this day, of this speaker."""
        return self._scorer.fits(candidate, has_count=place.announced is not None)

    def draw(self, place: str, role: str, want: Want, moment: Moment) -> Candidate | None:
        """The phrase that suits `place` best; None when none fits.

        What does not quite suit is taken only where nothing else would stand.
        """
        want = self._now_wanted(want, role, moment)
        for role_or_substitute in _roles(role):
            found = self._best(place, self._scorer.ranking(place, role_or_substitute, want), want, moment)
            if found is not None:
                return found
        return None if moment.before else self._stopgap(place, role, want)

    def alternatives(self, place: str, role: str, want: Want, moment: Moment) -> Iterator[tuple[float, Candidate]]:
        """All phrases that may stand there, the best of each role first, with their scores."""
        want = self._now_wanted(want, role, moment)
        for role_or_substitute in _roles(role):
            ranking = self._scorer.ranking(place, role_or_substitute, want)
            scored = [(s - self._penalty(place, c, want, moment), c) for s, c in self._fitting(ranking, want, moment)]
            yield from sorted(scored, key=lambda pair: -pair[0])

    def _now_wanted(self, want: Want, role: str, moment: Moment) -> Want:
        """What is wanted at this moment: measures answer the problems that were named before."""
        want = _still_wanted(want, moment)
        answers = want.is_argued and role in load_lexicon("composing")["answers"]
        return want._replace(asked=self.ledger.asked(want.own)) if answers else want

    def _stopgap(self, place: str, role: str, want: Want) -> Candidate | None:
        """A phrase for a place that would be empty: wherever it belongs, whatever facts it lacks, whosever it is."""
        moment, easy = Moment((), _NO_LIMIT), want._replace(topical=None)
        for gaps in (False, True):
            ranking = self._scorer.ranking(place, role, want, gaps=gaps)
            found = self._best(place, ranking, easy, moment)
            found = found or next((c for _, c in ranking if self.ledger.allows(c) and _stands(c, easy, moment)), None)
            if found is not None:
                return found
        return None

    def _best(self, place: str, ranking: Ranking, want: Want, moment: Moment) -> Candidate | None:
        best: Candidate | None = None
        best_score = float("-inf")
        for score, candidate in ranking:
            if score <= best_score:
                break
            if self._may_stand(candidate, want, moment):
                now = score - self._penalty(place, candidate, want, moment, score - best_score)
                if now > best_score:
                    best, best_score = candidate, now
        return best

    def _fitting(self, ranking: Ranking, want: Want, moment: Moment) -> Iterator[tuple[float, Candidate]]:
        return ((score, candidate) for score, candidate in ranking if self._may_stand(candidate, want, moment))

    def _may_stand(self, candidate: Candidate, want: Want, moment: Moment) -> bool:
        if candidate.characters > moment.most or not _stands(candidate, want, moment):
            return False
        if candidate.speeches and makes_a_run((*moment.before, candidate, *moment.after)):
            return False
        return self.ledger.allows(candidate) and self.ledger.has_share_for(candidate)

    def _penalty(self, place: str, candidate: Candidate, want: Want, moment: Moment, most: float = _NO_END) -> float:
        """What speaks against a phrase at this moment; not told to the end where it is more than `most`."""
        penalty = where_it_stands(candidate, want, moment)
        if candidate.phrase.id in self._avoid.get(place, ()):
            penalty += AGAIN
        if penalty < most:
            penalty += beside(candidate, want, moment.before) + does_not_answer(candidate, want)
        return penalty + said_already(candidate, self.ledger, moment.before) if penalty < most else penalty


def _still_wanted(want: Want, moment: Moment) -> Want:
    """What is wanted once the other phrases of the place stand: clauses of the heading of which they speak are paid."""
    if not want.unpaid:
        return want
    others = (*moment.before, *moment.after)
    return want._replace(unpaid=tuple(one for one in want.unpaid if all(one.isdisjoint(c.pairs) for c in others)))


def _roles(role: str) -> tuple[str, ...]:
    """A role and what may stand for it."""
    return (role, *load_lexicon("composing")["substitutes"].get(role, ()))


def _stands(candidate: Candidate, want: Want, moment: Moment) -> bool:
    """Whether a phrase can stand at this place of its paragraph: at its head, in it, at its end."""
    first = not moment.before and not want.headed and want.topical is not True
    if want.closing or candidate.leans:
        return want.closing and candidate.leans
    if _is_misplaced(candidate, want, first):
        return False
    if candidate.comes_last and moment.room > candidate.characters + SLACK:
        return False
    if want.topical is None:
        return True
    return candidate.is_instance == (want.topical or not first)


def _is_misplaced(candidate: Candidate, want: Want, first: bool) -> bool:
    """Whether a phrase cannot stand here, however much room there is."""
    if candidate.comes_first and not first:
        return True
    if want.whole and candidate.phrase.role is PhraseRole.SIGNIFICANCE and candidate.topics:
        return not candidate.names_campaign
    return (candidate.ends and want.followed) or _says_nothing(candidate, want)


def _says_nothing(candidate: Candidate, want: Want) -> bool:
    """Whether a maxim or a basis in a point that is about something is about nothing in particular."""
    roles = load_lexicon("composing")["on_topic"]
    return want.is_point and bool(want.own) and not candidate.topics and candidate.phrase.role.chinese in roles
