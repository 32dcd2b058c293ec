"""What a draft has used so far, place by place, so that nothing stands in it twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qicao.compose.stock import LONG_CLAUSE, clauses_of
from qicao.speech.text import fingerprint

if TYPE_CHECKING:
    from qicao.compose.stock import Candidate


class Ledger:
    """The phrases and the clauses in use. Writing a place again gives back what it had used."""

    def __init__(self) -> None:
        self._of_place: dict[str, list[Candidate]] = {}
        self._used: set[str] = set()
        self._clauses: Counter[str] = Counter()
        self._speeches: Counter[str] = Counter()

    def write_down(self, text: str) -> None:
        """Note words that stand in the draft whatever is chosen: the writer's own, and headings."""
        self._clauses.update(clauses_of(text))
        self._used.add(fingerprint(text))

    def use(self, place: str, candidate: Candidate) -> None:
        """Note that a phrase stands at `place`."""
        self._of_place.setdefault(place, []).append(candidate)
        self._used |= {candidate.phrase.id, candidate.words}
        self._clauses.update(candidate.clauses)
        self._speeches.update(candidate.speeches)

    def give_back(self, place: str) -> None:
        """Forget what stood at `place`: it is written again."""
        for candidate in self._of_place.pop(place, ()):
            self._used -= {candidate.phrase.id, candidate.words}
            self._clauses.subtract(candidate.clauses)
            self._speeches.subtract(candidate.speeches)

    def at(self, place: str) -> tuple[Candidate, ...]:
        """The phrases that stand at `place`, in order."""
        return tuple(self._of_place.get(place, ()))

    def allows(self, candidate: Candidate) -> bool:
        """Whether neither the phrase nor one of its long clauses stands in the draft."""
        if candidate.phrase.id in self._used or candidate.words in self._used:
            return False
        return not any(self._clauses[clause] > 0 for clause in candidate.long_clauses)

    def echoes(self, candidate: Candidate) -> int:
        """How many of its shorter clauses stand in the draft already."""
        return sum(self._clauses[clause] > 0 for clause in candidate.clauses if len(clause) < LONG_CLAUSE)

    def weight(self, candidate: Candidate) -> int:
        """How many phrases the draft holds from the speech that this one was mined from."""
        return max((self._speeches[speech] for speech in candidate.speeches), default=0)
