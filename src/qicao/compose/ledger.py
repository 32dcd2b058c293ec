"""What a draft has used so far, place by place, so that nothing stands in it twice and no source too often."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qicao.bank.phrase import PhraseRole
from qicao.compose.candidate import LONG_CLAUSE, clauses_of
from qicao.lexicons import load_lexicon
from qicao.speech.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qicao.compose.candidate import Candidate
    from qicao.compose.picks import Chosen

_LONGEST_RUN = 2


class Ledger:
    """The phrases and the clauses in use. Writing a place again gives back what it had used.

    `most`: the characters that may come from any one source speech (None: no bound). `banned`: ids, or words, of
    phrases that the writer does not want.
    """

    def __init__(self, most: float | None = None, banned: Sequence[str] = ()) -> None:
        self._most, self._banned = most, tuple(banned)
        self._of_place: dict[str, tuple[Chosen, ...]] = {}
        self._used: set[str] = set()
        self._reserved: set[str] = set()
        self._clauses: Counter[str] = Counter()
        self._quotes: Counter[str] = Counter()
        self._marks: Counter[int] = Counter()
        self._turns: Counter[str] = Counter()
        self._characters: Counter[str] = Counter()
        self._speeches: Counter[str] = Counter()

    def reserve(self, ids: Iterable[str]) -> None:
        """Keep phrases for the places where the outline pins them."""
        self._reserved.update(ids)

    def stands(self, candidate: Candidate) -> bool:
        """Whether the phrase stands in the draft."""
        return candidate.phrase.id in self._used

    def write_down(self, text: str) -> None:
        """Note words that stand in the draft whatever is chosen: the writer's own, and headings."""
        self._clauses.update(clauses_of(text))
        self._used.add(fingerprint(text))

    def use(self, place: str, chosen: Chosen) -> None:
        """Note that a phrase stands at `place`, after those that stand there already."""
        self._of_place[place] = (*self.at(place), chosen)
        candidate = chosen.candidate
        self._used |= {candidate.phrase.id, candidate.words}
        self._clauses.update(candidate.clauses)
        self._turns.update(candidate.turns)
        self._quotes.update(candidate.quotes)
        self._marks.update(candidate.marks)
        self._speeches.update(candidate.speeches)
        for speech in candidate.speeches:
            self._characters[speech] += candidate.characters

    def give_back(self, place: str) -> tuple[Chosen, ...]:
        """Forget what stood at `place`: it is written again. Returns what it was."""
        given_back = self._of_place.pop(place, ())
        for _, candidate, _ in given_back:
            self._used -= {candidate.phrase.id, candidate.words}
            self._clauses.subtract(candidate.clauses)
            self._turns.subtract(candidate.turns)
            for turn in candidate.turns:
                if self._turns[turn] <= 0:
                    del self._turns[turn]
            self._quotes.subtract(candidate.quotes)
            self._marks.subtract(candidate.marks)
            self._speeches.subtract(candidate.speeches)
            for speech in candidate.speeches:
                self._characters[speech] -= candidate.characters
        return given_back

    def at(self, place: str) -> tuple[Chosen, ...]:
        """What stands at `place`, in order."""
        return self._of_place.get(place, ())

    def count(self, role: str, *, closing: bool = False) -> int:
        """How many phrases the draft has that were asked for by this role; `closing`: of those that lean on others."""
        asked = (chosen for script in self._of_place.values() for chosen in script if chosen.role == role)
        return sum(chosen.candidate.leans or not closing for chosen in asked)

    def asked(self, topics: frozenset[str]) -> frozenset[str]:
        """What the problems are about that the draft has named on one of these topics, by pairs of characters."""
        named = (chosen.candidate for script in self._of_place.values() for chosen in script)
        problems = (one for one in named if one.phrase.role is PhraseRole.PROBLEM and topics & one.topics)
        return frozenset[str]().union(*(one.telling for one in problems))

    def too_often(self, candidate: Candidate) -> int:
        """How many of its marked turns of speech the draft has as often as it should already."""
        seldom = load_lexicon("composing")["seldom"]
        return sum(self._marks[mark] >= seldom[mark]["most"] for mark in candidate.marks)

    def allows(self, candidate: Candidate) -> bool:
        """Whether neither the phrase nor one of its long clauses stands in the draft, and nobody has banned it."""
        if candidate.phrase.id in self._used | self._reserved or candidate.words in self._used:
            return False
        if self.is_banned(candidate):
            return False
        return not any(self._clauses[clause] > 0 for clause in candidate.long_clauses)

    def has_share_for(self, candidate: Candidate) -> bool:
        """Whether the draft may hold so much more of the speeches that a phrase was mined from."""
        if self._most is None:
            return True
        return all(self._characters[speech] + candidate.characters <= self._most for speech in candidate.speeches)

    def echoes(self, candidate: Candidate) -> int:
        """How many of its shorter clauses stand in the draft already."""
        return sum(self._clauses[clause] > 0 for clause in candidate.clauses if len(clause) < LONG_CLAUSE)

    def heard(self, candidate: Candidate) -> float:
        """The share of its turns of phrase that stand in the draft already, from 0 to 1."""
        return len(self._turns.keys() & candidate.turns) / max(1, len(candidate.turns))

    def quoted(self, candidate: Candidate) -> int:
        """How many of its terms in quotation marks stand in the draft already."""
        return sum(self._quotes[term] > 0 for term in candidate.quotes)

    def weight(self, candidate: Candidate) -> int:
        """How many phrases the draft holds from the speech that this one was mined from."""
        return max((self._speeches[speech] for speech in candidate.speeches), default=0)

    def shares(self, total: int) -> dict[str, float]:
        """How much of a draft of `total` characters comes from each source speech, the most first."""
        used = [(speech, count) for speech, count in self._characters.most_common() if count > 0]
        return {speech: count / max(1, total) for speech, count in used}

    def is_banned(self, candidate: Candidate) -> bool:
        """Whether the writer does not want it."""
        return any(ban == candidate.phrase.id or ban in candidate.text for ban in self._banned)


def makes_a_run(candidates: Sequence[Candidate]) -> bool:
    """Whether more than two sentences that stand one after another come from one source speech."""
    run: Counter[str] = Counter()
    for candidate in candidates:
        run = Counter({speech: run[speech] + candidate.sentences for speech in candidate.speeches})
        if run and max(run.values()) > _LONGEST_RUN:
            return True
    return False
